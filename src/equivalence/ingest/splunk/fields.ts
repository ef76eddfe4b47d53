import type { Arrival, StoredRow, StoredValue } from "../ingest.ts";

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
 * Objects and lists without members give nothing.
 */
export function jsonFields(record: unknown, prefix = ""): Fields {
  const fields = new Map<string, string[]>();
  const collect = (value: unknown, path: string): void => {
    if (value === undefined) return;
    if (Array.isArray(value)) {
      for (const item of value) collect(item, `${path}{}`);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, member] of Object.entries(value)) collect(member, path === "" ? key : `${path}.${key}`);
    } else {
      fields.set(path, [...(fields.get(path) ?? []), String(value)]);
    }
  };
  collect(record, prefix);
  return Object.fromEntries(
    [...fields].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? "") : values]),
  );
}

const MONTHS = "january february march april may june july august september october november december".split(" ");
const DAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");

/**
 * An event of an index as a search finds it: what is extracted and what the add-on calculates, over which stand the fields
 * of every event. `_time` and `_indextime` are seconds since 1970; the time is read from the event, whose clock is UTC.
 */
export function indexedEvent(origin: Origin, raw: string, time: number, fields: Fields, arrival: Arrival): StoredRow {
  const at = new Date(time);
  const all: Fields = {
    ...fields,
    ...origin,
    index: "main",
    splunk_server: "indexer-1",
    linecount: String(raw.split("\n").length),
    date_year: String(at.getUTCFullYear()),
    date_month: MONTHS[at.getUTCMonth()],
    date_mday: String(at.getUTCDate()),
    date_wday: DAYS[at.getUTCDay()],
    date_hour: String(at.getUTCHours()),
    date_minute: String(at.getUTCMinutes()),
    date_second: String(at.getUTCSeconds()),
    date_zone: "0",
    _raw: raw,
    _time: time / 1000,
    _indextime: Math.floor(arrival.arrived / 1000),
    _cd: `1:${arrival.serial}`,
  };
  return withValues(all);
}

/** Without the fields that have no value. */
export function withValues(fields: Fields): StoredRow {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, StoredValue] => entry[1] !== undefined),
  );
}
