import type { ByField, CommandOf, MacroCall, Option } from "../../../backends/splunk/parse/syntax.ts";
import { call, column, missing, number } from "../../relation/build.ts";
import type { Frame, Order, Relation, Scalar } from "../../relation/nodes.ts";
import { type Aggregation, type Part, partColumn, readAggregation } from "./aggregates.ts";
import { ascending, type Flow, fieldOf, filtered, type Reading, withFields } from "./flow.ts";
import { refuse } from "./problem.ts";
import { spanSeconds } from "./time.ts";
import type { Value } from "./value.ts";

type Statistics = CommandOf<"stats">;

export function readStatistics(command: Statistics, flow: Flow, reading: Reading): Flow {
  switch (command.name) {
    case "stats":
      return readStats(command, flow, reading);
    case "eventstats":
      return readEventstats(command, flow, reading);
    case "streamstats":
      return readStreamstats(command, flow, reading);
    default:
      return refuse(`\`${command.name}\` is not covered`, command.nameAt);
  }
}

interface Key {
  readonly name: string;
  readonly value: Exclude<Value, { readonly kind: "truth" }>;
  readonly field: ByField;
}

function keysOf(command: Statistics, flow: Flow): readonly Key[] {
  return command.by.map((each: ByField | MacroCall) => {
    if (!("field" in each)) return refuse(`The macro \`${each.name}\` is not defined in the files`, each);
    if (each.span !== undefined) return refuse("A span after BY is not covered", each);
    if (each.field.name.includes("*")) return refuse("A wildcard after BY is not covered", each);
    const value = fieldOf(flow, each.field.name);
    if (value.kind === "truth") return refuse("A condition is no key", each);
    return { name: each.field.name, value, field: each };
  });
}

/**
 * One row per combination of keys. Rows in which a key is missing are in no result, as the vendor's own content shows that
 * fills keys first; a multivalue key gives one row per value. inferred: results are sorted by the keys. Without rows there
 * is no result here; the product gives one with a count of 0, which no event belongs to.
 */
function readStats(command: Statistics, flow: Flow, reading: Reading): Flow {
  refuseOptions(command.options, []);
  let input = flow;
  const keys: { readonly name: string; readonly scalar: Scalar; readonly value: Key["value"] }[] = [];
  for (const { name, value } of keysOf(command, flow)) {
    if (value.kind === "null") return emptied(command, flow, reading);
    if (value.kind === "texts") {
      const item = `${name} ${reading.next()}`;
      const relation: Relation = {
        kind: "expand",
        input: input.relation,
        name: item,
        list: value.scalar,
        outer: false,
      };
      const scalar = column(item, "text");
      input = { ...input, relation };
      keys.push({ name, scalar, value: { kind: "text", scalar, strict: false } });
    } else {
      keys.push({ name, scalar: value.scalar, value });
    }
  }
  for (const { scalar } of keys) input = filtered(input, call("not", call("is_null", scalar)));
  const aggregations = command.aggregates.map((aggregate) => readAggregation(aggregate, input, reading));
  const named = keys.map(({ name, scalar, value }) => {
    const fresh = `${name} ${reading.next()}`;
    return { name, fresh, scalar, value: { ...value, scalar: column(fresh, scalar.type) } as Value };
  });
  const relation: Relation = {
    kind: "aggregate",
    input: input.relation,
    keys: named.map(({ fresh, scalar }) => ({ name: fresh, value: scalar })),
    columns: aggregations.flatMap(({ parts }) =>
      parts.map(({ name, order, ...part }) => {
        const ordered = part.function === "first" || part.function === "last";
        const by = order ?? (ordered ? input.order : undefined);
        return { name, call: by === undefined ? part : { ...part, order: by } };
      }),
    ),
  };
  const grouped: Flow = {
    relation,
    fields: new Map(named.map(({ name, value }) => [name, value])),
    scans: [],
    order: named.map(({ fresh, scalar }) => ascending(column(fresh, scalar.type))),
    byTime: undefined,
  };
  return withFields(grouped, resultsOf(aggregations, partColumn), reading, command);
}

