import { json } from "../../text/json.ts";
import { concatTexts, from } from "../../text/source-text.ts";
import { isMap, map, text, type Value, type ValueMap } from "../../text/value.ts";
import type { Artifact, Backend, CompileInput } from "../backend.ts";
import { mergeEnvelope, nativeQuery } from "../native.ts";
import { capabilities } from "./capabilities.ts";
import { indexesOf, type RuleContext, ruleContext } from "./context.ts";
import { envelope, licenceOf, plainQuery } from "./envelope.ts";
import { exceptionLines } from "./envelope-exceptions.ts";
import { tacticNames } from "./envelope-threat.ts";
import { ruleToml } from "./envelope-toml.ts";
import { relatedIntegrations, requiredFields } from "./integrations.ts";
import { snake } from "./literal.ts";
import { noteMetadata } from "./metadata.ts";
import type { Rule } from "./rule.ts";
import { rulesFor } from "./rules.ts";

/** Elastic Security: each rule as the TOML of the public rule repository and as NDJSON of Kibana's import. */
export const elastic: Backend = {
  id: "elastic",
  title: "Elastic Security",
  capabilities,
  // Alerts are documents or name their own columns; nothing beside the author's outputs is needed.
  requiredOutputs: () => [],
  compile(input) {
    const context = ruleContext(input);
    const query = nativeQuery(input.detection.native.get("elastic"), input.notes);
    const built = rulesFor(context);
    noteMetadata(context, built);
    // The author's own query is one rule, whatever the trigger would have needed.
    const rules =
      query === undefined
        ? built
        : built.slice(0, 1).map((rule) => ({ ...rule, part: undefined, filters: [], exceptions: [] }));
    return rules.flatMap((rule) => artifactsOf(rule, query, context));
  },
  library: () => [],
};

function artifactsOf(rule: Rule, query: string | undefined, context: RuleContext): readonly Artifact[] {
  const { input } = context;
  const native = input.detection.native.get("elastic");
  const made = envelope(input, rule, indexesOf(context.stages.branches, context));
  const queryValue =
    query === undefined || native === undefined
      ? made.query
      : text(from(query.endsWith("\n") ? query : `${query}\n`, native.span), "literal");
  const whole = map([
    ...made.rule.entries,
    ["query", queryValue],
    ["related_integrations", filled(relatedIntegrations(input))],
    ["required_fields", filled(requiredFields(rule))],
    ["version", input.detection.metadata.version],
  ]);
  const merged = mergeEnvelope(whole, input.detection, input.notes);
  const final: ValueMap = isMap(merged) ? merged : whole;
  const base = fileName(input, rule.part);
  const artifact = (extension: string, content: Artifact["content"]): Artifact => ({
    path: `${base}.${extension}`,
    kind: "rule",
    part: rule.part,
    ruleId: made.ruleId,
    licence: licenceOf(rule),
    content,
  });
  return [
    artifact("toml", ruleToml(final, input)),
    artifact("ndjson", ndjson([ruleLine(final), ...exceptionLines(input, rule.exceptions)])),
  ];
}

function filled(values: readonly Value[]): Value | undefined {
  return values.length === 0 ? undefined : values;
}

function ndjson(lines: readonly ValueMap[]): Artifact["content"] {
  return concatTexts(...lines.flatMap((line) => [json(line, { indent: 0 }), "\n"]));
}

/** Keys sorted, the query without the line break that its TOML block ends with. */
function ruleLine(rule: ValueMap): ValueMap {
  const entries = rule.entries
    .map(([key, value]) => [key, key === "query" ? plainQuery(value) : value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return map(entries);
}

/** The primary tactic in front, as the public repository's files are named. */
function fileName(input: CompileInput, part: string | undefined): string {
  const { metadata, slug } = input.detection;
  const tactic = tacticNames(metadata, input.attack)[0] ?? "unknown";
  return [tactic, slug, ...(part === undefined ? [] : [part])].map(snake).join("_");
}
