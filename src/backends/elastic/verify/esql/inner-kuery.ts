import type { EsqlLiteral } from "../../parse/esql/syntax.ts";
import type { FieldLookup } from "../fields.ts";
import { checkKuery } from "../kuery/check.ts";
import type { Findings } from "../query-check.ts";

/** The query inside `kql("…")`, which is in Kibana's language. */
export function checkInnerKuery(text: string, literal: EsqlLiteral, fields: FieldLookup, findings: Findings): void {
  const before = literal.raw ? 3 : 1;
  // Escapes make the text shorter than what stands in the query, so then the whole string is pointed to.
  const exact = literal.end - literal.start === text.length + 2 * before;
  const place = ({ start, end }: { readonly start: number; readonly end: number }) =>
    exact ? { start: literal.start + before + start, end: literal.start + before + end } : literal;
  const { problems, unchecked } = checkKuery(text, fields);
  for (const problem of problems) {
    findings[problem.severity](problem.code, problem.message, place(problem), problem.help);
  }
  for (const gap of unchecked) findings.pass(gap.what, gap.reason, place(gap));
}
