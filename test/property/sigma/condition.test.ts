import fc from "fast-check";
import { expect, it } from "vitest";
import { type ConditionNode, expandQuantified, parseCondition, printCondition } from "../../../src/sigma/condition.ts";

const at = { start: 0, end: 0 };
const { node } = fc.letrec<{ node: ConditionNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    fc
      .constantFrom("a", "notepad", "all", "of", "1", "x-y_", "them")
      .map((name): ConditionNode => ({ kind: "identifier", name, ...at })),
    fc
      .tuple(fc.constantFrom("any" as const, "all" as const, 3), fc.constantFrom("them", "sel_*", "*", "_a*b"))
      .map(([quantifier, pattern]): ConditionNode => ({ kind: "quantified", quantifier, pattern, ...at })),
    tie("node").map((operand): ConditionNode => ({ kind: "not", operand, ...at })),
    fc
      .tuple(fc.constantFrom("and" as const, "or" as const), fc.array(tie("node"), { minLength: 2, maxLength: 4 }))
      .map(([kind, operands]): ConditionNode => ({ kind, operands, ...at })),
  ),
}));

/** Without places, chains of one operator flat: what parsing gives. */
function shape(condition: ConditionNode): unknown {
  switch (condition.kind) {
    case "and":
    case "or":
      return [
        condition.kind,
        ...condition.operands.flatMap((operand) => {
          const inner = shape(operand);
          return operand.kind === condition.kind && Array.isArray(inner) ? inner.slice(1) : [inner];
        }),
      ];
    case "not":
      return ["not", shape(condition.operand)];
    case "identifier":
      return condition.name;
    case "quantified":
      return [condition.quantifier, "of", condition.pattern];
  }
}

it("reads back what it writes", () => {
  fc.assert(
    fc.property(node, (condition) => {
      const parsed = parseCondition(printCondition(condition));
      expect(parsed.ok ? shape(parsed.condition) : parsed).toEqual(shape(condition));
    }),
    { numRuns: 300 },
  );
});

it("points inside the text at whatever it is given", () => {
  const words = fc.constantFrom("and", "or", "not", "(", ")", "1", "of", "a*", "b", "them", "|", "é", "\n");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((list) => list.join(" ")),
      ),
      (text) => {
        const parsed = parseCondition(text);
        const { start, end } = parsed.ok ? parsed.condition : parsed.error;
        expect(0 <= start && start <= end && end <= text.length).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

it("matches patterns as a regular expression would", () => {
  const name = fc.string({ unit: fc.constantFrom("a", "b", "_"), minLength: 1, maxLength: 8 });
  const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*"), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(pattern, fc.uniqueArray(name), (glob, names) => {
      const expression = new RegExp(`^${glob.replaceAll("*", ".*")}$`);
      const expected = names.filter((each) => !each.startsWith("_") && expression.test(each));
      const expanded = expandQuantified(glob, names);
      expect(expanded.ok ? expanded.names : []).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});
