import { assertNever } from "../../model/walk.ts";
import { columnsIn, type RowStep, type ScanSteps, splitAtRuns } from "./before-runs.ts";
import { type Columns, columnsOf } from "./columns.ts";
import type { Frame, NamedAggregate, Relation, ScanColumn, Window } from "./nodes.ts";
import { AT, identifier, printScalar, quoted, sqlType } from "./sql.ts";
import { printAggregate, printFrame, printOrder, printWindowCall } from "./sql-calls.ts";

/** Where the rows of a scan are: the SQL of each column, by what the scan asks for. */
export type ColumnSource = (column: ScanColumn) => string;

const RUN = '"$run"';
const EVENTS = '"$events"';
/** Of stored rows before they meet the runs of their case. */
const CASE = '"$case"';
const ARRIVED = '"$arrived"';

/**
 * The SQL of a relation for DuckDB, one common table expression per operation. It reads the tables `stored` (case, serial,
 * place, arrived and what `source` says) and `runs` (run, rule, case, seen_until, at), of these the runs of `rule`. Its rows
 * have the run, the serials of the events with spaces between them, and those of its columns that are named.
 */
export function printSql(relation: Relation, rule: number, source: ColumnSource, columns: readonly string[]): string {
  const tables = new Map<string, string>();
  const name = printRelation(relation, {
    rule,
    source,
    table: (sql) => {
      const known = tables.get(sql) ?? `t${tables.size}`;
      tables.set(sql, known);
      return known;
    },
  });
  const parts = [...tables].map(([sql, table]) => `${table} AS (${sql})`);
  const all = [RUN, `array_to_string(${EVENTS}, ' ') AS ${EVENTS}`, ...columns.map(identifier)];
  return `WITH ${parts.join(",\n")}\nSELECT ${all.join(", ")} FROM ${name}`;
}

interface Context {
  readonly rule: number;
  readonly source: ColumnSource;
  /** The name of a table with these rows; equal ones are one. */
  readonly table: (sql: string) => string;
}

function printRelation(relation: Relation, context: Context): string {
  const { table } = context;
  const input = (of: Relation): string => printRelation(of, context);
  const hidden = [RUN, AT, EVENTS];
  switch (relation.kind) {
    case "scan":
      return printScan({ scan: relation, before: [], within: [] }, context);
    case "filter":
    case "extend":
    case "project":
    case "expand": {
      const split = splitAtRuns(relation);
      return split === undefined
        ? table(printRowStep(relation, input(relation.input), hidden))
        : printScan(split, context);
    }
    case "rows":
      return table(printRows(relation, context));
    case "aggregate": {
      const keys = relation.keys.map(({ name, value }) => `${printScalar(value)} AS ${identifier(name)}`);
      const [from, ranks] = ranked(relation.columns, input(relation.input), table);
      const columns = relation.columns.map(({ name, call }) => `${printAggregate(call, ranks)} AS ${identifier(name)}`);
      const by = [RUN, AT, ...relation.keys.map(({ value }) => printScalar(value))];
      const all = [RUN, AT, `${gathered(`list(${EVENTS})`)} AS ${EVENTS}`, ...keys, ...columns];
      return table(`SELECT ${all.join(", ")} FROM ${from} GROUP BY ${by.join(", ")}`);
    }
    case "window": {
      const { partition, order } = relation;
      const [base, windows] = alikeWindows(relation);
      const by = `PARTITION BY ${[RUN, ...partition.map(printScalar)].join(", ")}${printOrder(order)}`;
      const bounded = (frame: Frame | undefined): string => `(${by}${printFrame(frame, order.length > 0)})`;
      const columns = windows.flatMap((window) =>
        window.columns.map(
          ({ name, call }) => `${printWindowCall(call, `(${by})`, bounded(window.frame))} AS ${identifier(name)}`,
        ),
      );
      const names = new Set(windows.flatMap((window) => window.columns.map(({ name }) => name)));
      const kept = [...columnsOf(base).keys()].filter((name) => !names.has(name)).map(identifier);
      const gathers = relation.gathers === true;
      const events = gathers ? `${gathered(`list(${EVENTS}) OVER ${bounded(relation.frame)}`)} AS ${EVENTS}` : EVENTS;
      return table(`SELECT ${[RUN, AT, events, ...kept, ...columns].join(", ")} FROM ${input(base)}`);
    }
    case "pick": {
      const by = [RUN, ...relation.keys.map(printScalar)].join(", ");
      const rank = `row_number() OVER (PARTITION BY ${by}${printOrder(relation.order)})`;
      return table(`SELECT * FROM ${input(relation.input)} QUALIFY ${rank} <= ${relation.count}`);
    }
    case "join": {
      const [left, right] = [input(relation.left), input(relation.right)];
      const on = `l.${RUN} = r.${RUN} AND ${printScalar(relation.on)}`;
      if (relation.form === "semi" || relation.form === "anti") {
        // The names of hidden columns are of both sides inside, of the left one outside.
        const exists = relation.form === "semi" ? "EXISTS" : "NOT EXISTS";
        return table(`SELECT * FROM ${left} l WHERE ${exists} (SELECT 1 FROM ${right} r WHERE ${on})`);
      }
      const columns = [...columnsOf(relation).keys()].map(identifier);
      const events = `${gathered(`[l.${EVENTS}, coalesce(r.${EVENTS}, [])]`)} AS ${EVENTS}`;
      const all = [`l.${RUN}`, `l.${AT}`, events, ...columns].join(", ");
      return table(`SELECT ${all} FROM ${left} l ${relation.form.toUpperCase()} JOIN ${right} r ON ${on}`);
    }
    case "union": {
      const columns = columnsOf(relation);
      return table(relation.inputs.map((each) => unionArm(each, columns, input(each))).join(" UNION ALL "));
    }
    default:
      return assertNever(relation);
  }
}