/** A key that no row has: no rows are left. */
function emptied(command: Statistics, flow: Flow, reading: Reading): Flow {
  const aggregations = command.aggregates.map((aggregate) => readAggregation(aggregate, flow, reading));
  const none = filtered(flow, call("not", call("same", number(1), number(1))));
  const names = [...keysOf(command, flow).map(({ name }) => name), ...aggregations.map(({ name }) => name)];
  return { ...none, fields: new Map(names.map((name) => [name, { kind: "null" }])), scans: [] };
}

function resultsOf(
  aggregations: readonly Aggregation[],
  of: (part: Part) => Scalar,
): readonly (readonly [string, Value])[] {
  return aggregations.map(({ name, result }) => [name, result(of)] as const);
}

/** The statistics of all rows of a group in each of its rows (Splunk Search Reference, eventstats). */
function readEventstats(command: Statistics, flow: Flow, reading: Reading): Flow {
  refuseOptions(command.options, []);
  const aggregations = command.aggregates.map((aggregate) => readAggregation(aggregate, flow, reading));
  const frame: Frame = { unit: "rows", preceding: null, following: null };
  return windowed({ command, flow, reading, aggregations, order: flow.order, frame, lagged: false, gathers: false });
}

/**
 * Statistics for each event at the time it is seen, in the order of the rows; `current=f` leaves the event out. `time_window`
 * reaches back over so much of `_time`, for which the rows have to be sorted by it (Splunk Search Reference, streamstats).
 * That 10,000 events are the most it keeps (limits.conf, max_stream_window) is a matter of volume and not told here.
 * inferred: both ends of a time window are in it, and rows that are not yet seen are not, also those of the same instant.
 */
function readStreamstats(command: Statistics, flow: Flow, reading: Reading): Flow {
  const options = refuseOptions(command.options, ["current", "window", "global", "time_window", "allnum"]);
  const aggregations = command.aggregates.map((aggregate) => readAggregation(aggregate, flow, reading));
  for (const { parts } of aggregations) {
    if (parts.some(({ order, function: fn }) => order !== undefined && fn !== "list" && fn !== "concat")) {
      return refuse("`earliest` and `latest` are not covered in `streamstats`", command);
    }
  }
  const lagged = !truthOf(options.get("current"), true, command);
  const shared = truthOf(options.get("global"), true, command);
  if (truthOf(options.get("allnum"), false, command)) return refuse("`allnum=t` is not covered", command);
  const size = wordOf(options.get("window"), "0");
  const span = options.get("time_window");
  if ((size !== "0" || span !== undefined) && shared && command.by.length > 0) {
    // `global=f` gives each group a window of its own (Splunk Search Reference, streamstats).
    return refuse("One window for all groups (`global=t`) is not covered; say `global=f`", command);
  }
  if (!/^\d+$/.test(size)) return refuse("The window has to be a number of events", command);
  if (span === undefined) {
    const preceding = size === "0" ? null : Number(size) - 1;
    const frame: Frame = { unit: "rows", preceding, following: 0 };
    const gathers = preceding !== null && preceding > 0;
    return windowed({ command, flow, reading, aggregations, order: flow.order, frame, lagged, gathers });
  }
  if (size !== "0" || lagged) return refuse("`time_window` with `window` or `current=f` is not covered", command);
  const { sorted, order, frame } = timeFrame(flow, spanSeconds(wordOf(span, ""), span), command, reading);
  return windowed({ command, flow: sorted, reading, aggregations, order, frame, lagged: false, gathers: true });
}

/** Milliseconds that no two moments differ by, and the part of them that tells rows of one instant apart. */
const TOLERANCE = 0.5;
const STEP = 1e-6;

/**
 * A frame over time that ends at this row and not at the last one of its instant. Ranges take in all rows that are equal in
 * the order, so each row's place adds a millionth of a millisecond to its time, and the bound is half of one wider.
 */
