import { readArguments } from "./commands/lists.ts";
import { commandReader } from "./commands/registry.ts";
import { Cursor, isBlank, type Reading } from "./cursor.ts";
import { mostProblems, type QueryProblem, Refusal } from "./problem.ts";
import { readSearch } from "./search-expression.ts";
import { findStructure, type PipelinePlace } from "./structure.ts";
import type { Command, Place, Search } from "./syntax.ts";

export interface ParsedSearch {
  readonly search: Search;
  readonly problems: readonly QueryProblem[];
}

/**
 * Reads a search (SPL, not SPL2), macros unexpanded. Never throws: what cannot be read is a problem and its command
 * `broken`; the other commands are read all the same.
 */
export function parseSearch(text: string): ParsedSearch {
  const structure = findStructure(text);
  const root = structure.pipelines.get(-1);
  const problems = [...structure.problems];
  if (root === undefined) return { search: { start: 0, end: text.length, commands: [] }, problems };
  const reading: Reading = { text, structure, problems, depth: 0, readPipeline: (place) => pipeline(reading, place) };
  const search = pipeline(reading, root);
  return { search, problems };
}

function pipeline(reading: Reading, place: PipelinePlace): Search {
  const commands: Command[] = [];
  place.stages.forEach((stage, index) => {
    const cursor = new Cursor(reading, stage);
    if (cursor.done) {
      // Only before the first pipe may nothing stand: the first command is then a generating one.
      if (index > 0 || (place.stages.length === 1 && place.start > 0))
        report(reading, emptyStage(reading, stage, index));
      return;
    }
    const { depth } = reading;
    try {
      const first = index === 0 && place.start === 0;
      commands.push(first ? readFirst(reading, cursor, stage) : readCommand(reading, cursor, stage));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reading.depth = depth;
      report(reading, error.problem);
    }
  });
  return { commands, start: place.start, end: place.end };
}

function emptyStage(reading: Reading, stage: Place, index: number): QueryProblem {
  const start = Math.max(0, stage.start - 1);
  const message = index === 0 ? "The subsearch is empty" : "There is no command after `|`";
  return { kind: "syntax", message, start, end: Math.min(start + 1, reading.text.length) };
}

/** The same place is reported once, e.g. a parenthesis that the structure already misses. */
function report(reading: Reading, problem: QueryProblem): void {
  if (reading.problems.length >= mostProblems) return;
  const known = reading.problems.some(
    ({ kind, start }) => start === problem.start || (kind === "parenthesis" && problem.kind === "parenthesis"),
  );
  if (!known) reading.problems.push(problem);
}

const searchName = /search(?=\s|$)/iy;
const commandName = /[A-Za-z_][\w.-]*/y;

/** The first stage is a search unless the text begins with a pipe. In a subsearch it is a command like any other. */
function readFirst(reading: Reading, cursor: Cursor, stage: Place): Command {
  const start = cursor.at;
  const spelt = cursor.read(searchName);
  const nameAt = { start, end: cursor.at };
  const term = readSearch(cursor);
  if (!cursor.done) cursor.refuse(`Expected a search term, not ${cursor.found()}`);
  const end = trimmedEnd(reading.text, stage);
  return { kind: "search", name: "search", nameAt, term, implied: spelt === undefined, start, end };
}

function readCommand(reading: Reading, cursor: Cursor, stage: Place): Command {
  cursor.skip();
  const start = cursor.at;
  const end = trimmedEnd(reading.text, stage);
  const call = cursor.macro();
  if (call !== undefined) {
    const name = "";
    return { kind: "macro", name, nameAt: call, call, arguments: readArguments(cursor), start, end };
  }
  const name = cursor.read(commandName);
  if (name === undefined) return cursor.refuse(`Expected a command, not ${cursor.found()}`);
  const nameAt = cursor.place(start);
  const known = name.toLowerCase();
  const { depth } = reading;
  try {
    return { ...commandReader(known)(cursor, known), name: known, nameAt, start, end } as Command;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    reading.depth = depth;
    report(reading, error.problem);
    return { kind: "broken", name: known, nameAt, start, end };
  }
}

function trimmedEnd(text: string, { start, end }: Place): number {
  let last = end;
  while (last > start && isBlank(text.charCodeAt(last - 1))) last -= 1;
  return last;
}
