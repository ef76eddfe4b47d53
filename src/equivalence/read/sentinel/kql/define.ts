import type { Scalar } from "../../../relation/nodes.ts";
import type { Call, ScalarFunction } from "./functions.ts";
import type { KustoType, Value } from "./value.ts";
import { value } from "./value.ts";

/** A function over values, with so many arguments. */
export function fn(
  least: number,
  most: number | undefined,
  read: (values: readonly Value[], call: Call) => Value,
): ScalarFunction {
  return most === undefined ? { kind: "values", least, read } : { kind: "values", least, most, read };
}

export function form(read: (call: Call) => Value): ScalarFunction {
  return { kind: "form", read };
}

/** A function whose scalar is computed from its arguments' scalars, which have to be of the right types already. */
export function plain(
  count: number,
  type: KustoType,
  compute: (...scalars: readonly Scalar[]) => Scalar,
): ScalarFunction {
  return fn(count, count, (values) => value(type, compute(...values.map(({ scalar }) => scalar))));
}

export function at(values: readonly Value[], index: number): Value {
  const found = values[index];
  if (found === undefined) throw new Error(`There is no argument ${index}`);
  return found;
}
