import { parseEsql } from "../../../../backends/elastic/parse/esql/parse.ts";
import type { EsqlCommandNode } from "../../../../backends/elastic/parse/esql/syntax.ts";
import { openFields } from "../../../../backends/elastic/verify/field-lookup.ts";
import { assertNever } from "../../../../model/walk.ts";
import { column } from "../../../relation/build.ts";
import { type Clause, elementOf, type Order, type Relation } from "../../../relation/nodes.ts";
import { orderKey } from "./aggregates.ts";
import type { EsqlContext } from "./context.ts";
import { condition, evaluate } from "./expression.ts";
import { EsqlFailure } from "./failure.ts";
import { patternsOf } from "./places.ts";
import { createRows, type Rows } from "./rows.ts";
import { stats } from "./stats.ts";
import { createStoredFields, type StoredFields } from "./stored.ts";
import { isMany, typedValue } from "./value.ts";

export interface ReadEsqlOptions {
  /**
   * What the detection engine puts around the query: it is given the scan of the documents, whose columns it may add to, and
   * gives back the documents that the query sees.
   */
  readonly range?: (scan: Relation) => Relation;
  /** Fields that no published mapping describes, with their mapping types. */
  readonly fields?: ReadonlyMap<string, string>;
}

export type EsqlOutcome =
  | {
      readonly kind: "read";
      readonly relation: Relation;
      /** Rows are groups, not documents: the detection engine raises an alert for each in every run. */
      readonly aggregates: boolean;
      /** Rows carry `_id`, by which the detection engine knows a document again. */
      readonly identified: boolean;
    }
  | {
      readonly kind: "problems";
      readonly problems: readonly { readonly message: string; readonly start: number; readonly end: number }[];
    };

/**
 * Reads an ES|QL query of a detection rule into what it does. `clauseAt` maps offsets in the query (UTF-16, half-open) to the
 * file that it stands in; problems keep those of the query. Never throws.
 */
export function readEsql(
  query: string,
  clauseAt: (start: number, end: number) => Clause,
  options: ReadEsqlOptions = {},
): EsqlOutcome {
  const parsed = parseEsql(query);
  if (!parsed.ok) return { kind: "problems", problems: [parsed.problem] };
  try {
    const [source, ...commands] = parsed.tree.commands;
    if (source === undefined) throw new EsqlFailure("The query is empty", { start: 0, end: query.length });
    const { rows, fields, scan } = openSource(source, options);
    const context: EsqlContext = {
      read: (name) => rows.read(name),
      clauseOf: ({ start, end }) => clauseAt(start, end),
    };
    for (const command of commands) apply(command, rows, context);
    const relation = rows.finish(formed(scan(fields), fields));
    return {
      kind: "read",
      relation,
      aggregates: commands.some((command) => command.kind === "stats" && !command.inline),
      identified: rows.names.includes("_id"),
    };
  } catch (error) {
    if (!(error instanceof EsqlFailure)) throw error;
    return { kind: "problems", problems: [{ message: error.message, ...error.place }] };
  }
}

interface Source {
  readonly rows: Rows;
  readonly fields: StoredFields;
  /** Made when all is read, since the query says piece by piece which fields it needs. */
  readonly scan: (fields: StoredFields) => Relation;
}

function openSource(source: EsqlCommandNode, options: ReadEsqlOptions): Source {
  if (source.kind === "row") {
    const fields = createStoredFields(openFields([], new Map()));
    const rows = createRows(fields, false);
    const context: EsqlContext = { read: (name) => rows.read(name), clauseOf: (place) => place };
    for (const { column: name, value } of source.fields) rows.compute(name.name, evaluate(value, context));
    return { rows, fields, scan: () => ({ kind: "rows", columns: [], rows: [[]] }) };
  }
  if (source.kind !== "from") throw new EsqlFailure("A rule's query begins with `from`", source.keyword);
  const places = patternsOf(source.indexes, options.range !== undefined);
  const fields = createStoredFields(openFields(places, options.fields ?? new Map()));
  const rows = createRows(fields, true);
  for (const name of source.metadata) rows.name(name.name, fields.readMetadata(name));
  const range = options.range ?? ((scan: Relation) => scan);
  return { rows, fields, scan: ({ columns }) => range({ kind: "scan", places, columns }) };
}

