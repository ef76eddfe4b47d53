import type { Clause } from "../../relation/nodes.ts";

/** Ends the reading of a rule at the first thing that has no certain meaning; never leaves this folder. */
export class Unread extends Error {
  readonly clause: Clause | undefined;

  constructor(message: string, clause: Clause | undefined) {
    super(message);
    this.clause = clause;
  }
}

export function unread(message: string, clause?: Clause): never {
  throw new Unread(message, clause);
}
