/** A regular expression in the form that runs. */
export type RunnableRegex =
  | { readonly kind: "re2"; readonly source: string }
  | { readonly kind: "javascript"; readonly source: string; readonly flags: string }
  | { readonly kind: "unknown"; readonly reason: string };

export interface RegexFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
}

interface Translation {
  re2: string;
  /** With the flag `u`, so that it counts characters as RE2 does. */
  javascript: string;
  /** Why an engine cannot do it. */
  noRe2: boolean;
  noJavascript: boolean;
}

const START = "(?<![^])";
const END = "(?![^])";
const SPACES = { re2: "\\t\\n\\v\\f\\r ", javascript: "\\t\\n\\v\\f\\r " };
const NO_SPACES = {
  re2: "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{10ffff}",
  javascript: "\\u{0}-\\u{8}\\u{e}-\\u{1f}\\u{21}-\\u{10ffff}",
};
const CONTROLS: ReadonlyMap<string, number> = new Map([
  ["t", 9],
  ["n", 10],
  ["f", 12],
  ["r", 13],
  ["a", 7],
  ["e", 27],
]);

/**
 * Writes a regular expression of PCRE, "the supported flavor" (Sigma modifiers appendix 2.1.0, Regular Expression), for an
 * engine at hand. What differs there is written out: PCRE's `$` also stands in front of a newline that ends the text, its `\s`
 * knows the vertical tab, and its dot leaves out the newline alone (PCRE2 documentation, pcre2pattern).
 */
export function runnableRegex(written: string, given: RegexFlags): RunnableRegex {
  const leading = /^\(\?([ims]+)\)/.exec(written);
  const letters = leading?.[1] ?? "";
  const flags: RegexFlags = {
    ignoreCase: given.ignoreCase || letters.includes("i"),
    multiline: given.multiline || letters.includes("m"),
    dotAll: given.dotAll || letters.includes("s"),
  };
  const source = written.slice(leading?.[0].length ?? 0);
  const out: Translation = { re2: "", javascript: "", noRe2: false, noJavascript: false };
  const reason = translate(source, flags, out);
  if (reason !== undefined) return { kind: "unknown", reason };
  const javascriptFlags = flags.ignoreCase ? "iu" : "u";
  if (!out.noJavascript && !compiles(out.javascript, javascriptFlags)) {
    return { kind: "unknown", reason: "it does not compile" };
  }
  if (!out.noRe2) {
    const inline = `${flags.ignoreCase ? "i" : ""}${flags.multiline ? "m" : ""}${flags.dotAll ? "s" : ""}`;
    return { kind: "re2", source: inline === "" ? out.re2 : `(?${inline})${out.re2}` };
  }
  if (out.noJavascript) return { kind: "unknown", reason: "no engine at hand knows all of it" };
  return { kind: "javascript", source: out.javascript, flags: javascriptFlags };
}

function compiles(source: string, flags: string): boolean {
  try {
    new RegExp(source, flags);
    return true;
  } catch {
    return false;
  }
}

