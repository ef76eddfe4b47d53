import { fail, MOST_LEVELS, type Place } from "./place.ts";
import type { Scope, ScopeNode } from "./search.ts";

interface Word extends Place {
  readonly kind: "word" | "string" | "mark" | "end";
  readonly text: string;
}

// Groups: comment, string, mark, word.
const TOKEN =
  /(\/\*.*?\*\/|(?<=^|\s)\/\/[^\n]*)|"([^"\\]*(?:\\.[^"\\]*)*)"|([()!,]|[<>]=?|=)|((?:\[[^\]]*\]|[^\s()"!,=<>|[]+|\[)+)/sy;
const BLANKS = /[\s\uFEFF]+/y;

/** Parses the scope of a search; undefined if it is empty. Throws a `ParseFailure`. */
export function parseScope(text: string, from: number, to: number): Scope | undefined {
  const words = splitWords(text, from, to);
  const end = words.at(-1) ?? { kind: "end", text: "", start: to, end: to };
  let at = 0;
  let levels = 0;
  const peek = (offset = 0): Word => words[at + offset] ?? end;
  const take = (): Word => {
    const word = peek();
    at += 1;
    return word;
  };
  const isMark = (mark: string): boolean => peek().kind === "mark" && peek().text === mark;
  const isWord = (name: string): boolean => peek().kind === "word" && peek().text.toUpperCase() === name;
  const spanning = (start: number, node: ScopeNode): Scope => ({ ...node, start, end: words[at - 1]?.end ?? start });

  const or = (): Scope => {
    const first = and();
    const operands = [first];
    while (isWord("OR")) {
      take();
      operands.push(and());
    }
    return operands.length === 1 ? first : spanning(first.start, { kind: "or", operands });
  };
  const and = (): Scope => {
    const first = not();
    const operands = [first];
    for (;;) {
      if (isWord("AND")) take();
      else if (peek().kind === "end" || isMark(")") || isWord("OR")) break;
      operands.push(not());
    }
    return operands.length === 1 ? first : spanning(first.start, { kind: "and", operands });
  };
  const not = (): Scope => {
    const { start } = peek();
    levels += 1;
    if (levels > MOST_LEVELS) fail(`The scope nests more than ${MOST_LEVELS} levels deep`, peek());
    const node = isWord("NOT") || isMark("!") ? negated(start) : term();
    levels -= 1;
    return node;
  };
  const negated = (start: number): Scope => {
    take();
    return spanning(start, { kind: "not", operand: not() });
  };
  const term = (): Scope => {
    const word = take();
    const { start } = word;
    if (word.kind === "mark" && word.text === "(") {
      const inner = or();
      if (!isMark(")")) fail(`Expected ) in the scope, found ${peek().text || "the pipe or end"}`, peek());
      take();
      return { ...inner, start, end: words[at - 1]?.end ?? inner.end };
    }
    if (word.kind === "end" || word.kind === "mark" || /^(?:AND|OR)$/i.test(word.text)) {
      return fail(`Expected a keyword or field, found ${word.text === "" ? "the pipe or end" : word.text}`, word);
    }
    if (peek().kind === "mark" && /^[=<>]/.test(peek().text) && word.kind === "word") return field(word);
    if (word.kind === "word" && isWord("IN") && peek(1).text === "(") return fieldIn(word);
    return spanning(start, { kind: "keyword", text: word.text, quoted: word.kind === "string" });
  };
  const value = (): Word => {
    const word = take();
    if (word.kind === "mark" || word.kind === "end") fail("Expected a value of the field", word);
    return word;
  };
  const field = (name: Word): Scope => {
    const operator = take().text;
    const word = value();
    return spanning(name.start, { kind: "field", name: name.text, operator, values: [fieldValue(word)] });
  };
  const fieldIn = (name: Word): Scope => {
    at += 2;
    const values = [fieldValue(value())];
    while (isMark(",")) {
      take();
      values.push(fieldValue(value()));
    }
    if (!isMark(")")) fail("Expected ) behind the values", peek());
    take();
    return spanning(name.start, { kind: "field", name: name.text, operator: "in", values });
  };

  if (peek().kind === "end") return undefined;
  const scope = or();
  if (peek().kind !== "end") fail(`${peek().text} stands where the scope should end`, peek());
  return scope;
}

function fieldValue({ text, kind, start, end }: Word): Place & { readonly text: string; readonly quoted: boolean } {
  return { text, quoted: kind === "string", start, end };
}

function splitWords(text: string, from: number, to: number): readonly Word[] {
  const words: Word[] = [];
  let at = from;
  while (at < to) {
    BLANKS.lastIndex = at;
    at += BLANKS.exec(text)?.[0].length ?? 0;
    if (at >= to) break;
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (found === null)
      fail(`${JSON.stringify(text.charAt(at))} has no meaning in a scope`, { start: at, end: at + 1 });
    const [all, comment, string, mark, word] = found;
    const place = { start: at, end: at + all.length };
    at = place.end;
    if (comment !== undefined) continue;
    if (string !== undefined) words.push({ kind: "string", text: string.replace(/\\(["\\])/g, "$1"), ...place });
    else if (mark !== undefined) words.push({ kind: "mark", text: mark, ...place });
    else words.push({ kind: "word", text: word ?? "", ...place });
  }
  words.push({ kind: "end", text: "", start: to, end: to });
  return words;
}
