import { assertNever } from "../../model/walk.ts";
import { json } from "../../text/json.ts";
import { concatTexts, from } from "../../text/source-text.ts";
import { bare, isMap, map, text, type Value } from "../../text/value.ts";
import type { Artifact, CompileInput } from "../backend.ts";
import { mergeEnvelope, nativeQuery } from "../native.ts";
import { partId } from "../rule-id.ts";
import { chainRule } from "./chain-rule.ts";
import { countRule } from "./count-rule.ts";
import { firstSeenRule } from "./first-seen-rule.ts";
import { importFile } from "./import-file.ts";
import { matchListArtifact } from "./match-list.ts";
import { matchRule } from "./match-rule.ts";
import type { Rule } from "./rule.ts";
import { type RuleContext, ruleContext } from "./rule-context.ts";
import { noteLost } from "./signal.ts";
import { terraform } from "./terraform.ts";

/** The files of one rule: the call that creates it, Terraform, for match rules the import file, and its match lists. */
export function ruleArtifacts(input: CompileInput): readonly Artifact[] {
  const { detection, notes } = input;
  const context = ruleContext(input);
  const compiled = triggerRule(context);
  if (compiled === undefined) {
    notes.add({
      code: "not-expressible",
      construct: `trigger ${detection.trigger.kind}`,
      reason: "a signal needs an entity, and a grouping an attribute that all events have; the records offer none",
      span: detection.trigger.span,
      remedy: "Group by a field that all events share, and name an account, host or address as an entity",
    });
    return [];
  }
  noteLost(input);
  const rule = withNative(compiled, input);
  const lists = context.lists.objects();
  const ruleId = partId(detection.metadata.id, "sumo", undefined);
  const artifact = (path: string, content: Artifact["content"]): Artifact => ({
    path: `${detection.slug}${path}`,
    kind: "rule",
    part: undefined,
    ruleId,
    content,
  });
  const call = map([
    ["path", `/rules/${rule.type}`],
    ["body", map([["fields", rule.fields]])],
  ]);
  const imported = importFile(rule);
  const span = detection.metadata.spans.get("title") ?? detection.span;
  return [
    artifact(".json", file(call)),
    artifact(".tf", terraform(rule, lists, { name: detection.slug, span, notes })),
    ...(imported === undefined ? [] : [artifact(".import.json", file(imported))]),
    ...lists.map(matchListArtifact),
  ];
}

function file(value: Value): Artifact["content"] {
  return concatTexts(json(value), "\n");
}

function triggerRule(context: RuleContext): Rule | undefined {
  const { trigger } = context.stages;
  if (trigger === undefined) return matchRule(context);
  switch (trigger.kind) {
    case "count":
      return countRule(trigger, context);
    case "together":
    case "anchored":
      // One query of the author's own cannot be several steps.
      return context.input.detection.native.get("sumo")?.query === undefined
        ? chainRule(trigger, context)
        : matchRule(context);
    case "first_seen":
      return firstSeenRule(trigger, context);
    default:
      return assertNever(trigger);
  }
}

const EXPRESSIONS = new Set(["expression", "matchExpression", "filterExpression"]);

/** The author's own query takes the place of the expression, and the author's own fields that of the compiled ones. */
function withNative(rule: Rule, { detection, notes }: CompileInput): Rule {
  const native = detection.native.get("sumo");
  const query = nativeQuery(native, notes);
  const replaced = rule.fields.entries.map(([name, value]): readonly [string, Value] => {
    if (native === undefined || query === undefined) return [name, value];
    const own = text(from(query, native.span));
    if (EXPRESSIONS.has(name)) return [name, own];
    return [name, value];
  });
  const fields = bare(mergeEnvelope(map(replaced), detection, notes));
  return isMap(fields) ? { ...rule, fields } : rule;
}
