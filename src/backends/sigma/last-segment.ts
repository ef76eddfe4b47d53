import type { Expression } from "../../catalog/expression.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import type { Match, Predicate } from "../../model/predicate.ts";
import type { SigmaString } from "../../sigma/value.ts";

export type Test = Extract<Predicate<BoundField>, { readonly kind: "test" }>;
type Segment = Extract<Expression, { readonly kind: "segment" }>;

/** A test on the last part of a stored text, said with the text's end; undefined where that cannot say it. */
export function lastSegmentTest(test: Test, segment: Segment): Predicate<BoundField> | undefined {
  if (segment.index !== -1 || segment.of.kind !== "column") return undefined;
  const { separator } = segment;
  const { match } = test;
  if (match.kind === "equals") {
    const parts = match.values.map(String).filter((value) => !value.includes(separator));
    // Text without a separator is its own last part.
    const patterns = parts.flatMap((part) => [[text(part)], ending(separator + part)]);
    return columnTest(test, segment.of, patternMatch(patterns, match.cased));
  }
  return endings(match, [separator]) ? columnTest(test, segment.of, match) : undefined;
}

/**
 * Tests on the name at the end of a path of Windows or Linux come in pairs, one per separator. Such paths are absolute
 * (Sigma taxonomy: `Image` is the full path), so that a separator always stands before the name and a pair is one
 * `endswith`. Pairs are joined at the place of the first; all else is left as it is.
 */
export function joinPathTests(operands: readonly Predicate<BoundField>[]): readonly Predicate<BoundField>[] {
  const joined = new Map<Predicate<BoundField>, Predicate<BoundField>>();
  const done = new Set<Predicate<BoundField>>();
  for (const first of operands) {
    if (done.has(first)) continue;
    const second = operands.find((other) => !done.has(other) && areOnePathTest(first, other));
    const test = second === undefined ? undefined : pathTest(first);
    if (second === undefined || test === undefined) continue;
    joined.set(first, test);
    done.add(first).add(second);
  }
  return operands.flatMap((operand) => joined.get(operand) ?? (done.has(operand) ? [] : [operand]));
}

function areOnePathTest(a: Predicate<BoundField>, b: Predicate<BoundField>): boolean {
  if (a === b || a.kind !== "test" || b.kind !== "test") return false;
  const [x, y] = [a.field.expression, b.field.expression];
  if (x.kind !== "segment" || y.kind !== "segment" || x.index !== -1 || y.index !== -1) return false;
  if (x.of.kind !== "column" || y.of.kind !== "column" || x.of.name !== y.of.name) return false;
  const separators = [x.separator, y.separator];
  if (!separators.includes("\\") || !separators.includes("/")) return false;
  return JSON.stringify(a.match) === JSON.stringify(b.match);
}

function pathTest(test: Predicate<BoundField>): Predicate<BoundField> | undefined {
  if (test.kind !== "test" || test.field.expression.kind !== "segment") return undefined;
  const { of } = test.field.expression;
  const { match } = test;
  if (match.kind === "exists" || endings(match, ["\\", "/"])) return columnTest(test, of, match);
  if (match.kind !== "equals") return undefined;
  const patterns = match.values.map(String).flatMap((name) =>
    // A last part never holds its own separator.
    ["\\", "/"].filter((separator) => !name.includes(separator)).map((separator) => ending(separator + name)),
  );
  return columnTest(test, of, patternMatch(patterns, match.cased));
}

/** Whether the last part ends like this exactly if the whole text does: plain text without a separator. */
function endings(match: Match<BoundField>, separators: readonly string[]): boolean {
  if (match.kind !== "pattern") return false;
  return match.patterns.every(([first, second, ...rest]) => {
    if (first?.kind !== "any" || second?.kind !== "text" || rest.length > 0) return false;
    return separators.every((separator) => !second.text.includes(separator));
  });
}

function columnTest(test: Test, expression: Expression, match: Match<BoundField> | undefined): Predicate<BoundField> {
  if (match === undefined) return { kind: "constant", value: false, span: test.span };
  return { ...test, field: { ...test.field, expression }, match };
}

function patternMatch(patterns: readonly SigmaString[], cased: boolean): Match<BoundField> | undefined {
  return patterns.length === 0 ? undefined : { kind: "pattern", patterns, cased };
}

function text(value: string): SigmaString[number] {
  return { kind: "text", text: value };
}

function ending(value: string): SigmaString {
  return [{ kind: "any" }, text(value)];
}
