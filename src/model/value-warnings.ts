import type { Report } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import type { DetectionItem } from "../sigma/item.ts";
import { type Modifier, modifierFamily } from "../sigma/modifiers.ts";
import { printString, type SigmaString } from "../sigma/value.ts";
import { lowerAscii, normalise } from "./normalise.ts";
import type { Predicate } from "./predicate.ts";
import type { TestedField } from "./predicate-from-sigma.ts";

/** Warns of values whose meaning is sure, and hardly what was meant. */
export function warnOfValues<F extends TestedField>(
  item: DetectionItem,
  field: F,
  operands: readonly Predicate<F>[],
  span: Span,
  report: Report,
): void {
  const encoded = item.modifiers.some((modifier) => modifierFamily(modifier) === "base64");
  for (const value of item.values) {
    if (value.kind !== "string" || encoded) continue;
    warnOfEscapedWildcard(value.parts, value.span ?? span, report);
    if (value.parts.length === 0) warnOfEmptyPart(item.modifiers, field, value.span ?? span, report);
  }
  if (item.linking === "all" && !field.definition.list) warnOfExclusiveValues(item, field, operands, span, report);
}

// A letter of a drive; `http:` is none.
const DRIVE = /(?:^|[^A-Za-z])[A-Za-z]:/;

/**
 * In `C:\Users\*\x` the backslash belongs to the star. Text holds a star only where one was escaped; a backslash that
 * stands before it there was doubled by somebody who knew.
 */
function warnOfEscapedWildcard(parts: SigmaString, span: Span, report: Report): void {
  const text = parts.map((part) => (part.kind === "text" ? part.text : "")).join("\n");
  const found = /(?<!\\)[*?]/.exec(text)?.[0];
  if (found === undefined || !(text.includes("\\") || DRIVE.test(text))) return;
  const meant = parts.flatMap((part): SigmaString => (part.kind === "text" ? wildcardsOf(part.text) : [part]));
  report({
    code: "RW3015",
    severity: "warning",
    message: `\`\\${found}\` means a literal ${found}, and no backslash: this looks for ${printedText(parts)}`,
    span,
    help: `For a backslash and a wildcard write \`\\\\${found}\`: '${printString(meant).replaceAll("'", "''")}'; for a backslash and a literal ${found} write \`\\\\\\${found}\``,
  });
}

/** The value as it was likely meant: backslash and wildcard for each escaped wildcard. */
function wildcardsOf(text: string): SigmaString {
  return text.split(/(?<!\\)([*?])/).flatMap((piece, index): SigmaString => {
    if (index % 2 === 1) return [{ kind: "text", text: "\\" }, { kind: piece === "*" ? "any" : "one" }];
    return piece === "" ? [] : [{ kind: "text", text: piece }];
  });
}

function printedText(parts: SigmaString): string {
  const text = parts.map((part) => (part.kind === "text" ? part.text : part.kind === "any" ? "…" : "_")).join("");
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function warnOfEmptyPart(modifiers: readonly Modifier[], field: TestedField, span: Span, report: Report): void {
  const shape = modifiers.find(
    (modifier) => modifier === "contains" || modifier === "startswith" || modifier === "endswith",
  );
  if (shape === undefined) return;
  const { name } = field.definition;
  report({
    code: "RW3016",
    severity: "warning",
    message: `'' under \`${shape}\` holds for every value of "${name}"`,
    span,
    help: `Remove it, or write ${name}|exists: true`,
  });
}

function warnOfExclusiveValues<F extends TestedField>(
  item: DetectionItem,
  field: F,
  operands: readonly Predicate<F>[],
  span: Span,
  report: Report,
): void {
  const sets = operands.flatMap((operand) => {
    const test = normalise(operand);
    if (test.kind !== "test" || test.match.kind !== "equals") return [];
    const { cased, values } = test.match;
    return [new Set(values.map((value) => (typeof value === "string" && !cased ? lowerAscii(value) : value)))];
  });
  const [first, ...others] = sets;
  if (first === undefined || others.length === 0) return;
  if ([...first].some((value) => others.every((set) => set.has(value)))) return;
  const negated = item.modifiers.includes("neq");
  const { name } = field.definition;
  report({
    code: "RW3017",
    severity: "warning",
    message: `"${name}" is no list, so it never equals all of several values: the test ${negated ? "always" : "never"} holds`,
    span,
    help: negated ? "Remove `all`: `neq` holds where none is equal" : "Remove `all`, or add `contains`",
  });
}
