import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Capabilities } from "../../../src/backends/backend.ts";
import type { Expression } from "../../../src/catalog/expression.ts";
import type { BoundField, FieldDefinition } from "../../../src/catalog/nodes.ts";
import { holdsBound } from "../../../src/equivalence/holds-bound.ts";
import type { Match, Predicate } from "../../../src/model/predicate.ts";
import { predicateFields } from "../../../src/model/walk.ts";
import { synthetic } from "../../../src/plan/bind-field.ts";
import { deriveTest } from "../../../src/plan/derive-test.ts";
import { simplify } from "../../../src/plan/simplify.ts";

const span = { file: "f", line: 1, column: 1, endLine: 1, endColumn: 1 };
const definition: FieldDefinition = {
  name: "field",
  type: "string",
  description: "",
  nullable: true,
  fold: undefined,
  list: false,
  identifies: undefined,
  values: undefined,
  normal: [],
  raw: undefined,
  entity: undefined,
};
const field = (expression: Expression): BoundField => synthetic(definition, expression, "field");

const words = [
  "a",
  "B",
  "ab",
  "a/b",
  "/a/B/x",
  "/x/y/a",
  "u@x",
  "@",
  "Ü",
  "0123456789abcdef0123456789abcdef",
  "01234567-89ab-cdef-0123-456789abcdef",
  "a.b",
  "a\nb",
];
const texts = fc.constantFrom(...words);
const column = fc.constantFrom("p", "q").map((name): Expression => ({ kind: "column", name, type: "string" }));
const expression: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2 },
    column,
    fc.record({ kind: fc.constant("lower" as const), of: tie("node") }),
    fc.record({ kind: fc.constant("remove" as const), of: tie("node"), text: fc.constant("-") }),
    fc.record({
      kind: fc.constant("segment" as const),
      of: tie("node"),
      separator: fc.constant("/"),
      index: fc.constantFrom(0, 1, 2, -1),
    }),
    fc.record({
      kind: fc.constant("only_if" as const),
      of: tie("node"),
      contains: fc.constantFrom("@", "a"),
      negated: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("first_of" as const),
      options: fc.array(tie("node"), { minLength: 1, maxLength: 2 }),
      disjoint: fc.constant(false),
    }),
    fc.record({ kind: fc.constant("any_of" as const), options: fc.array(tie("node"), { minLength: 1, maxLength: 2 }) }),
  ),
})).node;
const match: fc.Arbitrary<Match<BoundField>> = fc.oneof(
  fc.record({
    kind: fc.constant("equals" as const),
    values: fc.array(texts, { minLength: 1, maxLength: 2 }),
    cased: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("pattern" as const),
    patterns: texts.map((text) => [
      [{ kind: "any" as const }, { kind: "text" as const, text }, { kind: "any" as const }],
    ]),
    cased: fc.boolean(),
  }),
  fc.constant({ kind: "exists" as const }),
  fc.constantFrom("a", "^a", "b$").map((source) => ({
    kind: "regex" as const,
    patterns: [{ source, ignoreCase: true, multiline: false, dotAll: false }],
  })),
);
const record = fc.record({ p: fc.option(texts, { nil: "" }), q: fc.option(texts, { nil: "" }) });

const capabilities = (testable: readonly Expression["kind"][], expandFirstOf: boolean): Capabilities => ({
  testable: new Set(testable),
  computable: new Set(testable),
  matches: new Set(["equals", "pattern", "regex", "cidr", "compare", "exists", "same_as", "in_list"]),
  keywords: false,
  expandFirstOf,
  maxTitle: 67,
  hunting: true,
  remembers: true,
});
const poor = capabilities(["column"], true);
const rich = capabilities(["column", "first_of", "lower", "remove", "segment", "only_if", "extract"], false);

describe("tests on computed fields", () => {
  for (const [name, can] of [
    ["a target that tests columns only", poor],
    ["a target that can compute", rich],
  ] as const) {
    test(`are rewritten without a change of meaning for ${name}`, () => {
      fc.assert(
        fc.property(expression, match, record, (expr, asked, row) => {
          const original: Predicate<BoundField> = { kind: "test", field: field(expr), match: asked, span };
          const derived = original.kind === "test" ? deriveTest(original, expr, can) : undefined;
          if (derived === undefined) return;
          const column = columnsOf(row);
          expect(holdsBound(derived, column)).toBe(holdsBound(original, column));
          if (can === poor) for (const used of predicateFields(derived)) expect(used.expression.kind).toBe("column");
        }),
        { numRuns: 300 },
      );
    });
  }
});

describe("simplify", () => {
  const leaf = fc
    .tuple(column, match)
    .map(([expr, asked]): Predicate<BoundField> => ({ kind: "test", field: field(expr), match: asked, span }));
  const predicate = fc.letrec<{ node: Predicate<BoundField> }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.record({
        kind: fc.constantFrom("and" as const, "or" as const),
        operands: fc.array(tie("node"), { maxLength: 3 }),
        span: fc.constant(span),
      }),
      fc.record({ kind: fc.constant("not" as const), operand: tie("node"), span: fc.constant(span) }),
      fc.record({ kind: fc.constant("constant" as const), value: fc.boolean(), span: fc.constant(span) }),
    ),
  })).node;

  test("keeps the meaning on every record", () => {
    fc.assert(
      fc.property(predicate, record, (original, row) => {
        const column = columnsOf(row);
        expect(holdsBound(simplify(original), column)).toBe(holdsBound(original, column));
      }),
      { numRuns: 300 },
    );
  });

  test("asks once what the branches of an or share, and joins lists", () => {
    const test = (name: string, value: string): Predicate<BoundField> => ({
      kind: "test",
      field: field({ kind: "column", name, type: "string" }),
      match: { kind: "equals", values: [value], cased: false },
      span,
    });
    const both = (value: string): Predicate<BoundField> => ({
      kind: "and",
      operands: [test("op", value), test("ok", "yes")],
      span,
    });
    const simple = simplify({ kind: "or", operands: [both("a"), both("b"), both("a")], span });
    expect(
      simple.kind === "and" ? simple.operands.map((operand) => operand.kind === "test" && operand.match) : simple,
    ).toEqual([
      { kind: "equals", values: ["a", "b"], cased: false },
      { kind: "equals", values: ["yes"], cased: false },
    ]);
  });
});

function columnsOf(row: Readonly<Record<string, string>>): (name: string) => string | undefined {
  return (name) => row[name];
}
