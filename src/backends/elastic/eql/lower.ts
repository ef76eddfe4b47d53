import type { BoundField } from "../../../catalog/nodes.ts";
import type { Span } from "../../../diagnostics/span.ts";
import { lowerAscii } from "../../../model/normalise.ts";
import type { Predicate, Scalar } from "../../../model/predicate.ts";
import { assertNever } from "../../../model/walk.ts";
import { patternSource } from "../../../plan/vocabulary.ts";
import { remember } from "../../../remember.ts";
import { literalText, type SigmaString } from "../../../sigma/value.ts";
import { columnClass } from "../columns.ts";
import { eqlPattern } from "../literal.ts";
import { luceneRegex } from "../regex/lucene.ts";
import { oneSpelling, type Test, upperAscii } from "../stored.ts";
import type { EqlExpression } from "./syntax.ts";

/** Lowers a predicate of which {@link eqlTest} can say every test. */
export function lowerEql(predicate: Predicate<BoundField>): EqlExpression {
  switch (predicate.kind) {
    case "and":
    case "or":
      return { kind: predicate.kind, operands: predicate.operands.map(lowerEql) };
    case "not":
      return { kind: "not", operand: lowerEql(predicate.operand) };
    case "constant":
      return predicate.value ? { kind: "true" } : { kind: "not", operand: { kind: "true" } };
    case "test": {
      const lowered = eqlTest(predicate);
      if (lowered === undefined) throw new Error(`EQL cannot test ${predicate.field.name}`);
      return lowered.expression;
    }
    case "keyword":
      throw new Error("A keyword search has no form in EQL");
    default:
      return assertNever(predicate);
  }
}

export interface EqlTest {
  readonly expression: EqlExpression;
  /** False where a regular expression matches more than the author's. */
  readonly exact: boolean;
}

/**
 * One test, or `undefined`. EQL folds case on request; a negated comparison becomes `must_not` and so is true on missing
 * fields. Analysed fields do not compare, keys below flattened fields are unknown, fields do not compare with fields
 * (Elasticsearch reference, EQL syntax, limitations). A test is first tried and then said, which needs the same.
 */
export const eqlTest = remember((test: Test): EqlTest | undefined => {
  const { field, match, span } = test;
  if (field.expression.kind !== "column" || field.expression.name === "_id") return undefined;
  const { name, type } = field.expression;
  const kind = columnClass(type);
  if (kind === "analysed" || kind === "flattened") return undefined;
  const exact = (expression: EqlExpression): EqlTest => ({ expression, exact: true });
  switch (match.kind) {
    case "exists":
      return exact({ kind: "present", field: name, span });
    case "equals":
      return exact(
        kind === "keyword"
          ? equals(test.field, name, match.values.map(String), match.cased, span)
          : // `:` and `in~` take text only, and the letters of an IPv6 address are no text (EQL syntax, comparisons).
            equals(test.field, name, match.values, true, span),
      );
    case "pattern":
      return kind === "keyword" ? exact(patterns(test.field, name, match.patterns, match.cased, span)) : undefined;
    case "regex": {
      if (kind !== "keyword") return undefined;
      const groups = [false, true].flatMap((fold) => {
        const regexes = match.patterns.filter((regex) => regex.ignoreCase === fold);
        return regexes.length === 0
          ? []
          : [{ fold, regexes: regexes.map((regex) => luceneRegex(regex, { fold: false })) }];
      });
      if (groups.some(({ regexes }) => regexes.includes(undefined))) return undefined;
      const operands = groups.map(
        ({ fold, regexes }): EqlExpression => ({
          kind: "any_of",
          field: name,
          operator: fold ? "regex~" : "regex",
          values: regexes.map((regex) => regex?.pattern ?? ""),
          span,
        }),
      );
      return {
        expression: either(operands),
        exact: groups.every(({ regexes }) => regexes.every((regex) => regex?.exact === true)),
      };
    }
    case "cidr":
      return kind === "ip" ? exact({ kind: "cidr", field: name, networks: match.networks, span }) : undefined;
    case "compare":
      if (kind !== "number") return undefined;
      return exact({ kind: "compare", field: name, operator: OPERATORS[match.operator], value: match.value, span });
    case "same_as":
    case "in_list":
      return undefined;
    default:
      return assertNever(match);
  }
});

const OPERATORS = { gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;

function either(operands: readonly EqlExpression[]): EqlExpression {
  const [only] = operands;
  return operands.length === 1 && only !== undefined ? only : { kind: "or", operands };
}

function equals(
  bound: BoundField,
  field: string,
  wanted: readonly Scalar[],
  cased: boolean,
  span: Span,
): EqlExpression {
  const stored = cased ? undefined : oneSpelling(bound, wanted);
  const values = stored ?? wanted;
  const folds = !cased && stored === undefined && values.some((value) => typeof value === "string" && hasCase(value));
  const [only] = values;
  if (values.length === 1 && only !== undefined) {
    if (!folds) return { kind: "compare", field, operator: "==", value: only, span };
    // `:` would read * and ? as wildcards.
    if (!/[*?]/.test(String(only))) return { kind: "any_of", field, operator: ":", values, span };
  }
  return { kind: "any_of", field, operator: folds ? "in~" : "in", values, span };
}

/** Wildcards, and regular expressions for those whose text holds a wildcard character, which EQL cannot escape. */
function patterns(
  bound: BoundField,
  field: string,
  all: readonly SigmaString[],
  cased: boolean,
  span: Span,
): EqlExpression {
  const operands: EqlExpression[] = [];
  const whole = all.flatMap((pattern) => literalText(pattern) ?? []);
  if (whole.length > 0) operands.push(equals(bound, field, whole, cased, span));
  const open = all.filter((pattern) => literalText(pattern) === undefined);
  if (open.some((pattern) => pattern.length === 1 && pattern[0]?.kind === "any"))
    return { kind: "present", field, span };
  const texts = open.flatMap((pattern) => eqlPattern(pattern) ?? []);
  if (texts.length > 0) operands.push({ kind: "any_of", field, operator: cased ? "like" : ":", values: texts, span });
  const odd = open.filter((pattern) => eqlPattern(pattern) === undefined);
  if (odd.length > 0) {
    const regexes = odd.flatMap((pattern) => {
      const source = `^${patternSource(pattern, "[\\s\\S]*", "[\\s\\S]")}$`;
      return (
        luceneRegex({ source, ignoreCase: !cased, multiline: false, dotAll: true }, { fold: false })?.pattern ?? []
      );
    });
    operands.push({ kind: "any_of", field, operator: cased ? "regex" : "regex~", values: regexes, span });
  }
  return either(operands);
}

function hasCase(text: string): boolean {
  return lowerAscii(text) !== upperAscii(text);
}
