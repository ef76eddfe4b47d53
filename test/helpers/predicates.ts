import fc from "fast-check";
import type { Fields as Row } from "../../src/equivalence/event.ts";
import type { FieldRef } from "../../src/model/nodes.ts";
import type { Match, Predicate, Scalar } from "../../src/model/predicate.ts";
import type { SigmaString, StringPart } from "../../src/sigma/value.ts";
import { field, fieldRef } from "./test-catalog.ts";

const span = { file: "test.yml", line: 1, column: 1, endLine: 1, endColumn: 1 };
const fields: readonly FieldRef[] = ["a", "b", "c"].map((name) => fieldRef(field(name)));

/** Few letters, so that random tests and random rows often meet. */
const word = fc.string({ unit: fc.constantFrom("a", "A", "b", "É", "\\"), maxLength: 3 });
const scalar: fc.Arbitrary<Scalar> = fc.oneof(word, fc.constantFrom(0, 1), fc.boolean());
const part: fc.Arbitrary<StringPart> = fc.oneof(
  fc.constant<StringPart>({ kind: "any" }),
  fc.constant<StringPart>({ kind: "one" }),
  word.filter((text) => text !== "").map((text): StringPart => ({ kind: "text", text })),
);
const pattern: fc.Arbitrary<SigmaString> = fc.array(part, { maxLength: 3 });
const several = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { minLength: 1, maxLength: 3 });

const match: fc.Arbitrary<Match<FieldRef>> = fc.oneof(
  fc.record({ kind: fc.constant("equals" as const), values: several(scalar), cased: fc.boolean() }),
  fc.record({ kind: fc.constant("pattern" as const), patterns: several(pattern), cased: fc.boolean() }),
  several(fc.constantFrom("^a", "b$", "A")).map((sources): Match<FieldRef> => {
    return {
      kind: "regex",
      patterns: sources.map((source) => ({ source, ignoreCase: false, multiline: false, dotAll: false })),
    };
  }),
  fc.record({
    kind: fc.constant("compare" as const),
    operator: fc.constantFrom("gt" as const, "lte" as const),
    value: fc.constantFrom(0, 1),
  }),
  fc.constant<Match<FieldRef>>({ kind: "exists" }),
  fc.record({
    kind: fc.constant("same_as" as const),
    field: fc.constantFrom(...fields),
    shape: fc.constantFrom("equals" as const, "contains" as const),
    cased: fc.boolean(),
  }),
);

/** Predicates over the text fields a, b and c, with constants and repeats among them. */
export const anyPredicate: fc.Arbitrary<Predicate<FieldRef>> = fc.letrec<{ node: Predicate<FieldRef> }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({
      kind: fc.constant("test" as const),
      field: fc.constantFrom(...fields),
      match,
      span: fc.constant(span),
    }),
    fc.record({ kind: fc.constant("constant" as const), value: fc.boolean(), span: fc.constant(span) }),
    fc.record({ kind: fc.constant("keyword" as const), words: several(pattern), span: fc.constant(span) }),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      operands: fc.array(tie("node"), { maxLength: 4 }),
      span: fc.constant(span),
    }),
    fc.record({ kind: fc.constant("not" as const), operand: tie("node"), span: fc.constant(span) }),
  ),
})).node;

const stored = fc.oneof(scalar, fc.constant(null), fc.constant(undefined), fc.array(scalar, { maxLength: 2 }));

export const anyRow: fc.Arbitrary<Row> = fc.tuple(stored, stored, stored).map(
  ([a, b, c]): Row =>
    new Map([
      ["a", a],
      ["b", b],
      ["c", c],
    ]),
);
