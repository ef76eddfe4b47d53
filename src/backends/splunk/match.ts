import type { BoundField } from "../../catalog/nodes.ts";
import type { Span } from "../../diagnostics/span.ts";
import { lowerAscii } from "../../model/normalise.ts";
import type { Match, Regex, Scalar } from "../../model/predicate.ts";
import { foundInEmpty } from "../../model/regex-empty.ts";
import { assertNever } from "../../model/walk.ts";
import type { SigmaString } from "../../sigma/value.ts";
import { columnsOf, evalOf, isListField, isPlanColumn } from "./expression.ts";
import { regexText } from "./literal.ts";
import type { RowContext } from "./row-context.ts";
import {
  all,
  any,
  call,
  choose,
  compare,
  type Eval,
  FALSE,
  field,
  NULL,
  not,
  number as numeral,
  regex,
  sum,
  TRUE,
  text,
} from "./syntax.ts";

/**
 * A test as an eval expression that is true exactly when the test holds (or, `negated`, does not). Comparing with null
 * gives null in eval, and `NOT` keeps it null: a negated test therefore asks for the missing value by name.
 */
export function testEval(
  bound: BoundField,
  match: Match<BoundField>,
  negated: boolean,
  span: Span,
  context: RowContext,
): Eval {
  if (match.kind === "in_list") return listMember(bound, match.list, negated, span, context);
  const located = (of: Eval): Eval => ({ kind: "located", of, span });
  if (match.kind === "equals" && match.values.every((one) => one === "")) return located(negated ? TRUE : FALSE);
  const value = scalarOrList(bound, context);
  if (value.list) {
    const condition = holds(value.of, match, context);
    // mvfilter sees one field only; a comparison of two goes through mvmap.
    const found =
      match.kind === "same_as"
        ? call("mvmap", value.of, choose(condition, numeral(1), NULL))
        : call("mvfilter", condition);
    return located(call(negated ? "isnull" : "isnotnull", found));
  }
  if (match.kind === "exists") {
    return located(
      negated ? any([call("isnull", value.of), compare(value.of, "=", text(""))]) : compare(value.of, "!=", text("")),
    );
  }
  const positive = holds(value.of, match, context);
  if (!negated) return located(positive);
  return located(any([...nullable(value.of, match, context).map((one) => call("isnull", one)), not(positive)]));
}

/** What may be null in a test: a negated test holds if any of it is. */
function nullable(value: Eval, match: Match<BoundField>, context: RowContext): readonly Eval[] {
  if (match.kind === "compare") return [call("tonumber", value)];
  return match.kind === "same_as" ? [value, partner(match.field, context)] : [value];
}

function partner(bound: BoundField, context: RowContext): Eval {
  return evalOf(bound.expression, context.computed);
}

/** `mvfilter` takes one field only, so a list that is computed gets a field of its own first. */
function scalarOrList(bound: BoundField, context: RowContext): { readonly of: Eval; readonly list: boolean } {
  const value = evalOf(bound.expression, context.computed);
  const columns = columnsOf(bound.expression);
  const list = isListField(bound) || columns.some((column) => context.collected.has(column));
  if (!list || isPlanColumn(bound.expression)) return { of: value, list: false };
  return { of: value.kind === "field" ? value : context.bring(value), list: true };
}

