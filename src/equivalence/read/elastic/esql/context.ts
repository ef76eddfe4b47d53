import type { EsqlName, EsqlNode } from "../../../../backends/elastic/parse/esql/syntax.ts";
import type { Place } from "../../../../backends/elastic/parse/problem.ts";
import type { Clause } from "../../../relation/nodes.ts";
import type { Value } from "./value.ts";

type CallNode = Extract<EsqlNode, { readonly kind: "call" }>;

/** What an expression stands in. */
export interface EsqlContext {
  read(name: EsqlName): Value;
  clauseOf(place: Place): Clause;
  /** Reads an aggregate function; undefined for another one. Absent where none may stand. */
  readonly aggregate?: (call: CallNode) => Value | undefined;
}

/** A function with the values that it is called with. */
export interface EsqlCall {
  readonly node: CallNode;
  readonly values: readonly Value[];
  /** The argument at a place; fails where it is missing. */
  argument(index: number): Value;
  /** An argument of a type that ES|QL takes there; null is of every type. */
  typed(index: number, ...types: readonly Value["type"][]): Value;
  /** The text that an argument is in every row. */
  constantText(index: number): string;
  fail(message: string, index?: number): never;
}

export type EsqlFunction = (call: EsqlCall) => Value;
