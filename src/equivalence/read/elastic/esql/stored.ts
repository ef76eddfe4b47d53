import type { EsqlName } from "../../../../backends/elastic/parse/esql/syntax.ts";
import type { FieldLookup, FieldType } from "../../../../backends/elastic/verify/fields.ts";
import { call, column, filtered, mapped, number } from "../../../relation/build.ts";
import type { NamedScalar, Scalar, ScanColumn, ValueType } from "../../../relation/nodes.ts";
import { EsqlFailure } from "./failure.ts";
import { isAlwaysSingle, keepsOrder, readTypes, removesDuplicates } from "./mapping.ts";
import { type EsqlType, elementType, listType, type Value } from "./value.ts";

/** The stored fields that a query reads: what is asked of the scan, and what the index makes of it. */
export interface StoredFields {
  /** A stored field as a column; throws where its type is not known. */
  read(name: EsqlName): Value;
  /** A metadata column. */
  readMetadata(name: EsqlName): Value;
  /** The place of the row's record in the input, which makes orders total. */
  readSerial(): Scalar;
  readonly columns: readonly ScanColumn[];
  /** Puts the columns of the scan into the form in which queries see them. */
  readonly forms: readonly NamedScalar[];
  /** A column that the query names may not be called like this. */
  taken(name: string): boolean;
}

const SERIAL = "rw serial";

export function createStoredFields(lookup: FieldLookup): StoredFields {
  const columns = new Map<string, ScanColumn>();
  const forms: NamedScalar[] = [];
  const values = new Map<string, Value>();

  function scan(name: string, key: string, type: ValueType): Scalar {
    columns.set(name, { name, type, from: { kind: "stored", key } });
    return column(name, type);
  }

  function open(name: EsqlName): Value {
    const type = lookup(name.name);
    if (type === "missing") throw new EsqlFailure(`No source has a field \`${name.name}\``, name);
    if (type === "unknown-namespace") throw new EsqlFailure(`The type of \`${name.name}\` is not known`, name);
    const read = readTypes[type.type];
    if (read === undefined || isBelowFlattened(name.name)) {
      throw new EsqlFailure(`ES|QL does not read \`${name.name}\`, which is mapped as flattened or ${type.type}`, name);
    }
    // The index has addresses as bytes, so that the letters of their digits have no case.
    const { key, lowered } = storedAs(name.name);
    const one = isAlwaysSingle(name.name, type.type);
    const raw = scan(name.name, key, one ? storedType(read) : (`${storedType(read)}s` as ValueType));
    const value = one ? converted(raw, read) : listed(raw, read, type.type, lowered);
    if (value !== raw) forms.push({ name: name.name, value });
    return { type: read, scalar: column(name.name, value.type), stored: type.type };
  }

  function isBelowFlattened(name: string): boolean {
    return parentsOf(name).some((parent) => {
      const fact = lookup(parent);
      return typeof fact === "object" && fact.type === "flattened";
    });
  }

  /** A multi-field has the value of the field it belongs to; Elastic Defend normalizes those called `caseless`. */
  function storedAs(name: string): { readonly key: string; readonly lowered: boolean } {
    const [, parent, kind] = /^(.+)\.(text|caseless)$/.exec(name) ?? [];
    const fact = parent === undefined ? "missing" : lookup(parent);
    const isField = typeof fact === "object" && fact.type !== "object";
    return parent !== undefined && isField
      ? { key: parent, lowered: kind === "caseless" }
      : { key: name, lowered: false };
  }

  function openMetadata(name: EsqlName): Value {
    switch (name.name) {
      case "_id":
        return { type: "text", scalar: scan("_id", "_id", "text") };
      case "_index":
        return { type: "text", scalar: scan("_index", "_index", "text"), index: true };
      case "_version":
        // Data streams are append-only, so that a document keeps its first version (Elasticsearch reference, data streams).
        return { type: "whole", scalar: number(1), constant: 1 };
      default:
        throw new EsqlFailure(`The metadata column \`${name.name}\` is not simulated`, name);
    }
  }

  const once = (name: EsqlName, make: (name: EsqlName) => Value): Value => {
    const known = values.get(name.name) ?? make(name);
    values.set(name.name, known);
    return known;
  };
  return {
    read: (name) => once(name, open),
    readMetadata: (name) => once(name, openMetadata),
    readSerial() {
      columns.set(SERIAL, { name: SERIAL, type: "number", from: { kind: "serial" } });
      return column(SERIAL, "number");
    },
    get columns() {
      return [...columns.values()];
    },
    forms,
    taken: (name) => columns.has(name),
  };
}

/** `a.b` and `a` of `a.b.c`. */
function parentsOf(name: string): readonly string[] {
  const parts = name.split(".");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("."));
}

/** Dates are stored as text. */
function storedType(type: EsqlType): ValueType {
  return type === "date" ? "text" : elementType(type);
}

function converted(raw: Scalar, type: EsqlType): Scalar {
  return type === "date" ? call("moment", raw) : raw;
}

/**
 * The values of a field as doc values have them: sorted, without nulls ("null values in a list are not preserved at the
 * storage layer") and, for some types, without repeats (ES|QL multivalued fields). None at all is null.
 */
function listed(raw: Scalar, type: EsqlType, mapping: FieldType, lowered: boolean): Scalar {
  const list =
    type === "date"
      ? mapped(raw, "item", (item) => call("moment", item))
      : lowered || type === "ip"
        ? mapped(raw, "item", (item) => call("lower", item))
        : raw;
  if (list.type !== listType(type)) throw new Error(`${mapping} is read as ${list.type}`);
  if (keepsOrder(mapping)) {
    const kept = filtered(list, "item", (item) => call("not", call("is_null", item)));
    return call("null_if_empty", kept);
  }
  return call("null_if_empty", call(removesDuplicates(mapping) ? "list_distinct" : "list_sort", list));
}
