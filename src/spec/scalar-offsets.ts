import { CHOMPING_MODE, getScalarValue, type ScalarEvent } from "js-yaml";
import type { YamlScalar } from "./yaml-tree.ts";

/** For each UTF-16 unit of a scalar's value, the half-open range of the file's text that wrote it. */
export interface ScalarOffsets {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/**
 * Maps a scalar's value back to the file, through escapes, folded lines and stripped indentation. Undefined when the
 * text decoded here is not what the parser decoded; the caller then points at the scalar as a whole.
 */
export function scalarOffsets(text: string, node: YamlScalar): ScalarOffsets | undefined {
  const { event } = node;
  if (event.valueStart === -1) return { from: [], to: [] };
  const out = new OffsetRecorder();
  switch (node.style) {
    case "plain":
    case "single":
    case "double":
      decodeFlow(text, event, node.style, out);
      break;
    case "literal":
    case "folded":
      decodeBlock(text, event, node.style === "folded", out);
      break;
  }
  return out.text() === getScalarValue(text, event) ? out : undefined;
}

/** Collects a value piece by piece with the place of each. */
export class OffsetRecorder implements ScalarOffsets {
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly #pieces: string[] = [];

  put(piece: string, from: number, to: number): void {
    this.#pieces.push(piece);
    for (let index = 0; index < piece.length; index += 1) {
      this.from.push(from);
      this.to.push(to);
    }
  }

  copy(text: string, from: number, to: number): void {
    for (let index = from; index < to; index += 1) this.put(text.charAt(index), index, index + 1);
  }

  text(): string {
    return this.#pieces.join("");
  }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["t", "\t"],
  ["\t", "\t"],
  ["n", "\n"],
  ["v", "\v"],
  ["f", "\f"],
  ["r", "\r"],
  ["e", "\x1B"],
  [" ", " "],
  ['"', '"'],
  ["/", "/"],
  ["\\", "\\"],
  ["N", "\x85"],
  ["_", "\xA0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
]);
const escapeLengths: ReadonlyMap<string, number> = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

function decodeFlow(text: string, event: ScalarEvent, style: "plain" | "single" | "double", out: OffsetRecorder): void {
  const end = event.valueEnd;
  let position = event.valueStart;
  while (position < end) {
    const character = text.charAt(position);
    if (character === "\\" && style === "double") {
      const letter = text.charAt(position + 1);
      const length = escapeLengths.get(letter);
      if (letter === "\n" || letter === "\r") {
        position = skipFold(text, position + 1, end).position;
      } else if (length === undefined) {
        out.put(escapes.get(letter) ?? "", position, position + 2);
        position += 2;
      } else {
        const after = position + 2 + length;
        const code = Number.parseInt(text.slice(position + 2, after), 16);
        out.put(code <= 0x10ffff ? String.fromCodePoint(code) : "", position, after);
        position = after;
      }
    } else if (character === "'" && style === "single") {
      out.put("'", position, position + 2);
      position += 2;
    } else if (" \t\r\n".includes(character)) {
      // Blanks around a line break vanish with it; elsewhere they stay.
      const fold = skipFold(text, position, end);
      if (fold.breaks === 0) out.copy(text, position, fold.position);
      else out.put(fold.breaks === 1 ? " " : "\n".repeat(fold.breaks - 1), position, fold.position);
      position = fold.position;
    } else {
      out.put(character, position, position + 1);
      position += 1;
    }
  }
}

function skipFold(text: string, from: number, end: number): { readonly position: number; readonly breaks: number } {
  let position = from;
  let breaks = 0;
  while (position < end) {
    const character = text.charAt(position);
    if (character === "\n" || (character === "\r" && text.charAt(position + 1) !== "\n")) breaks += 1;
    else if (!" \t\r".includes(character)) break;
    position += 1;
  }
  return { position, breaks };
}

interface Line {
  readonly start: number;
  readonly end: number;
}

function decodeBlock(text: string, event: ScalarEvent, folded: boolean, out: OffsetRecorder): void {
  const indent = Math.max(event.indent, 0);
  let blank = 0;
  let moreIndented = false;
  let began = false;
  let lineEnd = event.valueStart;
  const breakLines = (count: number, to: number): void => {
    for (let index = 0; index < count; index += 1) out.put("\n", Math.min(lineEnd, to), to);
  };
  for (const line of linesOf(text, event.valueStart, event.valueEnd)) {
    let column = 0;
    while (column < indent && text.charAt(line.start + column) === " ") column += 1;
    if (event.indent < 0 || line.start + column >= line.end) {
      blank += 1;
      continue;
    }
    const start = line.start + indent;
    const first = text.charAt(start);
    if (!folded) breakLines(began ? 1 + blank : blank, start);
    else if (first === " " || first === "\t") {
      moreIndented = true;
      breakLines(began ? 1 + blank : blank, start);
    } else if (moreIndented) {
      moreIndented = false;
      breakLines(blank + 1, start);
    } else if (blank > 0) breakLines(blank, start);
    else if (began) out.put(" ", lineEnd, start);
    out.copy(text, start, line.end);
    began = true;
    blank = 0;
    lineEnd = line.end;
  }
  if (event.chomping === CHOMPING_MODE.KEEP) breakLines(began ? 1 + blank : blank, event.valueEnd);
  else if (event.chomping === CHOMPING_MODE.CLIP && began) breakLines(1, event.valueEnd);
}

function* linesOf(text: string, from: number, to: number): Generator<Line> {
  let start = from;
  while (start < to) {
    let end = start;
    while (end < to && !"\r\n".includes(text.charAt(end))) end += 1;
    yield { start, end };
    start = end + (text.slice(end, end + 2) === "\r\n" ? 2 : 1);
  }
}
