import type { BoundField } from "../../catalog/nodes.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { Predicate } from "../../model/predicate.ts";
import { predicateFields } from "../../model/walk.ts";
import type { ConditionNode } from "../../sigma/condition.ts";
import type { Detection } from "../../sigma/detection.ts";
import type { Selection } from "../../sigma/selection.ts";
import { compactCondition } from "./condition.ts";
import { itemOf, missingItem, type PlaceholderOf } from "./items.ts";
import { snake, uniqueNames } from "./names.ts";
import { packItems, selectionOf } from "./selection.ts";
import { type Formula, junction, named, negation } from "./syntax.ts";

export interface DetectionContext {
  readonly placeholderOf: PlaceholderOf;
  /** A field that every record has: what always or never holds is said with it. */
  readonly timeField: string;
  readonly span: Span;
}

/** Cuts a formula into named selections and the condition that joins them. */
export function detectionOf(formula: Formula, context: DetectionContext): Detection {
  const { span, timeField } = context;
  const selections = new Map<string, Selection>();
  const rest = withoutConstants(formula);
  if (typeof rest === "boolean") {
    const always = { field: timeField, modifiers: ["exists"], values: [{ kind: "boolean", value: true }] } as const;
    const item = rest ? ({ ...always, linking: "any", span } as const) : missingItem(timeField, span);
    selections.set("selection", { kind: "all_of", items: [item], span });
    return { selections, conditions: [named("selection")], span };
  }
  const condition = expressFormula(rest, {
    placeholderOf: context.placeholderOf,
    selections,
    take: uniqueNames(),
    known: new Map(),
  });
  // Filters last, as rules are written.
  const isFilter = (name: string): boolean => name.startsWith("filter_");
  const ordered = [...selections].sort(([a], [b]) => Number(isFilter(a)) - Number(isFilter(b)));
  return { selections: new Map(ordered), conditions: [compactCondition(condition, [...selections.keys()])], span };
}

interface Writer {
  readonly placeholderOf: PlaceholderOf;
  readonly selections: Map<string, Selection>;
  readonly take: (wish: string) => string;
  /** Parts may stand in several places, and are written once. */
  readonly known: Map<Formula, ConditionNode>;
}

function withoutConstants(formula: Formula): Formula | boolean {
  switch (formula.kind) {
    case "part":
      return formula.predicate.kind === "constant" ? formula.predicate.value : formula;
    case "not": {
      const operand = withoutConstants(formula.operand);
      if (typeof operand === "boolean") return !operand;
      return { kind: "not", operand };
    }
    case "and":
    case "or": {
      const neutral = formula.kind === "and";
      const operands = formula.operands.map(withoutConstants);
      if (operands.includes(!neutral)) return !neutral;
      const left = operands.filter((operand) => typeof operand !== "boolean");
      return left.length === 0 ? neutral : { kind: formula.kind, operands: left };
    }
  }
}

function expressFormula(formula: Formula, writer: Writer): ConditionNode {
  switch (formula.kind) {
    case "and":
    case "or":
      return junction(
        formula.kind,
        formula.operands.map((operand) => expressFormula(operand, writer)),
      );
    case "not":
      return negation(expressFormula(formula.operand, writer));
    case "part": {
      const known = writer.known.get(formula);
      if (known !== undefined) return known;
      const node = express(formula.name, formula.predicate, writer);
      writer.known.set(formula, node);
      return node;
    }
  }
}

function express(name: string, predicate: Predicate<BoundField>, writer: Writer): ConditionNode {
  const whole = selectionOf(predicate, writer.placeholderOf);
  if (whole !== undefined) return add(name, whole, writer);
  switch (predicate.kind) {
    case "not":
      return negation(express(filterName(name, predicate.operand), predicate.operand, writer));
    case "and":
      return expressAll(
        name,
        predicate.operands.flatMap((operand) => splitNegation(operand, writer)),
        writer,
      );
    case "or":
      return junction(
        "or",
        predicate.operands.map((operand) => express(nameWithField(name, operand), operand, writer)),
      );
    case "test":
    case "keyword":
    case "constant":
      throw new Error(`No selection for a ${predicate.kind}`);
  }
}

/** What can share mappings does; the rest gets selections of its own. Negations come last, as rules are written. */
function expressAll(name: string, operands: readonly Predicate<BoundField>[], writer: Writer): ConditionNode {
  const items = operands.flatMap((operand) => itemOf(operand, writer.placeholderOf) ?? []);
  const others = operands.filter((operand) => itemOf(operand, writer.placeholderOf) === undefined);
  const maps = packItems(items);
  const filters = others.filter((operand) => operand.kind === "not");
  const rest = others.filter((operand) => operand.kind !== "not");
  const alone = maps.length + rest.length === 1;
  return junction("and", [
    ...maps.map((map) => {
      const [first] = map;
      const wish = alone ? name : `${name}_${snake(first?.field ?? "keywords")}`;
      return add(wish, { kind: "all_of", items: map, span: first?.span }, writer);
    }),
    ...rest.map((operand) => express(alone ? name : nameWithField(name, operand), operand, writer)),
    ...filters.map((operand) => express(name, operand, writer)),
  ]);
}

/** `not (a or b)` as `not a` and `not b`: a filter each, unless one filter says what none of theirs could. */
function splitNegation(predicate: Predicate<BoundField>, { placeholderOf }: Writer): readonly Predicate<BoundField>[] {
  if (predicate.kind !== "not" || predicate.operand.kind !== "or") return [predicate];
  const { span, operand: whole } = predicate;
  const isSaid = (operand: Predicate<BoundField>): boolean =>
    operand.kind === "not" || selectionOf(operand, placeholderOf) !== undefined;
  if (!whole.operands.every(isSaid) && selectionOf(whole, placeholderOf) !== undefined) return [predicate];
  return whole.operands.map((operand) => (operand.kind === "not" ? operand.operand : { kind: "not", operand, span }));
}

function add(wish: string, selection: Selection, writer: Writer): ConditionNode {
  const name = writer.take(wish);
  writer.selections.set(name, selection);
  return named(name);
}

function filterName(name: string, predicate: Predicate<BoundField>): string {
  return nameWithField(name.startsWith("selection") ? "filter_main" : name, predicate);
}

function nameWithField(name: string, predicate: Predicate<BoundField>): string {
  const [field] = predicateFields(predicate);
  return `${name}_${field === undefined ? "keywords" : snake(field.name)}`;
}
