import type { Fields as Row, FieldValue as Stored } from "../../../src/equivalence/event.ts";
import type { Scalar } from "../../../src/model/predicate.ts";
import { type ConditionNode, expandQuantified } from "../../../src/sigma/condition.ts";
import type { Detection } from "../../../src/sigma/detection.ts";
import type { DetectionItem, DetectionValue } from "../../../src/sigma/item.ts";
import type { Selection } from "../../../src/sigma/selection.ts";
import type { SigmaString } from "../../../src/sigma/value.ts";

/** Whether a parsed detection holds on a record, by the words of specification 2.1.0 and none of our own lowering. */
export function detectionHolds(detection: Detection, row: Row): boolean {
  const names = [...detection.selections.keys()];
  const condition = (node: ConditionNode): boolean => {
    switch (node.kind) {
      case "and":
        return node.operands.every(condition);
      case "or":
        return node.operands.some(condition);
      case "not":
        return !condition(node.operand);
      case "identifier":
        return named(node.name);
      case "quantified": {
        const expanded = expandQuantified(node.pattern, names);
        if (!expanded.ok) throw new Error(expanded.message);
        return node.quantifier === "all" ? expanded.names.every(named) : expanded.names.some(named);
      }
    }
  };
  const named = (name: string): boolean => {
    const selection = detection.selections.get(name);
    if (selection === undefined) throw new Error(`No selection ${name}`);
    return selectionHolds(selection, row);
  };
  return detection.conditions.some(condition);
}

function selectionHolds(selection: Selection, row: Row): boolean {
  switch (selection.kind) {
    case "all_of":
      return selection.items.every((item) => itemHolds(item, row));
    case "any_of":
      return selection.selections.some((each) => selectionHolds(each, row));
    case "keywords": {
      const texts = [...row.values()].flatMap(present);
      return selection.item.values.some((value) =>
        texts.some((text) => wildcard(`*${source(value)}*`, false).test(String(text))),
      );
    }
  }
}

function itemHolds({ field, modifiers, values, linking }: DetectionItem, row: Row): boolean {
  if (field === undefined) throw new Error("Keywords with modifiers are not emitted");
  const texts = present(row.get(field));
  const one = (value: DetectionValue): boolean => {
    if (value.kind === "null") return texts.length === 0;
    if (modifiers.includes("exists")) return value.kind === "boolean" && value.value === texts.length > 0;
    return texts.some((text) => valueHolds(text, value, modifiers, row));
  };
  return linking === "all" ? values.every(one) : values.some(one);
}

function valueHolds(stored: Scalar, value: DetectionValue, modifiers: readonly string[], row: Row): boolean {
  const text = String(stored);
  const has = (name: string): boolean => modifiers.includes(name);
  const shape = (inner: string): string =>
    has("contains") ? `*${inner}*` : has("startswith") ? `${inner}*` : has("endswith") ? `*${inner}` : inner;
  if (has("re")) {
    const flags = ["i", "m", "s"].filter(has).join("");
    return new RegExp(source(value), flags).test(text);
  }
  if (has("fieldref")) {
    return present(row.get(source(value))).some((other) =>
      wildcard(shape(String(other).replace(/[\\*?]/g, "\\$&")), has("cased")).test(text),
    );
  }
  if (has("gt")) return decimal(stored) > Number(source(value));
  if (has("gte")) return decimal(stored) >= Number(source(value));
  if (has("lt")) return decimal(stored) < Number(source(value));
  if (has("lte")) return decimal(stored) <= Number(source(value));
  return wildcard(shape(source(value)), has("cased")).test(text);
}

/** The value as Sigma text with every special character escaped that is meant literally. */
function source(value: DetectionValue): string {
  switch (value.kind) {
    case "string":
      return escaped(value.parts);
    case "raw":
    case "number":
      return value.text;
    case "boolean":
      return String(value.value);
    case "null":
      throw new Error("null has no text");
  }
}

function escaped(parts: SigmaString): string {
  return parts
    .map((part) => (part.kind === "any" ? "*" : part.kind === "one" ? "?" : part.text.replace(/[\\*?]/g, "\\$&")))
    .join("");
}

/** A whole-value expression; ASCII letters match in either case unless `cased`. */
function wildcard(text: string, cased: boolean): RegExp {
  let expression = "";
  const characters = [...text];
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? "";
    if (character === "*") expression += "[^]*";
    else if (character === "?") expression += "[^]";
    else if (character === "\\") {
      at += 1;
      expression += literal(characters[at] ?? "\\", cased);
    } else expression += literal(character, cased);
  }
  return new RegExp(`^${expression}$`, "u");
}

function literal(character: string, cased: boolean): string {
  if (!cased && /[A-Za-z]/.test(character)) return `[${character.toLowerCase()}${character.toUpperCase()}]`;
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Empty text is a value: "`exists` only verifies the presence of a field, not its value". */
function present(stored: Stored): readonly Scalar[] {
  const values = typeof stored === "object" && stored !== null ? stored : [stored];
  return values.flatMap((value) => (value === undefined || value === null ? [] : [value]));
}

/** A number as people write it; words, truth values and empty text are none. */
function decimal(stored: Scalar): number {
  const text = String(stored).trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}