/** The test on one value that is not null. */
function holds(value: Eval, match: Exclude<Match<BoundField>, { kind: "in_list" }>, context: RowContext): Eval {
  switch (match.kind) {
    case "equals":
      return equals(value, match.values, match.cased);
    case "pattern":
      return likePatterns(value, match.patterns, match.cased);
    case "regex":
      return any(match.patterns.map((pattern) => matches(value, regexSource(pattern), foundInEmpty(pattern.source))));
    case "cidr":
      return any(match.networks.map((network) => call("cidrmatch", text(network), value)));
    case "compare": {
      const operators = { gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;
      return compare(call("tonumber", value), operators[match.operator], numeral(match.value));
    }
    case "exists":
      return compare(value, "!=", text(""));
    case "same_as":
      return sameAs(value, partner(match.field, context), match.shape, match.cased);
    default:
      return assertNever(match);
  }
}

function equals(value: Eval, wanted: readonly Scalar[], cased: boolean): Eval {
  // An empty text is a missing value, which equals nothing.
  const values = wanted.filter((one) => one !== "");
  const spelled = cased ? [] : values.filter((one) => String(one).toLowerCase() !== lowerAscii(String(one)));
  if (spelled.length > 0) {
    // Whether `lower` changes letters outside ASCII is not documented; the expression finds them as they are written.
    const source = spelled.map((one) => `^${regexText(String(one))}$`).join("|");
    const others = values.filter((one) => !spelled.includes(one));
    const found = matches(value, `(?i)${source}`, false);
    return others.length === 0 ? found : any([equals(value, others, cased), found]);
  }
  const [first, second] = values;
  // tostring: text that looks like a number would be compared as one.
  const subject = cased ? call("tostring", value) : call("lower", value);
  const literal = (one: Scalar): Eval => text(cased ? String(one) : String(one).toLowerCase());
  if (first === undefined) return call("false");
  return second === undefined ? compare(subject, "=", literal(first)) : call("in", subject, ...values.map(literal));
}

/** Patterns over the whole value. `like` has no escape for its own wildcards, so they are regular expressions. */
function likePatterns(value: Eval, patterns: readonly SigmaString[], cased: boolean): Eval {
  const bodies = patterns.map(patternRegex);
  const dots = bodies.some((body) => body.dots);
  const flags = `${cased ? "" : "i"}${dots ? "s" : ""}`;
  const source = bodies.map((body) => body.source).join("|");
  const matchesEmpty = patterns.some((pattern) => pattern.every((part) => part.kind === "any"));
  return matches(value, `${flags === "" ? "" : `(?${flags})`}${source}`, matchesEmpty);
}

function patternRegex(pattern: SigmaString): { readonly source: string; readonly dots: boolean } {
  const openStart = pattern[0]?.kind === "any";
  const openEnd = pattern.length > 1 && pattern.at(-1)?.kind === "any";
  const core = pattern.slice(openStart ? 1 : 0, openEnd ? -1 : undefined);
  const body = core
    .map((part) => (part.kind === "any" ? ".*" : part.kind === "one" ? "." : regexText(part.text)))
    .join("");
  return {
    source: `${openStart ? "" : "^"}${body}${openEnd ? "" : "$"}`,
    dots: core.some((part) => part.kind !== "text"),
  };
}

/** An empty text is a missing value: an expression that it would satisfy asks for more. */
function matches(value: Eval, source: string, matchesEmpty: boolean): Eval {
  const found = call("match", value, regex(source));
  return matchesEmpty ? all([compare(value, "!=", text("")), found]) : found;
}

function regexSource(pattern: Regex): string {
  const flags = `${pattern.ignoreCase ? "i" : ""}${pattern.multiline ? "m" : ""}${pattern.dotAll ? "s" : ""}`;
  return flags === "" ? pattern.source : `(?${flags})${pattern.source}`;
}

function sameAs(
  left: Eval,
  right: Eval,
  shape: Extract<Match<BoundField>, { kind: "same_as" }>["shape"],
  cased: boolean,
): Eval {
  const a = call(cased ? "tostring" : "lower", left);
  const b = call(cased ? "tostring" : "lower", right);
  const filled = compare(right, "!=", text(""));
  switch (shape) {
    case "equals":
      return all([filled, compare(a, "=", b)]);
    case "contains":
      return all([filled, compare(call("mvcount", call("split", a, b)), ">", numeral(1))]);
    case "startswith":
      return all([filled, compare(call("substr", a, numeral(1), call("len", b)), "=", b)]);
    case "endswith": {
      const start = sum(sum(call("len", a), "-", call("len", b)), "+", numeral(1));
      return all([filled, compare(call("len", a), ">=", call("len", b)), compare(call("substr", a, start), "=", b)]);
    }
    default:
      return assertNever(shape);
  }
}

/** Membership in a lookup table: the `lookup` command in front leaves a field that is there for members only. */
function listMember(bound: BoundField, list: string, negated: boolean, span: Span, context: RowContext): Eval {
  const value = evalOf(bound.expression, context.computed);
  const subject = value.kind === "field" ? value : context.bring(value);
  const hit = context.lookUp(list, subject.name, span);
  return { kind: "located", of: call(negated ? "isnull" : "isnotnull", field(hit)), span };
}
