import type { CompileInput } from "../backend.ts";
import { tacticNames } from "./envelope-threat.ts";

/** Tags in the order of the public repository: domain and source, use case, tactics, resources. */
export function tagsOf(input: CompileInput, guided: boolean): readonly string[] {
  const { detection, bindings, attack, notes } = input;
  const { metadata } = detection;
  const sources = [...bindings.values()].flatMap(({ scope }) => (scope.kind === "elastic" ? scope.tags : []));
  const tactics = tacticNames(metadata, attack).flatMap((name) => attack.tactic(name)?.name ?? []);
  // `detection.cloud` and the like say what the domain tags of the sources say.
  const dropped = metadata.tags.filter((tag) => !tag.startsWith("detection."));
  if (dropped.length > 0) {
    notes.add({
      code: "metadata-lost",
      construct: "tags",
      reason: `the public rule repository takes tags of its own kinds only; left out: ${dropped.join(", ")}`,
      span: metadata.spans.get("tags") ?? detection.trigger.span,
    });
  }
  const all = [
    ...sources.filter((tag) => tag.startsWith("Domain:")),
    ...sources.filter((tag) => !tag.startsWith("Domain:")),
    "Use Case: Threat Detection",
    ...tactics.map((name) => `Tactic: ${name}`),
    ...(guided ? ["Resources: Investigation Guide"] : []),
  ];
  return [...new Set(all)];
}
