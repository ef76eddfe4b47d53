import { call, filtered, number, text } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import { asJsonList, asText } from "./convert.ts";
import { at, fn, form } from "./define.ts";
import type { FunctionTable } from "./functions.ts";
import { readScalar, regex } from "./scalar.ts";
import { unread } from "./unread.ts";
import { constantNumber, constantText, EMPTY_TEXT, isList, listValue, string, type Value, value } from "./value.ts";

const ofText = (compute: (subject: Scalar) => Scalar) => fn(1, 1, (values) => string(compute(asText(at(values, 0)))));

/** Matches of a pattern at the beginning or the end of a text, cut off. */
function trimmed(sides: readonly ("start" | "end")[]) {
  return fn(2, 2, (values, { nodes, node }) => {
    const pattern = regex(at(values, 0), nodes[0] ?? node);
    const cut = sides.reduce(
      (subject, side) => {
        const anchored =
          side === "start"
            ? call("concat", text("^(?:"), pattern, text(")"))
            : call("concat", text("(?:"), pattern, text(")$"));
        return call("regex_replace", subject, anchored, EMPTY_TEXT);
      },
      asText(at(values, 1)),
    );
    return string(cut);
  });
}

/** Elements of an array as texts. */
export function elementTexts(of: Value): Scalar {
  if (isList(of) && of.element === "string") return of.scalar;
  const items = asJsonList(of);
  return {
    kind: "each",
    form: "map",
    list: items,
    item: "element",
    body: call("coalesce", call("json_compact", { kind: "column", name: "element", type: "json" }), EMPTY_TEXT),
    type: "texts",
  };
}

/** Where a text occurs, counted from 0; -1 where it does not. */
function indexOf(
  values: readonly Value[],
  given: Parameters<Extract<FunctionTable[string], { kind: "values" }>["read"]>[1],
): Value {
  if (values.length > 2) return unread(given.node, "indexof() from a place on");
  const found = call("position", asText(at(values, 0)), asText(at(values, 1)));
  return value("long", call("subtract", found, number(1)));
}

export const TEXT_FUNCTIONS: FunctionTable = {
  // All letters, not only those of ASCII ("String operators": "for non-ASCII comparison, use tolower()").
  tolower: ofText((subject) => call("lower", subject)),
  toupper: ofText((subject) => call("upper", subject)),
  reverse: ofText((subject) => call("reverse", subject)),
  strlen: fn(1, 1, (values) => value("long", call("length", asText(at(values, 0))))),
  string_size: fn(1, 1, (values) => value("long", call("byte_length", asText(at(values, 0))))),
  // "If the arguments aren't of string type, they'll be forcibly converted to string."
  strcat: fn(1, 64, (values) => string(call("concat", ...values.map(asText)))),
  strcat_delim: fn(2, 64, ([delimiter, ...values]) => {
    const parts = values.flatMap((each, index) =>
      index === 0 || delimiter === undefined ? [asText(each)] : [asText(delimiter), asText(each)],
    );
    return string(call("concat", ...parts));
  }),
  strcat_array: fn(2, 2, (values) => {
    const joined = call("list_join", elementTexts(at(values, 0)), asText(at(values, 1)));
    return value("string", joined);
  }),
  strrep: fn(2, 3, (values, { node }) => {
    if (values.length > 2) return unread(node, "strrep() with a separator");
    return string(call("repeat", asText(at(values, 0)), at(values, 1).scalar));
  }),
  /** Counted from 0; a negative start counts from the end. */
  substring: fn(2, 3, (values, { node }) => {
    const start = constantNumber(at(values, 1));
    const subject = asText(at(values, 0));
    if (start === undefined) return unread(node, "substring() from a place that depends on the row");
    const length = values[2] === undefined ? call("length", subject) : at(values, 2).scalar;
    const from =
      start >= 0 ? number(start) : call("greatest", number(0), call("add", call("length", subject), number(start)));
    return string(call("substring", subject, from, length));
  }),
  indexof: fn(2, 5, indexOf),
  countof: fn(2, 3, (values, { node }) => {
    const kind = values[2] === undefined ? "normal" : constantText(at(values, 2));
    if (kind !== "regex") return unread(node, "countof() of a text");
    const matches = call("regex_all", asText(at(values, 0)), regex(at(values, 1), node), number(0));
    return value("long", call("list_length", matches));
  }),
  // "split": pieces between the delimiter, or a list with the piece that is asked for.
  split: fn(2, 3, (values, { node }) => {
    const delimiter = at(values, 1);
    if (constantText(delimiter) === "") return unread(node, "split() without a delimiter");
    const pieces = call("split", asText(at(values, 0)), asText(delimiter));
    if (values[2] === undefined) return listValue("string", pieces);
    const piece = call("element", pieces, at(values, 2).scalar);
    const present = filtered(call("list", piece), "piece", (each) => call("not", call("is_null", each)));
    return listValue("string", present);
  }),
  trim: trimmed(["start", "end"]),
  trim_start: trimmed(["start"]),
  trim_end: trimmed(["end"]),
  replace_string: fn(3, 3, (values) =>
    string(call("replace", asText(at(values, 0)), asText(at(values, 1)), asText(at(values, 2)))),
  ),
  // "Use \0 to refer to the whole match, \1 for the first capture group", as RE2 does.
  replace_regex: fn(3, 3, (values, { nodes, node }) =>
    string(call("regex_replace", asText(at(values, 0)), regex(at(values, 1), nodes[1] ?? node), asText(at(values, 2)))),
  ),
  replace: fn(3, 3, (values, { nodes, node }) =>
    string(call("regex_replace", asText(at(values, 2)), regex(at(values, 0), nodes[0] ?? node), asText(at(values, 1)))),
  ),
  /** With one group a list of what it caught; null without a match. */
  extract_all: form(({ nodes, context, node }) => {
    const [pattern, groups, source] = nodes.length === 3 ? nodes : [nodes[0], undefined, nodes[1]];
    if (pattern === undefined || source === undefined || groups !== undefined) {
      return unread(node, "extract_all() of chosen groups");
    }
    const written = readScalar(pattern, context);
    const constant = constantText(written) ?? unread(node, "A pattern that depends on the row");
    const captures = (constant.replace(/\\./gs, "").match(/\((?!\?)|\(\?P?</g) ?? []).length;
    if (captures !== 1) return unread(node, `extract_all() of ${captures} groups`);
    const found = call("regex_all", asText(readScalar(source, context)), regex(written, pattern), number(1));
    return listValue("string", call("null_if_empty", found));
  }),
  strcmp: fn(2, 2, (values) => {
    const [a, b] = [asText(at(values, 0)), asText(at(values, 1))];
    const order = call("if", call("less", a, b), number(-1), number(1));
    return value("long", call("if", call("equals", a, b), number(0), order));
  }),
  url_decode: ofText((subject) => call("url_decode", subject)),
  base64_encode_tostring: ofText((subject) => call("to_base64", subject)),
  base64_decode_tostring: ofText((subject) => call("coalesce", call("from_base64", subject), EMPTY_TEXT)),
  hash_sha256: ofText((subject) => call("sha256", subject)),
  hash_md5: ofText((subject) => call("md5", subject)),
  isascii: fn(1, 1, (values) =>
    value("bool", call("not", call("regex_matches", asText(at(values, 0)), text("[^\\x00-\\x7F]")))),
  ),
};
