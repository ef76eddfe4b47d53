import { mostProblems, type QueryProblem } from "./problem.ts";
import type { Place } from "./syntax.ts";

/** Where the stages of a pipeline lie, found before any command is read, so that one bad command spoils no other. */
export interface Structure {
  /** By the offset of the `[` that opens the pipeline; -1 is the search itself. */
  readonly pipelines: ReadonlyMap<number, PipelinePlace>;
  readonly problems: readonly QueryProblem[];
}

export interface PipelinePlace extends Place {
  readonly stages: readonly Place[];
}

/** Deeper subsearches are refused: no search needs them, and reading them would use up the stack. */
const deepest = 50;

// What is looked at one by one; everything between is passed over at once.
const plain = /[^"`[\]|\\$()]+/y;
const token = /\$[\w.:]+\|[a-z]+\$/y;

interface Open {
  readonly at: number;
  readonly stages: Place[];
  stageStart: number;
  /** Offsets of parentheses that are open in the stage. */
  parentheses: number[];
}

export function findStructure(text: string): Structure {
  const problems: QueryProblem[] = [];
  const pipelines = new Map<number, PipelinePlace>();
  const stack: Open[] = [{ at: -1, stages: [], stageStart: 0, parentheses: [] }];
  const unbalanced = (start: number, end: number, message: string, kind: QueryProblem["kind"] = "bracket"): void => {
    if (problems.length < mostProblems) problems.push({ kind, message, start, end });
  };
  const endStage = (open: Open, at: number): void => {
    for (const parenthesis of open.parentheses) {
      unbalanced(parenthesis, parenthesis + 1, "The parenthesis `(` is never closed", "parenthesis");
    }
    open.parentheses = [];
    open.stages.push({ start: open.stageStart, end: at });
    open.stageStart = at + 1;
  };
  let at = 0;
  while (at < text.length) {
    plain.lastIndex = at;
    if (plain.test(text)) at = plain.lastIndex;
    if (at >= text.length) break;
    const open = stack[stack.length - 1];
    if (open === undefined) break;
    const mark = text.charAt(at);
    if (mark === '"') {
      const end = endOfQuote(text, at);
      if (end === undefined) {
        unbalanced(at, at + 1, 'The quote `"` is never closed', "quote");
        return { pipelines, problems };
      }
      at = end;
    } else if (mark === "`") {
      const end = endOfBackticks(text, at);
      if (typeof end !== "number") {
        problems.push(end);
        return { pipelines, problems };
      }
      at = end;
    } else if (mark === "\\") {
      at += 2;
    } else if (mark === "$") {
      token.lastIndex = at;
      at = token.test(text) ? token.lastIndex : at + 1;
    } else if (mark === "(") {
      open.parentheses.push(at);
      at += 1;
    } else if (mark === ")") {
      if (open.parentheses.pop() === undefined) {
        unbalanced(at, at + 1, "The parenthesis `)` closes nothing", "parenthesis");
      }
      at += 1;
    } else if (mark === "|") {
      endStage(open, at);
      at += 1;
    } else if (mark === "[") {
      if (stack.length >= deepest) {
        unbalanced(at, at + 1, `Subsearches are nested more than ${deepest} deep`, "depth");
        return { pipelines, problems };
      }
      stack.push({ at, stages: [], stageStart: at + 1, parentheses: [] });
      at += 1;
    } else {
      if (stack.length === 1) {
        unbalanced(at, at + 1, "The bracket `]` closes nothing");
      } else {
        stack.pop();
        endStage(open, at);
        pipelines.set(open.at, { start: open.at + 1, end: at, stages: open.stages });
      }
      at += 1;
    }
  }
  for (let open = stack.pop(); open !== undefined; open = stack.pop()) {
    if (open.at >= 0) unbalanced(open.at, open.at + 1, "The bracket `[` is never closed");
    endStage(open, text.length);
    pipelines.set(open.at, { start: open.at + 1, end: text.length, stages: open.stages });
  }
  problems.sort((a, b) => a.start - b.start);
  return { pipelines, problems };
}

/** After the quote that closes the one at `start`. */
export function endOfQuote(text: string, start: number): number | undefined {
  let close = text.indexOf('"', start + 1);
  while (close >= 0) {
    let first = close;
    while (text.charCodeAt(first - 1) === 92 && first - 1 > start) first -= 1;
    if ((close - first) % 2 === 0) return close + 1;
    close = text.indexOf('"', close + 1);
  }
  return undefined;
}

/** The end of a macro call or comment that begins at a backtick, or what is wrong with it. */
export function endOfBackticks(text: string, start: number): number | QueryProblem {
  let run = start;
  while (text.charCodeAt(run) === 96) run += 1;
  const backticks = run - start;
  if (backticks === 3) {
    const close = text.indexOf("```", run);
    if (close < 0) {
      return { kind: "comment", message: "The comment that ``` opens is never closed", start, end: run };
    }
    if (text.charCodeAt(close + 3) === 96) {
      return { kind: "comment", message: "Four or more backticks in a row are refused", start: close, end: close + 4 };
    }
    return close + 3;
  }
  if (backticks > 3) {
    return { kind: "comment", message: "Four or more backticks in a row are refused", start, end: run };
  }
  if (backticks === 2) {
    return { kind: "comment", message: "A macro call has no name between its backticks", start, end: run };
  }
  const end = endOfCall(text, run);
  return end ?? { kind: "quote", message: "The macro call that ` opens is never closed", start, end: start + 1 };
}

/** After the backtick that closes a macro call. Arguments may be quoted texts that hold a backtick. */
function endOfCall(text: string, start: number): number | undefined {
  const marks = /["`|]/g;
  marks.lastIndex = start;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === "`") return mark.index + 1;
    const end = mark[0] === '"' ? endOfQuote(text, mark.index) : undefined;
    if (end === undefined) break;
    marks.lastIndex = end;
  }
  const close = text.indexOf("`", start);
  return close < 0 ? undefined : close + 1;
}
