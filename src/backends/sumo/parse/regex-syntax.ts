import type { ParseProblem } from "./place.ts";

/** `re2` has no look-around, backreferences, atomic groups or possessive repetition; `java` has them all. */
export type RegexDialect = "re2" | "java";

// RE2 takes an escaped underscore for itself, unlike an escaped letter without a meaning.
const RE2_ESCAPES = /^[A-Za-z0-9]$/;
const RE2_LETTERS = new Set([..."AbBCdDfnpPQErsStvwWxzaE"]);
// What `(?` may be followed by in RE2: a group without a capture, flags, or a name.
const RE2_GROUP = /\(\?(?::|[imsU]*(?:-[imsU]+)?[:)]|P?<[A-Za-z_]\w*>)/y;
const JAVA_GROUP = /\(\?(?:[:=!>]|<[=!]|[idmsuxU]*(?:-[idmsuxU]+)?[:)]|<[A-Za-z]\w*>)/y;
const COUNT = /\{(\d+)(?:,(\d*))?\}/y;
const POSIX_CLASS = /\[:\^?\w+:\]/y;
/** RE2 repeats at most this often. */
const MOST_REPEATS = 1000;

/** What a regular expression has wrong, or undefined. Offsets count from the beginning of the source. */
export function regexProblem(source: string, dialect: RegexDialect): ParseProblem | undefined {
  const open: number[] = [];
  let repeatable = false;
  let position = 0;
  const problem = (message: string, start: number, end: number, help?: string): ParseProblem => ({
    message,
    start,
    end,
    ...(help === undefined ? {} : { help }),
  });
  while (position < source.length) {
    const start = position;
    const character = source.charAt(start);
    position += 1;
    switch (character) {
      case "\\": {
        const letter = source.charAt(start + 1);
        position += 1;
        if (letter === "") return problem("The regular expression ends in a lone backslash", start, start + 1);
        if (letter === "Q") {
          const end = source.indexOf("\\E", position);
          position = end === -1 ? source.length : end + 2;
        } else if (dialect === "re2" && /[1-9]/.test(letter)) {
          return problem("RE2 has no backreferences", start, position);
        } else if (dialect === "re2" && RE2_ESCAPES.test(letter) && !RE2_LETTERS.has(letter) && letter !== "0") {
          return problem(`RE2 has no \\${letter}`, start, position);
        }
        repeatable = true;
        break;
      }
      case "[": {
        const end = classEnd(source, start);
        if (end === undefined) return problem("The character class is not closed by ]", start, start + 1);
        position = end;
        repeatable = true;
        break;
      }
      case "(": {
        if (source.charAt(start + 1) === "?") {
          const group = dialect === "re2" ? RE2_GROUP : JAVA_GROUP;
          group.lastIndex = start;
          const found = group.exec(source)?.[0];
          if (found === undefined) {
            const message = dialect === "re2" ? "RE2 has no such group" : "There is no such group";
            const help = /^\(\?<?[=!]/.test(source.slice(start, start + 4)) ? "RE2 has no look-around" : undefined;
            return problem(message, start, Math.min(start + 4, source.length), help);
          }
          position = start + found.length;
          if (!found.endsWith(")")) open.push(start);
        } else open.push(start);
        repeatable = false;
        break;
      }
      case ")":
        if (open.pop() === undefined) return problem("This parenthesis closes nothing", start, start + 1);
        repeatable = true;
        break;
      case "|":
      case "^":
        repeatable = false;
        break;
      case "*":
      case "+":
      case "?":
        if (!repeatable) return problem(`There is nothing for ${character} to repeat`, start, start + 1);
        position = behindRepeat(source, position, dialect);
        // `a**` is refused, `(a*)*` is not.
        repeatable = false;
        break;
      case "{": {
        COUNT.lastIndex = start;
        const count = COUNT.exec(source);
        if (count === null) {
          repeatable = true;
          break;
        }
        const [all, least = "", most] = count;
        if (!repeatable) return problem(`There is nothing for ${all} to repeat`, start, start + all.length);
        if (most !== undefined && most !== "" && Number(most) < Number(least)) {
          return problem(`${all} ends before it begins`, start, start + all.length);
        }
        if (dialect === "re2" && Math.max(Number(least), Number(most ?? 0)) > MOST_REPEATS) {
          return problem(`RE2 repeats at most ${MOST_REPEATS} times`, start, start + all.length);
        }
        position = behindRepeat(source, start + all.length, dialect);
        repeatable = false;
        break;
      }
      default:
        repeatable = true;
    }
  }
  const last = open.at(-1);
  return last === undefined ? undefined : problem("The group is not closed by )", last, last + 1);
}

/** Behind the `?` of a lazy repetition, and the `+` of a possessive one. */
function behindRepeat(source: string, position: number, dialect: RegexDialect): number {
  const next = source.charAt(position);
  return next === "?" || (next === "+" && dialect === "java") ? position + 1 : position;
}

function classEnd(source: string, start: number): number | undefined {
  let position = start + 1;
  if (source.charAt(position) === "^") position += 1;
  // A bracket right at the beginning stands for itself.
  if (source.charAt(position) === "]") position += 1;
  while (position < source.length) {
    const character = source.charAt(position);
    if (character === "]") return position + 1;
    POSIX_CLASS.lastIndex = position;
    const posix = character === "[" ? POSIX_CLASS.exec(source)?.[0] : undefined;
    position += posix?.length ?? (character === "\\" ? 2 : 1);
  }
  return undefined;
}
