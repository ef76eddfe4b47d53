import type { Embedded } from "../../../verify/embedded.ts";
import { type Expression, type StringNode, ungrouped, visit } from "../parse/expression.ts";
import type { Place } from "../parse/place.ts";
import { type Findings, type SumoCode, shown } from "./findings.ts";
import { fieldKey } from "./names.ts";

type StringExpression = Place & StringNode;

/** What is allowed but rarely meant. */
export function lint(expression: Expression, text: Embedded, findings: Findings): void {
  const warn = (code: SumoCode, message: string, { start, end }: Place, help?: string): void =>
    findings.warn(code, message, text.span(start, end), help);
  visit(expression, (node) => {
    switch (node.kind) {
      case "or":
        for (const operand of node.operands) {
          if (operand.kind !== "and") continue;
          warn(
            "RW5350",
            "AND stands beside OR without parentheses and binds first",
            operand,
            "Put parentheses around it",
          );
        }
        lintAlways(node.operands, warn);
        break;
      case "and":
        lintNever(node.operands, warn);
        break;
      case "compare":
        if (node.right.kind === "string") lintEquality(node.left, node.right, warn);
        for (const side of [node.left, node.right]) {
          if (ungrouped(side).kind !== "null") continue;
          warn("RW5367", "Nothing compares with NULL", side, "Write IS NULL, IS NOT NULL or isEmpty(…)");
        }
        break;
      case "in":
        for (const item of node.items) if (item.kind === "string") lintEquality(node.left, item, warn);
        break;
      case "like":
        if (node.right.kind === "string") lintLike(node.right, warn);
        break;
      case "matches":
        lintMatches(node, warn);
        break;
      case "string":
        lintString(node, warn);
        break;
      default:
        break;
    }
  });
}

type Warn = (code: SumoCode, message: string, place: Place, help?: string) => void;

/** A field with the one literal that a test is about. */
function literalTest(
  node: Expression,
  kinds: readonly string[],
): { readonly key: string; readonly value: string } | undefined {
  const test = ungrouped(node);
  if (test.kind !== "compare" && test.kind !== "like") return undefined;
  const operator = test.kind === "like" ? (test.negated ? "not like" : "like") : test.operator;
  const key = fieldKey(test.left);
  if (key === undefined || test.right.kind !== "string" || !kinds.includes(operator)) return undefined;
  return { key, value: test.right.value };
}

function negatedTest(node: Expression): { readonly key: string; readonly value: string } | undefined {
  const bare = ungrouped(node);
  return bare.kind === "not" ? literalTest(bare.operand, ["=", "like"]) : literalTest(bare, ["!=", "not like"]);
}

function lintAlways(operands: readonly Expression[], warn: Warn): void {
  const seen = new Map<string, string>();
  for (const operand of operands) {
    const test = negatedTest(operand);
    if (test === undefined) continue;
    const before = seen.get(test.key);
    if (before !== undefined && before !== test.value) {
      const message = `\`${test.key}\` always differs from '${shown(before)}' or from '${shown(test.value)}'`;
      warn("RW5351", message, operand, "Use AND, or NOT … IN (…)");
    }
    seen.set(test.key, test.value);
  }
}

function lintNever(operands: readonly Expression[], warn: Warn): void {
  const seen = new Map<string, string>();
  for (const operand of operands) {
    const test = literalTest(operand, ["="]);
    if (test === undefined) continue;
    const before = seen.get(test.key);
    if (before !== undefined && before !== test.value) {
      const message = `\`${test.key}\` cannot be '${shown(before)}' and '${shown(test.value)}' at once`;
      warn("RW5352", message, operand, "Use OR, or IN (…)");
    }
    seen.set(test.key, test.value);
  }
}

function lintEquality(left: Expression, right: StringExpression, warn: Warn): void {
  const { value } = right;
  if (/^%.|.%$|^\*[\w.\\]|[\w.\\]\*$/.test(value)) {
    warn("RW5355", `'${shown(value)}' is compared as it is, its wildcard too`, right, "Use LIKE with %");
  }
  if (left.kind !== "call") return;
  const name = left.name.toLowerCase();
  const isLower = name === "lower" || name === "tolowercase";
  const isUpper = name === "upper" || name === "touppercase";
  if ((isLower && /[A-Z]/.test(value)) || (isUpper && /[a-z]/.test(value))) {
    warn(
      "RW5352",
      `${left.name}(…) never gives '${shown(value)}'`,
      right,
      `Write it in ${isLower ? "lower" : "upper"} case`,
    );
  }
}

function lintLike(right: StringExpression, warn: Warn): void {
  const { value } = right;
  if (!/[%_]/.test(value)) warn("RW5353", `The pattern '${shown(value)}' has no wildcard`, right, "Use =, or add %");
  else if (/[^\\%]_|^_./.test(value)) {
    warn("RW5354", `_ in '${shown(value)}' stands for any character`, right, "Use MATCHES /…/ for a plain underscore");
  }
}

/** Attributes that hold one name each, of which others begin or end alike. */
const NAME_ATTRIBUTES = new Set([
  "action",
  "description",
  "application",
  "metadata_deviceEventId",
  "metadata_vendor",
  "metadata_product",
]);

function lintMatches({ left, right }: Extract<Expression, { kind: "matches" }>, warn: Warn): void {
  if (right.kind !== "regex") return;
  const { source } = right;
  if (source.includes("(?i:)")) {
    warn("RW5356", "(?i:) applies to nothing but itself", right, "Write (?i) at the beginning");
  }
  if (/&(?:gt|lt|amp|quot|apos|#\d+);/.test(source))
    warn("RW5357", "The regular expression holds an HTML entity", right);
  const key = fieldKey(left);
  if (key !== undefined && NAME_ATTRIBUTES.has(key) && /^(?:\(\?[a-z]+\))?\(?\w+(?:\|\w+)*\)?$/.test(source)) {
    warn(
      "RW5366",
      `/${shown(source)}/ is found anywhere in \`${key}\``,
      right,
      "Anchor it with ^ and $, or use IN (…)",
    );
  }
}

function lintString(node: StringExpression, warn: Warn): void {
  if (/&(?:gt|lt|amp|quot|apos|#\d+);/.test(node.value)) warn("RW5357", "The string holds an HTML entity", node);
  if (node.value.endsWith("\\")) warn("RW5359", "The string ends in a backslash", node, "Use MATCHES /…\\\\$/");
}
