import type { Place } from "./place.ts";

/**
 * An expression of Cloud SIEM's rule language or of log search, with its places. Strings, patterns and regular expressions
 * are as written: whether a backslash escapes is for the reader to decide, since the languages differ.
 */
export type Expression = Place & ExpressionNode;

export type CompareOperator = "=" | "!=" | "<=>" | "<" | "<=" | ">" | ">=";
export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%";

export interface StringNode {
  readonly kind: "string";
  /** Escaped quotes of its own kind are decoded, all else is raw. */
  readonly value: string;
  readonly quote: "'" | '"';
}

/** RE2 between slashes; `\/` stands for a slash. */
export interface RegexNode {
  readonly kind: "regex";
  readonly source: string;
}

export interface CallNode {
  readonly kind: "call";
  readonly name: string;
  readonly namePlace: Place;
  readonly args: readonly Expression[];
}

export type ExpressionNode =
  /** An attribute of a record, a field of a search or the name of an aggregate; `quoted` if written `%"…"`. */
  | { readonly kind: "name"; readonly name: string; readonly quoted: boolean }
  /** `fields['a.b']` */
  | { readonly kind: "index"; readonly of: Expression; readonly key: Expression }
  /** `fields.a` */
  | { readonly kind: "member"; readonly of: Expression; readonly name: string; readonly namePlace: Place }
  | StringNode
  | RegexNode
  /** `unit` is a suffix of time (`ms`, `h`) or size (`k`, `Mi`). */
  | { readonly kind: "number"; readonly value: number; readonly unit: string | undefined }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
  | { readonly kind: "array"; readonly items: readonly Expression[] }
  | CallNode
  | { readonly kind: "negative"; readonly operand: Expression }
  | {
      readonly kind: "arithmetic";
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "compare";
      readonly operator: CompareOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "in"; readonly left: Expression; readonly items: readonly Expression[]; readonly negated: boolean }
  /** `%` any run, `_` one character, of the whole value. */
  | { readonly kind: "like"; readonly left: Expression; readonly right: Expression; readonly negated: boolean }
  /** A Java regular expression in a string, unanchored. */
  | { readonly kind: "rlike"; readonly left: Expression; readonly right: Expression; readonly negated: boolean }
  /** On the right RE2 between slashes, unanchored, or a glob in a string, of the whole value. */
  | { readonly kind: "matches"; readonly left: Expression; readonly right: Expression; readonly negated: boolean }
  | {
      readonly kind: "between";
      readonly left: Expression;
      readonly low: Expression;
      readonly high: Expression;
      readonly negated: boolean;
    }
  | { readonly kind: "is_null"; readonly of: Expression; readonly negated: boolean }
  /** `condition ? then : otherwise` of log search. */
  | {
      readonly kind: "choice";
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | { readonly kind: "not"; readonly operand: Expression }
  | { readonly kind: "and" | "or"; readonly operands: readonly Expression[] }
  /** Parentheses, kept since mixed AND and OR are judged by them. */
  | { readonly kind: "group"; readonly of: Expression };

/** The expressions inside an expression, in the order of their places. */
export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case "name":
    case "string":
    case "regex":
    case "number":
    case "boolean":
    case "null":
      return [];
    case "index":
      return [node.of, node.key];
    case "member":
    case "is_null":
    case "group":
      return [node.of];
    case "array":
      return node.items;
    case "call":
      return node.args;
    case "negative":
    case "not":
      return [node.operand];
    case "arithmetic":
    case "compare":
    case "like":
    case "rlike":
    case "matches":
      return [node.left, node.right];
    case "in":
      return [node.left, ...node.items];
    case "between":
      return [node.left, node.low, node.high];
    case "choice":
      return [node.condition, node.then, node.otherwise];
    case "and":
    case "or":
      return node.operands;
  }
}

/** Calls a function with an expression and everything inside it, outer ones first. */
export function visit(node: Expression, see: (node: Expression) => void): void {
  see(node);
  for (const child of childrenOf(node)) visit(child, see);
}

/** The expression without the parentheses around it. */
export function ungrouped(node: Expression): Expression {
  return node.kind === "group" ? ungrouped(node.of) : node;
}
