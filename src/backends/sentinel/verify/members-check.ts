import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { finding, misspelt } from "./finding.ts";
import type { Rule } from "./rule.ts";

/** Which members a form of rule has, and which of them have to be there. */
export interface MemberNames {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** Members that are missing, and members that no rule has. A misspelt one is told from one that is foreign. */
export function checkMembers(
  { document, members }: Rule,
  names: MemberNames,
  computed: readonly string[],
): readonly Diagnostic[] {
  const known = [...names.required, ...names.optional];
  const isThere = (name: string): boolean => Object.hasOwn(members, name) || computed.includes(name);
  const missing = names.required.filter((name) => !isThere(name));
  const unknown = Object.keys(members).filter((name) => !known.includes(name));
  const diagnostics: Diagnostic[] = [];
  const meantMembers = new Set<string>();
  for (const name of unknown) {
    const likely = misspelt(name, known);
    if (likely !== undefined) meantMembers.add(likely);
    const span = document.keySpanAt([name]) ?? document.spanAt([name]);
    const message = `A rule has no member \`${name}\``;
    if (likely === undefined) diagnostics.push(finding("RW5114", "warning", message, span));
    else diagnostics.push(finding("RW5114", "error", message, span, `Did you mean ${likely}?`));
  }
  const span = document.spanAt([]);
  const head = { ...span, endLine: span.line, endColumn: span.column };
  for (const name of missing) {
    if (!meantMembers.has(name)) diagnostics.push(finding("RW5113", "error", `The rule has no \`${name}\``, head));
  }
  return diagnostics;
}
