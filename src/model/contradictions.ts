import type { Span } from "../diagnostics/span.ts";
import type { FieldRef } from "./nodes.ts";
import { lowerAscii } from "./normalise.ts";
import type { Predicate } from "./predicate.ts";
import { visitPredicate } from "./walk.ts";

/** Two tests of one field that no event satisfies together. */
export interface Contradiction {
  readonly field: string;
  /** `bounds`: numbers that leave none between them. `presence`: missing and with a value. `values`: different ones. */
  readonly kind: "bounds" | "presence" | "values";
  readonly text: string;
  readonly span: Span;
}

interface Bound {
  readonly value: number;
  readonly strict: boolean;
  readonly text: string;
  readonly span: Span;
}

/**
 * Finds tests joined by `and` that no event satisfies together: comparisons that leave no number between them, such as
 * `gt: 5` with `lt: 3`, different values of one field, and a field that is missing and has a value. For values, list
 * fields are passed over, since each test may be met by another element, and on the row of an operation those with a
 * vocabulary, which are sets there.
 */
export function findContradictions(predicate: Predicate<FieldRef>, isCollapsed = false): readonly Contradiction[] {
  const found: Contradiction[] = [];
  visitPredicate(predicate, (node) => {
    if (node.kind !== "and") return;
    found.push(...betweenOperands(node.operands), ...presence(node.operands), ...values(node.operands, isCollapsed));
  });
  return found;
}

function betweenOperands(operands: readonly Predicate<FieldRef>[]): readonly Contradiction[] {
  const low = new Map<string, Bound>();
  const high = new Map<string, Bound>();
  const integers = new Set<string>();
  for (const operand of operands) {
    if (operand.kind !== "test" || operand.match.kind !== "compare" || operand.field.definition.list) continue;
    const { operator, value } = operand.match;
    const { name } = operand.field;
    if (operand.field.definition.type === "integer") integers.add(name);
    const bound = {
      value,
      strict: operator === "gt" || operator === "lt",
      text: `${operator}: ${value}`,
      span: operand.span,
    };
    if (operator === "gt" || operator === "gte") {
      const known = low.get(name);
      if (known === undefined || value > known.value || (value === known.value && bound.strict)) low.set(name, bound);
    } else {
      const known = high.get(name);
      if (known === undefined || value < known.value || (value === known.value && bound.strict)) high.set(name, bound);
    }
  }
  return [...low].flatMap(([field, from]) => {
    const to = high.get(field);
    if (to === undefined || !empty(from, to, integers.has(field))) return [];
    return [{ field, kind: "bounds", text: `${from.text} and ${to.text}`, span: to.span }];
  });
}

function empty(from: Bound, to: Bound, integer: boolean): boolean {
  if (integer) {
    const first = from.strict ? Math.floor(from.value) + 1 : Math.ceil(from.value);
    const last = to.strict ? Math.ceil(to.value) - 1 : Math.floor(to.value);
    return first > last;
  }
  return from.value > to.value || (from.value === to.value && (from.strict || to.strict));
}

/** A field that is to be missing, while another test of it asks for a value. */
function presence(operands: readonly Predicate<FieldRef>[]): readonly Contradiction[] {
  const present = new Map<string, Predicate<FieldRef>>();
  for (const operand of operands) {
    if (operand.kind === "test" && !present.has(operand.field.name)) present.set(operand.field.name, operand);
  }
  return operands.flatMap((operand): readonly Contradiction[] => {
    if (operand.kind !== "not" || operand.operand.kind !== "test" || operand.operand.match.kind !== "exists") return [];
    const field = operand.operand.field.name;
    const other = present.get(field);
    if (other === undefined) return [];
    return [
      { field, kind: "presence", text: "is to be missing and to have a value", span: later(operand.span, other.span) },
    ];
  });
}

interface Equality {
  readonly values: readonly string[];
  readonly cased: boolean;
  readonly field: FieldRef;
  readonly span: Span;
}

/** Whole values of one field, none of which is among those of another test. */
function values(operands: readonly Predicate<FieldRef>[], isCollapsed: boolean): readonly Contradiction[] {
  const known = new Map<string, Equality>();
  return operands.flatMap((operand): readonly Contradiction[] => {
    if (operand.kind !== "test" || operand.match.kind !== "equals" || operand.field.definition.list) return [];
    const { name, definition } = operand.field;
    if (isCollapsed && definition.values !== undefined) return [];
    const { cased } = operand.match;
    const equality = { values: operand.match.values.map(String), cased, field: operand.field, span: operand.span };
    const before = known.get(name);
    if (before === undefined) {
      known.set(name, equality);
      return [];
    }
    // `all` over whole values is one test of one field as written, of which RW3017 is said.
    if (before.field === equality.field || share(before, equality)) return [];
    const text = `is to be ${oneOf(before)} and ${oneOf(equality)}`;
    return [{ field: name, kind: "values", text, span: later(before.span, equality.span) }];
  });
}

function share(a: Equality, b: Equality): boolean {
  const form = (value: string): string => (a.cased && b.cased ? value : lowerAscii(value));
  const others = new Set(b.values.map(form));
  return a.values.some((value) => others.has(form(value)));
}

function oneOf({ values: [first = "", ...others] }: Equality): string {
  return others.length === 0 ? `"${first}"` : `"${first}" or another of ${others.length + 1}`;
}

function later(a: Span, b: Span): Span {
  return a.line > b.line || (a.line === b.line && a.column > b.column) ? a : b;
}
