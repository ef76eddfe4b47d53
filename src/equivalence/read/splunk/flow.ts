import type { Place } from "../../../backends/splunk/parse/syntax.ts";
import { call, column, missing, text } from "../../relation/build.ts";
import type { Clause, NamedScalar, Order, Relation, Scalar, ScanColumn, ValueType } from "../../relation/nodes.ts";
import type { LookupTable } from "./library.ts";
import { refuse } from "./problem.ts";
import { looseText, NULL, numberValue, textsValue, type Value } from "./value.ts";

/** What all commands of a search share while it is read. */
export interface Reading {
  readonly lookups: ReadonlyMap<string, LookupTable>;
  /** The search with its macros expanded, in which places count. */
  readonly text: string;
  /** Where a place of the search stands in the file. */
  readonly clause: (place: Place) => Clause;
  /** Numbers for the names of columns: every value that is computed has a column of its own, which never changes. */
  readonly next: () => number;
  /** Bounds of `_time` that every search of events has, in seconds: from included, to not. */
  readonly range: { readonly from: Scalar; readonly to: Scalar };
  /** The moment that the search is scheduled for, in seconds. */
  readonly scheduled: Scalar;
}

/** The rows between two commands. */
export interface Flow {
  readonly relation: Relation;
  /** Fields that commands have set, by name; `NULL` for those removed. */
  readonly fields: ReadonlyMap<string, Value>;
  /** Where fields that no command has set are read from; none after a command that keeps only the fields it names. */
  readonly scans: readonly EventScan[];
  /** The order of the rows, total as far as the events are. */
  readonly order: readonly Order[];
  /** Whether the rows are sorted by what is now `_time`. */
  readonly byTime: "ascending" | "descending" | undefined;
}

/** The events of one search of an index; columns join as commands ask for fields. */
export interface EventScan {
  readonly columns: ScanColumn[];
}

/** Columns by which events are ordered before any command sorts them; the fields may change. */
const EVENT_TIME = "event time";
const EVENT_ARRIVAL = "event arrival";
const EVENT_SERIAL = "event serial";

/** `_time` and `_indextime` are numbers (seconds since 1970, Splunk Search Reference); other fields are text. */
const NUMBERS: ReadonlySet<string> = new Set(["_time", "_indextime"]);

/** Fields of every event that have one value (Splunk Knowledge Manager Manual, "Use default fields"). */
const SINGLE: ReadonlySet<string> = new Set(["_raw", "_cd", "host", "index", "source", "sourcetype", "splunk_server"]);

/**
 * All events in the dispatch window, the newest first: a search without an index reads the default indexes of its role,
 * and all events are taken to be in these. The most recent events are searched first (Splunk Search Reference, dedup).
 */
export function searchEvents(reading: Reading): Flow {
  const columns: ScanColumn[] = [
    { name: EVENT_TIME, type: "number", from: { kind: "stored", key: "_time" } },
    { name: EVENT_ARRIVAL, type: "number", from: { kind: "stored", key: "_indextime" } },
    { name: EVENT_SERIAL, type: "number", from: { kind: "serial" } },
  ];
  const time = column(EVENT_TIME, "number");
  const scan: Relation = { kind: "scan", places: ["*"], columns };
  return {
    relation: { kind: "filter", input: scan, where: inRange(time, reading) },
    fields: new Map(),
    scans: [{ columns }],
    // inferred: of events at one instant the one that was indexed last is found first, as an index is read backwards.
    order: [time, column(EVENT_ARRIVAL, "number"), column(EVENT_SERIAL, "number")].map(descending),
    byTime: "descending",
  };
}

/** The latest time itself is not in the range (Splunk Search Reference, Time modifiers). */
function inRange(time: Scalar, { range: { from, to } }: Reading): Scalar {
  return call("and", call("less_equal", from, time), call("less", time, to));
}

export function descending(by: Scalar): Order {
  return { by, descending: true, nulls: "last" };
}

export function ascending(by: Scalar): Order {
  return { by, descending: false, nulls: "last" };
}

/** The value of a field in each row. Names of fields are case-sensitive (Splunk Search Manual). */
export function fieldOf(flow: Flow, name: string): Value {
  const known = flow.fields.get(name);
  if (known !== undefined) return known;
  if (flow.scans.length === 0) return NULL;
  const type: ValueType = NUMBERS.has(name) ? "number" : SINGLE.has(name) ? "text" : "texts";
  const stored = `stored ${name}`;
  for (const { columns } of flow.scans) {
    if (columns.some((each) => each.name === stored)) continue;
    columns.push({ name: stored, type, from: { kind: "stored", key: name } });
  }
  const scalar = column(stored, type);
  return type === "number" ? numberValue(scalar) : type === "text" ? looseText(scalar) : textsValue(scalar);
}

/** The rows with values in columns of their own, and the fields that now mean them. */
export function withFields(
  flow: Flow,
  values: readonly (readonly [name: string, value: Value])[],
  reading: Reading,
  place: Place,
): Flow {
  const columns: NamedScalar[] = [];
  const fields = new Map(flow.fields);
  for (const [name, value] of values) fields.set(name, inColumn(name, value, columns, reading, place));
  const relation: Relation = columns.length === 0 ? flow.relation : { kind: "extend", input: flow.relation, columns };
  const byTime = values.some(([name]) => name === "_time") ? undefined : flow.byTime;
  return { ...flow, relation, fields, byTime };
}

function inColumn(name: string, value: Value, columns: NamedScalar[], reading: Reading, place: Place): Value {
  // The result of an eval expression cannot be a Boolean (Splunk Search Reference, eval).
  if (value.kind === "truth") return refuse(`\`${name}\` cannot be given a condition; eval refuses that`, place);
  if (value.kind === "null") return NULL;
  if (value.scalar.kind === "column") return value.kind === "text" ? looseText(value.scalar) : value;
  const fresh = `${name} ${reading.next()}`;
  columns.push({ name: fresh, value: value.scalar });
  const scalar = column(fresh, value.scalar.type);
  return value.kind === "text" ? looseText(scalar) : { kind: value.kind, scalar };
}

export function filtered(flow: Flow, where: Scalar): Flow {
  return { ...flow, relation: { kind: "filter", input: flow.relation, where } };
}

/** Only fields with a value of their own stay known; what is not named is gone. */
export function onlyFields(flow: Flow, names: readonly string[]): Flow {
  return { ...flow, fields: new Map(names.map((name) => [name, fieldOf(flow, name)])), scans: [] };
}

/** What a result shows: visible fields, those with `_` in front too where they are named. */
export function results(flow: Flow): Relation {
  const columns = [...flow.fields].map(
    ([name, value]): NamedScalar => ({ name, value: value.kind === "null" ? missing("text") : value.scalar }),
  );
  // An alert of events as they are has their time, whatever else it has.
  const [scan] = flow.scans;
  if (scan !== undefined && !flow.fields.has("_time")) {
    columns.push({ name: "_time", value: call("to_text", column(EVENT_TIME, "number")) });
  }
  const shown: readonly NamedScalar[] = columns.length === 0 ? [{ name: "_time", value: text(null) }] : columns;
  return { kind: "project", input: flow.relation, columns: shown };
}
