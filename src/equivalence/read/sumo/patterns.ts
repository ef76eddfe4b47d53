/** Patterns of the rule language as regular expressions of RE2, anchored. */

/**
 * LIKE: "matched literally, except `_`, a single character, and `%`, zero, one or multiple characters"; case matters (Sumo
 * Logic documentation, "Cloud SIEM Rules Syntax", like). The whole value has to match. Undefined where a backslash stands in
 * the pattern: the manual's own example reads it as an escape, published patterns have it before `%` as itself.
 */
export function likeRegex(pattern: string): string | undefined {
  if (pattern.includes("\\")) return undefined;
  const parts = [...pattern].map((character) =>
    character === "%" ? ".*" : character === "_" ? "." : escapedForRegex(character),
  );
  return `^(?s:${parts.join("")})$`;
}

/**
 * MATCHES with a string: `matches "*bar*"` is `LIKE '%bar%'` (the same page, matches). Undefined where the pattern has a
 * question mark or a backslash, of which the page says nothing.
 */
export function globRegex(pattern: string): string | undefined {
  if (/[?\\]/.test(pattern)) return undefined;
  const parts = pattern.split("*").map((part) => [...part].map(escapedForRegex).join(""));
  return `^(?s:${parts.join(".*")})$`;
}

function escapedForRegex(character: string): string {
  return /[\\^$.*+?()[\]{}|]/.test(character) ? `\\${character}` : character;
}
