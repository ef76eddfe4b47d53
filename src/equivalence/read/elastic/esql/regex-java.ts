import { type CodeRange, complementOf, DIGITS, printCharacter, printSet, WORD } from "./regex-nodes.ts";

/** A search and a replacement of RE2 that do what `Matcher.replaceAll` does, or why there are none. */
export type TranslatedReplace =
  | { readonly pattern: string; readonly replacement: string }
  | { readonly reason: string };

class Untranslated extends Error {}

/**
 * `replace` takes regular expressions of Java (Elasticsearch reference, ES|QL REPLACE; java.util.regex.Pattern). Translated
 * is what RE2 has too: groups, lazy and greedy quantifiers, classes, the flags `i` and `s`, and `$` only behind a `.*` that
 * takes every rest, since alone it would match before a last line break as well.
 */
export function javaReplace(pattern: string, replacement: string): TranslatedReplace {
  try {
    const cursor: Cursor = { text: pattern, at: 0, groups: 0 };
    const tree = branches(cursor, { all: false, fold: false });
    if (cursor.at < pattern.length) throw new Untranslated("`)` closes no group");
    // Java goes on with an empty match behind a match, RE2 does not.
    if (tree.nullable && !tree.anchored) throw new Untranslated("it matches empty text anywhere");
    return { pattern: tree.text, replacement: replacementOf(replacement, cursor.groups) };
  } catch (error) {
    if (error instanceof Untranslated) return { reason: error.message };
    throw error;
  }
}

interface Cursor {
  readonly text: string;
  at: number;
  groups: number;
}

interface Flags {
  /** `.` is a line break too. */
  readonly all: boolean;
  readonly fold: boolean;
}

interface Piece {
  readonly text: string;
  readonly nullable: boolean;
  /** Matches at the beginning of the text only. */
  readonly anchored: boolean;
  /** Ends with a greedy `.*` that takes all that is left. */
  readonly takesRest: boolean;
}

const nothing: Piece = { text: "", nullable: true, anchored: false, takesRest: false };
// What `.` passes over without the flag `s` (java.util.regex.Pattern, line terminators).
const LINE_ENDS: readonly CodeRange[] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x85, 0x85],
  [0x2028, 0x2029],
];

function branches(cursor: Cursor, outer: Flags): Piece {
  let flags = outer;
  const options: Piece[] = [];
  let current = nothing;
  for (;;) {
    const next = cursor.text[cursor.at];
    if (next === undefined || next === ")") break;
    if (next === "|") {
      cursor.at += 1;
      options.push(current);
      current = nothing;
      continue;
    }
    const set = /^\(\?([is]+)\)/.exec(cursor.text.slice(cursor.at));
    if (set !== null) {
      cursor.at += set[0].length;
      flags = withFlags(flags, set[1] ?? "");
      continue;
    }
    if (next === "$") {
      if (!current.takesRest) throw new Untranslated("`$` may stand before a last line break");
      cursor.at += 1;
      current = { ...current, text: `${current.text}\\z` };
      continue;
    }
    const piece = repeated(cursor, flags);
    current = {
      text: current.text + piece.text,
      nullable: current.nullable && piece.nullable,
      anchored: current.anchored || (current.text === "" && piece.anchored),
      takesRest: piece.takesRest,
    };
  }
  options.push(current);
  return {
    text: options.map(({ text }) => text).join("|"),
    nullable: options.some(({ nullable }) => nullable),
    anchored: options.every(({ anchored }) => anchored),
    takesRest: options.every(({ takesRest }) => takesRest),
  };
}

function withFlags(flags: Flags, letters: string): Flags {
  return { all: flags.all || letters.includes("s"), fold: flags.fold || letters.includes("i") };
}

