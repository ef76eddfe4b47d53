import type { Embedded } from "../../../verify/embedded.ts";
import { type Expression, visit } from "../parse/expression.ts";
import { type RegexDialect, regexProblem } from "../parse/regex-syntax.ts";
import type { Findings } from "./findings.ts";

/** Regular expressions have to be those of the engine that runs them. */
export function checkRegexes(expression: Expression, text: Embedded, findings: Findings): void {
  const check = (source: string, dialect: RegexDialect, start: number): void => {
    const problem = regexProblem(source, dialect);
    if (problem === undefined) return;
    const span = text.span(start + problem.start, start + problem.end);
    findings.error("RW5306", problem.message, span, problem.help);
  };
  visit(expression, (node) => {
    if (node.kind === "matches" && node.right.kind === "regex") {
      check(node.right.source, "re2", node.right.start + 1);
    } else if (node.kind === "rlike" && node.right.kind === "string") {
      check(node.right.value, "java", node.right.start + 1);
    }
  });
}
