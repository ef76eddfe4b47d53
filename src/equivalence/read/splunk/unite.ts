import type { Place } from "../../../backends/splunk/parse/syntax.ts";
import { column, missing } from "../../relation/build.ts";
import type { NamedScalar, Relation, ValueType } from "../../relation/nodes.ts";
import { type Flow, fieldOf, type Reading } from "./flow.ts";
import { refuse } from "./problem.ts";
import { commonKind, convert, NULL, ofKind, type Value } from "./value.ts";

/**
 * The events of several streaming searches as one (Splunk Search Reference, multisearch). inferred: they come in the order
 * of time, as those of one search do.
 */
export function uniteFlows(flows: readonly Flow[], reading: Reading, place: Place): Flow {
  const [first] = flows;
  if (first === undefined) return refuse("There is no search", place);
  if (flows.some(({ byTime, order }) => byTime !== "descending" || order.length !== first.order.length)) {
    return refuse("A search of `multisearch` that sorts, or sets `_time`, is not covered", place);
  }
  const names = [...new Set(flows.flatMap(({ fields }) => [...fields.keys()]))];
  const columns: NamedScalar[][] = flows.map(() => []);
  const fields = new Map<string, Value>();
  for (const name of names) {
    const values = flows.map((flow) => fieldOf(flow, name));
    const kind = commonKind(
      values.map((value) => value.kind),
      place,
    );
    if (kind === "null") {
      fields.set(name, NULL);
      continue;
    }
    const type: ValueType = kind;
    const fresh = `${name} ${reading.next()}`;
    values.forEach((value, index) => {
      const scalar = value.kind === "null" ? missing(type) : convert(value, kind, place);
      columns[index]?.push({ name: fresh, value: scalar });
    });
    fields.set(name, ofKind(kind, column(fresh, type)));
  }
  const inputs = flows.map(({ relation }, index): Relation => {
    const added = columns[index] ?? [];
    return added.length === 0 ? relation : { kind: "extend", input: relation, columns: added };
  });
  return {
    relation: { kind: "union", inputs },
    fields,
    // What no search has set is read from the events of each, under one name.
    scans: flows.flatMap(({ scans }) => scans),
    order: first.order,
    byTime: "descending",
  };
}
