import type { BoundField } from "../../catalog/nodes.ts";
import type { Stages } from "../../plan/stages.ts";
import { type QueryContext, since } from "./context.ts";
import { COLUMNS } from "./expression.ts";
import { pascalCase } from "./names.ts";
import type { SideColumns } from "./rows.ts";
import { allPresent, firstPresent, sessions } from "./sessions.ts";
import type { Slot } from "./slots.ts";
import { type Assignment, assign, call, extend, type KqlType, name, type Step, where } from "./syntax.ts";

type Once = NonNullable<Stages<BoundField>["once"]>;

const FIRST_ARRIVED = "FirstIngested";

/** The columns that collapsing alerts adds. */
export const ONCE_COLUMNS: readonly string[] = [FIRST_ARRIVED, "Session", "LoneRow"];

export function onceKeys(once: Once, context: QueryContext): readonly Slot[] {
  return once.fields.map((key) =>
    context.slots.of({ fields: key.fields, fold: key.fold, wanted: `${pascalCase(key.name)}Key`, span: key.span }),
  );
}

export interface OnceRequest {
  readonly once: Once;
  readonly keys: readonly Slot[];
  readonly slots: readonly Slot[];
  /** Columns beside the slots whose first value the alert shows. */
  readonly carried: readonly { readonly column: string; readonly type: KqlType }[];
  readonly columns: SideColumns;
  /** The column already holds all values of its vocabulary, as text. */
  readonly areSets: (slot: Slot) => boolean;
  /** Whether an alert may be without the slot's value. */
  readonly mayLack: (slot: Slot) => boolean;
  /** Rows are operations already, with a first and a last record. */
  readonly ends: boolean;
}

/** One row per session of rows that share the keys, if the first of them to arrive did so in this run. */
export function onceSteps(request: OnceRequest, context: QueryContext): readonly Step[] {
  const { once, keys, slots, carried, columns, areSets, mayLack, ends } = request;
  const { timing } = context;
  const [first, last] = ends ? [columns.first, columns.last] : [columns.time, columns.time];
  const session = sessions({
    keys,
    lacking: keys.filter(mayLack),
    rowId: columns.id,
    within: once.within,
  });
  const aggregates: Assignment[] = [
    assign(COLUMNS.first, call("min", name(first))),
    assign(COLUMNS.last, call("max", name(last))),
    ...(context.choosesFresh ? [assign(FIRST_ARRIVED, call("min", name(columns.arrival)))] : []),
    ...slots.filter((slot) => !keys.includes(slot)).map((slot) => aggregate(slot, areSets(slot), mayLack(slot))),
    ...carried.map(({ column, type }) => firstPresent(column, type, false)),
  ];
  const toTime = columns.time === COLUMNS.time ? [] : extend([assign(COLUMNS.time, name(columns.time))]);
  return [
    ...toTime,
    ...session.steps,
    { kind: "summarize", columns: aggregates, by: session.by },
    ...(context.choosesFresh && timing !== undefined
      ? [where({ kind: "located", of: since(name(FIRST_ARRIVED), timing.frequency), span: once.span })]
      : []),
  ];
}

function aggregate(slot: Slot, isSet: boolean, nullable: boolean): Assignment {
  if (!slot.vocabulary) return firstPresent(slot.column, slot.type, nullable);
  return isSet ? firstPresent(slot.column, "string", true) : allPresent(slot.column, slot.type);
}
