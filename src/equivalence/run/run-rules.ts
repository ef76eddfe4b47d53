import type { ReadRule } from "../read/reader.ts";
import { columnsOf } from "../relation/columns.ts";
import { scansOf } from "../relation/inputs.ts";
import type { Relation, ScanColumn, ValueType } from "../relation/nodes.ts";
import { sqlType } from "../relation/sql.ts";
import { printSql } from "../relation/sql-relation.ts";
import type { Database } from "./database.ts";
import type { Cell, ColumnType, ResultValue, TableRows } from "./duckdb-protocol.ts";
import { type Run, runTimes } from "./run-times.ts";

/** A row that a target stores, in one of several cases that have nothing to do with each other. */
export interface StoredEvent {
  readonly case: number;
  /** The place of its record in the case's input; one record may give several rows. */
  readonly serial: number;
  /** The table, index or record type. */
  readonly place: string;
  /** When it happened and when it reached the target, in milliseconds since 1970. */
  readonly time: number;
  readonly arrived: number;
  readonly row: Readonly<Record<string, unknown>>;
}

export interface Alert {
  /** The place of the rule in the list that was run. */
  readonly rule: number;
  readonly case: number;
  /** When the run took place, in milliseconds since 1970; infinite for a streaming rule. */
  readonly run: number;
  /** Serials of the events it was made of, sorted. */
  readonly events: readonly number[];
  /** None where only the events were asked for. */
  readonly columns: ReadonlyMap<string, ResultValue>;
}

/** What every run of some rules finds in the events of some cases: one query per rule, in which all runs take part. */
export async function runRules(
  database: Database,
  rules: readonly ReadRule[],
  events: readonly StoredEvent[],
  wanted: "columns" | "events" = "columns",
): Promise<readonly Alert[]> {
  const runs = rules.flatMap((rule, index) => runTimes(rule, index, events));
  const { table, source } = storedTable(
    rules.map(({ relation }) => relation),
    events,
  );
  const names = rules.map(({ relation }) => (wanted === "columns" ? [...columnsOf(relation).keys()] : []));
  const queries = rules.map(({ relation }, rule) => printSql(relation, rule, source, names[rule] ?? []));
  const results = await database.ask([table, runsTable(runs)], queries);
  return results.flatMap((rows, rule) => rows.map((row) => alertOf(row, rule, names[rule] ?? [], runs)));
}

function alertOf(
  [run, events, ...values]: readonly ResultValue[],
  rule: number,
  columns: readonly string[],
  runs: readonly Run[],
): Alert {
  const found = runs[Number(run)];
  if (found === undefined || typeof events !== "string") throw new Error("A result has no run");
  return {
    rule,
    case: found.case,
    run: found.at,
    events: events === "" ? [] : events.split(" ").map(Number),
    columns: new Map(columns.map((name, index) => [name, values[index] ?? null])),
  };
}

function runsTable(runs: readonly Run[]): TableRows {
  return {
    name: "runs",
    columns: [
      { name: "run", type: "INTEGER" },
      { name: "rule", type: "INTEGER" },
      { name: "case", type: "INTEGER" },
      { name: "at", type: "DOUBLE" },
      { name: "seen_until", type: "DOUBLE" },
    ],
    rows: runs.map((run, index) => [index, run.rule, run.case, run.at, run.seenUntil]),
  };
}

/** The rows with a column for everything that a scan of the relations asks for. */
function storedTable(
  relations: readonly Relation[],
  events: readonly StoredEvent[],
): { readonly table: TableRows; readonly source: (column: ScanColumn) => string } {
  const wanted = new Map<string, { readonly name: string; readonly key: string; readonly type: ValueType }>();
  const nameOf = (key: string, type: ValueType): string => {
    const id = JSON.stringify([key, type]);
    const known = wanted.get(id) ?? { name: `c${wanted.size}`, key, type };
    wanted.set(id, known);
    return known.name;
  };
  const source = ({ from, type }: ScanColumn): string =>
    from.kind === "stored"
      ? `s.${nameOf(from.key, type)}`
      : from.kind === "serial"
        ? "s.serial::DOUBLE"
        : `s.${from.kind}`;
  for (const relation of relations) for (const scan of scansOf(relation)) scan.columns.forEach(source);
  const columns = [...wanted.values()];
  const table: TableRows = {
    name: "stored",
    columns: [
      { name: "case", type: "INTEGER" },
      { name: "serial", type: "INTEGER" },
      { name: "place", type: "VARCHAR" },
      { name: "arrived", type: "DOUBLE" },
      ...columns.map(({ name, type }) => ({ name, type: sqlType(type) as ColumnType })),
    ],
    rows: events.map(({ case: one, serial, place, arrived, row }) => [
      one,
      serial,
      place,
      arrived,
      ...columns.map(({ key, type }) => (Object.hasOwn(row, key) ? cellOf(row[key], type) : null)),
    ]),
  };
  return { table, source };
}

/** A stored value as a column of a type holds it; null where it cannot. */
function cellOf(value: unknown, type: ValueType): Cell {
  if (value === null || value === undefined) return null;
  if (type.endsWith("s")) {
    const element = type.slice(0, -1) as ValueType;
    const items = (Array.isArray(value) ? value : [value]).map((item) => cellOf(item, element));
    return items.filter((item): item is string | number | boolean => item !== null && typeof item !== "object");
  }
  switch (type) {
    case "json":
      return JSON.stringify(value);
    case "number": {
      const number = typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value);
      return Number.isNaN(number) ? null : number;
    }
    case "boolean":
      return value === true || value === "true" ? true : value === false || value === "false" ? false : null;
    default:
      return typeof value === "string" ? value : typeof value === "object" ? JSON.stringify(value) : String(value);
  }
}