function timeFrame(
  flow: Flow,
  seconds: number,
  command: Statistics,
  reading: Reading,
): { readonly sorted: Flow; readonly order: readonly Order[]; readonly frame: Frame } {
  const time = fieldOf(flow, "_time");
  if (flow.byTime === undefined || time.kind !== "number") {
    return refuse("`time_window` needs rows that are sorted by `_time`", command);
  }
  const place = `place ${reading.next()}`;
  const key = `moment ${reading.next()}`;
  const numbered: Relation = {
    kind: "window",
    input: flow.relation,
    partition: [],
    order: flow.order,
    columns: [{ name: place, call: { function: "row_number" } }],
  };
  const since = call("subtract", call("multiply", time.scalar, number(1000)), { kind: "now", type: "number" });
  const along = flow.byTime === "ascending" ? since : call("subtract", number(0), since);
  const moment = call("add", along, call("multiply", column(place, "number"), number(STEP)));
  const relation: Relation = { kind: "extend", input: numbered, columns: [{ name: key, value: moment }] };
  return {
    sorted: { ...flow, relation },
    order: [ascending(column(key, "number"))],
    frame: { unit: "range", preceding: seconds * 1000 + TOLERANCE, following: 0 },
  };
}

interface Windowed {
  readonly command: Statistics;
  readonly flow: Flow;
  readonly reading: Reading;
  readonly aggregations: readonly Aggregation[];
  readonly order: readonly Order[];
  readonly frame: Frame;
  /** The values are those of the row before. */
  readonly lagged: boolean;
  readonly gathers: boolean;
}

/** inferred: a row in which a BY field is missing passes without values, as it belongs to no group. */
function windowed({ command, flow, reading, aggregations, order, frame, lagged, gathers }: Windowed): Flow {
  const keys = keysOf(command, flow);
  const partition = keys.map(({ value }) => (value.kind === "null" ? missing("text") : value.scalar));
  const parts = aggregations.flatMap((aggregation) => aggregation.parts);
  let relation: Relation = {
    kind: "window",
    input: flow.relation,
    partition,
    order,
    frame,
    columns: parts.map(({ name, limit: _, order: __, ...part }) => ({ name, call: part })),
    ...(gathers ? { gathers } : {}),
  };
  let columnOf = (part: Part): Scalar => partColumn(part);
  if (lagged) {
    const names = new Map(parts.map((part) => [part, `${part.name} before`]));
    relation = {
      kind: "window",
      input: relation,
      partition,
      order,
      columns: parts.map((part) => ({
        name: names.get(part) ?? "",
        call: { function: "lag", of: partColumn(part) },
      })),
    };
    columnOf = (part) => {
      const before = column(names.get(part) ?? "", partColumn(part).type);
      // Before the first row nothing has been counted.
      const counts = part.function === "count" || part.function === "count_distinct";
      return counts ? call("coalesce", before, number(0)) : before;
    };
  }
  const grouped = call("not", call("or", ...partition.map((key) => call("is_null", key))));
  const values = resultsOf(aggregations, columnOf).map(([name, value]): readonly [string, Value] => {
    if (partition.length === 0 || value.kind === "null" || value.kind === "truth") return [name, value];
    const { scalar } = value;
    const choose = value.kind === "texts" ? "if_list" : "if";
    return [name, { ...value, scalar: call(choose, grouped, scalar, missing(scalar.type)) }];
  });
  return withFields({ ...flow, relation }, values, reading, command);
}

/** The options by name; those that are not covered end the reading. */
export function refuseOptions(options: readonly Option[], known: readonly string[]): ReadonlyMap<string, Option> {
  for (const option of options) {
    if (!known.includes(option.name)) refuse(`The option \`${option.name}\` is not covered`, option);
  }
  return new Map(options.map((option) => [option.name, option]));
}

export function wordOf(option: Option | undefined, otherwise: string): string {
  if (option === undefined) return otherwise;
  return option.value.kind === "word" ? option.value.text : refuse("Only a plain value is covered here", option);
}

export function truthOf(option: Option | undefined, otherwise: boolean, place: Statistics | Option): boolean {
  const word = wordOf(option, otherwise ? "t" : "f").toLowerCase();
  if (["t", "true", "1"].includes(word)) return true;
  if (["f", "false", "0"].includes(word)) return false;
  return refuse(`${JSON.stringify(word)} is neither true nor false`, option ?? place);
}
