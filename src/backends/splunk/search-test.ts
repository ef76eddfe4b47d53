import type { Expression } from "../../catalog/expression.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import type { Span } from "../../diagnostics/span.ts";
import { parseNetwork } from "../../model/network.ts";
import type { Match, Scalar } from "../../model/predicate.ts";
import { assertNever } from "../../model/walk.ts";
import type { SigmaString } from "../../sigma/value.ts";
import { columnName, isListField, isPlanColumn } from "./expression.ts";
import { isSearchable, isSearchableFragment, looseParts } from "./literal.ts";
import { eitherTerm, type SearchPart, type SearchTerm, type SearchValue } from "./syntax.ts";

/** What the search language can say of a test: all of it, or something that follows from it. */
export interface SearchForm {
  readonly term: SearchTerm;
  readonly exact: boolean;
}

export const NO_FORM: SearchForm = { term: { kind: "all" }, exact: false };

/**
 * A test in the search language, which reads the index and is therefore where as much as possible should be said. It
 * ignores case, knows `*` and no other wildcard, and compares what looks like numbers as numbers.
 */
export function searchForm(bound: BoundField, match: Match<BoundField>, span: Span): SearchForm {
  const { expression } = bound;
  const name = plainColumn(expression);
  if (name === undefined) return { term: implied(expression, match, span), exact: false };
  switch (match.kind) {
    case "equals": {
      const values = match.values.filter((value) => value !== "");
      const exact = !match.cased && values.every((value) => searchableScalar(value, bound));
      return { term: oneOf(name, values.map(scalarValue), span), exact };
    }
    case "pattern": {
      const exact = !match.cased && match.patterns.every(searchablePattern);
      return { term: oneOf(name, match.patterns.map(patternValue), span), exact };
    }
    case "cidr":
      if (match.networks.some((network) => parseNetwork(network)?.version !== 4)) return NO_FORM;
      // Networks are documented for `=`, not for `IN` (Splunk Search Reference, search).
      return {
        term: eitherTerm(match.networks.map((network) => oneOf(name, [[{ kind: "text", text: network }]], span))),
        exact: true,
      };
    case "compare": {
      const operators = { gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;
      const numeric = bound.definition.type === "integer" || bound.definition.type === "number";
      const term: SearchTerm = {
        kind: "compare",
        field: name,
        operator: operators[match.operator],
        value: match.value,
        span,
      };
      // Text is compared as text, letter by letter, so only a field of numbers is exact.
      return { term, exact: numeric };
    }
    case "exists": {
      // An element of a list may be filled where another is empty, which the search cannot tell.
      const list = isListField(bound);
      return { term: existing(name, list, span), exact: !list };
    }
    case "regex":
    case "same_as":
    case "in_list":
      return NO_FORM;
    default:
      return assertNever(match);
  }
}

function plainColumn(expression: Expression): string | undefined {
  return expression.kind === "column" && !isPlanColumn(expression) ? columnName(expression.name) : undefined;
}

/** Whether a field is there and not empty. */
function existing(name: string, list: boolean, span: Span): SearchTerm {
  const there: SearchTerm = { kind: "present", field: name, span };
  if (list) return there;
  const empty: SearchTerm = { kind: "compare", field: name, operator: "=", value: [], span };
  return { kind: "and", operands: [there, { kind: "not", operand: empty }] };
}

function oneOf(name: string, values: readonly SearchValue[], span: Span): SearchTerm {
  const [first, second] = values;
  if (first === undefined) return { kind: "none" };
  if (second === undefined) return { kind: "compare", field: name, operator: "=", value: first, span };
  return { kind: "in", field: name, values, span };
}

function searchableScalar(value: Scalar, bound: BoundField): boolean {
  const { type } = bound.definition;
  if (typeof value === "number") return type === "integer" || type === "number";
  return typeof value === "boolean" || isSearchable(value);
}

function scalarValue(value: Scalar): SearchValue {
  return typeof value === "number" ? value : looseParts(String(value));
}

/** Wildcards inside a word match unreliably across breakers (Splunk Search Manual, wildcards), so only the ends count. */
function searchablePattern(pattern: SigmaString): boolean {
  if (pattern.every((part) => part.kind === "any")) return false;
  const [only] = pattern;
  if (pattern.length === 1 && only?.kind === "text") return isSearchable(only.text);
  return pattern.every((part, index) => {
    if (part.kind === "text") return isSearchableFragment(part.text);
    return part.kind === "any" && (index === 0 || index === pattern.length - 1);
  });
}

function patternValue(pattern: SigmaString): SearchValue {
  if (searchablePattern(pattern)) {
    return pattern.flatMap((part): SearchPart[] => (part.kind === "one" ? [] : [part]));
  }
  const first = pattern[0];
  const words = pattern.flatMap((part) => (part.kind === "text" ? [part.text] : []));
  const head = words[0];
  if (head === undefined) return [{ kind: "any" }];
  const parts: readonly SearchPart[] = looseParts(head);
  const start: readonly SearchPart[] = first?.kind === "text" ? parts : [{ kind: "any" }, ...parts];
  return pattern.length === 1 ? start : [...start, { kind: "any" }];
}

/** What follows for the stored fields from a test on a value computed from them. */
function implied(expression: Expression, match: Match<BoundField>, span: Span): SearchTerm {
  if (match.kind === "exists") return presence(expression, span);
  const wanted = wantedTexts(match);
  return wanted === undefined ? { kind: "all" } : impliedBy(expression, wanted, span);
}

/** Something is stored where a value comes from. */
function presence(expression: Expression, span: Span): SearchTerm {
  switch (expression.kind) {
    case "column":
      return isPlanColumn(expression) ? { kind: "all" } : { kind: "present", field: columnName(expression.name), span };
    case "lower":
    case "remove":
    case "segment":
    case "extract":
    case "only_if":
      return presence(expression.of, span);
    // That one of many fields is there rules out next to nothing.
    case "first_of":
    case "any_of":
    case "path":
    case "constant":
    case "absent":
      return { kind: "all" };
    default:
      return assertNever(expression);
  }
}

interface Wanted {
  readonly values: readonly (readonly SearchPart[])[];
  readonly texts: readonly string[] | undefined;
}

function wantedTexts(match: Match<BoundField>): Wanted | undefined {
  if (match.kind === "equals") {
    const texts = match.values.filter((value) => value !== "").map(String);
    return { values: texts.map(looseParts), texts };
  }
  if (match.kind !== "pattern") return undefined;
  const values = match.patterns.map(patternValue);
  return { values: values.flatMap((value) => (typeof value === "number" ? [] : [value])), texts: undefined };
}

function impliedBy(expression: Expression, wanted: Wanted, span: Span): SearchTerm {
  switch (expression.kind) {
    case "column": {
      const useful = wanted.values.every((value) => value.some((part) => part.kind === "text"));
      return useful && !isPlanColumn(expression)
        ? oneOf(columnName(expression.name), wanted.values, span)
        : { kind: "all" };
    }
    case "first_of":
    case "any_of": {
      return eitherTerm(expression.options.map((option) => impliedBy(option, wanted, span)));
    }
    case "lower":
    case "only_if":
      return impliedBy(expression.of, wanted, span);
    case "segment":
    case "extract": {
      const around = wanted.values.map((value): readonly SearchPart[] => [{ kind: "any" }, ...value, { kind: "any" }]);
      return impliedBy(expression.of, { values: around.map(collapseWildcards), texts: undefined }, span);
    }
    case "remove": {
      const texts = expression.text === "-" ? wanted.texts?.flatMap((one) => dashed(one) ?? []) : undefined;
      if (texts === undefined || texts.length !== 2 * (wanted.texts?.length ?? 0)) return { kind: "all" };
      return impliedBy(expression.of, { values: texts.map(looseParts), texts }, span);
    }
    case "path":
    case "constant":
    case "absent":
      return { kind: "all" };
    default:
      return assertNever(expression);
  }
}

function collapseWildcards(parts: readonly SearchPart[]): readonly SearchPart[] {
  return parts.filter((part, index) => part.kind === "text" || parts[index - 1]?.kind !== "any");
}

/** An id without dashes may be stored with them. */
function dashed(id: string): readonly string[] | undefined {
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i.exec(id);
  return parts === null ? undefined : [id, parts.slice(1).join("-")];
}
