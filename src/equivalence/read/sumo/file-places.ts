import type { Span } from "../../../diagnostics/span.ts";
import type { Embedded } from "../../../verify/embedded.ts";
import type { Clause } from "../../relation/nodes.ts";

/** A file's text, and its spans as offsets in it. */
export interface FilePlaces {
  readonly text: string;
  clause(span: Span): Clause;
}

export function filePlaces(text: string): FilePlaces {
  // Lines break as in `indexLines`, which made the spans.
  const starts = [0];
  for (const found of text.matchAll(/\r\n|\n|\r/g)) starts.push(found.index + found[0].length);
  const offset = (line: number, column: number): number => (starts[line - 1] ?? text.length) + column - 1;
  return {
    text,
    clause: ({ line, column, endLine, endColumn }) => ({
      start: offset(line, column),
      end: offset(endLine, endColumn),
    }),
  };
}

/** A text inside a file, with the clause of each of its parts. */
export interface PlacedText {
  readonly text: string;
  clause(place: { readonly start: number; readonly end: number }): Clause;
}

export function placedText(embedded: Embedded, file: FilePlaces): PlacedText {
  const { text } = embedded;
  let offsets: readonly number[] | undefined | null = null;
  return {
    text,
    clause: ({ start, end }) => {
      if (offsets === null) offsets = quotedOffsets(text, file.clause(embedded.span(0, text.length)), file.text);
      const [from, to] = [offsets?.[start], offsets?.[end]];
      return from === undefined || to === undefined ? file.clause(embedded.span(start, end)) : { start: from, end: to };
    },
  };
}

/**
 * Where each unit of a text begins in the string that writes it, and where the last one ends; undefined where the string is not
 * written with JSON's escapes. Asking the document would decode the string for every clause again.
 */
function quotedOffsets(text: string, { start, end }: Clause, file: string): readonly number[] | undefined {
  const raw = file.slice(start, end);
  try {
    if (JSON.parse(`"${raw}"`) !== text) return undefined;
  } catch {
    return undefined;
  }
  const offsets: number[] = [];
  for (let at = 0; at < raw.length; at += raw.charAt(at) !== "\\" ? 1 : raw.charAt(at + 1) === "u" ? 6 : 2) {
    offsets.push(start + at);
  }
  return [...offsets, end];
}
