import { endOfBackticks, endOfQuote } from "../../parse/structure.ts";
import type { Findings } from "./findings.ts";

const marks = /["`\\]|(?<=^|[\s|[])(?:\/\/|\/\*|--|#)/g;

/**
 * Comments of other languages. SPL knows only text between triple backticks; `// words` at the start of a search asks for
 * events with those words, and after a command its words become arguments (Splunk Search Manual, "Add comments").
 */
export function checkComments(text: string, { error }: Findings): void {
  const pattern = new RegExp(marks.source, "g");
  for (let mark = pattern.exec(text); mark !== null; mark = pattern.exec(text)) {
    const at = mark.index;
    if (mark[0] === "\\") {
      pattern.lastIndex = at + 2;
      continue;
    }
    if (mark[0] === '"' || mark[0] === "`") {
      const end = mark[0] === '"' ? endOfQuote(text, at) : endOfBackticks(text, at);
      if (typeof end !== "number") return;
      pattern.lastIndex = end;
      continue;
    }
    if (!isComment(text, at, mark[0])) continue;
    const line = text.indexOf("\n", at);
    const end = line < 0 ? text.length : line;
    const message = `SPL has no \`${mark[0]}\` comments: the words after it are read as part of the search`;
    error("RW5202", { start: at, end: at + mark[0].length }, message, "write comments between ``` and ```");
    pattern.lastIndex = end;
  }
}

function isComment(text: string, at: number, mark: string): boolean {
  const before = lastVisible(text, at);
  // A value may begin like a comment: `path=/*`, `IN ("a", //b)`.
  if (before !== "" && "=<>(,!".includes(before)) return false;
  const after = text.charAt(at + mark.length);
  const startsLine = before === "" || before === "|" || /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - 200), at));
  if (mark === "/*") return text.includes("*/", at + 2) || after === "" || /\s/.test(after);
  if (mark === "//") return after === "" || /[\s\w]/.test(after);
  // `b -- 2` is a subtraction.
  if (mark === "--" && /\s+[\d.(]/y.test(text.slice(at + 2, at + 20))) return false;
  if (mark === "--") return after === "" || /\s/.test(after) || (startsLine && /[A-Za-z]/.test(after));
  return after === "" || /\s/.test(after) || (startsLine && /\w/.test(after));
}

function lastVisible(text: string, at: number): string {
  let last = at - 1;
  while (last >= 0 && /\s/.test(text.charAt(last))) last -= 1;
  return text.charAt(last);
}
