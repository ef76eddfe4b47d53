import type { SearchLiteral, SearchNode } from "../../../backends/splunk/parse/syntax.ts";
import { assertNever } from "../../../model/walk.ts";
import { call, number, readFrom, text, truth } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import { type Flow, fieldOf, type Reading } from "./flow.ts";
import { refuse } from "./problem.ts";
import { quotedPattern } from "./regex.ts";
import { anyValue, asText, isMissing, looksNumeric, numericText, type Value } from "./value.ts";

/**
 * A term of the search language, true or false for every event. The tree has the language's own precedence already (NOT,
 * then OR, then AND: Splunk Search Manual, "Boolean expressions"). `NOT field=value` is true of
 * events without the field, `field!=value` of events that have one (ibid., "Difference between != and NOT").
 */
export function readTerm(node: SearchNode, flow: Flow, reading: Reading): Scalar {
  switch (node.kind) {
    case "and":
    case "or":
      return call(node.kind, ...node.operands.map((operand) => readTerm(operand, flow, reading)));
    case "not":
      return call("not", readTerm(node.operand, flow, reading));
    case "compare": {
      const { value, operator } = node;
      if (value.kind !== "literal") return refuse("Only literal values are covered here", value);
      const field = readField(node.field.name, node, flow);
      return readFrom(reading.clause(node), call("is_true", compare(field, operator, value)));
    }
    case "in": {
      // One of several values, in which wildcards count too (Splunk Search Reference, search).
      const field = readField(node.field.name, node, flow);
      const tests = node.values.map((value) => {
        if (value.kind !== "literal") return refuse("Only literal values are covered here", value);
        return compare(field, "=", value);
      });
      return readFrom(reading.clause(node), call("is_true", call("or", ...tests)));
    }
    case "keyword":
      return readFrom(reading.clause(node), call("is_true", readKeyword(node, flow)));
    case "macro":
      return refuse(`The macro \`${node.name}\` is not defined in the files`, node);
    case "subsearch":
      return refuse("A subsearch among search terms is not covered", node);
    default:
      return assertNever(node);
  }
}

/** Names that are no fields: they set the time of the search or ask for what only an index knows. */
const DIRECTIVES =
  /^(?:earliest|latest|_index_earliest|_index_latest|starttime|endtime|timeformat|eventtype|eventtypetag|hosttag|savedsearch|splunk_server_group|\w+timeu|starthoursago|startdaysago|startminutesago|tag::.*|.*::.*)$/i;

function readField(name: string, node: SearchNode, flow: Flow): Value {
  if (DIRECTIVES.test(name)) return refuse(`\`${name}\` among search terms is not covered`, node);
  if (name.includes("*")) return refuse("A wildcard in the name of a field is not covered", node);
  return fieldOf(flow, name);
}

type Operator = Extract<SearchNode, { readonly kind: "compare" }>["operator"];

/**
 * A comparison; null where the field is missing. inferred of several values: the test holds where any of them passes,
 * for `!=` where any of them is another.
 */
function compare(field: Value, operator: Operator, literal: SearchLiteral): Scalar {
  switch (operator) {
    case "=":
      return equals(field, literal);
    case "!=":
      if (field.kind === "texts") {
        return anyValue(field, literal, (one) =>
          call("not", equals({ kind: "text", scalar: one, strict: false }, literal)),
        );
      }
      return call("not", equals(field, literal));
    case "<":
    case "<=":
    case ">":
    case ">=":
      return orderedTo(field, operator, literal);
    default:
      return assertNever(operator);
  }
}

const NETWORK = /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/;
const NETWORK_V6 = /^[0-9a-f]*:[0-9a-f:.]*\/\d{1,3}$/i;

/**
 * Values are compared without their case; `*` stands for any run of characters, also none, and has no escape
 * (Splunk Search Manual, wildcards). `field=*` asks for a value, an empty one too. A network matches the addresses in it
 * (Search Reference, search, "CIDR notation").
 */
