import { assertNever } from "../../model/walk.ts";
import type { AggregateCall, Frame, Order, WindowCall } from "./nodes.ts";
import { printScalar } from "./sql.ts";

export function printAggregate(
  { function: name, of, where, order = [], limit }: AggregateCall,
  ranks: ReadonlyMap<string, string>,
): string {
  const value = of === undefined ? undefined : printScalar(of);
  const tests = [
    ...(where === undefined ? [] : [printScalar(where)]),
    ...(value === undefined ? [] : [`${value} IS NOT NULL`]),
  ];
  const filter = tests.length === 0 ? "" : ` FILTER (WHERE ${tests.join(" AND ")})`;
  const rank = ranks.get(printOrder(order));
  const list = ((): string => {
    if (rank === undefined) return `list(${value})${filter}`;
    if (limit !== undefined && name === "list") return `arg_min(${value}, ${rank}, ${limit})${filter}`;
    return `list_transform(list_sort(list({rank: ${rank}, of: ${value}})${filter}), lambda rw_x: rw_x.of)`;
  })();
  const cut = limit === undefined ? "" : `[1:${limit}]`;
  switch (name) {
    case "count":
      return `(count(*)${filter})::DOUBLE`;
    case "count_distinct":
      return `(count(DISTINCT ${value})${filter})::DOUBLE`;
    case "min":
    case "max":
      return `${name}(${value})${filter}`;
    case "sum":
      return `sum(${value})${filter}`;
    case "average":
      return `avg(${value})${filter}`;
    case "first":
    case "last":
      if (rank === undefined) return `${name}(${value})${filter}`;
      return `${name === "first" ? "arg_min" : "arg_max"}(${value}, ${rank})${filter}`;
    case "list":
      return `coalesce(${list}, [])${cut}`;
    case "set":
      return `list_sort(coalesce(list(DISTINCT ${value})${filter}, []))${cut}`;
    case "concat":
      return `flatten(coalesce(${list}, []))${cut}`;
    case "any":
      return `coalesce(bool_or(${value})${filter}, false)`;
    case "all":
      return `coalesce(bool_and(${value})${filter}, true)`;
    default:
      return assertNever(name);
  }
}

export function printWindowCall(call: WindowCall, window: string, bounded: string): string {
  const { function: name, of, where } = call;
  const plain = of === undefined ? undefined : printScalar(of);
  const test = where === undefined ? undefined : printScalar(where);
  const value = test === undefined || plain === undefined ? plain : `CASE WHEN ${test} THEN ${plain} END`;
  switch (name) {
    case "row_number":
      return `(row_number() OVER ${window})::DOUBLE`;
    case "lag":
      return `lag(${value}, ${call.offset ?? 1}) OVER ${window}`;
    case "count": {
      const counted = value ?? (test === undefined ? "*" : `CASE WHEN ${test} THEN 1 END`);
      return `(count(${counted}) OVER ${bounded})::DOUBLE`;
    }
    case "count_distinct":
      return `(count(DISTINCT ${value}) OVER ${bounded})::DOUBLE`;
    case "min":
    case "max":
    case "sum":
      return `${name}(${value}) OVER ${bounded}`;
    case "average":
      return `avg(${value}) OVER ${bounded}`;
    case "first":
      return `first_value(${value} IGNORE NULLS) OVER ${bounded}`;
    case "last":
      return `last_value(${value} IGNORE NULLS) OVER ${bounded}`;
    case "list":
      return `list_filter(coalesce(list(${value}) OVER ${bounded}, []), lambda rw_x: rw_x IS NOT NULL)`;
    case "set":
      return `list_sort(list_distinct(coalesce(list(${value}) OVER ${bounded}, [])))`;
    case "concat":
      return `flatten(coalesce(list(${value}) OVER ${bounded}, []))`;
    case "any":
      return `coalesce(bool_or(${value}) OVER ${bounded}, false)`;
    case "all":
      return `coalesce(bool_and(${value}) OVER ${bounded}, true)`;
    default:
      return assertNever(name);
  }
}

export function printOrder(order: readonly Order[]): string {
  if (order.length === 0) return "";
  const keys = order.map(
    ({ by, descending, nulls }) => `${printScalar(by)} ${descending ? "DESC" : "ASC"} NULLS ${nulls.toUpperCase()}`,
  );
  return ` ORDER BY ${keys.join(", ")}`;
}

export function printFrame(frame: Frame | undefined, ordered: boolean): string {
  if (frame === undefined) return ordered ? " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW" : "";
  const { unit, preceding, following } = frame;
  const bound = (size: number | null, side: string): string =>
    size === null ? `UNBOUNDED ${side}` : size === 0 && unit === "rows" ? "CURRENT ROW" : `${printSize(size)} ${side}`;
  return ` ${unit.toUpperCase()} BETWEEN ${bound(preceding, "PRECEDING")} AND ${bound(following, "FOLLOWING")}`;
}

function printSize(size: number): string {
  if (!Number.isFinite(size) || size < 0) throw new Error(`A frame has no bound of ${size}`);
  return String(size);
}
