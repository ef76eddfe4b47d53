import { assertNever } from "../../../../model/walk.ts";
import type { EqlNode } from "../../parse/eql/syntax.ts";
import { classOf, type FieldClass, type FieldLookup } from "../fields.ts";
import { type Findings, nearName, storedType } from "../query-check.ts";
import { checkAddress, checkNetwork } from "../value-form.ts";
import { eqlFunction, eqlFunctionNames } from "./functions.ts";
import { checkComparison, checkIn, checkMatch } from "./tests.ts";

/** What EQL tells apart. `text` is analysed text, `unknown` may be anything. */
export type EqlType = "string" | "text" | "number" | "boolean" | "ip" | "date" | "version" | "null" | "unknown";

export interface EqlContext {
  readonly fields: FieldLookup;
  readonly findings: Findings;
}

const fieldTypes: Readonly<Record<FieldClass, EqlType>> = {
  keyword: "string",
  text: "text",
  ip: "ip",
  date: "date",
  boolean: "boolean",
  number: "number",
  version: "version",
  object: "unknown",
  other: "unknown",
};

/** Checks that a condition can be true or false, and everything in it. */
export function checkCondition(node: EqlNode, context: EqlContext): void {
  const type = typeOf(node, context);
  if (type === "boolean" || type === "unknown" || type === "null") return;
  context.findings.error("RW5454", `A condition is true or false, but this is ${typeName(type)}`, node);
}

/** The type of an expression; reports what is wrong inside it. */
export function typeOf(node: EqlNode, context: EqlContext): EqlType {
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
    case "match":
      checkMatch(node, context);
      return "boolean";
    case "arithmetic":
      expectNumber(node.left, context);
      expectNumber(node.right, context);
      return "number";
    case "negative":
      expectNumber(node.operand, context);
      return "number";
    case "call":
      return callType(node, context);
    case "field": {
      const type = storedType(node.name, node, { ...context, code: "RW5453", optional: node.optional });
      return type === undefined ? "unknown" : fieldTypes[classOf(type)];
    }
    case "literal":
      return literalType(node.value);
    default:
      return assertNever(node);
  }
}

function literalType(value: string | number | boolean | null): EqlType {
  return value === null ? "null" : (typeof value as "string" | "number" | "boolean");
}

function expectNumber(node: EqlNode, context: EqlContext): void {
  const type = typeOf(node, context);
  if (type === "number" || type === "unknown" || type === "null") return;
  context.findings.error("RW5454", `Arithmetic takes numbers, but this is ${typeName(type)}`, node);
}

function callType(node: Extract<EqlNode, { readonly kind: "call" }>, context: EqlContext): EqlType {
  const { findings } = context;
  const types = node.arguments.map((argument) => typeOf(argument, context));
  const known = eqlFunction(node.name);
  if (known === undefined) {
    findings.error(
      "RW5451",
      `EQL has no function \`${node.name}\``,
      node.namePlace,
      nearName(node.name, eqlFunctionNames),
    );
    return "unknown";
  }
  if (node.fold && !known.folds) {
    findings.error("RW5451", `\`${known.name}\` has no form with \`~\``, node.namePlace);
  }
  const count = types.length;
  if (count < known.least || count > known.most) {
    const wanted =
      known.most === Number.POSITIVE_INFINITY
        ? `${known.least} or more`
        : known.least === known.most
          ? String(known.least)
          : `${known.least} to ${known.most}`;
    findings.error(
      "RW5452",
      `\`${known.name}\` takes ${wanted} ${wanted === "1" ? "argument" : "arguments"}, not ${count}`,
      node.namePlace,
    );
    return known.returns;
  }
  for (const [index, argument] of node.arguments.entries()) {
    const wanted = known.takes[Math.min(index, known.takes.length - 1)] ?? "unknown";
    const found = types[index] ?? "unknown";
    if (!fits(found, wanted)) {
      findings.error("RW5454", `\`${known.name}\` takes ${typeName(wanted)} here, not ${typeName(found)}`, argument);
    } else if (known.name === "cidrMatch" && argument.kind === "literal" && typeof argument.value === "string") {
      if (index === 0) checkAddress(argument.value, argument, "RW5458", findings);
      else checkNetwork(argument.value, argument, "RW5458", findings);
    }
  }
  return known.returns;
}

function fits(found: EqlType, wanted: EqlType): boolean {
  if (found === "unknown" || found === "null" || wanted === "unknown" || found === wanted) return true;
  return wanted === "ip" && found === "string";
}

const names: Readonly<Record<EqlType, string>> = {
  string: "a string",
  text: "analysed text",
  number: "a number",
  boolean: "true or false",
  ip: "an IP address",
  date: "a date",
  version: "a version",
  null: "null",
  unknown: "something else",
};

export function typeName(type: EqlType): string {
  return names[type];
}
