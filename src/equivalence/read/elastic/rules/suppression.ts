import { any, call, column } from "../../../relation/build.ts";
import type { Clause, Order, Relation, Scalar } from "../../../relation/nodes.ts";
import { isFilled } from "../address.ts";
import { type Documents, SERIAL } from "../documents.ts";
import type { Suppression } from "../envelope.ts";
import { Unreadable } from "../unreadable.ts";

/**
 * Of the alerts of one run with the same values in the fields of the suppression only the first is raised; the others count
 * as more of it (Elastic Security, "Suppress detection alerts"). What has none of the values in a field is grouped as one
 * with `suppress` and left alone with `doNotSuppress`. A duration reaches over several runs, which one run by itself does
 * not show: it is read as if it ended with the run.
 */
export function suppressed(
  alerts: Relation,
  groups: readonly Scalar[],
  { missing }: Suppression,
  time: Scalar,
  clause: Clause,
): Relation {
  if (missing !== "suppress" && missing !== "doNotSuppress") {
    throw new Unreadable(`The strategy ${missing} for missing fields is not read`, clause);
  }
  const serial = column(SERIAL, "number");
  const lone = any(groups.map((values) => call("not", isFilled(values))));
  const own =
    missing === "suppress" ? [] : [call("if", lone, serial, { kind: "literal", value: null, type: "number" })];
  const ascending = (by: Scalar): Order => ({ by, descending: false, nulls: "last" });
  return {
    kind: "pick",
    input: alerts,
    keys: [...groups.map((values) => call("list_distinct", values)), ...own],
    order: [ascending(time), ascending(serial)],
    count: 1,
  };
}

export function groupsOf({ groupBy }: Suppression, documents: Documents): readonly Scalar[] {
  return groupBy.map((name) => documents.field(name).values);
}
