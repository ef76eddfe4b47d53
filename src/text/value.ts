import type { Span } from "../diagnostics/span.ts";
import type { Emitter } from "./emitter.ts";
import { plain, type SourceText } from "./source-text.ts";
import { UnprintableError } from "./unprintable-error.ts";

/** What an envelope is made of; every format serialiser of this folder takes it. */
export type Value = string | number | boolean | null | TextLeaf | Located | ValueMap | readonly Value[];

/**
 * How a string wants to be written, where a format has the choice. `auto`: the format's habit. `block`: several lines
 * kept as lines (YAML `|`, TOML `"""` opened on the same line). `literal`: a query (YAML `|`, TOML `'''`, behind the
 * other keys of its table). `single`: in single quotes (YAML).
 */
export type TextStyle = "auto" | "block" | "single" | "literal";

/** A string with origins. */
export interface TextLeaf {
  readonly kind: "text";
  readonly source: SourceText;
  readonly style: TextStyle;
}

/** A value of which everything printed comes from one place, unless something inside says otherwise. */
export interface Located {
  readonly kind: "located";
  readonly value: Value;
  readonly span: Span;
}

/** A map in printing order, without repeated keys. */
export interface ValueMap {
  readonly kind: "map";
  readonly entries: readonly (readonly [string, Value])[];
}

/** A value without its `located` wrappers. */
export type BareValue = Exclude<Value, Located>;

/** A map in the given order; undefined entries are dropped. Throws an `UnprintableError` on a repeated key. */
export function map(entries: readonly (readonly [string, Value | undefined])[]): ValueMap {
  const kept: (readonly [string, Value])[] = [];
  const seen = new Set<string>();
  for (const [key, value] of entries) {
    if (value === undefined) continue;
    if (seen.has(key)) throw new UnprintableError(`The key ${JSON.stringify(key)} occurs twice in one map.`);
    seen.add(key);
    kept.push([key, value]);
  }
  return { kind: "map", entries: kept };
}

/** A string leaf that carries marks. The text is kept exactly: where a format's habit ends it with a line break, end it so. */
export function text(source: SourceText | string, style: TextStyle = "auto"): TextLeaf {
  return { kind: "text", source: typeof source === "string" ? plain(source) : source, style };
}

/** Says where a value comes from; no span changes nothing. */
export function located(value: Value, span: Span | undefined): Value {
  return span === undefined ? value : { kind: "located", value, span };
}

/** Takes JSON-like data (own enumerable keys in their order, undefined dropped). Throws an `UnprintableError` on anything else. */
export function fromPlain(data: unknown): Value {
  switch (typeof data) {
    case "string":
    case "number":
    case "boolean":
      return data;
    case "object": {
      if (data === null) return null;
      if (Array.isArray(data)) return data.map((item) => fromPlain(item));
      return map(Object.entries(data).map(([key, item]) => [key, item === undefined ? undefined : fromPlain(item)]));
    }
    default:
      throw new UnprintableError(`A ${typeof data} has no place in an envelope.`);
  }
}

/** Prints a value inside the regions that its `located` wrappers open. */
export function withRegion(out: Emitter, value: Value, print: (value: BareValue) => void): void {
  if (isNode(value) && value.kind === "located") {
    const outer = out.enter(value.span);
    withRegion(out, value.value, print);
    out.leave(outer);
  } else {
    print(value);
  }
}

/** The value behind its `located` wrappers. */
export function bare(value: Value): BareValue {
  return isNode(value) && value.kind === "located" ? bare(value.value) : value;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value): value is ValueMap {
  return isNode(value) && value.kind === "map";
}

export function isText(value: Value): value is string | TextLeaf {
  return typeof value === "string" || (isNode(value) && value.kind === "text");
}

/** A string leaf in its full form. */
export function leafOf(value: string | TextLeaf): TextLeaf {
  return typeof value === "string" ? text(value) : value;
}

function isNode(value: Value): value is TextLeaf | Located | ValueMap {
  return typeof value === "object" && value !== null && !isList(value);
}
