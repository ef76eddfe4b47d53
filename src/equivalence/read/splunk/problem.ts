import type { Place } from "../../../backends/splunk/parse/syntax.ts";

/** Ends the reading of one search where something is not covered; never leaves the reader. */
export class Unread extends Error {
  /** In the search with its macros expanded; undefined for the search as a whole. */
  readonly place: Place | undefined;

  constructor(message: string, place?: Place) {
    super(message);
    this.place = place;
  }
}

export function refuse(message: string, place?: Place): never {
  throw new Unread(message, place);
}
