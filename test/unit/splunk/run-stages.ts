import { printEval } from "../../../src/backends/splunk/print-eval.ts";
import { printSearch } from "../../../src/backends/splunk/print-search.ts";
import { type Aggregate, type SearchTerm, type Stage, whereCondition } from "../../../src/backends/splunk/syntax.ts";
import { assertNever } from "../../../src/model/walk.ts";
import { render } from "../../../src/text/render.ts";
import { type Cell, evaluateEval, evaluateSearch, evaluateWhere } from "../../property/splunk/read-spl.ts";

export type Event = Readonly<{ [field: string]: string | number | readonly string[] | null | undefined }>;
type Row = Map<string, Cell>;

/** What only `addinfo` may show. */
const RUN_TIME = "(run)";

/**
 * Runs a search's stages on events as Splunk would at a time (seconds), from the printed text of its expressions. An
 * event's `macro` says which source it belongs to.
 */
export function runStages(stages: readonly Stage[], events: readonly Event[], now: number): readonly Row[] {
  const rows = events.map((event): Row => {
    const cells = Object.entries(event).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    return new Map<string, Cell>([...cells, [RUN_TIME, now]]);
  });
  return runFrom(stages, rows);
}

function runFrom(stages: readonly Stage[], all: readonly Row[]): readonly Row[] {
  return stages.reduce<readonly Row[]>((rows, stage) => runStage(stage, rows, all), all);
}

function runStage(stage: Stage, rows: readonly Row[], all: readonly Row[]): readonly Row[] {
  switch (stage.kind) {
    case "search": {
      const parts = stage.term.kind === "and" ? stage.term.operands : [stage.term];
      const macros = parts.flatMap((part) => (part.kind === "macro" ? [part.name] : []));
      const terms: readonly SearchTerm[] = parts.filter((part) => part.kind !== "macro");
      const text = render(printSearch({ kind: "and", operands: terms })).text || "*";
      return rows
        .filter((row) => macros.includes(String(row.get("macro"))) && evaluateSearch(text, row))
        .map((row) => new Map(row));
    }
    case "multisearch":
      return stage.searches.flatMap((search) => runFrom(search, all));
    case "where": {
      const text = render(printEval(whereCondition(stage))).text;
      return rows.filter((row) => evaluateWhere(text, row));
    }
    case "addinfo":
      return rows.map((row) => new Map([...row, ["info_max_time", row.get(RUN_TIME) ?? null]]));
    case "eval":
      for (const { name, value } of stage.assignments) {
        const text = render(printEval(value)).text;
        for (const row of rows) put(row, name, evaluateEval(text, row));
      }
      return rows;
    case "blank_to_null":
      for (const row of rows) for (const name of stage.fields) if (row.get(name) === "") row.delete(name);
      return rows;
    case "fillnull":
      for (const row of rows) for (const name of stage.fields) if (!row.has(name)) row.set(name, "");
      return rows;
    case "mvexpand":
      return rows.flatMap((row) => {
        const cell = row.get(stage.field);
        return Array.isArray(cell) ? cell.map((one: string) => new Map(row).set(stage.field, one)) : [row];
      });
    case "sort":
      return [...rows].sort((a, b) => {
        for (const { field, descending } of stage.keys) {
          const order = Number(a.get(field)) - Number(b.get(field));
          if (order !== 0) return descending ? -order : order;
        }
        return 0;
      });
    case "streamstats":
      return streamstats(stage, rows);
    case "stats":
      return groups(rows, stage.by).map((group) => {
        const row: Row = new Map([[RUN_TIME, group[0]?.get(RUN_TIME) ?? null]]);
        for (const name of stage.by) put(row, name, group[0]?.get(name) ?? null);
        for (const one of stage.aggregates) put(row, one.as, aggregate(one, group));
        return row;
      });
    case "eventstats":
      for (const group of groups(rows, stage.by)) {
        for (const one of stage.aggregates) {
          const value = aggregate(one, group);
          for (const row of group) put(row, one.as, value);
        }
      }
      return rows;
    case "table":
      return rows.map(
        (row) => new Map(stage.fields.flatMap((name) => (row.has(name) ? [[name, row.get(name) ?? null]] : []))),
      );
    case "lookup":
    case "convert":
    case "macro":
      return rows;
    default:
      return assertNever(stage);
  }
}

function put(row: Row, name: string, value: Cell | boolean): void {
  if (typeof value === "boolean") throw new Error(`eval would put a truth value into ${name}`);
  if (value === null) row.delete(name);
  else row.set(name, value);
}

function keyOf(row: Row, by: readonly string[]): string | undefined {
  const cells = by.map((name) => row.get(name));
  return cells.some((cell) => cell === undefined) ? undefined : JSON.stringify(cells);
}

/** Rows by key; a row without its whole key is in no group. */
function groups(rows: readonly Row[], by: readonly string[]): readonly (readonly Row[])[] {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row, by);
    if (key === undefined) continue;
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return [...found.values()];
}

function streamstats(stage: Extract<Stage, { kind: "streamstats" }>, rows: readonly Row[]): readonly Row[] {
  const results = rows.map((row, index) => {
    const key = keyOf(row, stage.by);
    if (key === undefined) return [];
    const time = Number(row.get("_time"));
    const seen = rows
      .slice(0, stage.current ? index + 1 : index)
      .filter((other) => keyOf(other, stage.by) === key)
      .filter((other) => stage.seconds === undefined || time - Number(other.get("_time")) <= stage.seconds);
    return stage.aggregates.map((one) => [one.as, aggregate(one, seen)] as const);
  });
  rows.forEach((row, index) => {
    for (const [name, value] of results[index] ?? []) put(row, name, value);
  });
  return rows;
}

function aggregate(one: Aggregate, rows: readonly Row[]): Cell {
  if (one.of === undefined) return rows.length;
  const { of } = one;
  const cells = rows.flatMap((row): (string | number)[] => {
    const cell = row.get(of);
    if (cell === undefined || cell === null) return [];
    return typeof cell === "object" ? [...cell] : [cell];
  });
  switch (one.function) {
    case "count":
      return cells.length;
    case "dc":
      return new Set(cells.map(String)).size;
    case "first":
      return cells[0] ?? null;
    case "last":
      return cells.at(-1) ?? null;
    case "max":
      return cells.length === 0 ? null : Math.max(...cells.map(Number));
    case "min":
      return cells.length === 0 ? null : Math.min(...cells.map(Number));
    case "sum":
      return cells.length === 0 ? null : cells.reduce<number>((total, cell) => total + Number(cell), 0);
    case "values": {
      const distinct = [...new Set(cells.map(String))].sort((a, b) => (a < b ? -1 : 1));
      return distinct.length === 0 ? null : distinct;
    }
    default:
      return assertNever(one.function);
  }
}
