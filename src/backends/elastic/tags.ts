import type { CompileInput } from "../backend.ts";
import { tacticNames } from "./envelope-threat.ts";

/** The public rule repository refuses tags without one of these. */
const PREFIXES = [
  "Data Source:",
  "Domain:",
  "Mitre Atlas:",
  "OS:",
  "Platform:",
  "Profile:",
  "Promotion:",
  "Resources:",
  "Rule Type:",
  "Service:",
  "Tactic:",
  "Threat:",
  "Use Case:",
  "Vuln:",
];

/** Tags in the order of the public repository: domain and source, use case, tactics, resources. */
export function tagsOf(input: CompileInput, guided: boolean): readonly string[] {
  const { detection, bindings, attack, notes } = input;
  const { metadata } = detection;
  const sources = [...bindings.values()].flatMap(({ scope }) => (scope.kind === "elastic" ? scope.tags : []));
  const tactics = tacticNames(metadata, attack).flatMap((name) => attack.tactic(name)?.name ?? []);
  const own = metadata.tags.filter((tag) => PREFIXES.some((prefix) => tag.startsWith(prefix)));
  const dropped = metadata.tags.filter((tag) => !own.includes(tag));
  if (dropped.length > 0) {
    notes.add({
      code: "metadata-lost",
      construct: "tags",
      reason: `Elastic's tags name their kind, as in "Use Case: …"; left out: ${dropped.join(", ")}`,
      span: metadata.spans.get("tags") ?? detection.trigger.span,
    });
  }
  const all = [
    ...sources.filter((tag) => tag.startsWith("Domain:")),
    ...sources.filter((tag) => !tag.startsWith("Domain:")),
    ...own,
    "Use Case: Threat Detection",
    ...tactics.map((name) => `Tactic: ${name}`),
    ...(guided ? ["Resources: Investigation Guide"] : []),
  ];
  return [...new Set(all)];
}
