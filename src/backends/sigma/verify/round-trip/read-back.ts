import type { Span } from "../../../../diagnostics/span.ts";
import { conditionToPredicate } from "../../../../model/condition-to-predicate.ts";
import { normalise } from "../../../../model/normalise.ts";
import type { Match, Predicate } from "../../../../model/predicate.ts";
import { assertNever } from "../../../../model/walk.ts";
import { applyStringModifiers } from "../../../../sigma/apply.ts";
import type { Detection } from "../../../../sigma/detection.ts";
import type { DetectionItem, DetectionValue } from "../../../../sigma/item.ts";
import type { Modifier } from "../../../../sigma/modifiers.ts";
import type { Selection } from "../../../../sigma/selection.ts";
import { literalString, literalText } from "../../../../sigma/value.ts";

/** A stored field under the name that Sigma uses. */
export interface StoredField {
  readonly name: string;
}

type StoredPredicate = Predicate<StoredField>;

/**
 * A detection as a predicate over stored fields, by the words of the specification; `listOf` names the list behind a
 * placeholder. What Rulewright has no tests for, such as parts of dates, is nothing that could have been emitted.
 */
export function readBack(detection: Detection, listOf: (placeholder: string) => string, span: Span): StoredPredicate {
  const reader: Reader = { listOf, span };
  const selections = new Map(
    [...detection.selections].map(([name, selection]) => [name, readSelection(selection, reader)]),
  );
  const operands = detection.conditions.map((condition) => conditionToPredicate(condition, selections, span, () => {}));
  // Values of one field become one list again, so that there are few tests to look at.
  return normalise({ kind: "or", operands, span });
}

interface Reader {
  readonly listOf: (placeholder: string) => string;
  readonly span: Span;
}

function readSelection(selection: Selection, reader: Reader): StoredPredicate {
  const { span } = reader;
  switch (selection.kind) {
    case "all_of":
      return { kind: "and", operands: selection.items.map((item) => readItem(item, reader)), span };
    case "any_of":
      return { kind: "or", operands: selection.selections.map((each) => readSelection(each, reader)), span };
    case "keywords":
      return readItem(selection.item, reader);
    default:
      return assertNever(selection);
  }
}

function readItem(item: DetectionItem, reader: Reader): StoredPredicate {
  const { span } = reader;
  const operands = item.values.map((value) => readValue(item, value, reader));
  const joined: StoredPredicate = { kind: item.linking === "all" ? "and" : "or", operands, span };
  return item.modifiers.includes("neq") ? { kind: "not", operand: joined, span } : joined;
}

function readValue({ field, modifiers }: DetectionItem, value: DetectionValue, reader: Reader): StoredPredicate {
  const { span } = reader;
  const cased = modifiers.includes("cased");
  const test = (match: Match<StoredField>): StoredPredicate =>
    field === undefined ? never(reader) : { kind: "test", field: { name: field }, match, span };
  switch (value.kind) {
    case "null":
      return { kind: "not", operand: test({ kind: "exists" }), span };
    case "boolean":
      if (!modifiers.includes("exists")) return test({ kind: "equals", values: [value.value], cased });
      return value.value ? test({ kind: "exists" }) : { kind: "not", operand: test({ kind: "exists" }), span };
    case "number": {
      const operator = modifiers.find(isComparison);
      if (operator !== undefined) return test({ kind: "compare", operator, value: value.value });
      if (field === undefined) return { kind: "keyword", words: [literalString(value.text)], span };
      return test({ kind: "equals", values: [value.text], cased });
    }
    case "string": {
      if (modifiers.includes("expand")) {
        const placeholder = /^%([^%]+)%$/.exec(literalText(value.parts) ?? "")?.[1];
        return placeholder === undefined ? never(reader) : test({ kind: "in_list", list: reader.listOf(placeholder) });
      }
      const applied = applyStringModifiers(value.parts, modifiers);
      if (!applied.ok) return never(reader);
      if (field === undefined) return { kind: "keyword", words: applied.values, span };
      return {
        kind: "or",
        operands: applied.values.map((parts) => {
          const text = literalText(parts);
          return text === undefined
            ? test({ kind: "pattern", patterns: [parts], cased })
            : test({ kind: "equals", values: [text], cased });
        }),
        span,
      };
    }
    case "raw":
      if (modifiers.includes("re") && !compiles(value.text)) return never(reader);
      return test(rawMatch(value.text, modifiers, cased));
    default:
      return assertNever(value);
  }
}

function rawMatch(text: string, modifiers: readonly Modifier[], cased: boolean): Match<StoredField> {
  if (modifiers.includes("cidr")) return { kind: "cidr", networks: [text] };
  if (modifiers.includes("re")) {
    const flag = (name: Modifier): boolean => modifiers.includes(name);
    return {
      kind: "regex",
      patterns: [{ source: text, ignoreCase: flag("i"), multiline: flag("m"), dotAll: flag("s") }],
    };
  }
  const shape = modifiers.find(isShape) ?? "equals";
  return { kind: "same_as", field: { name: text }, shape, cased };
}

/** What we emit is in the syntax that JavaScript shares with RE2 and PCRE; anything else was not emitted. */
function compiles(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}

function isShape(modifier: Modifier): modifier is "contains" | "startswith" | "endswith" {
  return modifier === "contains" || modifier === "startswith" || modifier === "endswith";
}

function isComparison(modifier: Modifier): modifier is "gt" | "gte" | "lt" | "lte" {
  return modifier === "gt" || modifier === "gte" || modifier === "lt" || modifier === "lte";
}

function never({ span }: Reader): StoredPredicate {
  return { kind: "constant", value: false, span };
}
