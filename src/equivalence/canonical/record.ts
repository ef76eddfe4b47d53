import { lowerAscii } from "../../model/normalise.ts";

/** A record as its provider writes it. */
export type ProviderRecord = Readonly<Record<string, unknown>>;

/** The value at a path of keys; keys are not split, since those of claims hold dots and slashes. */
export function valueAt(record: unknown, ...path: readonly string[]): unknown {
  let value = record;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as ProviderRecord)[key];
  }
  return value;
}

/** The text, number or truth value at a path as text; undefined where it is missing or no scalar. */
export function textAt(record: unknown, ...path: readonly string[]): string | undefined {
  const value = valueAt(record, ...path);
  if (value === "" || value === null) return undefined;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}

/** The texts of a list at a path. */
export function textsAt(record: unknown, ...path: readonly string[]): readonly string[] | undefined {
  const value = valueAt(record, ...path);
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : undefined;
}

/** The time at a path in milliseconds since 1970; parts of a millisecond are cut off. */
export function timeAt(record: unknown, ...path: readonly string[]): number | undefined {
  const text = textAt(record, ...path)?.replace(/(\.\d{3})\d+/, "$1");
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** A text with its ASCII letters in lower case. */
export function lowered(text: string | undefined): string | undefined {
  return text === undefined ? undefined : lowerAscii(text);
}
