import { fail, type Place } from "./place.ts";

/** The parts of a search between its pipes, blanks included. Pipes in strings, comments, brackets and regular expressions are none. */
export function splitPipes(text: string): readonly Place[] {
  const parts: Place[] = [];
  const open: number[] = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') at = stringEnd(text, at);
    else if (text.startsWith("//", at) && beginsComment(text, at, parts.length > 0)) {
      const end = text.indexOf("\n", at);
      at = end === -1 ? text.length : end;
    } else if (text.startsWith("/*", at) && beginsComment(text, at, parts.length > 0)) {
      const end = text.indexOf("*/", at + 2);
      if (end === -1) fail("The comment is not closed by */", { start: at, end: at + 2 });
      at = end + 2;
    } else if (character === "/" && /(?:\bmatches|[(,])\s*$/i.test(text.slice(Math.max(start, at - 20), at))) {
      at = regexEnd(text, at);
    } else {
      if ("([".includes(character)) open.push(at);
      else if (")]".includes(character)) {
        const opened = open.pop();
        if (opened === undefined || (text.charAt(opened) === "(") !== (character === ")")) {
          fail(`This ${character} closes nothing`, { start: at, end: at + 1 });
        }
      } else if (character === "|" && open.length === 0) {
        const both = text.charAt(at + 1) === "|";
        if (both) at += 1;
        else {
          parts.push({ start, end: at });
          start = at + 1;
        }
      }
      at += 1;
    }
  }
  const last = open.at(-1);
  if (last !== undefined) fail(`This ${text.charAt(last)} is not closed`, { start: last, end: last + 1 });
  parts.push({ start, end: text.length });
  return parts;
}

/** In the scope `Labs/*` is a wildcard and `http://` a word: a comment there stands behind a blank. */
function beginsComment(text: string, at: number, behindPipe: boolean): boolean {
  const before = text.charAt(at - 1);
  return before === "" || /\s/.test(before) || (behindPipe && before !== ":");
}

function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text.charAt(at) === "\\") at += 1;
    else if (text.charAt(at) === '"') return at + 1;
  }
  return fail('The string is not closed by "', { start, end: start + 1 });
}

function regexEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length && text.charAt(at) !== "\n"; at += 1) {
    if (text.charAt(at) === "\\") at += 1;
    else if (text.charAt(at) === "/") return at + 1;
  }
  return fail("The regular expression is not closed by a slash", { start, end: start + 1 });
}
