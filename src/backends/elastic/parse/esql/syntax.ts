import type { Place } from "../problem.ts";

/** A query as text says it: a source, then what is done to its rows. */
export interface EsqlTree {
  readonly commands: readonly EsqlCommandNode[];
}

/** A column by its name, without backticks. */
export interface EsqlName extends Place {
  readonly name: string;
}

/** A column, or all that a name with `*` stands for. */
export interface EsqlNamePattern extends EsqlName {
  readonly wild: boolean;
}

/** `name = value`; without a name, the column is called as the text of its value. */
export interface EsqlField extends Place {
  readonly column: EsqlName;
  readonly named: boolean;
  readonly value: EsqlNode;
  /** The rows that an aggregate is limited to. */
  readonly where?: EsqlNode;
}

export interface EsqlIndex extends Place {
  /** As written, without quotes; a subquery has none. */
  readonly pattern: string | undefined;
}

export interface EsqlOrder extends Place {
  readonly value: EsqlNode;
  readonly descending: boolean;
  readonly nulls: "first" | "last" | undefined;
}

/** `start` to `end` is the whole command, `keyword` the word that it begins with. */
interface Command extends Place {
  readonly keyword: Place;
}

export type EsqlCommandNode =
  | ({
      readonly kind: "from";
      readonly indexes: readonly EsqlIndex[];
      readonly metadata: readonly EsqlName[];
    } & Command)
  | ({ readonly kind: "row" | "eval"; readonly fields: readonly EsqlField[] } & Command)
  | ({ readonly kind: "where"; readonly condition: EsqlNode } & Command)
  | ({
      readonly kind: "stats";
      /** Adds the aggregates to each row of the group, which stays. */
      readonly inline: boolean;
      readonly aggregates: readonly EsqlField[];
      readonly by: readonly EsqlField[];
    } & Command)
  | ({ readonly kind: "keep" | "drop"; readonly columns: readonly EsqlNamePattern[] } & Command)
  | ({
      readonly kind: "rename";
      readonly pairs: readonly { readonly from: EsqlNamePattern; readonly to: EsqlNamePattern }[];
    } & Command)
  | ({ readonly kind: "sort"; readonly orders: readonly EsqlOrder[] } & Command)
  | ({ readonly kind: "limit"; readonly count: EsqlNode; readonly by: readonly EsqlNode[] } & Command)
  | ({ readonly kind: "dissect"; readonly value: EsqlNode; readonly pattern: EsqlText } & Command)
  | ({ readonly kind: "grok"; readonly value: EsqlNode; readonly patterns: readonly EsqlText[] } & Command)
  | ({
      readonly kind: "enrich";
      readonly policy: string;
      readonly on: EsqlName | undefined;
      readonly with: readonly { readonly column: EsqlName; readonly field: EsqlName }[];
    } & Command)
  | ({ readonly kind: "mv_expand"; readonly column: EsqlName } & Command)
  | ({ readonly kind: "lookup_join"; readonly index: string; readonly on: readonly EsqlNode[] } & Command)
  | ({ readonly kind: "completion"; readonly column: EsqlName | undefined; readonly prompt: EsqlNode } & Command)
  | ({ readonly kind: "sample"; readonly probability: EsqlNode } & Command)
  /** A command that is known by name only. */
  | ({ readonly kind: "other"; readonly name: string } & Command);

/** A string in the place where only one may stand. */
export interface EsqlText extends Place {
  readonly text: string;
}

export type EsqlComparison = "==" | "!=" | "<" | "<=" | ">" | ">=";

export type EsqlLiteral = {
  readonly kind: "literal";
  readonly value: string | number | boolean | null;
  /** A number without a fraction and exponent. */
  readonly whole: boolean;
  /** A string in three quotes. */
  readonly raw: boolean;
} & Place;

export type EsqlNode =
  | ({ readonly kind: "column" } & EsqlName)
  | EsqlLiteral
  /** `15 minutes`; the unit in lower case and the singular. */
  | ({ readonly kind: "timespan"; readonly amount: number; readonly unit: EsqlUnit } & Place)
  | ({ readonly kind: "list"; readonly items: readonly EsqlLiteral[] } & Place)
  /** `?name`: filled in by whoever runs the query. */
  | ({ readonly kind: "parameter"; readonly text: string } & Place)
  | ({ readonly kind: "star" } & Place)
  | ({
      readonly kind: "call";
      /** In lower case. */
      readonly name: string;
      readonly namePlace: Place;
      readonly arguments: readonly EsqlNode[];
      /** Whether named options in braces stand last. */
      readonly options: boolean;
    } & Place)
  | ({ readonly kind: "and" | "or"; readonly operands: readonly EsqlNode[] } & Place)
  | ({ readonly kind: "not" | "negative"; readonly operand: EsqlNode } & Place)
  | ({
      readonly kind: "comparison";
      readonly operator: EsqlComparison;
      readonly left: EsqlNode;
      readonly right: EsqlNode;
    } & Place)
  | ({
      readonly kind: "arithmetic";
      readonly operator: "+" | "-" | "*" | "/" | "%";
      readonly left: EsqlNode;
      readonly right: EsqlNode;
    } & Place)
  | ({ readonly kind: "cast"; readonly value: EsqlNode; readonly type: EsqlName } & Place)
  | ({
      readonly kind: "in";
      readonly negated: boolean;
      readonly value: EsqlNode;
      readonly list: readonly EsqlNode[];
    } & Place)
  | ({
      readonly kind: "like" | "rlike";
      readonly negated: boolean;
      readonly value: EsqlNode;
      readonly patterns: readonly EsqlNode[];
    } & Place)
  | ({ readonly kind: "is_null"; readonly negated: boolean; readonly value: EsqlNode } & Place)
  /** `field : "words"`: a full-text match. */
  | ({ readonly kind: "matches"; readonly value: EsqlNode; readonly query: EsqlNode } & Place)
  /** `in (from …)` and functions of a function: read over, not into. */
  | ({ readonly kind: "opaque"; readonly what: "a subquery" | "a lambda" } & Place);

export type EsqlUnit = "millisecond" | "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";
