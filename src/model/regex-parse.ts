/** A regular expression as far as its safety is concerned. Offsets are into the source, end exclusive. */
export type RegexNode =
  | { readonly kind: "characters"; readonly set: CharacterSet }
  /** `holdsOnEmpty`: it is true of empty text, as all are but `\b`. */
  | { readonly kind: "assertion"; readonly holdsOnEmpty: boolean }
  | { readonly kind: "sequence"; readonly items: readonly RegexNode[] }
  | { readonly kind: "choice"; readonly options: readonly RegexNode[] }
  | {
      readonly kind: "repeat";
      readonly of: RegexNode;
      readonly min: number;
      readonly max: number;
      readonly start: number;
    };

/** Which of the ASCII characters are in a set, and whether any other may be. */
export interface CharacterSet {
  readonly ascii: bigint;
  readonly other: boolean;
}

export interface RegexFault {
  readonly kind: "invalid" | "not_portable" | "too_large";
  readonly message: string;
  readonly help?: string;
  readonly start: number;
  readonly end: number;
}

const ASCII_ALL = (1n << 128n) - 1n;
const MAX_DEPTH = 50;
/** RE2 refuses repetition counts over 1000 (google/re2 wiki, Syntax: "must be at most 1000"). */
export const MAX_REPEAT = 1000;

/** Letters after a backslash that RE2, PCRE and JavaScript read alike. */
const CLASS_ESCAPES = new Map<string, CharacterSet>([
  ["d", rangeSet("0", "9")],
  ["w", unite(unite(rangeSet("a", "z"), rangeSet("A", "Z")), unite(rangeSet("0", "9"), single("_")))],
  ["s", ["\t", "\n", "\f", "\r", " "].map(single).reduce(unite)],
]);
const CONTROL_ESCAPES = new Map([
  ["t", "\t"],
  ["n", "\n"],
  ["r", "\r"],
  ["f", "\f"],
]);

class Fault extends Error {
  readonly fault: RegexFault;
  constructor(fault: RegexFault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** Reads the part of regular-expression syntax that RE2 and PCRE share and mean alike. */
export function parseRegex(
  source: string,
): { readonly ok: true; readonly node: RegexNode } | { readonly ok: false; readonly fault: RegexFault } {
  try {
    return { ok: true, node: new Reader(source).read() };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault };
    throw error;
  }
}

/** The position in the source is the state that every rule of the grammar shares. */
class Reader {
  readonly #source: string;
  #position = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): RegexNode {
    const node = this.#choice();
    if (this.#position < this.#source.length) this.#fail("invalid", "A closing parenthesis has no opening one", 1);
    return node;
  }

  #choice(): RegexNode {
    const options = [this.#sequence()];
    while (this.#take("|")) options.push(this.#sequence());
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { kind: "choice", options };
  }

  #sequence(): RegexNode {
    const items: RegexNode[] = [];
    while (this.#position < this.#source.length && !this.#at("|") && !this.#at(")")) {
      const start = this.#position;
      items.push(this.#quantified(this.#atom(), start));
    }
    return { kind: "sequence", items };
  }

  #atom(): RegexNode {
    const character = this.#source[this.#position] ?? "";
    switch (character) {
      case "(":
        return this.#group();
      case "[":
        return { kind: "characters", set: this.#class() };
      case "\\":
        return this.#escape();
      case ".":
        this.#position += 1;
        return { kind: "characters", set: { ascii: ASCII_ALL & ~single("\n").ascii, other: true } };
      case "^":
      case "$":
        this.#position += 1;
        return { kind: "assertion", holdsOnEmpty: true };
      case "*":
      case "+":
      case "?":
        return this.#fail("invalid", `There is nothing before "${character}" to repeat`, 1);
      case "{":
        return this.#fail(
          "not_portable",
          'An unescaped "{" is read differently by different engines',
          1,
          'Write "\\{"',
        );
      default: {
        const text = String.fromCodePoint(this.#source.codePointAt(this.#position) ?? 0);
        this.#position += text.length;
        return { kind: "characters", set: single(text) };
      }
    }
  }

  #group(): RegexNode {
    const start = this.#position;
    this.#position += 1;
    if (this.#at("?")) {
      const rest = this.#source.slice(this.#position);
      if (/^\?<?[=!]/.test(rest)) {
        this.#fail(
          "not_portable",
          "RE2 has no look-around",
          3,
          "Split the test: one selection for each part, joined in the condition",
        );
      }
      if (/^\?P?<|^\?'/.test(rest)) this.#fail("not_portable", "Named groups capture nothing here", 2, "Write (?:…)");
      if (!this.#take("?:")) {
        this.#fail(
          "not_portable",
          "Only plain groups and (?:…) are common to all targets",
          2,
          "Set flags with the modifiers re|i, re|m, re|s",
        );
      }
    }
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) this.#fail("too_large", `Groups nest deeper than ${MAX_DEPTH}`, 1);
    const node = this.#choice();
    this.#depth -= 1;
    if (!this.#take(")")) throw fault("invalid", "This parenthesis is not closed", start, start + 1);
    return node;
  }

