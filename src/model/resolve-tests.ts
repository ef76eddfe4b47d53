import type { Span } from "../diagnostics/span.ts";
import type { DetectionSpec } from "../spec/detection.gen.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { ChangedParts, EventPattern, ExpectedAlert, TestCase, Trigger } from "./nodes.ts";
import { triggerEvents, triggerKeys } from "./outputs.ts";
import { resolveEvents } from "./resolve-events.ts";
import { resolveExclusions } from "./resolve-exclusions.ts";
import { createListTable } from "./resolve-lists.ts";
import { createScope, type Pointer, type Scope } from "./resolve-scope.ts";
import { resolveScore } from "./resolve-score.ts";
import { createWhere } from "./where.ts";

type TestSpec = NonNullable<DetectionSpec["tests"]>[number];

/** Resolves `tests`; what their files hold is read when they run. */
export function resolveTests(
  scope: Scope,
  trigger: Trigger,
  events: ReadonlyMap<string, EventPattern>,
): readonly TestCase[] {
  const names = new Set<string>();
  const known = knownNames(trigger, events);
  return (scope.spec.tests ?? []).map((spec, index) => {
    const pointer: Pointer = ["tests", index];
    const place = [...pointer, "name"];
    if (names.has(spec.name)) scope.error("RW3160", scope.at(place), `There is a test "${spec.name}" already`);
    names.add(spec.name);
    const paths = typeof spec.events === "string" ? [spec.events] : spec.events;
    const files = paths.map((path, position) => {
      const span = scope.at(
        typeof spec.events === "string" ? [...pointer, "events"] : [...pointer, "events", position],
      );
      if (!staysInside(path)) {
        scope.error(
          "RW3161",
          span,
          `"${path}" is no path below the detection's folder`,
          "Write it as events/name.ndjson",
        );
      }
      return { path, span };
    });
    const expect =
      spec.expect === "none" ? [] : spec.expect.map((_, position) => resolveExpected(scope, index, position, known));
    return {
      name: spec.name,
      files,
      lists: new Map(Object.entries(spec.lists ?? {})),
      exclusions: new Map(Object.entries(spec.exclusions ?? {})),
      changed: resolveChanged(scope, trigger, spec, pointer),
      expect,
      span: scope.at(place),
    };
  });
}

/**
 * The detection's parts with the values and switches of a test in place. The values of inline lists are part of the tests
 * on them, so these are read anew, and of what that finds only problems of the new values are news.
 */
function resolveChanged(scope: Scope, trigger: Trigger, test: TestSpec, pointer: Pointer): ChangedParts | undefined {
  const lists = new Map(Object.entries(test.lists ?? {}));
  const switches = new Map(Object.entries(test.exclusions ?? {}));
  const ownLists = new Map(Object.entries(scope.spec.lists ?? {}));
  const ownExclusions = new Map(Object.entries(scope.spec.exclusions ?? {}));
  for (const name of lists.keys()) {
    if (ownLists.has(name)) continue;
    const help = didYouMean(name, ownLists.keys());
    scope.error("RW3164", scope.keyAt([...pointer, "lists", name]), `There is no list "${name}"`, help);
  }
  for (const name of switches.keys()) {
    if (ownExclusions.has(name)) continue;
    const help = didYouMean(name, ownExclusions.keys());
    scope.error("RW3165", scope.keyAt([...pointer, "exclusions", name]), `There is no exclusion "${name}"`, help);
  }
  const changesList = [...lists].some(([name, values]) => !equalTexts(values, ownLists.get(name)?.values ?? []));
  const changesSwitch = [...switches].some(([name, on]) => on !== (ownExclusions.get(name)?.enabled ?? true));
  if (!changesList && !changesSwitch) return undefined;

  const spec: DetectionSpec = {
    ...scope.spec,
    lists: Object.fromEntries(
      [...ownLists].map(([name, list]) => [name, { ...list, values: lists.get(name) ?? list.values }]),
    ),
    exclusions: Object.fromEntries(
      [...ownExclusions].map(([name, exclusion]) => [
        name,
        { ...exclusion, enabled: switches.get(name) ?? exclusion.enabled ?? true },
      ]),
    ),
  };
  const places = new Set<Span>();
  const spanAt = (at: Pointer): Span => {
    const [part, name, , index] = at;
    if (part !== "lists" || index === undefined || !lists.has(String(name))) return scope.document.spanAt(at);
    const span = scope.document.spanAt([...pointer, "lists", String(name), index]);
    places.add(span);
    return span;
  };
  const changed = createScope({ ...scope.document, spanAt }, spec, scope.context, (found) => {
    if (found.span !== undefined && places.has(found.span)) scope.report(found);
  });
  const table = createListTable(changed);
  const where = createWhere(changed, table);
  const { events, ownTests } = resolveEvents(changed, where);
  const exclusions = resolveExclusions(changed, events, trigger, where);
  const score = resolveScore(changed, events, ownTests, trigger);
  return { events, exclusions, score, lists: table.finish() };
}

function equalTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}

function resolveExpected(scope: Scope, index: number, position: number, known: ReadonlySet<string>): ExpectedAlert {
  const list = scope.spec.tests?.[index]?.expect;
  const spec = typeof list === "object" ? (list[position] ?? {}) : {};
  const pointer: Pointer = ["tests", index, "expect", position];
  for (const name of Object.keys(spec.key ?? {})) {
    if (known.has(name)) continue;
    const message = `No event of the trigger has "${name}", and no key is called so`;
    scope.error("RW3162", scope.keyAt([...pointer, "key", name]), message, didYouMean(name, known));
  }
  const first = spec.first === undefined ? undefined : Date.parse(spec.first);
  const last = spec.last === undefined ? undefined : Date.parse(spec.last);
  if (first !== undefined && last !== undefined && last < first) {
    scope.error("RW3163", scope.at([...pointer, "last"]), "The alert's last event lies before its first");
  }
  const range = typeof spec.alerts === "object" ? spec.alerts : { min: spec.alerts ?? 1, max: spec.alerts ?? 1 };
  return {
    key: new Map(Object.entries(spec.key ?? {})),
    min: range.min ?? 0,
    max: range.max ?? Number.POSITIVE_INFINITY,
    first,
    last,
    count: spec.count,
    span: scope.at(pointer),
  };
}

function knownNames(trigger: Trigger, events: ReadonlyMap<string, EventPattern>): ReadonlySet<string> {
  const fields = triggerEvents(trigger).flatMap((name) => [...(events.get(name)?.source.fields.keys() ?? [])]);
  const keys = triggerKeys(trigger);
  return new Set([...fields, ...keys.map(({ name }) => name)]);
}

function staysInside(path: string): boolean {
  const parts = path.split("/");
  return !/^(?:\/|[A-Za-z]:)|\\/.test(path) && parts.every((part) => part !== ".." && part !== "." && part !== "");
}
