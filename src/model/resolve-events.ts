import type { SourceDefinition } from "../catalog/nodes.ts";
import type { DetectionSpec } from "../spec/detection.gen.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { EventPattern, FieldRef, Operation, Substitute } from "./nodes.ts";
import { normalise } from "./normalise.ts";
import type { Predicate } from "./predicate.ts";
import { reportUnknownField } from "./resolve-keys.ts";
import { boundedDuration } from "./resolve-schedule.ts";
import { fieldOf, type Pointer, type Scope } from "./resolve-scope.ts";
import type { Where } from "./where.ts";

export interface ResolvedEvents {
  readonly events: ReadonlyMap<string, EventPattern>;
  /** For events that refine another: their own `where`, without the parent's. */
  readonly ownTests: ReadonlyMap<string, Predicate<FieldRef>>;
}

type EventSpec = DetectionSpec["events"][string];

/** Resolves every event of the file, parents before those that refine them. Events that fail are left out. */
export function resolveEvents(scope: Scope, where: Where): ResolvedEvents {
  const specs = new Map(Object.entries(scope.spec.events));
  const done = new Map<string, EventPattern>();
  const ownTests = new Map<string, Predicate<FieldRef>>();

  const resolve = (name: string, spec: EventSpec, path: readonly string[]): EventPattern | undefined => {
    const known = done.get(name);
    if (known !== undefined) return known;
    const before = scope.errorCount();
    const event =
      spec.refines === undefined ? ownEvent(scope, where, name, spec) : refine(name, spec, spec.refines, path);
    if (event === undefined) return undefined;
    done.set(name, event);
    if (scope.errorCount() === before) warnNeverMatches(scope, event);
    return event;
  };
  const refine = (
    name: string,
    spec: EventSpec,
    parentName: string,
    path: readonly string[],
  ): EventPattern | undefined => {
    const pointer: Pointer = ["events", name];
    const parentSpec = specs.get(parentName);
    if (parentSpec === undefined) {
      const help = didYouMean(parentName, specs.keys());
      scope.error("RW3052", scope.at([...pointer, "refines"]), `There is no event "${parentName}"`, help);
      return undefined;
    }
    if (path.includes(parentName) || parentName === name) {
      const circle = [...path, name, parentName].join(" → ");
      scope.error("RW3053", scope.at([...pointer, "refines"]), `"${name}" refines itself: ${circle}`);
      return undefined;
    }
    for (const key of ["operation", "otherwise"] as const) {
      if (spec[key] === undefined) continue;
      scope.error(
        "RW3057",
        scope.keyAt([...pointer, key]),
        `"${name}" takes its ${key} from "${parentName}"`,
        "Leave it out",
      );
    }
    const parent = resolve(parentName, parentSpec, [...path, name]);
    if (parent === undefined) return undefined;
    const own = where.read(parent.source, spec.where, [...pointer, "where"]);
    if (own === undefined) return undefined;
    ownTests.set(name, own);
    const span = scope.at(pointer);
    const both = normalise<FieldRef>({ kind: "and", operands: [parent.where, own], span: own.span });
    return { ...parent, name, title: spec.title, where: both, refines: parentName, span };
  };

  for (const [name, spec] of specs) resolve(name, spec, []);
  const ordered = [...specs.keys()].flatMap((name) => done.get(name) ?? []);
  return { events: new Map(ordered.map((event) => [event.name, event])), ownTests };
}

function ownEvent(scope: Scope, where: Where, name: string, spec: EventSpec): EventPattern | undefined {
  const pointer: Pointer = ["events", name];
  if (spec.source === undefined) throw new Error(`The schema let the event "${name}" pass without a source`);
  const source = findSource(scope, spec.source, [...pointer, "source"]);
  if (source === undefined) return undefined;
  const test = where.read(source, spec.where, [...pointer, "where"]);
  if (test === undefined) return undefined;
  const event: EventPattern = {
    name,
    title: spec.title,
    source,
    where: test,
    refines: undefined,
    operation: undefined,
    otherwise: resolveSubstitute(scope, where, spec, pointer),
    span: scope.at(pointer),
  };
  return { ...event, operation: resolveOperation(scope, where, event, spec, [...pointer, "operation"]) };
}

