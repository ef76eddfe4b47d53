import { type ProblemKind, type QueryProblem, Refusal } from "./problem.ts";
import { endOfBackticks, endOfQuote, type PipelinePlace, type Structure } from "./structure.ts";
import type { MacroCall, Place, Search, Subsearch } from "./syntax.ts";

/** Deeper expressions are refused rather than left to overflow the stack. */
const deepest = 200;

const callForm = /^\s*([^\s(]+)\s*(?:\(([\s\S]*)\))?\s*$/;

/** What the cursors of one search share. */
export interface Reading {
  readonly text: string;
  readonly structure: Structure;
  readonly problems: QueryProblem[];
  readonly readPipeline: (place: PipelinePlace) => Search;
  /** How many levels are being read, subsearches included. */
  depth: number;
}

/** A place in a search that is being read, and the end that the command must not pass. */
export class Cursor {
  readonly text: string;
  readonly end: number;
  at: number;
  private readonly reading: Reading;

  constructor(reading: Reading, place: Place) {
    this.reading = reading;
    this.text = reading.text;
    this.at = place.start;
    this.end = place.end;
  }

  /** Passes over white space and comments. */
  skip(): void {
    const { text, end } = this;
    let { at } = this;
    for (;;) {
      while (at < end && isBlank(text.charCodeAt(at))) at += 1;
      if (at >= end || text.charCodeAt(at) !== 96 || !text.startsWith("```", at)) break;
      const close = endOfBackticks(text, at);
      at = typeof close === "number" ? Math.min(close, end) : end;
    }
    this.at = at;
  }

  get done(): boolean {
    this.skip();
    return this.at >= this.end;
  }

  /** The next character after white space; "" at the end. */
  peek(): string {
    this.skip();
    return this.at < this.end ? this.text.charAt(this.at) : "";
  }

  /** Reads what a sticky pattern matches here, without white space before it. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    if (this.at >= this.end) return undefined;
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null || pattern.lastIndex > this.end) return undefined;
    this.at = pattern.lastIndex;
    return found;
  }

  /** The text that a sticky pattern matches here, which costs less than its groups. */
  read(pattern: RegExp): string | undefined {
    const start = this.at;
    if (!this.sees(pattern)) return undefined;
    this.at = pattern.lastIndex;
    return this.text.slice(start, this.at);
  }

  /** Whether a sticky pattern matches here. */
  sees(pattern: RegExp): boolean {
    if (this.at >= this.end) return false;
    pattern.lastIndex = this.at;
    return pattern.test(this.text) && pattern.lastIndex <= this.end;
  }

  /** Whether a parenthesis opens here or after white space. */
  seesOpening(): boolean {
    let { at } = this;
    while (at < this.end && isBlank(this.text.charCodeAt(at))) at += 1;
    return at < this.end && this.text.charCodeAt(at) === 40;
  }

  /** Reads a mark such as `(` or `<=`, if it comes next. */
  take(mark: string): boolean {
    if (this.peek() !== mark.charAt(0)) return false;
    if (mark.length > 1 && !this.text.startsWith(mark, this.at)) return false;
    this.at += mark.length;
    return true;
  }

  expect(mark: string, where: string): void {
    if (!this.take(mark)) this.refuse(`Expected \`${mark}\` ${where}, not ${this.found()}`);
  }

  /** A text in double quotes, as written between them. */
  quotedSource(): string | undefined {
    if (this.at >= this.end || this.text.charCodeAt(this.at) !== 34) return undefined;
    const start = this.at;
    const end = endOfQuote(this.text, start);
    if (end === undefined || end > this.end) {
      return this.refuse('The quote `"` is never closed', start, start + 1, "quote");
    }
    this.at = end;
    return this.text.slice(start + 1, end - 1);
  }

  subsearch(): Subsearch | undefined {
    if (this.peek() !== "[") return undefined;
    const start = this.at;
    const place = this.reading.structure.pipelines.get(start);
    if (place === undefined) return this.refuse("The bracket `[` is never closed", start, start + 1, "bracket");
    this.enter();
    const search = this.reading.readPipeline(place);
    this.leave();
    this.at = Math.min(place.end + 1, this.end);
    return { kind: "subsearch", search, start, end: this.at };
  }

  macro(): MacroCall | undefined {
    if (this.peek() !== "`") return undefined;
    const start = this.at;
    const end = endOfBackticks(this.text, start);
    if (typeof end !== "number") throw new Refusal(end);
    this.at = Math.min(end, this.end);
    return { ...readCall(this.text.slice(start + 1, end - 1)), kind: "macro", start, end };
  }

  /** Goes one level deeper, unless that is too deep. Who catches a refusal sets the depth back. */
  enter(): void {
    if (this.reading.depth >= deepest) {
      this.refuse(`More than ${deepest} levels of nesting`, this.at, this.at + 1, "depth");
    }
    this.reading.depth += 1;
  }

  leave(): void {
    this.reading.depth -= 1;
  }

  /** What comes next, as a message quotes it. */
  found(): string {
    this.skip();
    const word = this.ahead();
    return word === "" ? "the end of the command" : `\`${word}\``;
  }

  refuse(message: string, start = this.nextAt(), end = this.nextEnd(start), kind: ProblemKind = "syntax"): never {
    throw new Refusal({ kind, message, start, end });
  }

  /** From a start to what was read last, without the white space that was passed over after it. */
  place(start: number): Place {
    let end = this.at;
    while (end > start && isBlank(this.text.charCodeAt(end - 1))) end -= 1;
    return { start, end };
  }

  private nextAt(): number {
    this.skip();
    if (this.at < this.end) return this.at;
    // At the end of a command the last visible character is shown, not the white space before the next pipe.
    let last = this.end;
    while (last > 0 && isBlank(this.text.charCodeAt(last - 1))) last -= 1;
    return Math.max(last - 1, 0);
  }

  private nextEnd(start: number): number {
    return start < this.at ? start + 1 : this.at + Math.max(1, this.ahead().length);
  }

  private ahead(): string {
    const word = /"(?:[^"\\]|\\[\s\S]){0,40}"?|`[^`]{0,60}`?|[\w.:*@{}$'-]{1,60}|[\s\S]/y;
    word.lastIndex = this.at;
    return this.at < this.end ? (word.exec(this.text)?.[0] ?? "").slice(0, this.end - this.at) : "";
  }
}

