import type { Place } from "../../../backends/splunk/parse/syntax.ts";
import { call, text } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import { refuse } from "./problem.ts";

/** A regular expression of PCRE as the relation can run it. */
export type Pattern =
  | { readonly kind: "re2"; readonly source: string; readonly groups: readonly (string | undefined)[] }
  | { readonly kind: "js"; readonly source: string; readonly flags: string };

const HORIZONTAL = "\\t\\x20";

/**
 * Translates a regular expression of PCRE, which `match`, `replace`, `rex` and `regex` take (Splunk Search Reference,
 * rex: Perl-compatible regular expressions). Where RE2 reads the same text otherwise, it is rewritten: `$` and `\Z` also stand
 * before a last line break, `\s` has the vertical tab. Look-around and back references go to JavaScript's engine.
 */
export function readPattern(source: string, place: Place): Pattern {
  const groups: (string | undefined)[] = [];
  let out = "";
  let at = 0;
  let inClass = false;
  let needsJs = false;
  // Flags hold to the end of their group; the stack keeps those outside.
  let multiline = false;
  const outer: boolean[] = [];
  while (at < source.length) {
    const rest = source.slice(at, at + 12);
    const mark = source.charAt(at);
    if (mark === "\\") {
      const next = source.charAt(at + 1);
      if (next === "") return refuse("The regular expression ends in a backslash", place);
      const escaped = translateEscape(next, inClass, place);
      if (!inClass && /[1-9]/.test(next)) needsJs = true;
      out += escaped;
      at += 2;
      continue;
    }
    if (inClass) {
      if (mark === "]") inClass = false;
      const posix = /^\[:\^?[a-z]+:\]/.exec(source.slice(at, at + 14));
      if (posix !== null) {
        out += posix[0];
        at += posix[0].length;
        continue;
      }
      out += mark === "[" ? "\\[" : mark;
      at += 1;
      continue;
    }
    if (mark === "[") {
      inClass = true;
      const opening = /^\[\^?\]?/.exec(rest)?.[0] ?? "[";
      out += opening.endsWith("]") ? `${opening.slice(0, -1)}\\]` : opening;
      at += opening.length;
      continue;
    }
    if (mark === "$" && !multiline) {
      out += "(?:\\n?\\z)";
      at += 1;
      continue;
    }
    if (mark === ")") {
      multiline = outer.pop() ?? multiline;
      out += mark;
      at += 1;
      continue;
    }
    if (mark !== "(") {
      if (/^[*+?}]\+/.test(rest))
        return refuse("A possessive quantifier of a regular expression is not covered", place);
      out += mark;
      at += 1;
      continue;
    }
    const flags = /^\(\?([imsU-]+)([:)])/.exec(rest);
    if (flags !== null) {
      const [whole, letters = "", end] = flags;
      if (end === ":") outer.push(multiline);
      const [on = "", off = ""] = letters.split("-");
      if (letters.includes("U")) return refuse("The flag U of a regular expression is not covered", place);
      multiline = (multiline || on.includes("m")) && !off.includes("m");
      out += whole;
      at += whole.length;
      continue;
    }
    outer.push(multiline);
    const named = /^\(\?P?<([A-Za-z_]\w*)>/.exec(source.slice(at, at + 80));
    if (named !== null) {
      groups.push(named[1]);
      out += `(?P<${named[1]}>`;
      at += named[0].length;
      continue;
    }
    if (/^\(\?(?:[=!]|<[=!])/.test(rest)) {
      needsJs = true;
      const opening = /^\(\?<?[=!]/.exec(rest)?.[0] ?? "";
      out += opening;
      at += opening.length;
      continue;
    }
    if (rest.startsWith("(?:")) {
      out += "(?:";
      at += 3;
      continue;
    }
    if (rest.startsWith("(?") || rest.startsWith("(*")) {
      return refuse(`The group \`${rest.slice(0, 3)}\` of a regular expression is not covered`, place);
    }
    groups.push(undefined);
    out += mark;
    at += 1;
  }
  if (!needsJs) return { kind: "re2", source: out, groups };
  const leading = /^\(\?([ims]+)\)/.exec(out);
  const body = out
    .slice(leading?.[0].length ?? 0)
    .replaceAll("(?P<", "(?<")
    .replaceAll("\\z", "(?![\\s\\S])")
    .replaceAll("\\A", "(?<![\\s\\S])");
  if (/\(\?[ims-]+[:)]|\[:/.test(body))
    return refuse("Flags inside a regular expression with look-around are not covered", place);
  return { kind: "js", source: body, flags: `${leading?.[1] ?? ""}u` };
}

function translateEscape(next: string, inClass: boolean, place: Place): string {
  switch (next) {
    case "s":
      return inClass ? "\\s\\x0b" : "[\\s\\x0b]";
    case "S":
      if (inClass) return refuse("`\\S` in a class of a regular expression is not covered", place);
      return "[^\\s\\x0b]";
    case "h":
      return inClass ? HORIZONTAL : `[${HORIZONTAL}]`;
    case "R":
      return "(?:\\r\\n|[\\n\\x0b\\f\\r])";
    case "e":
      return "\\x1b";
    case "Z":
      return "(?:\\n?\\z)";
    case "G":
    case "K":
    case "X":
    case "c":
    case "g":
    case "k":
    case "v":
    case "V":
    case "H":
    case "N":
    case "0":
      return refuse(`\`\\${next}\` of a regular expression is not covered`, place);
    case "b":
      return inClass ? "\\x08" : "\\b";
    case "_":
      return "_";
    default:
      return `\\${next}`;
  }
}

/** Whether the expression is found anywhere in a text. */
export function findsPattern(pattern: Pattern, subject: Scalar): Scalar {
  return pattern.kind === "re2"
    ? call("regex_matches", subject, text(pattern.source))
    : call("js_regex", subject, text(pattern.source), text(pattern.flags));
}

/** The regular expression of RE2 that matches a text as it is. */
export function quotedPattern(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
