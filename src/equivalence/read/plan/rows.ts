import { column } from "../../relation/build.ts";
import type { Order, Scalar } from "../../relation/nodes.ts";

/**
 * Columns that every row of a plan has: which event it is, its time (in milliseconds since 1970, as all times), when its first
 * and its last record happened, what settles the order of rows of one time, and the points it earned.
 */
export const EVENT = "event";
export const TIME = "time";
export const FIRST = "first";
export const LAST = "last";
export const ID = "id";
export const POSITION = "position";
export const SCORE = "score";

export const time: Scalar = column(TIME, "number");
export const event: Scalar = column(EVENT, "text");
export const position: Scalar = column(POSITION, "number");

/** The values of a field that are not missing, as texts. */
export function fieldValues(name: string): Scalar {
  return column(fieldColumn(name), "texts");
}

export function fieldColumn(name: string): string {
  return `field ${name}`;
}

function ascending(by: Scalar): Order {
  return { by, descending: false, nulls: "first" };
}

/** "Ordered by time; events of the same time by event id, then by the order in which they came in." */
export const inOrder: readonly Order[] = [time, column(ID, "text"), position, event].map(ascending);

/** What windows over time see: events of one time are in each other's. */
export const byTime: readonly Order[] = [ascending(time)];
