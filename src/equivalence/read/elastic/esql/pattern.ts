import type { Place } from "../../../../backends/elastic/parse/problem.ts";
import { any, call, missing, text } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import { matchesLuceneRegex } from "../lucene-regex.ts";
import { EsqlFailure } from "./failure.ts";
import { printCharacter } from "./regex-nodes.ts";
import { single, type Value } from "./value.ts";

/** Parts of a pattern: text, any one character, any text. */
type WildcardPart = string | { readonly any: "one" | "text" };

/**
 * `like`: `*` is any text and `?` any character, a line break too; the pattern stands for the whole value and minds case
 * (ES|QL operators, LIKE; limitations, text fields). Several patterns are alternatives.
 */
export function like(value: Value, patterns: readonly string[], place: Place): Scalar {
  const parts = patterns.map((pattern) => wildcardParts(pattern, place));
  // Elasticsearch replaces a pattern that everything matches by `is not null`, so that it is never null itself
  // (optimizer rule ReplaceRegexMatch; csv-spec where-like, notLikeListAllWildcard).
  if (parts.length === 1 && parts[0]?.length === 1 && isAnyText(parts[0][0])) return isPresent(value);
  if (parts.length > 1 && parts.some((each) => each.length === 1 && isAnyText(each[0]))) {
    throw new EsqlFailure("Whether a list with `*` is true of null is not documented", place);
  }
  const one = single(value);
  return any(parts.map((each) => wildcardTest(one, each)));
}

function wildcardTest(value: Scalar, parts: readonly WildcardPart[]): Scalar {
  const [first, second, third] = parts;
  if (first === undefined) return call("equals", value, text(""));
  if (parts.length === 1 && typeof first === "string") return call("equals", value, text(first));
  if (parts.length === 2 && typeof first === "string" && isAnyText(second)) {
    return call("starts_with", value, text(first));
  }
  if (parts.length === 2 && isAnyText(first) && typeof second === "string") {
    return call("ends_with", value, text(second));
  }
  if (parts.length === 3 && isAnyText(first) && typeof second === "string" && isAnyText(third)) {
    return call("contains", value, text(second));
  }
  const pattern = parts.map((part) => {
    if (typeof part !== "string") return part.any === "text" ? "(?s:.)*" : "(?s:.)";
    return [...part].map((each) => printCharacter(each.codePointAt(0) ?? 0)).join("");
  });
  return call("regex_matches", value, text(`\\A${pattern.join("")}\\z`));
}

function isAnyText(part: WildcardPart | undefined): boolean {
  return typeof part === "object" && part.any === "text";
}

/** A backslash makes `*`, `?` and itself literal, and may stand before nothing else (StringUtils, wildcardToJavaPattern). */
function wildcardParts(pattern: string, place: Place): readonly WildcardPart[] {
  const parts: WildcardPart[] = [];
  const literal = (character: string): void => {
    const last = parts.at(-1);
    if (typeof last === "string") parts[parts.length - 1] = last + character;
    else parts.push(character);
  };
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === "*") {
      if (!isAnyText(parts.at(-1))) parts.push({ any: "text" });
    } else if (character === "?") parts.push({ any: "one" });
    else if (character === "\\") {
      at += 1;
      const escaped = pattern.charAt(at);
      if (!["*", "?", "\\"].includes(escaped)) {
        throw new EsqlFailure("A backslash in a pattern stands before `*`, `?` or a backslash only", place);
      }
      literal(escaped);
    } else literal(character);
  }
  return parts;
}

/** `rlike`: a regular expression of Lucene over the whole value, which minds case (ES|QL operators, RLIKE). */
export function rlike(value: Value, patterns: readonly string[], place: Place): Scalar {
  const everything = patterns.filter((pattern) => [".*", "@", "(.*)"].includes(pattern));
  if (everything.length > 0) {
    if (patterns.length === 1) return isPresent(value);
    throw new EsqlFailure("Whether a list with `.*` is true of null is not documented", place);
  }
  const one = single(value);
  return any(
    patterns.map((pattern) => {
      const test = matchesLuceneRegex(one, pattern, false);
      if (typeof test === "string") throw new EsqlFailure(`This expression is not read: ${test}`, place);
      return test;
    }),
  );
}

export function isPresent(value: Value): Scalar {
  return call("not", call("is_null", value.scalar));
}

export function textOf(value: Value, place: Place): Value {
  if (value.type === "null") return { ...value, type: "text", scalar: missing("text") };
  if (value.type !== "text" || value.index === true) {
    throw new EsqlFailure(
      `Patterns are matched with strings, not ${value.index ? "names of indexes" : value.type}`,
      place,
    );
  }
  return value;
}
