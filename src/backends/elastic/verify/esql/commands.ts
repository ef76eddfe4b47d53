import { assertNever } from "../../../../model/walk.ts";
import type { EsqlCommandNode, EsqlField, EsqlNode } from "../../parse/esql/syntax.ts";
import type { Findings } from "../query-check.ts";
import { type Columns, METADATA } from "./columns.ts";
import { checkCondition, type EsqlContext, typeOf } from "./expressions.ts";
import { dissectColumns, grokColumns } from "./patterns.ts";
import { type EsqlType, typeName } from "./types.ts";

type Command<Kind extends EsqlCommandNode["kind"]> = Extract<EsqlCommandNode, { readonly kind: Kind }>;

const NOT_FOLLOWED = "what this does to the columns is not followed";

/** Checks a command and takes the columns through it. */
export function followCommand(command: EsqlCommandNode, columns: Columns, findings: Findings): void {
  const row: EsqlContext = { columns, findings, place: "row", groups: new Set() };
  switch (command.kind) {
    case "from":
      followFrom(command, columns, findings);
      return;
    case "row":
      columns.replace(new Map(), "row");
      assign(command.fields, row);
      return;
    case "eval":
      assign(command.fields, row);
      return;
    case "where":
      checkCondition(command.condition, row);
      return;
    case "stats":
      followStats(command, row);
      return;
    case "keep":
      columns.keep(command.columns);
      return;
    case "drop":
      columns.drop(command.columns);
      return;
    case "rename":
      followRename(command, columns);
      return;
    case "sort":
      for (const { value } of command.orders) typeOf(value, row);
      return;
    case "limit":
      for (const value of command.by) typeOf(value, row);
      return;
    case "dissect":
      expectString(command.value, row);
      for (const name of dissectColumns(command.pattern, findings)) columns.set(name, "string");
      return;
    case "grok":
      expectString(command.value, row);
      for (const pattern of command.patterns) {
        for (const [name, type] of grokColumns(pattern, findings)) columns.set(name, type);
      }
      return;
    case "enrich":
      if (command.on !== undefined) columns.read(command.on);
      for (const { column } of command.with) columns.set(column.name, "unknown");
      if (command.with.length === 0) {
        findings.pass(`the enrich policy \`${command.policy}\``, NOT_FOLLOWED, command.keyword);
        columns.open();
      }
      return;
    case "mv_expand":
      columns.set(command.column.name, columns.read(command.column));
      return;
    case "lookup_join":
      findings.pass(`the lookup index \`${command.index}\``, NOT_FOLLOWED, command.keyword);
      for (const on of command.on) if (on.kind === "column") columns.read(on);
      columns.open();
      return;
    case "completion":
      typeOf(command.prompt, row);
      columns.set(command.column?.name ?? "completion", "string");
      return;
    case "sample":
      typeOf(command.probability, row);
      return;
    case "other":
      findings.pass(`the command \`${command.name}\``, NOT_FOLLOWED, command.keyword);
      columns.open();
      return;
    default:
      assertNever(command);
  }
}

function followFrom({ indexes, metadata }: Command<"from">, columns: Columns, findings: Findings): void {
  for (const { name, ...place } of metadata) {
    const type = METADATA.get(name);
    if (type !== undefined) columns.set(name, type);
    else {
      const help = `There are ${[...METADATA.keys()].map((each) => `\`${each}\``).join(", ")}`;
      findings.error("RW5479", `\`${name}\` is no metadata column`, place, help);
    }
  }
  for (const index of indexes.filter(({ pattern }) => pattern === undefined)) {
    findings.pass("a subquery", NOT_FOLLOWED, index);
    columns.open();
  }
}

/** Each column is there for the next. */
function assign(fields: readonly EsqlField[], context: EsqlContext): void {
  for (const { column, value } of fields) context.columns.set(column.name, typeOf(value, context));
}

function followStats({ inline, aggregates, by }: Command<"stats">, context: EsqlContext): void {
  const { columns } = context;
  const groups = new Map<string, EsqlType>();
  for (const { column, value } of by) groups.set(column.name, typeOf(value, { ...context, place: "group" }));
  // An aggregate may name a group that `by` computes.
  for (const [name, type] of groups) columns.set(name, type);
  const stats: EsqlContext = { ...context, place: "stats", groups: new Set(groups.keys()) };
  const results = new Map<string, EsqlType>();
  for (const { column, value, where } of aggregates) {
    results.set(column.name, typeOf(value, stats));
    if (!aggregated(value)) {
      const help = "Name it behind `by`, or aggregate it";
      if (value.kind !== "column") context.findings.error("RW5482", "This aggregates nothing", value, help);
    }
    if (where !== undefined) checkCondition(where, context);
  }
  if (inline) for (const [name, type] of results) columns.set(name, type);
  else columns.replace(new Map([...results, ...groups]), "stats");
}

function aggregated(node: EsqlNode): boolean {
  switch (node.kind) {
    case "call":
    case "parameter":
    case "literal":
      return true;
    case "arithmetic":
    case "comparison":
      return aggregated(node.left) || aggregated(node.right);
    case "and":
    case "or":
      return node.operands.some(aggregated);
    case "not":
    case "negative":
      return aggregated(node.operand);
    case "cast":
    case "in":
    case "like":
    case "rlike":
    case "is_null":
    case "matches":
      return aggregated(node.value);
    case "column":
    case "timespan":
    case "list":
    case "star":
    case "opaque":
      return false;
    default:
      return assertNever(node);
  }
}

function followRename({ pairs }: Command<"rename">, columns: Columns): void {
  for (const { from, to } of pairs) {
    if (from.wild || to.wild) {
      columns.open();
      continue;
    }
    columns.rename(from, to);
  }
}

function expectString(node: EsqlNode, context: EsqlContext): void {
  const type = typeOf(node, context);
  if (type === "string" || type === "unknown" || type === "null") return;
  context.findings.error("RW5481", `Patterns take strings apart, but this is ${typeName(type)}`, node);
}
