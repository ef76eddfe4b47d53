import { all, call, column, number, readFrom } from "../../../relation/build.ts";
import type { Clause, NamedAggregate, Relation, Scalar } from "../../../relation/nodes.ts";
import type { Documents, Field } from "../documents.ts";
import type { Threshold } from "../envelope.ts";
import { Unreadable } from "../unreadable.ts";

const COUNT = "$count";

/**
 * One alert per combination of values of the group fields that enough documents have (Kibana, build_threshold_aggregation: a
 * composite aggregation with `docCount >= value` and `cardinalityCount >= value`). A document without one of the fields is in
 * no bucket, one with several values in one for each. Without fields all documents are one bucket.
 *
 * Kibana also leaves out documents up to the last alert of a bucket (get_threshold_bucket_filters), which one run by itself
 * does not show: later alerts count from zero.
 */
export function thresholdAlerts(
  matching: Relation,
  { fields, value, cardinality }: Threshold,
  groups: readonly Field[],
  distinct: readonly Field[],
  clause: Clause,
): Relation {
  const buckets = groups.reduce<Relation>(
    (input, field) => ({ kind: "expand", input, name: field.name, list: distinctValues(field), outer: false }),
    matching,
  );
  const keys = groups.map((field, index) => ({
    name: fields[index] ?? field.name,
    value: column(field.name, elementType(field)),
  }));
  const columns: NamedAggregate[] = [
    { name: COUNT, call: { function: "count" } },
    ...distinct.map(
      (field, index): NamedAggregate => ({
        name: `$distinct ${index}`,
        call: { function: "concat", of: field.values },
      }),
    ),
  ];
  const enough = cardinality.map(({ value: least }, index) =>
    call(
      "less_equal",
      number(least),
      call("list_length", call("list_distinct", column(`$distinct ${index}`, distinct[index]?.values.type ?? "texts"))),
    ),
  );
  const where = readFrom(clause, all([call("less_equal", number(value), column(COUNT, "number")), ...enough]));
  return { kind: "filter", input: { kind: "aggregate", input: buckets, keys, columns }, where };
}

export function fieldsOfThreshold(
  { fields, cardinality }: Threshold,
  documents: Documents,
  clause: Clause,
): {
  readonly groups: readonly Field[];
  readonly distinct: readonly Field[];
} {
  const groups = fields.map((name) => grouped(documents.field(name), clause));
  return { groups, distinct: cardinality.map(({ field }) => grouped(documents.field(field), clause)) };
}

/** Fields that terms can be counted of ("Terms aggregation": keyword, numeric, ip, boolean). */
export function grouped(field: Field, clause: Clause): Field {
  if (!["keyword", "ip", "number", "boolean"].includes(field.class) || field.lowered) {
    throw new Unreadable(`Grouping by the ${field.type} field ${field.name} is not read`, clause);
  }
  return field;
}

export function distinctValues({ values }: Field): Scalar {
  return call("list_distinct", values);
}

export function elementType({ values }: Field): "text" | "number" | "boolean" {
  return values.type === "numbers" ? "number" : values.type === "booleans" ? "boolean" : "text";
}
