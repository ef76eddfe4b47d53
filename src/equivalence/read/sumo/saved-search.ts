import type { Expression } from "../../../backends/sumo/parse/expression.ts";
import { parseSearch } from "../../../backends/sumo/parse/parse-search.ts";
import type { Scope, SearchAggregate, Stage } from "../../../backends/sumo/parse/search.ts";
import { all, call, column, number, text } from "../../relation/build.ts";
import type { AggregateFunction, NamedAggregate, NamedScalar, Relation, Scalar } from "../../relation/nodes.ts";
import { readTest, readValue } from "./expression.ts";
import type { PlacedText } from "./file-places.ts";
import type { MatchLists } from "./match-lists.ts";
import type { Reading } from "./reading.ts";
import { type RecordColumns, recordColumns, TIME } from "./record-columns.ts";
import { unread } from "./unread.ts";

/** Which record types a partition holds (Sumo Logic documentation, "Searching for Cloud SIEM Records in Sumo Logic"). */
const PARTITIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ["sec_record_*", ["*"]],
  ...["Audit", "Authentication", "Email", "Endpoint", "Network", "Notification"].map(
    (type) => [`sec_record_${type.toLowerCase()}`, [`${type}*`]] as const,
  ),
]);

/**
 * What a search over the records finds. The range of time that it looks at is that of the person who starts it, so that it
 * sees all events. Throws `Unread`.
 */
export function readSearch(query: PlacedText, lists: MatchLists): Relation {
  const { search, problems } = parseSearch(query.text);
  const [problem] = problems;
  if (problem !== undefined) return unread(problem.message, query.clause(problem));
  if (search?.scope === undefined) return unread("The search has no scope", query.clause({ start: 0, end: 0 }));
  const columns = recordColumns();
  const scope = readScope(search.scope, query, columns);
  const begin: Flow = {
    reading: { columns, lists, truth: "three", names: new Map() },
    steps: [(input) => ({ kind: "filter", input, where: scope.where })],
  };
  const { steps } = search.stages.reduce((flow, stage) => readStage(stage, flow, query), begin);
  return steps.reduce<Relation>((input, step) => step(input), columns.scan(scope.places));
}

interface Flow {
  readonly reading: Reading;
  /** The scan stands before them, once every column is known. */
  readonly steps: readonly ((input: Relation) => Relation)[];
}

/** Terms of the scope are ANDed, and mind no case (Sumo Logic documentation, keyword search expressions). */
function readScope(
  scope: Scope,
  query: PlacedText,
  columns: RecordColumns,
): { readonly places: readonly string[]; readonly where: Scalar } {
  const terms = scope.kind === "and" ? scope.operands : [scope];
  let places: readonly string[] | undefined;
  const tests = terms.flatMap((term): readonly Scalar[] => {
    const clause = query.clause(term);
    if (term.kind !== "field" || term.operator !== "=") return unread("Only fields are read in the scope", clause);
    const [value] = term.values;
    if (value === undefined || term.values.length > 1) return unread("A field of the scope has one value", clause);
    if (term.name === "_index") {
      if (places !== undefined) return unread("The scope has two partitions", clause);
      places = PARTITIONS.get(value.text) ?? unread("The partition is none of records", clause);
      return [];
    }
    if (/[*?]/.test(value.text)) return unread("Wildcards in the scope are not read", clause);
    const attribute = columns.attribute(term.name);
    if (attribute?.type !== "text") return unread(`The schema has no text ${term.name}`, clause);
    return [{ ...call("equals", call("lower", attribute), call("lower", text(value.text))), clause }];
  });
  return { places: places ?? unread("The scope names no partition", query.clause(scope)), where: all(tests) };
}

