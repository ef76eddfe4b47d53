import type { Embedded } from "../../../verify/embedded.ts";
import { type Expression, ungrouped, visit } from "../parse/expression.ts";
import type { Functions, ValueType } from "./facts.ts";
import type { Findings } from "./findings.ts";
import { fieldKey, type Names, typeOfEntry, typeOfName } from "./names.ts";

/** What a value is, as far as the schema and the functions say. */
export function typeOf(node: Expression, names: Names, functions: Functions): ValueType {
  switch (node.kind) {
    case "name":
      return typeOfName(node.name, names);
    case "index":
    case "member":
      return typeOfEntry(node.of);
    case "string":
    case "regex":
      return "text";
    case "number":
    case "negative":
    case "arithmetic":
      return "number";
    case "array":
      return "array";
    case "call":
      return functions.byName.get(node.name.toLowerCase())?.result ?? "any";
    case "group":
      return typeOf(node.of, names, functions);
    case "null":
    case "choice":
      return "any";
    case "boolean":
    case "compare":
    case "in":
    case "like":
    case "rlike":
    case "matches":
    case "between":
    case "is_null":
    case "not":
    case "and":
    case "or":
      return "boolean";
  }
}

/** Comparisons, patterns, calculations and arguments have to be of the types that the schema says. */
export function checkTypes(
  expression: Expression,
  text: Embedded,
  names: Names,
  functions: Functions,
  findings: Findings,
): void {
  const type = (node: Expression): ValueType => typeOf(node, names, functions);
  const refuse = (found: Expression, of: ValueType, against: string, help?: string): void => {
    findings.error("RW5304", `${wordsOf(found, of)} ${against}`, text.span(found.start, found.end), help);
  };
  const compare = (left: Expression, right: Expression): void => {
    const [one, other] = [type(left), type(right)];
    if (one === "raw" || other === "raw") {
      const [raw, value, of] = one === "raw" ? [left, right, other] : [right, left, one];
      if (of === "number" || of === "boolean") {
        const message = `${fieldKey(raw) ?? "A field of the raw message"} is text and is compared with a ${of === "number" ? "number" : "truth value"}`;
        const help = of === "number" ? "Compare toDouble(…), or put the number in quotes" : "Put the value in quotes";
        findings.warn("RW5360", message, text.span(value.start, value.end), help);
      }
      return;
    }
    if (one === "any" || other === "any" || one === other) return;
    // The literal is what the author can change.
    const [field, literal] = isLiteral(left) && !isLiteral(right) ? [right, left] : [left, right];
    if (isNumberInDisguise(literal, type(field))) {
      const message = `${wordsOf(literal, type(literal))} is compared with ${lastWordsOf(field, type(field))}`;
      findings.warn("RW5360", message, text.span(literal.start, literal.end), literalHelp(literal, type(field)));
      return;
    }
    refuse(
      literal,
      type(literal),
      `is compared with ${lastWordsOf(field, type(field))}`,
      literalHelp(literal, type(field)),
    );
  };
  const patterned = (left: Expression, operator: string): void => {
    const of = type(left);
    if (of !== "text" && of !== "raw" && of !== "any") refuse(left, of, `is given to ${operator}, which takes text`);
  };
  visit(expression, (node) => {
    switch (node.kind) {
      case "compare":
        compare(node.left, node.right);
        break;
      case "in":
        for (const item of node.items) compare(node.left, item);
        break;
      case "between":
        compare(node.left, node.low);
        compare(node.left, node.high);
        break;
      case "like":
      case "rlike":
      case "matches": {
        patterned(node.left, node.kind.toUpperCase());
        const of = type(node.right);
        if (of !== "text" && of !== "raw" && of !== "any") {
          refuse(
            node.right,
            of,
            `stands where ${node.kind.toUpperCase()} takes a pattern`,
            "Put the pattern in quotes",
          );
        }
        break;
      }
      case "and":
      case "or":
        for (const operand of node.operands) truth(operand, type(operand), refuse);
        break;
      case "not":
        truth(node.operand, type(node.operand), refuse);
        break;
      case "arithmetic":
        for (const side of [node.left, node.right]) {
          const of = type(side);
          if (of === "text" || of === "boolean") refuse(side, of, `stands in a calculation`);
        }
        break;
      case "call":
        checkArguments(node, type, functions, refuse);
        break;
      default:
        break;
    }
  });
}

/** The whole of a condition has to be true or false. */
export function checkCondition(
  expression: Expression,
  text: Embedded,
  names: Names,
  functions: Functions,
  findings: Findings,
): void {
  truth(expression, typeOf(expression, names, functions), (found, of, against) => {
    findings.error("RW5304", `${wordsOf(found, of)} ${against}`, text.span(found.start, found.end));
  });
}

type Refuse = (found: Expression, of: ValueType, against: string, help?: string) => void;

function truth(node: Expression, of: ValueType, refuse: Refuse): void {
  if (of !== "boolean" && of !== "any") refuse(node, of, "stands where a test is expected");
}

function checkArguments(
  { name, args }: Extract<Expression, { kind: "call" }>,
  type: (node: Expression) => ValueType,
  functions: Functions,
  refuse: Refuse,
): void {
  const fact = functions.byName.get(name.toLowerCase());
  if (fact === undefined) return;
  for (const [index, arg] of args.entries()) {
    const wanted = fact.args[index] ?? fact.rest ?? "any";
    const of = type(arg);
    const fits = wanted === "any" || of === "any" || of === wanted || (wanted === "text" && of === "raw");
    if (!fits) refuse(arg, of, `is given to ${name}, which takes ${NOUNS[wanted]}`);
  }
}

/** Published rules compare numbers with text that holds numbers, so that is suspicious and no more. */
function isNumberInDisguise(literal: Expression, field: ValueType): boolean {
  const bare = ungrouped(literal);
  if (field === "text") return bare.kind === "number" || bare.kind === "negative";
  return field === "number" && bare.kind === "string" && bare.value.trim() !== "" && !Number.isNaN(Number(bare.value));
}

function isLiteral(node: Expression): boolean {
  const { kind } = ungrouped(node);
  return kind === "string" || kind === "number" || kind === "boolean" || kind === "negative";
}

const NOUNS: Readonly<Record<ValueType, string>> = {
  text: "text",
  raw: "raw text",
  number: "a number",
  boolean: "a truth value",
  array: "an array",
  map: "a map",
  any: "any value",
};

function wordsOf(node: Expression, of: ValueType): string {
  const bare = ungrouped(node);
  const key = fieldKey(bare);
  if (key !== undefined) return `\`${key}\`, ${NOUNS[of]},`;
  if (bare.kind === "string") return "A string";
  if (bare.kind === "call") return `The result of ${bare.name}, ${NOUNS[of]},`;
  return NOUNS[of].charAt(0).toUpperCase() + NOUNS[of].slice(1);
}

/** The same at the end of a sentence. */
function lastWordsOf(node: Expression, of: ValueType): string {
  return wordsOf(node, of).replace(/,$/, "");
}

function literalHelp(literal: Expression, wanted: ValueType): string | undefined {
  if (!isLiteral(literal)) return undefined;
  if (wanted === "text") return "Put it in quotes";
  return ungrouped(literal).kind === "string" && wanted !== "array" ? "Write it without quotes" : undefined;
}
