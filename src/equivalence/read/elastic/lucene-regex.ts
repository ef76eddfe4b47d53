import { call, text } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import { escapeRegex } from "./pattern.ts";

/**
 * Whether a value matches a regular expression of Lucene from end to end (Elasticsearch, "Regular expression syntax": no
 * anchors, the whole string has to match; `.` is any character). Returns a reason for what is not read.
 *
 * With `fold`, letters A to Z match in either case, but ranges in classes do not ("Character range classes … remain case
 * sensitive", Lucene issue 14378). Versions differ about single letters in classes, so one without its other case is not read.
 */
export function matchesLuceneRegex(value: Scalar, pattern: string, fold: boolean): Scalar | string {
  try {
    const { regex, large } = translate(pattern, fold);
    return large
      ? call("js_regex", value, text(`^(?:${regex})$`), text("su"))
      : call("regex_matches", value, text(`(?s)^(?:${regex})$`));
  } catch (error) {
    if (error instanceof Unknown) return error.message;
    throw error;
  }
}

class Unknown extends Error {}

/** RE2 takes repetitions up to 1000, also those of one inside another. */
const MOST = 1000;

function translate(pattern: string, fold: boolean): { readonly regex: string; readonly large: boolean } {
  let at = 0;
  let repeats = 1;

  const branches = (): string => {
    const parts: string[] = [];
    do {
      let branch = "";
      const start = at;
      while (at < pattern.length && pattern[at] !== ")" && !(pattern[at] === "|" && at > start)) branch += repeated();
      if (branch === "") throw new Unknown("A branch of the regular expression is empty");
      parts.push(branch);
    } while (take("|"));
    return parts.join("|");
  };

  const repeated = (): string => {
    let atom = simple();
    for (;;) {
      const sign = pattern.charAt(at);
      if (sign !== "" && "?*+".includes(sign)) {
        at += 1;
        // A second one repeats the first, where other dialects would make it lazy.
        atom = `(?:${atom})${sign}`;
        continue;
      }
      if (sign !== "{") return atom;
      const count = /^\{([0-9]+)(,([0-9]*))?\}/.exec(pattern.slice(at));
      if (count === null) throw new Unknown("A repetition of the regular expression has no numbers");
      at += count[0].length;
      repeats *= Math.max(1, Number(count[1]), Number(count[3] ?? 0));
      atom = `(?:${atom})${count[0]}`;
    }
  };

  const simple = (): string => {
    const first = pattern.charAt(at);
    if (take("(")) {
      if (take(")")) return "(?:)";
      const inside = branches();
      if (!take(")")) throw new Unknown("A group of the regular expression is not closed");
      return `(?:${inside})`;
    }
    if (first === "[") return characterClass();
    if (take(".")) return "[\\s\\S]";
    if (take("@")) return "[\\s\\S]*";
    if (take('"')) {
      const end = pattern.indexOf('"', at);
      if (end === -1) throw new Unknown("A quote of the regular expression is not closed");
      const quoted = pattern.slice(at, end);
      at = end + 1;
      return `(?:${[...quoted].map(literal).join("")})`;
    }
    if ("#&~<".includes(first)) throw new Unknown(`The operator ${first} of Lucene's regular expressions is not read`);
    if (take("\\")) {
      const next = character();
      return predefined(next) ?? literal(next);
    }
    return literal(character());
  };

  const characterClass = (): string => {
    at += 1;
    const negated = take("^");
    const ranges: string[] = [];
    const singles = new Set<string>();
    for (let first = true; first || pattern[at] !== "]"; first = false) {
      if (at >= pattern.length) throw new Unknown("A class of the regular expression is not closed");
      const escaped = take("\\");
      const from = character();
      const set = escaped ? predefined(from) : undefined;
      if (set !== undefined) ranges.push(set.slice(1, -1));
      else if (pattern[at] === "-" && pattern[at + 1] !== "]") {
        at += 1;
        take("\\");
        ranges.push(`${inClass(from)}-${inClass(character())}`);
      } else singles.add(from);
    }
    at += 1;
    if (fold) {
      const letter = [...singles].find((each) => /[A-Za-z]/.test(each) && !singles.has(otherCase(each)));
      if (letter !== undefined) {
        throw new Unknown(`Versions differ on the case of ${letter} in a class of a regular expression without case`);
      }
    }
    return `[${negated ? "^" : ""}${[...ranges, ...[...singles].map(inClass)].join("")}]`;
  };

  const literal = (char: string): string =>
    fold && /[A-Za-z]/.test(char) ? `[${char}${otherCase(char)}]` : escapeRegex(char);

  const character = (): string => {
    const point = pattern.codePointAt(at);
    if (point === undefined) throw new Unknown("The regular expression ends too soon");
    const char = String.fromCodePoint(point);
    at += char.length;
    return char;
  };

  const take = (sign: string): boolean => {
    if (pattern.charAt(at) !== sign) return false;
    at += 1;
    return true;
  };

  if (pattern === "") return { regex: "", large: false };
  const regex = branches();
  if (at < pattern.length) throw new Unknown("Nothing opens a ) of the regular expression");
  return { regex, large: repeats > MOST };
}

/** Lucene knows \d, \w and \s and their opposites (org.apache.lucene.util.automaton.RegExp, "predefined classes"). */
function predefined(letter: string): string | undefined {
  const sets: Readonly<Record<string, string>> = { d: "[0-9]", w: "[0-9A-Z_a-z]", s: "[\\t\\n\\r ]" };
  if (Object.hasOwn(sets, letter)) return sets[letter];
  if (/[DWS]/.test(letter)) throw new Unknown(`\\${letter} of Lucene's regular expressions is not read`);
  if (/[A-Za-z]/.test(letter)) throw new Unknown(`Lucene's regular expressions have no \\${letter}`);
  return undefined;
}

function inClass(char: string): string {
  return /[\]\\^[-]/.test(char) ? `\\${char}` : char;
}

function otherCase(letter: string): string {
  const lower = letter.toLowerCase();
  return letter === lower ? letter.toUpperCase() : lower;
}
