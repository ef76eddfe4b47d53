import type { BoundField } from "../../../catalog/nodes.ts";
import type { Predicate } from "../../../model/predicate.ts";
import { assertNever } from "../../../model/walk.ts";
import { located, map, type Value } from "../../../text/value.ts";
import { columnClass } from "../columns.ts";
import { wildcardText } from "../literal.ts";
import { luceneRegex } from "../regex/lucene.ts";
import type { Test } from "../stored.ts";

/** A query DSL clause for a predicate of which {@link dslTest} can say every test. */
export function lowerDsl(predicate: Predicate<BoundField>): Value {
  switch (predicate.kind) {
    case "and":
      return bool("filter", predicate.operands.map(lowerDsl));
    case "or":
      return should(predicate.operands.map(lowerDsl));
    case "not":
      return bool("must_not", [lowerDsl(predicate.operand)]);
    case "test": {
      const clause = dslTest(predicate);
      if (clause === undefined) throw new Error(`Query DSL cannot test ${predicate.field.name}`);
      return clause;
    }
    case "keyword":
    case "constant":
      throw new Error(`A ${predicate.kind} has no form in query DSL`);
    default:
      return assertNever(predicate);
  }
}

/**
 * One test, exactly, or `undefined`. Unlike kuery, query DSL ignores the case of ASCII letters on request
 * (`case_insensitive`, Elasticsearch 7.10 and later) and has regular expressions.
 */
export function dslTest(test: Test): Value | undefined {
  const { field, match, span } = test;
  if (field.expression.kind !== "column") return undefined;
  const { name, type } = field.expression;
  const kind = columnClass(type);
  const clause = (query: string, body: Value): Value => located(map([[query, map([[name, body]])]]), span);
  switch (match.kind) {
    case "exists":
      return located(map([["exists", map([["field", name]])]]), span);
    case "equals":
      if (kind === "analysed") return undefined;
      return anyOf(
        match.values.map((value) => {
          const folds = !match.cased && (kind === "keyword" || kind === "flattened");
          return clause(
            "term",
            map([
              ["case_insensitive", folds ? true : undefined],
              ["value", kind === "keyword" ? String(value) : value],
            ]),
          );
        }),
      );
    case "pattern":
      if (kind !== "keyword" || name === "_id") return undefined;
      return anyOf(
        match.patterns.map((pattern) =>
          clause(
            "wildcard",
            map([
              ["case_insensitive", match.cased ? undefined : true],
              ["value", wildcardText(pattern, false)],
            ]),
          ),
        ),
      );
    case "regex": {
      if (kind !== "keyword" || name === "_id") return undefined;
      const patterns = match.patterns.map((pattern) => ({ pattern, lucene: luceneRegex(pattern, { fold: false }) }));
      if (patterns.some(({ lucene }) => lucene?.exact !== true)) return undefined;
      return anyOf(
        patterns.map(({ pattern, lucene }) =>
          clause(
            "regexp",
            map([
              ["case_insensitive", pattern.ignoreCase ? true : undefined],
              ["value", lucene?.pattern ?? ""],
            ]),
          ),
        ),
      );
    }
    case "cidr":
      return kind === "ip"
        ? anyOf(match.networks.map((network) => clause("term", map([["value", network]]))))
        : undefined;
    case "compare":
      return kind === "number" ? clause("range", map([[match.operator, match.value]])) : undefined;
    case "same_as":
    case "in_list":
      return undefined;
    default:
      return assertNever(match);
  }
}

function anyOf(clauses: readonly Value[]): Value {
  const [only] = clauses;
  return clauses.length === 1 && only !== undefined ? only : should(clauses);
}

function should(clauses: readonly Value[]): Value {
  return map([
    [
      "bool",
      map([
        ["minimum_should_match", 1],
        ["should", clauses],
      ]),
    ],
  ]);
}

function bool(occur: "filter" | "must_not", clauses: readonly Value[]): Value {
  return map([["bool", map([[occur, clauses]])]]);
}

/** A filter as Kibana stores it beside the query. */
export function kibanaFilter(clause: Value, alias: string): Value {
  return map([
    ["$state", map([["store", "appState"]])],
    [
      "meta",
      map([
        ["alias", alias],
        ["disabled", false],
        ["negate", false],
        ["type", "custom"],
      ]),
    ],
    ["query", clause],
  ]);
}
