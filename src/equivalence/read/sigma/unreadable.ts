import type { Clause } from "../../relation/nodes.ts";

/** Thrown inside the reader where a rule says something whose meaning is not settled, and caught where rules are read. */
export class Unreadable extends Error {
  readonly clause: Clause | undefined;

  constructor(message: string, clause?: Clause) {
    super(message);
    this.clause = clause;
  }
}