/** Stored rows, what is the same for them in every run, then the runs of their case that see them. */
function printScan({ scan, before, within }: ScanSteps, { rule, source, table }: Context): string {
  const place = scan.places.map((each) =>
    each.endsWith("*") ? `starts_with(s.place, ${quoted(each.slice(0, -1))})` : `s.place = ${quoted(each)}`,
  );
  const values = scan.columns.map((column) => `${source(column)} AS ${identifier(column.name)}`);
  const all = [`s."case" AS ${CASE}`, `s.arrived AS ${ARRIVED}`, `[s.serial] AS ${EVENTS}`, ...values].join(", ");
  const where = place.length === 0 ? "false" : place.join(" OR ");
  const stored = table(`SELECT ${all} FROM stored s WHERE ${where}`);
  const rows = before.reduce((from, step) => table(printRowStep(step, from, [CASE, ARRIVED, EVENTS])), stored);
  const columns = [...columnsOf(before.at(-1) ?? scan).keys()].map(identifier);
  const runs = table(
    `SELECT run AS ${RUN}, "at" AS ${AT}, "case" AS "$of", seen_until AS "$until" FROM runs WHERE "rule" = ${rule}`,
  );
  const seen = [RUN, AT, EVENTS, ...columns].join(", ");
  const joined = table(`SELECT ${seen} FROM ${rows} JOIN ${runs} ON "$of" = ${CASE} AND ${ARRIVED} < "$until"`);
  return within.reduce((from, step) => table(printRowStep(step, from, [RUN, AT, EVENTS])), joined);
}

