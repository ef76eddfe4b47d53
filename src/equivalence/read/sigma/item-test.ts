import { assertNever } from "../../../model/walk.ts";
import { applyStringModifiers } from "../../../sigma/apply.ts";
import type { DetectionItem, DetectionValue } from "../../../sigma/item.ts";
import { type Modifier, modifierFamily } from "../../../sigma/modifiers.ts";
import { literalString, type SigmaString, withAny } from "../../../sigma/value.ts";
import { all, any, call, missing, number, readFrom, someOf, text } from "../../relation/build.ts";
import type { Clause, Scalar } from "../../relation/nodes.ts";
import type { ClauseOf } from "./clause.ts";
import { expandPlaceholders, type Placeholders } from "./placeholders.ts";
import { runnableRegex } from "./regex.ts";
import { stringTest } from "./string-test.ts";
import { Unreadable } from "./unreadable.ts";

/** What the tests of a rule are read with. */
export interface TestContext {
  /** The values of a field as a list, null where the event has none; every value of the event without a name. */
  values(field: string | undefined): Scalar;
  readonly clauseOf: ClauseOf;
  readonly placeholders: Placeholders;
}

/**
 * What one entry of a selection asks of an event. Lists of values are linked with or, with `all` with and (Sigma modifiers
 * appendix 2.1.0). inferred: of a field of several values any may do, a different one for each value of `all`, since the
 * specification has no words for such fields; and what is missing is nothing that a value could equal, so that every test of
 * it is false and every `neq` and `not` of one true, since a condition combines whether search identifiers match.
 */
export function itemTest(item: DetectionItem, context: TestContext): Scalar {
  const clause = context.clauseOf(item.span);
  const of = context.values(item.field);
  const tests = item.values.map((value) => {
    const test = valueTest(value, item, of, context);
    const own = item.values.length > 1 ? context.clauseOf(value.span) : undefined;
    return own === undefined ? test : readFrom(own, test);
  });
  const linked = item.linking === "all" ? all(tests) : any(tests);
  // "The field is different from the specified values": from all of them.
  const asked = item.modifiers.includes("neq") ? call("not", linked) : linked;
  return clause === undefined ? asked : readFrom(clause, asked);
}

function valueTest(value: DetectionValue, item: DetectionItem, of: Scalar, context: TestContext): Scalar {
  const clause = context.clauseOf(value.span ?? item.span);
  switch (value.kind) {
    // "This check only verifies the presence of a field, not its value, be it empty or null." Stored rows leave out fields
    // that are null, so presence and a value are one.
    case "null":
      return call("not", present(of));
    case "boolean":
      if (item.modifiers.includes("exists")) return value.value ? present(of) : call("not", present(of));
      return textTest(literalString(String(value.value)), item, of, clause);
    case "number":
      return numberTest(value, item, of, clause);
    case "raw":
      return rawTest(value.text, item, of, context, clause);
    case "string":
      return someString(stringsOf(value.parts, item.modifiers, context, clause), item, of, clause);
    default:
      return assertNever(value);
  }
}

function present(of: Scalar): Scalar {
  return call("less", number(0), call("list_length", of));
}

/** The strings a value stands for; any of them will do, even where `all` links the values. */
function stringsOf(
  parts: SigmaString,
  modifiers: readonly Modifier[],
  { placeholders }: TestContext,
  clause: Clause | undefined,
): readonly SigmaString[] {
  let values: readonly SigmaString[] = [parts];
  if (modifiers.includes("expand")) {
    if (modifiers.some((modifier) => ["base64", "utf16", "dash"].includes(modifierFamily(modifier)))) {
      throw new Unreadable("Whether a placeholder is filled before it is encoded is not specified", clause);
    }
    values = expandPlaceholders(parts, placeholders);
  }
  return values.flatMap((value) => {
    const applied = applyStringModifiers(value, modifiers);
    if (!applied.ok) throw new Unreadable(applied.message, clause);
    return applied.values;
  });
}

function textTest(value: SigmaString, item: DetectionItem, of: Scalar, clause: Clause | undefined): Scalar {
  return someString([value], item, of, clause);
}

function someString(
  values: readonly SigmaString[],
  item: DetectionItem,
  of: Scalar,
  clause: Clause | undefined,
): Scalar {
  const cased = item.modifiers.includes("cased");
  // Encoded text is a string like others: the specification has case minded with `cased` only.
  const wanted = item.field === undefined ? values.map((value) => keyword(value, item, clause)) : values;
  return someOf(of, "value", (value) => any(wanted.map((each) => stringTest(value, each, cased))));
}

