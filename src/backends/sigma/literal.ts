import type { Span } from "../../diagnostics/span.ts";
import type { Scalar } from "../../model/predicate.ts";
import type { DetectionValue } from "../../sigma/item.ts";
import type { Modifier } from "../../sigma/modifiers.ts";
import { literalString, literalText, printString, type SigmaString } from "../../sigma/value.ts";

/** Every string of the author that reaches a Sigma value passes through this file. */

/** A value that equals exactly this; text keeps its `*`, `?` and backslashes as they are. */
export function scalarValue(value: Scalar, span: Span): DetectionValue {
  switch (typeof value) {
    case "string":
      return { kind: "string", parts: literalString(value), span };
    case "number":
      return { kind: "number", value, text: String(value), span };
    case "boolean":
      return { kind: "boolean", value, span };
  }
}

/** The same as text, for modifiers that work on text only. */
export function textValue(value: Scalar, span: Span): DetectionValue {
  return scalarValue(String(value), span);
}

export interface PatternValue {
  readonly modifier: Extract<Modifier, "contains" | "startswith" | "endswith"> | undefined;
  readonly value: DetectionValue;
}

/** A pattern in the form rules are written in: a modifier around plain text where that says it all, else wildcards. */
export function patternValue(pattern: SigmaString, span: Span): PatternValue {
  const opens = pattern[0]?.kind === "any";
  const closes = pattern.length > 1 && pattern.at(-1)?.kind === "any";
  const inside = literalText(pattern.slice(opens ? 1 : 0, closes ? -1 : undefined));
  const value: DetectionValue = { kind: "string", parts: pattern, span };
  if (inside === undefined || inside === "" || !(opens || closes)) return { modifier: undefined, value };
  const modifier = opens ? (closes ? "contains" : "endswith") : "startswith";
  return { modifier, value: { ...value, parts: literalString(inside) } };
}

/** An operand that no reader looks for wildcards in: a regular expression, a network, the name of a field. */
export function rawValue(text: string, span: Span): DetectionValue {
  return { kind: "raw", text, span };
}

/** Stands for the values of a list; read as such behind `expand` only. */
export function placeholderValue(name: string, span: Span): DetectionValue {
  return { kind: "string", parts: literalString(`%${name}%`), span };
}

/** A list's value as pySigma reads the variables of a pipeline: as Sigma text. */
export function listValue(text: string): string {
  return printString(literalString(text));
}

/** Whether a stored field can be named; the bar separates modifiers and cannot be escaped. */
export function isFieldName(name: string): boolean {
  return name !== "" && name === name.trim() && !name.includes("|");
}
