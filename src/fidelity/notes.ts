import type { Span } from "../diagnostics/span.ts";
import type { BackendId } from "../model/nodes.ts";
import { type NoteAxis, type NoteCode, noteCodes } from "./codes.ts";

/** How well an artifact keeps what the detection means. */
export type Level = "exact" | "wider" | "narrower" | "approximate" | "unsupported" | "unproven";

/** Which way a lowered construct strays: it may hold too often (`over`), too rarely (`under`), or either (`both`). */
export type Direction = "over" | "under" | "both";

/** How a construct's truth moves the alert's: with it, against it (under a `not`), or either way (under `eq`, a history). */
export type Polarity = "positive" | "negative" | "mixed";

/** One difference between what the detection means and what a target does. Only the axis `meaning` carries a level. */
export interface Note {
  readonly code: NoteCode;
  readonly axis: NoteAxis;
  readonly level: Exclude<Level, "exact"> | undefined;
  readonly backend: BackendId;
  /** What in the detection it is about: a field, an operator, a trigger. */
  readonly construct: string;
  readonly reason: string;
  readonly span: Span;
  readonly remedy: string | undefined;
}

export interface NoteInput {
  readonly code: NoteCode;
  readonly construct: string;
  readonly reason: string;
  readonly span: Span;
  readonly remedy?: string;
  /** Required for codes on the axis `meaning` other than `not-expressible` and those of `native`. */
  readonly direction?: Direction;
  /** Defaults to `positive`. */
  readonly polarity?: Polarity;
}

/** Where a backend's passes put their notes. Equal notes are kept once. */
export interface NoteSink {
  readonly backend: BackendId;
  add(input: NoteInput): void;
  readonly notes: readonly Note[];
}

export function flip(polarity: Polarity): Polarity {
  if (polarity === "mixed") return "mixed";
  return polarity === "positive" ? "negative" : "positive";
}

/** The level that a leaf straying in `direction` gives to an alert that it moves with `polarity`. */
export function leafLevel(direction: Direction, polarity: Polarity): "wider" | "narrower" | "approximate" {
  if (direction === "both" || polarity === "mixed") return "approximate";
  return (direction === "over") === (polarity === "positive") ? "wider" : "narrower";
}

/** The level of an artifact: what its notes on the axis `meaning` add up to. */
export function computeLevel(notes: readonly Note[]): Level {
  const levels = new Set(
    notes.flatMap((note) => (note.axis === "meaning" && note.level !== undefined ? [note.level] : [])),
  );
  if (levels.has("unsupported")) return "unsupported";
  if (levels.has("unproven")) return "unproven";
  if (levels.has("approximate") || (levels.has("wider") && levels.has("narrower"))) return "approximate";
  if (levels.has("narrower")) return "narrower";
  return levels.has("wider") ? "wider" : "exact";
}

/** Levels that may miss what the detection means, or have no rule: they fail a build unless accepted. */
export function losesAlerts(level: Level): boolean {
  return level === "narrower" || level === "approximate" || level === "unsupported";
}

export function createNoteSink(backend: BackendId): NoteSink {
  const notes: Note[] = [];
  const byConstruct = new Map<string, Note[]>();
  return {
    backend,
    notes,
    add(input) {
      const { axis } = noteCodes[input.code];
      const note: Note = {
        code: input.code,
        axis,
        level: noteLevel(input, axis),
        backend,
        construct: input.construct,
        reason: input.reason,
        span: input.span,
        remedy: input.remedy,
      };
      const known = byConstruct.get(note.construct);
      if (known === undefined) byConstruct.set(note.construct, [note]);
      else if (known.some((other) => saysTheSame(note, other))) return;
      else known.push(note);
      notes.push(note);
    },
  };
}

/** Of notes on one construct. */
function saysTheSame(a: Note, b: Note): boolean {
  const samePlace = a.span.line === b.span.line && a.span.column === b.span.column;
  return samePlace && a.code === b.code && a.level === b.level && a.reason === b.reason;
}

function noteLevel(input: NoteInput, axis: NoteAxis): Note["level"] {
  if (axis !== "meaning") return undefined;
  if (input.code === "not-expressible") return "unsupported";
  if (input.code === "native-query" || input.code === "native-envelope") return "unproven";
  return leafLevel(input.direction ?? "both", input.polarity ?? "positive");
}