/** Keywords are "strings that are applied to the full log message", that is found anywhere in it. inferred: in its values. */
function keyword(value: SigmaString, item: DetectionItem, clause: Clause | undefined): SigmaString {
  if (item.modifiers.some((modifier) => modifier === "startswith" || modifier === "endswith")) {
    throw new Unreadable("Where a log message begins and ends is not known", clause);
  }
  return withAny(value, "both");
}

/** inferred: a number equals the text of its digits, since "all values are treated as strings". */
function numberTest(
  { value, text: digits }: Extract<DetectionValue, { readonly kind: "number" }>,
  item: DetectionItem,
  of: Scalar,
  clause: Clause | undefined,
): Scalar {
  const comparison = item.modifiers.find((modifier) => modifierFamily(modifier) === "comparison");
  const part = item.modifiers.find((modifier) => modifierFamily(modifier) === "date_part");
  if (comparison === undefined && part === undefined) {
    return someString(
      item.modifiers.length === 0 ? [literalString(digits)] : stringsFromDigits(digits, item, clause),
      item,
      of,
      clause,
    );
  }
  return someOf(of, "value", (each) => {
    const known = numberIn(part === undefined ? each : datePart(each, part, clause));
    return compareNumbers(known, comparison, value);
  });
}

function stringsFromDigits(digits: string, item: DetectionItem, clause: Clause | undefined): readonly SigmaString[] {
  const applied = applyStringModifiers(literalString(digits), item.modifiers);
  if (!applied.ok) throw new Unreadable(applied.message, clause);
  return applied.values;
}

/** "Field is less than the value", and so on; text that is no number is none of these. */
export function compareNumbers(known: Scalar, operator: string | undefined, value: number): Scalar {
  switch (operator) {
    case "gt":
      return call("less", number(value), known);
    case "gte":
      return call("less_equal", number(value), known);
    case "lt":
      return call("less", known, number(value));
    case "lte":
      return call("less_equal", known, number(value));
    case "neq":
      return call("not", call("equals", known, number(value)));
    default:
      return call("equals", known, number(value));
  }
}

/** "It is not designed to handle timezone or format conversions", so the part is the one that the text shows. */
function datePart(value: Scalar, part: Modifier, clause: Clause | undefined): Scalar {
  const group = ["year", "month", "day", "hour", "minute"].indexOf(part) + 1;
  if (group === 0) throw new Unreadable("Which week of the year a day is in is not specified", clause);
  const date = "^(\\d{4})-(\\d{2})-(\\d{2})(?:[T ](\\d{2}):(\\d{2}))?";
  return call("regex_extract", value, text(date), number(group));
}

/** Null where the text is no number in decimals; a database may read more, such as `nan`. */
export function numberIn(value: Scalar): Scalar {
  const isNumber = call("regex_matches", value, text("^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?$"));
  return call("if", isNumber, call("to_number", value), missing("number"));
}

/** Regular expressions, networks and references to fields. */
function rawTest(
  operand: string,
  item: DetectionItem,
  of: Scalar,
  context: TestContext,
  clause: Clause | undefined,
): Scalar {
  const { modifiers } = item;
  if (modifiers.includes("expand")) throw new Unreadable("Placeholders are read in strings only", clause);
  if (modifiers.includes("cidr")) {
    // "The value is handled as a CIDR network range. Supports both IPv4 and IPv6 notations."
    return someOf(of, "value", (value) => call("in_network", value, text(operand)));
  }
  if (modifiers.includes("fieldref")) {
    const other = context.values(operand);
    return someOf(of, "value", (value) => someOf(other, "other", (each) => compareFields(value, each, modifiers)));
  }
  const regex = runnableRegex(operand, {
    ignoreCase: modifiers.includes("i"),
    multiline: modifiers.includes("m"),
    dotAll: modifiers.includes("s"),
  });
  if (regex.kind === "unknown") throw new Unreadable(`The regular expression is not read: ${regex.reason}`, clause);
  // inferred: it is found anywhere, as the draft of specification 2.2 says and anchors would be pointless otherwise.
  return someOf(of, "value", (value) =>
    regex.kind === "re2"
      ? call("regex_matches", value, text(regex.source))
      : call("js_regex", value, text(regex.source), text(regex.flags)),
  );
}

function compareFields(value: Scalar, other: Scalar, modifiers: readonly Modifier[]): Scalar {
  const cased = modifiers.includes("cased");
  const [a, b] = cased ? [value, other] : [call("lower", value), call("lower", other)];
  if (modifiers.includes("contains")) return call("contains", a, b);
  if (modifiers.includes("startswith")) return call("starts_with", a, b);
  return modifiers.includes("endswith") ? call("ends_with", a, b) : call("equals", a, b);
}
