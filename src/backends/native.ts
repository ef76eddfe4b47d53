import type { NoteSink } from "../fidelity/notes.ts";
import type { Native } from "../model/nodes.ts";
import { bare, fromPlain, isMap, located, map, type Value } from "../text/value.ts";

/** Merges the author's own envelope keys over the compiled ones: maps by key, everything else replaced; `null` removes. */
export function mergeEnvelope(value: Value, native: Native | undefined): Value {
  if (native?.envelope === undefined) return value;
  return merge(value, located(fromPlain(native.envelope), native.span), native);
}

function merge(base: Value, over: Value, native: Native): Value {
  const a = bare(base);
  const b = bare(over);
  if (!isMap(a) || !isMap(b)) return over;
  const overrides = new Map(b.entries);
  const merged = a.entries.flatMap(([key, value]): (readonly [string, Value])[] => {
    const override = overrides.get(key);
    if (override === undefined) return [[key, value]];
    overrides.delete(key);
    return bare(override) === null ? [] : [[key, merge(value, located(override, native.span), native)]];
  });
  const added = [...overrides].filter(([, value]) => bare(value) !== null);
  return map([...merged, ...added.map(([key, value]) => [key, located(value, native.span)] as const)]);
}

/** The author's own query, with the note that makes the artifact `unproven`. */
export function nativeQuery(native: Native | undefined, notes: NoteSink): string | undefined {
  if (native?.query === undefined) return undefined;
  notes.add({
    code: "native-query",
    construct: "native.query",
    reason: "the author's own query is checked for syntax but not compared with the detection",
    span: native.span,
  });
  return native.query;
}
