import { call, column, missing, number, text } from "../../../relation/build.ts";
import { elementOf, listOf, type Order, type Relation, type Scalar, type ValueType } from "../../../relation/nodes.ts";

export const KUSTO_TYPES = [
  "bool",
  "datetime",
  "decimal",
  "dynamic",
  "guid",
  "int",
  "long",
  "real",
  "string",
  "timespan",
] as const;
export type KustoType = (typeof KUSTO_TYPES)[number];

export function kustoType(name: string | undefined): KustoType | undefined {
  return KUSTO_TYPES.find((type) => type === name);
}

/**
 * A scalar with its Kusto type. A string is never null: what is missing is the empty string (Microsoft Learn, "Null values":
 * "The string data type doesn't support null values"). A dynamic value is JSON, or a list where it is known to be an array
 * of one type.
 */
export interface Value {
  readonly type: KustoType;
  readonly scalar: Scalar;
  /** Of a dynamic value that is held as a list: the type of its elements. */
  readonly element?: KustoType;
  /** The list is known to be sorted. */
  readonly ascending?: true;
}

const HELD: Readonly<Record<KustoType, "text" | "number" | "boolean" | "json">> = {
  bool: "boolean",
  datetime: "number",
  decimal: "number",
  dynamic: "json",
  guid: "text",
  int: "number",
  long: "number",
  real: "number",
  string: "text",
  timespan: "number",
};

export function heldAs(type: KustoType): "text" | "number" | "boolean" | "json" {
  return HELD[type];
}

export function heldAsList(element: KustoType): ValueType {
  return listOf(HELD[element]);
}

export function isNumeric(type: KustoType): boolean {
  return type === "int" || type === "long" || type === "real" || type === "decimal";
}

export function isWhole(type: KustoType): boolean {
  return type === "int" || type === "long";
}

/** A value of a type; a string that may be null becomes the empty one. */
export function value(type: KustoType, scalar: Scalar): Value {
  return { type, scalar: type === "string" && canBeNull(scalar) ? call("coalesce", scalar, text("")) : scalar };
}

/** A string of which it is known that it is not null. */
export function string(scalar: Scalar): Value {
  return { type: "string", scalar };
}

export function listValue(element: KustoType, scalar: Scalar): Value {
  return { type: "dynamic", element, scalar };
}

export function nullOf(type: KustoType): Value {
  return type === "string" ? string(text("")) : { type, scalar: missing(HELD[type]) };
}

function canBeNull(scalar: Scalar): boolean {
  return scalar.kind !== "literal" || scalar.value === null;
}

/** The value of a column that holds another value. */
export function inColumn(name: string, held: Value): Value {
  return { ...held, scalar: column(name, held.scalar.type) };
}

export interface Column {
  readonly name: string;
  readonly value: Value;
}

/**
 * A table of a query: a relation whose columns have names of their own, unique in the query, and what the query calls them.
 * Columns of the relation are never replaced, so that what was computed from them stays true.
 */
export interface Table {
  readonly relation: Relation;
  readonly columns: readonly Column[];
  /** What the rows were sorted by; empty where their order is not defined. */
  readonly order: readonly Order[];
  /** Tells rows apart whose order is not defined, so that every run gives the same. */
  readonly ties: readonly Scalar[];
  /** Hidden keys of the rows that a subquery of `mv-apply` works on one by one. */
  readonly partition: readonly Scalar[];
  /** What `ingestion_time()` gives. */
  readonly ingested?: Scalar;
  /** The name of the table where it is one of the workspace, or a `let`. */
  readonly source?: string;
}

export function findColumn(table: Table, name: string): Column | undefined {
  return table.columns.find((each) => each.name === name);
}

/** The order of the rows, total as far as it can be. */
export function rowOrder({ order, ties }: Table): readonly Order[] {
  return [...order, ...ties.map((by): Order => ({ by, descending: false, nulls: "first" }))];
}

/** Text and number literals; undefined for anything that depends on a row. */
export function constantText({ scalar }: Value): string | undefined {
  const isText = scalar.kind === "literal" && scalar.type === "text" && typeof scalar.value === "string";
  return isText ? scalar.value : undefined;
}

export function constantNumber({ scalar }: Value): number | undefined {
  if (scalar.kind === "literal" && typeof scalar.value === "number") return scalar.value;
  if (scalar.kind === "call" && scalar.function === "subtract") {
    const [left, right] = scalar.arguments.map((each) => constantNumber({ type: "long", scalar: each }));
    return left === undefined || right === undefined ? undefined : left - right;
  }
  return undefined;
}

export function isNullLiteral({ scalar }: Value): boolean {
  return scalar.kind === "literal" && scalar.value === null;
}

export function isList({ scalar }: Value): boolean {
  return elementOf(scalar.type) !== undefined;
}

export const EMPTY_TEXT = text("");
export const ZERO = number(0);
