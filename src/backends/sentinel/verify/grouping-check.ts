import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { finding, meant } from "./finding.ts";
import { isMembers, listOf, member } from "./part.ts";
import type { Rule } from "./rule.ts";

/** Incident grouping may only name what the rule itself maps. */
export function checkGrouping({ document, members }: Rule): readonly Diagnostic[] {
  const pointer = ["incidentConfiguration", "groupingConfiguration"];
  const grouping = member(member(members, "incidentConfiguration"), "groupingConfiguration");
  if (!isMembers(grouping) || member(grouping, "enabled") === false) return [];
  const mapped = listOf(member(members, "entityMappings")).map((mapping) => String(member(mapping, "entityType")));
  const details = member(members, "customDetails");
  const keys = isMembers(details) ? Object.keys(details) : [];
  const check = (name: string, known: readonly string[], what: string): readonly Diagnostic[] =>
    listOf(member(grouping, name)).flatMap((value, index) => {
      if (typeof value !== "string" || known.includes(value)) return [];
      const span = document.spanAt([...pointer, name, index]);
      return [
        finding("RW5119", "error", `The rule has no ${what} \`${value}\` to group by`, span, meant(value, known)),
      ];
    });
  const groups = ["groupByEntities", "groupByAlertDetails", "groupByCustomDetails"];
  const none = groups.every((name) => listOf(member(grouping, name)).length === 0);
  const empty =
    member(grouping, "matchingMethod") === "Selected" && none
      ? [
          finding(
            "RW5119",
            "error",
            "`matchingMethod: Selected` selects nothing to group by",
            document.spanAt([...pointer, "matchingMethod"]),
          ),
        ]
      : [];
  return [
    ...check("groupByEntities", mapped, "entity mapping of type"),
    ...check("groupByCustomDetails", keys, "custom detail"),
    ...empty,
  ];
}
