import type { Span } from "../diagnostics/span.ts";
import type { Mark, SourceText } from "./source-text.ts";

/** Collects text and marks from left to right in linear time. */
export interface Emitter {
  /** Appends text that came from the innermost open region. */
  write(text: string): void;
  /** Appends text with marks of its own; what they leave out belongs to the innermost open region. */
  append(source: SourceText): void;
  /** Opens a region; returns the one to give to `leave`. An undefined span keeps the current region. */
  enter(span: Span | undefined): Span | undefined;
  /** Closes a region by going back to the one that `enter` returned. */
  leave(previous: Span | undefined): void;
  finish(): SourceText;
}

/** A new, empty emitter; state lives here so that printers need no running offsets. */
export function createEmitter(): Emitter {
  let text = "";
  let region: Span | undefined;
  const marks: { start: number; end: number; span: Span }[] = [];

  const write = (piece: string, span: Span | undefined): void => {
    if (piece === "") return;
    const start = text.length;
    text += piece;
    if (span === undefined) return;
    const last = marks.at(-1);
    if (last !== undefined && last.end === start && last.span === span) last.end = text.length;
    else marks.push({ start, end: text.length, span });
  };

  return {
    write: (piece) => write(piece, region),
    append(source) {
      if (source.marks.length === 0) {
        write(source.text, region);
        return;
      }
      let position = 0;
      for (const mark of source.marks) {
        write(source.text.slice(position, mark.start), region);
        write(source.text.slice(mark.start, mark.end), mark.span);
        position = mark.end;
      }
      write(source.text.slice(position), region);
    },
    enter(span) {
      const previous = region;
      region = span ?? region;
      return previous;
    },
    leave(previous) {
      region = previous;
    },
    finish: () => ({ text, marks: marks satisfies readonly Mark[] }),
  };
}
