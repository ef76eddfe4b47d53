import { call, mapped, missing, number, someOf, text } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import { alike, asJson, asJsonList, asText, converted } from "./convert.ts";
import { at, fn, form } from "./define.ts";
import type { Call, FunctionTable } from "./functions.ts";
import { namedExpression } from "./nodes.ts";
import { readScalar, typeNamed } from "./scalar.ts";
import { unread } from "./unread.ts";
import { constantNumber, constantText, EMPTY_TEXT, isList, isWhole, listValue, type Value, value } from "./value.ts";

/**
 * `parse_json()`: a text that is no JSON gives "an object of type dynamic that holds the original string value"; `isempty`'s
 * page shows that the empty text gives null.
 */
const parseJson = fn(1, 1, (values) => {
  const of = at(values, 0);
  if (of.type === "dynamic") return of;
  const subject = asText(of);
  const asIs = call("if", call("equals", subject, EMPTY_TEXT), missing("json"), call("to_json", subject));
  const parsed = call("parse_json", subject);
  const isNull = call("equals", call("json_type", parsed), text("NULL"));
  return value("dynamic", call("if", isNull, missing("json"), call("coalesce", parsed, asIs)));
});

/** A list of one type, or of JSON. */
interface Items {
  readonly list: Scalar;
  readonly element: Value["element"];
}

function itemsOf(of: Value): Items {
  return isList(of) ? { list: of.scalar, element: of.element } : { list: asJsonList(of), element: undefined };
}

function made({ list, element }: Items): Value {
  return element === undefined ? { type: "dynamic", scalar: call("to_json", list) } : listValue(element, list);
}

/** Arrays as lists of the same type. */
function together(values: readonly Value[], { node }: Call): readonly Items[] {
  return alike(values, "dynamic", node).map(itemsOf);
}

function sets(name: "list_intersect" | "list_except" | "union") {
  return fn(2, 64, (values, given) => {
    const [first, ...rest] = together(values, given);
    if (first === undefined) return unread(given.node, "A set of nothing");
    const list = rest.reduce(
      (so, { list: next }) =>
        name === "union" ? call("list_distinct", call("list_concat", so, next)) : call(name, so, next),
      first.list,
    );
    return made({ list, element: first.element });
  });
}

function packed(given: Call): Value {
  const pairs = given.nodes.map((each) => readScalar(namedExpression(each).value, given.context));
  const parts = pairs.map((each, index) => (index % 2 === 0 ? asText(each) : asJson(each)));
  return value("dynamic", call("json_object", ...parts));
}

/** Names, and paths such as `$.a.b`, that are constant. */
function removedKeys(values: readonly Value[], { node }: Call): Value {
  const [bag, keys] = [at(values, 0), at(values, 1)];
  if (keys.scalar.kind !== "texts") return unread(node, "Keys that depend on the row");
  const patches = keys.scalar.values.map((key): Scalar => {
    const steps = key.startsWith("$") ? pathSteps(key, node) : [key];
    const patch = steps.reduceRight<unknown>((inner, step) => ({ [step]: inner }), null);
    return { kind: "literal", value: JSON.stringify(patch), type: "json" };
  });
  return value(
    "dynamic",
    patches.reduce((so, patch) => call("json_merge", so, patch), asJson(bag)),
  );
}

/** The names of a path `$.a.b`. */
function pathSteps(path: string, node: Call["node"]): readonly string[] {
  if (!/^\$(?:\.[A-Za-z_]\w*)+$/.test(path)) return unread(node, `The path ${path}`);
  return path.split(".").slice(1);
}

/** `extract_json()`: what a path finds in a JSON text. */
function extractJson({ nodes, context, node }: Call): Value {
  const [path, source, type] = nodes;
  if (path === undefined || source === undefined) return unread(node, "extract_json()");
  const steps = pathSteps(constantText(readScalar(path, context)) ?? "", node);
  const parsed = call("parse_json", asText(readScalar(source, context)));
  const found = steps.reduce<Scalar>((so, step) => call("json_member", so, text(step)), parsed);
  const to = type === undefined ? "string" : (typeNamed(type) ?? unread(type, "This typeof()"));
  return converted(value("dynamic", found), to, node);
}

