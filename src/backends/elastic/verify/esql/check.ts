import { parseEsql } from "../../parse/esql/parse.ts";
import type { EsqlCommandNode, EsqlTree } from "../../parse/esql/syntax.ts";
import type { FieldLookup } from "../fields.ts";
import { createFindings, type Findings, type QueryCheck } from "../query-check.ts";
import { createColumns } from "./columns.ts";
import { followCommand } from "./commands.ts";

export interface EsqlCheck extends QueryCheck {
  /** The columns that an alert has, if all are known. */
  readonly columns: readonly string[] | undefined;
  /** Whether each alert stands for several documents. */
  readonly aggregates: boolean;
}

/** What Elasticsearch would refuse in the query of an ES|QL rule over sources with these fields. */
export function checkEsql(query: string, fields: FieldLookup): EsqlCheck {
  const findings = createFindings();
  const parsed = parseEsql(query);
  if (!parsed.ok) {
    const { message, help } = parsed.problem;
    findings.error(parsed.unknownCommand ? "RW5476" : "RW5475", message, parsed.problem, help);
    return { problems: findings.problems, unchecked: findings.unchecked, columns: undefined, aggregates: false };
  }
  const columns = createColumns(fields, findings);
  for (const command of parsed.tree.commands) followCommand(command, columns, findings);
  const result = columns.others ? undefined : columns.names;
  const aggregates = parsed.tree.commands.some((command) => command.kind === "stats" && !command.inline);
  checkRule(parsed.tree, aggregates, result, findings);
  return { problems: findings.problems, unchecked: findings.unchecked, columns: result, aggregates };
}

/** The index patterns that a query reads; empty if it does not parse. */
export function esqlSources(query: string): readonly string[] {
  const parsed = parseEsql(query);
  const [source] = parsed.ok ? parsed.tree.commands : [];
  return source?.kind === "from" ? source.indexes.flatMap(({ pattern }) => pattern ?? []) : [];
}

const IDENTITY = ["_id", "_version", "_index"] as const;

/** The engine knows an alert of a document again by these columns (Elastic Security, ES|QL rules). */
function checkRule(
  { commands }: EsqlTree,
  aggregates: boolean,
  result: readonly string[] | undefined,
  findings: Findings,
): void {
  const [source] = commands;
  const keep = commands.findLast((command): command is Keep => command.kind === "keep");
  const opaque = commands.some((command) => command.kind === "other");
  if (source?.kind === "from" && !aggregates && !opaque) {
    const asked = IDENTITY.filter((name) => source.metadata.some((column) => column.name === name));
    const lacking = IDENTITY.filter((name) => !asked.includes(name));
    if (lacking.length > 0) {
      const place = { start: source.start, end: source.end };
      const message = `A rule that does not aggregate needs \`metadata ${lacking.join(", ")}\``;
      report(lacking, findings)("RW5483", message, place, "Write `metadata _id, _version, _index` behind the indices");
    }
    const dropped = asked.filter((name) => result !== undefined && !result.includes(name));
    if (dropped.length > 0) {
      const message = `A rule that does not aggregate has to keep ${dropped.map((name) => `\`${name}\``).join(", ")}`;
      report(dropped, findings)("RW5483", message, (keep ?? source).keyword);
    }
  }
  if (keep === undefined && !opaque && result === undefined && source !== undefined) {
    findings.warning("RW5487", "This rule keeps every column of its indices", source.keyword, "End it with `| keep …`");
  }
}

type Keep = Extract<EsqlCommandNode, { readonly kind: "keep" | "drop" }>;

/** Without `_id` alerts repeat; the others are asked for by the public rule repository only. */
function report(names: readonly string[], findings: Findings): Findings["error"] {
  return names.includes("_id") ? findings.error : findings.warning;
}