function equals(field: Value, literal: SearchLiteral): Scalar {
  const { text: wanted } = literal;
  if (/^\*+$/.test(wanted)) return call("not", isMissing(field));
  if (NETWORK_V6.test(wanted)) return refuse("Whether a search matches a network of IPv6 is not documented", literal);
  return anyValue(field, literal, (one) => {
    const same = wanted.includes("*")
      ? call("regex_matches", call("lower", one), text(wildcard(lowered(wanted))))
      : call("equals", call("lower", one), text(lowered(wanted)));
    if (NETWORK.test(wanted)) return call("or", same, call("in_network", one, text(wanted)));
    // Numbers are equal whatever they look like.
    if (looksNumeric(wanted)) {
      return call("or", same, call("is_true", call("equals", numericText(one), number(Number(wanted)))));
    }
    return same;
  });
}

/** In lower case letter by letter, as DuckDB's `lower` does it: `İ` alone would become two characters. */
function lowered(wanted: string): string {
  return [...wanted].map((letter) => String.fromCodePoint(letter.toLowerCase().codePointAt(0) ?? 0)).join("");
}

function wildcard(wanted: string): string {
  const pieces = wanted.split(/\*+/);
  const body = pieces.map(quotedPattern).join(".*");
  return `(?s)^${body}\\z`;
}

/** Numbers by their size where both sides are numbers, else by their characters (Search Reference, search). */
function orderedTo(field: Value, operator: Exclude<Operator, "=" | "!=">, literal: SearchLiteral): Scalar {
  if (literal.text.includes("*")) return refuse("A wildcard in an order comparison is not covered", literal);
  const order = (left: Scalar, right: Scalar): Scalar => {
    const [a, b] = operator === "<" || operator === "<=" ? [left, right] : [right, left];
    return call(operator.endsWith("=") ? "less_equal" : "less", a, b);
  };
  const isNumber = looksNumeric(literal.text);
  if (field.kind === "number" && isNumber) return order(field.scalar, number(Number(literal.text)));
  return anyValue(field, literal, (one) => {
    const byText = order(call("lower", one), text(lowered(literal.text)));
    if (!isNumber) return byText;
    const numeric = numericText(one);
    return call("if", call("is_null", numeric), byText, order(numeric, number(Number(literal.text))));
  });
}

/** Major and minor breakers, between which a word is a term of the index (segmenters.conf, default segmenter). */
const BREAKER = "[][<>(){}|!;,'\"*\\s&?+/:=@.$#%\\\\_-]";
const MAJOR_BREAKER = "[][<>(){}|!;,'\"*\\s&?+]";

/**
 * A word anywhere in the event, in any case (Splunk Search Manual, "Use the search command": keywords and phrases match
 * the raw text). CASE() minds the case, TERM() asks for all between two major breakers.
 */
function readKeyword(node: Extract<SearchNode, { readonly kind: "keyword" }>, flow: Flow): Scalar {
  const { text: word } = node.value;
  if (/^\*+$/.test(word) && node.form === "plain") return truth(true);
  if (flow.scans.length === 0) return refuse("Words are not searched for in rows that are no events", node);
  const open = { start: word.startsWith("*"), end: word.endsWith("*") };
  const core = word.slice(open.start ? 1 : 0, open.end ? -1 : undefined);
  if (core === "" || core.includes("*")) return refuse("A wildcard inside of a word is not covered", node);
  const breaker = node.form === "term" ? MAJOR_BREAKER : BREAKER;
  const before = open.start ? "" : `(?:^|${breaker})`;
  const after = open.end ? "" : `(?:\\z|${breaker})`;
  const flags = node.form === "case" ? "(?s)" : "(?is)";
  const raw = asText(fieldOf(flow, "_raw"), node);
  return call("regex_matches", raw, text(`${flags}${before}${quotedPattern(core)}${after}`));
}
