import { call, now, number, text } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import { converted } from "./convert.ts";
import { at, fn } from "./define.ts";
import type { Call, FunctionTable } from "./functions.ts";
import { unread } from "./unread.ts";
import { constantNumber, constantText, type KustoType, string, type Value, value } from "./value.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

const moment = (scalar: Scalar): Value => value("datetime", scalar);

function partOf(name: string, type: KustoType = "int") {
  return fn(1, 1, (values) => value(type, call("moment_part", at(values, 0).scalar, text(name))));
}

/** The beginning of a day, month and so on, so many of them later. */
function startOf(unit: Unit) {
  return fn(1, 2, (values) => moment(beginning(unit, values)));
}

/** Before the next one begins: by five ticks, since milliseconds in floating point tell none apart that are nearer. */
function endOf(unit: Unit) {
  return fn(1, 2, (values) => {
    const [of, offset] = [at(values, 0), values[1]?.scalar ?? number(0)];
    const next = beginning(unit, [of, value("long", call("add", offset, number(1)))]);
    return moment(call("subtract", next, number(0.0005)));
  });
}

type Unit = "day" | "week" | "month" | "year";

function beginning(unit: Unit, values: readonly Value[]): Scalar {
  const of = at(values, 0).scalar;
  const offset = values[1]?.scalar ?? number(0);
  if (unit === "month" || unit === "year") {
    const months = unit === "month" ? offset : call("multiply", offset, number(12));
    return call("add_months", call("moment_start", of, text(unit)), months);
  }
  // "Start of the week is considered to be a Sunday" (startofweek).
  const start =
    unit === "day"
      ? call("moment_start", of, text("day"))
      : call("subtract", call("moment_start", call("add", of, number(DAY)), text("week")), number(DAY));
  return call("add", start, call("multiply", offset, number(unit === "day" ? DAY : WEEK)));
}

const LENGTHS: ReadonlyMap<string, number> = new Map([
  ["week", WEEK],
  ["day", DAY],
  ["hour", HOUR],
  ["minute", MINUTE],
  ["second", SECOND],
  ["millisecond", 1],
  ["microsecond", 0.001],
  ["nanosecond", 0.000001],
]);
const MONTHS: ReadonlyMap<string, number> = new Map([
  ["month", 1],
  ["quarter", 3],
  ["year", 12],
]);

function unitOf(of: Value, { node }: Call): string {
  return constantText(of)?.toLowerCase() ?? unread(node, "A unit of time that depends on the row");
}

/** `datetime_diff()`: how many beginnings of the unit lie between, as its examples show (10.1 s − 0.9 s is 10 seconds). */
function difference(values: readonly Value[], given: Call): Value {
  const unit = unitOf(at(values, 0), given);
  const [later, earlier] = [at(values, 1).scalar, at(values, 2).scalar];
  const months = MONTHS.get(unit);
  if (months !== undefined) {
    const count = (of: Scalar): Scalar =>
      call(
        "floor",
        call(
          "divide",
          call(
            "add",
            call("multiply", call("moment_part", of, text("year")), number(12)),
            call("subtract", call("moment_part", of, text("month")), number(1)),
          ),
          number(months),
        ),
      );
    return value("long", call("subtract", count(later), count(earlier)));
  }
  const length = LENGTHS.get(unit) ?? unread(given.node, `The unit ${unit}`);
  // 1970 began on a Thursday; weeks begin on Sundays.
  const shift = unit === "week" ? 4 * DAY : 0;
  const count = (of: Scalar): Scalar => call("floor", call("divide", call("add", of, number(shift)), number(length)));
  return value("long", call("subtract", count(later), count(earlier)));
}

function added(values: readonly Value[], given: Call): Value {
  const unit = unitOf(at(values, 0), given);
  const [amount, of] = [at(values, 1).scalar, at(values, 2).scalar];
  const months = MONTHS.get(unit);
  if (months !== undefined) return moment(call("add_months", of, call("multiply", amount, number(months))));
  const length = LENGTHS.get(unit) ?? unread(given.node, `The unit ${unit}`);
  return moment(call("add", of, call("multiply", amount, number(length))));
}

