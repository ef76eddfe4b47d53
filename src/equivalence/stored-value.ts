import type { Expression } from "../catalog/expression.ts";
import { lowerAscii } from "../model/normalise.ts";
import type { Scalar } from "../model/predicate.ts";
import { assertNever } from "../model/walk.ts";

/** The content of a stored record by column and its type; undefined where the record lacks it. */
export type Lookup = (column: string, type: string) => unknown;

/**
 * The values of a binding's expression on a stored record; none where it is missing, several of lists and of `any_of`.
 * Dynamic columns hold objects, columns of JSON text hold text.
 */
export function storedValues(expression: Expression, column: Lookup): readonly Scalar[] {
  return evaluate(expression, column).flatMap(scalars);
}

function evaluate(expression: Expression, column: Lookup): readonly unknown[] {
  const each = (of: Expression, change: (text: string) => string | undefined): readonly unknown[] =>
    storedValues(of, column).map((value) => change(String(value)));
  switch (expression.kind) {
    case "column":
      return [column(expression.name, expression.type)];
    case "first_of":
      return expression.options.map((option) => evaluate(option, column)).find(isPresent) ?? [];
    case "any_of":
      return expression.options.flatMap((option) => evaluate(option, column));
    case "lower":
      return each(expression.of, lowerAscii);
    case "remove":
      return each(expression.of, (text) => text.replaceAll(expression.text, ""));
    case "segment":
      return each(expression.of, (text) => text.split(expression.separator).at(expression.index));
    case "extract":
      return each(expression.of, (text) => new RegExp(expression.regex).exec(text)?.[1]);
    case "only_if":
      return each(expression.of, (text) =>
        lowerAscii(text).includes(lowerAscii(expression.contains)) === expression.negated ? undefined : text,
      );
    case "path":
      return evaluate(expression.of, column).map((value) =>
        isFlattened(expression.of)
          ? insideLists(value, expression.path)
          : inside(expression.parse ? parsed(value) : value, expression.path),
      );
    case "constant":
      return [expression.value];
    case "absent":
      return [];
    default:
      return assertNever(expression);
  }
}

function isPresent(values: readonly unknown[]): boolean {
  return values.flatMap(scalars).length > 0 || values.some((value) => typeof value === "object" && value !== null);
}

function scalars(value: unknown): readonly Scalar[] {
  if (Array.isArray(value)) return value.flatMap(scalars);
  if (typeof value === "number" || typeof value === "boolean") return [value];
  return typeof value === "string" && value !== "" ? [value] : [];
}

function inside(value: unknown, path: readonly (string | number)[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Readonly<Record<string | number, unknown>>)[key];
  }
  return found;
}

/** Elasticsearch addresses the members of objects in a list like those of one object: `targets.values`. */
function isFlattened(expression: Expression): boolean {
  return expression.kind === "column" && expression.type === "flattened";
}

function insideLists(value: unknown, path: readonly (string | number)[]): unknown {
  if (Array.isArray(value)) return value.map((item) => insideLists(item, path));
  const [key, ...rest] = path;
  return key === undefined ? value : insideLists(inside(value, [key]), rest);
}

/** Text that is no JSON holds nothing. */
function parsed(value: unknown): unknown {
  if (typeof value !== "string") return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
