import type { Span } from "../diagnostics/span.ts";
import type { DetectionSpec } from "../spec/detection.gen.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { Comparison, EventPattern, Key, Trigger } from "./nodes.ts";
import { type KeySpace, quoteAll, resolveAliases, resolveKeyList, warnNullableKeys } from "./resolve-keys.ts";
import { boundedDuration } from "./resolve-schedule.ts";
import type { Pointer, Scope } from "./resolve-scope.ts";

/** The trigger, with the keys that its outputs may name. */
export interface ResolvedTrigger {
  readonly trigger: Trigger;
  readonly space: KeySpace;
}

type TriggerSpec = DetectionSpec["trigger"];

/** Resolves the trigger's events, keys, windows and conditions; `undefined` when it names an event that does not exist. */
export function resolveTrigger(scope: Scope, events: ReadonlyMap<string, EventPattern>): ResolvedTrigger | undefined {
  const spec = scope.spec.trigger;
  const anchor = spec.type === "temporal" ? spec.anchor : undefined;
  const named = findEvents(scope, events, spec.events, ["trigger", "events"]);
  const anchored = anchor === undefined ? [] : findEvents(scope, events, [anchor], ["trigger", "anchor"]);
  if (named === undefined || anchored === undefined) return undefined;
  if (anchor !== undefined && spec.events.includes(anchor)) {
    const message = `The anchor "${anchor}" is also one of the events`;
    scope.error("RW3072", scope.at(["trigger", "anchor"]), message, "Leave it out of `events`");
    return undefined;
  }
  const taking = [...anchored, ...named];
  const aliases = resolveAliases(scope, taking, "aliases" in spec ? spec.aliases : undefined);
  const space: KeySpace = { events: taking, aliases };
  return { trigger: buildTrigger(scope, spec, space), space };
}

function findEvents(
  scope: Scope,
  events: ReadonlyMap<string, EventPattern>,
  names: readonly string[],
  pointer: Pointer,
): readonly EventPattern[] | undefined {
  const found: EventPattern[] = [];
  let complete = true;
  for (const [index, name] of names.entries()) {
    const event = events.get(name);
    if (event !== undefined) {
      found.push(event);
      continue;
    }
    complete = false;
    // An event that exists in the file but did not resolve has its own finding.
    if (Object.hasOwn(scope.spec.events, name)) continue;
    const span = scope.at(pointer[pointer.length - 1] === "events" ? [...pointer, index] : pointer);
    scope.error("RW3052", span, `There is no event "${name}"`, didYouMean(name, Object.keys(scope.spec.events)));
  }
  return complete ? found : undefined;
}

function buildTrigger(scope: Scope, spec: TriggerSpec, space: KeySpace): Trigger {
  const span = scope.at(["trigger"]);
  const { events } = spec;
  const keys = (names: readonly string[] | undefined, pointer: Pointer): readonly Key[] => {
    const resolved = resolveKeyList(scope, space, names ?? [], pointer);
    warnNullableKeys(scope, space, resolved, spec.type === "first_seen" ? "are never new" : "belong to no group");
    return resolved;
  };
  const duration = (text: string, name: string): number => boundedDuration(scope, text, ["trigger", name]);
  const groupBy = "group_by" in spec ? keys(spec.group_by, ["trigger", "group_by"]) : [];
  switch (spec.type) {
    case "match":
      return { kind: "match", events, span };
    case "event_count":
      warnUnusedAliases(scope, space, groupBy);
      return {
        kind: "event_count",
        events,
        groupBy,
        timespan: duration(spec.timespan, "timespan"),
        conditions: resolveConditions(scope, spec.condition),
        span,
      };
    case "value_count": {
      const of = countedKeys(scope, space, spec.condition.field);
      warnUnusedAliases(scope, space, [...groupBy, ...of]);
      return {
        kind: "value_count",
        events,
        groupBy,
        timespan: duration(spec.timespan, "timespan"),
        of,
        conditions: resolveConditions(scope, spec.condition),
        span,
      };
    }
    case "temporal":
      warnUnusedAliases(scope, space, groupBy);
      if (spec.anchor !== undefined) {
        return {
          kind: "temporal_anchored",
          anchor: spec.anchor,
          events,
          groupBy,
          before: duration(spec.before ?? "", "before"),
          after: duration(spec.after ?? "", "after"),
          span,
        };
      }
      if (events.length < 2) {
        const message = `Only "${events[0]}" takes part`;
        scope.error(
          "RW3071",
          scope.at(["trigger", "events"]),
          message,
          "Name a second event, or use type: event_count",
        );
      }
      return { kind: "temporal", events, groupBy, timespan: duration(spec.timespan ?? "", "timespan"), span };
    case "temporal_ordered":
      warnUnusedAliases(scope, space, groupBy);
      return { kind: "temporal_ordered", events, groupBy, timespan: duration(spec.timespan, "timespan"), span };
    case "first_seen": {
      const value = keys(spec.value, ["trigger", "value"]);
      warnUnusedAliases(scope, space, value);
      return { kind: "first_seen", events, value, history: duration(spec.history, "history"), span };
    }
  }
}

