import { didYouMean } from "./did-you-mean.ts";
import type { AttackRefs } from "./nodes.ts";
import type { Scope } from "./resolve-scope.ts";

/** Checks techniques and tactics against ATT&CK, in the version that the settings ask for. */
export function resolveAttack(scope: Scope): AttackRefs {
  const { attack, settings } = scope.context;
  const spec = scope.spec.attack;
  const techniques = new Set<string>();
  for (const [index, id] of spec.techniques.entries()) {
    const current = currentTechnique(scope, id, index);
    if (current !== undefined) techniques.add(current);
  }
  const known = [...techniques];
  const offered = new Set<string>(known.flatMap((id) => attack.technique(id)?.tactics ?? []));
  const tactics =
    spec.tactics === undefined
      ? impliedTactics(scope, known)
      : spec.tactics.flatMap((name, index) => namedTactics(scope, name, index, known, offered));
  return { version: settings.attackVersion, techniques: known, tactics: [...new Set(tactics)] };
}

function currentTechnique(scope: Scope, id: string, index: number): string | undefined {
  const { attack, settings } = scope.context;
  const span = scope.at(["attack", "techniques", index]);
  if (attack.technique(id) !== undefined) return id;
  const replacement = attack.replacement(id);
  if (replacement !== undefined) {
    // An author who names the version the ids are written in has nothing to change.
    const declared = scope.spec.attack.version;
    if (declared !== undefined && declared !== settings.attackVersion) return replacement;
    const message = `ATT&CK ${settings.attackVersion} has ${id} as ${replacement}, which is used`;
    scope.warn("RW3144", span, message, `Write ${replacement}`);
    return replacement;
  }
  if (attack.isRetired(id)) {
    const message = `${id} is not in ATT&CK Enterprise ${settings.attackVersion}: it was retired, and no technique stands in its place`;
    scope.error(
      "RW3143",
      span,
      message,
      "Revoked and deprecated ids without a successor are not accepted; name a current one",
    );
    return undefined;
  }
  const help = didYouMean(id, attack.allTechniqueIds());
  scope.error("RW3143", span, `ATT&CK Enterprise ${settings.attackVersion} has no technique ${id}`, help);
  return undefined;
}

/** A technique of one tactic says it; one of several leaves open which is meant. */
function impliedTactics(scope: Scope, techniques: readonly string[]): readonly string[] {
  return techniques.flatMap((id) => {
    const tactics = scope.context.attack.technique(id)?.tactics ?? [];
    if (tactics.length <= 1) return tactics;
    const message = `${id} belongs to several tactics, and \`tactics\` does not say which are meant`;
    const help = `Add tactics: with those meant of ${tactics.join(", ")}; the primary one first`;
    scope.error("RW3147", scope.at(["attack"]), message, help);
    return [];
  });
}

/** A tactic in this version's words; version 19 split what 18 calls defense-evasion, and the techniques say how. */
function namedTactics(
  scope: Scope,
  name: string,
  index: number,
  techniques: readonly string[],
  offered: ReadonlySet<string>,
): readonly string[] {
  const { attack } = scope.context;
  const span = scope.at(["attack", "tactics", index]);
  const current = attack.tactic(name) === undefined ? attack.translateTactic(name, techniques) : [name];
  for (const tactic of current) {
    if (offered.size === 0 || offered.has(tactic)) continue;
    const [only] = techniques;
    const what =
      techniques.length === 1 && only !== undefined ? `${only} does not belong` : "None of the techniques belongs";
    const theirs = techniques.length === 1 ? "It belongs to" : "They belong to";
    scope.error("RW3146", span, `${what} to "${tactic}"`, `${theirs} ${[...offered].join(", ")}`);
  }
  return current;
}
