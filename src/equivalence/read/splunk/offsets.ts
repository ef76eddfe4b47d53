import type { Span } from "../../../diagnostics/span.ts";
import type { Clause } from "../../relation/nodes.ts";

/** Turns lines and columns of a file into offsets. */
export function fileOffsets(text: string): (span: Span) => Clause {
  let starts: readonly number[] | undefined;
  return ({ line, column, endLine, endColumn }) => {
    starts ??= [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((match) => match.index + match[0].length)];
    const at = (row: number, place: number): number => (starts?.[row - 1] ?? text.length) + place - 1;
    return { start: at(line, column), end: at(endLine, endColumn) };
  };
}
