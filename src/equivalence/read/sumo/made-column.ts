import type { Scalar, ValueType } from "../../relation/nodes.ts";

/** A column of rows, which knows its name. */
export type MadeColumn = Extract<Scalar, { readonly kind: "column" }>;

export function madeColumn(name: string, type: ValueType): MadeColumn {
  return { kind: "column", name, type };
}