  #escape(): RegexNode {
    const letter = this.#source[this.#position + 1];
    if (letter === "b" || letter === "B") {
      this.#position += 2;
      return { kind: "assertion", holdsOnEmpty: letter === "B" };
    }
    return { kind: "characters", set: this.#escapedSet() };
  }

  #escapedSet(): CharacterSet {
    const letter = this.#source[this.#position + 1];
    if (letter === undefined) return this.#fail("invalid", "A backslash at the end escapes nothing", 1);
    const negated = CLASS_ESCAPES.get(letter.toLowerCase());
    const control = CONTROL_ESCAPES.get(letter);
    const hex = /^x([0-9a-fA-F]{2})/.exec(this.#source.slice(this.#position + 1, this.#position + 4));
    if (hex !== null) {
      this.#position += 4;
      return single(String.fromCharCode(Number.parseInt(hex[1] ?? "", 16)));
    }
    if (/[1-9]/.test(letter)) this.#fail("not_portable", "RE2 has no back-references", 2);
    if (/[0-9A-Za-z]/.test(letter) && negated === undefined && control === undefined) {
      this.#fail(
        "not_portable",
        `"\\${letter}" is not common to all targets`,
        2,
        "Use \\d \\w \\s \\b, \\t \\n \\r \\f, \\xHH or a class",
      );
    }
    const text = String.fromCodePoint(this.#source.codePointAt(this.#position + 1) ?? 0);
    if (text.charCodeAt(0) > 127)
      this.#fail("not_portable", "A backslash before a letter outside ASCII", 2, "Drop the backslash");
    this.#position += 1 + text.length;
    if (negated !== undefined) return letter === letter.toLowerCase() ? negated : complement(negated);
    return single(control ?? text);
  }