function shifted(values: readonly Value[], { node }: Call, turn: "left" | "right", isRotation: boolean): Value {
  const array = itemsOf(at(values, 0));
  const by = constantNumber(at(values, 1));
  if (by === undefined) return unread(node, "A shift that depends on the row");
  const length = call("list_length", array.list);
  const steps = number(turn === "left" ? by : -by);
  const indexes = call("range", number(0), call("subtract", length, number(1)), number(1));
  const fill = values[2] === undefined ? undefined : values[2];
  const items = array.element === undefined || fill !== undefined ? asJsonList(at(values, 0)) : array.list;
  const element = items === array.list ? array.element : undefined;
  const filler: Scalar = fill === undefined ? missing(element === undefined ? "json" : "number") : asJson(fill);
  if (element !== undefined && !isRotation)
    return shifted(
      [{ type: "dynamic", scalar: asJson(at(values, 0)) }, ...values.slice(1)],
      { node } as Call,
      turn,
      isRotation,
    );
  const list = mapped(indexes, "place", (place) => {
    const from = call("add", place, steps);
    if (isRotation) {
      const turned = call("modulo", call("add", call("modulo", from, length), length), length);
      return call("element", items, turned);
    }
    const inside = call("and", call("less_equal", number(0), from), call("less", from, length));
    return call("if", inside, call("element", items, from), filler);
  });
  return made({ list, element });
}

