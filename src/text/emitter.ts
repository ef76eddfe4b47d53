import type { Span } from "../diagnostics/span.ts";
import type { Mark, SourceText } from "./source-text.ts";

/** Collects text and marks from left to right in linear time. */
export interface Emitter {
  /** Appends text that came from `span`, or else from the innermost open region. */
  write(text: string, span?: Span): void;
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
  return new TextEmitter();
}

interface OpenMark {
  readonly start: number;
  end: number;
  readonly span: Span;
}

class TextEmitter implements Emitter {
  private text = "";
  private region: Span | undefined;
  private readonly marks: OpenMark[] = [];

  write(text: string, span: Span | undefined = this.region): void {
    const start = this.text.length;
    this.text += text;
    this.mark(start, this.text.length, span);
  }

  append(source: SourceText): void {
    const offset = this.text.length;
    this.text += source.text;
    let position = offset;
    for (const { start, end, span } of source.marks) {
      this.mark(position, offset + start, this.region);
      this.mark(offset + start, offset + end, span);
      position = offset + end;
    }
    this.mark(position, this.text.length, this.region);
  }

  enter(span: Span | undefined): Span | undefined {
    const previous = this.region;
    this.region = span ?? previous;
    return previous;
  }

  leave(previous: Span | undefined): void {
    this.region = previous;
  }

  finish(): SourceText {
    return { text: this.text, marks: this.marks satisfies readonly Mark[] };
  }

  private mark(start: number, end: number, span: Span | undefined): void {
    if (span === undefined || start === end) return;
    const last = this.marks[this.marks.length - 1];
    if (last !== undefined && last.end === start && last.span === span) last.end = end;
    else this.marks.push({ start, end, span });
  }
}
