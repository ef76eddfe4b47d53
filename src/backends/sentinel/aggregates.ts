import { assertNever } from "../../model/walk.ts";
import { ROW } from "./branch.ts";
import { COLUMNS, isPresent } from "./expression.ts";
import type { NamedOutput, Result } from "./outputs.ts";
import type { Side } from "./rows.ts";
import type { Slot } from "./slots.ts";
import {
  type Assignment,
  and,
  assign,
  binary,
  call,
  type Kql,
  type KqlType,
  name,
  number,
  or,
  type Typed,
  text,
} from "./syntax.ts";

/** Joins the parts of a tuple of values; no log value holds it. */
const UNIT_SEPARATOR = "\u001f";

/** Asks for the columns that a count reads, so that the rows below get them. */
export interface CountColumns {
  readonly keys: readonly Slot[];
  readonly distinct: readonly Slot[] | undefined;
  /** Lists whose elements are counted or gathered: their rows become one per element. */
  readonly exploded: readonly Slot[];
  /** Of each output's arguments, in order. */
  readonly slots: ReadonlyMap<NamedOutput, readonly (Slot | Typed)[]>;
}

export interface Aggregate {
  readonly named: NamedOutput;
  readonly assignment: Assignment;
  readonly type: KqlType;
  readonly list: boolean;
  /** Depends on the order of rows. */
  readonly ordered: boolean;
}

export function aggregatesOf(outputs: readonly NamedOutput[], columns: CountColumns, side: Side): readonly Aggregate[] {
  return outputs.flatMap((named) => {
    if (named.column === COLUMNS.first || named.column === COLUMNS.last) return [];
    const made = aggregateOf(named, columns, side);
    if (made === undefined) return [];
    const value: Kql = { kind: "located", of: made.kql, span: named.output.span };
    return [
      {
        named,
        assignment: assign(named.column, value),
        type: made.type,
        list: made.list ?? false,
        ordered: made.ordered ?? false,
      },
    ];
  });
}

interface MadeAggregate extends Typed {
  readonly list?: boolean;
  readonly ordered?: boolean;
}

export function aggregateOf(named: NamedOutput, columns: CountColumns, side: Side): MadeAggregate | undefined {
  const { output } = named;
  const values = (columns.slots.get(named) ?? []).map(readArgument);
  const [value] = values;
  const { kind } = output.value;
  switch (output.value.kind) {
    case "key":
    case "duration":
      return undefined;
    case "score":
      return { kql: call("max", name(COLUMNS.score)), type: "long" };
    case "count":
      return { kql: countRows(output.value.events, columns, side), type: "long" };
    case "count_distinct":
      return { kql: countDistinct(values), type: "long" };
    case "values": {
      if (value === undefined) return undefined;
      const limit = output.value.limit === undefined ? [] : [number(output.value.limit)];
      const kql = value.nullable
        ? call("make_set_if", value.kql, isPresent(value), ...limit)
        : call("make_set", value.kql, ...limit);
      return { kql, type: "dynamic", list: true };
    }
    case "min":
    case "max":
      return value === undefined ? undefined : { kql: call(kind, value.kql), type: value.type };
    case "first":
    case "last":
    case "field": {
      if (value === undefined) return undefined;
      if (value.type === "datetime") return { kql: call(kind === "last" ? "max" : "min", value.kql), type: "datetime" };
      const list = call("make_list_if", value.kql, isPresent(value), ...(kind === "last" ? [] : [number(1)]));
      const item: Kql = { kind: "member", of: list, key: kind === "last" ? -1 : 0 };
      return { kql: call("tostring", item), type: "string", ordered: true };
    }
    default:
      return assertNever(output.value);
  }
}

interface Value extends Typed {
  readonly nullable: boolean;
}

export function readArgument(argument: Slot | Typed): Value {
  if ("kql" in argument) return { ...argument, nullable: false };
  return { kql: name(argument.column), type: argument.type, nullable: argument.nullable };
}

/** Whether several rows may stand for one record: several scans can meet it, and lists are taken apart. */
export function repeatsRecords({ exploded }: CountColumns, side: Side): boolean {
  return side.branches.length > 1 || exploded.length > 0;
}

/** The number of records; each counts once. */
export function countRows(events: readonly string[], columns: CountColumns, side: Side): Kql {
  if (side.events.every((event) => events.includes(event))) {
    return repeatsRecords(columns, side) ? call("count_distinct", name(ROW.id)) : call("count");
  }
  const isOne = or(events.map((event) => binary(name(ROW.event), "==", text(event))));
  // One event has one scan, where only the elements of a list repeat a record.
  const repeats = events.length > 1 ? repeatsRecords(columns, side) : columns.exploded.length > 0;
  return repeats ? call("count_distinctif", name(ROW.id), isOne) : call("countif", isOne);
}

export function countDistinct(values: readonly Value[]): Kql {
  const [only] = values;
  const present = values.filter((value) => value.nullable).map(isPresent);
  const tuple =
    values.length === 1 && only !== undefined
      ? only.kql
      : call("strcat_delim", text(UNIT_SEPARATOR), ...values.map((value) => value.kql));
  return present.length === 0 ? call("count_distinct", tuple) : call("count_distinctif", tuple, and(present));
}

export function resultsOf(
  outputs: readonly NamedOutput[],
  aggregates: readonly Aggregate[],
  columns: CountColumns,
): readonly Result[] {
  return outputs.flatMap((named): readonly Result[] => {
    const { output, column } = named;
    if (column === COLUMNS.first || column === COLUMNS.last) {
      return [{ output, column, value: { kql: name(column), type: "datetime" }, list: false }];
    }
    if (output.value.kind === "duration") {
      const value = call("datetime_diff", text("second"), name(COLUMNS.last), name(COLUMNS.first));
      return [{ output, column, value: { kql: value, type: "long" }, list: false }];
    }
    if (output.value.kind === "key") {
      const [slot] = columns.slots.get(named) ?? [];
      if (slot === undefined) return [];
      const value = readArgument(slot);
      return [{ output, column, value: { kql: value.kql, type: value.type }, list: false }];
    }
    const aggregate = aggregates.find((candidate) => candidate.named === named);
    if (aggregate === undefined) return [];
    return [{ output, column, value: { kql: name(column), type: aggregate.type }, list: aggregate.list }];
  });
}
