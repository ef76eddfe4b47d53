import { call, mapped, missing, number } from "../../../relation/build.ts";
import { elementOf, listOf, type Scalar, type ValueType } from "../../../relation/nodes.ts";

/** The types of ES|QL that its operators tell apart; whole numbers divide otherwise than others. */
export type EsqlType = "text" | "whole" | "fraction" | "boolean" | "date" | "ip" | "version" | "timespan" | "null";

/**
 * A value of a row: null, one value or several (Elasticsearch reference, ES|QL multivalued fields). Where several are
 * possible the scalar is a list that is never empty: no value at all is null.
 */
export interface Value {
  readonly type: EsqlType;
  readonly scalar: Scalar;
  /** What is the same in every row; undefined where a value depends on the row. */
  readonly constant?: string | number | boolean | null;
  /** The mapping type of a stored field that nothing was done to, for full-text search. */
  readonly stored?: string;
  /** Names of indexes are not simulated, so that nothing may depend on them. */
  readonly index?: true;
}

export function elementType(type: EsqlType): "text" | "number" | "boolean" {
  switch (type) {
    case "whole":
    case "fraction":
    case "date":
    case "timespan":
      return "number";
    case "boolean":
      return "boolean";
    default:
      return "text";
  }
}

export function isMany(value: Value): boolean {
  return elementOf(value.scalar.type) !== undefined;
}

export function isNumber({ type }: Value): boolean {
  return type === "whole" || type === "fraction";
}

/**
 * "Unless otherwise documented functions will return null when applied to a multivalued field" (ES|QL multivalued fields);
 * operators say the same of themselves one by one (ES|QL operators).
 */
export function single(value: Value): Scalar {
  return isMany(value) ? call("only_element", value.scalar) : value.scalar;
}

export function many(value: Value): Scalar {
  return isMany(value) ? value.scalar : call("as_list", value.scalar);
}

export function nullOf(type: EsqlType): Value {
  return { type, scalar: missing(elementType(type)), constant: null };
}

export function typedValue(type: EsqlType, scalar: Scalar): Value {
  return { type, scalar };
}

/** The value as one of another type that it can stand for: null is of every type, a whole number is a fraction too. */
export function asType(value: Value, type: EsqlType): Value {
  if (value.type === type) return value;
  if (value.type === "null") return nullOf(type);
  return { ...value, type };
}

/** The type that several values have in common; undefined where they have none. */
export function commonType(values: readonly Value[]): EsqlType | undefined {
  const types = new Set(values.map(({ type }) => type).filter((type) => type !== "null"));
  if (types.size === 0) return "null";
  const [only] = types;
  if (types.size === 1) return only;
  return [...types].every((type) => type === "whole" || type === "fraction") ? "fraction" : undefined;
}

export function listType(type: EsqlType): ValueType {
  return listOf(elementType(type));
}

/**
 * A list in the order that ES|QL sorts by: text by its bytes, addresses by theirs. Versions have an order of their own, which
 * has no form here.
 */
export function sortedList(value: Value): Scalar | undefined {
  const list = many(value);
  if (value.type === "version") return undefined;
  if (value.type !== "ip") return call("list_sort", list);
  const keyed = mapped(list, "item", (item) => call("concat", call("address_key", item), item));
  return mapped(call("list_sort", keyed), "item", withoutKey);
}

/** The address behind its sort key. */
export function withoutKey(keyed: Scalar): Scalar {
  return call("substring", keyed, number(KEY_LENGTH), call("length", keyed));
}

const KEY_LENGTH = 32;