function repeated(cursor: Cursor, flags: Flags): Piece {
  const start = cursor.at;
  const piece = simple(cursor, flags);
  const operator = /^(?:[?*+]|\{\d+(?:,\d*)?\})[?+]?/.exec(cursor.text.slice(cursor.at))?.[0];
  if (operator === undefined) return piece;
  if (operator.length > 1 && operator.endsWith("+")) throw new Untranslated(`\`${operator}\` gives nothing back`);
  if (piece.anchored) throw new Untranslated("an anchor is repeated");
  cursor.at += operator.length;
  return {
    text: `${piece.text}${operator}`,
    nullable: piece.nullable || /^(?:[?*]|\{0)/.test(operator),
    anchored: false,
    takesRest: flags.all && operator === "*" && cursor.text[start] === ".",
  };
}

function simple(cursor: Cursor, flags: Flags): Piece {
  const { text, at } = cursor;
  const point = text.codePointAt(at) ?? 0;
  cursor.at += point > 0xffff ? 2 : 1;
  const one = (re2: string): Piece => ({ text: re2, nullable: false, anchored: false, takesRest: false });
  switch (text[at]) {
    case "(":
      return group(cursor, flags);
    case "[":
      return one(characterClass(cursor, flags));
    case ".":
      return one(flags.all ? "(?s:.)" : printSet(LINE_ENDS, true));
    case "^":
      return { text: "\\A", nullable: true, anchored: true, takesRest: false };
    case "\\":
      return one(printSet(folded(escaped(cursor), flags), false));
    case "*":
    case "+":
    case "?":
    case "{":
      throw new Untranslated(`\`${text[at]}\` repeats nothing`);
    default:
      return one(flags.fold ? printSet(folded([[point, point]], flags), false) : printCharacter(point));
  }
}

function group(cursor: Cursor, outer: Flags): Piece {
  const rest = cursor.text.slice(cursor.at);
  const special = /^\?([is]*):/.exec(rest);
  if (rest.startsWith("?") && special === null) throw new Untranslated("this kind of group has no form in RE2");
  cursor.at += special?.[0].length ?? 0;
  if (special === null) cursor.groups += 1;
  const body = branches(cursor, withFlags(outer, special?.[1] ?? ""));
  if (cursor.text[cursor.at] !== ")") throw new Untranslated("a group is not closed");
  cursor.at += 1;
  return { ...body, text: `(${special === null ? "" : "?:"}${body.text})` };
}

function characterClass(cursor: Cursor, flags: Flags): string {
  const { text } = cursor;
  const negated = text[cursor.at] === "^";
  if (negated) cursor.at += 1;
  const ranges: CodeRange[] = [];
  for (;;) {
    const next = text[cursor.at];
    if (next === undefined) throw new Untranslated("a class is not closed");
    if (next === "]" && ranges.length > 0) break;
    if (next === "[" || next === "]" || text.startsWith("&&", cursor.at)) {
      throw new Untranslated("a class of classes has no form in RE2");
    }
    const from = member(cursor);
    const [start] = from;
    if (text[cursor.at] === "-" && text[cursor.at + 1] !== "]" && start !== undefined && start[0] === start[1]) {
      cursor.at += 1;
      const [end] = member(cursor);
      if (end === undefined || end[0] !== end[1] || end[0] < start[0]) throw new Untranslated("a range is turned");
      ranges.push([start[0], end[0]]);
    } else ranges.push(...from);
  }
  cursor.at += 1;
  return printSet(folded(ranges, flags), negated);
}

function member(cursor: Cursor): readonly CodeRange[] {
  const point = cursor.text.codePointAt(cursor.at) ?? 0;
  cursor.at += point > 0xffff ? 2 : 1;
  return point === 0x5c ? escaped(cursor) : [[point, point]];
}

const shorthands: ReadonlyMap<string, readonly CodeRange[]> = new Map([
  ["d", DIGITS],
  ["w", WORD],
  // [ \t\n\x0B\f\r]
  [
    "s",
    [
      [0x09, 0x0d],
      [0x20, 0x20],
    ],
  ],
]);
const controls: ReadonlyMap<string, number> = new Map([
  ["t", 0x09],
  ["n", 0x0a],
  ["r", 0x0d],
  ["f", 0x0c],
]);

function escaped(cursor: Cursor): readonly CodeRange[] {
  const point = cursor.text.codePointAt(cursor.at);
  if (point === undefined) throw new Untranslated("nothing follows the last backslash");
  cursor.at += point > 0xffff ? 2 : 1;
  const letter = String.fromCodePoint(point);
  const shorthand = shorthands.get(letter.toLowerCase());
  if (shorthand !== undefined) return letter === letter.toLowerCase() ? shorthand : complementOf(shorthand);
  const control = controls.get(letter);
  if (control !== undefined) return [[control, control]];
  // "It is an error to use a backslash prior to any alphabetic character that does not denote an escaped construct."
  if (/[A-Za-z0-9]/.test(letter)) throw new Untranslated(`\`\\${letter}\` has no form in RE2`);
  return [[point, point]];
}

/** "By default, case-insensitive matching assumes that only characters in the US-ASCII charset are being matched." */
function folded(ranges: readonly CodeRange[], { fold }: Flags): readonly CodeRange[] {
  if (!fold) return ranges;
  const shifted = (from: number, to: number, by: number) => (range: CodeRange) => {
    const start = Math.max(range[0], from);
    const end = Math.min(range[1], to);
    return start <= end ? [[start + by, end + by] as const] : [];
  };
  return [...ranges, ...ranges.flatMap(shifted(0x41, 0x5a, 32)), ...ranges.flatMap(shifted(0x61, 0x7a, -32))];
}

/** `$1` is a group, a backslash takes the next character literally (java.util.regex.Matcher, appendReplacement). */
function replacementOf(text: string, groups: number): string {
  let result = "";
  for (let at = 0; at < text.length; at += 1) {
    const next = text[at + 1];
    if (text[at] === "\\") {
      if (next === undefined) throw new Untranslated("nothing follows the last backslash of the replacement");
      result += next === "\\" ? "\\\\" : next;
      at += 1;
    } else if (text[at] === "$") {
      const digits = /^\d+/.exec(text.slice(at + 1))?.[0] ?? "";
      // Further digits belong to the number as long as there is such a group.
      let number = digits.slice(0, 1);
      while (number.length < digits.length && Number(digits.slice(0, number.length + 1)) <= groups) {
        number = digits.slice(0, number.length + 1);
      }
      if (number === "" || Number(number) > Math.min(groups, 9)) throw new Untranslated("it names no group it has");
      result += `\\${number}`;
      at += number.length;
    } else result += text[at];
  }
  return result;
}
