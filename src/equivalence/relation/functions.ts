import type { FunctionDefinition } from "./function-definition.ts";
import { LIST_FUNCTIONS } from "./functions-list.ts";
import { NUMBER_FUNCTIONS } from "./functions-number.ts";
import { TEXT_FUNCTIONS } from "./functions-text.ts";
import { elementOf, listOf, type ValueType } from "./nodes.ts";

/**
 * Every function that a relation may call. Unless its line says otherwise a result is null where an argument is null, and
 * `and`, `or`, `not` are those of SQL's three values. Regular expressions are RE2's and find anywhere; `js_regex` is
 * JavaScript's, slower, for what RE2 lacks (look-around, back references).
 */ const FUNCTIONS = {
  ...TEXT_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...LIST_FUNCTIONS,
} as const satisfies Readonly<Record<string, FunctionDefinition>>;

export type FunctionName = keyof typeof FUNCTIONS;

export function functionDefinition(name: FunctionName): FunctionDefinition {
  return FUNCTIONS[name];
}

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name);
}

/** The type of a call's result; throws where an argument does not fit, which is a mistake of the reader. */
export function resultType(name: FunctionName, types: readonly ValueType[]): ValueType {
  const { parameters, rest, result } = functionDefinition(name);
  const fail = (): never => {
    throw new Error(`${name} does not take (${types.join(", ")})`);
  };
  if (types.length < parameters.length || (rest === undefined && types.length > parameters.length)) fail();
  let generic: ValueType | undefined;
  types.forEach((type, index) => {
    const wanted = parameters[index] ?? rest;
    if (wanted === "any" || wanted === type) return;
    const bound =
      wanted === "T"
        ? elementOf(type) === undefined
          ? type
          : undefined
        : wanted === "T[]"
          ? elementOf(type)
          : undefined;
    if (bound === undefined || (generic !== undefined && generic !== bound)) fail();
    generic = bound;
  });
  if (result === "T") return generic ?? fail();
  if (result === "T[]") return generic === undefined ? "texts" : listOf(generic as "text");
  return result as ValueType;
}
