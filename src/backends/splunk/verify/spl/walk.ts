import { assertNever } from "../../../../model/walk.ts";
import type { Aggregate, Command, EvalNode, MacroCall, Search, SearchNode } from "../../parse/syntax.ts";

/** The parts of an expression, one level down. */
export function evalParts(node: EvalNode): readonly EvalNode[] {
  switch (node.kind) {
    case "field":
    case "text":
    case "number":
    case "subsearch":
    case "macro":
      return [];
    case "call":
      return node.arguments;
    case "unary":
      return [node.operand];
    case "binary":
      return [node.left, node.right];
    case "in":
      return [node.operand, ...node.values];
    case "group":
      return [node.of];
    default:
      return assertNever(node);
  }
}

/** An expression and all its parts, parents first. Not recursive: a chain of operators makes a tree as deep as it is long. */
export function* everyEval(root: EvalNode): Generator<EvalNode> {
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    for (const part of evalParts(node).toReversed()) waiting.push(part);
  }
}

/** A term and all its parts, parents first. */
export function* everyTerm(root: SearchNode): Generator<SearchNode> {
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if (node.kind === "not") waiting.push(node.operand);
    if (node.kind !== "and" && node.kind !== "or") continue;
    for (const part of node.operands.toReversed()) waiting.push(part);
  }
}

/** The searches in brackets that belong to a command, wherever they stand. */
export function innerSearches(command: Command): readonly Search[] {
  const found: Search[] = [];
  const ofTerm = (term: SearchNode | undefined): void => {
    if (term === undefined) return;
    for (const node of everyTerm(term)) {
      if (node.kind === "subsearch") found.push(node.search);
      if (node.kind === "compare" && node.value.kind === "subsearch") found.push(node.value.search);
      if (node.kind === "in") for (const value of node.values) if (value.kind === "subsearch") found.push(value.search);
    }
  };
  const ofEval = (expression: EvalNode): void => {
    for (const node of everyEval(expression)) if (node.kind === "subsearch") found.push(node.search);
  };
  if (command.kind === "search") ofTerm(command.term);
  if (command.kind === "tstats" || command.kind === "inputlookup") ofTerm(command.where);
  if (command.kind === "where") ofEval(command.condition);
  if (command.kind === "eval") for (const { value } of command.assignments) ofEval(value);
  if (command.kind === "nested") found.push(...command.searches);
  if (command.kind === "generic" || command.kind === "macro") {
    for (const argument of command.arguments) if (argument.kind === "subsearch") found.push(argument.search);
  }
  if ("options" in command) {
    for (const { value } of command.options) if (value.kind === "subsearch") found.push(value.search);
  }
  return found;
}

export function isAggregate(node: Aggregate | MacroCall): node is Aggregate {
  return !("kind" in node);
}
