import type { NoteSink } from "../fidelity/notes.ts";
import { envelopeKeys } from "../model/envelope-keys.ts";
import type { Detection, Native } from "../model/nodes.ts";
import { bare, fromPlain, isList, isMap, isText, leafOf, located, map, type Value } from "../text/value.ts";

/**
 * Merges the author's own envelope keys over the compiled ones: maps by key, everything else replaced; `null` removes. Of
 * keys that decide when or whether the rule alerts it notes those that say otherwise than the compiled ones.
 */
export function mergeEnvelope(value: Value, detection: Detection, notes: NoteSink): Value {
  const native = detection.native.get(notes.backend);
  if (native?.envelope === undefined) return value;
  const own = map(
    Object.entries(native.envelope).map(([key, item]) => [
      key,
      located(fromPlain(item), native.spans.get(key) ?? native.span),
    ]),
  );
  const merged = merge(value, own);
  noteAlerting(value, merged, native, { detection, notes });
  return merged;
}

function merge(base: Value, over: Value): Value {
  const a = bare(base);
  const b = bare(over);
  if (!isMap(a) || !isMap(b)) return over;
  const span = spanOf(over);
  const overrides = new Map(b.entries);
  const merged = a.entries.flatMap(([key, value]): (readonly [string, Value])[] => {
    const override = overrides.get(key);
    if (override === undefined) return [[key, value]];
    overrides.delete(key);
    return bare(override) === null ? [] : [[key, merge(value, located(override, span))]];
  });
  const added = [...overrides].filter(([, value]) => bare(value) !== null);
  return map([...merged, ...added.map(([key, value]) => [key, located(value, span)] as const)]);
}

function spanOf(value: Value): Native["span"] | undefined {
  if (typeof value !== "object" || value === null || !("kind" in value) || value.kind !== "located") return undefined;
  return spanOf(value.value) ?? value.span;
}

function noteAlerting(
  compiled: Value,
  merged: Value,
  native: Native,
  { detection, notes }: { readonly detection: Detection; readonly notes: NoteSink },
): void {
  const { alerting, oncePer = [] } = envelopeKeys[notes.backend];
  const named: Readonly<Record<string, unknown>> =
    detection.oncePer === undefined ? {} : Object.fromEntries(oncePer.map((key) => [key, undefined]));
  for (const [path, usual] of Object.entries({ ...alerting, ...named })) {
    const before = valueAt(compiled, path) ?? usual;
    const after = valueAt(merged, path) ?? usual;
    if (isSame(before, after)) continue;
    const [key = path] = path.split("/");
    notes.add({
      code: "native-envelope",
      construct: `native.envelope.${path.replaceAll("/", ".")}`,
      reason: `${shown(after)} stands in place of ${shown(before)}`,
      span: native.spans.get(key) ?? native.span,
    });
  }
}

function valueAt(value: Value, path: string): unknown {
  let found: Value | undefined = value;
  for (const key of path.split("/")) {
    const inner: Value = bare(found);
    found = isMap(inner) ? inner.entries.find(([name]) => name === key)?.[1] : undefined;
    if (found === undefined) return undefined;
  }
  return toPlain(found);
}

/** As JSON has it, maps with their keys sorted. */
function toPlain(value: Value): unknown {
  const inner = bare(value);
  if (isText(inner)) return leafOf(inner).source.text;
  if (isList(inner)) return inner.map(toPlain);
  if (!isMap(inner)) return inner;
  const entries = inner.entries.map(([key, item]) => [key, toPlain(item)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether two values say the same where they are imported: `0` and `"0"` do, and in .conf files `1` and `true`. */
function isSame(a: unknown, b: unknown): boolean {
  const truth = (value: unknown): string => {
    const text = typeof value === "string" ? value : JSON.stringify(value ?? null);
    return typeof a === "boolean" || typeof b === "boolean"
      ? text.replace(/^1$/, "true").replace(/^0$/, "false")
      : text;
  };
  return truth(a) === truth(b);
}

const LONGEST = 60;

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** The author's own query, with the note that makes the artifact `unproven`. */
export function nativeQuery(native: Native | undefined, notes: NoteSink): string | undefined {
  if (native?.query === undefined) return undefined;
  notes.add({
    code: "native-query",
    construct: "native.query",
    reason:
      "the author's own query is checked and run by tests, and nothing else says that it means what the detection means",
    span: native.span,
  });
  return native.query;
}
