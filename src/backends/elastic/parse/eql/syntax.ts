import type { Place } from "../problem.ts";

/** A query as text says it. Events that a query matches come from one event query, a sequence or a sample. */
export interface EqlTree {
  readonly query: EqlQueryNode;
  readonly pipes: readonly EqlPipe[];
}

export type EqlQueryNode =
  | ({ readonly kind: "event"; readonly filter: EqlFilter } & Place)
  | ({
      readonly kind: "sequence";
      readonly by: readonly EqlNode[];
      readonly maxspan: EqlSpan | undefined;
      readonly steps: readonly EqlStepNode[];
      readonly until: EqlStepNode | undefined;
    } & Place)
  | ({ readonly kind: "sample"; readonly by: readonly EqlNode[]; readonly steps: readonly EqlStepNode[] } & Place);

/** `category where condition`; without a category, `any where …`. */
export interface EqlFilter extends Place {
  readonly category: ({ readonly name: string } & Place) | undefined;
  readonly where: EqlNode;
}

export interface EqlStepNode extends Place {
  /** `![…]`: no such event may occur here. */
  readonly missing: boolean;
  readonly filter: EqlFilter;
  readonly by: readonly EqlNode[];
  /** How often the step repeats; 1 unless `with runs` says else. */
  readonly runs: number;
}

/** `maxspan`, in milliseconds. */
export interface EqlSpan extends Place {
  readonly milliseconds: number;
}

export interface EqlPipe extends Place {
  readonly name: string;
  readonly arguments: readonly EqlNode[];
}

export type EqlComparison = "==" | "!=" | "<" | "<=" | ">" | ">=";

export type EqlLiteral = {
  readonly kind: "literal";
  readonly value: string | number | boolean | null;
  /** A string in three quotes. */
  readonly raw: boolean;
} & Place;

export type EqlFieldNode = {
  readonly kind: "field";
  /** Without backticks and array indexes. */
  readonly name: string;
  /** `?name`: matches nothing, instead of failing, where no mapping has the field. */
  readonly optional: boolean;
} & Place;

export type EqlNode =
  | ({ readonly kind: "and" | "or"; readonly operands: readonly EqlNode[] } & Place)
  | ({ readonly kind: "not"; readonly operand: EqlNode } & Place)
  | ({
      readonly kind: "comparison";
      readonly operator: EqlComparison;
      readonly left: EqlNode;
      readonly right: EqlNode;
    } & Place)
  /** `in` and `in~`: equal to one of these, without wildcards. */
  | ({
      readonly kind: "in";
      readonly fold: boolean;
      readonly negated: boolean;
      readonly value: EqlNode;
      readonly list: readonly EqlNode[];
    } & Place)
  /** `:` and `like` take `*` and `?`, `regex` Lucene's regular expressions; `:` and what ends in `~` fold case. */
  | ({
      readonly kind: "match";
      readonly operator: ":" | "like" | "regex";
      readonly fold: boolean;
      readonly value: EqlNode;
      readonly patterns: readonly EqlLiteral[];
    } & Place)
  | ({
      readonly kind: "arithmetic";
      readonly operator: "+" | "-" | "*" | "/" | "%";
      readonly left: EqlNode;
      readonly right: EqlNode;
    } & Place)
  | ({ readonly kind: "negative"; readonly operand: EqlNode } & Place)
  | ({
      readonly kind: "call";
      /** As written, without the `~`. */
      readonly name: string;
      readonly fold: boolean;
      readonly namePlace: Place;
      readonly arguments: readonly EqlNode[];
    } & Place)
  | EqlFieldNode
  | EqlLiteral;
