import type { BoundField } from "../../../catalog/nodes.ts";
import { lowerAscii } from "../../../model/normalise.ts";
import type { Match, Predicate, Regex, Scalar } from "../../../model/predicate.ts";
import { assertNever } from "../../../model/walk.ts";
import { literalText } from "../../../sigma/value.ts";
import { columnClass } from "../columns.ts";
import { wildcardText } from "../literal.ts";
import { luceneRegex } from "../regex/lucene.ts";
import { mayBeEmpty, oneSpelling, type Test, takesEmpty, upperAscii } from "../stored.ts";
import { binary, call, isPresent, junction, literal } from "./build.ts";
import { esqlReads, esqlText, esqlValue, isLower, isText } from "./compute.ts";
import type { EsqlExpression } from "./syntax.ts";

/**
 * Lowers a predicate of which {@link esqlCan} accepts every test. A comparison with a missing value is null, so `not` is
 * pushed down to the tests, where a missing value is allowed for by name.
 */
export function lowerEsql(predicate: Predicate<BoundField>, negated = false): EsqlExpression {
  switch (predicate.kind) {
    case "and":
    case "or":
      return junction(
        (predicate.kind === "and") === negated ? "or" : "and",
        predicate.operands.map((operand) => lowerEsql(operand, negated)),
      );
    case "not":
      return lowerEsql(predicate.operand, !negated);
    case "constant":
      return literal(predicate.value !== negated);
    case "test":
      return { kind: "marked", value: negated ? negatedTest(predicate) : lowerTest(predicate), span: predicate.span };
    case "keyword":
      throw new Error("A keyword search has no form in ES|QL");
    default:
      return assertNever(predicate);
  }
}

/** Whether ES|QL can make a test; `over`: with a regular expression that matches more. */
export function esqlCan(test: Test): "exactly" | "over" | "no" {
  const { field, match } = test;
  if (!esqlReads(field.expression)) return "no";
  if (holdsSeveral(field)) return match.kind === "exists" || match.kind === "equals" ? "exactly" : "no";
  const kind = field.expression.kind === "column" ? columnClass(field.expression.type) : "keyword";
  switch (match.kind) {
    case "exists":
    case "equals":
    case "pattern":
      return "exactly";
    case "regex": {
      const lucene = match.patterns.map((regex) => luceneRegex(regex, { fold: regex.ignoreCase }));
      if (lucene.includes(undefined)) return "no";
      return lucene.every((regex) => regex?.exact === true) ? "exactly" : "over";
    }
    case "cidr":
      return kind === "ip" ? "exactly" : "no";
    case "compare":
      return kind === "number" || kind === "keyword" ? "exactly" : "no";
    case "same_as":
      return esqlReads(match.field.expression) && !holdsSeveral(match.field) ? "exactly" : "no";
    case "in_list":
      return "no";
    default:
      return assertNever(match);
  }
}

// Arrays of the Elastic Common Schema that bindings test.
const ARRAYS = new Set(["event.category", "event.type"]);

/** A comparison with several values is null, with a warning (Elasticsearch reference, ES|QL multivalued fields). */
function holdsSeveral({ definition, expression }: BoundField): boolean {
  return definition.list || (expression.kind === "column" && ARRAYS.has(expression.name));
}

/** Some of several values equals one of the wanted, each on a line of its own in one text. */
function someEquals(field: BoundField, values: readonly Scalar[], cased: boolean): EsqlExpression {
  const joined = call("mv_concat", esqlText(field), literal("\n"));
  const lines = call("concat", literal("\n"), joined, literal("\n"));
  const value = cased ? lines : call("to_lower", lines);
  return junction(
    "or",
    values.map((wanted): EsqlExpression => {
      const text = { kind: "text" as const, text: `\n${String(wanted)}\n` };
      const pattern = wildcardText([{ kind: "any" }, text, { kind: "any" }], !cased);
      return { kind: "like", operator: "like", value, pattern, negated: false };
    }),
  );
}

function negatedTest(test: Test): EsqlExpression {
  const value = esqlValue(test.field);
  const missing: EsqlExpression = { kind: "is_null", value, negated: false };
  if (test.match.kind === "exists") {
    const empty = mayHoldNothing(test.field) ? [binary(value, "==", literal(""))] : [];
    return junction("or", [missing, ...empty]);
  }
  const others = test.match.kind === "same_as" ? [isMissing(test.match.field)] : [];
  return junction("or", [missing, ...others, opposite(lowerTest(test))]);
}

function isMissing(field: BoundField): EsqlExpression {
  return { kind: "is_null", value: esqlValue(field), negated: false };
}

function opposite(expression: EsqlExpression): EsqlExpression {
  switch (expression.kind) {
    case "in":
    case "like":
    case "is_null":
      return { ...expression, negated: !expression.negated };
    case "binary":
      if (expression.operator === "==") return { ...expression, operator: "!=" };
      return { kind: "not", operand: expression };
    case "column":
    case "literal":
    case "timespan":
    case "star":
    case "call":
    case "junction":
    case "not":
    case "marked":
      return { kind: "not", operand: expression };
    default:
      return assertNever(expression);
  }
}

