import type { ValueType } from "./nodes.ts";

/** What may stand as an argument: a type, `T` for any element type of which all `T` are the same, `T[]` for a list of it. */
export type Parameter = ValueType | "T" | "T[]" | "any";

export interface FunctionDefinition {
  readonly parameters: readonly Parameter[];
  /** Any number more of this. */
  readonly rest?: Parameter;
  readonly result: Parameter;
  /** DuckDB's SQL over the SQL of the arguments. */
  readonly sql: (...args: readonly string[]) => string;
}

export const infix =
  (operator: string) =>
  (...args: readonly string[]): string =>
    args.length === 0 ? "true" : `(${args.join(` ${operator} `)})`;

export const named =
  (name: string) =>
  (...args: readonly string[]): string =>
    `${name}(${args.join(", ")})`;
