import type { SearchLiteral, SearchNode } from "../../parse/syntax.ts";
import type { Findings } from "./findings.ts";
import { isTimeModifier } from "./times.ts";
import { everyTerm } from "./walk.ts";

const times = new Set(["earliest", "latest", "_index_earliest", "_index_latest"]);

/** The traps of the search language. */
export function checkTerm(root: SearchNode, findings: Findings): void {
  for (const node of everyTerm(root)) {
    if (node.kind === "and" && node.operands.some((operand) => operand.kind === "or" && !operand.grouped)) {
      const or = node.operands.find((operand) => operand.kind === "or" && !operand.grouped) ?? node;
      const message = "OR binds closer than AND here, unlike in `where`, where AND binds closer";
      findings.warn("RW5217", or, message, "put parentheses around each group");
    }
    if (node.kind === "in" && node.values.length === 0) {
      findings.warn("RW5220", node, `The list of values for \`${node.field.name}\` is empty`);
    }
    if (node.kind === "keyword") checkKeyword(node.value, findings);
    if (node.kind === "compare" && node.value.kind === "literal") checkComparison(node, node.value, findings);
  }
}

function checkKeyword(value: SearchLiteral, { warn }: Findings): void {
  if (value.quoted || !/^(?:and|or|not)$/i.test(value.text) || value.text === value.text.toUpperCase()) return;
  const message = `\`${value.text}\` is searched as a word: only \`${value.text.toUpperCase()}\` is the operator`;
  warn("RW5219", value, message);
}

function checkComparison(
  node: Extract<SearchNode, { readonly kind: "compare" }>,
  value: SearchLiteral,
  { error, warn }: Findings,
): void {
  const field = node.field.name;
  if (field === "index" && value.text === "*" && node.operator === "=") {
    const message = "`index=*` searches every index that the role may read";
    warn("RW5218", node, message, "name the indexes, best in a macro");
  }
  if (times.has(field.toLowerCase()) && !isTimeModifier(value.text)) {
    error("RW5211", value, `\`${value.text}\` is no time for \`${field}\` such as \`-15m@m\` or \`now\``);
  }
  if (!value.quoted && /^'.*'$/.test(value.text)) {
    const message = `Single quotes are no quotes in a search: the value is ${value.text} with them`;
    warn("RW5220", value, message, `write "${value.text.slice(1, -1)}"`);
  }
}
