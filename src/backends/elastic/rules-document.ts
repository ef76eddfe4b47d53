import type { BoundField } from "../../catalog/nodes.ts";
import type { Predicate } from "../../model/predicate.ts";
import { predicateFields } from "../../model/walk.ts";
import { simplify } from "../../plan/simplify.ts";
import type { Doc } from "../../text/doc.ts";
import { concat, hardline } from "../../text/doc.ts";
import { render } from "../../text/render.ts";
import type { SourceText } from "../../text/source-text.ts";
import type { Value } from "../../text/value.ts";
import { expressionColumns } from "./columns.ts";
import { categoryOf, countedRecords, type ElasticBranch, indexesOf, type RuleContext } from "./context.ts";
import { dslTest, kibanaFilter, lowerDsl } from "./dsl/lower.ts";
import { lowerEql } from "./eql/lower.ts";
import { printEql } from "./eql/print.ts";
import { documentQuery } from "./esql/document.ts";
import { withExceptions } from "./exceptions.ts";
import { lowerKuery } from "./kuery/lower.ts";
import { normalKuery } from "./kuery/normal.ts";
import { printKuery } from "./kuery/print.ts";
import type { Kuery } from "./kuery/syntax.ts";
import { ability, bestLanguage, type Language, widened } from "./ladder.ts";
import { investigationFields } from "./outputs.ts";
import type { Key, Rule, Suppression } from "./rule.ts";
import { stackHas } from "./stack.ts";
import { storedTests } from "./stored.ts";
import { suppressionOf } from "./suppress.ts";

/** Query text as a rule holds it, with its last line break. */
export function queryText(doc: Doc): SourceText {
  return render(concat([doc, hardline]), { width: 120 });
}

export interface DocumentRule {
  readonly branches: readonly ElasticBranch[];
  readonly keys: readonly Key[];
  readonly suppression: Suppression | undefined;
  readonly aggregated: boolean;
}

/** One alert per document: the trigger `match`. */
export function matchRule(context: RuleContext): Rule {
  const { branches } = context.stages;
  return documentRule(context, { branches, keys: [], suppression: suppressionOf(context), aggregated: false });
}

/** The rule type that can make every test, in the order kuery, EQL, kuery with filters, ES|QL. */
export function documentRule(context: RuleContext, { branches, keys, suppression, aggregated }: DocumentRule): Rule {
  const { every, delay } = context.input.detection.schedule;
  const excepting = withExceptions(context);
  const predicate = eitherBranch(branches, keys, excepting);
  const stored = storedTests(predicate);
  const language = bestLanguage(
    [
      ["kuery", stored],
      ["eql", stored],
      ["filters", stored],
      ...(stackHas(context, "esql") ? [["esql", predicate] as const] : []),
    ],
    context.vocabulary,
  );
  // Kibana cannot know which rows of a pipeline an exception on a stored field means.
  const exceptions = language === "esql" ? [] : excepting.exceptions;
  const whole = language === "esql" ? eitherBranch(branches, keys, context) : stored;
  const final = widened(whole, language, {
    vocabulary: context.vocabulary,
    notes: context.input.notes,
    polarity: context.polarity,
  });
  context.input.notes.add({
    code: "ingestion-time",
    construct: "schedule",
    reason: "each run reads what arrived since the last one, whenever it happened",
    span: context.input.detection.schedule.span,
  });
  const said = sayDocuments(final, language, branches, context);
  return {
    part: undefined,
    interval: every,
    lookBack: every + delay,
    byArrival: true,
    suppression,
    newTerms: undefined,
    threshold: undefined,
    exceptions,
    investigation: investigationFields(context, aggregated),
    reads: readsOf(final),
    ...said,
  };
}

/** The documents of any branch. */
export function eitherBranch(
  branches: readonly ElasticBranch[],
  keys: readonly Key[],
  context: RuleContext,
): Predicate<BoundField> {
  const [first, ...rest] = branches.map((branch) => countedRecords(branch, keys, context));
  if (first === undefined) throw new Error("A detection reads at least one source");
  return rest.length === 0 ? first : simplify({ kind: "or", operands: [first, ...rest], span: first.span });
}

