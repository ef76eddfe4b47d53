import { loadAttack } from "../../../attack/attack.ts";
import { sentinelTactic } from "../../../attack/targets.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { finding, meant } from "./finding.ts";
import { listOf, member } from "./part.ts";
import type { Rule } from "./rule.ts";

/** Techniques without any of their tactics, and ids that ATT&CK does not have. Sentinel follows ATT&CK v18 in this. */
export function checkAttack(rule: Rule): readonly Diagnostic[] {
  return [...checkTechniques(rule), ...(rule.form === "hunting" ? checkTactics(rule) : [])];
}

/** A hunting query's tactics become tags of a saved search, which may be anything. */
function checkTactics({ document, members }: Rule): readonly Diagnostic[] {
  const known = knownTactics();
  return listOf(member(members, "tactics")).flatMap((tactic, index) => {
    if (typeof tactic !== "string" || known.includes(tactic)) return [];
    const span = document.spanAt(["tactics", index]);
    return [finding("RW5117", "warning", `Sentinel has no tactic \`${tactic}\``, span, meant(tactic, known))];
  });
}

/** Tactics of former days and of industrial control systems. */
const OTHER_TACTICS = ["PreAttack", "ImpairProcessControl", "InhibitResponseFunction"];

function knownTactics(): readonly string[] {
  const current = loadAttack("18")
    .allTactics()
    .flatMap(({ shortname }) => sentinelTactic(shortname) ?? []);
  return [...current, ...OTHER_TACTICS];
}

function checkTechniques({ document, members }: Rule): readonly Diagnostic[] {
  const attack = loadAttack("18");
  const tactics = listOf(member(members, "tactics"));
  const names = ["relevantTechniques", "techniques", "subTechniques"];
  // A misspelt tactic is reported by itself; which techniques it covers is not known.
  const isKnown = tactics.every((tactic) => knownTactics().includes(String(tactic)));
  return names.flatMap((name) =>
    listOf(member(members, name)).flatMap((id, index): readonly Diagnostic[] => {
      // T0 and three digits are techniques of ATT&CK for industrial control systems, which is not looked up.
      if (typeof id !== "string" || !/^T[1-9]\d{3}(?:\.\d{3})?$/.test(id)) return [];
      const span = document.spanAt([name, index]);
      const current = attack.technique(id)?.id ?? attack.replacement(id);
      if (current === undefined) {
        return [finding("RW5117", "warning", `ATT&CK has no technique ${id}`, span)];
      }
      const own = attack.tacticsOf(current).flatMap((tactic) => sentinelTactic(tactic) ?? []);
      if (tactics.length === 0 || !isKnown || own.some((tactic) => tactics.includes(tactic))) return [];
      const message = `${id} belongs to ${own.join(", ")}, and the rule lists no such tactic`;
      return [finding("RW5117", "warning", message, span)];
    }),
  );
}
