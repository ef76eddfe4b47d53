import fc from "fast-check";
import { expect, test } from "vitest";
import { type Expression, ungrouped } from "../../../src/backends/sumo/parse/expression.ts";
import { parseRuleExpression } from "../../../src/backends/sumo/parse/parse-rule.ts";
import { parseSearch } from "../../../src/backends/sumo/parse/parse-search.ts";
import { printExpression } from "../../../src/backends/sumo/print.ts";
import { printSearch } from "../../../src/backends/sumo/print-search.ts";
import { searchForm } from "../../../src/backends/sumo/search-form.ts";
import { attribute, type Cse, call, number, text } from "../../../src/backends/sumo/syntax.ts";

/** Conditions whose strings and names of fields are of the texts. */
function conditionsOf(texts: fc.Arbitrary<string>): fc.Arbitrary<Cse> {
  const fields: fc.Arbitrary<Cse> = fc.oneof(
    fc.constantFrom("action", "resource", "user_username").map(attribute),
    texts.map((name): Cse => ({ kind: "raw", name })),
  );
  const tests: fc.Arbitrary<Cse> = fc.oneof(
    fc.tuple(fields, texts).map(([left, value]): Cse => ({ kind: "compare", operator: "=", left, right: text(value) })),
    fc
      .tuple(fields, fc.integer())
      .map(
        ([left, value]): Cse => ({ kind: "compare", operator: "<=", left: call("toLong", left), right: number(value) }),
      ),
    fc
      .tuple(fields, fc.array(texts, { minLength: 1, maxLength: 4 }))
      .map(([left, items]): Cse => ({ kind: "in", left, items: items.map(text) })),
    fc
      .tuple(fields, fc.constantFrom("a/b", "(x|y)+\\\\", "[/\\]]\\."))
      .map(([left, source]): Cse => ({ kind: "matches", left, source })),
    fields.map((of): Cse => ({ kind: "is_null", of })),
  );
  return fc.letrec<{ readonly condition: Cse }>((tie) => ({
    condition: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      tests,
      tie("condition").map((operand): Cse => ({ kind: "not", operand })),
      fc
        .tuple(
          fc.constantFrom("and" as const, "or" as const),
          fc.array(tie("condition"), { minLength: 2, maxLength: 3 }),
        )
        .map(([kind, operands]): Cse => ({ kind, operands })),
    ),
  })).condition;
}

/** The tree that was read in the form of the tree that was printed. */
function read(node: Expression): unknown {
  const bare = ungrouped(node);
  switch (bare.kind) {
    case "name":
      return attribute(bare.name);
    case "index":
      return { kind: "raw", name: bare.key.kind === "string" ? bare.key.value : undefined };
    case "string":
      return text(bare.value);
    case "number":
      return number(bare.value);
    case "negative":
      return number(-(bare.operand.kind === "number" ? bare.operand.value : Number.NaN));
    case "call":
      return call(bare.name, ...(bare.args.map(read) as Cse[]));
    case "compare":
      return { kind: "compare", operator: bare.operator, left: read(bare.left), right: read(bare.right) };
    case "in":
      return { kind: "in", left: read(bare.left), items: bare.items.map(read) };
    case "matches":
      return { kind: "matches", left: read(bare.left) };
    case "is_null":
      return bare.negated
        ? { kind: "not", operand: { kind: "is_null", of: read(bare.of) } }
        : { kind: "is_null", of: read(bare.of) };
    case "not":
      return { kind: "not", operand: read(bare.operand) };
    case "and":
    case "or":
      return { kind: bare.kind, operands: bare.operands.map(read) };
    default:
      return bare.kind;
  }
}

/** Sources of regular expressions are printed with their slashes escaped, so only that there is one is compared. */
function withoutSources(cse: Cse): unknown {
  return JSON.parse(JSON.stringify(cse, (key, value) => (key === "source" ? undefined : value)));
}

test("an expression reads back as it was printed", () => {
  fc.assert(
    fc.property(conditionsOf(fc.stringMatching(/^[ -&(-[\]-~]{1,12}$/)), (condition) => {
      const { rule, problems } = parseRuleExpression(printExpression(condition).text);
      expect(problems).toEqual([]);
      expect(rule === undefined ? undefined : JSON.parse(JSON.stringify(read(rule.expression)))).toEqual(
        withoutSources(condition),
      );
    }),
    { numRuns: 300 },
  );
});

test("a search reads back with a stage for each step", () => {
  fc.assert(
    fc.property(conditionsOf(fc.stringMatching(/^[ !#-[\]-~]{1,12}$/)), (condition) => {
      const steps = [
        { kind: "where", condition: searchForm(condition) },
        { kind: "timeslice", milliseconds: 300_000 },
        {
          kind: "aggregate",
          functions: [{ function: "count", of: undefined, as: "total" }],
          by: [attribute("action")],
        },
      ] as const;
      const { search, problems } = parseSearch(printSearch({ index: "sec_record_*", terms: [], steps }).text);
      expect(problems).toEqual([]);
      expect(search?.stages.map(({ kind }) => kind)).toEqual(["where", "timeslice", "aggregate"]);
    }),
    { numRuns: 100 },
  );
});
