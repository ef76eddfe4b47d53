/**
 * Relational algebra over the rows that a target stores: what an emitted rule says, in a form that runs. Every peculiarity
 * of the rule's language (case, missing values, wildcards, lists, numbers as text, buckets of time) is written out with the
 * functions below, so that nothing here belongs to a language. Nodes are plain data, so that they can be kept in a cache.
 *
 * Moments and durations are numbers, in milliseconds (since 1970). A value that is missing is null. Beside its columns every
 * row carries, unseen by the relation, the run it belongs to and the events it was made of; each operation works within
 * one run.
 */
export type Relation =
  | Scan
  /** The same rows in every run, made of no events; cells see no columns. */
  | {
      readonly kind: "rows";
      readonly columns: readonly { readonly name: string; readonly type: ValueType }[];
      readonly rows: readonly (readonly Scalar[])[];
    }
  | { readonly kind: "filter"; readonly input: Relation; readonly where: Scalar }
  /** Adds columns or replaces those of the same name; every value sees the columns of the input. */
  | { readonly kind: "extend"; readonly input: Relation; readonly columns: readonly NamedScalar[] }
  /** These columns and no others. */
  | { readonly kind: "project"; readonly input: Relation; readonly columns: readonly NamedScalar[] }
  /** One row per element of a list, as column `name`; `outer` keeps a row (with null) where the list is empty or missing. */
  | {
      readonly kind: "expand";
      readonly input: Relation;
      readonly name: string;
      readonly list: Scalar;
      readonly outer: boolean;
    }
  /** One row per combination of keys; keys that are null are equal. Without keys one row per run that has rows. */
  | {
      readonly kind: "aggregate";
      readonly input: Relation;
      readonly keys: readonly NamedScalar[];
      readonly columns: readonly NamedAggregate[];
    }
  | Window
  /** Keeps the first `count` rows of each combination of keys in an order. */
  | {
      readonly kind: "pick";
      readonly input: Relation;
      readonly keys: readonly Scalar[];
      readonly order: readonly Order[];
      readonly count: number;
    }
  /** Both sides have columns of different names. `semi` and `anti` keep rows of the left side as they are. */
  | {
      readonly kind: "join";
      readonly form: "inner" | "left" | "semi" | "anti";
      readonly left: Relation;
      readonly right: Relation;
      readonly on: Scalar;
    }
  /** By names; a column that one of them lacks is null there. */
  | { readonly kind: "union"; readonly inputs: readonly Relation[] };

/** Rows of the tables, indexes or record types that match a name; `*` at the end of a name stands for any rest. */
export interface Scan {
  readonly kind: "scan";
  readonly places: readonly string[];
  readonly columns: readonly ScanColumn[];
}

export interface ScanColumn {
  readonly name: string;
  readonly type: ValueType;
  /**
   * `stored`: the value under this key of the stored row; a scalar read as a list is a list of one, a list or an object
   * read as text its JSON. `arrived`: when the row reached the target. `serial`: the place of its record in the input.
   */
  readonly from: { readonly kind: "stored"; readonly key: string } | { readonly kind: "arrived" | "serial" | "place" };
}

/** Columns computed from the rows around a row. The order has to be total where that matters: add the serial. */
export interface Window {
  readonly kind: "window";
  readonly input: Relation;
  readonly partition: readonly Scalar[];
  readonly order: readonly Order[];
  /** Which rows the calls see; from the first one to this one where it is absent. `lag` and `row_number` need none. */
  readonly frame?: Frame;
  readonly columns: readonly { readonly name: string; readonly call: WindowCall }[];
  /** The row stands for all events of its frame from here on, not for its own alone. */
  readonly gathers?: boolean;
}

/**
 * Bounds around this row, both included; null has no bound. `range` counts in the unit of the only order column (a number),
 * `rows` in rows.
 */
export interface Frame {
  readonly unit: "range" | "rows";
  readonly preceding: number | null;
  readonly following: number | null;
}

export interface Order {
  readonly by: Scalar;
  readonly descending: boolean;
  readonly nulls: "first" | "last";
}

export interface NamedScalar {
  readonly name: string;
  readonly value: Scalar;
}

export interface NamedAggregate {
  readonly name: string;
  readonly call: AggregateCall;
}

export interface AggregateCall {
  readonly function: AggregateFunction;
  /** Absent for `count`. */
  readonly of?: Scalar;
  /** Only rows of which this is true. */
  readonly where?: Scalar;
  /** For `first`, `last` and `list`. */
  readonly order?: readonly Order[];
  /** For `list` and `set`: no more than these. */
  readonly limit?: number;
}

/**
 * Null is passed over by all of them: `count` counts rows unless it has an `of`; `first` and `last` are of the values that
 * are not null; `list` and `set` have lists of values, in order or sorted; `concat` joins lists into one.
 */
export type AggregateFunction =
  | "count"
  | "count_distinct"
  | "min"
  | "max"
  | "sum"
  | "average"
  | "first"
  | "last"
  | "list"
  | "set"
  | "concat"
  | "any"
  | "all";

export interface WindowCall {
  readonly function: AggregateFunction | "lag" | "row_number";
  readonly of?: Scalar;
  readonly where?: Scalar;
  /** For `lag`: so many rows before this one; 1 where it is absent. */
  readonly offset?: number;
}

/** Half-open offsets in the emitted file, in UTF-16 units, of the clause that a value was read from. */
export interface Clause {
  readonly start: number;
  readonly end: number;
}

export type Scalar = ScalarNode & {
  readonly type: ValueType;
  readonly clause?: Clause;
};

type ScalarNode =
  | { readonly kind: "column"; readonly name: string }
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "texts"; readonly values: readonly string[] }
  /** When the run takes place. */
  | { readonly kind: "now" }
  | { readonly kind: "call"; readonly function: string; readonly arguments: readonly Scalar[] }
  /** A test or a value per element of a list, which the body sees as the column `item`. */
  | {
      readonly kind: "each";
      readonly form: "any" | "all" | "filter" | "map";
      readonly list: Scalar;
      readonly item: string;
      readonly body: Scalar;
    };

export type Element = "text" | "number" | "boolean" | "json";
export type ValueType = Element | `${Element}s`;

/** The type of a list's elements. */
export function elementOf(type: ValueType): Element | undefined {
  return type.endsWith("s") ? (type.slice(0, -1) as Element) : undefined;
}

export function listOf(type: Element): ValueType {
  return `${type}s`;
}
