import type { Regex } from "../../model/predicate.ts";
import { foundInEmpty } from "../../model/regex-empty.ts";
import { patternSource } from "../../plan/vocabulary.ts";
import type { SigmaString } from "../../sigma/value.ts";
import { asText, isPresent } from "./expression.ts";
import { asciiRegex } from "./regex-ascii.ts";
import { and, binary, type Kql, type TextOperator, type Typed, text } from "./syntax.ts";

/** A wildcard pattern by the operator of its shape; with wildcards inside it becomes an anchored regular expression. */
export function patternTest(value: Typed, pattern: SigmaString, cased: boolean): Kql {
  const parts = withoutRepeats(pattern);
  const shape = shapeOf(parts);
  if (shape === undefined) {
    const source = `(?${cased ? "s" : "is"})^${patternSource(parts)}$`;
    return binary(asText(value), "matches regex", { kind: "regex", source });
  }
  if (shape.kind === "anything") return isPresent(value);
  if (shape.kind === "equals") return binary(asText(value), cased ? "==" : "=~", text(shape.text));
  return binary(asText(value), `${shape.kind}${cased ? "_cs" : ""}` as TextOperator, text(shape.text));
}

type Shape =
  | { readonly kind: "anything" }
  | { readonly kind: "equals" | "contains" | "startswith" | "endswith"; readonly text: string };

function shapeOf(parts: SigmaString): Shape | undefined {
  const inner = parts.filter((part) => part.kind !== "any");
  const [only] = inner;
  const anyFirst = parts[0]?.kind === "any";
  const anyLast = parts.at(-1)?.kind === "any";
  if (inner.length === 0) return parts.length > 0 ? { kind: "anything" } : { kind: "equals", text: "" };
  if (inner.length > 1 || only?.kind !== "text") return undefined;
  if (anyFirst && anyLast) return { kind: "contains", text: only.text };
  if (anyFirst) return { kind: "endswith", text: only.text };
  return { kind: anyLast ? "startswith" : "equals", text: only.text };
}

/** Neighbouring `*` are one, neighbouring texts are one. */
function withoutRepeats(pattern: SigmaString): SigmaString {
  const parts: SigmaString[number][] = [];
  for (const part of pattern) {
    const last = parts.at(-1);
    if (part.kind === "any" && last?.kind === "any") continue;
    if (part.kind === "text" && last?.kind === "text")
      parts.splice(-1, 1, { kind: "text", text: last.text + part.text });
    else if (part.kind !== "text" || part.text !== "") parts.push(part);
  }
  return parts;
}

/** An unanchored search. One that the empty text satisfies must not hold on a missing field. */
export function regexTest(value: Typed, regex: Regex): Kql {
  const flags = `${regex.ignoreCase ? "i" : ""}${regex.multiline ? "m" : ""}${regex.dotAll ? "s" : ""}`;
  const ascii = asciiRegex(regex.source);
  const source = flags === "" ? ascii : `(?${flags})${ascii}`;
  const test = binary(asText(value), "matches regex", { kind: "regex", source });
  return foundInEmpty(regex.source) ? and([isPresent(value), test]) : test;
}

/** A word anywhere in the record. */
export function keywordTest(word: SigmaString): Kql {
  const parts = withoutRepeats([{ kind: "any" }, ...word, { kind: "any" }]);
  const shape = shapeOf(parts);
  if (shape === undefined || shape.kind === "anything") {
    const source = `(?is)${patternSource(withoutRepeats(word))}`;
    return binary({ kind: "star" }, "matches regex", { kind: "regex", source });
  }
  return binary({ kind: "star" }, "contains", text(shape.text));
}
