import { assertNever } from "../../model/walk.ts";
import type { Kql } from "./syntax.ts";

/**
 * Rebuilds an expression, asking about each node before its parts; a node that is replaced is not entered. What does not
 * change stays the same object.
 */
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
    case "call": {
      const args = mapAll(changed.args, go);
      return args === changed.args ? changed : { ...changed, args };
    }
    case "binary": {
      const left = go(changed.left);
      const right = go(changed.right);
      return left === changed.left && right === changed.right ? changed : { ...changed, left, right };
    }
    case "in": {
      const left = go(changed.left);
      const items = mapAll(changed.items, go);
      return left === changed.left && items === changed.items ? changed : { ...changed, left, items };
    }
    case "between":
      return { ...changed, of: go(changed.of), low: go(changed.low), high: go(changed.high) };
    case "and":
    case "or": {
      const operands = mapAll(changed.operands, go);
      return operands === changed.operands ? changed : { ...changed, operands };
    }
    case "not": {
      const operand = go(changed.operand);
      return operand === changed.operand ? changed : { ...changed, operand };
    }
    case "member":
    case "located": {
      const of = go(changed.of);
      return of === changed.of ? changed : { ...changed, of };
    }
    default:
      return assertNever(changed);
  }
}

function mapAll(parts: readonly Kql[], change: (part: Kql) => Kql): readonly Kql[] {
  const mapped = parts.map(change);
  return mapped.every((part, index) => part === parts[index]) ? parts : mapped;
}

/** The expressions that one is made of, in the order of the text. */
export function partsOf(kql: Kql): readonly Kql[] {
  switch (kql.kind) {
    case "name":
    case "star":
    case "text":
    case "regex":
    case "number":
    case "bool":
    case "timespan":
    case "null":
      return [];
    case "call":
      return kql.args;
    case "binary":
      return [kql.left, kql.right];
    case "in":
      return [kql.left, ...kql.items];
    case "between":
      return [kql.of, kql.low, kql.high];
    case "and":
    case "or":
      return kql.operands;
    case "not":
      return [kql.operand];
    case "member":
    case "located":
      return [kql.of];
    default:
      return assertNever(kql);
  }
}

/** Visits every node of an expression, parents first. */
export function visitKql(kql: Kql, visit: (node: Kql) => void): void {
  visit(kql);
  for (const part of partsOf(kql)) visitKql(part, visit);
}
