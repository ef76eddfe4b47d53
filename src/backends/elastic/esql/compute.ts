import type { Expression } from "../../../catalog/expression.ts";
import type { BoundField } from "../../../catalog/nodes.ts";
import { assertNever } from "../../../model/walk.ts";
import { escapeRegex } from "../../../plan/vocabulary.ts";
import { columnClass, expressionColumns } from "../columns.ts";
import { wildcardText } from "../literal.ts";
import { flattened } from "../stored.ts";
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
export function esqlValue({ expression, binding }: BoundField): EsqlExpression {
  return computed(expression, binding.keepsEmpty);
}

/** As text: functions on text take no other type. */
export function esqlText({ expression, binding }: BoundField): EsqlExpression {
  return textOf(expression, binding.keepsEmpty);
}

/** `keepsEmpty`: stored fields may hold empty text, which counts as missing. */
function computed(expression: Expression, keepsEmpty: boolean): EsqlExpression {
  const text = (of: Expression): EsqlExpression => textOf(of, keepsEmpty);
  switch (expression.kind) {
    case "column":
      return column(expression.name);
    case "constant":
      return literal(expression.value);
    case "absent":
    case "path":
      return literal(null);
    case "first_of":
    case "any_of":
      return firstFilled(expression.options.filter(esqlReads), keepsEmpty);
    case "lower":
      return call("to_lower", text(expression.of));
    case "remove":
      return call("replace", text(expression.of), literal(escapeRegex(expression.text)), literal(""));
    case "segment":
      return call(
        "mv_slice",
        call("split", text(expression.of), literal(expression.separator)),
        literal(expression.index),
      );
    case "extract":
      // `replace` reads Java regular expressions and has group references; a value without a match becomes empty text.
      return call(
        "replace",
        text(expression.of),
        literal(`(?s)^(?:${beforeGroup(expression.regex)}.*|.*)$`),
        literal("$1"),
      );
    case "only_if": {
      const of = text(expression.of);
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

function textOf(expression: Expression, keepsEmpty: boolean): EsqlExpression {
  const value = computed(expression, keepsEmpty);
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

/** The first option that is neither null nor empty text; `coalesce` alone would stop at empty text. */
function firstFilled(options: readonly Expression[], keepsEmpty: boolean): EsqlExpression {
  const last = options.at(-1);
  if (last === undefined) return literal(null);
  if (options.length === 1) return computed(last, keepsEmpty);
  const text = (option: Expression): EsqlExpression => textOf(option, keepsEmpty);
  const earlier = options.slice(0, -1);
  const choice = (option: Expression): readonly EsqlExpression[] => [isFilled(option, keepsEmpty), text(option)];
  if (earlier.every((option) => leavesEmptyText(option, keepsEmpty))) {
    return call("case", ...earlier.flatMap(choice), text(last));
  }
  const values = earlier.map((option) =>
    leavesEmptyText(option, keepsEmpty) ? call("case", ...choice(option)) : text(option),
  );
  return call("coalesce", ...values, text(last));
}

function isFilled(option: Expression, keepsEmpty: boolean): EsqlExpression {
  // Lower case changes nothing about it.
  const of = option.kind === "lower" ? option.of : option;
  return { kind: "binary", operator: "!=", left: textOf(of, keepsEmpty), right: literal("") };
}

function leavesEmptyText(expression: Expression, keepsEmpty: boolean): boolean {
  switch (expression.kind) {
    case "extract":
    case "segment":
    case "remove":
      return true;
    case "column":
      return keepsEmpty && columnClass(expression.type) === "keyword" && expression.name !== "_id";
    case "lower":
    case "only_if":
      return leavesEmptyText(expression.of, keepsEmpty);
    case "first_of":
    case "any_of": {
      const last = expression.options.filter(esqlReads).at(-1);
      return last !== undefined && leavesEmptyText(last, keepsEmpty);
    }
    case "constant":
    case "absent":
    case "path":
      return false;
    default:
      return assertNever(expression);
  }
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
  const value = fold ? esqlText(flattened(field)) : esqlValue(flattened(field));
  return fold && !isLower(field) ? call("to_lower", value) : value;
}

export function readableColumns(expression: Expression): readonly string[] {
  return expressionColumns(expression)
    .filter((found) => columnClass(found.type) !== "flattened")
    .map((found) => found.name);
}
