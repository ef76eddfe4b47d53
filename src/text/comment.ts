import { concatTexts, plain, replaceText, type SourceText } from "./source-text.ts";

// Whatever some reader takes for a line break, and other control characters, would end or break the comment.
const BREAKS = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF]+/gu;

export interface CommentOptions {
  /** What begins a comment; `#` unless told. */
  readonly marker?: string;
  /** Writes `?` for each character that is not ASCII. */
  readonly ascii?: boolean;
}

/** Comment lines for the head of a file. Line breaks inside a line become blanks, so that no text escapes its comment. */
export function comment(lines: readonly (string | SourceText)[], options: CommentOptions = {}): SourceText {
  const { marker = "#", ascii = false } = options;
  const printed = lines.map((line) => {
    const oneLine = replaceText(typeof line === "string" ? plain(line) : line, BREAKS, " ");
    const readable = ascii ? replaceText(oneLine, /\P{ASCII}/gu, "?") : oneLine;
    // A full stop behind a final backslash: a .conf reader could take the next line for its continuation.
    const tail = readable.text.endsWith("\\") ? " ." : "";
    return concatTexts(readable.text.trim() === "" ? marker : `${marker} `, readable, `${tail}\n`);
  });
  return concatTexts(...printed);
}
