import { call, column, now, number, text } from "../../relation/build.ts";
import type { NamedScalar, Relation, Scalar, ScanColumn, ValueType } from "../../relation/nodes.ts";
import {
  type Column,
  findColumn,
  heldAs,
  type KustoType,
  kustoType,
  string,
  type Table,
  type Value,
} from "./kql/value.ts";

/** Which of a table's rows a run sees. */
export type Sight =
  | { readonly kind: "period"; readonly period: number }
  | { readonly kind: "ingested"; readonly within: number }
  | { readonly kind: "all" };

/**
 * A table of the workspace. A scheduled run is given only rows whose `TimeGenerated` lies in the query period before it,
 * whatever the query asks for ("Scheduled analytics rules": the query period "overrides" wider filters; inferred: both ends
 * count); a near-real-time one only rows ingested since the last run ("Near-real-time analytics rules").
 */
export function storedTable(
  name: string,
  columns: readonly (readonly [string, string])[],
  fresh: (name: string) => string,
  sight: Sight,
): Table | undefined {
  const scanned: ScanColumn[] = [];
  const typed: NamedScalar[] = [];
  const held: Column[] = [];
  for (const [key, typeName] of columns) {
    const type = kustoType(typeName);
    if (type === undefined) return undefined;
    const stored = fresh(key);
    scanned.push({ name: stored, type: storedAs(type), from: { kind: "stored", key } });
    const read = readStored(type, column(stored, storedAs(type)));
    if (read.kind === "column") held.push({ name: key, value: { type, scalar: read } });
    else {
      const own = fresh(key);
      typed.push({ name: own, value: read });
      held.push({ name: key, value: typedValue(type, column(own, heldAs(type))) });
    }
  }
  const [arrived, serial] = [fresh("arrived"), fresh("serial")];
  scanned.push({ name: arrived, type: "number", from: { kind: "arrived" } });
  scanned.push({ name: serial, type: "number", from: { kind: "serial" } });
  const scan: Relation = { kind: "scan", places: [name], columns: scanned };
  const table: Table = {
    relation: { kind: "extend", input: scan, columns: typed },
    columns: held,
    order: [],
    ties: [column(serial, "number")],
    partition: [],
    ingested: column(arrived, "number"),
    source: name,
  };
  const seen = seenRows(table, column(arrived, "number"), sight);
  return seen === undefined ? table : { ...table, relation: { kind: "filter", input: table.relation, where: seen } };
}

function storedAs(type: KustoType): ValueType {
  return type === "datetime" ? "text" : heldAs(type);
}

/** Moments are stored as texts in ISO 8601; a string that is missing is empty. */
function readStored(type: KustoType, stored: Scalar): Scalar {
  if (type === "datetime") return call("moment", stored);
  return type === "string" ? call("coalesce", stored, text("")) : stored;
}

function typedValue(type: KustoType, scalar: Scalar): Value {
  return type === "string" ? string(scalar) : { type, scalar };
}

function seenRows(table: Table, arrived: Scalar, sight: Sight): Scalar | undefined {
  if (sight.kind === "all") return undefined;
  if (sight.kind === "ingested") return call("less_equal", call("subtract", now, number(sight.within)), arrived);
  const time = findColumn(table, "TimeGenerated")?.value.scalar;
  if (time === undefined) return undefined;
  const first = call("subtract", now, number(sight.period));
  return call("and", call("less_equal", first, time), call("less_equal", time, now));
}
