import { assertNever } from "../../model/walk.ts";
import type { Kql } from "./syntax.ts";

/** Rebuilds an expression, asking about each node before its parts; a node that is replaced is not entered. */
export function mapKql(kql: Kql, change: (node: Kql) => Kql): Kql {
  const changed = change(kql);
  if (changed !== kql && changed.kind === "name") return changed;
  const go = (part: Kql): Kql => mapKql(part, change);
  switch (changed.kind) {
    case "name":
    case "star":
    case "text":
    case "regex":
    case "number":
    case "bool":
    case "timespan":
    case "null":
      return changed;
    case "call":
      return { ...changed, args: changed.args.map(go) };
    case "member":
      return { ...changed, of: go(changed.of) };
    case "binary":
      return { ...changed, left: go(changed.left), right: go(changed.right) };
    case "in":
      return { ...changed, left: go(changed.left), items: changed.items.map(go) };
    case "between":
      return { ...changed, of: go(changed.of), low: go(changed.low), high: go(changed.high) };
    case "and":
    case "or":
      return { ...changed, operands: changed.operands.map(go) };
    case "not":
      return { ...changed, operand: go(changed.operand) };
    case "located":
      return { ...changed, of: go(changed.of) };
    default:
      return assertNever(changed);
  }
}

/** Visits every node of an expression, parents first. */
export function visitKql(kql: Kql, visit: (node: Kql) => void): void {
  mapKql(kql, (node) => {
    visit(node);
    return node;
  });
}
