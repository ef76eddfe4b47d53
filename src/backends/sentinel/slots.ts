import type { Expression } from "../../catalog/expression.ts";
import { expressionKey } from "../../catalog/expression-key.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import type { Span } from "../../diagnostics/span.ts";
import { canonicalWord } from "./canonical-word.ts";
import { asColumn, asText, COLUMNS, lowerExpression, missing } from "./expression.ts";
import type { Names } from "./names.ts";
import { call, type Kql, type KqlType, type Typed } from "./syntax.ts";

/** A column of the rows below the trigger: one value per record, whichever event the record matched. */
export interface Slot {
  readonly column: string;
  readonly type: KqlType;
  readonly nullable: boolean;
  /** Holds several values, as JSON text. */
  readonly list: boolean;
  /** Has a closed vocabulary, so that records that become one row keep them all. */
  readonly vocabulary: boolean;
  readonly fields: ReadonlyMap<string, BoundField>;
  readonly fold: boolean;
  readonly span: Span;
}

export interface SlotRequest {
  readonly fields: ReadonlyMap<string, BoundField>;
  readonly fold: boolean;
  /** The name it should have, if that is free. */
  readonly wanted: string;
  /** The name is already kept for it, as that of the output it is. */
  readonly owned?: boolean;
  readonly span: Span;
}

export interface Slots {
  /** The column for some fields; the same fields give the same column. */
  of(request: SlotRequest): Slot;
  readonly all: () => readonly Slot[];
}

export function createSlots(names: Names): Slots {
  const slots = new Map<string, Slot>();
  return {
    all: () => [...slots.values()],
    of(request) {
      const fold = request.fold && ![...request.fields.values()].every(isLowerField);
      const fields = [...request.fields].map(([event, field]) => `${event} ${stored(field)}`);
      const key = `${fold} ${fields.join()}`;
      const known = slots.get(key);
      if (known !== undefined) return known;
      const slot = makeSlot({ ...request, fold }, names);
      slots.set(key, slot);
      return slot;
    },
  };
}

function makeSlot(request: SlotRequest, names: Names): Slot {
  const fields = [...request.fields.values()];
  const types = new Set(fields.map((field) => fieldValue(field, request.fold).type));
  const [only] = types;
  const definitions = fields.map((field) => field.definition);
  return {
    column: request.owned === true ? request.wanted : names.take(request.wanted),
    type: types.size === 1 && only !== undefined ? only : "string",
    nullable: fields.some((field) => field.binding.nullable),
    list: definitions.some((definition) => definition.list),
    vocabulary: definitions.some((definition) => definition.values !== undefined),
    fields: request.fields,
    fold: request.fold,
    span: request.span,
  };
}

/** What tells one column from another: fields with words of their own are told apart by name. */
function stored({ name: fieldName, binding, expression }: BoundField): string {
  return binding.cases === undefined ? expressionKey(expression) : fieldName;
}

function isLowerField({ binding, expression }: BoundField): boolean {
  if (binding.cases === undefined) return isLower(expression);
  return [...binding.cases.keys()].every((word) => word === word.toLowerCase());
}

function isLower(expression: Expression): boolean {
  if (expression.kind === "lower") return true;
  if (expression.kind === "remove" || expression.kind === "segment" || expression.kind === "extract") {
    return isLower(expression.of);
  }
  return expression.kind === "first_of" && expression.options.every(isLower);
}

/** The value of a slot on a record of some events of one scan, which store their fields alike. */
export function slotValue(slot: Slot, events: readonly string[]): Kql {
  const field = events.map((event) => slot.fields.get(event)).find((found) => found !== undefined);
  if (field === undefined || isAbsent(field)) return missing(slot.type);
  const value = fieldValue(field, slot.fold);
  return value.type === slot.type ? value.kql : asText(value);
}

/** A field that `cases` define is there though no stored field holds it. */
export function isAbsent({ binding, expression }: BoundField): boolean {
  return expression.kind === "absent" && binding.cases === undefined;
}

function fieldValue(field: BoundField, fold: boolean): Typed {
  const value = canonicalWord(field) ?? asColumn(lowerExpression(field.expression), field.definition);
  // Text passes through every aggregate alike; lists are taken apart where their elements matter.
  if (field.definition.list && !fold) return { kql: asText(value), type: "string" };
  return fold ? { kql: call("tolower", asText(value)), type: "string" } : value;
}

/** Whether rows of some events may be without a value: where the target has none for one of them, or need not have. */
export function mayLack(slot: Slot, events: readonly string[]): boolean {
  return events.some((event) => {
    const field = slot.fields.get(event);
    return field === undefined || field.binding.nullable || isAbsent(field);
  });
}

/** The column that the plan itself fills, for `time`, `time.first`, `time.last` and `score`. */
export function planColumn(field: BoundField): Typed | undefined {
  if (field.name === "time") return { kql: { kind: "name", name: COLUMNS.time }, type: "datetime" };
  if (field.expression.kind !== "column" || !field.expression.name.startsWith("$")) return undefined;
  return field.expression.name === "$ingestion_time" ? undefined : lowerExpression(field.expression);
}
