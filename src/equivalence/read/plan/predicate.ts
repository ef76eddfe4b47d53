import { lowerAscii } from "../../../model/normalise.ts";
import type { Match, Predicate, Regex, Scalar as Value } from "../../../model/predicate.ts";
import { assertNever } from "../../../model/walk.ts";
import type { SigmaString } from "../../../sigma/value.ts";
import { all, any, call, missing, number, someOf, text, truth } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import { fieldValues } from "./rows.ts";

export interface PredicateContext {
  /** The values of lists that are not part of the rule, by name. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** The fields that keywords are looked for in. */
  readonly fields: readonly string[];
}

type Named = { readonly name: string };

/** Whether a predicate holds on a row; never null, since a test on a missing value is false and its negation true. */
export function predicateTest(predicate: Predicate<Named>, context: PredicateContext): Scalar {
  switch (predicate.kind) {
    case "and":
      return all(predicate.operands.map((operand) => predicateTest(operand, context)));
    case "or":
      return any(predicate.operands.map((operand) => predicateTest(operand, context)));
    case "not":
      return call("not", predicateTest(predicate.operand, context));
    case "constant":
      return truth(predicate.value);
    case "test": {
      const values = fieldValues(predicate.field.name);
      if (predicate.match.kind === "exists") return call("less", number(0), call("list_length", values));
      return someOf(values, "value", (value) => satisfies(value, predicate.match, context));
    }
    case "keyword": {
      const values = call("list_concat", ...context.fields.map(fieldValues));
      const words = predicate.words.map((word): SigmaString => [{ kind: "any" }, ...word, { kind: "any" }]);
      return someOf(values, "value", (value) => any(words.map((word) => patternTest(value, word, false))));
    }
    default:
      return assertNever(predicate);
  }
}

function satisfies(value: Scalar, match: Match<Named>, context: PredicateContext): Scalar {
  switch (match.kind) {
    case "equals":
      return any(match.values.map((wanted) => equalsText(value, wanted, match.cased)));
    case "pattern":
      return any(match.patterns.map((pattern) => patternTest(value, pattern, match.cased)));
    case "regex":
      return any(match.patterns.map((regex) => call("regex_matches", value, text(regexSource(regex)))));
    case "cidr":
      return any(match.networks.map((network) => call("in_network", value, text(network))));
    case "compare": {
      const [known, limit] = [numberIn(value), number(match.value)];
      if (match.operator === "gt") return call("less", limit, known);
      if (match.operator === "gte") return call("less_equal", limit, known);
      return call(match.operator === "lt" ? "less" : "less_equal", known, limit);
    }
    case "exists":
      return truth(true);
    case "same_as": {
      const folded = (each: Scalar): Scalar => (match.cased ? each : call("lower_ascii", each));
      const compare = (
        { equals: "equals", contains: "contains", startswith: "starts_with", endswith: "ends_with" } as const
      )[match.shape];
      return someOf(fieldValues(match.field.name), "other", (other) => call(compare, folded(value), folded(other)));
    }
    case "in_list":
      return any((context.lists.get(match.list) ?? []).map((wanted) => equalsText(value, wanted, false)));
    default:
      return assertNever(match);
  }
}

/** Null where the text is no number in decimals; a database may read more, such as `nan`. */
function numberIn(value: Scalar): Scalar {
  const isNumber = call("regex_matches", value, text("^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?$"));
  return call("if", isNumber, call("to_number", value), missing("number"));
}

/** Values compare as texts; of these only the letters A to Z fold. */
function equalsText(value: Scalar, wanted: Value, cased: boolean): Scalar {
  return cased
    ? call("equals", value, text(String(wanted)))
    : call("equals", call("lower_ascii", value), text(lowerAscii(String(wanted))));
}

/** A regular expression sees the folded value, so that RE2 folds no more letters than A to Z. */
function patternTest(value: Scalar, pattern: SigmaString, cased: boolean): Scalar {
  const pieces = pattern.map((part) => {
    if (part.kind === "any") return ".*";
    if (part.kind === "one") return ".";
    return [...(cased ? part.text : lowerAscii(part.text))].map(literal).join("");
  });
  const subject = cased ? value : call("lower_ascii", value);
  return call("regex_matches", subject, text(`(?s)\\A${pieces.join("")}\\z`));
}

function literal(character: string): string {
  return /[0-9A-Za-z]/.test(character) ? character : `\\x{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function regexSource({ source, ignoreCase, multiline, dotAll }: Regex): string {
  const flags = `${ignoreCase ? "i" : ""}${multiline ? "m" : ""}${dotAll ? "s" : ""}`;
  return flags === "" ? source : `(?${flags})${source}`;
}
