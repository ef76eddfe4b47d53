import type { ScalarEvent } from "js-yaml";

// The parser says where scalars stand, but not where collections end and where empty values are missing.

/** The content lines of a block scalar, from behind the indentation of the first to the end of the last. */
export function blockRange(text: string, event: ScalarEvent): readonly [start: number, end: number] {
  const { valueStart, valueEnd } = event;
  let content = valueStart;
  let lineStart = valueStart;
  while (content < valueEnd && isSpace(text, content)) {
    if ("\r\n".includes(text.charAt(content))) lineStart = content + 1;
    content += 1;
  }
  if (content === valueEnd) {
    const header = valueStart - (text.slice(valueStart - 2, valueStart) === "\r\n" ? 2 : valueStart > 0 ? 1 : 0);
    return [header, header];
  }
  let end = valueEnd;
  while (isSpace(text, end - 1)) end -= 1;
  return [Math.min(content, lineStart + Math.max(event.indent, 0)), end];
}

/** Where an empty value is missing: behind the colon or dash that announces it, else where the text before ends. */
export function emptyOffset(text: string, indicator: ":" | "-", cursor: number): number {
  const next = skipSeparation(text, cursor);
  return text.charAt(next) === indicator ? next + 1 : cursor;
}

/** The offset behind the bracket that closes a flow collection whose last entry ends at the cursor. */
export function flowEnd(text: string, closer: "]" | "}", cursor: number): number {
  let position = cursor;
  while (position < text.length) {
    position = skipSeparation(text, position);
    if (text.charAt(position) === closer) return position + 1;
    position += 1;
  }
  return cursor;
}

/** Skips blanks, line breaks and comments; by hand, as a regular expression would backtrack over megabytes of them. */
export function skipSeparation(text: string, from: number): number {
  let position = from;
  while (position < text.length) {
    if (isSpace(text, position)) position += 1;
    else if (text.charAt(position) === "#" && isSpace(text, position - 1)) {
      while (position < text.length && !"\r\n".includes(text.charAt(position))) position += 1;
    } else break;
  }
  return position;
}

function isSpace(text: string, position: number): boolean {
  const character = text.charAt(position);
  return character !== "" && " \t\r\n\uFEFF".includes(character);
}
