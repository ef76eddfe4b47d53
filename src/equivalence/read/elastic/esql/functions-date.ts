import { call, number } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import type { EsqlCall, EsqlFunction } from "./context.ts";
import { single, typedValue, type Value } from "./value.ts";

const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** From Thursday, 1970-01-01, back to the Monday before. */
const TO_MONDAY = 3 * DAY;

/**
 * Slots of equal length count from 1970-01-01 in UTC, weeks begin on Monday (Elasticsearch, DateTrunc: a duration is rounded
 * as a fixed interval, a period of 1 day as a day, one of 7 days as a week). A multi-valued date gives null.
 */
function truncated(date: Scalar, length: number, week: boolean): Scalar {
  const shift = week ? TO_MONDAY : 0;
  const moved = shift === 0 ? date : call("add", date, number(shift));
  const slot = call("multiply", call("floor", call("divide", moved, number(length))), number(length));
  return shift === 0 ? slot : call("subtract", slot, number(shift));
}

function truncate(called: EsqlCall, date: number, span: number): Value {
  const value = single(called.typed(date, "date"));
  const written = called.node.arguments[span];
  if (written?.kind !== "timespan" || written.amount <= 0) return called.fail("A slot has a positive length", span);
  const length = Number(called.argument(span).constant);
  const week = length === WEEK && (written.unit === "week" || written.unit === "day");
  return typedValue("date", truncated(value, length, week));
}

function bucket(called: EsqlCall): Value {
  if (called.values.length !== 2) return called.fail("Buckets are read by their size only");
  const field = called.argument(0);
  if (field.type === "date") return truncate(called, 0, 1);
  const value = single(called.typed(0, "whole", "fraction"));
  const size = called.argument(1);
  if (typeof size.constant !== "number" || size.type === "timespan") return called.fail("A bucket has a size", 1);
  return typedValue("fraction", call("multiply", call("floor", call("divide", value, size.scalar)), size.scalar));
}

const units: ReadonlyMap<string, number> = new Map(
  (
    [
      [WEEK, "week weeks wk ww"],
      [DAY, "day days dd d dayofyear dy y weekday weekdays dw"],
      [3_600_000, "hour hours hh"],
      [60_000, "minute minutes mi n"],
      [1000, "second seconds ss s"],
      [1, "millisecond milliseconds ms"],
      [0.001, "microsecond microseconds mcs"],
    ] as const
  ).flatMap(([length, names]) => names.split(" ").map((name) => [name, length] as const)),
);

/** "Only the fully elapsed units are counted"; negative where the start is later (ES|QL DATE_DIFF). */
function difference(called: EsqlCall): Value {
  const unit = units.get(called.constantText(0).toLowerCase());
  if (unit === undefined) return called.fail("This unit is not read: it has no one length", 0);
  const [start, end] = [single(called.typed(1, "date")), single(called.typed(2, "date"))];
  return typedValue("whole", call("truncate", call("divide", call("subtract", end, start), number(unit))));
}

const within = (date: Scalar, whole: number, part: number): Scalar =>
  call("floor", call("divide", call("modulo", date, number(whole)), number(part)));

/** Fields of java.time.temporal.ChronoField, of moments since 1970 in UTC. */
const parts: ReadonlyMap<string, (date: Scalar) => Scalar> = new Map([
  ["hour_of_day", (date: Scalar) => within(date, DAY, 3_600_000)],
  ["minute_of_hour", (date: Scalar) => within(date, 3_600_000, 60_000)],
  ["second_of_minute", (date: Scalar) => within(date, 60_000, 1000)],
  ["minute_of_day", (date: Scalar) => within(date, DAY, 60_000)],
  ["second_of_day", (date: Scalar) => within(date, DAY, 1000)],
  ["epoch_day", (date: Scalar) => call("floor", call("divide", date, number(DAY)))],
  ["instant_seconds", (date: Scalar) => call("floor", call("divide", date, number(1000)))],
  // Monday is 1.
  ["day_of_week", (date: Scalar) => call("add", within(call("add", date, number(TO_MONDAY)), WEEK, DAY), number(1))],
]);

function extract(called: EsqlCall): Value {
  const part = parts.get(called.constantText(0).toLowerCase());
  if (part === undefined) return called.fail("This part of a date is not read", 0);
  return typedValue("whole", part(single(called.typed(1, "date"))));
}

export const dateFunctions: readonly (readonly [string, EsqlFunction])[] = [
  ["date_trunc", (called) => truncate(called, 1, 0)],
  ["bucket", bucket],
  ["bin", bucket],
  ["date_diff", difference],
  ["date_extract", extract],
];
