import type { ReadRule } from "../read/reader.ts";
import { columnsOf } from "../relation/columns.ts";
import { scansOf } from "../relation/inputs.ts";
import { elementOf, type Relation, type ScanColumn, type ValueType } from "../relation/nodes.ts";
import { sqlType } from "../relation/sql.ts";
import { printSql } from "../relation/sql-relation.ts";
import type { Database } from "./database.ts";
import type { Cell, Column, ColumnType, ResultValue, Table } from "./duckdb-protocol.ts";
import { type EventMoments, type Run, runTimes } from "./run-times.ts";

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
  events: Iterable<StoredEvent>,
  wanted: "columns" | "events" = "columns",
): Promise<readonly Alert[]> {
  const { table, source, moments } = storedTable(
    rules.map(({ relation }) => relation),
    events,
  );
  const runs = rules.flatMap((rule, index) => runTimes(rule, index, moments));
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

function runsTable(runs: readonly Run[]): Table {
  return {
    name: "runs",
    count: runs.length,
    columns: [
      { name: "run", type: "INTEGER", values: runs.map((_, index) => index) },
      { name: "rule", type: "INTEGER", values: runs.map(({ rule }) => rule) },
      { name: "case", type: "INTEGER", values: runs.map((run) => run.case) },
      { name: "at", type: "DOUBLE", values: runs.map(({ at }) => at) },
      { name: "seen_until", type: "DOUBLE", values: runs.map(({ seenUntil }) => seenUntil) },
    ],
  };
}

interface WantedColumn {
  readonly name: string;
  readonly key: string;
  readonly type: ValueType;
  /** The type of the elements of a list. */
  readonly element: ValueType | undefined;
  /** Of lists of one element that element. */
  readonly values: Cell[];
  /** State: a list of several elements, or of none, is among the values. */
  hasLists: boolean;
}

/**
 * The rows with a column for everything that a scan of the relations asks for. Goes through the events once, so that none
 * has to stay in memory.
 */
function storedTable(
  relations: readonly Relation[],
  events: Iterable<StoredEvent>,
): {
  readonly table: Table;
  readonly source: (column: ScanColumn) => string;
  readonly moments: readonly EventMoments[];
} {
  const wanted = new Map<string, WantedColumn>();
  const idOf = (key: string, type: ValueType): string => JSON.stringify([key, type]);
  for (const { from, type } of relations.flatMap(scansOf).flatMap((scan) => scan.columns)) {
    if (from.kind !== "stored" || wanted.has(idOf(from.key, type))) continue;
    const name = `c${wanted.size}`;
    const element = elementOf(type);
    wanted.set(idOf(from.key, type), { name, key: from.key, type, element, values: [], hasLists: false });
  }
  const columns = [...wanted.values()];
  const moments: EventMoments[] = [];
  const [serials, places]: [Cell[], Cell[]] = [[], []];
  for (const { case: one, serial, place, time, arrived, row } of events) {
    moments.push({ case: one, time, arrived });
    serials.push(serial);
    places.push(place);
    for (const column of columns) {
      const { key, type, element, values } = column;
      const value = Object.hasOwn(row, key) ? row[key] : null;
      const cell = element === undefined ? cellOf(value, type) : elementsOf(value, element);
      if (typeof cell === "object" && cell !== null) column.hasLists = true;
      values.push(cell);
    }
  }
  const table: Table = {
    name: "stored",
    count: moments.length,
    columns: [
      { name: "case", type: "INTEGER", values: moments.map((event) => event.case) },
      { name: "serial", type: "INTEGER", values: serials },
      { name: "place", type: "VARCHAR", values: places },
      { name: "arrived", type: "DOUBLE", values: moments.map(({ arrived }) => arrived) },
      ...columns.map(storedColumn),
    ],
  };
  const source = ({ from, type }: ScanColumn): string => {
    if (from.kind === "serial") return "s.serial::DOUBLE";
    if (from.kind !== "stored") return `s.${from.kind}`;
    const column = wanted.get(idOf(from.key, type));
    if (column === undefined) throw new Error(`No scan of the rules reads ${from.key}`);
    return isListOfOnes(column)
      ? `CASE WHEN s.${column.name} IS NOT NULL THEN [s.${column.name}] END`
      : `s.${column.name}`;
  };
  return { table, source, moments };
}

/** Lists that all have one element are kept without the list around it, which takes a fraction of the time. */
function isListOfOnes({ element, hasLists }: WantedColumn): boolean {
  return element !== undefined && !hasLists;
}

function storedColumn(column: WantedColumn): Column {
  const { name, type, element, values, hasLists } = column;
  if (isListOfOnes(column)) return { name, type: sqlType(element ?? type) as ColumnType, values };
  const listed = (value: Cell): Cell => (value === null || typeof value === "object" ? value : [value]);
  return { name, type: sqlType(type) as ColumnType, values: hasLists ? values.map(listed) : values };
}

/** A stored value as a column of lists holds it, a list of one as its element; null where there is none. */
function elementsOf(value: unknown, element: ValueType): Cell {
  if (value === null || value === undefined) return null;
  if (!Array.isArray(value)) return cellOf(value, element) ?? [];
  const items = value.map((item) => cellOf(item, element)).filter((item) => item !== null);
  return items.length === 1 ? (items[0] ?? null) : items;
}

/** A stored value as a column of a type that is no list holds it; null where it cannot. */
function cellOf(value: unknown, type: ValueType): string | number | boolean | null {
  if (value === null || value === undefined) return null;
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