function lowerTest(test: Test): EsqlExpression {
  const { field, match } = test;
  const { expression } = field;
  switch (match.kind) {
    case "exists": {
      const value = esqlValue(field);
      return mayHoldNothing(field) ? binary(value, "!=", literal("")) : isPresent(value);
    }
    case "equals":
      if (holdsSeveral(field)) return someEquals(field, match.values, match.cased);
      return equals(field, match.values, match.cased);
    case "pattern":
      return junction("or", patternTests(field, match));
    case "regex": {
      const found = junction(
        "or",
        match.patterns.map((regex) => regexTest(field, regex)),
      );
      return takesEmpty(test) ? guarded([field], found) : found;
    }
    case "cidr":
      return call("cidr_match", esqlValue(field), ...match.networks.map(literal));
    case "compare": {
      const value = isText(expression) ? call("to_double", esqlValue(field)) : esqlValue(field);
      return binary(value, OPERATORS[match.operator], literal(match.value));
    }
    case "same_as":
      return guarded([field, match.field], sameAs(field, match));
    case "in_list":
      throw new Error("List look-ups are inlined before");
    default:
      return assertNever(match);
  }
}

/** A test that holds of empty text, for values that are not empty. */
function guarded(fields: readonly BoundField[], test: EsqlExpression): EsqlExpression {
  const full = fields.filter(mayHoldNothing).map((field) => binary(esqlValue(field), "!=", literal("")));
  return full.length === 0 ? test : junction("and", [...full, test]);
}

/** Whether a value may be empty text: what functions on text compute is, where they find nothing. */
function mayHoldNothing(field: BoundField): boolean {
  return field.expression.kind === "column" ? mayBeEmpty(field) : isText(field.expression);
}

const OPERATORS = { gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;

function equals(field: BoundField, values: readonly Scalar[], cased: boolean): EsqlExpression {
  const { expression } = field;
  if (!isText(expression)) {
    const column = expression.kind === "column" ? columnClass(expression.type) : "keyword";
    const typed = values.map((value) => literal(column === "ip" || column === "date" ? String(value) : value));
    return oneOf(esqlValue(field), typed);
  }
  const texts = values.map(String);
  const value = esqlText(field);
  if (cased || texts.every((text) => lowerAscii(text) === upperAscii(text))) return oneOf(value, texts.map(literal));
  const stored = expression.kind === "column" ? oneSpelling(field, texts) : undefined;
  if (stored !== undefined) return oneOf(value, stored.map(literal));
  return oneOf(folded(field, value), [...new Set(texts.map(lowerAscii))].map(literal));
}

function oneOf(value: EsqlExpression, list: readonly EsqlExpression[]): EsqlExpression {
  const [only] = list;
  return list.length === 1 && only !== undefined
    ? binary(value, "==", only)
    : { kind: "in", value, list, negated: false };
}

function folded(field: BoundField, value: EsqlExpression): EsqlExpression {
  return isLower(field) ? value : call("to_lower", value);
}

function patternTests(
  field: BoundField,
  match: Extract<Match<BoundField>, { readonly kind: "pattern" }>,
): readonly EsqlExpression[] {
  const whole = match.patterns.flatMap((pattern) => literalText(pattern) ?? []);
  const text = esqlText(field);
  const value = match.cased ? text : folded(field, text);
  const open = match.patterns.filter((pattern) => literalText(pattern) === undefined);
  return [
    ...(whole.length === 0 ? [] : [equals(field, whole, match.cased)]),
    ...open.map(
      (pattern): EsqlExpression =>
        pattern.length === 1 && pattern[0]?.kind === "any"
          ? binary(text, "!=", literal(""))
          : { kind: "like", operator: "like", value, pattern: wildcardText(pattern, !match.cased), negated: false },
    ),
  ];
}

function regexTest(field: BoundField, regex: Regex): EsqlExpression {
  const lucene = luceneRegex(regex, { fold: regex.ignoreCase });
  const text = esqlText(field);
  const value = regex.ignoreCase ? folded(field, text) : text;
  return { kind: "like", operator: "rlike", value, pattern: lucene?.pattern ?? ".*", negated: false };
}

function sameAs(
  field: BoundField,
  { field: other, shape, cased }: Extract<Match<BoundField>, { readonly kind: "same_as" }>,
): EsqlExpression {
  const of = (each: BoundField) => (cased ? esqlText(each) : folded(each, esqlText(each)));
  const [left, right] = [of(field), of(other)];
  switch (shape) {
    case "equals":
      return binary(left, "==", right);
    case "contains":
      return binary(call("locate", left, right), ">", literal(0));
    case "startswith":
      return call("starts_with", left, right);
    case "endswith":
      return call("ends_with", left, right);
    default:
      return assertNever(shape);
  }
}
