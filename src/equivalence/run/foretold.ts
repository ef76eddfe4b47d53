import type { NoteCode } from "../../fidelity/codes.ts";
import type { Note } from "../../fidelity/notes.ts";
import type { Difference } from "./judge-target.ts";

/** In what way an alert may differ that a note on the meaning allows. */
export type DifferenceKind = Difference["kind"];

/**
 * Notes on how often alerts are raised, which say nothing of which events match. Of the others none foretells that one
 * alert is raised twice.
 */
const ON_REPEATS: ReadonlySet<NoteCode> = new Set<NoteCode>([
  "window-hop",
  "window-tumbling",
  "window-run",
  "window-widened",
  "once-per-lost",
  "once-per-approximate",
  "operation-lost",
  "key-case",
  "key-approximate",
  "history-shortened",
  "first-seen-lost",
]);

/** Those of them that split alerts, and add none on events of which the detection has no alert. */
const REPEATS_ALONE: ReadonlySet<NoteCode> = new Set<NoteCode>(["once-per-lost", "once-per-approximate"]);

/** The codes of the notes that foretell a difference of some kind, each once. */
export function foretellingCodes(notes: readonly Note[]): readonly NoteCode[] {
  const kinds: readonly DifferenceKind[] = ["missing", "extra", "repeated", "further"];
  return [...new Set(kinds.flatMap((kind) => foretelling(kind, notes)))].sort();
}

/** The codes of the notes that foretell a difference of a kind. */
export function foretelling(kind: DifferenceKind, notes: readonly Note[]): readonly NoteCode[] {
  return notes.filter((note) => foretells(kind, note)).map(({ code }) => code);
}

function foretells(kind: DifferenceKind, { axis, code, level }: Note): boolean {
  // The detection is judged with the substitute in place, so alerts on it are what is asked for.
  if (axis !== "meaning" || code === "substitute-source") return false;
  if (kind === "missing") return level === "narrower" || level === "approximate";
  const isWider = level === "wider" || level === "approximate";
  return isWider && (kind === "extra" ? !REPEATS_ALONE.has(code) : ON_REPEATS.has(code));
}
