import type { Document } from "../../../spec/document.ts";
import type { Pointer } from "../../../spec/tree.ts";

/** The part of a document below a pointer as a document of its own, with another value if one is given. */
export function partOf(document: Document, pointer: Pointer, value: unknown): Document {
  const within = (rest: Pointer): Pointer => [...pointer, ...rest];
  return {
    file: document.file,
    text: document.text,
    value,
    spanAt: (rest) => document.spanAt(within(rest)),
    keySpanAt: (rest) => document.keySpanAt(within(rest)),
    styleAt: (rest) => document.styleAt(within(rest)),
    spanWithin: (rest, start, end) => document.spanWithin(within(rest), start, end),
  };
}

export type Members = Readonly<Record<string, unknown>>;

export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A member by its own name; undefined also for null, which templates write for what is not set. */
export function member(value: unknown, name: string): unknown {
  return isMembers(value) && Object.hasOwn(value, name) ? (value[name] ?? undefined) : undefined;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A value without members that say nothing: `null` and an absent member are equal to Sentinel. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isMembers(value)) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(entries.map(([name, item]) => [name, withoutNulls(item)]));
}
