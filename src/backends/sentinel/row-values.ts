import type { BoundField } from "../../catalog/nodes.ts";
import type { PlanOutput } from "../../plan/nodes.ts";
import type { RowNeeds } from "./branch.ts";
import type { QueryContext } from "./context.ts";
import { COLUMNS } from "./expression.ts";
import { type NamedOutput, type Result, shownFields } from "./outputs.ts";
import type { Side } from "./rows.ts";
import { planColumn, type Slot } from "./slots.ts";
import { call, type KqlType, name, number, type Typed, text } from "./syntax.ts";

export type RowValue = Slot | Typed | undefined;

/** What each output shows of a row; of several inputs the first that has the field. */
export function rowValues(
  named: readonly NamedOutput[],
  sides: readonly Side[],
  context: QueryContext,
): ReadonlyMap<NamedOutput, RowValue> {
  return new Map(named.map((output) => [output, rowValue(output, sides, context)] as const));
}

function rowValue({ output, column }: NamedOutput, sides: readonly Side[], context: QueryContext): RowValue {
  if (output.value.kind === "score") return score(sides);
  if (output.value.kind === "duration") return duration();
  if (output.value.kind === "count") return { kql: number(1), type: "long" };
  const shown = shownFields(output);
  if (shown === undefined) return score(sides);
  // A key of a join is one column on all sides.
  const whole = output.value.kind === "key";
  const side = sides.find((candidate) => candidate.events.some((event) => shown.fields.has(event)));
  if (side === undefined) return undefined;
  const fields = whole ? shown.fields : new Map([...shown.fields].filter(([event]) => side.events.includes(event)));
  const [field] = fields.values();
  const fixed = field === undefined ? undefined : planColumn(field);
  if (fixed !== undefined) return { kql: name(sideColumn(fixed, side)), type: fixed.type };
  return context.slots.of({ fields, fold: shown.fold, wanted: column, owned: true, span: output.span });
}

function score([side]: readonly Side[]): Typed {
  return { kql: name(side?.columns.score ?? COLUMNS.score), type: "long" };
}

function duration(): Typed {
  return { kql: call("datetime_diff", text("second"), name(COLUMNS.last), name(COLUMNS.first)), type: "long" };
}

function sideColumn(fixed: Typed, { columns }: Side): string {
  const column = fixed.kql.kind === "name" ? fixed.kql.name : COLUMNS.time;
  if (column === COLUMNS.first) return columns.first;
  if (column === COLUMNS.last) return columns.last;
  return column === COLUMNS.score ? columns.score : columns.time;
}

/** `ends`: the row's own time has become the first of several. */
export function rowResults(
  named: readonly NamedOutput[],
  values: ReadonlyMap<NamedOutput, RowValue>,
  sets: (slot: Slot) => RowNeeds["sets"],
  ends: boolean,
): readonly Result[] {
  return named.flatMap((output): readonly Result[] => {
    const value = values.get(output);
    if (value === undefined) return [];
    const base = { output: output.output, column: output.column };
    if ("kql" in value) {
      const isTime = isOwnTime(output.output) && ends;
      return [{ ...base, value: isTime ? { kql: name(COLUMNS.first), type: "datetime" } : value, list: false }];
    }
    const asSet = sets(value) !== "none" && value.vocabulary;
    const type: KqlType = asSet && sets(value) === "dynamic" ? "dynamic" : value.type;
    return [{ ...base, value: { kql: name(value.column), type }, list: value.list || asSet }];
  });
}

function isOwnTime(output: PlanOutput<BoundField>): boolean {
  return output.name === "time";
}
