import { all, call, column, now, readFrom } from "../../../relation/build.ts";
import type { Clause, Relation, Scalar } from "../../../relation/nodes.ts";
import { before, type Documents, type Field, SERIAL } from "../documents.ts";
import type { Envelope, NewTerms } from "../envelope.ts";
import { distinctValues, elementType, grouped } from "./threshold.ts";

const FIRST = "$first";

/**
 * One alert per combination of values that is new, made of the earliest document with it (Kibana, build_new_terms_aggregation).
 * New is a combination whose earliest document of all those that match the rule since the start of its history came after the
 * start of the rule's own window (`first_seen_value > start_time`). Documents without one of the fields have no combination;
 * those with several values have one for each ("New terms rule": every combination of array values).
 */
export function newTermsAlerts(
  matching: Relation,
  { from, to }: Envelope,
  time: Scalar,
  fields: readonly Field[],
  clauses: { readonly window: Clause; readonly fields: Clause },
): Relation {
  const combinations = fields.reduce<Relation>(
    (input, field) => ({ kind: "expand", input, name: field.name, list: distinctValues(field), outer: false }),
    matching,
  );
  const keys = fields.map((field) => column(field.name, elementType(field)));
  const seen: Relation = {
    kind: "window",
    input: combinations,
    partition: keys,
    order: [],
    columns: [{ name: FIRST, call: { function: "min", of: time } }],
  };
  const isNew = readFrom(clauses.fields, call("less", before(now, from), column(FIRST, "number")));
  const inWindow = readFrom(
    clauses.window,
    all([call("less_equal", before(now, from), time), call("less_equal", time, before(now, to))]),
  );
  return {
    kind: "pick",
    input: { kind: "filter", input: seen, where: all([isNew, inWindow]) },
    keys,
    order: [
      { by: time, descending: false, nulls: "last" },
      { by: column(SERIAL, "number"), descending: false, nulls: "last" },
    ],
    count: 1,
  };
}

export function fieldsOfNewTerms({ fields }: NewTerms, documents: Documents, clause: Clause): readonly Field[] {
  return fields.map((name) => grouped(documents.field(name), clause));
}
