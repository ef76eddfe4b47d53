import { call, number } from "../../../relation/build.ts";
import type { Frame, Scalar } from "../../../relation/nodes.ts";
import { type RowContext, windowColumn } from "./context.ts";
import { form } from "./define.ts";
import type { Call, FunctionTable } from "./functions.ts";
import { readScalar, readTruth } from "./scalar.ts";
import { unread } from "./unread.ts";
import { constantNumber, isNullLiteral, rowOrder, type Value, value } from "./value.ts";

// "Window functions": rows are in the order of the last `sort`; of `serialize` alone and of tables no order is promised.

/** `prev()` and `next()`: "the default value to be used when there are no previous rows is null", of a string the empty one. */
function neighbour(before: boolean) {
  return form((given: Call): Value => {
    const { nodes, context, node } = given;
    const [of, offsetNode, fallbackNode] = nodes;
    if (of === undefined) return unread(node, "A row of nothing");
    const read = readScalar(of, context);
    const offset = offsetNode === undefined ? 1 : constantNumber(readScalar(offsetNode, context));
    if (offset === undefined || !Number.isInteger(offset) || offset < 1) return unread(node, "This offset");
    const order = rowOrder(context.table);
    const shape = before
      ? {}
      : {
          order: order.map(
            (each) =>
              ({ ...each, descending: !each.descending, nulls: each.nulls === "first" ? "last" : "first" }) as const,
          ),
        };
    const lag = windowColumn(context, "prev", { function: "lag", of: read.scalar, offset }, shape);
    if (fallbackNode === undefined) return heldLike(read, lag);
    const fallback = readScalar(fallbackNode, context);
    if (isNullLiteral(fallback)) return heldLike(read, lag);
    const place = windowColumn(context, "place", { function: "row_number" }, shape);
    return heldLike(read, call("if", call("less_equal", place, number(offset)), fallback.scalar, lag));
  });
}

/** A window's result as what it was computed from; a missing string is empty. */
function heldLike(of: Value, scalar: Scalar): Value {
  return of.type === "string" ? value("string", scalar) : { ...of, scalar };
}

const SO_FAR: Frame = { unit: "rows", preceding: null, following: 0 };

/** The rows since the last one that a condition restarts at. */
function section(restart: Call["node"] | undefined, context: RowContext): readonly Scalar[] {
  if (restart === undefined) return [];
  const restarts = call("if", readTruth(restart, context), number(1), number(0));
  return [windowColumn(context, "section", { function: "sum", of: restarts }, { frame: SO_FAR })];
}

export const ROW_FUNCTIONS: FunctionTable = {
  prev: neighbour(true),
  next: neighbour(false),
  // "row_cumsum": the restarting row begins again with its own value. inferred: a null adds nothing.
  row_cumsum: form(({ nodes, context, node }) => {
    const [of, restart] = nodes;
    if (of === undefined) return unread(node, "A sum of nothing");
    const read = readScalar(of, context);
    const partition = section(restart, context);
    const sum = windowColumn(context, "sum", { function: "sum", of: read.scalar }, { partition, frame: SO_FAR });
    return { type: read.type, scalar: call("coalesce", sum, number(0)) };
  }),
  row_number: form(({ nodes, context }) => {
    const [start, restart] = nodes;
    const from = start === undefined ? number(1) : readScalar(start, context).scalar;
    const partition = section(restart, context);
    const place = windowColumn(context, "place", { function: "row_number" }, { partition });
    return value("long", call("add", place, call("subtract", from, number(1))));
  }),
};
