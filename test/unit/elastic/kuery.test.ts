import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalKuery } from "../../../src/backends/elastic/kuery/normal.ts";
import { printKuery } from "../../../src/backends/elastic/kuery/print.ts";
import type { Kuery, KueryValue } from "../../../src/backends/elastic/kuery/syntax.ts";
import { render } from "../../../src/text/render.ts";

const literal = (value: string): KueryValue => ({ kind: "literal", value, span: undefined });
const field = (name: string, value: string): Kuery => ({ kind: "field", field: name, value: literal(value) });
const not = (operand: Kuery): Kuery => ({ kind: "not", operand });
const and = (...operands: Kuery[]): Kuery => ({ kind: "and", operands });
const or = (...operands: Kuery[]): Kuery => ({ kind: "or", operands });
const printed = (query: Kuery) => render(printKuery(normalKuery(query))).text;

describe("the form that the public rule repository asks for", () => {
  test.each<[string, Kuery, string]>([
    ["joins alternatives on one field", or(field("a", "1"), field("a", "2")), "a:(1 or 2)"],
    ["joins a demand and a refusal", and(field("a", "1"), not(field("a", "2"))), "a:(1 and not 2)"],
    ["joins refusals outside of the list", and(not(field("a", "1")), not(field("a", "2"))), "not a:(1 or 2)"],
    [
      "puts merged terms where the first stood",
      and(field("a", "1"), field("b", "1"), field("a", "2")),
      "a:(1 and 2) and b:1",
    ],
    ["keeps a refusal of two fields whole", not(or(field("a", "1"), field("b", "2"))), "not (a:1 or b:2)"],
    ["cancels double refusals", not(not(field("a", "1"))), "a:1"],
    ["flattens", or(field("a", "1"), or(field("b", "1"), field("a", "2"))), "a:(1 or 2) or b:1"],
    [
      "puts nested junctions in parentheses",
      or(and(field("a", "1"), field("b", "2")), field("c", "3")),
      "(a:1 and b:2) or c:3",
    ],
  ])("%s", (_, query, text) => {
    expect(printed(query)).toBe(text);
  });

  type Row = Readonly<Record<string, string>>;
  const valueHolds = (value: KueryValue, stored: string | undefined): boolean => {
    switch (value.kind) {
      case "literal":
        return stored === value.value;
      case "exists":
        return stored !== undefined;
      case "not_value":
        return !valueHolds(value.value, stored);
      case "values":
        return value.junction === "and"
          ? value.items.every((item) => valueHolds(item, stored))
          : value.items.some((item) => valueHolds(item, stored));
      case "wildcard":
        throw new Error("Not generated");
    }
  };
  const holds = (query: Kuery, row: Row): boolean => {
    switch (query.kind) {
      case "and":
        return query.operands.every((operand) => holds(operand, row));
      case "or":
        return query.operands.some((operand) => holds(operand, row));
      case "not":
        return !holds(query.operand, row);
      case "field":
        return valueHolds(query.value, row[query.field]);
      case "range":
        throw new Error("Not generated");
    }
  };
  const leaf = fc.oneof(
    fc.tuple(fc.constantFrom("a", "b"), fc.constantFrom("1", "2")).map(([name, value]) => field(name, value)),
    fc
      .constantFrom("a", "b")
      .map((name): Kuery => ({ kind: "field", field: name, value: { kind: "exists", span: undefined } })),
  );
  const query = fc.letrec<{ node: Kuery }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      leaf,
      tie("node").map(not),
      fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((operands) => and(...operands)),
      fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((operands) => or(...operands)),
    ),
  })).node;
  const row = fc.dictionary(fc.constantFrom("a", "b"), fc.constantFrom("1", "2", "3"));

  test("holds for the same documents and changes nothing the second time", () => {
    fc.assert(
      fc.property(query, row, (tree, document) => {
        const normal = normalKuery(tree);
        expect(holds(normal, document)).toBe(holds(tree, document));
        const twice = normalKuery(normal);
        expect(holds(twice, document)).toBe(holds(tree, document));
      }),
      { numRuns: 300 },
    );
  });
});
