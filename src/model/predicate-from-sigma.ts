import type { FieldDefinition, ValueGroup } from "../catalog/nodes.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import { applyStringModifiers } from "../sigma/apply.ts";
import type { Detection } from "../sigma/detection.ts";
import type { DetectionItem, DetectionValue } from "../sigma/item.ts";
import type { Selection } from "../sigma/selection.ts";
import { literalString, type SigmaString } from "../sigma/value.ts";
import { conditionToPredicate } from "./condition-to-predicate.ts";
import { type NamedField, normalise } from "./normalise.ts";
import type { Predicate } from "./predicate.ts";
import { testContext } from "./test-context.ts";
import { valueTest } from "./value-test.ts";
import { warnOfValues } from "./value-warnings.ts";
import { assertNever } from "./walk.ts";

/** A field that can be tested: its definition says what values it may have. */
export interface TestedField extends NamedField {
  readonly definition: FieldDefinition;
}

/**
 * Finds the field of a name. `of` says whether the name is the key of the test or, with `fieldref`, its value at `span`.
 * Returns `undefined` after reporting a name that is no field.
 */
export type ToField<F> = (name: string, span: Span, of: "key" | "value") => F | undefined;

export interface PredicateContext {
  /** Used where the grammar's nodes carry no place. */
  readonly span: Span;
  /** The value groups that `group` tests may name; none unless given. */
  readonly groups?: ReadonlyMap<string, ValueGroup>;
  /** The lists that `in_list` tests may name; none unless given. */
  readonly lists?: readonly string[];
}

/**
 * Turns a parsed detection into a normalised predicate over fields. Modifiers become kinds of match, values take the
 * type, spelling and normal form of their field, and what no target could evaluate is reported (`RW3000` to `RW3049`)
 * and never holds. The names in the conditions have been checked by the parser's `checkConditions`.
 */
export function predicateFromSigma<F extends TestedField>(
  detection: Detection,
  toField: ToField<F>,
  report: Report,
  context: PredicateContext,
): Predicate<F> {
  const reader: Reader<F> = { toField, report, context };
  const selections = new Map<string, Predicate<F>>();
  for (const [name, selection] of detection.selections) selections.set(name, readSelection(selection, reader));
  const span = detection.span ?? context.span;
  const operands = detection.conditions.map((condition) => conditionToPredicate(condition, selections, span, report));
  return normalise({ kind: "or", operands, span });
}

/** What reading a detection shares: how fields are found and where findings go. */
export interface Reader<F> {
  readonly toField: ToField<F>;
  readonly report: Report;
  readonly context: PredicateContext;
}

function readSelection<F extends TestedField>(selection: Selection, reader: Reader<F>): Predicate<F> {
  const span = selection.span ?? reader.context.span;
  switch (selection.kind) {
    case "all_of":
      return { kind: "and", operands: selection.items.map((item) => readItem(item, reader)), span };
    case "any_of":
      return { kind: "or", operands: selection.selections.map((inner) => readSelection(inner, reader)), span };
    case "keywords":
      return readItem(selection.item, reader);
    default:
      return assertNever(selection);
  }
}

function readItem<F extends TestedField>(item: DetectionItem, reader: Reader<F>): Predicate<F> {
  const span = item.span ?? reader.context.span;
  const placeless = item.modifiers.find((modifier) => UNAVAILABLE.has(modifier));
  if (placeless !== undefined) {
    const help = UNAVAILABLE.get(placeless) ?? "";
    return fail(reader.report, span, `Detections have no modifier \`${placeless}\``, help);
  }
  const operands =
    item.field === undefined ? readKeywords(item, reader, span) : readTests(item, item.field, reader, span);
  const joined: Predicate<F> = { kind: item.linking === "all" ? "and" : "or", operands, span };
  return item.modifiers.includes("neq") ? { kind: "not", operand: joined, span } : joined;
}

const UNAVAILABLE: ReadonlyMap<string, string> = new Map([
  ["expand", "Put the values into `lists` and test with in_list"],
  ...["minute", "hour", "day", "week", "month", "year"].map((part): [string, string] => [
    part,
    "Parts of dates depend on a time zone, which events do not carry",
  ]),
]);

function fail(report: Report, span: Span, message: string, help: string): Predicate<never> {
  report({ code: "RW3018", severity: "error", message, span, help });
  return { kind: "constant", value: false, span };
}

function readTests<F extends TestedField>(
  item: DetectionItem,
  name: string,
  reader: Reader<F>,
  span: Span,
): readonly Predicate<F>[] {
  const field = reader.toField(name, span, "key");
  if (field === undefined) return [{ kind: "constant", value: false, span }];
  const tests = item.values.map((value) => {
    const test = testContext(field, value.span ?? span, reader.report);
    return valueTest(test, value, item.modifiers, reader);
  });
  warnOfValues(item, field, tests, span, reader.report);
  return tests;
}

const KEYWORD_MODIFIERS: ReadonlySet<string> = new Set([
  "contains",
  "all",
  "neq",
  "windash",
  "base64",
  "base64offset",
  "wide",
  "utf16",
  "utf16be",
]);

function readKeywords<F>(item: DetectionItem, reader: Reader<F>, span: Span): readonly Predicate<F>[] {
  const other = item.modifiers.find((modifier) => !KEYWORD_MODIFIERS.has(modifier));
  if (other !== undefined) {
    return [fail(reader.report, span, `Keywords cannot have the modifier \`${other}\``, "Name a field in front of it")];
  }
  // A keyword is found anywhere, so `contains` adds nothing to it.
  const modifiers = item.modifiers.filter((modifier) => modifier !== "contains");
  const words = item.values.map((value): readonly SigmaString[] => {
    const parts = wordOf(value);
    const applied = applyStringModifiers(parts, modifiers);
    if (applied.ok && applied.values.every((word) => word.some((part) => part.kind !== "any"))) return applied.values;
    const message = applied.ok ? "A keyword has to hold some text" : applied.message;
    reader.report({ code: "RW3019", severity: "error", message, span: value.span ?? span });
    return [];
  });
  if (item.linking === "all") return words.map((each) => ({ kind: "keyword", words: each, span }));
  return [{ kind: "keyword", words: words.flat(), span }];
}

function wordOf(value: DetectionValue): SigmaString {
  switch (value.kind) {
    case "string":
      return value.parts;
    case "raw":
    case "number":
      return literalString(value.text);
    case "boolean":
      return literalString(String(value.value));
    case "null":
      return [];
    default:
      return assertNever(value);
  }
}
