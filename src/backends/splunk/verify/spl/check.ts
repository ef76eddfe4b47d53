import type { Diagnostic, DiagnosticCode } from "../../../../diagnostics/diagnostic.ts";
import { parseSearch } from "../../parse/index.ts";
import type { ProblemKind, QueryProblem } from "../../parse/problem.ts";
import { checkCommands } from "./commands.ts";
import { checkComments } from "./comments.ts";
import { type Expansion, expandMacros } from "./expand.ts";
import { collectFindings, type Finding, type Findings } from "./findings.ts";
import { followFields } from "./flow.ts";
import { checkNullKeys } from "./null-keys.ts";

export interface SearchOptions {
  /** Definitions by name, `name(2)` for one of two arguments, as macros.conf writes its stanzas. */
  readonly macros: ReadonlyMap<string, MacroDefinition>;
  /** The columns of lookup tables, by the name that searches call them by. */
  readonly lookups?: ReadonlyMap<string, readonly string[]>;
}

export interface MacroDefinition {
  readonly definition: string;
  /** The names of the arguments. */
  readonly arguments: readonly string[];
  /** The definition is an expression that gives the text (`iseval`), so the text is not known. */
  readonly opaque?: boolean;
}

export interface SearchProblem {
  readonly code: DiagnosticCode;
  readonly severity: Diagnostic["severity"];
  readonly message: string;
  readonly help?: string;
  readonly start: number;
  readonly end: number;
}

export interface SearchUnchecked {
  readonly what: string;
  readonly reason: string;
  readonly start: number;
  readonly end: number;
}

export interface CheckedSearch {
  readonly problems: readonly SearchProblem[];
  readonly unchecked: readonly SearchUnchecked[];
  /** Every field that a result row can have; undefined if that cannot be told. */
  readonly fields: ReadonlySet<string> | undefined;
  /** The macros that the text and their definitions call, `name` or `name(n)`, sorted. */
  readonly macros: readonly string[];
}

const codes: Readonly<Record<ProblemKind, DiagnosticCode>> = {
  quote: "RW5200",
  bracket: "RW5200",
  parenthesis: "RW5200",
  comment: "RW5200",
  syntax: "RW5201",
  depth: "RW5201",
};

/**
 * Judges a search as Splunk would, with macros expanded. Offsets are those of the text as written; what is wrong inside a
 * macro's definition points to the call.
 */
export function checkSearch(text: string, options: SearchOptions): CheckedSearch {
  const expansion = expandMacros(text, options.macros);
  const findings = collectFindings();
  const { search, problems } = parseSearch(expansion.text);
  checkComments(expansion.text, findings);
  const comments = findings.found.map(({ start }) => start);
  for (const problem of problems) reportGrammar(problem, expansion, comments, findings);
  checkCommands(search, findings);
  checkNullKeys(search, findings);
  const fields = followFields(
    search,
    findings,
    options.lookups ?? new Map(),
    ({ start, end }) => expansion.origin(start, end).macro !== undefined,
  );
  const whole = problems.length === 0 && !fields.open && fields.patterns.length === 0;
  return {
    problems: [...macroProblems(expansion), ...findings.found.map((finding) => located(finding, expansion))].sort(
      (a, b) => a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1),
    ),
    unchecked: [
      ...expansion.unknown.map(({ name, start, end }) => ({
        what: `the macro \`${name}\``,
        reason: "its definition is not known",
        start,
        end,
      })),
      ...findings.gaps.map((gap) => ({ ...gap, ...placeOf(expansion, gap.start, gap.end) })),
    ],
    fields: whole ? fields.known : undefined,
    macros: [...expansion.called].sort(),
  };
}

/** A macro that is not known may stand for what the grammar misses beside it. */
function reportGrammar(
  problem: QueryProblem,
  { text }: Expansion,
  comments: readonly number[],
  { error, leave }: Findings,
): void {
  // What follows from the words of a foreign comment was said with the comment.
  const line = text.lastIndexOf("\n", problem.start) + 1;
  if (comments.some((start) => start >= line && start <= problem.start)) return;
  if (problem.kind === "syntax" && besideMacro(text, problem)) {
    leave(problem, "the grammar beside a macro", "the definition of the macro is not known");
    return;
  }
  error(codes[problem.kind], problem, problem.message, problem.help);
}

function besideMacro(text: string, { start }: QueryProblem): boolean {
  if (text.charAt(start) === "`") return true;
  const before = text.slice(Math.max(0, start - 50), start).trimEnd();
  return before.endsWith("`") && !before.endsWith("```");
}

function macroProblems({ problems }: Expansion): readonly SearchProblem[] {
  return problems.map(({ kind, message, start, end }) => ({
    code: kind === "arguments" ? "RW5221" : "RW5222",
    severity: "error",
    message,
    start,
    end,
  }));
}

function located({ message, start, end, ...rest }: Finding, expansion: Expansion): SearchProblem {
  const origin = expansion.origin(start, end);
  return {
    ...rest,
    message: origin.macro === undefined ? message : `${message} (in the macro \`${origin.macro}\`)`,
    start: origin.start,
    end: origin.end,
  };
}

function placeOf(expansion: Expansion, from: number, to: number): { readonly start: number; readonly end: number } {
  const { start, end } = expansion.origin(from, to);
  return { start, end };
}
