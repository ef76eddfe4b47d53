/** Why RE2 refuses an expression; offsets are UTF-16 units of it, the end exclusive. */
export interface RegexProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

const MAX_DEPTH = 1000;
/** RE2 refuses counts over 1000 (google/re2, syntax: "implementation may limit repetition"). */
const MAX_REPEAT = 1000;

class Refused extends Error {
  readonly problem: RegexProblem;
  constructor(problem: RegexProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * Whether RE2 takes an expression (google/re2, doc/syntax.txt). Kusto's engine has changed over time; what only one of its
 * generations takes, such as `\u0041`, passes.
 */
export function checkRe2(pattern: string): RegexProblem | undefined {
  try {
    new Reader(pattern).read();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.problem;
    throw error;
  }
}

const FLAGS = /[imsUxuR]*(?:-[imsUxuR]+)?/y;
const GROUP_NAME = /P?<([A-Za-z_]\w*)>/y;
const REPEAT = /[*+?]|\{(\d+)(?:(,)(\d*))?\}/y;
const CLASS_NAME = /\[:\^?(\w+):\]/y;
const CLASS_NAMES: ReadonlySet<string> = new Set(
  "alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit".split(" "),
);
const HEX = /x(?:[0-9A-Fa-f]{2}|\{[0-9A-Fa-f]{1,6}\})/y;
const UNICODE = /[uU](?:[0-9A-Fa-f]{4,8}|\{[0-9A-Fa-f]{1,6}\})/y;
const PROPERTY = /[pP](?:[A-Z]|\{\^?[\w=:!-]+\})/y;
const OCTAL = /0[0-7]{0,2}|[1-7][0-7]{1,2}/y;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): void {
    let depth = 0;
    const opened: number[] = [];
    /** Whether something that can be repeated stands right before this place. */
    let repeatable = false;
    while (this.#at < this.#text.length) {
      const start = this.#at;
      const char = this.#text.charAt(start);
      if (char === "(") {
        depth += 1;
        if (depth > MAX_DEPTH) this.#refuse("groups nest too deeply", start);
        if (this.#readOpening(start)) opened.push(start);
        else depth -= 1;
        repeatable = false;
      } else if (char === ")") {
        if (opened.pop() === undefined) this.#refuse("there is no ( to this )", start);
        depth -= 1;
        this.#at += 1;
        repeatable = true;
      } else if (char === "|") {
        this.#at += 1;
        repeatable = false;
      } else if (char === "[") {
        this.#readClass(start);
        repeatable = true;
      } else if (char === "\\") {
        this.#readEscape(start);
        repeatable = true;
      } else if (this.#readRepeat(start, repeatable)) {
        repeatable = false;
      } else {
        this.#at += 1;
        // RE2 takes ^* and $*.
        repeatable = true;
      }
    }
    const open = opened.at(-1);
    if (open !== undefined) this.#refuse("there is no ) to this (", open, open + 1);
  }

  #refuse(message: string, start: number, end = Math.max(this.#at, start + 1)): never {
    throw new Refused({ message, start, end: Math.min(end, this.#text.length) });
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text) ?? undefined;
    if (found !== undefined) this.#at += found[0].length;
    return found;
  }

  /** Whether a group is open now; `(?i)` opens none. */
  #readOpening(start: number): boolean {
    this.#at += 1;
    if (this.#text.charAt(this.#at) !== "?") return true;
    this.#at += 1;
    if (this.#match(/<?[=!]/y) !== undefined) this.#refuse("RE2 has no look-around", start);
    if (this.#match(/>/y) !== undefined) this.#refuse("RE2 has no atomic groups", start);
    if (this.#match(/P[=>]\w*/y) !== undefined) this.#refuse("RE2 has no back-references", start);
    if (this.#match(/#/y) !== undefined) this.#refuse("RE2 has no comments in (?#…)", start);
    if (this.#match(/:/y) !== undefined || this.#match(GROUP_NAME) !== undefined) return true;
    this.#match(FLAGS);
    const next = this.#text.charAt(this.#at);
    if (next !== ":" && next !== ")") this.#refuse("RE2 has no group of this kind", start, this.#at + 1);
    this.#at += 1;
    return next === ":";
  }

  #readRepeat(start: number, repeatable: boolean): boolean {
    const found = this.#match(REPEAT);
    if (found === undefined) return false;
    const [sign, min, , max] = found;
    if (!repeatable) this.#refuse(`there is nothing for ${sign} to repeat`, start);
    const least = Number(min ?? 0);
    const most = max === undefined || max === "" ? least : Number(max);
    if (most < least) this.#refuse("the counts are in the wrong order", start);
    if (most > MAX_REPEAT || least > MAX_REPEAT) this.#refuse(`RE2 repeats at most ${MAX_REPEAT} times`, start);
    this.#match(/\?/y);
    if (this.#match(/[*+?]/y) !== undefined) {
      this.#refuse("RE2 has no possessive or doubled repetition", start);
    }
    return true;
  }

  /** Gives the code of the character that is escaped; undefined for a set such as `\d` and for `\b`. */
  #readEscape(start: number): number | undefined {
    this.#at += 1;
    const char = this.#text.charAt(this.#at);
    if (char === "") this.#refuse("a \\ has nothing behind it", start);
    if (char === "Q") {
      const end = this.#text.indexOf("\\E", this.#at);
      this.#at = end < 0 ? this.#text.length : end + 2;
      return undefined;
    }
    const coded = this.#match(HEX) ?? this.#match(UNICODE);
    if (coded !== undefined) return Number.parseInt(coded[0].slice(1).replace(/[{}]/g, ""), 16);
    if (this.#match(PROPERTY) !== undefined) return undefined;
    const octal = this.#match(OCTAL);
    if (octal !== undefined) return Number.parseInt(octal[0], 8);
    this.#at += 1;
    if (/[1-9]/.test(char)) this.#refuse("RE2 has no back-references", start);
    if (/[dDwWsSbBAzCaftnrv]/.test(char)) return undefined;
    if (/[A-Za-z]/.test(char)) this.#refuse(`RE2 has no escape \\${char}`, start);
    return char.codePointAt(0);
  }

  #readClass(start: number): void {
    this.#at += 1;
    this.#match(/\^/y);
    let first = true;
    for (;;) {
      const at = this.#at;
      const char = this.#text.charAt(at);
      if (char === "") this.#refuse("there is no ] to this [", start, start + 1);
      if (char === "]" && !first) break;
      first = false;
      const name = this.#match(CLASS_NAME);
      if (name !== undefined) {
        if (!CLASS_NAMES.has(name[1] ?? "")) this.#refuse(`RE2 has no class ${name[0]}`, at);
        continue;
      }
      const low = this.#readClassItem(at);
      if (this.#text.charAt(this.#at) !== "-" || /^(?:\]|)$/.test(this.#text.charAt(this.#at + 1))) continue;
      if (low === undefined) continue;
      this.#at += 1;
      const high = this.#readClassItem(this.#at);
      if (high !== undefined && high < low) this.#refuse("the range is in the wrong order", at);
    }
    this.#at += 1;
  }

  #readClassItem(at: number): number | undefined {
    if (this.#text.charAt(at) === "\\") return this.#readEscape(at);
    const code = this.#text.codePointAt(at) ?? 0;
    this.#at += code > 0xffff ? 2 : 1;
    return code;
  }
}
