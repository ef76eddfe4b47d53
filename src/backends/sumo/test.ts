import type { Expression } from "../../catalog/expression.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import type { Match, Predicate, Scalar } from "../../model/predicate.ts";
import { assertNever } from "../../model/walk.ts";
import { columnKind, columnReference, isPlanColumn, isRaw, plainColumn } from "./column.ts";
import { ipv6Regex } from "./ipv6-regex.ts";
import { isPlainPattern, isPlainText } from "./literal.ts";
import { alternation } from "./regex-alternation.ts";
import { and, boolean, type Cse, call, not, number, oneOf, or, text } from "./syntax.ts";
import { asRegex, type TextMatch, type TextWant, textWants } from "./text-test.ts";

export type Test = Extract<Predicate<BoundField>, { kind: "test" }>;

/** A test that the language lacks, with what the whole rule should take it for. */
export interface Inexpressible {
  readonly reason: string;
  /** Holds wherever the test holds, and perhaps more often. */
  readonly wider: Cse;
}

export interface TestContext {
  /** Says that a test cannot be made; answers with what stands in its place. */
  giveUp(test: Test, why: Inexpressible): Cse;
  /** The test that a record matched an item of a list. */
  inList(test: Test, list: string): Cse;
}

/** A test as an expression. On a missing value it is false or null, either of which makes its negation true. */
export function lowerTest(test: Test, context: TestContext): Cse {
  const column = plainColumn(test.field.expression);
  if (column === undefined || isPlanColumn(column)) {
    return context.giveUp(test, { reason: "the record has no such value", wider: boolean(true) });
  }
  const { match } = test;
  switch (match.kind) {
    case "equals":
      if (columnKind(column) === "number") return oneOf(columnReference(column), match.values.flatMap(numberItem));
      if (columnKind(column) === "boolean") return oneOf(columnReference(column), match.values.flatMap(booleanItem));
      return textTest(test, match);
    case "pattern":
    case "regex":
      return textTest(test, match);
    case "cidr":
      return lowerCidr(test, match.networks, context);
    case "compare": {
      const operator = ({ gt: ">", gte: ">=", lt: "<", lte: "<=" } as const)[match.operator];
      return { kind: "compare", operator, left: numeric(test.field), right: number(match.value) };
    }
    case "exists":
      return exists(test.field);
    case "same_as":
      return sameAs(test, match, context);
    case "in_list":
      return context.inList(test, match.list);
    default:
      return assertNever(match);
  }
}

/** Present and not empty text. */
export function exists(field: BoundField): Cse {
  const column = plainColumn(field.expression);
  if (column === undefined) return boolean(true);
  const reference = columnReference(column);
  return not(columnKind(column) === "text" ? call("isEmpty", reference) : { kind: "is_null", of: reference });
}

function numberItem(value: Scalar): readonly Cse[] {
  const read = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof read === "number" && Number.isFinite(read) ? [number(read)] : [];
}

function booleanItem(value: Scalar): readonly Cse[] {
  const read = String(value).toLowerCase();
  return read === "true" || read === "false" ? [boolean(read === "true")] : [];
}

function scalar(expression: Expression): Cse {
  if (expression.kind === "lower") return call("lower", scalar(expression.of));
  return expression.kind === "column" ? columnReference(expression) : boolean(true);
}

function numeric(field: BoundField): Cse {
  const column = plainColumn(field.expression);
  const value = scalar(field.expression);
  if (column !== undefined && columnKind(column) === "number") return value;
  // Fields of the raw message, and many attributes, are text; toLong and toDouble are the wide conversions.
  return call(field.definition.type === "integer" ? "toLong" : "toDouble", value);
}

