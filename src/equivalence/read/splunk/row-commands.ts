import type { CommandOf } from "../../../backends/splunk/parse/syntax.ts";
import { call, column, missing } from "../../relation/build.ts";
import type { Order, Relation, Scalar } from "../../relation/nodes.ts";
import { plainNames } from "./field-commands.ts";
import { ascending, type Flow, fieldOf, filtered, type Reading } from "./flow.ts";
import { refuse } from "./problem.ts";
import { refuseOptions, wordOf } from "./statistics.ts";
import { asText, firstOf, looseText, numericText } from "./value.ts";

/**
 * Keeps the first row of each combination of values in the order of the search, by default the most recent; rows in which
 * a field is missing are dropped (Splunk Search Reference, dedup).
 */
export function readDedup(command: CommandOf<"dedup">, flow: Flow): Flow {
  refuseOptions(command.options, []);
  const names = plainNames(command.fields, command);
  const keys = names
    .map((name) => fieldOf(flow, name))
    .map((value) => (value.kind === "null" ? missing("text") : value.scalar));
  const present = keys.reduce((rows, key) => filtered(rows, call("not", call("is_null", key))), flow);
  const order =
    command.sort.length === 0 ? flow.order : [...command.sort.flatMap((key) => sortOrder(key, flow)), ...flow.order];
  return {
    ...present,
    relation: { kind: "pick", input: present.relation, keys, order, count: command.count ?? 1 },
    order,
  };
}

type Key = CommandOf<"sort">["keys"][number];

/** inferred: rows that are equal in the order stay as they were. Values sort by number where they are numbers. */
function sortOrder(key: Key, flow: Flow, reversed = false): readonly Order[] {
  if (key.kind === "macro") return refuse(`The macro \`${key.name}\` is not defined in the files`, key);
  if (key.by === "ip") return refuse("`ip()` is not covered", key);
  const value = fieldOf(flow, key.field.name);
  const descending = key.descending !== reversed;
  const along = (by: Scalar): Order => ({ by, descending, nulls: "last" });
  switch (value.kind) {
    case "null":
      return [];
    case "number":
      return [along(value.scalar)];
    default: {
      const one = value.kind === "texts" ? firstOf(value.scalar) : asText(value, key);
      return key.by === "str" ? [along(one)] : [along(numericText(one)), along(one)];
    }
  }
}

/** Without a count 10,000 rows are left, with 0 all (Splunk Search Reference, sort). */
export function readSort(command: CommandOf<"sort">, flow: Flow): Flow {
  const options = refuseOptions(command.options, ["limit"]);
  const limit = options.get("limit");
  const count = command.count ?? (limit === undefined ? 10_000 : Number(wordOf(limit, "")));
  if (!Number.isInteger(count) || count < 0) return refuse("The count has to be a whole number", command);
  const order = [...command.keys.flatMap((key) => sortOrder(key, flow, command.reversed)), ...flow.order];
  const [first] = command.keys;
  const isTime = first?.kind === "key" && first.field.name === "_time" && fieldOf(flow, "_time").kind === "number";
  const descending = first?.kind === "key" && first.descending !== command.reversed;
  const sorted: Flow = { ...flow, order, byTime: isTime ? (descending ? "descending" : "ascending") : undefined };
  return count === 0 ? sorted : picked(sorted, count);
}

function picked(flow: Flow, count: number): Flow {
  return { ...flow, relation: { kind: "pick", input: flow.relation, keys: [], order: flow.order, count } };
}

/** The first rows in the order of the search (Splunk Search Reference, head). */
export function readHead(command: CommandOf<"head">, flow: Flow): Flow {
  const options = refuseOptions(command.options, ["limit"]);
  if (command.condition !== undefined) return refuse("`head` with a condition is not covered", command);
  const count = command.count ?? Number(wordOf(options.get("limit"), ""));
  return Number.isInteger(count) && count > 0
    ? picked(flow, count)
    : refuse("The count has to be a number from 1 on", command);
}

/** One row per value. inferred: a row without the field stays. */
export function readMvexpand(command: CommandOf<"list">, flow: Flow, reading: Reading): Flow {
  refuseOptions(command.options, []);
  const [name, second] = plainNames(command.fields, command);
  if (name === undefined || second !== undefined) return refuse("`mvexpand` takes one field", command);
  const value = fieldOf(flow, name);
  if (value.kind !== "texts") return flow;
  const item = `${name} ${reading.next()}`;
  const relation: Relation = { kind: "expand", input: flow.relation, name: item, list: value.scalar, outer: true };
  const one = column(item, "text");
  // Values of one row differ, or it does not matter which comes first.
  const order = [...flow.order, ascending(one)];
  return { ...flow, relation, fields: new Map([...flow.fields, [name, looseText(one)]]), order };
}
