import { type Attack, loadAttack } from "../../../attack/attack.ts";
import type { Findings } from "./findings.ts";
import type { RuleView } from "./rule-view.ts";

const TECHNIQUE = "_mitreAttackTechnique:";
const TACTIC = "_mitreAttackTactic:";

/** Rules of others may name ids of either version. */
const versions = (): readonly Attack[] => [loadAttack("19"), loadAttack("18")];

/** Tags of ATT&CK have to be ids of it, and a technique brings its tactic. */
export function checkTags(view: RuleView, findings: Findings): void {
  let technique: number | undefined;
  let hasTactic = false;
  for (let index = 0; index < view.count("tags"); index += 1) {
    const tag = view.value("tags", index);
    if (typeof tag !== "string") continue;
    const span = view.span("tags", index);
    if (tag.startsWith(TECHNIQUE)) {
      technique ??= index;
      const id = tag.slice(TECHNIQUE.length);
      if (!/^T\d{4}(?:\.\d{3})?$/.test(id))
        findings.warn("RW5365", `${id} is no id of a technique`, span, "As in T1651");
      else if (versions().every((attack) => attack.technique(id) === undefined)) {
        const now = versions()[0]?.replacement(id);
        findings.warn(
          "RW5365",
          `ATT&CK has no technique ${id}`,
          span,
          now === undefined ? undefined : `It is ${now} now`,
        );
      }
    } else if (tag.startsWith(TACTIC)) {
      hasTactic = true;
      const id = tag.slice(TACTIC.length);
      if (!/^TA\d{4}$/.test(id)) findings.warn("RW5365", `${id} is no id of a tactic`, span, "As in TA0002");
      else if (versions().every((attack) => attack.tactic(id) === undefined)) {
        findings.warn("RW5365", `ATT&CK has no tactic ${id}`, span);
      }
    }
  }
  if (technique !== undefined && !hasTactic) {
    findings.warn(
      "RW5364",
      "The rule names a technique but no tactic",
      view.span("tags", technique),
      `Add ${TACTIC}TA…`,
    );
  }
}
