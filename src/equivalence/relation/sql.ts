import { assertNever } from "../../model/walk.ts";
import { type Columns, columnsOf } from "./columns.ts";
import { functionDefinition, isFunctionName } from "./functions.ts";
import type {
  AggregateCall,
  Frame,
  Order,
  Relation,
  Scalar,
  Scan,
  ScanColumn,
  ValueType,
  WindowCall,
} from "./nodes.ts";

/** Where the rows of a scan are: the SQL of each column, by what the scan asks for. */
export type ColumnSource = (column: ScanColumn) => string;

const RUN = '"$run"';
const AT = '"$at"';
const EVENTS = '"$events"';

/**
 * The SQL of a relation for DuckDB, one common table expression per operation. It reads the tables `stored` (case, serial,
 * place, arrived and what `source` says) and `runs` (run, rule, case, seen_until, at), of these the runs of `rule`. Its rows
 * have `$run`, `$at`, `$events` and the columns of the relation.
 */
export function printSql(relation: Relation, rule: number, source: ColumnSource): string {
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
  return `WITH ${parts.join(",\n")}\nSELECT * FROM ${name}`;
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
      return table(printScan(relation, context));
    case "rows":
      return table(printRows(relation, context));
    case "filter":
      return table(`SELECT * FROM ${input(relation.input)} WHERE ${printScalar(relation.where)}`);
    case "extend": {
      const added = new Map(relation.columns.map(({ name, value }) => [name, printScalar(value)]));
      const kept = [...columnsOf(relation.input).keys()].filter((name) => !added.has(name)).map(identifier);
      const columns = [...added].map(([name, value]) => `${value} AS ${identifier(name)}`);
      return table(`SELECT ${[...hidden, ...kept, ...columns].join(", ")} FROM ${input(relation.input)}`);
    }
    case "project": {
      const columns = relation.columns.map(({ name, value }) => `${printScalar(value)} AS ${identifier(name)}`);
      return table(`SELECT ${[...hidden, ...columns].join(", ")} FROM ${input(relation.input)}`);
    }
    case "expand": {
      const list = printScalar(relation.list);
      const whole = relation.outer ? `CASE WHEN coalesce(len(${list}), 0) = 0 THEN [NULL] ELSE ${list} END` : list;
      const kept = [...columnsOf(relation.input).keys()].filter((name) => name !== relation.name).map(identifier);
      const element = `unnest(${whole}) AS ${identifier(relation.name)}`;
      return table(`SELECT ${[...hidden, ...kept, element].join(", ")} FROM ${input(relation.input)}`);
    }
    case "aggregate": {
      const keys = relation.keys.map(({ name, value }) => `${printScalar(value)} AS ${identifier(name)}`);
      const columns = relation.columns.map(({ name, call }) => `${printAggregate(call)} AS ${identifier(name)}`);
      const by = [RUN, AT, ...relation.keys.map(({ value }) => printScalar(value))];
      const all = [RUN, AT, `${gathered(`list(${EVENTS})`)} AS ${EVENTS}`, ...keys, ...columns];
      return table(`SELECT ${all.join(", ")} FROM ${input(relation.input)} GROUP BY ${by.join(", ")}`);
    }
    case "window": {
      const { partition, order, frame } = relation;
      const by = `PARTITION BY ${[RUN, ...partition.map(printScalar)].join(", ")}${printOrder(order)}`;
      const bounded = `(${by}${printFrame(frame, order.length > 0)})`;
      const columns = relation.columns.map(
        ({ name, call }) => `${printWindowCall(call, `(${by})`, bounded)} AS ${identifier(name)}`,
      );
      const names = new Set(relation.columns.map(({ name }) => name));
      const kept = [...columnsOf(relation.input).keys()].filter((name) => !names.has(name)).map(identifier);
      const events = relation.gathers === true ? `${gathered(`list(${EVENTS}) OVER ${bounded}`)} AS ${EVENTS}` : EVENTS;
      return table(`SELECT ${[RUN, AT, events, ...kept, ...columns].join(", ")} FROM ${input(relation.input)}`);
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

function printScan({ places, columns }: Scan, { rule, source }: Context): string {
  const place = places.map((each) =>
    each.endsWith("*") ? `starts_with(s.place, ${quoted(each.slice(0, -1))})` : `s.place = ${quoted(each)}`,
  );
  const values = columns.map((column) => `${source(column)} AS ${identifier(column.name)}`);
  const all = [`r.run AS ${RUN}`, `r.at AS ${AT}`, `[s.serial] AS ${EVENTS}`, ...values].join(", ");
  const visible = `r.rule = ${rule} AND r."case" = s."case" AND s.arrived < r.seen_until`;
  const where = place.length === 0 ? "false" : place.join(" OR ");
  return `SELECT ${all} FROM stored s JOIN runs r ON ${visible} WHERE ${where}`;
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

export function printScalar(scalar: Scalar): string {
  switch (scalar.kind) {
    case "column":
      return identifier(scalar.name);
    case "literal":
      return literal(scalar.value, scalar.type);
    case "texts":
      return `[${scalar.values.map(quoted).join(", ")}]::VARCHAR[]`;
    case "now":
      return AT;
    case "call": {
      if (!isFunctionName(scalar.function)) throw new Error(`There is no function ${scalar.function}`);
      return functionDefinition(scalar.function).sql(...scalar.arguments.map(printScalar));
    }
    case "each":
      return printEach(scalar);
    default:
      return assertNever(scalar);
  }
}

function printEach({ form, list, item, body }: Extract<Scalar, { readonly kind: "each" }>): string {
  const values = printScalar(list);
  const test = `lambda ${identifier(item)}: ${printScalar(body)}`;
  switch (form) {
    case "any":
      return `(coalesce(len(list_filter(${values}, ${test})), 0) > 0)`;
    case "all":
      return `(coalesce(len(list_filter(${values}, ${test})), 0) = coalesce(len(${values}), 0))`;
    case "filter":
      return `list_filter(${values}, ${test})`;
    case "map":
      return `list_transform(${values}, ${test})`;
    default:
      return assertNever(form);
  }
}

function printAggregate({ function: name, of, where, order = [], limit }: AggregateCall): string {
  const value = of === undefined ? undefined : printScalar(of);
  const tests = [
    ...(where === undefined ? [] : [printScalar(where)]),
    ...(value === undefined ? [] : [`${value} IS NOT NULL`]),
  ];
  const filter = tests.length === 0 ? "" : ` FILTER (WHERE ${tests.join(" AND ")})`;
  const sorted = printOrder(order);
  const cut = limit === undefined ? "" : `[1:${limit}]`;
  switch (name) {
    case "count":
      return `(count(*)${filter})::DOUBLE`;
    case "count_distinct":
      return `(count(DISTINCT ${value})${filter})::DOUBLE`;
    case "min":
    case "max":
      return `${name}(${value})${filter}`;
    case "sum":
      return `sum(${value})${filter}`;
    case "average":
      return `avg(${value})${filter}`;
    case "first":
    case "last":
      return `${name}(${value}${sorted})${filter}`;
    case "list":
      return `coalesce(list(${value}${sorted})${filter}, [])${cut}`;
    case "set":
      return `list_sort(coalesce(list(DISTINCT ${value})${filter}, []))${cut}`;
    case "concat":
      return `flatten(coalesce(list(${value}${sorted})${filter}, []))${cut}`;
    case "any":
      return `coalesce(bool_or(${value})${filter}, false)`;
    case "all":
      return `coalesce(bool_and(${value})${filter}, true)`;
    default:
      return assertNever(name);
  }
}

function printWindowCall(call: WindowCall, window: string, bounded: string): string {
  const { function: name, of, where } = call;
  const plain = of === undefined ? undefined : printScalar(of);
  const test = where === undefined ? undefined : printScalar(where);
  const value = test === undefined || plain === undefined ? plain : `CASE WHEN ${test} THEN ${plain} END`;
  switch (name) {
    case "row_number":
      return `(row_number() OVER ${window})::DOUBLE`;
    case "lag":
      return `lag(${value}, ${call.offset ?? 1}) OVER ${window}`;
    case "count": {
      const counted = value ?? (test === undefined ? "*" : `CASE WHEN ${test} THEN 1 END`);
      return `(count(${counted}) OVER ${bounded})::DOUBLE`;
    }
    case "count_distinct":
      return `(count(DISTINCT ${value}) OVER ${bounded})::DOUBLE`;
    case "min":
    case "max":
    case "sum":
      return `${name}(${value}) OVER ${bounded}`;
    case "average":
      return `avg(${value}) OVER ${bounded}`;
    case "first":
      return `first_value(${value} IGNORE NULLS) OVER ${bounded}`;
    case "last":
      return `last_value(${value} IGNORE NULLS) OVER ${bounded}`;
    case "list":
      return `list_filter(coalesce(list(${value}) OVER ${bounded}, []), lambda rw_x: rw_x IS NOT NULL)`;
    case "set":
      return `list_sort(list_distinct(coalesce(list(${value}) OVER ${bounded}, [])))`;
    case "concat":
      return `flatten(coalesce(list(${value}) OVER ${bounded}, []))`;
    case "any":
      return `coalesce(bool_or(${value}) OVER ${bounded}, false)`;
    case "all":
      return `coalesce(bool_and(${value}) OVER ${bounded}, true)`;
    default:
      return assertNever(name);
  }
}

function printOrder(order: readonly Order[]): string {
  if (order.length === 0) return "";
  const keys = order.map(
    ({ by, descending, nulls }) => `${printScalar(by)} ${descending ? "DESC" : "ASC"} NULLS ${nulls.toUpperCase()}`,
  );
  return ` ORDER BY ${keys.join(", ")}`;
}

function printFrame(frame: Frame | undefined, ordered: boolean): string {
  if (frame === undefined) return ordered ? " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW" : "";
  const { unit, preceding, following } = frame;
  const bound = (size: number | null, side: string): string =>
    size === null ? `UNBOUNDED ${side}` : size === 0 && unit === "rows" ? "CURRENT ROW" : `${printSize(size)} ${side}`;
  return ` ${unit.toUpperCase()} BETWEEN ${bound(preceding, "PRECEDING")} AND ${bound(following, "FOLLOWING")}`;
}

function printSize(size: number): string {
  if (!Number.isFinite(size) || size < 0) throw new Error(`A frame has no bound of ${size}`);
  return String(size);
}

/** A name as DuckDB tells it from others: its own names mind no case, ours do. */
export function identifier(name: string): string {
  const encoded = name.replace(/[A-Z^]/g, (letter) => `^${letter.toLowerCase()}`).replace(/^\$/, "^$");
  return `"${encoded.replaceAll('"', '""')}"`;
}

export function quoted(value: string): string {
  // A NUL ends the text of a statement.
  const parts = value.split("\0").map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? (parts[0] ?? "''") : `(${parts.join(" || chr(0) || ")})`;
}

function literal(value: string | number | boolean | null, type: ValueType): string {
  if (value === null) return `NULL::${sqlType(type)}`;
  switch (typeof value) {
    case "string":
      return type === "json" ? `${quoted(value)}::JSON` : quoted(value);
    case "number":
      return Number.isFinite(value) ? `${value}::DOUBLE` : `'${value}'::DOUBLE`;
    case "boolean":
      return String(value);
    default:
      return assertNever(value);
  }
}

export function sqlType(type: ValueType): string {
  const types: Readonly<Record<string, string>> = {
    text: "VARCHAR",
    number: "DOUBLE",
    boolean: "BOOLEAN",
    json: "JSON",
  };
  const list = type.endsWith("s");
  return `${types[list ? type.slice(0, -1) : type]}${list ? "[]" : ""}`;
}
