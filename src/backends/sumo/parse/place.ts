/** Half-open UTF-16 offsets in the text that was parsed. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What a text has wrong by the grammar of its language. */
export interface ParseProblem extends Place {
  readonly message: string;
  readonly help?: string;
}

/** Ends a parse at its first problem; never leaves this folder. */
export class ParseFailure extends Error {
  readonly problem: ParseProblem;

  constructor(problem: ParseProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

export function fail(message: string, { start, end }: Place, help?: string): never {
  throw new ParseFailure({ message, start, end, ...(help === undefined ? {} : { help }) });
}

/** More levels than any rule needs, fewer than the stack holds. */
export const MOST_LEVELS = 200;
