import { lowerAscii } from "../../../model/normalise.ts";
import { call, mapped, number, someOf, text, truth } from "../../relation/build.ts";
import type { Clause, Scalar } from "../../relation/nodes.ts";
import { addressRange, inNetworks, isFilled, networkOf } from "./address.ts";
import { hasAnyWord, hasPhrase, hasWordLike, wordsOf } from "./analysed.ts";
import { momentOf } from "./date-math.ts";
import type { Field } from "./documents.ts";
import { matchesLuceneRegex } from "./lucene-regex.ts";
import { matchesPattern, type PatternPart } from "./pattern.ts";
import { Unreadable } from "./unreadable.ts";

/*
 * What one field of a document is tested for, as an index answers it: true or false, never unknown, and false where the
 * document lacks the field. A field with several values matches if any of them does (Elasticsearch, "Arrays": there is no
 * array type, any field may have several values).
 */

export type TermValue = string | number | boolean;
export type RangeOperator = "<" | "<=" | ">" | ">=";
/** How a value is compared with a text field, which keywords do not tell apart. */
export type TextMatch = "any word" | "phrase";

/** Equality by the field's type. Keywords are compared as they are, case and blanks included ("Keyword type family"). */
export function termTest(field: Field, value: TermValue, options: TermOptions): Scalar {
  const { fold, clause, onText } = options;
  switch (field.class) {
    case "keyword": {
      const { values, wanted } = lowered(field, String(value));
      if (!fold) return call("list_contains", values, text(wanted));
      return someOf(values, "value", (each) => call("equals", call("lower_ascii", each), text(lowerAscii(wanted))));
    }
    case "text": {
      if (onText === undefined) throw new Unreadable(`${field.name} is a text field, which cannot be compared`, clause);
      const words = wordsOf(String(value));
      if (words === undefined) throw unreadText(field, clause);
      return onText === "phrase" ? hasPhrase(field.values, words) : hasAnyWord(field.values, words);
    }
    case "ip": {
      // A term on addresses may be a network ("IP field type": the most common way to query is the CIDR notation).
      const network = networkOf(String(value));
      if (network === undefined || fold) throw new Unreadable(`${value} is no address`, clause);
      return inNetworks(field.values, [network]);
    }
    case "number": {
      const wanted = typeof value === "boolean" || value === "" ? Number.NaN : Number(value);
      if (!Number.isFinite(wanted) || fold)
        throw new Unreadable(`${value} is no number, and ${field.name} is one`, clause);
      return call("list_contains", field.values, number(wanted));
    }
    case "boolean": {
      const wanted = String(value);
      if ((wanted !== "true" && wanted !== "false") || fold)
        throw new Unreadable(`${value} is neither true nor false`, clause);
      return call("list_contains", field.values, truth(wanted === "true"));
    }
    case "date": {
      const wanted = typeof value === "string" && !fold ? momentOf(value) : undefined;
      if (wanted === undefined) throw new Unreadable(`${value} is no moment that is read`, clause);
      return someOf(field.values, "value", (each) => call("equals", call("moment", each), wanted));
    }
    default:
      throw new Unreadable(`Fields of the type ${field.type} are not read`, clause);
  }
}

interface TermOptions {
  readonly clause: Clause | undefined;
  readonly fold?: boolean;
  readonly onText?: TextMatch;
}

export function wildcardTest(
  field: Field,
  parts: readonly PatternPart[],
  { fold, clause, onText }: TermOptions & { readonly fold: boolean },
): Scalar {
  if (
    field.class === "text" &&
    onText !== undefined &&
    parts.every((part) => part.kind !== "text" || isWordPart(part.text))
  ) {
    return hasWordLike(field.values, parts);
  }
  if (field.class !== "keyword")
    throw new Unreadable(`A wildcard on the ${field.type} field ${field.name} is not read`, clause);
  const values = field.lowered ? mapped(field.values, "value", (value) => call("lower", value)) : field.values;
  const own = field.lowered
    ? parts.map((part) => (part.kind === "text" ? { ...part, text: part.text.toLowerCase() } : part))
    : parts;
  return someOf(values, "value", (value) => matchesPattern(value, own, fold));
}

export function regexTest(
  field: Field,
  pattern: string,
  { fold, clause }: { readonly fold: boolean; readonly clause: Clause | undefined },
): Scalar {
  if (field.class !== "keyword" || field.lowered) {
    throw new Unreadable(`A regular expression on ${field.name} is not read`, clause);
  }
  return someOf(field.values, "value", (value) => {
    const test = matchesLuceneRegex(value, pattern, fold);
    if (typeof test === "string") throw new Unreadable(test, clause);
    return test;
  });
}

/** Any value at all, empty text too ("Exists query"). */
export function existsTest(field: Field, clause: Clause | undefined): Scalar {
  if (field.class === "object") throw new Unreadable(`Whether the object ${field.name} is there is not read`, clause);
  return isFilled(field.values);
}

/** Keywords are compared by their bytes, numbers, dates and addresses as what they are ("Range query"). */
export function rangeTest(field: Field, operator: RangeOperator, value: TermValue, clause: Clause | undefined): Scalar {
  switch (field.class) {
    case "keyword": {
      // A number that nobody described would be compared as one.
      if (field.assumed) throw new Unreadable(`The type of ${field.name}, and so its order, is not known`, clause);
      const { values, wanted } = lowered(field, String(value));
      return someOf(values, "value", (each) => compare(operator, each, text(wanted)));
    }
    case "number": {
      const wanted = typeof value === "boolean" || value === "" ? Number.NaN : Number(value);
      if (!Number.isFinite(wanted)) throw new Unreadable(`${value} is no number, and ${field.name} is one`, clause);
      return someOf(field.values, "value", (each) => compare(operator, each, number(wanted)));
    }
    case "date": {
      const wanted = typeof value === "string" ? momentOf(value) : undefined;
      if (wanted === undefined) throw new Unreadable(`${value} is no moment that is read`, clause);
      return someOf(field.values, "value", (each) => compare(operator, call("moment", each), wanted));
    }
    case "ip": {
      const networks = addressRange(operator, String(value));
      if (networks === undefined) throw new Unreadable(`${value} is no address`, clause);
      return inNetworks(field.values, networks);
    }
    default:
      throw new Unreadable(`A range on the ${field.type} field ${field.name} is not read`, clause);
  }
}

export function compare(operator: RangeOperator | "==", left: Scalar, right: Scalar): Scalar {
  switch (operator) {
    case "<":
      return call("less", left, right);
    case "<=":
      return call("less_equal", left, right);
    case ">":
      return call("less", right, left);
    case ">=":
      return call("less_equal", right, left);
    case "==":
      return call("equals", left, right);
  }
}

function lowered(field: Field, value: string): { readonly values: Scalar; readonly wanted: string } {
  // A normalizer works on values and on what they are compared with ("Normalizers").
  return field.lowered
    ? { values: mapped(field.values, "value", (each) => call("lower", each)), wanted: value.toLowerCase() }
    : { values: field.values, wanted: value };
}

function unreadText(field: Field, clause: Clause | undefined): Unreadable {
  return new Unreadable(`How the text field ${field.name} cuts this value into words is not read`, clause);
}

function isWordPart(value: string): boolean {
  return /^[\p{L}\p{N}_]*$/u.test(value) && wordsOf(value) !== undefined;
}
