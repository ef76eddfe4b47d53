import type { ConditionNode } from "../../sigma/condition.ts";
import { junction, negation, quantified } from "./syntax.ts";

/** Beginnings of selection names that stand for a group, in the words of the public rule repository. */
const GROUPS = ["selection_", "score_", "filter_main_", "filter_optional_"] as const;

/**
 * A condition with `all of`, `1 of` and `not 1 of` where a whole group of selections is meant. A group is never named
 * when one of its members stands elsewhere, since the pattern would mean that one too.
 */
export function compactCondition(node: ConditionNode, names: readonly string[]): ConditionNode {
  switch (node.kind) {
    case "not":
      return negation(compactCondition(node.operand, names));
    case "identifier":
    case "quantified":
      return node;
    case "and":
    case "or": {
      const operands = node.operands.map((operand) => compactCondition(operand, names));
      return junction(
        node.kind,
        GROUPS.reduce((rest, group) => nameGroup(rest, group, node.kind, names), operands),
      );
    }
  }
}

function nameGroup(
  operands: readonly ConditionNode[],
  group: string,
  kind: "and" | "or",
  names: readonly string[],
): ConditionNode[] {
  const members = names.filter((name) => name.startsWith(group));
  const isMember = (node: ConditionNode): boolean => node.kind === "identifier" && node.name.startsWith(group);
  const isExcluded = (node: ConditionNode): boolean => node.kind === "not" && isMember(node.operand);
  const replace = (within: (node: ConditionNode) => boolean, by: ConditionNode): ConditionNode[] => {
    const first = operands.findIndex(within);
    return operands.flatMap((operand, index) => (!within(operand) ? [operand] : index === first ? [by] : []));
  };
  const held = operands.filter(isMember).length;
  if (held > 1 && held === members.length) {
    return replace(isMember, quantified(kind === "and" ? "all" : "any", `${group}*`));
  }
  const excluded = operands.filter(isExcluded).length;
  // `not 1 of filter_main_*` also for one filter: the repository's idiom, which lets users add filters of their own.
  if (kind === "and" && group.startsWith("filter") && excluded > 0 && excluded === members.length) {
    return replace(isExcluded, negation(quantified("any", `${group}*`)));
  }
  return [...operands];
}
