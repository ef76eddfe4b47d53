import type { StoredRow } from "../ingest/ingest.ts";
import type { Clause, Relation } from "../relation/nodes.ts";

/** A file as a target would import it, with the path below the target's folder. */
export interface EmittedFile {
  readonly path: string;
  readonly text: string;
}

/** Reads emitted rules of one target back into what they do. */
export interface RuleReader {
  /**
   * Every rule in the files of one detection, read from their text alone: envelope, schedule and query. `shared` are the
   * files of the target that all detections share (macros, lookups). Where a rule comes in several forms (a file and an
   * archive entry, YAML and ARM), one is read and the others are held against it.
   */
  read(files: readonly EmittedFile[], shared: readonly EmittedFile[]): Promise<ReadOutcome>;
  /** A stored row as flat keys, each with a scalar, a list of scalars or JSON, as the scans of the rules ask for them. */
  flatten(row: StoredRow): Readonly<Record<string, unknown>>;
}

export interface ReadOutcome {
  readonly rules: readonly ReadRule[];
  readonly problems: readonly ReadProblem[];
}

/** A rule whose meaning was read in full. Plain data, so that it can be cached. */
export interface ReadRule {
  /** The file it was read from. */
  readonly path: string;
  readonly title: string;
  /** What one run finds: each row is an alert, or a row of one. */
  readonly relation: Relation;
  readonly schedule: RuleSchedule;
  /** The target itself keeps an alert of the same events from being raised again by a later run. */
  readonly deduplicates: boolean;
  /** A setting of the rule joins alerts that follow one another, which is not simulated. */
  readonly joinsAlerts?: boolean;
  /** Alerts hold later ones back, and are read so. */
  readonly mutes?: boolean;
}

/** When a rule runs; durations in milliseconds. */
export type RuleSchedule =
  /** Every event is judged as it comes: one run that sees all events. */
  | { readonly kind: "streaming" }
  | {
      readonly kind: "scheduled";
      /** Runs take place at multiples of this since 1970, `offset` later. */
      readonly every: number;
      readonly offset: number;
      /** A run finds nothing in events that happened longer than this before it. */
      readonly lookBack: number;
      /** How long after the moment that `now` stands for the run really takes place, so that later arrivals count too. */
      readonly latency: number;
    };

/** Something in the files that could not be read: no verdict is given, and nothing is guessed. */
export interface ReadProblem {
  readonly path: string;
  readonly message: string;
  readonly clause?: Clause;
}
