import type { Expression } from "../../catalog/expression.ts";
import { expressionKey } from "../../catalog/expression-key.ts";
import type { Span } from "../../diagnostics/span.ts";
import { type Computed, columnsOf, evalOf, isList } from "./expression.ts";
import type { Names } from "./names.ts";
import type { Assignment, Eval } from "./syntax.ts";

/** A field to be filled from stored fields. */
export interface Wanted {
  readonly name: string;
  /** What is read; its value too, unless `value` says otherwise. */
  readonly expression: Expression;
  readonly value?: Eval;
  readonly span: Span | undefined;
}

export interface Ordered {
  readonly assignments: readonly Assignment[];
  /** The fields that hold computed values afterwards. */
  readonly computed: Computed;
}

/**
 * Assignments in an order in which none overwrites a stored field that a later one reads; where that cannot be, the
 * stored field is copied first. Values that others are computed from come first, and are not computed again.
 */
export function orderAssignments(wanted: readonly Wanted[], names: Names): Ordered {
  const remaining: Wanted[] = [...sharedParts(wanted, names), ...wanted].sort(
    (a, b) => expressionKey(a.expression).length - expressionKey(b.expression).length,
  );
  const assignments: Assignment[] = [];
  const computed = new Map<string, string>();
  while (remaining.length > 0) {
    const safe = remaining.findIndex((one) => !isRead(one, remaining));
    const [next] = remaining.splice(Math.max(safe, 0), 1);
    if (next === undefined) break;
    if (safe === -1) {
      const copy = names.internal(`stored_${next.name.replace(/\W+/g, "_")}`);
      assignments.push({ name: copy, value: { kind: "field", name: next.name }, span: undefined });
      remaining.forEach((one, index) => {
        remaining[index] = { ...one, expression: renameColumn(one.expression, next.name, copy) };
      });
    }
    const value = next.value ?? evalOf(next.expression, computed);
    if (!(value.kind === "field" && value.name === next.name)) {
      assignments.push({ name: next.name, value, span: next.span });
    }
    const key = expressionKey(next.expression);
    if (next.value === undefined && isComputed(next.expression) && !computed.has(key)) computed.set(key, next.name);
  }
  return { assignments, computed };
}

function isRead(self: Wanted, remaining: readonly Wanted[]): boolean {
  return remaining.some((other) => other !== self && columnsOf(other.expression).includes(self.name));
}

function isComputed(expression: Expression): boolean {
  const { kind } = expression;
  return kind !== "column" && kind !== "constant" && kind !== "absent" && !isList(expression);
}

/** Parts that several values are computed from and that are no field yet, such as a path that is cut in many ways. */
function sharedParts(wanted: readonly Wanted[], names: Names): readonly Wanted[] {
  const roots = wanted.filter((one) => one.value === undefined).map((one) => one.expression);
  const named = new Set(roots.map(expressionKey));
  const uses = [...new Map(roots.map((one) => [expressionKey(one), one])).values()];
  const candidates = new Map<string, Candidate>();
  for (const use of uses) for (const part of partsOf(use)) collect(part, candidates);
  const shared: Expression[] = [];
  const stops = new Set(named);
  const bySize = [...candidates]
    .filter(([key, { found }]) => found > 1 && !named.has(key))
    .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  for (const [key, { expression }] of bySize) {
    const count = uses.reduce(
      (total, use) => total + partsOf(use).reduce((sum, part) => sum + occurrences(part, key, stops), 0),
      0,
    );
    if (count < 2) continue;
    shared.push(expression);
    uses.push(expression);
    stops.add(key);
  }
  return shared.map((expression) => ({ name: names.internal("part"), expression, span: undefined }));
}

interface Candidate {
  readonly expression: Expression;
  /** How often it is there, fields that may yet stand for its surroundings not considered. */
  readonly found: number;
}

function collect(expression: Expression, into: Map<string, Candidate>): void {
  if (isComputed(expression)) {
    const key = expressionKey(expression);
    into.set(key, { expression, found: (into.get(key)?.found ?? 0) + 1 });
  }
  for (const part of partsOf(expression)) collect(part, into);
}

/** How often an expression is written out inside another one, not counting where a field stands for its surroundings. */
function occurrences(expression: Expression, key: string, stops: ReadonlySet<string>): number {
  const own = expressionKey(expression);
  if (own === key) return 1;
  if (stops.has(own)) return 0;
  return partsOf(expression).reduce((total, part) => total + occurrences(part, key, stops), 0);
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "first_of":
    case "any_of":
      return expression.options;
    case "only_if":
      // Its value is asked first and taken afterwards.
      return [expression.of, expression.of];
    case "lower":
    case "remove":
    case "segment":
    case "extract":
    case "path":
      return [expression.of];
    case "column":
    case "constant":
    case "absent":
      return [];
  }
}

/** The same expression with a stored field read under another name. */
export function renameColumn(expression: Expression, from: string, to: string): Expression {
  switch (expression.kind) {
    case "column":
      return expression.name === from ? { ...expression, name: to } : expression;
    case "first_of":
    case "any_of":
      return { ...expression, options: expression.options.map((option) => renameColumn(option, from, to)) };
    case "lower":
    case "remove":
    case "segment":
    case "extract":
    case "only_if":
    case "path":
      return { ...expression, of: renameColumn(expression.of, from, to) };
    case "constant":
    case "absent":
      return expression;
  }
}
