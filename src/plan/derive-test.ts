import type { Capabilities } from "../backends/backend.ts";
import type { Expression } from "../catalog/expression.ts";
import type { BoundField } from "../catalog/nodes.ts";
import { lowerAscii } from "../model/normalise.ts";
import type { Match, Predicate } from "../model/predicate.ts";
import { assertNever } from "../model/walk.ts";
import { remember } from "../remember.ts";
import type { SigmaString } from "../sigma/value.ts";
import { escapeRegex, patternSource, vocabularyMatches } from "./vocabulary.ts";

type Test = Extract<Predicate<BoundField>, { kind: "test" }>;

/**
 * A test on a computed value as tests on what is stored, each step exact: `lower(x) = v` is `x = v` where case is
 * ignored, a path segment is a regular expression on the path, a choice of fields is an `or`. `undefined` where the
 * target can neither compute nor rewrite it.
 */
export function deriveTest(test: Test, expression: Expression, can: Capabilities): Predicate<BoundField> | undefined {
  switch (expression.kind) {
    case "column":
      return on(test, expression);
    case "path":
      return testable(expression, can) ? on(test, expression) : undefined;
    case "constant":
    case "absent":
      return constantTest(test, expression);
    case "lower":
      if (ignoresCase(test.match)) return deriveTest(withoutFold(test), expression.of, can);
      return testable(expression, can) ? on(test, expression) : undefined;
    case "first_of":
      if (!can.expandFirstOf && testable(expression, can)) return on(test, expression);
      return firstOf(test, expression, can);
    case "any_of":
      return combine(
        "or",
        test,
        expression.options.map((option) => deriveTest(test, option, can)),
      );
    case "remove":
      if (testable(expression, can)) return on(test, expression);
      return removed(test, expression, can);
    case "only_if": {
      const choice = spread(expression);
      return choice === undefined ? onlyIf(test, expression, can) : deriveTest(test, choice, can);
    }
    case "segment":
      if (testable(expression, can)) return on(test, expression);
      return segment(test, expression, can);
    case "extract":
      return testable(expression, can) ? on(test, expression) : undefined;
    default:
      return assertNever(expression);
  }
}

function on(test: Test, expression: Expression): Test {
  const { kind, match, span } = test;
  return { kind, field: reading(test.field, expression), match, span };
}

/** The field with a part of its expression in place of the whole: one node for each part, as for the field itself. */
const readings = remember((field: BoundField) =>
  remember((expression: Expression): BoundField => ({ ...field, expression })),
);

function reading(field: BoundField, expression: Expression): BoundField {
  return field.expression === expression ? field : readings(field)(expression);
}

/** A binding that promises lower case promises it of `lower(x)`, not of `x`. */
function withoutFold(test: Test): Test {
  return test.field.binding.storedCase === "lower" ? { ...test, field: unfolded(test.field) } : test;
}

const unfolded = remember(
  (field: BoundField): BoundField => ({ ...field, binding: { ...field.binding, storedCase: "any" } }),
);

/** Every node of the expression may stand in a test of the target. */
export function testable(expression: Expression, can: Capabilities): boolean {
  if (!can.testable.has(expression.kind)) return false;
  switch (expression.kind) {
    case "column":
    case "constant":
    case "absent":
      return true;
    case "first_of":
    case "any_of":
      return expression.options.every((option) => testable(option, can));
    case "lower":
    case "remove":
    case "segment":
    case "extract":
    case "only_if":
    case "path":
      return testable(expression.of, can);
    default:
      return assertNever(expression);
  }
}

function ignoresCase(match: Match<BoundField>): boolean {
  switch (match.kind) {
    case "equals":
    case "pattern":
      return !match.cased;
    case "regex":
      return match.patterns.every((pattern) => pattern.ignoreCase);
    case "exists":
    case "cidr":
      return true;
    case "compare":
    case "same_as":
    case "in_list":
      return false;
    default:
      return assertNever(match);
  }
}

function constantTest(
  test: Test,
  expression: Extract<Expression, { kind: "constant" | "absent" }>,
): Predicate<BoundField> | undefined {
  const { span, match } = test;
  if (expression.kind === "absent") return { kind: "constant", value: false, span };
  switch (match.kind) {
    case "exists":
    case "equals":
    case "pattern":
    case "regex":
    case "compare":
      return { kind: "constant", value: vocabularyMatches(match, String(expression.value)), span };
    case "cidr":
    case "same_as":
    case "in_list":
      return undefined;
    default:
      return assertNever(match);
  }
}

function combine(
  kind: "and" | "or",
  test: Test,
  operands: readonly (Predicate<BoundField> | undefined)[],
): Predicate<BoundField> | undefined {
  const present = operands.filter((operand) => operand !== undefined);
  if (present.length !== operands.length) return undefined;
  return { kind, operands: present, span: test.span };
}

/** `first_of(a, b) = v` is `a = v or (not exists a and b = v)`; with disjoint options the guard is not needed. */
function firstOf(
  test: Test,
  expression: Extract<Expression, { kind: "first_of" }>,
  can: Capabilities,
): Predicate<BoundField> | undefined {
  const exists: Match<BoundField> = { kind: "exists" };
  const plain = expression.disjoint || test.match.kind === "exists";
  const operands = expression.options.map((option, i) => {
    const here = deriveTest(test, option, can);
    if (plain || i === 0 || here === undefined) return here;
    const absent = expression.options.slice(0, i).map((earlier) => {
      const present = deriveTest({ ...test, match: exists }, earlier, can);
      return present === undefined ? undefined : ({ kind: "not", operand: present, span: test.span } as const);
    });
    return combine("and", test, [...absent, here]);
  });
  return combine("or", test, operands);
}

