import type { SourceDefinition } from "../catalog/nodes.ts";
import type { Span } from "../diagnostics/span.ts";
import { checkConditions, type Detection as ParsedWhere, parseDetection } from "../sigma/detection.ts";
import type { Selection } from "../sigma/selection.ts";
import type { Source } from "../sigma/source.ts";
import { findContradictions } from "./contradictions.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { EventPattern, FieldRef } from "./nodes.ts";
import { normalise } from "./normalise.ts";
import type { Predicate } from "./predicate.ts";
import { predicateFromSigma, type ToField } from "./predicate-from-sigma.ts";
import type { ListTable } from "./resolve-lists.ts";
import type { Pointer, Scope } from "./resolve-scope.ts";

/** What is particular about a place that has a `where`. */
export interface Asked {
  /** Nobody asks it as the detection stands. */
  readonly isOff: boolean;
  /** It is asked of the row of an operation, in which a field with a vocabulary is the set of what its records say. */
  readonly isCollapsed: boolean;
}

/** Reads the `where` of events, operations, substitutes and exclusions. */
export interface Where {
  /** The normalised predicate of a `where` at `pointer`, inline lists put in place; `undefined` if it does not parse. */
  read(source: SourceDefinition, value: unknown, pointer: Pointer, asked?: Asked): Predicate<FieldRef> | undefined;
  /** Whether the event's source has every field that a `where` names. */
  hasFields(event: EventPattern, value: unknown, pointer: Pointer): boolean;
}

export function createWhere(scope: Scope, lists: ListTable): Where {
  return {
    read: (source, value, pointer, { isOff, isCollapsed } = { isOff: false, isCollapsed: false }) => {
      // A test and its key share no node, so the pointer behind each place is remembered to find the key again.
      const pointers = new WeakMap<Span, Pointer>();
      const locate = (at: Pointer): Span => {
        const span = { ...scope.at(at) };
        pointers.set(span, at);
        return span;
      };
      const parsed = parseWhere(scope, value, pointer, locate);
      if (parsed === undefined) return undefined;
      const toField: ToField<FieldRef> = (name, span, of) => {
        const definition = source.fields.get(name);
        const at = pointers.get(span);
        const place = of === "key" && at !== undefined ? (scope.document.keySpanAt(at) ?? span) : span;
        if (definition !== undefined) return { kind: "field", name, definition, span: place };
        scope.error("RW3000", place, `"${source.name}" has no field "${name}"`, unknownFieldHelp(source, name));
        return undefined;
      };
      const context = { span: scope.at(pointer), groups: source.groups, lists: lists.names };
      const predicate = normalise(
        lists.inline(predicateFromSigma(parsed, toField, scope.report, context), isOff ? "off" : "on"),
      );
      for (const { field, kind, text, span } of findContradictions(predicate, isCollapsed)) {
        if (kind === "bounds") scope.error("RW3014", span, `No value of "${field}" satisfies ${text}`);
        else scope.warn("RW3023", span, `"${field}" ${text}`, HELP_ON_CONTRADICTION[kind]);
      }
      return predicate;
    },
    hasFields: (event, value, pointer) => {
      const silent: Scope = { ...scope, report: () => undefined };
      const parsed = parseWhere(silent, value, pointer, undefined);
      // What does not parse is reported when it is read.
      if (parsed === undefined) return true;
      return [...parsed.selections.values()].every((selection) =>
        fieldNames(selection).every((name) => event.source.fields.has(name)),
      );
    },
  };
}

const HELP_ON_CONTRADICTION = {
  presence: "Drop one of the tests, or put them into selections of their own, joined by `or`",
  values: "Write the values as one list, or put them into selections of their own, joined by `or`",
} as const;

function unknownFieldHelp(source: SourceDefinition, name: string): string | undefined {
  if (name === "time" || name.startsWith("time.")) return "Windows, history and schedule say what happens when";
  if (name === "score") return "The score is counted from events; set score.at_least";
  return didYouMean(name, source.fields.keys());
}

/** A `where` without a condition is one selection, so its name can be any. */
const ONLY = "selection";

function parseWhere(
  scope: Scope,
  value: unknown,
  pointer: Pointer,
  locate: ((pointer: Pointer) => Span) | undefined,
): ParsedWhere | undefined {
  const named = isMap(value) && Object.hasOwn(value, "condition");
  if (!named && isMap(value) && Object.values(value).some(holdsMap)) {
    const [first = ""] = Object.keys(value);
    const message = "The selections are named, but no `condition` says how they combine";
    scope.error(
      "RW3020",
      scope.keyAt(pointer),
      message,
      `Add condition: ${Object.keys(value).length === 1 ? first : `all of them`}`,
    );
    return undefined;
  }
  // Pointers below the selection that is wrapped around a bare one lead past it.
  const real = (at: Pointer): Pointer => [...pointer, ...(named ? at : at.slice(1))];
  const source: Source = {
    report: scope.report,
    extensions: ["in_list", "group"],
    locateKey: (at) => scope.keyAt(real(at)),
    locateWithin: (at, start, end) => scope.document.spanWithin(real(at), start, end),
    ...(locate === undefined ? {} : { locate: (at: Pointer) => locate(real(at)) }),
  };
  const raw = named ? value : { [ONLY]: value, condition: ONLY };
  const parsed = parseDetection(raw, source);
  if (parsed === undefined) return undefined;
  checkConditions(parsed, source, [], named && Array.isArray(value.condition));
  return parsed;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function holdsMap(value: unknown): boolean {
  return isMap(value) || (Array.isArray(value) && value.some(isMap));
}

function fieldNames(selection: Selection): readonly string[] {
  switch (selection.kind) {
    case "all_of":
      return selection.items.flatMap((item) => [
        ...(item.field === undefined ? [] : [item.field]),
        ...(item.modifiers.includes("fieldref")
          ? item.values.flatMap((value) => (value.kind === "raw" ? [value.text] : []))
          : []),
      ]);
    case "any_of":
      return selection.selections.flatMap(fieldNames);
    case "keywords":
      return [];
  }
}
