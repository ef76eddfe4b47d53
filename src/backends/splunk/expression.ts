import type { Expression } from "../../catalog/expression.ts";
import { expressionKey } from "../../catalog/expression-key.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import { assertNever } from "../../model/walk.ts";
import { remember } from "../../remember.ts";
import { regexText } from "./literal.ts";
import { call, choose, type Eval, field, NULL, number, regex, text } from "./syntax.ts";

/** Values that earlier `eval`s have put into fields, by the key of their expression. */
export type Computed = Pick<ReadonlyMap<string, string>, "get" | "has">;

export const NOTHING_COMPUTED: Computed = new Map();

/**
 * The value of an expression for one row. An empty text counts as missing wherever another option could speak instead.
 */
export function evalOf(expression: Expression, computed: Computed = NOTHING_COMPUTED): Eval {
  const known = computed === NOTHING_COMPUTED ? undefined : computed.get(expressionKey(expression));
  if (known !== undefined) return field(known);
  const inner = (of: Expression): Eval => evalOf(of, computed);
  switch (expression.kind) {
    case "column":
      return field(columnName(expression.name));
    case "first_of":
    case "any_of": {
      return call(
        "coalesce",
        ...flatten(expression).map(({ option, alone }) =>
          alone || isList(option) ? inner(option) : present(inner(option)),
        ),
      );
    }
    case "lower":
      return each(expression.of, computed, (value) => call("lower", value));
    case "remove":
      return each(expression.of, computed, (value) =>
        call("replace", value, regex(regexText(expression.text)), text("")),
      );
    case "segment":
      return each(expression.of, computed, (value) =>
        call("mvindex", call("split", value, text(expression.separator)), number(expression.index)),
      );
    case "extract":
      return each(expression.of, computed, (value) => extract(value, expression.regex));
    case "only_if":
      return each(expression.of, computed, (value) => {
        const contains = call(
          "match",
          value,
          regex(`${ignoringCase(expression.contains)}${regexText(expression.contains)}`),
        );
        return expression.negated ? choose(contains, NULL, value) : choose(contains, value, NULL);
      });
    case "path": {
      const column = pathColumn(expression);
      if (column !== undefined) return field(column);
      return call("json_extract", inner(expression.of), text(jsonPath(expression.path)));
    }
    case "constant":
      return typeof expression.value === "number" ? number(expression.value) : text(String(expression.value));
    case "absent":
      return NULL;
    default:
      return assertNever(expression);
  }
}

/** The value, or null where it is an empty text. */
export function present(value: Eval): Eval {
  return call("nullif", value, text(""));
}

/**
 * The first match of the group: a lazy start and a greedy rest leave the expression's own match as it was. Where there
 * is no match, the group and with it the result is empty.
 */
function extract(value: Eval, source: string): Eval {
  return present(call("replace", value, regex(`(?s)^.*?(?:${source}).*$|^.*$`), regex("\\1")));
}

/** Applies a function to a value; to each element of a list, which takes a field of its own. */
function each(of: Expression, computed: Computed, apply: (value: Eval) => Eval): Eval {
  if (isList(of) && of.kind === "column") {
    const list = field(columnName(of.name));
    return call("mvmap", list, apply(list));
  }
  if (isList(of) && (of.kind === "first_of" || of.kind === "any_of")) {
    return call("coalesce", ...flatten(of).map(({ option }) => each(option, computed, apply)));
  }
  return apply(evalOf(of, computed));
}

interface Option {
  readonly option: Expression;
  /** Nothing comes after it, or nothing else is there when it is: an empty text needs no way around it. */
  readonly alone: boolean;
}

function flatten(expression: Extract<Expression, { kind: "first_of" | "any_of" }>): readonly Option[] {
  const last = expression.options.length - 1;
  return expression.options.flatMap((option, index): readonly Option[] => {
    const alone = index === last || (expression.kind === "first_of" && expression.disjoint);
    if (option.kind !== expression.kind) return [{ option, alone }];
    return flatten(option).map((inner) => ({ ...inner, alone: inner.alone && alone }));
  });
}

/** Whether a stored value may hold several. Splunk writes JSON arrays as fields whose name ends in `{}`. */
export function isList(expression: Expression): boolean {
  switch (expression.kind) {
    case "column":
      return expression.type === "multivalue" || expression.name.includes("{}");
    case "first_of":
    case "any_of":
      return expression.options.some(isList);
    case "lower":
    case "remove":
    case "segment":
    case "extract":
    case "only_if":
      return isList(expression.of);
    case "path":
      return expression.path.some((step) => typeof step === "number") ? false : isList(expression.of);
    case "constant":
    case "absent":
      return false;
    default:
      return assertNever(expression);
  }
}

export function isListField(bound: BoundField): boolean {
  return bound.definition.list || isList(bound.expression);
}

/** The stored fields that an expression reads. */
export const columnsOf = remember((expression: Expression): readonly string[] => {
  switch (expression.kind) {
    case "column":
      return [columnName(expression.name)];
    case "first_of":
    case "any_of":
      return expression.options.flatMap(columnsOf);
    case "path": {
      const column = pathColumn(expression);
      return column === undefined ? columnsOf(expression.of) : [column];
    }
    case "lower":
    case "remove":
    case "segment":
    case "extract":
    case "only_if":
      return columnsOf(expression.of);
    case "constant":
    case "absent":
      return [];
    default:
      return assertNever(expression);
  }
});

/** Fields that the search itself makes for the plan's own columns. */
export const ROW_SCORE = "score";
export const ROW_FIRST = "record_first";
export const ROW_LAST = "record_last";
const PLAN_FIELDS: ReadonlyMap<string, string> = new Map([
  ["$score", ROW_SCORE],
  ["$time.first", ROW_FIRST],
  ["$time.last", ROW_LAST],
]);

export function columnName(name: string): string {
  return PLAN_FIELDS.get(name) ?? name;
}

export function isPlanColumn(expression: Expression): boolean {
  return expression.kind === "column" && PLAN_FIELDS.has(expression.name);
}

/** JSON that Splunk has extracted already: `a.b` is a field of its own. */
function pathColumn(expression: Extract<Expression, { kind: "path" }>): string | undefined {
  if (expression.parse || expression.of.kind !== "column") return undefined;
  if (expression.path.some((step) => typeof step === "number")) return undefined;
  return [expression.of.name, ...expression.path].join(".");
}

/** `a.b{0}`, the path syntax of json_extract (Splunk Search Reference, JSON functions). */
function jsonPath(path: readonly (string | number)[]): string {
  return path.reduce<string>((printed, step) => {
    if (typeof step === "number") return `${printed}{${step}}`;
    return printed === "" ? step : `${printed}.${step}`;
  }, "");
}

/** What makes a pattern take letters in either case, where there is a letter. */
function ignoringCase(plain: string): string {
  return /\p{L}/u.test(plain) ? "(?i)" : "";
}
