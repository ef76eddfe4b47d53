import { parseEql } from "../../parse/eql/parse.ts";
import type { EqlFilter, EqlNode, EqlQueryNode, EqlStepNode, EqlTree } from "../../parse/eql/syntax.ts";
import type { FieldLookup } from "../fields.ts";
import { createFindings, type Findings, nearName, type QueryCheck } from "../query-check.ts";
import { checkCondition, typeOf } from "./operands.ts";

/** What Elasticsearch would refuse in an EQL query over sources with these fields, and what would never match. */
export function checkEql(query: string, fields: FieldLookup): QueryCheck {
  const findings = createFindings();
  const parsed = parseEql(query);
  if (parsed.ok) checkTree(parsed.tree, { fields, findings });
  else findings.error("RW5450", parsed.problem.message, parsed.problem, parsed.problem.help);
  return { problems: findings.problems, unchecked: findings.unchecked };
}

interface Context {
  readonly fields: FieldLookup;
  readonly findings: Findings;
}

function checkTree({ query, pipes }: EqlTree, context: Context): void {
  if (query.kind === "event") checkFilter(query.filter, context);
  else checkSteps(query, context);
  for (const pipe of pipes) {
    const [count] = pipe.arguments;
    const whole = count?.kind === "literal" && typeof count.value === "number" && Number.isInteger(count.value);
    if (!whole || pipe.arguments.length !== 1) {
      context.findings.error("RW5450", `\`${pipe.name}\` takes one whole number`, pipe);
    }
  }
}

/** Values of `event.category` (Elastic Common Schema 9.5). */
const CATEGORIES: ReadonlySet<string> = new Set([
  "api",
  "authentication",
  "configuration",
  "database",
  "driver",
  "email",
  "file",
  "host",
  "iam",
  "intrusion_detection",
  "library",
  "malware",
  "network",
  "package",
  "process",
  "registry",
  "session",
  "threat",
  "vulnerability",
  "web",
]);

/** A rule may compare another field, so only what looks like a typing error is reported. */
function checkFilter(filter: EqlFilter, context: Context): void {
  const { category } = filter;
  const help =
    category === undefined || CATEGORIES.has(category.name) ? undefined : nearName(category.name, CATEGORIES);
  if (category !== undefined && help !== undefined) {
    context.findings.warning("RW5460", `Events hardly have the category \`${category.name}\``, category, help);
  }
  checkCondition(filter.where, context);
}

function checkSteps(query: Exclude<EqlQueryNode, { readonly kind: "event" }>, context: Context): void {
  const { findings } = context;
  const { steps, by } = query;
  const kind = query.kind;
  const count = steps.reduce((sum, step) => sum + step.runs, 0);
  if (count < 2) findings.error("RW5456", `A ${kind} has at least two steps`, steps[0] ?? query);
  checkKeys(by, context);
  const until = query.kind === "sequence" && query.until !== undefined ? [query.until] : [];
  const [first] = steps;
  for (const step of [...steps, ...until]) {
    checkFilter(step.filter, context);
    checkKeys(step.by, context);
    if (first !== undefined && step.by.length !== first.by.length) {
      findings.error(
        "RW5456",
        `This step has ${keyCount(step.by.length)}, the first ${keyCount(first.by.length)}`,
        step.by[0] ?? step,
        "Every step names as many fields after `by`, in the same order",
      );
    }
  }
  if (query.kind === "sequence") checkMissing(query, until, findings);
  else {
    for (const step of steps.filter(({ missing }) => missing)) {
      findings.error("RW5456", "A sample has no `![…]`", step);
    }
    if (by.length === 0 && steps.some((step) => step.by.length === 0)) {
      findings.error("RW5456", "A sample needs `by` fields", steps[0] ?? query, "Write `sample by …`");
    }
  }
}

function keyCount(count: number): string {
  return count === 0 ? "no `by` field" : `${count} \`by\` field${count === 1 ? "" : "s"}`;
}

function checkMissing(
  { steps, maxspan }: Extract<EqlQueryNode, { readonly kind: "sequence" }>,
  until: readonly EqlStepNode[],
  findings: Findings,
): void {
  for (const step of until.filter(({ missing }) => missing)) {
    findings.error("RW5456", "`until` takes no `![…]`", step);
  }
  const missing = steps.filter((step) => step.missing);
  const [first] = missing;
  if (first === undefined) return;
  if (maxspan === undefined) {
    findings.error("RW5456", "A sequence with `![…]` needs `maxspan`", first, "Write `sequence with maxspan=…`");
  }
  if (missing.length === steps.length) {
    findings.error("RW5456", "At least one step of a sequence is not `![…]`", first);
  }
  for (const step of missing.filter(({ runs }) => runs > 1)) {
    findings.error("RW5456", "A step `![…]` does not repeat", step);
  }
}

function checkKeys(keys: readonly EqlNode[], context: Context): void {
  for (const key of keys) {
    const type = typeOf(key, context);
    if (key.kind === "literal") context.findings.error("RW5456", "`by` takes fields, not a value", key);
    else if (type === "text") {
      context.findings.error(
        "RW5455",
        "Events are not joined by analysed text",
        key,
        "Join by the keyword field beside it",
      );
    }
  }
}
