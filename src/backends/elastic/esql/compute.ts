import type { Expression } from "../../../catalog/expression.ts";
import type { BoundField } from "../../../catalog/nodes.ts";
import { assertNever } from "../../../model/walk.ts";
import { escapeRegex } from "../../../plan/vocabulary.ts";
import { columnClass, expressionColumns, flattenPaths } from "../columns.ts";
import { wildcardText } from "../literal.ts";
import { call, column, literal } from "./build.ts";
import type { EsqlExpression } from "./syntax.ts";

/** Whether ES|QL can compute an expression: flattened fields are not among its types, `split` takes one character. */
export function esqlReads(expression: Expression): boolean {
  switch (expression.kind) {
    case "column":
      return columnClass(expression.type) !== "flattened";
    case "path":
      return false;
    case "first_of":
    case "any_of":
      return expression.options.some(esqlReads);
    case "segment":
      return expression.separator.length === 1 && expression.separator <= "\x7f" && esqlReads(expression.of);
    case "lower":
    case "remove":
    case "extract":
    case "only_if":
      return esqlReads(expression.of);
    case "constant":
      return true;
    case "absent":
      return false;
    default:
      return assertNever(expression);
  }
}

/** A stored or computed value; `null` or empty text where it is missing. Expects {@link esqlReads}. */
export function esqlValue(expression: Expression): EsqlExpression {
  switch (expression.kind) {
    case "column":
      return column(expression.name);
    case "constant":
      return literal(expression.value);
    case "absent":
    case "path":
      return literal(null);
    case "first_of":
    case "any_of": {
      const options = expression.options.filter(esqlReads);
      const values = options.map((option, index) => (index < options.length - 1 ? nullable(option) : esqlText(option)));
      const [only] = values;
      return values.length === 1 && only !== undefined ? only : call("coalesce", ...values);
    }
    case "lower":
      return call("to_lower", esqlText(expression.of));
    case "remove":
      return call("replace", esqlText(expression.of), literal(escapeRegex(expression.text)), literal(""));
    case "segment":
      return call(
        "mv_slice",
        call("split", esqlText(expression.of), literal(expression.separator)),
        literal(expression.index),
      );
    case "extract":
      // `replace` reads Java regular expressions and has group references; a value without a match becomes empty text.
      return call(
        "replace",
        esqlText(expression.of),
        literal(`(?s)^(?:${beforeGroup(expression.regex)}.*|.*)$`),
        literal("$1"),
      );
    case "only_if": {
      const of = esqlText(expression.of);
      const pattern = wildcardText(
        [{ kind: "any" }, { kind: "text", text: expression.contains }, { kind: "any" }],
        false,
      );
      return call("case", { kind: "like", operator: "like", value: of, pattern, negated: expression.negated }, of);
    }
    default:
      return assertNever(expression);
  }
}

/** An expression with what may stand in front of its match; one that is anchored as a whole needs nothing. */
function beforeGroup(regex: string): string {
  const anchored = regex.startsWith("^") && !hasAlternatives(regex);
  return anchored ? regex.slice(1) : `.*?(?:${regex})`;
}

/** Whether a bar stands outside of all groups, or might. */
function hasAlternatives(regex: string): boolean {
  let depth = 0;
  for (const character of regex.replace(/\\./gs, "")) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (character === "|" && depth === 0) return true;
  }
  return false;
}

/** As text: functions on text take no other type. */
export function esqlText(expression: Expression): EsqlExpression {
  const value = esqlValue(expression);
  return isText(expression) ? value : call("to_string", value);
}

export function isText(expression: Expression): boolean {
  if (expression.kind === "column") return ["keyword", "analysed"].includes(columnClass(expression.type));
  if (expression.kind === "constant") return typeof expression.value === "string";
  if (expression.kind === "first_of" || expression.kind === "any_of") {
    const options = expression.options.filter(esqlReads);
    return options.length > 1 || options.every(isText);
  }
  return true;
}

/** Empty text as null, for `coalesce`. */
function nullable(expression: Expression): EsqlExpression {
  const value = esqlText(expression);
  if (!leavesEmptyText(expression)) return value;
  return call("case", { kind: "binary", operator: "!=", left: value, right: literal("") }, value);
}

function leavesEmptyText(expression: Expression): boolean {
  return expression.kind === "extract" || expression.kind === "segment";
}

/** Whether every value is in lower case already. */
export function isLower(field: BoundField): boolean {
  return lowers(field.expression) || field.binding.storedCase === "lower";
}

function lowers(expression: Expression): boolean {
  switch (expression.kind) {
    case "lower":
      return true;
    case "remove":
    case "segment":
    case "extract":
    case "only_if":
      return lowers(expression.of);
    case "first_of":
    case "any_of":
      return expression.options.every(lowers);
    case "column":
    case "path":
    case "constant":
    case "absent":
      return false;
    default:
      return assertNever(expression);
  }
}

/** The value of a grouping: folded where the key is, text in any case. */
export function esqlKey(field: BoundField, fold: boolean): EsqlExpression {
  const expression = flattenPaths(field.expression);
  const value = fold ? esqlText(expression) : esqlValue(expression);
  return fold && !isLower(field) ? call("to_lower", value) : value;
}

export function readableColumns(expression: Expression): readonly string[] {
  return expressionColumns(expression)
    .filter((found) => columnClass(found.type) !== "flattened")
    .map((found) => found.name);
}
