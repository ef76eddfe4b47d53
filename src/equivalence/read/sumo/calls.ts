import type { CallNode, Expression } from "../../../backends/sumo/parse/expression.ts";
import { ungrouped } from "../../../backends/sumo/parse/expression.ts";
import { any, call, missing, number, text } from "../../relation/build.ts";
import type { FunctionName } from "../../relation/functions.ts";
import type { Clause, Scalar, ValueType } from "../../relation/nodes.ts";
import { onList } from "./match-lists.ts";
import type { Reading } from "./reading.ts";
import { unread } from "./unread.ts";

/** A call as it was read: its arguments as written and as values, which are read when asked for. */
export interface CallSite {
  readonly node: CallNode;
  readonly clause: Clause;
  readonly reading: Reading;
  value(index: number): Scalar;
  test(index: number): Scalar;
}

type Read = (site: CallSite) => Scalar;

/** Names mind no case; the two languages have names of their own for the same (Cloud SIEM Rules Syntax, "equivalent to"). */
const CALLS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ...named(["lower", "toLowerCase"], ofText("lower")),
  ...named(["upper", "toUpperCase"], ofText("upper")),
  // "Eliminates leading and trailing spaces".
  ...named(["trim"], ofText("trim")),
  // "If the string is null, it returns 0".
  ...named(["length"], (site) => call("coalesce", call("length", typed(site, 0, "text")), number(0))),
  ...named(["isNull"], (site) => call("is_null", site.value(0))),
  ...named(["isEmpty"], (site) => isEmpty(site.value(0))),
  ...named(["isBlank"], isBlank),
  ...named(["concat"], concat),
  ...named(["contains"], (site) => decided(site, call("contains", typed(site, 0, "text"), typed(site, 1, "text")))),
  ...named(["substring"], substring),
  ...named(["if"], choice),
  ...named(["array_contains", "jsonArrayContains"], arrayContains),
  ...named(["compareCIDRPrefix"], compareCidrPrefix),
  ...named(["toInt", "int", "toLong"], wholeNumber),
  ...named(["toDouble", "toFloat", "float", "num", "number"], (site) => numberOf(site.value(0), site)),
  ...named(["tostring"], (site) => textOf(site.value(0), site)),
  ...named(["abs"], ofNumber("abs")),
  ...named(["floor"], ofNumber("floor")),
  ...named(["ceil"], (site) => negative(call("floor", negative(typed(site, 0, "number"))))),
]);

export function readCall(site: CallSite): Scalar {
  const read = CALLS.get(site.node.name.toLowerCase());
  if (read === undefined) return unread(`What ${site.node.name} gives is not known`, site.clause);
  return read(site);
}

function named(names: readonly string[], read: Read): readonly (readonly [string, Read])[] {
  return names.map((name) => [name.toLowerCase(), read] as const);
}

/** A value of a type; throws where it is of another. */
function typed(site: CallSite, index: number, type: ValueType): Scalar {
  if (site.node.args[index] === undefined) return unread(`${site.node.name} has too few arguments`, site.clause);
  const value = site.value(index);
  if (value.type !== type) return unread(`${site.node.name} is given no ${type}`, site.clause);
  return value;
}

function only(site: CallSite, count: number): void {
  if (site.node.args.length !== count) unread(`${site.node.name} takes ${count} arguments`, site.clause);
}

function ofText(name: Extract<FunctionName, "lower" | "upper" | "trim">): Read {
  return (site) => {
    only(site, 1);
    return call(name, typed(site, 0, "text"));
  };
}

function ofNumber(name: Extract<FunctionName, "abs" | "floor">): Read {
  return (site) => {
    only(site, 1);
    return call(name, typed(site, 0, "number"));
  };
}

function negative(value: Scalar): Scalar {
  return call("subtract", number(0), value);
}

/** A test of null is false in rules. */
function decided({ reading }: CallSite, test: Scalar): Scalar {
  return reading.truth === "two" ? call("is_true", test) : test;
}

/** Null or "" (Sumo Logic documentation, search operators, isEmpty); white space counts for `isBlank` alone. */
function isEmpty(value: Scalar): Scalar {
  return value.type === "text" ? call("equals", call("coalesce", value, text("")), text("")) : call("is_null", value);
}

/** "whitespace, empty (""), or null" */
function isBlank(site: CallSite): Scalar {
  const value = typed(site, 0, "text");
  return any([call("is_null", value), call("is_true", call("regex_matches", value, text("^\\s*$")))]);
}

