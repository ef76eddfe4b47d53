import type { Attack } from "../../../../attack/attack.ts";
import type { Pointer } from "../../../../spec/tree.ts";
import { listOf, member, type RuleCheck, textOf } from "./rule.ts";

const SITE = "https://attack.mitre.org";

/** The `threat` blocks against ATT&CK: ids, names, URLs, and whether a technique serves the tactic it stands under. */
export function checkThreat(check: RuleCheck): void {
  const seen = new Set<string>();
  for (const [index, threat] of listOf(member(check.rule.value, "threat")).entries()) {
    if (member(threat, "framework") !== "MITRE ATT&CK") continue;
    const at: Pointer = ["threat", index];
    const tactic = member(threat, "tactic");
    const tacticId = textOf(member(tactic, "id"));
    checkTactic(tactic, [...at, "tactic"], check);
    if (tacticId !== undefined && seen.has(tacticId)) {
      check.findings.warning("RW5411", `The tactic ${tacticId} has an entry already`, [...at, "tactic", "id"]);
    }
    seen.add(tacticId ?? "");
    for (const [place, technique] of listOf(member(threat, "technique")).entries()) {
      const here = [...at, "technique", place];
      checkTechnique(technique, tacticId, undefined, here, check);
      for (const [subPlace, sub] of listOf(member(technique, "subtechnique")).entries()) {
        const parent = textOf(member(technique, "id"));
        checkTechnique(sub, undefined, parent, [...here, "subtechnique", subPlace], check);
      }
    }
  }
}

function checkTactic(value: unknown, at: Pointer, { attacks, findings }: RuleCheck): void {
  const id = textOf(member(value, "id"));
  const name = textOf(member(value, "name"));
  if (id === undefined) return;
  const known = attacks.flatMap((attack) => attack.tactic(id) ?? []);
  if (known.length === 0) {
    findings.error("RW5411", `ATT&CK has no tactic ${id}`, [...at, "id"], tacticCalled(name, attacks));
    return;
  }
  if (name !== undefined && !known.some((tactic) => tactic.name === name)) {
    findings.error("RW5411", `The tactic ${id} is called ${known[0]?.name}, not ${name}`, [...at, "name"]);
  }
  checkReference(value, `${SITE}/tactics/${id}/`, at, findings);
}

function tacticCalled(name: string | undefined, attacks: readonly Attack[]): string | undefined {
  const found = attacks.flatMap((attack) => attack.allTactics()).find((tactic) => tactic.name === name);
  return found === undefined ? undefined : `${found.name} is ${found.id}`;
}

function checkTechnique(
  value: unknown,
  tacticId: string | undefined,
  parent: string | undefined,
  at: Pointer,
  { attacks, findings }: RuleCheck,
): void {
  const id = textOf(member(value, "id"));
  const name = textOf(member(value, "name"));
  if (id === undefined) return;
  if (parent !== undefined && !id.startsWith(`${parent}.`)) {
    findings.error("RW5411", `${id} is no sub-technique of ${parent}`, [...at, "id"]);
  }
  const known = attacks.flatMap((attack) => attack.technique(id) ?? []);
  checkReference(value, `${SITE}/techniques/${id.replace(".", "/")}/`, at, findings);
  if (known.length === 0) {
    const now = attacks.map((attack) => attack.replacement(id)).find((each) => each !== undefined);
    if (now !== undefined) findings.warning("RW5411", `ATT&CK replaced ${id} by ${now}`, [...at, "id"]);
    else findings.error("RW5411", `ATT&CK has no technique ${id}`, [...at, "id"]);
    return;
  }
  if (name !== undefined && !known.some((technique) => technique.name === name)) {
    findings.error("RW5411", `The technique ${id} is called ${known[0]?.name}, not ${name}`, [...at, "name"]);
  }
  if (tacticId === undefined) return;
  const serves = attacks.some((attack) => {
    const shortname = attack.tactic(tacticId)?.shortname;
    return shortname !== undefined && attack.tacticsOf(id).includes(shortname);
  });
  const tacticKnown = attacks.some((attack) => attack.tactic(tacticId) !== undefined);
  if (!serves && tacticKnown) {
    findings.error("RW5411", `The technique ${id} does not serve the tactic ${tacticId}`, [...at, "id"]);
  }
}

/** A missing slash at the end is added by whoever loads the rule. */
function checkReference(value: unknown, expected: string, at: Pointer, findings: RuleCheck["findings"]): void {
  const url = textOf(member(value, "reference"));
  if (url === undefined || url === expected || `${url}/` === expected) return;
  findings.error(
    "RW5411",
    `The reference is not that of ${textOf(member(value, "id"))}`,
    [...at, "reference"],
    `It is ${expected}`,
  );
}
