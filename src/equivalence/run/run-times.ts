import { assertNever } from "../../model/walk.ts";
import type { ReadRule } from "../read/reader.ts";
import { columnsIn, mentionsNow, partsOf } from "../relation/before-runs.ts";
import { inputsOf } from "../relation/inputs.ts";
import type { NamedScalar, Relation, Scalar } from "../relation/nodes.ts";

/** When an event of a case happened and when it reached the target, in milliseconds since 1970. */
export interface EventMoments {
  readonly case: number;
  readonly time: number;
  readonly arrived: number;
}

/** One run of a rule over one case. */
export interface Run {
  readonly rule: number;
  readonly case: number;
  /** What `now` is, in milliseconds since 1970; infinite for a streaming rule. */
  readonly at: number;
  /** The run sees what arrived before this. */
  readonly seenUntil: number;
}

const DAY = 86_400_000;
/** Rules round moments to minutes, so that a limit may be passed so long before or after the moment. */
const ROUNDED = 60_000;

/**
 * The runs of a rule in which something may differ from the run before. What a run finds changes where an event arrives, and
 * where its time or its arrival passes a limit that the rule sets; limits are `now` less one of the constants that it is
 * compared with. So the run before each such moment and the one after it stand for all of them: in between, every run finds
 * what its neighbour finds.
 */
export function runTimes(
  { schedule, relation }: ReadRule,
  rule: number,
  events: readonly EventMoments[],
): readonly Run[] {
  const cases = new Map<number, EventMoments[]>();
  for (const event of events) {
    const own = cases.get(event.case) ?? [];
    cases.set(event.case, own);
    own.push(event);
  }
  if (schedule.kind === "streaming") {
    const forever = Number.POSITIVE_INFINITY;
    return [...cases.keys()].map((one) => ({ rule, case: one, at: forever, seenUntil: forever }));
  }
  const { every, offset, lookBack, latency } = schedule;
  const limits = [...new Set([0, latency, lookBack, ...constantsOf(relation)])].filter((limit) => limit <= lookBack);
  return [...cases].flatMap(([one, own]) => {
    const indexes = new Set<number>();
    for (const { time, arrived } of own) {
      // The first run that sees it is the first one after `arrived`, the last one that whose look-back still reaches it.
      const first = Math.floor((arrived - latency - offset) / every) + 1;
      const last = Math.floor((time + lookBack - offset) / every);
      for (const limit of limits) {
        for (const moment of [time + limit, arrived + limit, arrived - latency]) {
          const before = Math.ceil((moment - ROUNDED - offset) / every) - 1;
          const after = Math.floor((moment + ROUNDED - offset) / every) + 1;
          for (let index = Math.max(first, before); index <= Math.min(last, after); index += 1) indexes.add(index);
        }
      }
    }
    return [...indexes]
      .sort((a, b) => a - b)
      .map((index) => {
        const at = index * every + offset;
        return { rule, case: one, at, seenUntil: at + latency };
      });
  });
}

/**
 * Numbers that may be durations, in milliseconds or in seconds: those that stand beside `now` or make up the columns that do.
 * Numbers elsewhere decide what the rows are, in every run alike.
 */
function constantsOf(relation: Relation): readonly number[] {
  const relations = everyRelation(relation);
  const made = relations.flatMap(madeColumns);
  const compared = relations.flatMap(scalarsOf).filter(mentionsNow);
  const reached = new Set<Scalar>(compared);
  const names = new Set<string>();
  for (const scalar of reached) {
    for (const name of columnsIn(scalar)) {
      if (names.has(name)) continue;
      names.add(name);
      for (const column of made) if (column.name === name) reached.add(column.value);
    }
  }
  const numbers = [...reached].flatMap(numbersIn).map(Math.abs);
  const durations = numbers.flatMap((value) => [value, value * 1000]);
  return [...new Set(durations)].filter((value) => value >= 1000 && value <= 60 * DAY);
}

function everyRelation(relation: Relation): readonly Relation[] {
  return [relation, ...inputsOf(relation).flatMap(everyRelation)];
}

function numbersIn(scalar: Scalar): readonly number[] {
  if (scalar.kind === "literal") return typeof scalar.value === "number" ? [scalar.value] : [];
  return partsOf(scalar).flatMap(numbersIn);
}

/** What the columns are computed from, of any that an operation makes. */
function madeColumns(relation: Relation): readonly NamedScalar[] {
  switch (relation.kind) {
    case "extend":
    case "project":
      return relation.columns;
    case "expand":
      return [{ name: relation.name, value: relation.list }];
    case "rows":
      return relation.rows.flatMap((cells) =>
        cells.flatMap((value, index) => {
          const name = relation.columns[index]?.name;
          return name === undefined ? [] : [{ name, value }];
        }),
      );
    case "aggregate":
      return [...relation.keys, ...calledColumns(relation.columns)];
    case "window":
      return calledColumns(relation.columns);
    case "scan":
    case "filter":
    case "pick":
    case "join":
    case "union":
      return [];
    default:
      return assertNever(relation);
  }
}

function calledColumns(
  columns: readonly { readonly name: string; readonly call: { readonly of?: Scalar; readonly where?: Scalar } }[],
): readonly NamedScalar[] {
  return columns.flatMap(({ name, call }) =>
    [call.of, call.where].flatMap((value) => (value === undefined ? [] : [{ name, value }])),
  );
}

/** Every value that an operation computes or tests. */
function scalarsOf(relation: Relation): readonly Scalar[] {
  const made = madeColumns(relation).map(({ value }) => value);
  switch (relation.kind) {
    case "filter":
      return [relation.where];
    case "join":
      return [relation.on];
    case "pick":
      return [...relation.keys, ...relation.order.map(({ by }) => by)];
    case "window":
      return [...made, ...relation.partition, ...relation.order.map(({ by }) => by)];
    case "aggregate":
      return [...made, ...relation.columns.flatMap(({ call }) => (call.order ?? []).map(({ by }) => by))];
    default:
      return made;
  }
}
