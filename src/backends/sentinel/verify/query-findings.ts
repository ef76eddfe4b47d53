import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Embedded } from "../../../verify/embedded.ts";
import type { Unchecked } from "../../../verify/verifier.ts";
import { isBadDatetime } from "./datetime-literal.ts";
import { finding, meant, misspelt } from "./finding.ts";
import type { AnalyserFinding, Analysis } from "./kusto-protocol.ts";
import { checkRe2 } from "./regex-re2.ts";
import type { Workspace } from "./tables.ts";

/** Findings of one query or rule. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly unchecked: readonly Unchecked[];
}

export interface QueryInput {
  readonly query: Embedded;
  readonly analysis: Analysis;
  /** The functions that Kusto has. */
  readonly functions: readonly string[];
  readonly workspace: Workspace;
  /** Whether the query is that of an analytic rule, which may not read every table. */
  readonly isRule: boolean;
}

// Microsoft Learn, scheduled analytics rules: a query has 1 to 10,000 characters.
const LONGEST_QUERY = 10_000;
// A query full of mistakes is a wrong query; the first ones say so.
const MOST_FINDINGS = 50;
const MOST_SYNTAX = 3;

/** A query over the limit; asked before the analyser, which takes long for very long text. */
export function checkLength(query: Embedded): readonly Diagnostic[] {
  const { length } = query.text;
  if (length <= LONGEST_QUERY) return [];
  const message = `The query has ${length} characters, and a rule's query has at most ${LONGEST_QUERY}`;
  return [finding("RW5105", "error", message, query.span(LONGEST_QUERY, length))];
}

/** What the analyser says about a query, in our codes, and what it does not look at. */
export function judgeQuery(input: QueryInput): Findings {
  const diagnostics: Diagnostic[] = [];
  const unchecked: Unchecked[] = [];
  for (const found of input.analysis.findings.slice(0, MOST_FINDINGS)) {
    const judged = judgeFinding(found, input);
    if (judged === undefined) continue;
    if ("reason" in judged) unchecked.push(judged);
    else diagnostics.push(judged);
  }
  const syntax = diagnostics.filter(({ code }) => code === "RW5100");
  // What follows a mistake in the grammar is read wrongly too.
  if (syntax.length > 0) return { diagnostics: syntax.slice(0, MOST_SYNTAX), unchecked };
  if (diagnostics.length === 0) diagnostics.push(...checkResult(input));
  diagnostics.push(...checkRegexes(input), ...checkDatetimes(input), ...checkSweeps(input));
  const { openTables } = input.analysis;
  const seen = new Set<string>();
  for (const { text, start, end } of openTables) {
    if (seen.has(text)) continue;
    seen.add(text);
    const reason = "the columns of this table differ from workspace to workspace";
    unchecked.push({ what: `the columns of \`${text}\``, reason, span: input.query.span(start, end) });
  }
  return { diagnostics, unchecked };
}

const SYNTAX = /^KS(?:00\d|174|175|176|177|198|217|238)$/;
/** Other clusters, databases and kinds of entities; text too long or too deep for the analyser; its own failures. */
const UNDECIDED = /^KS(?:200|203|207|208|209|210|213|24[4-8]|26[0-3])$/;
/** Functions that lead out of the workspace (Microsoft Learn, cross-resource queries in Azure Monitor). */
const CROSS_RESOURCE: ReadonlySet<string> = new Set(["workspace", "app", "resource", "adx", "arg"]);

