import type { Span } from "../../diagnostics/span.ts";
import type { Duration } from "../../model/duration.ts";

/** A KQL query: `let` statements, then one tabular expression. */
export interface Query {
  /** A comment line above everything; line breaks in it are neutralised. */
  readonly header: string | undefined;
  readonly lets: readonly Let[];
  readonly body: Pipeline;
}

export interface Let {
  readonly name: string;
  readonly value: Pipeline;
}

export interface Pipeline {
  readonly source: Source;
  readonly steps: readonly Step[];
}

export type Source =
  | { readonly kind: "table"; readonly name: string }
  | { readonly kind: "union"; readonly names: readonly string[] }
  | { readonly kind: "watchlist"; readonly alias: string; readonly span: Span };

export type Step =
  | { readonly kind: "where"; readonly condition: Kql }
  | { readonly kind: "extend"; readonly columns: readonly Assignment[] }
  | { readonly kind: "project"; readonly columns: readonly Assignment[] }
  | { readonly kind: "summarize"; readonly columns: readonly Assignment[]; readonly by: readonly string[] }
  | { readonly kind: "sort"; readonly by: readonly string[] }
  | { readonly kind: "top"; readonly by: string; readonly descending: boolean }
  | { readonly kind: "join"; readonly right: string; readonly on: readonly string[] }
  | { readonly kind: "mv_expand"; readonly column: string; readonly value: Kql; readonly type: "datetime" | undefined };

/** `column = value`. A project of a column under its own name prints the name alone; no column prints the value alone. */
export interface Assignment {
  readonly column: string | undefined;
  readonly value: Kql;
}

export type ComparisonOperator = "==" | "!=" | "=~" | "<" | "<=" | ">" | ">=";
export type TextOperator =
  | "contains"
  | "contains_cs"
  | "startswith"
  | "startswith_cs"
  | "endswith"
  | "endswith_cs"
  | "matches regex";

/** A scalar expression. */
export type Kql =
  | { readonly kind: "name"; readonly name: string }
  /** All columns, as the left side of a text test or the argument of `arg_max`. */
  | { readonly kind: "star" }
  | { readonly kind: "text"; readonly value: string }
  /** A regular expression; its text is not yet fit for a literal. */
  | { readonly kind: "regex"; readonly source: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "timespan"; readonly value: Duration }
  /** The null of a type that has one; text has none and is empty instead. */
  | { readonly kind: "null"; readonly type: Exclude<KqlType, "string"> }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Kql[] }
  | { readonly kind: "member"; readonly of: Kql; readonly key: string | number }
  | {
      readonly kind: "binary";
      readonly operator: ComparisonOperator | TextOperator | "+" | "-";
      readonly left: Kql;
      readonly right: Kql;
    }
  | { readonly kind: "in"; readonly left: Kql; readonly cased: boolean; readonly items: readonly Kql[] }
  | { readonly kind: "between"; readonly of: Kql; readonly low: Kql; readonly high: Kql }
  | { readonly kind: "and" | "or"; readonly operands: readonly Kql[] }
  | { readonly kind: "not"; readonly operand: Kql }
  | { readonly kind: "located"; readonly of: Kql; readonly span: Span };

export type KqlType = "string" | "dynamic" | "long" | "real" | "bool" | "datetime" | "timespan";

/** An expression and what it yields. */
export interface Typed {
  readonly kql: Kql;
  readonly type: KqlType;
}

export const name = (column: string): Kql => ({ kind: "name", name: column });
export const text = (value: string): Kql => ({ kind: "text", value });
export const number = (value: number): Kql => ({ kind: "number", value });
export const timespan = (value: Duration): Kql => ({ kind: "timespan", value });
export const call = (functionName: string, ...args: readonly Kql[]): Kql => ({
  kind: "call",
  name: functionName,
  args,
});
export const member = (of: Kql, key: string | number): Kql => ({ kind: "member", of, key });
export const at = (of: Kql, span: Span): Kql => ({ kind: "located", of, span });
export const not = (operand: Kql): Kql => ({ kind: "not", operand });

export function binary(left: Kql, operator: Extract<Kql, { kind: "binary" }>["operator"], right: Kql): Kql {
  return { kind: "binary", operator, left, right };
}

/** A conjunction without needless nesting; none of nothing is true. */
export function and(operands: readonly Kql[]): Kql {
  return operands.length === 1 && operands[0] !== undefined ? operands[0] : { kind: "and", operands };
}

/** A disjunction without needless nesting; none of nothing is false. */
export function or(operands: readonly Kql[]): Kql {
  return operands.length === 1 && operands[0] !== undefined ? operands[0] : { kind: "or", operands };
}

export const where = (condition: Kql): Step => ({ kind: "where", condition });
export const assign = (column: string | undefined, value: Kql): Assignment => ({ column, value });

/** An `extend`, or nothing when there is nothing to add. */
export function extend(columns: readonly Assignment[]): readonly Step[] {
  return columns.length === 0 ? [] : [{ kind: "extend", columns }];
}

/** The expression without the places it came from. */
export function unlocated(kql: Kql): Kql {
  return kql.kind === "located" ? unlocated(kql.of) : kql;
}
