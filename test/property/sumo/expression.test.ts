import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPlainPattern, isPlainText, regexLiteral, templateText } from "../../../src/backends/sumo/literal.ts";
import { lowerPredicate } from "../../../src/backends/sumo/predicate.ts";
import { printExpression } from "../../../src/backends/sumo/print.ts";
import { printSearch } from "../../../src/backends/sumo/print-search.ts";
import { alternation } from "../../../src/backends/sumo/regex-alternation.ts";
import { searchForm } from "../../../src/backends/sumo/search-form.ts";
import type { Expression } from "../../../src/catalog/expression.ts";
import type { BoundField } from "../../../src/catalog/nodes.ts";
import type { Fields as Row } from "../../../src/equivalence/event.ts";
import { holds } from "../../../src/equivalence/holds.ts";
import { createNoteSink } from "../../../src/fidelity/notes.ts";
import type { Match, Predicate } from "../../../src/model/predicate.ts";
import { mapPredicate } from "../../../src/model/walk.ts";
import { synthetic } from "../../../src/plan/bind-field.ts";
import { escapeRegex } from "../../../src/plan/vocabulary.ts";
import type { SigmaString, StringPart } from "../../../src/sigma/value.ts";
import { field } from "../../helpers/test-catalog.ts";
import { type CseRecord, evaluateCse } from "./read-expression.ts";

const span = { file: "f", line: 1, column: 1, endLine: 1, endColumn: 1 };
const columns: Readonly<Record<string, Expression>> = {
  attribute: { kind: "column", name: "commandLine", type: "string" },
  raw: { kind: "column", name: "a.b", type: "raw" },
};
const bound = (name: string): BoundField =>
  synthetic(field(name), columns[name] ?? { kind: "absent", reason: "" }, name);

/** What an author may write to break out of a literal, or to be read as something else. */
const character = fc.constantFrom(
  "a",
  "A",
  "b",
  "\\",
  "'",
  '"',
  "%",
  "_",
  "/",
  "*",
  "?",
  "\n",
  "{",
  "}",
  "$",
  "^",
  ".",
  "(",
  "[",
  "|",
  " ",
  "漢",
  "😀",
);
const word = fc.string({ unit: character, maxLength: 6 });
const part = fc.oneof(
  fc.constant<StringPart>({ kind: "any" }),
  fc.constant<StringPart>({ kind: "one" }),
  word.filter((text) => text !== "").map((text): StringPart => ({ kind: "text", text })),
);
const pattern: fc.Arbitrary<SigmaString> = fc.array(part, { minLength: 1, maxLength: 4 });
const several = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 4 });
const match: fc.Arbitrary<Match<BoundField>> = fc.oneof(
  fc.record({ kind: fc.constant("equals" as const), values: several(word), cased: fc.boolean() }),
  fc.record({ kind: fc.constant("pattern" as const), patterns: several(pattern), cased: fc.boolean() }),
  fc.record({
    kind: fc.constant("regex" as const),
    patterns: several(
      fc.record({
        source: fc.constantFrom("^a", "b$", "a*", "\\\\", "(a|b)/", "a|^$", "[^/]\\/\\\\", "'\"", "."),
        ignoreCase: fc.boolean(),
        multiline: fc.boolean(),
        dotAll: fc.boolean(),
      }),
    ),
  }),
  fc.constant<Match<BoundField>>({ kind: "exists" }),
  fc.record({
    kind: fc.constant("same_as" as const),
    field: fc.constantFrom("attribute", "raw").map(bound),
    shape: fc.constantFrom("equals" as const, "contains" as const),
    cased: fc.boolean(),
  }),
);
const predicate: fc.Arbitrary<Predicate<BoundField>> = fc.letrec<{ node: Predicate<BoundField> }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      kind: fc.constant("test" as const),
      field: fc.constantFrom("attribute", "raw").map(bound),
      match,
      span: fc.constant(span),
    }),
    fc.record({ kind: fc.constant("constant" as const), value: fc.boolean(), span: fc.constant(span) }),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      operands: fc.array(tie("node"), { maxLength: 3 }),
      span: fc.constant(span),
    }),
    fc.record({ kind: fc.constant("not" as const), operand: tie("node"), span: fc.constant(span) }),
  ),
})).node;
const stored = fc.option(word, { nil: undefined });

function lower(tree: Predicate<BoundField>) {
  const lists = { test: () => ({ kind: "boolean" as const, value: false }), objects: () => [] };
  return lowerPredicate(tree, { notes: createNoteSink("sumo"), lists, polarity: "positive" });
}

