import { isLiteral, literalText, type SigmaString } from "../../../sigma/value.ts";
import { call, text, truth } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";

/**
 * Whether one value is what a string of a rule means: the whole of it, with `*` for any run of characters and `?` for "a
 * single mandatory character" (Sigma rules specification 2.1.0, String Wildcard). "All values are treated as
 * case-insensitive strings" (General), so letters of all alphabets fold, unless `cased`.
 */
export function stringTest(value: Scalar, wanted: SigmaString, cased: boolean): Scalar {
  const folded = (scalar: Scalar): Scalar => (cased ? scalar : call("lower", scalar));
  const compare = (name: "equals" | "contains" | "starts_with" | "ends_with", literal: string): Scalar =>
    call(name, folded(value), folded(text(literal)));
  if (isLiteral(wanted)) return compare("equals", literalText(wanted) ?? "");
  const opens = wanted[0]?.kind === "any";
  const closes = wanted.at(-1)?.kind === "any";
  if (opens && wanted.length === 1) return truth(true);
  const inner = literalText(wanted.slice(opens ? 1 : 0, closes ? -1 : undefined));
  if (inner === undefined) return call("regex_matches", value, text(`(?${cased ? "" : "i"}s)${regexOf(wanted)}`));
  return compare(opens && closes ? "contains" : opens ? "ends_with" : "starts_with", inner);
}

function regexOf(wanted: SigmaString): string {
  const pieces = wanted.map((part) => {
    if (part.kind === "text") return [...part.text].map(literal).join("");
    return part.kind === "any" ? ".*" : ".";
  });
  return `\\A${pieces.join("")}\\z`;
}

function literal(character: string): string {
  return /[0-9A-Za-z]/.test(character) ? character : `\\x{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