export function readsOf(predicate: Predicate<BoundField>): Rule["reads"] {
  return predicateFields(predicate).flatMap((field) => expressionColumns(field.expression));
}

type Said = Pick<Rule, "type" | "language" | "query" | "filters">;

function sayDocuments(
  predicate: Predicate<BoundField>,
  language: Language,
  branches: readonly ElasticBranch[],
  context: RuleContext,
): Said {
  switch (language) {
    case "kuery":
    case "filters":
    case "dsl":
      return { type: "query", ...sayKuery(predicate, context) };
    case "eql": {
      const category = categoryOf(branches);
      const query = printEql({ kind: "event", category, where: lowerEql(withoutCategory(predicate, category)) });
      return { type: "eql", language: "eql", query: queryText(query), filters: [] };
    }
    case "esql": {
      const query = documentQuery(predicate, indexesOf(branches, context), context);
      return { type: "esql", language: "esql", query: queryText(query), filters: [] };
    }
  }
}

/** Kuery, with query DSL filters for the conditions it cannot say. */
export function sayKuery(predicate: Predicate<BoundField>, context: RuleContext): Omit<Said, "type"> {
  if (predicate.kind === "constant")
    return { language: "kuery", query: queryText(constantQuery(predicate)), filters: [] };
  const conjuncts = predicate.kind === "and" ? predicate.operands : [predicate];
  const inQuery: Predicate<BoundField>[] = [];
  const filters: Value[] = [];
  for (const conjunct of conjuncts) {
    if (every(conjunct, (test) => ability("kuery", test, context.vocabulary) === "exactly")) inQuery.push(conjunct);
    else {
      const dsl = every(conjunct, (test) => dslTest(test) !== undefined)
        ? conjunct
        : widened(conjunct, "dsl", { ...context, notes: context.input.notes });
      if (dsl.kind === "constant") continue;
      const names = [...new Set(predicateFields(dsl).map((field) => field.name))];
      filters.push(kibanaFilter(lowerDsl(dsl), `Condition on ${names.join(", ")}`));
    }
  }
  const query =
    inQuery.length === 0
      ? constantQuery({ kind: "constant", value: true, span: predicate.span })
      : printKuery(
          normalKuery({ kind: "and", operands: inQuery.map((conjunct) => lowerKuery(conjunct, context.vocabulary)) }),
        );
  return { language: "kuery", query: queryText(query), filters };
}

/** Kibana takes an empty query for everything; the public repository's validator does not. */
function constantQuery({ value, span }: Extract<Predicate<BoundField>, { readonly kind: "constant" }>): Doc {
  const all: Kuery = { kind: "field", field: "@timestamp", value: { kind: "exists", span } };
  return printKuery(value ? all : { kind: "not", operand: all });
}

function every(
  predicate: Predicate<BoundField>,
  holds: (test: Extract<Predicate<BoundField>, { readonly kind: "test" }>) => boolean,
): boolean {
  if (predicate.kind === "test") return holds(predicate);
  if (predicate.kind === "not") return every(predicate.operand, holds);
  if (predicate.kind === "and" || predicate.kind === "or")
    return predicate.operands.every((each) => every(each, holds));
  return false;
}

/** A category in front of `where` says what a test on event.category would say again. */
export function withoutCategory(predicate: Predicate<BoundField>, category: string): Predicate<BoundField> {
  if (category === "any" || predicate.kind !== "and") return predicate;
  const operands = predicate.operands.filter((operand) => {
    if (operand.kind !== "test" || operand.match.kind !== "equals" || operand.match.values.length !== 1) return true;
    const { expression } = operand.field;
    return expression.kind !== "column" || expression.name !== "event.category" || operand.match.values[0] !== category;
  });
  const [only] = operands;
  return operands.length === 1 && only !== undefined ? only : { ...predicate, operands };
}