describe("rule expressions", () => {
  test("hold on exactly the records that the predicate holds on", () => {
    fc.assert(
      fc.property(predicate, stored, stored, (tree, attribute, raw) => {
        const text = printExpression(lower(tree)).text;
        const record: CseRecord = { commandLine: attribute, "fields:a.b": raw };
        const row: Row = new Map([
          ["attribute", attribute],
          ["raw", raw],
        ]);
        const wanted = holds(
          mapPredicate(tree, ({ name }) => ({ name })),
          row,
        );
        expect(evaluateCse(text, record), text).toBe(wanted);
      }),
      { numRuns: 300 },
    );
  });

  test("hold on the very value that was asked for", () => {
    fc.assert(
      fc.property(word, fc.boolean(), (value, cased) => {
        const tree: Predicate<BoundField> = {
          kind: "test",
          field: bound("raw"),
          match: { kind: "equals", values: [value], cased },
          span,
        };
        const text = printExpression(lower(tree)).text;
        expect(evaluateCse(text, { "fields:a.b": value })).toBe(value !== "");
        expect(evaluateCse(text, { "fields:a.b": `${value}x` })).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test("never put a backslash, a wildcard or a mixture of quotes into a string", () => {
    fc.assert(
      fc.property(predicate, (tree) => {
        const text = printExpression(lower(tree)).text.replace(/MATCHES \/(?:[^/\\]|\\.)+\//gs, "");
        for (const [, single, double] of text.matchAll(/'([^']*)'|"([^"]*)"/g)) {
          expect(isPlainText(single ?? double ?? "")).toBe(true);
        }
        expect(text).not.toContain("\\");
        for (const [, , pattern = ""] of text.matchAll(/LIKE (['"])(.*?)\1/g)) {
          expect(pattern.slice(1, -1)).not.toMatch(/[%_]/);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("searches", () => {
  test("print whatever a rule can say, in double quotes and without an escape", () => {
    fc.assert(
      fc.property(predicate, (tree) => {
        const condition = searchForm(lower(tree));
        const text = printSearch({ index: "sec_record_*", terms: [], steps: [{ kind: "where", condition }] }).text;
        const strings = text.replace(/matches \/(?:[^/\\]|\\.)+\//gs, "");
        expect((strings.match(/"/g) ?? []).length % 2).toBe(0);
        expect(strings).not.toContain("\\");
        expect(strings.split("\n").filter((line) => line.startsWith("|"))).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
});

describe("literals", () => {
  const anyText = fc.string({ unit: "grapheme", maxLength: 12 });

  test("a regular expression between slashes is one line and means what it meant", () => {
    fc.assert(
      fc.property(fc.oneof(word, anyText), word, (text, other) => {
        const literal = regexLiteral(`^${escapeRegex(text)}$`);
        expect(literal).not.toMatch(/[\n\r\u2028\u2029]/);
        const record = (value: string): CseRecord => ({ commandLine: value });
        expect(evaluateCse(`commandLine MATCHES ${literal}`, record(text))).toBe(true);
        expect(evaluateCse(`commandLine MATCHES ${literal}`, record(`${text}${other}`))).toBe(other === "");
      }),
      { numRuns: 300 },
    );
  });

  test("a pattern without wildcards of its own holds no LIKE wildcard", () => {
    fc.assert(
      fc.property(fc.oneof(word, anyText), (text) => {
        if (isPlainPattern(text)) expect(text).not.toMatch(/[%_\\]/);
      }),
    );
  });

  test("an author's text opens no placeholder, also next to one", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("{", "}", "a", "'"), maxLength: 8 }), (text) => {
        const around = `${templateText(text)}{{x}}${templateText(text)}`;
        expect([...around.matchAll(/\{\{/g)]).toHaveLength(1);
        expect(around).toContain("{{x}}");
        expect(around).not.toContain("{{{");
        expect(around).not.toContain("}}}");
      }),
      { numRuns: 300 },
    );
  });

  test("one alternation holds where any of its expressions holds", () => {
    const source = fc.constantFrom(
      "^a$",
      "(^|/)b$",
      "(^|/)ab$",
      "(^|\\\\)b$",
      "(^|\\\\)ab$",
      "a|b",
      "[ab]c",
      "a",
      "^(a|b)?$",
      "\\x{62}",
    );
    fc.assert(
      fc.property(several(source), word, (sources, text) => {
        const js = (expression: string) => new RegExp(expression.replaceAll("\\x{62}", "\\x62"));
        expect(js(alternation(sources)).test(text)).toBe(sources.some((each) => js(each).test(text)));
      }),
      { numRuns: 300 },
    );
  });
});