/** .NET's letters of a format, as far as C's strftime has them. */
const FORMAT: readonly (readonly [RegExp, string])[] = [
  [/^yyyy/, "%Y"],
  [/^yy/, "%y"],
  [/^MM/, "%m"],
  [/^M/, "%-m"],
  [/^dd/, "%d"],
  [/^d/, "%-d"],
  [/^HH/, "%H"],
  [/^H/, "%-H"],
  [/^hh/, "%I"],
  [/^h/, "%-I"],
  [/^mm/, "%M"],
  [/^m/, "%-M"],
  [/^ss/, "%S"],
  [/^s/, "%-S"],
  [/^f{7}/, "%f0"],
  [/^f{6}/, "%f"],
  [/^f{3}/, "%g"],
  [/^tt/, "%p"],
  [/^[^A-Za-z%]/, ""],
];

function formatted(values: readonly Value[], { node }: Call): Value {
  let rest = constantText(at(values, 1)) ?? unread(node, "A format that depends on the row");
  let format = "";
  while (rest !== "") {
    const found = FORMAT.find(([pattern]) => pattern.test(rest));
    const [piece] = found === undefined ? unread(node, `The format ${rest}`) : (found[0].exec(rest) ?? [""]);
    format += found?.[1] === "" ? piece : found?.[1];
    rest = rest.slice(piece.length);
  }
  return string(call("coalesce", call("moment_format", at(values, 0).scalar, text(format)), text("")));
}

export const TIME_FUNCTIONS: FunctionTable = {
  now: fn(0, 1, (values) => moment(values[0] === undefined ? now : call("add", now, values[0].scalar))),
  ago: fn(1, 1, (values) => moment(call("subtract", now, at(values, 0).scalar))),
  datetime_diff: fn(3, 3, difference),
  datetime_add: fn(3, 3, added),
  startofday: startOf("day"),
  startofweek: startOf("week"),
  startofmonth: startOf("month"),
  startofyear: startOf("year"),
  endofday: endOf("day"),
  endofweek: endOf("week"),
  endofmonth: endOf("month"),
  endofyear: endOf("year"),
  // "dayofweek": the days since the preceding Sunday as a duration.
  dayofweek: fn(1, 1, (values) =>
    value("timespan", call("multiply", call("moment_part", at(values, 0).scalar, text("dow")), number(DAY))),
  ),
  dayofmonth: partOf("day"),
  dayofyear: partOf("doy"),
  monthofyear: partOf("month"),
  getmonth: partOf("month"),
  getyear: partOf("year"),
  hourofday: partOf("hour"),
  week_of_year: partOf("week", "long"),
  datetime_part: fn(2, 2, (values, given) => {
    const unit = unitOf(at(values, 0), given);
    const names: ReadonlyMap<string, string> = new Map(
      ["year", "quarter", "month", "day", "hour", "minute"].map((name) => [name, name]),
    );
    const name = names.get(unit) ?? { week_of_year: "week", dayofyear: "doy" }[unit];
    if (name === undefined) return unread(given.node, `datetime_part() of ${unit}`);
    return value("long", call("moment_part", at(values, 1).scalar, text(name)));
  }),
  make_datetime: fn(1, 7, (values, { node }) => {
    if (values.length === 1) return converted(at(values, 0), "datetime", node);
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = values.map(
      (each) => constantNumber(each) ?? unread(node, "make_datetime() of the row"),
    );
    return moment(number(Date.UTC(year, month - 1, day, hour, minute) + second * SECOND));
  }),
  make_timespan: fn(2, 4, (values) => {
    const [first, ...rest] = values.map(({ scalar }) => scalar);
    const [days, time] = values.length === 4 ? [first, rest] : [number(0), values.map(({ scalar }) => scalar)];
    const lengths = [HOUR, MINUTE, SECOND];
    const parts = time.map((each, index) => call("multiply", each, number(lengths[index] ?? 0)));
    return value("timespan", call("add", call("multiply", days ?? number(0), number(DAY)), ...parts));
  }),
  format_datetime: fn(2, 2, formatted),
  unixtime_seconds_todatetime: fn(1, 1, (values) => moment(call("multiply", at(values, 0).scalar, number(SECOND)))),
  unixtime_milliseconds_todatetime: fn(1, 1, (values) => moment(at(values, 0).scalar)),
  unixtime_microseconds_todatetime: fn(1, 1, (values) => moment(call("divide", at(values, 0).scalar, number(1000)))),
  unixtime_nanoseconds_todatetime: fn(1, 1, (values) =>
    moment(call("divide", at(values, 0).scalar, number(1_000_000))),
  ),
};