function formed(scan: Relation, { forms }: StoredFields): Relation {
  return forms.length === 0 ? scan : { kind: "extend", input: scan, columns: forms };
}

function apply(command: EsqlCommandNode, rows: Rows, context: EsqlContext): void {
  switch (command.kind) {
    case "where": {
      // Rows of which the condition is true stay; null is not true (ES|QL WHERE).
      const where = condition(command.condition, context);
      rows.step((input) => ({ kind: "filter", input, where }));
      return;
    }
    case "eval":
      // Each column is there for the next; one of the same name is replaced (ES|QL EVAL).
      for (const { column: name, value } of command.fields) rows.compute(name.name, evaluate(value, context));
      return;
    case "stats":
      stats(command, rows, context);
      return;
    case "keep":
      rows.keep(command.columns);
      return;
    case "drop":
      rows.drop(command.columns);
      return;
    case "rename":
      for (const { from, to } of command.pairs) {
        if (from.wild || to.wild) throw new EsqlFailure("Columns are renamed one by one", from);
        rows.rename(from, to);
      }
      return;
    case "sort":
      rows.order = command.orders.map(({ value: node, descending, nulls }): Order => {
        const value = evaluate(node, context);
        const key = orderKey(value, descending);
        if (key === undefined) throw new EsqlFailure("The order of versions is not read", node);
        const by = rows.hidden(typedValue(value.type, key)).scalar;
        // "By default, null values are treated as being larger than any other value" (ES|QL SORT).
        return { by, descending, nulls: nulls ?? (descending ? "first" : "last") };
      });
      return;
    case "limit":
      limit(command, rows, context);
      return;
    case "mv_expand": {
      const value = context.read(command.column);
      if (!isMany(value)) return;
      // A row without a value stays (Elasticsearch csv-spec mv_expand, expandAfterSort1).
      const own = rows.fresh(command.column.name);
      const list = value.scalar;
      rows.step((input) => ({ kind: "expand", input, name: own, list, outer: true }));
      rows.name(command.column.name, typedValue(value.type, column(own, elementOf(list.type) ?? "text")));
      return;
    }
    case "from":
    case "row":
    case "dissect":
    case "grok":
    case "enrich":
    case "lookup_join":
    case "completion":
    case "sample":
    case "other":
      throw new EsqlFailure(`What \`${command.kind === "other" ? command.name : command.kind}\` does is not read`, {
        ...command.keyword,
      });
    default:
      assertNever(command);
  }
}

/**
 * The first rows in the order asked for. Which of equal rows those are is open; here it is the earlier documents. The limit
 * of 1,000 rows that every query has (ES|QL limitations, result set size) is left out, as is the rule's own limit of alerts:
 * both are of capacity, not of meaning.
 */
function limit(command: Extract<EsqlCommandNode, { readonly kind: "limit" }>, rows: Rows, context: EsqlContext): void {
  if (command.count.kind !== "literal") throw new EsqlFailure("A rule's query has no parameters", command.count);
  const count = Number(command.count.value);
  const keys = command.by.map((node) => {
    const value = evaluate(node, context);
    if (isMany(value)) throw new EsqlFailure("A limit by a field that may have several values is not read", node);
    return value.scalar;
  });
  const ties = rows.tieBreakers().map((by): Order => ({ by, descending: false, nulls: "last" }));
  const order = [...rows.order, ...ties];
  rows.step((input) => ({ kind: "pick", input, keys, order, count }));
}
