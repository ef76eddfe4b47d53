import { assertNever } from "../../../model/walk.ts";
import { type ConditionNode, expandQuantified } from "../../../sigma/condition.ts";
import type { Detection } from "../../../sigma/detection.ts";
import type { Selection } from "../../../sigma/selection.ts";
import { all, any, call, number } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import { itemTest, type TestContext } from "./item-test.ts";
import { Unreadable } from "./unreadable.ts";

/** Whether an event is one of a detection: "the condition can be a list", whose queries "are logically linked with OR". */
export function detectionTest({ selections, conditions }: Detection, context: TestContext): Scalar {
  const named = new Map([...selections].map(([name, selection]) => [name, selectionTest(selection, context)]));
  return any(conditions.map((condition) => conditionTest(condition, named)));
}

/** "All elements of a map are joined with a logical AND"; "all map items of a list are logically linked with OR". */
function selectionTest(selection: Selection, context: TestContext): Scalar {
  switch (selection.kind) {
    case "all_of":
      return all(selection.items.map((item) => itemTest(item, context)));
    case "any_of":
      return any(selection.selections.map((each) => selectionTest(each, context)));
    case "keywords":
      return itemTest(selection.item, context);
    default:
      return assertNever(selection);
  }
}

/** A condition over named truths, of a rule or of a correlation. */
export function conditionTest(node: ConditionNode, named: ReadonlyMap<string, Scalar>): Scalar {
  switch (node.kind) {
    case "and":
      return all(node.operands.map((operand) => conditionTest(operand, named)));
    case "or":
      return any(node.operands.map((operand) => conditionTest(operand, named)));
    case "not":
      return call("not", conditionTest(node.operand, named));
    case "identifier":
      return named.get(node.name) ?? fail(`There is no ${node.name}`);
    case "quantified": {
      const expanded = expandQuantified(node.pattern, named.keys());
      if (!expanded.ok) return fail(expanded.message);
      const tests = expanded.names.map((name) => named.get(name) ?? fail(`There is no ${name}`));
      if (node.quantifier === "all") return all(tests);
      if (node.quantifier === "any") return any(tests);
      const counted = tests.map((test) => call("if", test, number(1), number(0)));
      return call("less_equal", number(node.quantifier), call("add", ...counted));
    }
    default:
      return assertNever(node);
  }
}

function fail(message: string): never {
  throw new Unreadable(message);
}
