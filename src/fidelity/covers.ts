import { sameConstruct } from "../model/about.ts";
import type { Acceptance } from "../model/nodes.ts";
import { losesAlerts, type Note } from "./notes.ts";

/** A note that fails a build unless an entry of `accept` covers it. */
export function needsAcceptance(note: Note): boolean {
  return note.level !== undefined && losesAlerts(note.level);
}

/** Whether an entry is about this note, and, where the entry names constructs, about its construct. */
export function covers(entry: Acceptance, note: Note): boolean {
  if (entry.backend !== note.backend || entry.code !== note.code || !needsAcceptance(note)) return false;
  return entry.about?.some(({ construct }) => sameConstruct(construct, note.construct)) ?? true;
}

/** The entry that covers a note; one that names its construct goes before one that covers its whole code. */
export function acceptanceOf(accept: readonly Acceptance[], note: Note): Acceptance | undefined {
  const covering = accept.filter((entry) => covers(entry, note));
  return covering.find((entry) => entry.about !== undefined) ?? covering[0];
}