function readStage(stage: Stage, flow: Flow, query: PlacedText): Flow {
  const { reading, steps } = flow;
  const clause = query.clause(stage);
  const value = (node: Expression): Scalar => readValue(node, reading, query.clause);
  switch (stage.kind) {
    case "where": {
      const where = readTest(stage.condition, reading, query.clause);
      return { reading, steps: [...steps, (input) => ({ kind: "filter", input, where })] };
    }
    case "calculate": {
      if (stage.as === undefined) return unread("What is calculated has no name", clause);
      return made(flow, [{ name: stage.as.name, value: value(stage.value) }]);
    }
    case "timeslice": {
      // "Clock-aligned", the start in milliseconds.
      const size = sliceLength(stage.length);
      if (size === undefined) return unread("The length of the slices is not read", clause);
      const start = call("multiply", call("floor", call("divide", TIME, number(size))), number(size));
      return made(flow, [{ name: stage.as?.name ?? "_timeslice", value: start }]);
    }
    case "aggregate": {
      const keys = stage.by.map((node) => {
        const of = value(node);
        return { name: nameOf(node, query), value: of, type: of.type };
      });
      const aggregates = stage.functions.map((one) => readAggregate(one, value, query));
      const names = new Map([...keys, ...aggregates].map(({ name, type }) => [name, column(name, type)] as const));
      return {
        reading: { ...reading, columns: NO_RECORD, names },
        steps: [...steps, (input) => ({ kind: "aggregate", input, keys, columns: aggregates })],
      };
    }
    case "fields": {
      if (stage.without) return unread("Fields that are dropped are not read", clause);
      const shown = stage.names.map((node) => ({ name: nameOf(node, query), value: value(node) }));
      const names = new Map(shown.map(({ name, value: of }) => [name, column(name, of.type)] as const));
      return {
        reading: { ...reading, columns: NO_RECORD, names },
        steps: [...steps, (input) => ({ kind: "project", input, columns: shown })],
      };
    }
    case "sort":
      // Order changes no verdict.
      return flow;
    case "limit":
      return unread("How a limit cuts the result is not read", clause);
    case "other":
      return unread(`What ${stage.operator} does is not read`, clause);
  }
}

/** Behind an aggregate or a choice of fields nothing of the record is left. */
const NO_RECORD: RecordColumns = {
  attribute: () => undefined,
  raw: (key) => unread(`fields.${key} is no field any more`),
  scan: () => unread("The record is gone"),
};

/** The flow with fields made; a field of the same name is replaced. */
function made({ reading, steps }: Flow, columns: readonly NamedScalar[]): Flow {
  const names = new Map([
    ...reading.names,
    ...columns.map(({ name, value }) => [name, column(name, value.type)] as const),
  ]);
  return { reading: { ...reading, names }, steps: [...steps, (input) => ({ kind: "extend", input, columns })] };
}

const SLICES: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Weeks have no certain first day. */
function sliceLength(written: string): number | undefined {
  const [, digits = "", unit = ""] = /^(\d+)([smhd])$/.exec(written) ?? [];
  const length = Number(digits) * (SLICES[unit] ?? 0);
  return length > 0 ? length : undefined;
}

const AGGREGATES: ReadonlyMap<string, AggregateFunction> = new Map([
  ["count", "count"],
  ["count_distinct", "count_distinct"],
  ["min", "min"],
  ["max", "max"],
  ["sum", "sum"],
  ["avg", "average"],
  ["values", "set"],
]);

function readAggregate(
  { function: written, args, as, ...place }: SearchAggregate,
  value: (node: Expression) => Scalar,
  query: PlacedText,
): NamedAggregate & { readonly type: Scalar["type"] } {
  const clause = query.clause(place);
  const over = AGGREGATES.get(written.toLowerCase());
  if (over === undefined) return unread(`What ${written} gives is not read`, clause);
  const [arg, ...more] = args;
  if (more.length > 0) return unread(`${written} takes one argument`, clause);
  const name = as?.name ?? `_${written.toLowerCase()}`;
  if (arg === undefined) {
    return over === "count"
      ? { name, type: "number", call: { function: over } }
      : unread(`${written} takes a field`, clause);
  }
  const of = value(arg);
  if (over === "set") {
    if (of.type !== "text") return unread("Only values of text are listed", clause);
    // "The first 100 values"
    return { name, type: "texts", call: { function: over, of, limit: 100 } };
  }
  if (["sum", "average"].includes(over) && of.type !== "number") return unread("Only numbers are added up", clause);
  const type = over === "min" || over === "max" ? of.type : "number";
  return { name, type, call: { function: over, of } };
}

function nameOf(node: Expression, query: PlacedText): string {
  return node.kind === "name" ? node.name : unread("Only fields are grouped by and shown", query.clause(node));
}
