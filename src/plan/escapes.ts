import { lowerAscii } from "../model/normalise.ts";
import type { Match } from "../model/predicate.ts";
import { type CharacterSet, parseRegex, type RegexNode } from "../model/regex-parse.ts";
import { assertNever } from "../model/walk.ts";
import type { SigmaString } from "../sigma/value.ts";

/** Marks by what a target writes for them, such as `&` by `&amp;`; the schema of bindings has both ends be marks. */
export type Escapes = ReadonlyMap<string, string>;

/**
 * Whether a test may come to another result on a value in which marks are escaped than on the value itself. `false` is
 * certain, `true` is not.
 */
export function tellsEscapes(match: Match<unknown>, escapes: Escapes): boolean {
  switch (match.kind) {
    case "equals":
      return match.values.some((value) => holdsEscape(String(value), escapes));
    case "pattern":
      return match.patterns.some((pattern) => patternTells(pattern, escapes));
    case "regex":
      return match.patterns.some(({ source, ignoreCase }) => regexTells(source, ignoreCase, escapes));
    case "cidr":
    case "compare":
      return [..."%+-./:"].some((mark) => escapes.has(mark));
    case "exists":
      return false;
    // Nobody knows what the other field or the list will hold.
    case "same_as":
    case "in_list":
      return true;
    default:
      return assertNever(match);
  }
}

function holdsEscape(text: string, escapes: Escapes): boolean {
  const folded = lowerAscii(text);
  return [...escapes].some(([mark, written]) => folded.includes(mark) || folded.includes(lowerAscii(written)));
}

function patternTells(pattern: SigmaString, escapes: Escapes): boolean {
  return pattern.some((part) => {
    if (part.kind === "any") return false;
    // One mark becomes several characters.
    if (part.kind === "one") return true;
    return holdsEscape(part.text, escapes) || [...escapes.values()].some((written) => overlaps(part.text, written));
  });
}

/** Whether a text can be found in a value at a place that shares characters with an escape, which the value itself lacks. */
function overlaps(text: string, written: string): boolean {
  const [found, stored] = [lowerAscii(text), lowerAscii(written)];
  if (stored.includes(found)) return true;
  return Array.from({ length: stored.length - 1 }, (_, at) => at + 1).some(
    (at) => found.startsWith(stored.slice(at)) || found.endsWith(stored.slice(0, at)),
  );
}

/**
 * What an expression finds lies wholly outside of escapes or wholly inside of one if it can take in neither of their ends.
 * Outside it finds the same in both values, since the borders of words and lines are the same next to any mark.
 */
function regexTells(source: string, ignoreCase: boolean, escapes: Escapes): boolean {
  const parsed = parseRegex(source);
  if (!parsed.ok) return true;
  const ends = [...escapes].flatMap(([mark, written]) => [mark, written.charAt(0), written.charAt(written.length - 1)]);
  if (takesAny(parsed.node, ends)) return true;
  const inside = new RegExp(source, ignoreCase ? "i" : "");
  return [...escapes.values()].some((written) => inside.test(written));
}

function takesAny(node: RegexNode, characters: readonly string[]): boolean {
  switch (node.kind) {
    case "characters":
      return characters.some((character) => has(node.set, character));
    case "assertion":
      return false;
    case "sequence":
      return node.items.some((item) => takesAny(item, characters));
    case "choice":
      return node.options.some((option) => takesAny(option, characters));
    case "repeat":
      return takesAny(node.of, characters);
    default:
      return assertNever(node);
  }
}

function has({ ascii, other }: CharacterSet, character: string): boolean {
  const code = character.charCodeAt(0);
  return code > 127 ? other : ((ascii >> BigInt(code)) & 1n) === 1n;
}