/** Appends the translation; a text says what PCRE construct is not known here. */
function translate(source: string, flags: RegexFlags, out: Translation): string | undefined {
  const both = (re2: string, javascript = re2): void => {
    out.re2 += re2;
    out.javascript += javascript;
  };
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at, at + 64);
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    if (character === "\\") {
      const found = readEscape(source, at);
      if (typeof found === "string") return found;
      if (found.noRe2) out.noRe2 = true;
      both(found.re2, found.javascript);
      at = found.end;
    } else if (character === "[") {
      const set = readSet(source, at);
      if (typeof set === "string") return set;
      if (set.noJavascript) out.noJavascript = true;
      both(set.re2, set.javascript);
      at = set.end;
    } else if (character === "(") {
      const group = /^\((?:\?(?:[:=!]|<[=!]|P?<\w+>|'\w+'|[is]+[:)]|#[^)]*\)))?/.exec(rest)?.[0] ?? "(";
      if (/^\((?:\?|\*)$/.test(rest.slice(0, 2)) && group.length < 3) return `the group \`${rest.slice(0, 3)}\``;
      if (/^\(\?(?:[=!]|<[=!])/.test(group)) {
        out.noRe2 = true;
        both("", group);
      } else if (/^\(\?[is]/.test(group)) {
        out.noJavascript = true;
        both(group);
      } else if (!group.startsWith("(?#")) both(group.startsWith("(?:") ? "(?:" : "(");
      at += group.length;
    } else if (character === "." || character === "^") {
      if (character === ".") both(".", flags.dotAll ? "[^]" : "[^\\n]");
      else both("^", flags.multiline ? "(?<![^\\n])" : START);
      at += 1;
    } else if (character === "$") {
      at += 1;
      // What follows could still want the newline, which RE2 would have eaten.
      if (!flags.multiline && !/^\)*$/.test(source.slice(at))) out.noRe2 = true;
      both(flags.multiline ? "$" : "(?:\\n?\\z)", flags.multiline ? `(?=\\n|${END})` : `(?=\\n?${END})`);
    } else if (/^(?:[*+?]|\{\d+(?:,\d*)?\})/.test(rest)) {
      const [quantifier = "", possessive] = /^(?:[*+?]|\{\d+(?:,\d*)?\})([+?])?/.exec(rest) ?? [];
      if (possessive === "+") return "a possessive quantifier";
      // RE2 repeats no more than 1000 times (RE2 documentation, Syntax).
      if ([...quantifier.matchAll(/\d+/g)].some(([digits]) => Number(digits) > 1000)) out.noRe2 = true;
      both(quantifier);
      at += quantifier.length;
    } else {
      if (character === ")" || character === "|") both(character);
      else both(character === "{" || character === "}" || character === "]" ? `\\${character}` : character);
      at += character.length;
    }
  }
  return undefined;
}

interface Piece {
  readonly re2: string;
  readonly javascript: string;
  readonly end: number;
  readonly noRe2?: boolean;
  readonly noJavascript?: boolean;
}

/** An escape outside of a set. */
function readEscape(source: string, at: number): Piece | string {
  const letter = source.charAt(at + 1);
  const end = at + 2;
  const same = (text: string): Piece => ({ re2: text, javascript: text, end });
  switch (letter) {
    case "d":
    case "D":
    case "b":
    case "B":
      return same(`\\${letter}`);
    // RE2 adds the letters that fold to one of these, and PCRE does not.
    case "w":
    case "W":
      return { re2: `(?-i:\\${letter})`, javascript: `\\${letter}`, end };
    case "s":
      return same(`[${SPACES.re2}]`);
    case "S":
      return same(`[^${SPACES.re2}]`);
    case "A":
      return { re2: "\\A", javascript: START, end };
    case "z":
      return { re2: "\\z", javascript: END, end };
    case "Z":
      return { re2: "", javascript: `(?=\\n?${END})`, end, noRe2: true };
    case "Q": {
      const close = source.indexOf("\\E", end);
      const text = source.slice(end, close === -1 ? source.length : close);
      const quoted = [...text].map(literal).join("");
      return { re2: quoted, javascript: quoted, end: close === -1 ? source.length : close + 2 };
    }
    default:
      break;
  }
  if (/[1-9]/.test(letter)) return { re2: "", javascript: `\\${letter}`, end, noRe2: true };
  return readCharacter(source, at);
}

/** A set of characters in brackets. */
function readSet(source: string, from: number): Piece | string {
  const negated = source.charAt(from + 1) === "^";
  let at = from + (negated ? 2 : 1);
  let [re2, javascript, noJavascript] = ["", "", false];
  for (let first = true; first || source.charAt(at) !== "]"; first = false) {
    if (at >= source.length) return "a set that is not closed";
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    const posix = /^\[:\^?\w+:\]/.exec(source.slice(at, at + 16))?.[0];
    const letter = source.charAt(at + 1);
    if (posix !== undefined) {
      re2 += posix;
      noJavascript = true;
      at += posix.length;
    } else if (character === "\\" && /[dDwWsS]/.test(letter)) {
      const pieces = letter === "s" ? SPACES : letter === "S" ? NO_SPACES : undefined;
      re2 += pieces?.re2 ?? `\\${letter}`;
      javascript += pieces?.javascript ?? `\\${letter}`;
      at += 2;
    } else if (character === "\\") {
      const piece = letter === "b" ? { re2: "\\x08", javascript: "\\x08", end: at + 2 } : readCharacter(source, at);
      if (typeof piece === "string") return piece;
      re2 += piece.re2;
      javascript += piece.javascript;
      at = piece.end;
    } else {
      const written = character === "-" || (character === "^" && !first) ? character : literal(character);
      re2 += written;
      javascript += written;
      at += character.length;
    }
  }
  const open = negated ? "[^" : "[";
  return { re2: `${open}${re2}]`, javascript: `${open}${javascript}]`, end: at + 1, noJavascript };
}

/** An escape that stands for one character, in a set or outside. */
function readCharacter(source: string, at: number): Piece | string {
  const letter = String.fromCodePoint(source.codePointAt(at + 1) ?? 0x5c);
  const end = at + 1 + letter.length;
  if (at + 1 >= source.length) return "a backslash at the end";
  const hex = /^\\x(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{2}))/.exec(source.slice(at, at + 12));
  if (hex !== null) {
    return { ...codePoint(Number.parseInt(hex[1] ?? hex[2] ?? "", 16)), end: at + hex[0].length };
  }
  const property = /^\\([pP])(?:\{([A-Z][a-z]?)\}|([A-Z]))/.exec(source.slice(at, at + 8));
  if (property !== null) {
    const text = `\\${property[1]}{${property[2] ?? property[3]}}`;
    return { re2: text, javascript: text, end: at + property[0].length };
  }
  const control = CONTROLS.get(letter);
  if (control !== undefined) return { ...codePoint(control), end };
  if (/[0-9A-Za-z]/.test(letter)) return `the escape \`\\${letter}\``;
  const text = literal(letter);
  return { re2: text, javascript: text, end };
}

function codePoint(value: number): { readonly re2: string; readonly javascript: string } {
  const hex = value.toString(16);
  return { re2: `\\x{${hex}}`, javascript: `\\u{${hex}}` };
}

/** A character that means itself, in both engines, in a set and outside. */
function literal(character: string): string {
  if (/[\^$\\.*+?()[\]{}|/]/.test(character)) return `\\${character}`;
  return character === "-" ? "\\x2d" : character;
}