/** What `\s` matches. */
export function isBlank(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  return /\s/.test(String.fromCharCode(code));
}

/** The name and the arguments between the backticks of a macro call. */
export function readCall(source: string): { readonly name: string; readonly arguments: readonly string[] } {
  const form = callForm.exec(source);
  const list = form?.[2];
  return { name: form?.[1] ?? source.trim(), arguments: list === undefined ? [] : splitArguments(list) };
}

/** Arguments are cut at commas that are outside of quotes and parentheses; quotes around one are dropped. */
function splitArguments(list: string): readonly string[] {
  if (list.trim() === "") return [];
  const found: string[] = [];
  const piece = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[^",()]+|[\s\S]/y;
  let current = "";
  let depth = 0;
  while (piece.lastIndex < list.length) {
    const part = piece.exec(list)?.[0] ?? "";
    if (part === "(") depth += 1;
    if (part === ")") depth -= 1;
    if (part === "," && depth <= 0) {
      found.push(current);
      current = "";
    } else {
      current += part;
    }
  }
  found.push(current);
  return found.map((argument) => {
    const trimmed = argument.trim();
    return /^"[^"\\]*(?:\\[\s\S][^"\\]*)*"$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
  });
}

/** `\"` and `\\` are escapes in a quoted text; any other backslash stands for itself (Splunk Search Manual). */
export function decodeText(source: string): string {
  return source.includes("\\") ? source.replace(/\\(["\\])/g, "$1") : source;
}