export const DYNAMIC_FUNCTIONS: FunctionTable = {
  parse_json: parseJson,
  parsejson: parseJson,
  todynamic: parseJson,
  toobject: parseJson,
  dynamic_to_json: fn(1, 1, (values) => value("string", call("json_compact", asJson(at(values, 0))))),
  // "the number of elements in array, or null if array isn't an array".
  array_length: fn(1, 1, (values) => {
    const { list } = itemsOf(at(values, 0));
    return value("long", call("if", call("is_null", list), missing("number"), call("list_length", list)));
  }),
  array_concat: fn(1, 64, (values, given) => {
    const items = together(values, given);
    const [first] = items;
    return made({ list: call("list_concat", ...items.map(({ list }) => list)), element: first?.element });
  }),
  array_reverse: fn(1, 1, (values) => {
    const { list, element } = itemsOf(at(values, 0));
    return made({ list: call("list_reverse", list), element });
  }),
  /** From and to, both included, negative from the end. */
  array_slice: fn(3, 3, (values) => {
    const { list, element } = itemsOf(at(values, 0));
    return made({ list: call("list_slice", list, at(values, 1).scalar, at(values, 2).scalar), element });
  }),
  array_index_of: fn(2, 2, (values, { node }) => {
    const [array, sought] = [at(values, 0), at(values, 1)];
    const place =
      isList(array) && array.element === sought.type
        ? call("list_index", array.scalar, sought.scalar)
        : call("list_index", compactTexts(array), asText(sought));
    if (array.type !== "dynamic") return unread(node, "array_index_of() of no array");
    return value("long", call("coalesce", place, number(-1)));
  }),
  array_sum: fn(1, 1, (values, { node }) => {
    const array = at(values, 0);
    if (!isList(array) || array.scalar.type !== "numbers") return unread(node, "array_sum() of JSON");
    return value("real", call("list_sum", array.scalar));
  }),
  array_rotate_left: fn(2, 2, (values, given) => shifted(values, given, "left", true)),
  array_rotate_right: fn(2, 2, (values, given) => shifted(values, given, "right", true)),
  array_shift_left: fn(2, 3, (values, given) => shifted(values, given, "left", false)),
  array_shift_right: fn(2, 3, (values, given) => shifted(values, given, "right", false)),
  array_sort_asc: fn(1, 1, (values, { node }) => sorted(at(values, 0), false, node)),
  array_sort_desc: fn(1, 1, (values, { node }) => sorted(at(values, 0), true, node)),
  set_union: sets("union"),
  set_intersect: sets("list_intersect"),
  set_difference: sets("list_except"),
  set_has_element: fn(2, 2, (values) => {
    const [array, sought] = [at(values, 0), at(values, 1)];
    if (isList(array) && array.element === sought.type) {
      return value("bool", call("list_contains", array.scalar, sought.scalar));
    }
    const other = call("json_compact", asJson(sought));
    return value(
      "bool",
      someOf(asJsonList(array), "item", (item) => call("equals", call("json_compact", item), other)),
    );
  }),
  bag_keys: fn(1, 1, (values) => listValue("string", call("json_keys", asJson(at(values, 0))))),
  bag_has_key: fn(2, 2, (values, { node }) => {
    const key = constantText(at(values, 1));
    if (key?.startsWith("$")) return unread(node, "bag_has_key() with a path");
    return value("bool", call("list_contains", call("json_keys", asJson(at(values, 0))), asText(at(values, 1))));
  }),
  bag_merge: fn(2, 64, (values) =>
    // "If a key appears in more than one, the value of the first one is taken".
    value(
      "dynamic",
      values
        .slice(0, -1)
        .reduceRight((so, each) => call("json_merge", so, asJson(each)), asJson(values.at(-1) ?? at(values, 0))),
    ),
  ),
  bag_remove_keys: fn(2, 2, removedKeys),
  extract_json: form(extractJson),
  extractjson: form(extractJson),
  bag_pack: form(packed),
  pack: form(packed),
  pack_dictionary: form(packed),
  pack_array: fn(1, 64, (values) => value("dynamic", call("json_array", ...values.map(asJson)))),
  pack_all: form(({ context }) => {
    const parts = context.table.columns.flatMap(({ name, value: held }) => [text(name), asJson(held)]);
    return value("dynamic", call("json_object", ...parts));
  }),
  // "start, start + step, ... up to and including stop"; the step is 1, or 1 h for moments and durations.
  range: fn(2, 3, (values, { node }) => {
    const [start, stop] = [at(values, 0), at(values, 1)];
    const isTime = start.type === "datetime" || start.type === "timespan";
    if (!isTime && !isWhole(start.type) && start.type !== "real") return unread(node, `range() of ${start.type}`);
    const step = values[2]?.scalar ?? number(isTime ? 3_600_000 : 1);
    const { scalar } = { scalar: call("range", start.scalar, stop.scalar, step) };
    return { type: "dynamic", element: start.type, scalar, ascending: true };
  }),
  repeat: fn(2, 2, (values) => {
    const times = call("range", number(1), at(values, 1).scalar, number(1));
    const list = mapped(times, "time", () => at(values, 0).scalar);
    return listValue(at(values, 0).type, list);
  }),
  array_iff: fn(3, 3, (values) => {
    const [tests, yes, no] = values.slice(0, 3).map(asJsonList);
    if (tests === undefined || yes === undefined || no === undefined) return at(values, 0);
    const indexes = call("range", number(0), call("subtract", call("list_length", tests), number(1)), number(1));
    const list = mapped(indexes, "place", (place) => {
      const isTrue = call("equals", call("json_text", call("element", tests, place)), text("true"));
      return call("if", isTrue, call("element", yes, place), call("element", no, place));
    });
    return value("dynamic", call("to_json", list));
  }),
  zip: fn(2, 16, (values) => {
    const lists = values.map(asJsonList);
    const lengths = lists.map((list) => call("list_length", list));
    const indexes = call("range", number(0), call("subtract", call("greatest", ...lengths), number(1)), number(1));
    const list = mapped(indexes, "place", (place) =>
      call("json_array", ...lists.map((each) => call("element", each, place))),
    );
    return value("dynamic", call("to_json", list));
  }),
  jaccard_index: fn(2, 2, (values, given) => {
    const [a, b] = together(values, given);
    if (a === undefined || b === undefined) return at(values, 0);
    const size = (list: Scalar): Scalar => call("list_length", list);
    const common = size(call("list_intersect", a.list, b.list));
    const all = size(call("list_distinct", call("list_concat", a.list, b.list)));
    return value("real", call("quotient", common, all));
  }),
};

function compactTexts(of: Value): Scalar {
  return mapped(asJsonList(of), "item", (item) => call("json_compact", item));
}

/** Ascending or descending, nulls at the end. */
function sorted(of: Value, descending: boolean, node: Call["node"]): Value {
  if (!isList(of) || of.element === "bool") return unread(node, "Sorting an array of JSON");
  const list = call("list_sort", of.scalar);
  return listValue(of.element ?? "string", descending ? call("list_reverse", list) : list);
}
