import type { Arrival, StoredRow, StoredValue } from "../ingest.ts";
import type { Reads } from "../reads.ts";

/** What the input that fetched an event writes beside it. */
export interface Origin {
  readonly sourcetype: string;
  readonly source: string;
  readonly host: string;
}

/** Fields by name; those without a value are no fields of an event. */
export type Fields = Readonly<Record<string, StoredValue | undefined>>;

/**
 * The fields that automatic extraction (`KV_MODE = json`) takes from an event: paths joined by dots, `{}` behind the name of
 * a list, all values as texts, several of one name as a list. `null` gives the text `null`: the field lists of Splunk's
 * security content name `responseElements` and `properties.appServicePrincipalId`, which are null in their example events.
 * Objects and lists without members give nothing, and what nobody reads is left out.
 */
export function jsonFields(record: unknown, reads?: Reads): Fields {
  const fields: Record<string, string | readonly string[]> = Object.create(null);
  const collect = (value: unknown, path: string): void => {
    if (value === undefined) return;
    if (Array.isArray(value)) {
      for (const item of value) collect(item, `${path}{}`);
    } else if (path !== "" && reads?.(path) === false) {
      return;
    } else if (typeof value === "object" && value !== null) {
      for (const [key, member] of Object.entries(value)) collect(member, path === "" ? key : `${path}.${key}`);
    } else {
      const known = fields[path];
      const text = String(value);
      fields[path] = known === undefined ? text : typeof known === "string" ? [known, text] : [...known, text];
    }
  };
  collect(record, "");
  return fields;
}

const MONTHS = "january february march april may june july august september october november december".split(" ");
const DAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");

/**
 * An event of an index as a search finds it, of what is read: what is extracted and what the add-on calculates, over which
 * stand the fields of every event. `raw` gives its text. `_time` and `_indextime` are seconds since 1970; the time is read from the event, whose clock is UTC.
 */
export function indexedEvent(
  origin: Origin,
  raw: () => string,
  time: number,
  fields: Fields,
  arrival: Arrival,
): StoredRow {
  const row: Record<string, StoredValue> = Object.create(null);
  const add = (name: string, value: StoredValue | undefined): void => {
    if (value !== undefined && arrival.reads?.(name) !== false) row[name] = value;
  };
  for (const [name, value] of Object.entries(fields)) add(name, value);
  for (const [name, value] of Object.entries(origin)) add(name, value);
  for (const [name, value] of Object.entries(EVERY_EVENT)) {
    if (arrival.reads?.(name) !== false) row[name] = value(new Date(time), raw, arrival);
  }
  return row;
}

/** The fields of every event. */
const EVERY_EVENT: Readonly<Record<string, (at: Date, raw: () => string, arrival: Arrival) => StoredValue>> = {
  index: () => "main",
  splunk_server: () => "indexer-1",
  linecount: (_at, raw) => String(raw().split("\n").length),
  date_year: (at) => String(at.getUTCFullYear()),
  date_month: (at) => MONTHS[at.getUTCMonth()] ?? "",
  date_mday: (at) => String(at.getUTCDate()),
  date_wday: (at) => DAYS[at.getUTCDay()] ?? "",
  date_hour: (at) => String(at.getUTCHours()),
  date_minute: (at) => String(at.getUTCMinutes()),
  date_second: (at) => String(at.getUTCSeconds()),
  date_zone: () => "0",
  _raw: (_at, raw) => raw(),
  _time: (at) => at.getTime() / 1000,
  _indextime: (_at, _raw, { arrived }) => Math.floor(arrived / 1000),
  _cd: (_at, _raw, { serial }) => `1:${serial}`,
};
