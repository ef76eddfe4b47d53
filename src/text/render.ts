import type { Span } from "../diagnostics/span.ts";
import { type Doc, type Fill, flatWidth } from "./doc.ts";
import { createEmitter } from "./emitter.ts";
import type { SourceText } from "./source-text.ts";

export interface RenderOptions {
  /** The longest line aimed at, in UTF-16 units; 120 unless told. Pieces that cannot break may be longer. */
  readonly width?: number;
}

interface Command {
  readonly doc: Doc;
  readonly indent: number;
  readonly flat: boolean;
  readonly span: Span | undefined;
  /** For a fill: the part to print next. */
  readonly next?: number;
}

/**
 * Lays a document out. Line breaks and indentation are our own and carry no mark; a blank line gets no indentation.
 * A line break inside a string piece is printed as it stands: author text is never re-indented.
 */
export function render(doc: Doc, options: RenderOptions = {}): SourceText {
  const width = options.width ?? 120;
  const out = createEmitter();
  const stack: Command[] = [{ doc, indent: 0, flat: false, span: undefined }];
  let column = 0;
  let pendingIndent = 0;

  const writeText = (text: string, span: Span | undefined): void => {
    if (text === "") return;
    if (pendingIndent > 0 && !text.startsWith("\n")) out.write(" ".repeat(pendingIndent));
    pendingIndent = 0;
    out.write(text, span);
    column = text.includes("\n") ? text.length - text.lastIndexOf("\n") - 1 : column + text.length;
  };

  const writeLine = (indent: number): void => {
    out.write("\n");
    pendingIndent = indent;
    column = indent;
  };

  /** What fits on the line has no breaks and takes no decisions. */
  const writeFlat = (doc: Doc, span: Span | undefined): void => {
    if (typeof doc === "string") {
      writeText(doc, span);
      return;
    }
    switch (doc.kind) {
      case "concat":
        for (const part of doc.parts) writeFlat(part, span);
        break;
      case "line":
        writeText(doc.flat, span);
        break;
      case "indent":
      case "group":
        writeFlat(doc.contents, span);
        break;
      case "fill":
        doc.parts.forEach((part, index) => {
          if (index > 0) writeFlat(doc.separator, span);
          writeFlat(part, span);
        });
        break;
      case "marked":
        writeFlat(doc.contents, doc.span);
        break;
      default:
        doc satisfies never;
    }
  };

  const writeFill = (fill: Fill, { next: index = 0, indent, span }: Command): void => {
    const part = fill.parts[index];
    if (part === undefined) return;
    const following = fill.parts[index + 1];
    const partFits = following === undefined ? fits(part, width - column, stack) : flatWidth(part) <= width - column;
    if (following !== undefined) {
      const needed = flatWidth(part) + flatWidth(fill.separator) + flatWidth(following);
      stack.push({ doc: fill, indent, flat: false, span, next: index + 1 });
      stack.push({ doc: fill.separator, indent, flat: needed <= width - column, span });
    }
    stack.push({ doc: part, indent, flat: partFits, span });
  };

  for (let command = stack.pop(); command !== undefined; command = stack.pop()) {
    const { doc: current, indent, flat, span } = command;
    if (typeof current === "string") {
      writeText(current, span);
      continue;
    }
    if (flat) {
      writeFlat(current, span);
      continue;
    }
    switch (current.kind) {
      case "concat":
        for (let index = current.parts.length - 1; index >= 0; index -= 1) {
          const part = current.parts[index];
          if (part !== undefined) stack.push({ doc: part, indent, flat: false, span });
        }
        break;
      case "line":
        writeLine(indent);
        break;
      case "indent":
        stack.push({ doc: current.contents, indent: indent + current.width, flat: false, span });
        break;
      case "group":
        stack.push({ doc: current.contents, indent, flat: fits(current, width - column, stack), span });
        break;
      case "fill":
        writeFill(current, command);
        break;
      case "marked":
        stack.push({ doc: current.contents, indent, flat: false, span: current.span });
        break;
      default:
        current satisfies never;
    }
  }
  return out.finish();
}

/**
 * Whether a layout on one line leaves room for what follows it up to the next possible break. Looking ahead stops after
 * `room` units and opens long sequences part by part, so that rendering stays linear in the size of the document.
 */
function fits(doc: Doc, room: number, rest: readonly Command[]): boolean {
  let left = room - flatWidth(doc);
  for (let index = rest.length - 1; index >= 0 && left >= 0; index -= 1) {
    const command = rest[index];
    if (command === undefined) break;
    const ahead: { readonly doc: Doc; part: number }[] = [{ doc: command.doc, part: 0 }];
    for (let top = ahead.at(-1); top !== undefined && left >= 0; top = ahead.at(-1)) {
      const next = top.doc;
      if (typeof next === "string") {
        ahead.pop();
        const newline = next.indexOf("\n");
        left -= newline === -1 ? next.length : newline;
        if (newline !== -1) return left >= 0;
      } else if (command.flat) {
        ahead.pop();
        left -= next.flatWidth;
      } else if (next.kind === "line" || (next.kind === "fill" && (top.part > 0 || command.next !== undefined))) {
        return true;
      } else if (next.kind === "concat" || next.kind === "fill") {
        const part = next.parts[top.part];
        top.part += 1;
        if (part === undefined) ahead.pop();
        else ahead.push({ doc: part, part: 0 });
      } else {
        ahead.pop();
        ahead.push({ doc: next.contents, part: 0 });
      }
    }
  }
  return left >= 0;
}
