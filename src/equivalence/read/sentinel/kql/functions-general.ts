import { call, text } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import { binned } from "./arithmetic.ts";
import { alike, asJson, asText, converted } from "./convert.ts";
import { at, fn, form } from "./define.ts";
import type { Call, FunctionTable } from "./functions.ts";
import { readScalar, readTruth, regex, typeNamed } from "./scalar.ts";
import { unread } from "./unread.ts";
import { EMPTY_TEXT, findColumn, isList, type KustoType, kustoType, type Value, value } from "./value.ts";

function to(type: KustoType) {
  return fn(1, 1, (values, { node }) => converted(at(values, 0), type, node));
}

/** "isempty": an empty string or null; `parse_json("")` is empty, `[]` and `{}` are not. */
function isEmpty(of: Value): Scalar {
  if (of.type === "string") return call("equals", of.scalar, EMPTY_TEXT);
  if (of.type !== "dynamic" || isList(of)) return call("is_null", of.scalar);
  const written = call("json_text", asJson(of));
  return call("or", call("is_null", of.scalar), call("is_true", call("equals", written, EMPTY_TEXT)));
}

/** "Because the string type doesn't support null values": a string is never null. */
function isNull(of: Value): Scalar {
  return of.type === "string" ? { kind: "literal", value: false, type: "boolean" } : call("is_null", of.scalar);
}

const test = (compute: (of: Value) => Scalar) => fn(1, 1, (values) => value("bool", compute(at(values, 0))));

function resultType({ node }: Call, values: readonly Value[]): KustoType {
  return kustoType(node.type) ?? values.find(({ type }) => type !== "dynamic")?.type ?? "dynamic";
}

/** A choice of values of one type. */
function choose(
  values: readonly Value[],
  call: Call,
  pick: (scalars: readonly Scalar[], lists: boolean) => Scalar,
): Value {
  const type = resultType(call, values);
  const chosen = alike(values, type, call.node);
  const [first] = chosen;
  if (first === undefined) return unread(call.node, "A choice of nothing");
  const made = pick(
    chosen.map(({ scalar }) => scalar),
    isList(first),
  );
  return first.element === undefined ? { type, scalar: made } : { type, scalar: made, element: first.element };
}

/** `iff()`: the third where the condition "evaluates to" anything but true, so that null is like false. */
const iff = form((given) => {
  const [condition, ...branches] = given.nodes;
  if (condition === undefined || branches.length !== 2) return unread(given.node, "iff() without three arguments");
  const test = readTruth(condition, given.context);
  const values = branches.map((each) => readScalar(each, given.context));
  return choose(values, given, ([a = test, b = test], lists) => call(lists ? "if_list" : "if", test, a, b));
});

/** `case()`: "the value of the first then whose predicate evaluates to true". */
const cases = form((given) => {
  const tests: Scalar[] = [];
  const values: Value[] = [];
  given.nodes.forEach((each, index) => {
    const isTest = index % 2 === 0 && index < given.nodes.length - 1;
    if (isTest) tests.push(readTruth(each, given.context));
    else values.push(readScalar(each, given.context));
  });
  return choose(values, given, (scalars, lists) =>
    tests.reduceRight<Scalar>(
      (rest, test, index) => call(lists ? "if_list" : "if", test, scalars[index] ?? rest, rest),
      scalars.at(-1) ?? text(""),
    ),
  );
});

/** `coalesce()`: "the first non-null (or non-empty for string) expression". */
const coalesce = fn(1, 64, (values, given) => {
  const type = resultType(given, values);
  if (type === "string") {
    const texts = values.map((each) => asText(each));
    const kept = texts.map((each) => call("null_if", each, EMPTY_TEXT));
    return { type, scalar: call("coalesce", ...kept, EMPTY_TEXT) };
  }
  return choose(values, given, (scalars, lists) => call(lists ? "coalesce_list" : "coalesce", ...scalars));
});

/** `max_of()`, `min_of()`: "non-null values take precedence to null values". */
function extreme(name: "greatest" | "least") {
  return fn(1, 64, (values, given) => {
    const type = resultType(given, values);
    if (type === "string" || type === "dynamic") return unread(given.node, `${name} of texts`);
    return choose(values, given, (scalars) => call(name, ...scalars));
  });
}

export const GENERAL_FUNCTIONS: FunctionTable = {
  tostring: to("string"),
  toint: to("int"),
  tolong: to("long"),
  todouble: to("real"),
  toreal: to("real"),
  todecimal: to("decimal"),
  tobool: to("bool"),
  toboolean: to("bool"),
  todatetime: to("datetime"),
  totimespan: to("timespan"),
  toguid: to("guid"),
  isempty: test(isEmpty),
  isnotempty: test((of) => call("not", isEmpty(of))),
  notempty: test((of) => call("not", isEmpty(of))),
  isnull: test(isNull),
  isnotnull: test((of) => call("not", isNull(of))),
  notnull: test((of) => call("not", isNull(of))),
  // "not() yields the value bool(null) if the argument is the null value" ("Null values").
  not: form(({ nodes, context, node }) => {
    const [only] = nodes;
    return only === undefined ? unread(node, "not() of nothing") : value("bool", call("not", readTruth(only, context)));
  }),
  iff,
  iif: iff,
  case: cases,
  coalesce,
  max_of: extreme("greatest"),
  min_of: extreme("least"),
  bin: fn(2, 2, (values, { node }) => binned(at(values, 0), at(values, 1), kustoType(node.type) ?? at(values, 0).type)),
  floor: fn(2, 2, (values, { node }) =>
    binned(at(values, 0), at(values, 1), kustoType(node.type) ?? at(values, 0).type),
  ),
  bin_at: fn(3, 3, (values) => {
    const [of, size, point] = [at(values, 0), at(values, 1), at(values, 2)];
    const steps = call("floor", call("divide", call("subtract", of.scalar, point.scalar), size.scalar));
    return value(of.type, call("add", point.scalar, call("multiply", steps, size.scalar)));
  }),
  gettype: fn(1, 1, (values, { node }) => {
    const [{ type }] = [at(values, 0)];
    return type === "dynamic" ? unread(node, "gettype() of a dynamic value") : value("string", text(type));
  }),
  column_ifexists: form(({ nodes, context, node }) => {
    const [name, fallback] = nodes;
    if (name === undefined || fallback === undefined) return unread(node, "column_ifexists()");
    return findColumn(context.table, String(name.value ?? ""))?.value ?? readScalar(fallback, context);
  }),
  ingestion_time: form(({ context, node }) => {
    const { ingested } = context.table;
    return ingested === undefined
      ? unread(node, "ingestion_time() of rows that are no table's own")
      : value("datetime", ingested);
  }),
  extract: form(extract),
};

/** `extract()`: null without a match, which is the empty text, or null of the type that is asked for. */
function extract({ nodes, context, node }: Call): Value {
  const [pattern, group, source, type] = nodes;
  if (pattern === undefined || group === undefined || source === undefined) return unread(node, "extract()");
  const found = call(
    "regex_extract",
    asText(readScalar(source, context)),
    regexOf(pattern, context),
    readScalar(group, context).scalar,
  );
  const target = type === undefined ? "string" : typeNamed(type);
  if (target === undefined) return unread(node, "This typeof()");
  const made: Value = { type: "string", scalar: found };
  return target === "string" ? made : converted(made, target, node);
}

function regexOf(node: Call["node"], context: Call["context"]): Scalar {
  return regex(readScalar(node, context), node);
}