/** "strings, numbers, and fields into a single string". inferred from the grammar's Spark origin: null where a part is null. */
function concat(site: CallSite): Scalar {
  const [first, ...rest] = site.node.args.map((_, index) => textOf(site.value(index), site));
  return first === undefined ? unread("concat has no arguments", site.clause) : call("concat", first, ...rest);
}

/** Offsets from 0; the end offset is exclusive and may lie beyond the end. */
function substring(site: CallSite): Scalar {
  const from = typed(site, 1, "number");
  const whole = typed(site, 0, "text");
  const to = site.node.args.length > 2 ? typed(site, 2, "number") : call("length", whole);
  return call("substring", whole, from, call("subtract", to, from));
}

/** Null counts as false; both values "must have the same type". */
function choice(site: CallSite): Scalar {
  only(site, 3);
  const [then, otherwise] = [site.value(1), site.value(2)];
  if (then.type !== otherwise.type) return unread("Both values of if have to be of one type", site.clause);
  return call("if", site.test(0), then, otherwise);
}

/** Of `listMatches`, which names the match lists that a record is on, or of another list of texts. */
function arrayContains(site: CallSite): Scalar {
  only(site, 2);
  const [list, wanted] = site.node.args.map(ungrouped);
  if (list === undefined || wanted?.kind !== "string") return unread("The wanted value is no text", site.clause);
  if (list.kind === "name" && list.name === "listMatches") {
    const known = site.reading.lists.get(wanted.value);
    if (known === undefined) return unread(`No file makes the match list ${wanted.value}`, site.clause);
    return onList(known, site.reading.columns);
  }
  return call("list_contains", typed(site, 0, "texts"), text(wanted.value));
}

const IPV4 = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

/**
 * "Compares two IPv4 addresses and returns true if the network prefixes match"; one of the two has to be written out, so that
 * it is known to be one. What is no IPv4 address has no such prefix.
 */
function compareCidrPrefix(site: CallSite): Scalar {
  only(site, 3);
  const [one, other, length] = site.node.args.map(ungrouped);
  // In searches the length is a number, written `toInt(24)`.
  const bare =
    length?.kind === "call" && length.name.toLowerCase() === "toint" ? length.args.map(ungrouped)[0] : length;
  const prefix = bare?.kind === "string" || bare?.kind === "number" ? String(bare.value) : "";
  if (!/^(?:[12]?\d|3[0-2])$/.test(prefix))
    return unread("The length of the prefix is no number up to 32", site.clause);
  const literal = [one, other].findIndex((node): boolean => isAddress(node));
  const address = site.node.args[literal];
  if (address === undefined) return unread("No IPv4 address is written out", site.clause);
  const network = `${(ungrouped(address) as { readonly value: string }).value}/${prefix}`;
  return decided(site, call("in_network", typed(site, 1 - literal, "text"), text(network)));
}

function isAddress(node: Expression | undefined): boolean {
  return node?.kind === "string" && IPV4.test(node.value);
}

/**
 * Of text: inferred from Java's `Long.parseLong` and Spark's cast, of which the language has its casts: digits with a sign,
 * and what stands behind a point is cut; anything else is null. "`int` is equivalent to floor", of numbers.
 */
function wholeNumber(site: CallSite): Scalar {
  only(site, 1);
  const value = site.value(0);
  if (value.type === "number") return call("floor", value);
  if (value.type !== "text") return unread(`${site.node.name} is given no text`, site.clause);
  const isWhole = call("regex_matches", value, text("^[+-]?\\d+(?:\\.\\d*)?$"));
  const digits = call("regex_extract", value, text("^[+-]?\\d+"), number(0));
  return call("if", isWhole, call("to_number", digits), missing("number"));
}

/** "Casts string data"; null where the text is no number. */
function numberOf(value: Scalar, site: CallSite): Scalar {
  if (value.type === "number") return value;
  if (value.type !== "text") return unread(`${site.node.name} is given no text`, site.clause);
  // DuckDB would read words such as `nan` and blanks around a number, too.
  const isNumber = call("regex_matches", value, text("^[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?$"));
  return call("if", isNumber, call("to_number", value), missing("number"));
}

export function textOf(value: Scalar, { clause }: { readonly clause: Clause }): Scalar {
  switch (value.type) {
    case "text":
      return value;
    case "number":
      return call("to_text", value);
    case "boolean":
      return call("boolean_text", value);
    default:
      return unread("A list has no text", clause);
  }
}