function countedKeys(scope: Scope, space: KeySpace, field: string | readonly string[]): readonly Key[] {
  const pointer: Pointer = ["trigger", "condition", "field"];
  if (typeof field !== "string") return resolveKeyList(scope, space, field, pointer);
  return resolveKeyList(singleValue(scope, pointer), space, [field], pointer);
}

/** `field: x` and `field: [x]` mean the same but stand at different places. */
function singleValue(scope: Scope, pointer: Pointer): Scope {
  return { ...scope, at: () => scope.at(pointer) };
}

function warnUnusedAliases(scope: Scope, space: KeySpace, keys: readonly Key[]): void {
  const used = new Set([...keys.map((key) => key.name), ...otherKeyNames(scope.spec)]);
  for (const [name, alias] of space.aliases) {
    if (!used.has(name)) scope.warn("RW3078", alias.span, `No key uses the alias "${name}"`);
  }
}

function otherKeyNames(spec: DetectionSpec): readonly string[] {
  const outputs = (spec.output ?? []).flatMap((output) => {
    if (typeof output === "string") return [output];
    return Object.values(output).flatMap((value: unknown) =>
      typeof value === "string" ? [value] : Array.isArray(value) ? value.map(String) : [],
    );
  });
  return [...outputs, ...(spec.once_per?.fields ?? []), ...(spec.limits?.throttle?.fields ?? [])];
}

const OPERATORS = ["gt", "gte", "lt", "lte", "eq", "neq"] as const;

function resolveConditions(scope: Scope, spec: Partial<Record<Comparison["operator"], number>>): readonly Comparison[] {
  const conditions: Comparison[] = [];
  for (const operator of OPERATORS) {
    const value = spec[operator];
    if (value === undefined) continue;
    conditions.push({ operator, value, span: scope.at(["trigger", "condition", operator]) });
  }
  const span = scope.at(["trigger", "condition"]);
  if (!satisfiable(conditions)) {
    const help = "A window is judged when it holds an event, so its count is at least 1";
    scope.error("RW3074", span, `No count is ${conditions.map(printComparison).join(" and ")}`, help);
    return conditions;
  }
  for (const condition of conditions) if (!MONOTONE.has(condition.operator)) warnBlind(scope, condition);
  return conditions;
}

/** Their truth survives further events; the others may come true as events leave a window, when nothing is judged. */
const MONOTONE: ReadonlySet<Comparison["operator"]> = new Set(["gt", "gte"]);

function warnBlind(scope: Scope, condition: Comparison): void {
  const message = `"${condition.operator}: ${condition.value}" is judged only in windows that end at an event`;
  scope.warn(
    "RW3073",
    condition.span,
    message,
    "A source that falls silent raises nothing; watch its health elsewhere",
  );
}

function satisfiable(conditions: readonly Comparison[]): boolean {
  let low = 1;
  let high = Number.POSITIVE_INFINITY;
  const excluded = new Set<number>();
  for (const { operator, value } of conditions) {
    if (operator === "gt" || operator === "gte") low = Math.max(low, operator === "gt" ? value + 1 : value);
    if (operator === "lt" || operator === "lte") high = Math.min(high, operator === "lt" ? value - 1 : value);
    if (operator === "eq") [low, high] = [Math.max(low, value), Math.min(high, value)];
    if (operator === "neq") excluded.add(value);
  }
  for (let count = low; count <= Math.min(high, low + excluded.size); count += 1) if (!excluded.has(count)) return true;
  return false;
}

const WORDS: Readonly<Record<Comparison["operator"], string>> = {
  gt: "more than",
  gte: "at least",
  lt: "fewer than",
  lte: "at most",
  eq: "exactly",
  neq: "other than",
};

/** `more than 3`, `at least 5`: how people say a count condition. */
export function printComparison(comparison: {
  readonly operator: Comparison["operator"];
  readonly value: number;
}): string {
  return `${WORDS[comparison.operator]} ${comparison.value}`;
}

/** Reports a place for a name that is none of the trigger's events. */
export function unknownEvent(scope: Scope, name: string, span: Span): void {
  const names = Object.keys(scope.spec.events);
  scope.error(
    "RW3052",
    span,
    `There is no event "${name}"`,
    didYouMean(name, names) ?? `The events are ${quoteAll(names)}`,
  );
}
