import type { BoundField } from "../../../catalog/nodes.ts";
import type { Predicate } from "../../../model/predicate.ts";
import { simplify } from "../../../plan/simplify.ts";
import { flattenPaths } from "../columns.ts";
import { datasetOf, type ElasticBranch, type RuleContext, recordsOf } from "../context.ts";
import { widened } from "../ladder.ts";
import type { Key } from "../rule.ts";
import { prepare } from "../stored.ts";
import { binary, call, column, isPresent, junction, literal } from "./build.ts";
import { esqlKey, esqlReads, isText } from "./compute.ts";
import { lowerEsql } from "./lower.ts";
import type { Slots } from "./slots.ts";
import type { EsqlCommand, EsqlExpression } from "./syntax.ts";

/** The rows of the branches in one pipeline, and how to read the fields of their events. */
export interface Rows {
  readonly predicate: Predicate<BoundField>;
  readonly condition: EsqlExpression;
  /** Whether a row belongs to some of these events. */
  belongs(events: readonly string[]): EsqlExpression | undefined;
  /** The column of a key; `undefined` where ES|QL can read none of its fields. */
  key(key: Key): string | undefined;
}

interface Told {
  readonly branch: ElasticBranch;
  readonly condition: EsqlExpression;
}

export function esqlRows(branches: readonly ElasticBranch[], context: RuleContext, slots: Slots): Rows {
  const { notes } = context.input;
  const widening = { vocabulary: context.vocabulary, notes, polarity: context.polarity };
  const predicates = branches.map((branch) => widened(recordsOf(branch, context), "esql", widening));
  const [first] = predicates;
  if (first === undefined) throw new Error("A detection reads at least one source");
  const predicate = predicates.length === 1 ? first : simplify({ kind: "or", operands: predicates, span: first.span });
  const told = branches.map((branch, index): Told => ({ branch, condition: tellApart(branches, predicates, index) }));
  const belongs = (events: readonly string[]): EsqlExpression | undefined => {
    const some = told.filter(({ branch }) => branch.events.some((event) => events.includes(event)));
    if (some.length === told.length) return undefined;
    return junction(
      "or",
      some.map(({ condition }) => condition),
    );
  };
  return {
    predicate,
    condition: lowerEsql(predicate),
    belongs,
    key: (key) => {
      const value = keyValue(key, told, context);
      return value === undefined ? undefined : slots.hold(key.name, value, key.span);
    },
  };
}

/** The shortest condition that tells a branch's rows: its data set where no other branch reads it. */
function tellApart(
  branches: readonly ElasticBranch[],
  predicates: readonly Predicate<BoundField>[],
  index: number,
): EsqlExpression {
  const [own, ...others] = [branches[index], ...branches.filter((_, other) => other !== index)];
  const predicate = predicates[index];
  if (own === undefined || predicate === undefined) return literal(true);
  const shared = others.some((other) => other?.binding.source === own.binding.source);
  const dataset = datasetOf(own);
  return lowerEsql(shared || dataset.kind === "constant" ? predicate : dataset);
}

/** One value for a key that several events have in different fields. */
function keyValue(key: Key, told: readonly Told[], context: RuleContext): EsqlExpression | undefined {
  const options = told.flatMap(({ branch, condition }) => {
    const values = branch.events.flatMap((event) => {
      const field = key.fields.get(event);
      return field === undefined || !esqlReads(flattenPaths(field.expression)) ? [] : [esqlKey(field, key.fold)];
    });
    const distinct = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
    const [only] = distinct;
    if (only === undefined) return [];
    if (distinct.length === 1) return [{ condition, value: only }];
    context.input.notes.add({
      code: "key-approximate",
      construct: key.name,
      reason: "events of one source have the key in different fields, of which the first that is present counts",
      span: key.span,
      direction: "both",
    });
    return [{ condition, value: call("coalesce", ...distinct) }];
  });
  const distinct = new Map(options.map(({ value }) => [JSON.stringify(value), value]));
  const [only] = distinct.values();
  if (distinct.size <= 1) return only;
  return call("case", ...options.flatMap(({ condition, value }) => [condition, value]));
}

/** Rows without a key belong to no group. */
export function keyPresent(key: Key, held: string): EsqlExpression {
  const text = [...key.fields.values()].every((field) => key.fold || isText(flattenPaths(field.expression)));
  return text ? binary(column(held), "!=", literal("")) : isPresent(column(held));
}

export function isList(key: Key): boolean {
  return [...key.fields.values()].some((field) => field.definition.list);
}

/** The score as a column, and the removal of rows under the threshold. */
export function scoreCommands(
  branches: readonly ElasticBranch[],
  rows: Rows,
  context: RuleContext,
  score: string,
): readonly EsqlCommand[] {
  const scored = branches.flatMap((branch) => (branch.score === undefined ? [] : [{ branch, score: branch.score }]));
  const [first] = scored;
  if (first === undefined) return [];
  const widening = { vocabulary: context.vocabulary, notes: context.input.notes, polarity: context.polarity };
  let total: EsqlExpression = literal(first.score.base);
  for (const { branch, score: node } of scored) {
    const belongs = rows.belongs(branch.events);
    for (const term of node.add) {
      const lowered = lowerEsql(widened(prepare(term.when, context.input.detection.lists), "esql", widening));
      const holds = belongs === undefined ? lowered : junction("and", [belongs, lowered]);
      const points: EsqlExpression = {
        kind: "marked",
        value: call("case", holds, literal(term.points), literal(0)),
        span: term.span,
      };
      total = binary(total, "+", points);
    }
  }
  const { atLeast, span } = first.score;
  return [
    { kind: "eval", assignments: [{ column: score, value: total, span }] },
    ...(atLeast === undefined
      ? []
      : [
          {
            kind: "where" as const,
            condition: { kind: "marked" as const, value: binary(column(score), ">=", literal(atLeast)), span },
          },
        ]),
  ];
}
