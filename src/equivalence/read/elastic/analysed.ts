import { any, call, someOf, text } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import type { PatternPart } from "./pattern.ts";
import { escapeRegex } from "./pattern.ts";

/*
 * Text fields are cut into words and lowered (Elasticsearch, "Standard analyzer": Unicode Standard Annex #29 with a
 * lowercase filter). A word is a run of letters, digits and low lines; between two letters also `.`, `:` and an apostrophe
 * belong to it, between two digits also `.`, `,`, `;` and an apostrophe. Ideographs, which are words each, are not read.
 */
const CORE = "[\\p{L}\\p{N}_]";
const INNER = `(?:${CORE}|(?<=\\p{L})[.:'’·](?=\\p{L})|(?<=\\p{N})[.,;'’](?=\\p{N}))`;
const BEGIN = `(?<!${CORE})(?<!\\p{L}[.:'’·](?=\\p{L}))(?<!\\p{N}[.,;'’](?=\\p{N}))`;
const END = `(?!${CORE})(?!(?<=\\p{L})[.:'’·]\\p{L})(?!(?<=\\p{N})[.,;'’]\\p{N})`;
const WORDS = new RegExp(`${BEGIN}${CORE}${INNER}*`, "gu");
const UNREAD = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}]/u;

/** The words of a value in a query; undefined where they are not known. */
export function wordsOf(value: string): readonly string[] | undefined {
  if (UNREAD.test(value)) return undefined;
  return [...value.matchAll(WORDS)].map(([word]) => word.toLowerCase());
}

/** Any of the words ("Match query": the operator is OR); no document where the value has none. */
export function hasAnyWord(values: Scalar, words: readonly string[]): Scalar {
  return someOf(values, "value", (value) =>
    any(words.map((word) => matches(value, `${BEGIN}${escapeRegex(word)}${END}`))),
  );
}

/** The words one behind the other ("Match phrase query"), with nothing but separators between. */
export function hasPhrase(values: Scalar, words: readonly string[]): Scalar {
  if (words.length === 0) return someOf(values, "value", () => any([]));
  const phrase = words.map((word) => `${BEGIN}${escapeRegex(word)}${END}`).join("[^\\p{L}\\p{N}_]+");
  return someOf(values, "value", (value) => matches(value, phrase));
}

/** One word that a pattern matches from end to end ("Query string query": a wildcard is of one word). */
export function hasWordLike(values: Scalar, parts: readonly PatternPart[]): Scalar {
  const inside = parts.map((part) =>
    part.kind === "text" ? escapeRegex(part.text.toLowerCase()) : part.kind === "any" ? `${INNER}*` : INNER,
  );
  return someOf(values, "value", (value) => matches(value, `${BEGIN}(?=${CORE})${inside.join("")}${END}`));
}

function matches(value: Scalar, regex: string): Scalar {
  return call("js_regex", call("lower", value), text(regex), text("su"));
}
