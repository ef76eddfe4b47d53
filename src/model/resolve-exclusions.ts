import { didYouMean } from "./did-you-mean.ts";
import type { EventPattern, Exclusion, FieldRef, Trigger } from "./nodes.ts";
import { triggerEvents } from "./outputs.ts";
import type { Predicate } from "./predicate.ts";
import { quoteAll } from "./resolve-keys.ts";
import type { Pointer, Scope } from "./resolve-scope.ts";
import type { Where } from "./where.ts";

/**
 * Resolves the exclusions per event. Without `events:` an exclusion applies to every event that yields rows and whose
 * source has all the fields it tests; a disabled one is resolved too, so that switching it on cannot break the build.
 */
export function resolveExclusions(
  scope: Scope,
  events: ReadonlyMap<string, EventPattern>,
  trigger: Trigger,
  where: Where,
): readonly Exclusion[] {
  const rows = triggerEvents(trigger);
  const candidates = [...events.values()].filter((event) => event.refines === undefined || rows.includes(event.name));
  return Object.entries(scope.spec.exclusions ?? {}).map(([name, spec]): Exclusion => {
    const pointer: Pointer = ["exclusions", name];
    const chosen = spec.events === undefined ? undefined : namedEvents(scope, events, spec.events, pointer);
    const targets = chosen ?? candidates.filter((event) => where.hasFields(event, spec.where, [...pointer, "where"]));
    const predicates = new Map<string, Predicate<FieldRef>>();
    for (const event of targets) {
      const predicate = where.read(event.source, spec.where, [...pointer, "where"], {
        isOff: spec.enabled === false,
        isCollapsed: event.operation !== undefined,
      });
      if (predicate !== undefined) predicates.set(event.name, predicate);
    }
    if (targets.length === 0 && chosen === undefined) reportNoEvent(scope, pointer, candidates, where, spec.where);
    return {
      name,
      title: spec.title,
      reason: spec.reason,
      enabled: spec.enabled ?? true,
      where: predicates,
      span: scope.at(pointer),
    };
  });
}

function namedEvents(
  scope: Scope,
  events: ReadonlyMap<string, EventPattern>,
  names: readonly string[],
  pointer: Pointer,
): readonly EventPattern[] {
  const found: EventPattern[] = [];
  for (const [index, name] of names.entries()) {
    const event = events.get(name);
    if (event !== undefined) found.push(event);
    else if (!Object.hasOwn(scope.spec.events, name)) {
      const help = didYouMean(name, Object.keys(scope.spec.events));
      scope.error("RW3052", scope.at([...pointer, "events", index]), `There is no event "${name}"`, help);
    }
  }
  return found;
}

function reportNoEvent(
  scope: Scope,
  pointer: Pointer,
  candidates: readonly EventPattern[],
  where: Where,
  value: unknown,
): void {
  // With one source the exact field can be blamed where it stands; reading it there does that.
  const sources = new Set(candidates.map((event) => event.source));
  const [only] = sources;
  if (sources.size === 1 && only !== undefined) {
    where.read(only, value, [...pointer, "where"]);
    return;
  }
  const names = [...sources].map((source) => source.name);
  const message = `Neither of ${quoteAll(names)} has all fields that "${String(pointer[1])}" tests`;
  scope.error(
    "RW3120",
    scope.keyAt(pointer),
    message,
    "Name the events it is for in `events`, and test only their fields",
  );
}