/** Ids stored with and without dashes: a value of 32 hexadecimal digits is asked for in both spellings. */
function removed(
  test: Test,
  expression: Extract<Expression, { kind: "remove" }>,
  can: Capabilities,
): Predicate<BoundField> | undefined {
  const { match } = test;
  if (match.kind === "exists") return deriveTest(test, expression.of, can);
  if (match.kind !== "equals" || match.cased || expression.text !== "-") return undefined;
  const spellings = match.values.map((value) => dashedSpellings(String(value)));
  if (spellings.some((spelling) => spelling === undefined)) return undefined;
  const values = spellings.flatMap((spelling) => spelling ?? []);
  return deriveTest({ ...test, match: { ...match, values } }, expression.of, can);
}

function dashedSpellings(value: string): readonly string[] | undefined {
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i.exec(value);
  return parts === null ? undefined : [value, parts.slice(1).join("-")];
}

/**
 * A condition on a choice of values is a choice of conditioned values: guard and test have to speak of one of them.
 * `undefined` where there is no choice inside.
 */
function spread(expression: Expression): Expression | undefined {
  switch (expression.kind) {
    case "any_of":
      return expression;
    case "lower":
    case "remove":
    case "segment":
    case "extract":
    case "only_if":
    case "path": {
      const inner = spread(expression.of);
      if (inner?.kind !== "any_of") return undefined;
      return { ...inner, options: inner.options.map((of) => ({ ...expression, of })) };
    }
    case "column":
    case "first_of":
    case "constant":
    case "absent":
      return undefined;
    default:
      return assertNever(expression);
  }
}

function onlyIf(
  test: Test,
  expression: Extract<Expression, { kind: "only_if" }>,
  can: Capabilities,
): Predicate<BoundField> | undefined {
  const { of, contains, negated } = expression;
  const { match, span } = test;
  if (match.kind === "equals") {
    const has = (value: unknown) => lowerAscii(String(value)).includes(lowerAscii(contains));
    const values = match.values.filter((value) => has(value) !== negated);
    if (values.length === 0) return { kind: "constant", value: false, span };
    return deriveTest({ ...test, match: { ...match, values } }, of, can);
  }
  if (!can.matches.has("pattern")) return undefined;
  const holds: Match<BoundField> = {
    kind: "pattern",
    patterns: [[{ kind: "any" }, { kind: "text", text: contains }, { kind: "any" }]],
    cased: false,
  };
  const contained = deriveTest({ ...test, match: holds }, of, can);
  if (contained === undefined) return undefined;
  if (match.kind === "exists" && !negated) return contained;
  const guard: Predicate<BoundField> = negated ? { kind: "not", operand: contained, span } : contained;
  return combine("and", test, [deriveTest(test, of, can), guard]);
}

/** The nth part of a path as an anchored regular expression on the whole path. */
function segment(
  test: Test,
  expression: Extract<Expression, { kind: "segment" }>,
  can: Capabilities,
): Predicate<BoundField> | undefined {
  const { separator, index, of } = expression;
  const { match } = test;
  // A letter would stand for both of its cases where the expression ignores them.
  if (!can.matches.has("regex") || !/^[^A-Za-z\x80-\uffff]$/.test(separator) || index < -1) return undefined;
  const mark = escapeRegex(separator);
  const inside = `[^${separator === "^" || separator === "]" || separator === "\\" ? `\\${separator}` : separator}]`;
  const before = index === -1 ? `(^|${mark})` : `^(${inside}*${mark}){${index}}`;
  const end = index === -1 ? "$" : `(${mark}|$)`;
  const bodies = segmentBodies(match, inside, separator);
  if (bodies === undefined) return undefined;
  if (bodies.length === 0) return { kind: "constant", value: false, span: test.span };
  const cased = (match.kind === "equals" || match.kind === "pattern") && match.cased;
  const patterns = bodies.map((body) => ({
    source: `${before}${body}${end}`,
    ignoreCase: !cased,
    multiline: false,
    dotAll: false,
  }));
  return deriveTest({ ...test, match: { kind: "regex", patterns } }, of, can);
}

/** What a segment may be; nothing for values that hold the separator, which no segment does. */
function segmentBodies(match: Match<BoundField>, inside: string, separator: string): readonly string[] | undefined {
  const body = (pattern: SigmaString) => patternSource(pattern, `${inside}*`, inside);
  switch (match.kind) {
    case "exists":
      return [`${inside}+`];
    case "equals":
      return match.values
        .map(String)
        .filter((value) => !value.includes(separator))
        .map(escapeRegex);
    case "pattern":
      return match.patterns
        .filter((pattern) => pattern.every((part) => part.kind !== "text" || !part.text.includes(separator)))
        .map(body);
    case "regex":
    case "cidr":
    case "compare":
    case "same_as":
    case "in_list":
      return undefined;
    default:
      return assertNever(match);
  }
}
