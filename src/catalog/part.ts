import type { Span } from "../diagnostics/span.ts";

type Pointer = readonly (string | number)[];

/** A value of a catalog file, or of several laid over each other, that knows where each piece of it stands. */
export interface Part<T> {
  readonly value: T;
  span(pointer: Pointer): Span;
}

/** What becomes of a key that both layers have. */
export type MergeRule = (key: string, base: Part<object>, over: Part<object>) => Part<unknown>;

export const replace: MergeRule = (_key, _base, over) => over;

/** The piece of a value below some keys. */
export function below<T>(part: Part<unknown>, pointer: Pointer, value: T): Part<T> {
  return { value, span: (rest) => part.span([...pointer, ...rest]) };
}

/** Lays one object over another: keys of either, and what `rule` makes of keys of both. */
export function overlay<T extends object>(base: Part<T>, over: Part<T>, rule: MergeRule): Part<T> {
  const parts = new Map(childrenOf(base));
  for (const [key, part] of childrenOf(over)) {
    const existing = parts.get(key);
    const merged = isObjectPart(existing) && isObjectPart(part) ? rule(key, existing, part) : part;
    parts.set(key, merged);
  }
  return {
    value: Object.fromEntries([...parts].map(([key, part]) => [key, part.value])) as T,
    span: (pointer) => {
      const [head, ...rest] = pointer;
      const part = head === undefined ? undefined : parts.get(String(head));
      return part === undefined ? over.span(pointer) : part.span(rest);
    },
  };
}

function childrenOf(part: Part<object>): readonly (readonly [string, Part<unknown>])[] {
  return Object.entries(part.value).map(([key, value]) => [key, below<unknown>(part, [key], value)] as const);
}

function isObjectPart(part: Part<unknown> | undefined): part is Part<object> {
  const value = part?.value;
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