function judgeFinding(found: AnalyserFinding, input: QueryInput): Diagnostic | Unchecked | undefined {
  const { query, workspace, analysis } = input;
  if (found.severity !== "Error" && found.code !== "KS205") return undefined;
  const span = query.span(found.start, found.end);
  const written = query.text.slice(found.start, found.end);
  const name = written.replace(/^\[\s*(["'])([\s\S]*)\1\s*\]$/, "$2");
  const columns = (): Iterable<string> => [...found.scope, ...analysis.lets];
  if (found.doubt !== undefined) return { what: `\`${name}\``, reason: found.doubt, span };
  switch (found.code) {
    case "KS142":
    case "KS109": {
      // A pattern of `project-away` that fits no column is allowed; the analyser reports it twice.
      if (name.includes("*")) return undefined;
      if (found.code === "KS109") break;
      if (name.endsWith("_CF")) {
        return { what: `the column \`${name}\``, reason: "custom columns are known to the workspace only", span };
      }
      return finding("RW5101", "error", `There is no column \`${name}\` here`, span, meant(name, columns()));
    }
    case "KS204": {
      const known = likelyTable(name, input);
      if (known === undefined) return unknownTable(name, span);
      return finding("RW5102", "error", `There is no table \`${name}\``, span, `Did you mean ${known}?`);
    }
    case "KS205": {
      // `union isfuzzy=true` passes over what is not there, so a misspelt name is a blind spot and no error.
      if (name.includes("(")) return unknownFunction(name.replace(/\s*\([\s\S]*$/, ""), span);
      const known = likelyTable(name, input);
      if (known === undefined) return unknownTable(name, span);
      return finding("RW5102", "warning", `There is no table \`${name}\``, span, `Did you mean ${known}?`);
    }
    case "KS211": {
      const known = [...input.functions, ...analysis.lets, ...Object.keys(workspace.functions)];
      const likely = CROSS_RESOURCE.has(name) ? undefined : misspelt(name, known);
      if (likely === undefined) return unknownFunction(name, span);
      return finding("RW5103", "error", `There is no function \`${name}\``, span, `Did you mean ${likely}?`);
    }
  }
  const words = found.message.trim().replace(/\.$/, "");
  if (UNDECIDED.test(found.code)) return { what: "a part of the query", reason: words, span };
  const code = SYNTAX.test(found.code) ? "RW5100" : "RW5104";
  return finding(code, "error", `${words} (${found.code})`, span);
}

// Functions that unify tables are called so (Microsoft Learn, the Advanced Security Information Model, parsers).
const PARSER_NAME = /^(?:_?v?im|_?ASim)/i;

/**
 * The table that a misspelt name stands for with little doubt. Names of custom tables and saved functions are left alone,
 * also where they differ from a table's by underscores only, as a function over that table may.
 */
function likelyTable(name: string, { analysis, workspace }: QueryInput): string | undefined {
  if (/_CL$/.test(name) || PARSER_NAME.test(name) || name.length < 4) return undefined;
  const known = misspelt(name, [...analysis.lets, ...Object.keys(workspace.tables)]);
  const bare = (word: string): string => word.replaceAll("_", "").toLowerCase();
  return known !== undefined && known.length !== name.length && bare(known) === bare(name) ? undefined : known;
}

function unknownTable(name: string, span: Unchecked["span"]): Unchecked {
  const reason = /_CL$/.test(name)
    ? "custom tables are known to the workspace only"
    : "neither Azure Monitor's reference nor the configuration has a table or function of this name";
  return { what: `the table \`${name}\``, reason, span };
}

function unknownFunction(name: string, span: Unchecked["span"]): Unchecked {
  const reason = CROSS_RESOURCE.has(name)
    ? "it reads from another resource"
    : "functions saved in the workspace are known only if the configuration declares them";
  return { what: `the function \`${name}\``, reason, span };
}

/** One statement that yields a table. */
function checkResult({ query, analysis }: QueryInput): readonly Diagnostic[] {
  const [first, second] = analysis.statements;
  if (first === undefined) {
    const message = "The query has no expression that yields a table";
    return [finding("RW5106", "error", message, query.span(0, query.text.length))];
  }
  if (second !== undefined) {
    const message = "The query yields a second result here, and a rule's query has one";
    return [finding("RW5106", "error", message, query.span(second.start, second.end))];
  }
  if (first.tabular) return [];
  const message = "The query yields a single value, and a rule's query yields a table";
  return [finding("RW5106", "error", message, query.span(first.start, first.end))];
}

function checkRegexes({ query, analysis }: QueryInput): readonly Diagnostic[] {
  return analysis.regexes.flatMap(({ pattern, start, end }) => {
    const problem = checkRe2(pattern);
    if (problem === undefined) return [];
    const at = pattern.slice(problem.start, problem.end);
    const message = `Kusto refuses this regular expression at \`${at}\`: ${problem.message}`;
    return [finding("RW5107", "error", message, query.span(start, end))];
  });
}

function checkDatetimes({ query, analysis }: QueryInput): readonly Diagnostic[] {
  return analysis.datetimes.flatMap(({ text, start, end }) =>
    isBadDatetime(text) ? [finding("RW5108", "error", `\`${text}\` is no date`, query.span(start, end))] : [],
  );
}

function checkSweeps({ query, analysis, isRule }: QueryInput): readonly Diagnostic[] {
  return analysis.sweeps.map(({ operator, star, start, end }) => {
    const words = star ? `${operator} *` : operator;
    const message = `\`${words}\` reads every table of the workspace`;
    const severity = isRule && star ? "error" : "warning";
    return finding("RW5109", severity, message, query.span(start, end), "Name the tables");
  });
}
