import type { BoundField } from "../../catalog/nodes.ts";
import { assertNever } from "../../model/walk.ts";
import { outputFields } from "../../plan/bind.ts";
import type { PlanKey, PlanOutput } from "../../plan/nodes.ts";
import { COLUMNS } from "./expression.ts";
import { type Names, pascalCase } from "./names.ts";
import { isAbsent as isAbsentField, planColumn } from "./slots.ts";
import type { Typed } from "./syntax.ts";

/** A column of the result. */
export interface Result {
  readonly output: PlanOutput<BoundField>;
  readonly column: string;
  readonly value: Typed;
  /** Holds several values. */
  readonly list: boolean;
}

/** A column's name before it has a value: the binding's own, unless the author gave the output a name. */
export interface NamedOutput {
  readonly output: PlanOutput<BoundField>;
  readonly column: string;
}

/**
 * Names all outputs first, so that they get the plain names and columns in between the others. The times of an alert get
 * the names that Sentinel looks for: `time` is the column of the row's time, the first and last time are the ends.
 */
export function nameOutputs(
  outputs: readonly PlanOutput<BoundField>[],
  names: Names,
  time: string,
): readonly NamedOutput[] {
  const special = new Map<string, string>();
  return outputs.flatMap((output) => {
    if (isAbsent(output)) return [];
    const column = timeColumn(output, time) ?? scoreColumn(output);
    const events = eventsOf(output);
    // Two outputs may ask for the same time; of another event it is another time.
    if (column === undefined || (special.get(column) ?? events) !== events) {
      return [{ output, column: names.take(wantedName(output)) }];
    }
    special.set(column, events);
    return [{ output, column }];
  });
}

function eventsOf(output: PlanOutput<BoundField>): string {
  const [event = ""] = shownFields(output)?.fields.keys() ?? [];
  return event;
}

/** The score keeps the name of the column that it is computed in. */
function scoreColumn({ name, value }: PlanOutput<BoundField>): string | undefined {
  const isScore = value.kind === "score" || (value.kind === "max" && value.of === "score");
  return isScore && pascalCase(name) === COLUMNS.score ? COLUMNS.score : undefined;
}

function timeColumn({ name, value }: PlanOutput<BoundField>, time: string): string | undefined {
  const isTime = (fields: ReadonlyMap<string, BoundField>) =>
    [...fields.values()].every((field) => field.name === "time");
  switch (value.kind) {
    case "field":
      return name === "time" && isTime(value.fields) ? time : endColumn(value.fields);
    case "first":
    case "min":
      return value.of !== "score" && isTime(value.of.fields) ? COLUMNS.first : undefined;
    case "last":
    case "max":
      return value.of !== "score" && isTime(value.of.fields) ? COLUMNS.last : undefined;
    case "key":
    case "score":
    case "count":
    case "count_distinct":
    case "values":
    case "duration":
      return undefined;
    default:
      return assertNever(value);
  }
}

/** The first or last record of an operation. */
function endColumn(fields: ReadonlyMap<string, BoundField>): string | undefined {
  const [field] = fields.values();
  const column = field === undefined ? undefined : planColumn(field)?.kql;
  if (column?.kind !== "name") return undefined;
  return column.name === COLUMNS.first || column.name === COLUMNS.last ? column.name : undefined;
}

/** No record has a value for it; the note says so, and an empty column would only pretend. */
function isAbsent(output: PlanOutput<BoundField>): boolean {
  const fields = outputFields(output.value);
  return fields.length > 0 && fields.every(isAbsentField);
}

function wantedName(output: PlanOutput<BoundField>): string {
  const [field] = outputFields(output.value);
  const own = field?.binding.output;
  const isPlain = output.value.kind === "field" || output.value.kind === "key";
  if (isPlain && field !== undefined && own !== undefined && field.name === output.name && /^[A-Za-z]\w*$/.test(own)) {
    return own;
  }
  return pascalCase(output.name);
}

/** The fields and folding behind a value that shows one of them. */
export function shownFields(
  output: PlanOutput<BoundField>,
): { readonly fields: ReadonlyMap<string, BoundField>; readonly fold: boolean } | undefined {
  const { value } = output;
  const ofKey = (key: PlanKey<BoundField> | "score") =>
    key === "score" ? undefined : { fields: key.fields, fold: key.fold };
  switch (value.kind) {
    case "field":
      return { fields: value.fields, fold: false };
    case "key":
      return ofKey(value.key);
    case "values":
    case "first":
    case "last":
    case "min":
    case "max":
      return ofKey(value.of);
    case "score":
    case "count":
    case "count_distinct":
    case "duration":
      return undefined;
    default:
      return assertNever(value);
  }
}