function printRowStep(step: RowStep, from: string, hidden: readonly string[]): string {
  switch (step.kind) {
    case "filter":
      return `SELECT * FROM ${from} WHERE ${printScalar(step.where)}`;
    case "extend": {
      const added = new Map(step.columns.map(({ name, value }) => [name, printScalar(value)]));
      const kept = [...columnsOf(step.input).keys()].filter((name) => !added.has(name)).map(identifier);
      const columns = [...added].map(([name, value]) => `${value} AS ${identifier(name)}`);
      return `SELECT ${[...hidden, ...kept, ...columns].join(", ")} FROM ${from}`;
    }
    case "project": {
      const columns = step.columns.map(({ name, value }) => `${printScalar(value)} AS ${identifier(name)}`);
      return `SELECT ${[...hidden, ...columns].join(", ")} FROM ${from}`;
    }
    case "expand": {
      const list = printScalar(step.list);
      const whole = step.outer ? `CASE WHEN coalesce(len(${list}), 0) = 0 THEN [NULL] ELSE ${list} END` : list;
      const kept = [...columnsOf(step.input).keys()].filter((name) => name !== step.name).map(identifier);
      const element = `unnest(${whole}) AS ${identifier(step.name)}`;
      return `SELECT ${[...hidden, ...kept, element].join(", ")} FROM ${from}`;
    }
    default:
      return assertNever(step);
  }
}

/** What is under a window, and the windows over it that DuckDB can compute from one sorted copy of its rows. */
function alikeWindows(relation: Window): readonly [base: Relation, windows: readonly Window[]] {
  const windows: Window[] = [relation];
  const orderOf = ({ partition, order }: Window): string => JSON.stringify([partition, order]);
  const used = new Set([relation.partition, relation.order.map(({ by }) => by)].flat().flatMap(columnsIn));
  const added = new Set<string>();
  for (let next = relation; ; ) {
    for (const { name, call } of next.columns) {
      added.add(name);
      for (const value of [call.of, call.where])
        if (value !== undefined) for (const one of columnsIn(value)) used.add(one);
    }
    const { input } = next;
    const fits =
      input.kind === "window" &&
      input.gathers !== true &&
      relation.gathers !== true &&
      orderOf(input) === orderOf(relation) &&
      !input.columns.some(({ name }) => used.has(name) || added.has(name));
    if (!fits) return [input, windows];
    windows.unshift(input);
    next = input;
  }
}

/**
 * Rows with their place in each order that an aggregate asks for: DuckDB is slow at sorting within many small groups. Says
 * which column has the place in an order.
 */
function ranked(
  columns: readonly NamedAggregate[],
  from: string,
  table: Context["table"],
): readonly [from: string, ranks: ReadonlyMap<string, string>] {
  const orders = new Set(columns.map(({ call }) => printOrder(call.order ?? [])).filter((order) => order !== ""));
  const ranks = new Map([...orders].map((order, index) => [order, `"$rank${index}"`]));
  if (ranks.size === 0) return [from, ranks];
  const places = [...ranks].map(([order, name]) => `row_number() OVER (PARTITION BY ${RUN}${order}) AS ${name}`);
  return [table(`SELECT *, ${places.join(", ")} FROM ${from}`), ranks];
}

function printRows({ columns, rows }: Extract<Relation, { readonly kind: "rows" }>, { rule }: Context): string {
  const head = [`r.run AS ${RUN}`, `r.at AS ${AT}`, `[]::INTEGER[] AS ${EVENTS}`];
  const select = (cells: readonly string[]): string => {
    const named = columns.map(
      ({ name, type }, index) => `(${cells[index] ?? "NULL"})::${sqlType(type)} AS ${identifier(name)}`,
    );
    return `SELECT ${[...head, ...named].join(", ")} FROM (SELECT *, "at" AS ${AT} FROM runs) r WHERE r.rule = ${rule}`;
  };
  if (rows.length === 0) return `${select([])} AND false`;
  return rows.map((row) => select(row.map(printScalar))).join(" UNION ALL ");
}

function unionArm(relation: Relation, columns: Columns, table: string): string {
  const own = columnsOf(relation);
  const values = [...columns].map(([name, type]) =>
    own.has(name) ? identifier(name) : `NULL::${sqlType(type)} AS ${identifier(name)}`,
  );
  return `SELECT ${[RUN, AT, EVENTS, ...values].join(", ")} FROM ${table}`;
}

/** Lists of events as one, each event once. */
function gathered(lists: string): string {
  return `list_sort(list_distinct(flatten(${lists})))`;
}
