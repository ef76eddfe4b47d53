import type { Expression } from "./expression.ts";
import { parseRuleExpression } from "./parse-rule.ts";
import type { ParseProblem, Place } from "./place.ts";

/** A placeholder of a name, summary or description, with the attribute or raw field it prints. */
export interface Placeholder extends Place {
  /** Offsets count from the beginning of the template. */
  readonly expression: Expression;
  /** Where the expression's text begins in the template; its own offsets count from there. */
  readonly base: number;
}

export interface Template {
  readonly placeholders: readonly Placeholder[];
  readonly problems: readonly ParseProblem[];
}

const OPENING = /\{\{/g;

/** Reads the placeholders of a template; text around them is free. */
export function parseTemplate(text: string): Template {
  const placeholders: Placeholder[] = [];
  const problems: ParseProblem[] = [];
  OPENING.lastIndex = 0;
  for (let found = OPENING.exec(text); found !== null; found = OPENING.exec(text)) {
    const start = found.index;
    const close = text.indexOf("}}", start);
    if (close === -1) {
      problems.push({ message: "The placeholder is not closed by }}", start, end: start + 2 });
      break;
    }
    OPENING.lastIndex = close + 2;
    const place = { start, end: close + 2 };
    const inner = text.slice(start + 2, close);
    const again = inner.indexOf("{{");
    if (again !== -1) {
      problems.push({ message: "The placeholder is not closed by }} before the next", start, end: start + 2 });
      OPENING.lastIndex = start + 2 + again;
      continue;
    }
    const { rule, problems: own } = parseRuleExpression(inner);
    const base = start + 2;
    if (rule === undefined || !isReference(rule.expression)) {
      const help = own[0]?.message;
      const message = `\`{{${inner.length > 40 ? `${inner.slice(0, 39)}…` : inner}}}\` is no attribute or raw field`;
      problems.push({ message, ...place, ...(help === undefined ? {} : { help }) });
    } else placeholders.push({ ...place, base, expression: rule.expression });
  }
  return { placeholders, problems };
}

function isReference(node: Expression): boolean {
  if (node.kind === "name") return true;
  if (node.kind === "member") return node.of.kind === "name";
  return node.kind === "index" && node.of.kind === "name" && node.key.kind === "string";
}
