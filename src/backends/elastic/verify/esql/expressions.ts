import { assertNever } from "../../../../model/walk.ts";
import type { EsqlNode } from "../../parse/esql/syntax.ts";
import { type Findings, nearName } from "../query-check.ts";
import { callType } from "./calls.ts";
import type { Columns } from "./columns.ts";
import { arithmeticType, checkComparison, checkIn, checkPatterns } from "./tests.ts";
import { castNames, castType, type EsqlType, typeName } from "./types.ts";

export interface EsqlContext {
  readonly columns: Columns;
  readonly findings: Findings;
  /** `row`: no aggregates; `stats`: an aggregate; `group`: behind `by`; `aggregated`: inside an aggregate. */
  readonly place: "row" | "stats" | "group" | "aggregated";
  /** The columns behind `by`, which need no aggregate. */
  readonly groups: ReadonlySet<string>;
}

/** Checks that a condition can be true or false, and everything in it. */
export function checkCondition(node: EsqlNode, context: EsqlContext): void {
  const type = typeOf(node, context);
  if (type === "boolean" || type === "unknown" || type === "null") return;
  context.findings.error("RW5481", `A condition is true or false, but this is ${typeName(type)}`, node);
}

/** The type of an expression; reports what is wrong inside it. */
export function typeOf(node: EsqlNode, context: EsqlContext): EsqlType {
  switch (node.kind) {
    case "and":
    case "or":
      for (const operand of node.operands) checkCondition(operand, context);
      return "boolean";
    case "not":
      checkCondition(node.operand, context);
      return "boolean";
    case "comparison":
      checkComparison(node, context);
      return "boolean";
    case "in":
      checkIn(node, context);
      return "boolean";
    case "like":
    case "rlike":
      checkPatterns(node, context);
      return "boolean";
    case "is_null":
      typeOf(node.value, context);
      return "boolean";
    case "matches":
      typeOf(node.value, context);
      return "boolean";
    case "arithmetic":
      return arithmeticType(node, context);
    case "negative": {
      const type = typeOf(node.operand, context);
      if (type !== "number" && type !== "timespan" && type !== "unknown" && type !== "null") {
        context.findings.error("RW5481", `\`-\` takes a number, not ${typeName(type)}`, node.operand);
      }
      return type;
    }
    case "cast": {
      typeOf(node.value, context);
      const type = castType(node.type.name);
      if (type === undefined) {
        const help = nearName(node.type.name, castNames);
        context.findings.error("RW5485", `\`::\` converts to no type \`${node.type.name}\``, node.type, help);
      }
      return type === undefined || type === "other" ? "unknown" : type;
    }
    case "call":
      return callType(node, context);
    case "column": {
      const type = context.columns.read(node);
      if (context.place === "stats" && !context.groups.has(node.name)) {
        const help = "Aggregate it, e.g. with `values`, or name it behind `by`";
        context.findings.error("RW5482", `The column \`${node.name}\` is neither aggregated nor a group`, node, help);
      }
      return type;
    }
    case "literal":
      return node.value === null ? "null" : (typeof node.value as "string" | "number" | "boolean");
    case "timespan":
      return "timespan";
    case "list": {
      const types = new Set(node.items.map((item) => typeOf(item, context)));
      const [first = "unknown"] = types;
      if (types.size > 1) context.findings.error("RW5481", "The values of a list have one type", node);
      return first;
    }
    case "star":
    case "parameter":
    case "opaque":
      return "unknown";
    default:
      return assertNever(node);
  }
}