  #class(): CharacterSet {
    const start = this.#position;
    this.#position += 1;
    const negated = this.#take("^");
    let set: CharacterSet = { ascii: 0n, other: false };
    let first = true;
    for (;;) {
      const character = this.#source[this.#position];
      if (character === undefined) throw fault("invalid", "This bracket is not closed", start, start + 1);
      if (character === "]") {
        if (first)
          this.#fail(
            "not_portable",
            "An empty class is read differently by different engines",
            1,
            'Write "\\]" for the bracket',
          );
        break;
      }
      first = false;
      set = unite(set, this.#classItem(character));
    }
    this.#position += 1;
    return negated ? complement(set) : set;
  }

  #classItem(character: string): CharacterSet {
    if (character === "[") {
      this.#fail(
        "not_portable",
        'An unescaped "[" in a class is read differently by different engines',
        1,
        'Write "\\["; for [:alpha:] write A-Za-z',
      );
    }
    if (/^(&&|--|~~)/.test(this.#source.slice(this.#position))) {
      this.#fail(
        "not_portable",
        "Some engines read a doubled character as a set operation",
        2,
        "Write it once, or escape it",
      );
    }
    const low = this.#classCharacter();
    if (!this.#at("-") || this.#source[this.#position + 1] === "]" || this.#source[this.#position + 1] === undefined)
      return low.set;
    const dash = this.#position;
    this.#position += 1;
    const high = this.#classCharacter();
    if (low.text === undefined || high.text === undefined)
      throw fault("invalid", "A range needs a single character on both sides", dash, dash + 1);
    if ((low.text.codePointAt(0) ?? 0) > (high.text.codePointAt(0) ?? 0))
      throw fault("invalid", "The range runs backwards", dash - 1, dash + 2);
    return rangeSet(low.text, high.text);
  }

  #classCharacter(): { readonly set: CharacterSet; readonly text: string | undefined } {
    if (this.#at("\\")) {
      const start = this.#position;
      if (/[bB]/.test(this.#source[start + 1] ?? ""))
        this.#fail("not_portable", '"\\b" in a class means backspace to some engines only', 2);
      const set = this.#escapedSet();
      const written = this.#source.slice(start + 1, this.#position);
      if (CLASS_ESCAPES.has(written.toLowerCase())) return { set, text: undefined };
      const text =
        written.startsWith("x") && written.length === 3
          ? String.fromCharCode(Number.parseInt(written.slice(1), 16))
          : (CONTROL_ESCAPES.get(written) ?? written);
      return { set, text };
    }
    const text = String.fromCodePoint(this.#source.codePointAt(this.#position) ?? 0);
    this.#position += text.length;
    return { set: single(text), text };
  }

  #quantified(node: RegexNode, start: number): RegexNode {
    const counted = /^\{(\d{1,6})(,(\d{0,6}))?\}/.exec(this.#source.slice(this.#position, this.#position + 16));
    const simple = this.#source[this.#position];
    let bounds: { readonly min: number; readonly max: number };
    if (counted !== null) {
      const min = Number(counted[1]);
      const max = counted[2] === undefined ? min : counted[3] === "" ? Number.POSITIVE_INFINITY : Number(counted[3]);
      if (max < min) this.#fail("invalid", "The upper count is below the lower one", counted[0].length);
      if (min > MAX_REPEAT || (Number.isFinite(max) && max > MAX_REPEAT)) {
        this.#fail("too_large", `RE2 repeats at most ${MAX_REPEAT} times`, counted[0].length);
      }
      bounds = { min, max };
      this.#position += counted[0].length;
    } else if (simple === "*" || simple === "+" || simple === "?") {
      bounds = { min: simple === "+" ? 1 : 0, max: simple === "?" ? 1 : Number.POSITIVE_INFINITY };
      this.#position += 1;
    } else {
      return node;
    }
    if (node.kind === "assertion")
      throw fault("not_portable", "An anchor or word boundary cannot be repeated", start, this.#position);
    this.#take("?");
    if (this.#at("+")) this.#fail("not_portable", "RE2 has no possessive quantifiers", 1);
    if (this.#at("*") || this.#at("?") || /^\{\d/.test(this.#source.slice(this.#position, this.#position + 2))) {
      this.#fail("invalid", "Two quantifiers stand in a row", 1, "Put the first into a group (?:…)");
    }
    return { kind: "repeat", of: node, ...bounds, start };
  }

  #at(text: string): boolean {
    return this.#source.startsWith(text, this.#position);
  }

  #take(text: string): boolean {
    if (!this.#at(text)) return false;
    this.#position += text.length;
    return true;
  }

  #fail(kind: RegexFault["kind"], message: string, length: number, help?: string): never {
    throw fault(kind, message, this.#position, Math.min(this.#source.length, this.#position + length), help);
  }
}

function fault(kind: RegexFault["kind"], message: string, start: number, end: number, help?: string): Fault {
  return new Fault({ kind, message, start, end, ...(help === undefined ? {} : { help }) });
}

function single(text: string): CharacterSet {
  const code = text.codePointAt(0) ?? 0;
  return code < 128 ? { ascii: 1n << BigInt(code), other: false } : { ascii: 0n, other: true };
}

function rangeSet(low: string, high: string): CharacterSet {
  const from = low.codePointAt(0) ?? 0;
  const to = high.codePointAt(0) ?? 0;
  let ascii = 0n;
  for (let code = from; code <= Math.min(to, 127); code += 1) ascii |= 1n << BigInt(code);
  return { ascii, other: to > 127 };
}

function unite(a: CharacterSet, b: CharacterSet): CharacterSet {
  return { ascii: a.ascii | b.ascii, other: a.other || b.other };
}

function complement(set: CharacterSet): CharacterSet {
  return { ascii: ASCII_ALL & ~set.ascii, other: true };
}

/** Whether a character may belong to both; without regard to the case of ASCII letters when `fold`. */
export function overlap(a: CharacterSet, b: CharacterSet, fold: boolean): boolean {
  if (a.other && b.other) return true;
  return ((fold ? foldSet(a.ascii) : a.ascii) & (fold ? foldSet(b.ascii) : b.ascii)) !== 0n;
}

const UPPER = rangeSet("A", "Z").ascii;
const LOWER = rangeSet("a", "z").ascii;

function foldSet(ascii: bigint): bigint {
  return ascii | ((ascii & UPPER) << 32n) | ((ascii & LOWER) >> 32n);
}
