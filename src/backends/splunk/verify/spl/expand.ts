import { readCall } from "../../parse/cursor.ts";
import { endOfBackticks, endOfQuote } from "../../parse/structure.ts";
import type { MacroDefinition } from "./check.ts";

/** A search with its macros expanded, and the way back. */
export interface Expansion {
  readonly text: string;
  /** `name` or `name(n)` of every call, also of unknown macros. */
  readonly called: ReadonlySet<string>;
  /** The first call of each macro that is not known, in the text as written. */
  readonly unknown: readonly MacroUse[];
  readonly problems: readonly ExpansionProblem[];
  /** The place in the text as written. */
  origin(start: number, end: number): Origin;
}

export interface Origin {
  readonly start: number;
  readonly end: number;
  /** The macro that the text came from. */
  readonly macro: string | undefined;
}

export interface MacroUse {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface ExpansionProblem extends MacroUse {
  readonly kind: "arguments" | "cycle" | "size";
  readonly message: string;
}

interface Piece {
  readonly at: number;
  readonly source: number;
  /** The place of the call that the piece came from; undefined if the piece stands in the text itself. */
  readonly call: MacroUse | undefined;
}

// Splunk stops at a depth of its own; nothing written by hand comes near these.
const deepest = 30;
const longest = 200_000;

export function expandMacros(text: string, macros: ReadonlyMap<string, MacroDefinition>): Expansion {
  const called = new Set<string>();
  const unknown = new Map<string, MacroUse>();
  const problems: ExpansionProblem[] = [];
  const pieces: Piece[] = [];
  let out = "";

  const leave = (use: MacroUse): void => {
    if (!unknown.has(use.name)) unknown.set(use.name, use);
  };

  const expand = (source: string, outer: MacroUse | undefined, stack: readonly string[]): void => {
    let from = 0;
    const copy = (to: number): void => {
      if (to <= from) return;
      pieces.push({ at: out.length, source: outer === undefined ? from : 0, call: outer });
      out += source.slice(from, to);
    };
    for (const { start, end } of callsIn(source)) {
      const { name, arguments: given } = readCall(source.slice(start + 1, end - 1));
      const key = given.length === 0 ? name : `${name}(${given.length})`;
      const use: MacroUse = outer ?? { name: key, start, end };
      called.add(key);
      const definition = macros.get(key);
      if (definition === undefined) {
        const counts = unknown.has(key) ? [] : arities(macros, name);
        if (counts.length > 0) {
          const takes = counts.join(" or ");
          const message = `The macro \`${name}\` takes ${takes} arguments, not ${given.length}`;
          problems.push({ ...use, kind: "arguments", message });
        }
        leave({ ...use, name: key });
        continue;
      }
      if (stack.includes(key) || stack.length >= deepest) {
        problems.push({ ...use, kind: "cycle", message: `The macro \`${name}\` calls itself` });
        continue;
      }
      if (definition.opaque === true) {
        leave({ ...use, name: key });
        continue;
      }
      copy(start);
      from = end;
      const body = fillIn(definition, given);
      if (out.length + body.length > longest) {
        problems.push({
          ...use,
          kind: "size",
          message: `The macro \`${name}\` expands to more than 200,000 characters`,
        });
        continue;
      }
      expand(body, use, [...stack, key]);
    }
    copy(source.length);
  };

  expand(text, undefined, []);
  return {
    text: out,
    called,
    unknown: [...unknown.values()],
    problems,
    origin: (start, end) => originOf(pieces, text, start, end),
  };
}

function originOf(pieces: readonly Piece[], text: string, start: number, end: number): Origin {
  const first = pieceAt(pieces, start);
  if (first === undefined) return { start: 0, end: Math.min(1, text.length), macro: undefined };
  const last = pieceAt(pieces, Math.max(start, end - 1)) ?? first;
  const from = first.call === undefined ? first.source + start - first.at : first.call.start;
  const to = last.call === undefined ? last.source + end - last.at : last.call.end;
  return { start: from, end: Math.max(from, Math.min(to, text.length)), macro: first.call?.name };
}

function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}

/** Calls outside of quotes and comments; macros are not expanded inside of double quotes (Splunk Search Manual). */
function* callsIn(text: string): Generator<{ readonly start: number; readonly end: number }> {
  const marks = /["`\\]/g;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === "\\") {
      marks.lastIndex = mark.index + 2;
      continue;
    }
    const end = mark[0] === '"' ? endOfQuote(text, mark.index) : endOfBackticks(text, mark.index);
    if (typeof end !== "number") return;
    if (mark[0] === "`" && !text.startsWith("```", mark.index)) yield { start: mark.index, end };
    marks.lastIndex = end;
  }
}

function fillIn({ definition, arguments: names }: MacroDefinition, given: readonly string[]): string {
  if (names.length === 0) return definition;
  const values = new Map(names.map((name, index) => [name, given[index] ?? ""]));
  return definition.replace(/\$([^$\s]+)\$/g, (whole, name: string) => values.get(name) ?? whole);
}

/** How many arguments the definitions of a name take. */
function arities(macros: ReadonlyMap<string, MacroDefinition>, name: string): readonly number[] {
  const counts: number[] = [];
  for (let count = 0; count <= mostArguments; count += 1) {
    if (macros.has(count === 0 ? name : `${name}(${count})`)) counts.push(count);
  }
  return counts;
}

const mostArguments = 20;