function findSource(scope: Scope, name: string, pointer: Pointer): SourceDefinition | undefined {
  const source = scope.context.catalog.source(name);
  if (source !== undefined) return source;
  const known = scope.context.catalog.sourceNames();
  const help = didYouMean(name, known) ?? `The catalog has ${known.join(", ")}`;
  scope.error("RW3050", scope.at(pointer), `There is no log source "${name}"`, help);
  return undefined;
}

function resolveOperation(
  scope: Scope,
  where: Where,
  event: EventPattern,
  spec: EventSpec,
  pointer: Pointer,
): Operation | undefined {
  const { operation } = spec;
  if (operation === undefined) return undefined;
  const by: FieldRef[] = [];
  for (const [index, name] of operation.by.entries()) {
    const span = scope.at([...pointer, "by", index]);
    const field = fieldOf(event, name, span);
    if (field === undefined || name === "time") reportUnknownField(scope, event, name, span);
    else by.push(field);
  }
  if (by.length === operation.by.length && !by.some((field) => field.definition.identifies !== undefined)) {
    reportNothingIdentifies(scope, [event], [...pointer, "by"], undefined);
  }
  const any = operation.any === undefined ? undefined : where.read(event.source, operation.any, [...pointer, "any"]);
  const within = boundedDuration(scope, operation.within, [...pointer, "within"]);
  return { by, any, time: operation.time ?? "first", within, span: scope.at(pointer) };
}

/**
 * Reports fields that would collapse unrelated records, and names the ones that tell them apart. `otherwise` says what
 * else the author may have had in mind.
 */
export function reportNothingIdentifies(
  scope: Scope,
  events: readonly EventPattern[],
  pointer: Pointer,
  otherwise: string | undefined,
): void {
  const identifying = new Set<string>();
  for (const event of events) {
    for (const field of event.source.fields.values()) if (field.identifies !== undefined) identifying.add(field.name);
  }
  const names = [...identifying];
  const parts = [
    ...(names.length === 0 ? [] : [`add ${names.join(" or ")}`]),
    ...(otherwise === undefined ? [] : [otherwise]),
  ];
  const text = parts.join("; ");
  const help = text === "" ? undefined : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  scope.error("RW3079", scope.at(pointer), "None of these fields identifies one operation or event", help);
}

function resolveSubstitute(scope: Scope, where: Where, spec: EventSpec, pointer: Pointer): Substitute | undefined {
  const { otherwise } = spec;
  if (otherwise === undefined) return undefined;
  const source = findSource(scope, otherwise.source, [...pointer, "otherwise", "source"]);
  if (source === undefined) return undefined;
  const test = where.read(source, otherwise.where, [...pointer, "otherwise", "where"]);
  if (test === undefined) return undefined;
  return { source, where: test, reason: otherwise.reason, span: scope.at([...pointer, "otherwise"]) };
}

function warnNeverMatches(scope: Scope, event: EventPattern): void {
  if (event.where.kind !== "constant" || event.where.value) return;
  const span = scope.keyAt(["events", event.name]);
  scope.warn("RW3021", span, `"${event.name}" can never match`, "Does it test membership in an empty list?");
}

/** Warns about events that reach no target. */
export function warnUnusedEvents(
  scope: Scope,
  events: ReadonlyMap<string, EventPattern>,
  used: ReadonlySet<string>,
): void {
  for (const name of events.keys()) {
    if (used.has(name)) continue;
    scope.warn(
      "RW3054",
      scope.keyAt(["events", name]),
      `Nothing uses the event "${name}"`,
      "Name it in the trigger or the score",
    );
  }
}
