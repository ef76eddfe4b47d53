import { didYouMean } from "./did-you-mean.ts";
import type { EventPattern, ExpectedAlert, TestCase, Trigger } from "./nodes.ts";
import { triggerEvents } from "./outputs.ts";
import type { Pointer, Scope } from "./resolve-scope.ts";

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
    return { name: spec.name, files, expect, span: scope.at(place) };
  });
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
  const keys = trigger.kind === "match" ? [] : trigger.kind === "first_seen" ? trigger.value : trigger.groupBy;
  return new Set([...fields, ...keys.map(({ name }) => name)]);
}

function staysInside(path: string): boolean {
  const parts = path.split("/");
  return !/^(?:\/|[A-Za-z]:)|\\/.test(path) && parts.every((part) => part !== ".." && part !== "." && part !== "");
}
