import { type FunctionName, resultType } from "./functions.ts";
import { type Clause, elementOf, listOf, type Scalar, type ValueType } from "./nodes.ts";

/** Constructors of scalars; each computes the type. */
export function column(name: string, type: ValueType): Scalar {
  return { kind: "column", name, type };
}

export function text(value: string | null): Scalar {
  return { kind: "literal", value, type: "text" };
}

/** A number, a moment or a duration (both in milliseconds). */
export function number(value: number | null): Scalar {
  return { kind: "literal", value, type: "number" };
}

export function truth(value: boolean | null): Scalar {
  return { kind: "literal", value, type: "boolean" };
}

export function missing(type: ValueType): Scalar {
  return { kind: "literal", value: null, type };
}

export function texts(values: readonly string[]): Scalar {
  return { kind: "texts", values, type: "texts" };
}

export const now: Scalar = { kind: "now", type: "number" };

/** Throws where an argument has the wrong type, which is a mistake of the caller. */
export function call(name: FunctionName, ...args: readonly Scalar[]): Scalar {
  const type = resultType(
    name,
    args.map((arg) => arg.type),
  );
  return { kind: "call", function: name, arguments: args, type };
}

/** `and` and `or` of many, flat, true or false of none. */
export function all(tests: readonly Scalar[]): Scalar {
  const [only] = tests;
  return only !== undefined && tests.length === 1 ? only : call("and", ...tests);
}

export function any(tests: readonly Scalar[]): Scalar {
  const [only] = tests;
  return only !== undefined && tests.length === 1 ? only : call("or", ...tests);
}

/** Whether any (or all) elements of a list pass a test; no element of a missing list does, so `all` is true of it. */
export function someOf(list: Scalar, item: string, body: (element: Scalar) => Scalar): Scalar {
  return { kind: "each", form: "any", list, item, body: body(itemOf(list, item)), type: "boolean" };
}

export function everyOf(list: Scalar, item: string, body: (element: Scalar) => Scalar): Scalar {
  return { kind: "each", form: "all", list, item, body: body(itemOf(list, item)), type: "boolean" };
}

export function filtered(list: Scalar, item: string, body: (element: Scalar) => Scalar): Scalar {
  return { kind: "each", form: "filter", list, item, body: body(itemOf(list, item)), type: list.type };
}

export function mapped(list: Scalar, item: string, body: (element: Scalar) => Scalar): Scalar {
  const value = body(itemOf(list, item));
  if (elementOf(value.type) !== undefined) throw new Error("A list has no lists in it");
  return { kind: "each", form: "map", list, item, body: value, type: listOf(value.type as "text") };
}

/** The same value, read from a clause of the emitted file. */
export function readFrom(clause: Clause, value: Scalar): Scalar {
  return { ...value, clause };
}

function itemOf(list: Scalar, item: string): Scalar {
  const type = elementOf(list.type);
  if (type === undefined) throw new Error(`${list.type} is no list`);
  return column(item, type);
}
