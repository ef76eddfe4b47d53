import type { Acceptance } from "../model/nodes.ts";
import { losesAlerts, type Note } from "./notes.ts";

/** A note that fails a build unless an entry of `accept` covers it. */
export function needsAcceptance(note: Note): boolean {
  return note.level !== undefined && losesAlerts(note.level);
}

/** Whether an entry is about this note, and, where the entry names constructs, about its construct. */
export function covers(entry: Acceptance, note: Note): boolean {
  if (entry.backend !== note.backend || entry.code !== note.code || !needsAcceptance(note)) return false;
  return entry.about?.some(({ construct }) => names(construct, note)) ?? true;
}

/** Reports show a construct on one line, so breaks and runs of blanks do not tell two apart. */
export function names(construct: string, note: Note): boolean {
  return oneLine(construct) === oneLine(note.construct);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The entry that covers a note; one that names its construct goes before one that covers its whole code. */
export function acceptanceOf(accept: readonly Acceptance[], note: Note): Acceptance | undefined {
  const covering = accept.filter((entry) => covers(entry, note));
  return covering.find((entry) => entry.about !== undefined) ?? covering[0];
}
