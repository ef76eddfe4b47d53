import type { Place } from "../../../../backends/elastic/parse/problem.ts";

/** Ends the reading of a query at what has no settled meaning here; never leaves {@link readEsql}. */
export class EsqlFailure extends Error {
  readonly place: Place;

  constructor(message: string, { start, end }: Place) {
    super(message);
    this.place = { start, end };
  }
}
