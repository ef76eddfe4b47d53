import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Embedded } from "../../../verify/embedded.ts";
import { checkSchema } from "../../../verify/schema.ts";
import type { Unchecked } from "../../../verify/verifier.ts";
import { checkAttack } from "./attack-check.ts";
import { checkColumns, checkPlaceholders, columnUses } from "./columns-check.ts";
import { checkEntities, checkLegacyColumns } from "./entity-check.ts";
import { finding } from "./finding.ts";
import { checkGrouping } from "./grouping-check.ts";
import type { AnalyserClient } from "./kusto-client.ts";
import { checkMembers } from "./members-check.ts";
import { member } from "./part.ts";
import { checkLength, type Findings, judgeQuery } from "./query-findings.ts";
import type { Rule } from "./rule.ts";
import type { RuleShape } from "./rule-form.ts";
import { checkLookback, checkSchedule } from "./schedule-check.ts";
import type { Workspace } from "./tables.ts";

export interface RuleTools {
  readonly analyser: AnalyserClient;
  readonly workspace: Workspace;
}

// The analyser itself gives up far above this; a file of megabytes shall not take minutes to be refused.
const LONGEST_ANALYSED = 100_000;

/** Everything about a rule's members that does not need its query's result. `computed`: members that a template computes. */
export function checkEnvelope(rule: Rule, shape: RuleShape, computed: readonly string[]): readonly Diagnostic[] {
  // A rule whose kind is misspelt is taken for a scheduled one, as most are.
  const isScheduled = rule.form !== "hunting" && rule.kind !== "NRT";
  const names = {
    required: isScheduled ? [...shape.required, ...shape.scheduled] : shape.required,
    optional: isScheduled ? shape.optional : [...shape.optional, ...shape.scheduled],
  };
  return [
    ...checkMembers(rule, names, computed),
    ...checkSchema(shape.values, rule.document, "RW5113"),
    ...(rule.form === "hunting" ? [] : checkSchedule(rule)),
    ...checkEntities(rule),
    ...checkPlaceholders(rule),
    ...checkGrouping(rule),
    ...checkAttack(rule),
  ];
}

/** The query of a rule, and what the envelope expects of its result. */
export async function checkRuleQuery(rule: Rule, query: Embedded, tools: RuleTools): Promise<Findings> {
  const length = rule.form === "hunting" ? [] : checkLength(query);
  const whole = query.span(0, query.text.length);
  if (query.text.length > LONGEST_ANALYSED) {
    const reason = `it has more than ${LONGEST_ANALYSED} characters`;
    return { diagnostics: length, unchecked: [{ what: "the query", reason, span: whole }] };
  }
  const result = await tools.analyser.analyse(query.text);
  if (!result.ok) {
    const message = `The query was not judged: ${result.reason}`;
    return { diagnostics: [...length, finding("RW5004", "error", message, whole, result.help)], unchecked: [] };
  }
  const { analysis, functions } = result;
  const { workspace } = tools;
  const isRule = rule.form !== "hunting";
  const judged = judgeQuery({ query, analysis, functions, workspace, isRule });
  const isSound = judged.diagnostics.every(({ severity }) => severity !== "error");
  const uses = columnUses(rule);
  const diagnostics = [
    ...length,
    ...judged.diagnostics,
    // Of a query that is wrong the result is not known.
    ...(isSound ? checkColumns(uses, analysis) : []),
    ...checkLookback(rule, query, analysis),
    ...checkLegacyColumns(rule, query.text, whole),
  ];
  return { diagnostics, unchecked: [...judged.unchecked, ...openResult(isSound, uses.length, analysis, whole)] };
}

function openResult(
  isSound: boolean,
  uses: number,
  { columns, open }: { readonly columns: unknown; readonly open: boolean },
  span: Unchecked["span"],
): readonly Unchecked[] {
  if (!isSound || uses === 0 || (columns !== undefined && !open)) return [];
  const reason = "the result may have columns that are known to the workspace only";
  return [{ what: "the columns that mappings and placeholders name", reason, span }];
}

export function kindOf(value: unknown): string | undefined {
  const kind = member(value, "kind");
  return kind === "Scheduled" || kind === "NRT" ? kind : undefined;
}
