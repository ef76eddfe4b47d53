import type { Comparison, FieldRef } from "../../../model/nodes.ts";
import { assertNever } from "../../../model/walk.ts";
import type { Count, Plan } from "../../../plan/nodes.ts";
import { all, call, column, missing, number, text } from "../../relation/build.ts";
import { columnsOf } from "../../relation/columns.ts";
import type { NamedScalar, Order, Relation, Scalar, Window } from "../../relation/nodes.ts";
import { firstKey, keyColumns, tuple, withKeys } from "./keys.ts";
import { byTime, EVENT, event, ID, inOrder, POSITION, position, TIME, time } from "./rows.ts";

type Node<K extends Plan<FieldRef>["kind"]> = Extract<Plan<FieldRef>, { readonly kind: K }>;

const KEY = "key";
/** In front of the columns of the anchor that was joined to a row. */
const ANCHOR = "anchor ";

/** "For some event of a key at time t, the number of the key's events in [t − timespan, t] meets every operator." */
export function countRows(node: Count<FieldRef>, input: Relation): Relation {
  const keys = keyColumns(node.keys, KEY);
  const keyed = withKeys(input, node.keys, KEY);
  const counted = node.distinct === undefined ? keyed : withKeys(keyed, node.distinct, "counted");
  const windowed: Relation = {
    kind: "window",
    input: counted,
    partition: keys,
    order: byTime,
    frame: { unit: "range", preceding: node.timespan, following: 0 },
    columns: [
      {
        name: "count",
        call:
          node.distinct === undefined
            ? { function: "count" }
            : { function: "count_distinct", of: tuple(keyColumns(node.distinct, "counted")) },
      },
    ],
    gathers: true,
  };
  const held: Relation = { kind: "filter", input: windowed, where: meets(column("count", "number"), node.conditions) };
  return { kind: "pick", input: held, keys: [event, position, ...keys], order: inOrder, count: 1 };
}

function meets(count: Scalar, conditions: readonly Comparison[]): Scalar {
  return all(
    conditions.map(({ operator, value }) => {
      const limit = number(value);
      switch (operator) {
        case "gt":
          return call("less", limit, count);
        case "gte":
          return call("less_equal", limit, count);
        case "lt":
          return call("less", count, limit);
        case "lte":
          return call("less_equal", count, limit);
        case "eq":
          return call("equals", count, limit);
        case "neq":
          return call("not", call("equals", count, limit));
        default:
          return assertNever(operator);
      }
    }),
  );
}

/** "Within one window of `timespan` every named event occurs for the key", in the order of the events where that is asked. */
export function togetherRows(node: Node<"together">, inputs: readonly Relation[]): Relation {
  const keys = keyColumns(node.keys, KEY);
  const keyed = withKeys({ kind: "union", inputs }, node.keys, KEY);
  const window = (
    input: Relation,
    preceding: number | null,
    columns: Window["columns"],
    gathers = false,
  ): Relation => ({
    kind: "window",
    input,
    partition: keys,
    order: byTime,
    frame: { unit: "range", preceding, following: 0 },
    columns,
    gathers,
  });
  const only = (name: string, value: Scalar): Scalar =>
    call("if", call("equals", event, text(name)), value, missing(value.type));
  if (!node.ordered) {
    const seen = node.inputs.map(({ event: name }, index) => ({
      name: `seen ${index}`,
      call: { function: "count", of: only(name, number(1)) } as const,
    }));
    const where = all(seen.map(({ name }) => call("less", number(0), column(name, "number"))));
    return { kind: "filter", input: window(keyed, node.timespan, seen, true), where };
  }
  // Each row knows the latest start of a chain that ends with it; of two at one time either may be first.
  let chained = keyed;
  node.inputs.forEach(({ event: name }, index) => {
    const before = column("before", "number");
    if (index > 0) {
      const of = column(`chain ${index - 1}`, "number");
      chained = window(chained, null, [{ name: "before", call: { function: "max", of } }]);
    }
    const columns: readonly NamedScalar[] = [
      { name: `chain ${index}`, value: only(name, index === 0 ? time : before) },
    ];
    chained = { kind: "extend", input: chained, columns };
  });
  const length = call("subtract", time, column(`chain ${node.inputs.length - 1}`, "number"));
  return {
    kind: "filter",
    input: window(chained, node.timespan, [], true),
    where: call("is_true", call("less_equal", length, number(node.timespan))),
  };
}

/** "An event B and an anchor A of the key satisfy A − before ≤ B ≤ A + after; one alert per B, with the nearest A." */
export function anchoredRows(node: Node<"anchored">, anchors: Relation, others: Relation): Relation {
  const keyed = withKeys(anchors, node.keys, KEY);
  const renamed: Relation = {
    kind: "project",
    input: keyed,
    columns: [...columnsOf(keyed)].map(([name, type]) => ({ name: `${ANCHOR}${name}`, value: column(name, type) })),
  };
  const anchor = column(`${ANCHOR}${TIME}`, "number");
  const keys = keyColumns(node.keys, KEY);
  const near: Relation = {
    kind: "join",
    form: "inner",
    left: withKeys(others, node.keys, KEY),
    right: renamed,
    on: all([
      ...keys.map((key, index) => call("equals", key, column(`${ANCHOR}${KEY} ${index}`, "text"))),
      call("less_equal", call("subtract", anchor, number(node.before)), time),
      call("less_equal", time, call("add", anchor, number(node.after))),
    ]),
  };
  const nearest = [
    call("abs", call("subtract", anchor, time)),
    anchor,
    column(`${ANCHOR}${ID}`, "text"),
    column(`${ANCHOR}${POSITION}`, "number"),
    column(`${ANCHOR}${EVENT}`, "text"),
  ];
  const order = nearest.map((by): Order => ({ by, descending: false, nulls: "first" }));
  return { kind: "pick", input: near, keys: [event, position, ...keys], order, count: 1 };
}

/** "No earlier event with the same values lies in [t − history, t]", and "a missing value is never new". */
export function firstSeenRows(node: Node<"first_seen">, input: Relation): Relation {
  return unrepeated(withKeys(input, node.value, KEY), keyColumns(node.value, KEY), time, inOrder, node.history);
}

/**
 * "Drops an alert when an earlier one with the same values lies within `within` before it", dropped or not; "an alert that
 * lacks one of the values is never dropped". An alert near an anchor has the anchor's values, too.
 */
export function onceRows(node: Node<"once">, input: Relation): Relation {
  const prefixes = node.input.kind === "anchored" ? ["", ANCHOR] : undefined;
  const once = column("once", "text");
  const extended: Relation = {
    kind: "extend",
    input,
    columns: [{ name: "once", value: firstKey(node.fields, prefixes) }],
  };
  return unrepeated(extended, [once], time, inOrder, node.within, call("is_null", once));
}

/** Rows that follow none of the same key within some time; `always` are kept in any case. */
function unrepeated(
  input: Relation,
  keys: readonly Scalar[],
  at: Scalar,
  order: readonly Order[],
  within: number,
  always?: Scalar,
): Relation {
  const previous: Relation = {
    kind: "window",
    input,
    partition: keys,
    order,
    columns: [{ name: "previous", call: { function: "lag", of: at } }],
  };
  const known = column("previous", "number");
  const isNew = call("not", call("is_true", call("less_equal", call("subtract", at, known), number(within))));
  return { kind: "filter", input: previous, where: always === undefined ? isNew : call("or", always, isNew) };
}
