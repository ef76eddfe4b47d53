import type { Match, Regex } from "../../model/predicate.ts";
import { foundInEmpty } from "../../model/regex-empty.ts";
import { assertNever } from "../../model/walk.ts";
import { escapeRegex, patternSource } from "../../plan/vocabulary.ts";
import type { SigmaString } from "../../sigma/value.ts";

export type TextMatch = Extract<Match<never>, { readonly kind: "equals" | "pattern" | "regex" }>;

/** What one alternative of a text test asks, by the means a rule language has for it. */
export type TextWant =
  | { readonly kind: "equals"; readonly text: string; readonly cased: boolean }
  | {
      readonly kind: "part";
      readonly text: string;
      readonly before: boolean;
      readonly after: boolean;
      readonly cased: boolean;
    }
  /** A regular expression without flags; `empty`: it also holds on empty text, which counts as missing. */
  | { readonly kind: "regex"; readonly source: string; readonly flags: string; readonly empty: boolean }
  | { readonly kind: "exists" };

/** The alternatives of a text test. Empty text is a missing value, so that equality with it never holds. */
export function textWants(match: TextMatch): readonly TextWant[] {
  switch (match.kind) {
    case "equals":
      return match.values
        .map(String)
        .filter((text) => text !== "")
        .map((text) => ({ kind: "equals", text, cased: match.cased }));
    case "pattern":
      return match.patterns.flatMap((pattern) => patternWant(pattern, match.cased));
    case "regex":
      return match.patterns.map(regexWant);
    default:
      return assertNever(match);
  }
}

function patternWant(pattern: SigmaString, cased: boolean): readonly TextWant[] {
  const before = pattern[0]?.kind === "any";
  const after = pattern.at(-1)?.kind === "any";
  const inner = pattern.slice(before ? 1 : 0, after && pattern.length > 1 ? -1 : undefined);
  if (inner.length === 0) return before ? [{ kind: "exists" }] : [];
  const texts = inner.flatMap((part) => (part.kind === "text" ? [part.text] : []));
  if (texts.length === inner.length) {
    const text = texts.join("");
    return [before || after ? { kind: "part", text, before, after, cased } : { kind: "equals", text, cased }];
  }
  const source = `${before ? "" : "^"}${patternSource(inner)}${after ? "" : "$"}`;
  const empty = inner.every((part) => part.kind === "any");
  return [{ kind: "regex", source, flags: cased ? "s" : "is", empty }];
}

function regexWant(regex: Regex): TextWant {
  const flags = `${regex.ignoreCase ? "i" : ""}${regex.multiline ? "m" : ""}${regex.dotAll ? "s" : ""}`;
  return { kind: "regex", source: regex.source, flags, empty: foundInEmpty(regex.source) };
}

/** The same alternative as a regular expression. */
export function asRegex(want: Exclude<TextWant, { kind: "exists" }>): Extract<TextWant, { kind: "regex" }> {
  switch (want.kind) {
    case "regex":
      return want;
    case "equals":
      return { kind: "regex", source: `^${escapeRegex(want.text)}$`, flags: want.cased ? "" : "i", empty: false };
    case "part": {
      const source = `${want.before ? "" : "^"}${escapeRegex(want.text)}${want.after ? "" : "$"}`;
      return { kind: "regex", source, flags: want.cased ? "" : "i", empty: false };
    }
    default:
      return assertNever(want);
  }
}
