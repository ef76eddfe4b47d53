import type { Clause } from "../../relation/nodes.ts";

/** Ends the reading of a rule at what it cannot read; never leaves the reader. */
export class Unreadable extends Error {
  readonly clause: Clause | undefined;

  constructor(message: string, clause?: Clause) {
    super(message);
    this.clause = clause;
  }
}

/** Gives the clause of a half-open range of a query as offsets in the file. */
export type ClauseAt = (start: number, end: number) => Clause;
