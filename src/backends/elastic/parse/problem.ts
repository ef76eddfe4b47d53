/** What is wrong in a query text. Offsets are UTF-16, the end is exclusive. */
export interface QueryProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly help?: string;
}

/** Where a node stands in the query text. Offsets are UTF-16, the end is exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Parentheses, calls and negations inside one another. Elasticsearch gives up at about 400 for both languages. */
export const MAX_DEPTH = 200;

/** Ends a parse at its first problem; never leaves the parser that threw it. */
export class ParseFailure extends Error {
  readonly problem: QueryProblem;

  constructor(message: string, { start, end }: Place, help?: string) {
    super(message);
    this.problem = { message, start, end, ...(help === undefined ? {} : { help }) };
  }
}
