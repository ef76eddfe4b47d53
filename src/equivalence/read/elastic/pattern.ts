import { lowerAscii } from "../../../model/normalise.ts";
import { call, text } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";

/** A wildcard pattern, read: text that stands for itself, any text, any one character. */
export type PatternPart = { readonly kind: "text"; readonly text: string } | { readonly kind: "any" | "one" };

/**
 * Whether a value matches a pattern from end to end. Folding is of A to Z alone (Elasticsearch 8, AutomatonQueries: "For now
 * we only work with ASCII characters"); `*` and `?` stand for line breaks too, and `?` for one code point.
 */
export function matchesPattern(value: Scalar, parts: readonly PatternPart[], fold: boolean): Scalar {
  const subject = fold ? call("lower_ascii", value) : value;
  const merged = mergeParts(parts, fold);
  const [first, second, third] = merged;
  const isText = (part: PatternPart | undefined): part is { kind: "text"; text: string } => part?.kind === "text";
  if (first === undefined) return call("equals", subject, text(""));
  if (merged.length === 1) {
    if (isText(first)) return call("equals", subject, text(first.text));
    if (first.kind === "any") return call("not", call("is_null", value));
  }
  if (merged.length === 2 && isText(first) && second?.kind === "any") {
    return call("starts_with", subject, text(first.text));
  }
  if (merged.length === 2 && first.kind === "any" && isText(second)) {
    return call("ends_with", subject, text(second.text));
  }
  if (merged.length === 3 && first.kind === "any" && isText(second) && third?.kind === "any") {
    return call("contains", subject, text(second.text));
  }
  const regex = merged.map((part) => (isText(part) ? escapeRegex(part.text) : part.kind === "any" ? ".*" : "."));
  return call("regex_matches", subject, text(`(?s)^${regex.join("")}$`));
}

function mergeParts(parts: readonly PatternPart[], fold: boolean): readonly PatternPart[] {
  const merged: PatternPart[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (part.kind === "text" && part.text === "") continue;
    if (part.kind === "any" && last?.kind === "any") continue;
    const own = part.kind === "text" && fold ? { ...part, text: lowerAscii(part.text) } : part;
    if (own.kind === "text" && last?.kind === "text")
      merged.splice(-1, 1, { kind: "text", text: last.text + own.text });
    else merged.push(own);
  }
  return merged;
}

/** `*` and `?` of EQL's `:` and `like`; a backslash is a backslash (Elasticsearch, EQL, StringUtils.toLikePattern). */
export function eqlPattern(pattern: string): readonly PatternPart[] {
  return pattern
    .split(/([*?])/)
    .map(
      (part): PatternPart =>
        part === "*" ? { kind: "any" } : part === "?" ? { kind: "one" } : { kind: "text", text: part },
    );
}

/** The texts between the `*` of a kuery literal. */
export function kueryPattern(pieces: readonly string[]): readonly PatternPart[] {
  return pieces.flatMap((piece, index): readonly PatternPart[] => [
    ...(index === 0 ? [] : [{ kind: "any" } as const]),
    { kind: "text", text: piece },
  ]);
}

/** A wildcard query of the query DSL: `*`, `?`, and a backslash before what stands for itself. */
export function lucenePattern(pattern: string): readonly PatternPart[] {
  return [...pattern.matchAll(/\\([\s\S])|([*?])|([^\\*?]+|\\$)/gu)].map(
    ([, escaped, wildcard, plain]): PatternPart =>
      wildcard === "*"
        ? { kind: "any" }
        : wildcard === "?"
          ? { kind: "one" }
          : { kind: "text", text: escaped ?? plain ?? "" },
  );
}

/** Text that matches itself in RE2 and in JavaScript. */
export function escapeRegex(value: string): string {
  return value.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
