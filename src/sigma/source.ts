import type { Diagnostic, Report } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import type { SigmaCode } from "./codes.ts";
import type { ExtensionModifier } from "./modifiers.ts";

/** Mapping keys and list positions from the top of what is parsed to a value. */
export type Pointer = readonly (string | number)[];

/** Where parsed values come from and where findings go. Without places, findings carry none. */
export interface Source {
  readonly report: Report;
  /** The place of a value. */
  readonly locate?: (pointer: Pointer) => Span | undefined;
  /** The place of the key of a mapping entry; that of its value where absent. */
  readonly locateKey?: (pointer: Pointer) => Span | undefined;
  /** The place of a half-open range of UTF-16 units within a text value; the whole value where absent. */
  readonly locateWithin?: (pointer: Pointer, start: number, end: number) => Span | undefined;
  /** Modifiers that are not Sigma's but of Rulewright's own detections. */
  readonly extensions?: readonly ExtensionModifier[];
}

/** Reports under one value, or under its key, or within its text. */
export interface Place {
  readonly pointer: Pointer;
  readonly part?: "value" | "key" | readonly [start: number, end: number];
}

export function report(
  source: Source,
  severity: Diagnostic["severity"],
  code: SigmaCode,
  message: string,
  place: Pointer | Place,
  help?: string,
): void {
  const span = spanOf(source, isPointer(place) ? { pointer: place } : place);
  source.report({
    code,
    severity,
    message,
    ...(span === undefined ? {} : { span }),
    ...(help === undefined ? {} : { help }),
  });
}

export function error(source: Source, code: SigmaCode, message: string, place: Pointer | Place, help?: string): void {
  report(source, "error", code, message, place, help);
}

export function warn(source: Source, code: SigmaCode, message: string, place: Pointer | Place, help?: string): void {
  report(source, "warning", code, message, place, help);
}

function spanOf(source: Source, { pointer, part = "value" }: Place): Span | undefined {
  const whole = source.locate?.(pointer);
  if (part === "value") return whole;
  if (part === "key") return source.locateKey?.(pointer) ?? whole;
  return source.locateWithin?.(pointer, part[0], part[1]) ?? whole;
}

function isPointer(place: Pointer | Place): place is Pointer {
  return Array.isArray(place);
}

/** The same source, counting the errors that pass. */
export function counting(source: Source): { readonly source: Source; readonly errors: () => number } {
  let errors = 0;
  const counted: Source = {
    ...source,
    report: (diagnostic) => {
      if (diagnostic.severity === "error") errors += 1;
      source.report(diagnostic);
    },
  };
  return { source: counted, errors: () => errors };
}

/** The entries of a plain object; undefined for everything else, lists and null included. */
export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value);
}

/** What a value is, for messages. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  if (typeof value === "string") return "text";
  return typeof value === "boolean" ? `\`${value}\`` : `the number ${String(value)}`;
}

/** Quotes a name or value for a message, cut where it is long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
