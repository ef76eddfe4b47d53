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
      : spec.tactics.map((name, index) => namedTactic(scope, name, index, offered));
  return { version: settings.attackVersion, techniques: known, tactics: [...new Set(tactics)] };
}

function currentTechnique(scope: Scope, id: string, index: number): string | undefined {
  const { attack, settings } = scope.context;
  const span = scope.at(["attack", "techniques", index]);
  if (attack.technique(id) !== undefined) return id;
  const replacement = attack.replacement(id);
  if (replacement !== undefined && attack.technique(replacement) !== undefined) {
    const message = `ATT&CK ${settings.attackVersion} has ${id} as ${replacement}, which is used`;
    scope.warn("RW3144", span, message, `Write ${replacement}`);
    return replacement;
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
    const message = `${id} belongs to ${tactics.join(", ")}`;
    scope.error("RW3147", scope.at(["attack"]), message, "Add tactics: with those meant, the primary one first");
    return [];
  });
}

function namedTactic(scope: Scope, name: string, index: number, offered: ReadonlySet<string>): string {
  const { attack, settings } = scope.context;
  const span = scope.at(["attack", "tactics", index]);
  const tactic = attack.tactic(name);
  // Version 19 split what 18 calls defense-evasion; the technique says which part is meant.
  const translated = tactic === undefined ? SPLIT.get(name)?.find((candidate) => offered.has(candidate)) : undefined;
  const found = tactic?.shortname ?? translated;
  if (found === undefined) {
    scope.error(
      "RW3145",
      span,
      `ATT&CK Enterprise ${settings.attackVersion} has no tactic "${name}"`,
      didYouMean(name, offered),
    );
    return name;
  }
  if (offered.size > 0 && !offered.has(found)) {
    const message = `None of the techniques belongs to "${found}"`;
    scope.error("RW3146", span, message, `Their tactics are ${[...offered].join(", ")}`);
  }
  return found;
}

const SPLIT: ReadonlyMap<string, readonly string[]> = new Map([
  ["defense-evasion", ["stealth", "defense-impairment"]],
  ["stealth", ["defense-evasion"]],
  ["defense-impairment", ["defense-evasion"]],
]);
