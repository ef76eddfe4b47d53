import type { Span } from "../diagnostics/span.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { EventPattern, FieldRef, Key } from "./nodes.ts";
import type { Predicate } from "./predicate.ts";
import { fieldOf, type Pointer, type Scope } from "./resolve-scope.ts";
import { assertNever } from "./walk.ts";

/** The events that a key or output draws on, and the aliases that may stand for their fields. */
export interface KeySpace {
  readonly events: readonly EventPattern[];
  readonly aliases: ReadonlyMap<string, Alias>;
}

export interface Alias {
  readonly fields: ReadonlyMap<string, FieldRef>;
  readonly span: Span;
}

/** Reads `aliases`; a field that its event lacks is reported where it stands. */
export function resolveAliases(
  scope: Scope,
  events: readonly EventPattern[],
  aliases: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined,
): ReadonlyMap<string, Alias> {
  const byName = new Map(events.map((event) => [event.name, event]));
  const result = new Map<string, Alias>();
  for (const [name, entries] of Object.entries(aliases ?? {})) {
    const pointer: Pointer = ["trigger", "aliases", name];
    const fields = new Map<string, FieldRef>();
    for (const [eventName, fieldName] of Object.entries(entries)) {
      const event = byName.get(eventName);
      if (event === undefined) {
        const help = didYouMean(eventName, byName.keys());
        scope.error("RW3052", scope.keyAt([...pointer, eventName]), `The trigger has no event "${eventName}"`, help);
        continue;
      }
      const span = scope.at([...pointer, eventName]);
      const field = fieldOf(event, fieldName, span);
      if (field === undefined) reportUnknownField(scope, event, fieldName, span);
      else fields.set(eventName, field);
    }
    for (const event of events) {
      if (Object.hasOwn(entries, event.name)) continue;
      scope.error("RW3077", scope.keyAt(pointer), `The alias "${name}" names no field of the event "${event.name}"`);
    }
    result.set(name, { fields, span: scope.keyAt(pointer) });
  }
  return result;
}

export function reportUnknownField(scope: Scope, event: EventPattern, name: string, span: Span): void {
  const help = didYouMean(name, event.source.fields.keys());
  scope.error("RW3000", span, `"${event.source.name}" has no field "${name}"`, help);
}

/** A key that every event must have: a field of all of them, or an alias. Reports and returns `undefined` otherwise. */
function resolveKey(scope: Scope, space: KeySpace, name: string, span: Span): Key | undefined {
  const alias = space.aliases.get(name);
  if (alias !== undefined) return keyOf(name, alias.fields, span);
  const fields = new Map<string, FieldRef>();
  const lacking: string[] = [];
  for (const event of space.events) {
    const field = name === "time" ? undefined : fieldOf(event, name, span);
    if (field === undefined) lacking.push(event.name);
    else fields.set(event.name, field);
  }
  if (lacking.length === 0) return keyOf(name, fields, span);
  const known = new Set([...space.aliases.keys(), ...space.events.flatMap((event) => [...event.source.fields.keys()])]);
  const message =
    fields.size === 0
      ? `No event of the trigger has the field "${name}"`
      : `The field "${name}" is missing from ${quoteAll(lacking)}`;
  const help =
    fields.size === 0
      ? didYouMean(name, known)
      : "Name an alias in `trigger.aliases` that gives the field of each event";
  scope.error("RW3075", span, message, help);
  return undefined;
}

export function keyOf(name: string, fields: ReadonlyMap<string, FieldRef>, span: Span): Key {
  const fold = [...fields.values()].some((field) => field.definition.fold === "lower");
  return { kind: "key", name, fields, fold, span };
}

/** Resolves a list of keys at `pointer`; repeats are dropped with a warning. */
export function resolveKeyList(
  scope: Scope,
  space: KeySpace,
  names: readonly string[],
  pointer: Pointer,
): readonly Key[] {
  const keys = new Map<string, Key>();
  for (const [index, name] of names.entries()) {
    const span = scope.at([...pointer, index]);
    if (keys.has(name)) {
      scope.warn("RW3083", span, `The key "${name}" is named twice`);
      continue;
    }
    const key = resolveKey(scope, space, name, span);
    if (key !== undefined) keys.set(name, key);
  }
  return [...keys.values()];
}

/** Warns about keys that some records lack, unless the event's own tests make sure of them. */
export function warnNullableKeys(
  scope: Scope,
  space: KeySpace,
  keys: readonly Key[],
  fate: "are never new" | "belong to no group",
): void {
  for (const key of keys) {
    const missing = space.events.filter((event) => {
      const field = key.fields.get(event.name);
      return field?.definition.nullable === true && !requiresField(event.where, field.name);
    });
    if (missing.length === 0) continue;
    const names = new Set(missing.map((event) => key.fields.get(event.name)?.name ?? key.name));
    scope.warn(
      "RW3076",
      key.span,
      `Some records of ${quoteAll(missing.map((event) => event.name))} lack ${quoteAll([...names])}; they ${fate}`,
      `If that is meant, say so with a test such as ${[...names][0]}|exists: true`,
    );
  }
}

/** Whether a row can satisfy the predicate only if it has the field. */
function requiresField(predicate: Predicate<FieldRef>, name: string): boolean {
  switch (predicate.kind) {
    case "test":
      return (
        predicate.field.name === name || (predicate.match.kind === "same_as" && predicate.match.field.name === name)
      );
    case "and":
      return predicate.operands.some((operand) => requiresField(operand, name));
    case "or":
      return predicate.operands.every((operand) => requiresField(operand, name));
    case "constant":
      return !predicate.value;
    case "not":
    case "keyword":
      return false;
    default:
      return assertNever(predicate);
  }
}

export function quoteAll(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  return quoted.length < 2 ? (quoted[0] ?? "") : `${quoted.slice(0, -1).join(", ")} and ${quoted[quoted.length - 1]}`;
}
