import type { ReadRule } from "../read/reader.ts";
import { inputsOf } from "../relation/inputs.ts";
import type { NamedScalar, Relation, Scalar } from "../relation/nodes.ts";
import type { StoredEvent } from "./run-rules.ts";

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
/** A run on either side of a moment, and one more, since rules round moments to minutes. */
const AROUND = 2;

/**
 * The runs of a rule in which something may differ from the run before. What a run finds changes where an event arrives, and
 * where its time or its arrival passes a limit that the rule sets; limits are `now` less one of the rule's constants. So the
 * runs around those moments stand for all of them: in between, every run finds what its neighbour finds.
 */
export function runTimes(
  { schedule, relation }: ReadRule,
  rule: number,
  events: readonly StoredEvent[],
): readonly Run[] {
  const cases = new Map<number, StoredEvent[]>();
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
          const next = Math.ceil((moment - offset) / every);
          for (let index = next - AROUND; index <= next + AROUND; index += 1) {
            if (index >= first && index <= last) indexes.add(index);
          }
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

/** Numbers of a rule that may be durations, in milliseconds or in seconds. */
function constantsOf(relation: Relation): readonly number[] {
  const found = new Set<number>();
  const visit = (scalar: Scalar): void => {
    if (scalar.kind === "literal" && typeof scalar.value === "number") {
      for (const value of [Math.abs(scalar.value), Math.abs(scalar.value) * 1000]) {
        if (value >= 1000 && value <= 60 * DAY) found.add(value);
      }
    }
    if (scalar.kind === "call") scalar.arguments.forEach(visit);
    if (scalar.kind === "each") [scalar.list, scalar.body].forEach(visit);
  };
  const walk = (each: Relation): void => {
    scalarsOf(each).forEach(visit);
    inputsOf(each).forEach(walk);
  };
  walk(relation);
  return [...found];
}

function scalarsOf(relation: Relation): readonly Scalar[] {
  const values = (columns: readonly NamedScalar[]): readonly Scalar[] => columns.map(({ value }) => value);
  switch (relation.kind) {
    case "filter":
      return [relation.where];
    case "extend":
    case "project":
      return values(relation.columns);
    case "expand":
      return [relation.list];
    case "join":
      return [relation.on];
    case "aggregate":
    case "window":
      return relation.columns.flatMap(({ call }) => [call.of, call.where].filter((scalar) => scalar !== undefined));
    default:
      return [];
  }
}