function textTest(test: Test, match: TextMatch): Cse {
  const wants = textWants(match);
  if (wants.some((want) => want.kind === "exists")) return exists(test.field);
  const equal: Cse[] = [];
  const foldedEqual: Cse[] = [];
  const regexes: Extract<TextWant, { kind: "regex" }>[] = [];
  const parts: Cse[] = [];
  const onePart = wants.filter((want) => want.kind === "part").length === 1;
  const value = scalar(test.field.expression);
  for (const want of wants) {
    if (want.kind === "exists") continue;
    if (want.kind === "equals" && isPlainText(want.text) && foldsAlike(want.text)) {
      const { item, folded } = storedText(test.field, want.text, want.cased);
      if (folded) foldedEqual.push(text(item));
      else equal.push(text(item));
    } else if (want.kind === "part" && onePart && isPlainPattern(want.text) && foldsAlike(want.text)) {
      const { item, folded } = storedText(test.field, want.text, want.cased);
      const left = folded ? call("lower", value) : value;
      parts.push({ kind: "like", left, before: want.before, text: item, after: want.after });
    } else regexes.push(asRegex(want));
  }
  const mixed = equal.length > 0 && foldedEqual.length > 0;
  const tests: Cse[] = [];
  // One list reads better than two: values without letters are their own lower case.
  if (mixed && equal.every((item) => item.kind === "text" && item.value === item.value.toLowerCase())) {
    tests.push(oneOf(call("lower", value), [...equal, ...foldedEqual]));
  } else tests.push(oneOf(value, equal), oneOf(call("lower", value), foldedEqual));
  tests.push(...parts, ...regexTests(value, regexes, test.field));
  return or(tests);
}

/** How a text is compared: as stored where the catalog knows the stored case, else in lower case on both sides. */
function storedText(
  field: BoundField,
  wanted: string,
  cased: boolean,
): { readonly item: string; readonly folded: boolean } {
  const { storedCase } = field.binding;
  const column = plainColumn(field.expression);
  if (cased) return { item: wanted, folded: false };
  if (storedCase === "lower") return { item: wanted.toLowerCase(), folded: false };
  if (storedCase === "upper") return { item: wanted.toUpperCase(), folded: false };
  // Mappers write the words that tell records apart, and write them one way; these are named by bindings only.
  const isMetadata = column !== undefined && !isRaw(column) && column.name.startsWith("metadata_");
  if (isMetadata || wanted.toLowerCase() === wanted.toUpperCase()) return { item: wanted, folded: false };
  return { item: wanted.toLowerCase(), folded: true };
}

/** Text whose lower case is one thing everywhere; for other scripts a regular expression folds more surely. */
function foldsAlike(wanted: string): boolean {
  return wanted.toLowerCase().length === wanted.length;
}

function regexTests(value: Cse, regexes: readonly Extract<TextWant, { kind: "regex" }>[], field: BoundField): Cse[] {
  const groups = new Map<string, Extract<TextWant, { kind: "regex" }>[]>();
  for (const regex of regexes) {
    const key = `${regex.flags}/${regex.empty}`;
    groups.set(key, [...(groups.get(key) ?? []), regex]);
  }
  return [...groups.values()].map((group) => {
    const flags = group[0]?.flags ?? "";
    const source = `${flags === "" ? "" : `(?${flags})`}${alternation(group.map((regex) => regex.source))}`;
    const matches: Cse = { kind: "matches", left: value, source };
    return group[0]?.empty === true ? and([exists(field), matches]) : matches;
  });
}

function lowerCidr(test: Test, networks: readonly string[], context: TestContext): Cse {
  const value = scalar(test.field.expression);
  const four = networks.filter((network) => !network.includes(":"));
  const tests = or(
    four.map((network) => {
      const [address = "", length = "32"] = network.split("/");
      return call("compareCIDRPrefix", value, text(address), text(length));
    }),
  );
  if (four.length === networks.length) return tests;
  const reason = "the rule language compares prefixes of IPv4 addresses only, and IPv6 addresses as the text they are";
  const source = `(?i)${alternation(networks.filter((network) => network.includes(":")).map(ipv6Regex))}`;
  return context.giveUp(test, { reason, wider: or([tests, { kind: "matches", left: value, source }]) });
}

type SameAs = Extract<Match<BoundField>, { kind: "same_as" }>;

function sameAs(test: Test, match: SameAs, context: TestContext): Cse {
  if (plainColumn(match.field.expression) === undefined) {
    return context.giveUp(test, { reason: "the other field cannot be computed inside a test", wider: boolean(true) });
  }
  const side = (field: BoundField): Cse => {
    const value = scalar(field.expression);
    return match.cased || value.kind === "call" ? value : call("lower", value);
  };
  const left = side(test.field);
  const right = side(match.field);
  const present = exists(match.field);
  if (match.shape === "equals") return and([present, { kind: "compare", operator: "=", left, right }]);
  const contains = and([present, call("contains", left, right)]);
  if (match.shape === "contains") return contains;
  return context.giveUp(test, {
    reason: "the rule language cannot ask where in a value another field stands",
    wider: contains,
  });
}
