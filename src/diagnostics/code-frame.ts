import pc from "picocolors";
import { indexLines, type Lines } from "./lines.ts";
import { maskUnprintable } from "./printable.ts";
import type { Span } from "./span.ts";

export interface FrameOptions {
  readonly colour: boolean;
}

const contextLines = 2;
const frameWidth = 120;

/**
 * The lines around a span with the span underlined, without a final line break; empty when the text is not at hand or
 * does not reach the span. Lines wider than 120 columns are shown as a window on the span.
 */
export function codeFrame(source: string | Lines | undefined, span: Span, options: FrameOptions): string {
  if (source === undefined) return "";
  const lines = typeof source === "string" ? indexLines(source) : source;
  if (lines.line(span.line) === undefined) return "";
  const colours = pc.createColors(options.colour);

  const first = Math.max(1, span.line - contextLines);
  const last = Math.min(lines.count, span.line + contextLines);
  // A span that ends before the first character of a line does not reach into it.
  const lastMarked = span.endColumn === 1 && span.endLine > span.line ? span.endLine - 1 : span.endLine;
  const gutter = String(last).length;
  const width = frameWidth - gutter - 5;
  const marked = layOut(lines.line(span.line) ?? "", span);
  const from = marked.total + 1 <= width ? 0 : Math.max(0, marked.start - Math.floor(width / 3));

  const rows: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const isMarked = number >= span.line && number <= lastMarked;
    const label = `${isMarked ? ">" : " "} ${String(number).padStart(gutter)} |`;
    const { cells } = layOut(lines.line(number) ?? "", span);
    const shown = windowOf(cells, from, width);
    rows.push(`${isMarked ? colours.red(label) : colours.dim(label)} ${shown}`.trimEnd());
    if (number !== span.line) continue;
    const start = marked.start - from;
    const length = Math.min(Math.max(1, marked.end - marked.start), Math.max(1, width - start));
    const empty = colours.dim(`  ${" ".repeat(gutter)} |`);
    rows.push(`${empty} ${" ".repeat(start)}${colours.red("^".repeat(length))}`);
  }
  return rows.join("\n");
}

interface Cell {
  readonly text: string;
  readonly at: number;
  readonly width: number;
}

interface Layout {
  readonly cells: readonly Cell[];
  readonly total: number;
  /** Display columns, from 0, at which the span begins and ends in this line. */
  readonly start: number;
  readonly end: number;
}

// Far more than a window shows: what lies beyond is not worth measuring.
const reach = 500;

function layOut(line: string, span: Span): Layout {
  const base = span.column > reach * 2 ? span.column - reach : 0;
  const text = line.slice(base, base + reach * 4);
  const startUnit = span.column - 1 - base;
  const endUnit = span.endLine > span.line ? text.length : span.endColumn - 1 - base;
  const cells: Cell[] = [];
  let unit = 0;
  let at = 0;
  let start: number | undefined;
  let end: number | undefined;
  for (const character of text) {
    if (unit >= startUnit) start ??= at;
    if (unit >= endUnit) end ??= at;
    const width = widthOf(character);
    const shown = character === "\t" ? " ".repeat(width) : maskUnprintable(character);
    cells.push({ text: shown, at, width });
    unit += character.length;
    at += width;
  }
  return { cells, total: at, start: start ?? at, end: end ?? at };
}

/** The part of a line between two display columns; a character that only half fits gives way to blanks. */
function windowOf(cells: readonly Cell[], from: number, width: number): string {
  const total = cells.at(-1);
  const end = total === undefined ? 0 : total.at + total.width;
  const left = from > 0 && end > from ? "…" : "";
  const cutsRight = end > from + width;
  const until = from + width - (cutsRight ? 1 : 0);
  let text = left;
  let column = from + left.length;
  for (const cell of cells) {
    if (cell.at < from + left.length) continue;
    if (cell.at + cell.width > until) break;
    text += " ".repeat(cell.at - column) + cell.text;
    column = cell.at + cell.width;
  }
  return cutsRight ? `${text}${" ".repeat(Math.max(0, until - column))}…` : text;
}

const zeroWidth = /^(?:\p{Mn}|\p{Me}|\u200C|\u200D|\uFE0E|\uFE0F)$/u;
const doubleWidth =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]$/u;

function widthOf(character: string): number {
  if (character === "\t") return 2;
  if (character < "\u0300") return 1;
  if (zeroWidth.test(character)) return 0;
  return doubleWidth.test(character) ? 2 : 1;
}
