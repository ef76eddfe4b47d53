import type { FieldDefinition, SourceDefinition } from "../catalog/nodes.ts";
import type { Span } from "../diagnostics/span.ts";
import type { About } from "./about.ts";
import type { Duration } from "./duration.ts";
import type { Predicate, Scalar } from "./predicate.ts";
import type { Template } from "./template.ts";

export type BackendId = "sentinel" | "splunk" | "sumo" | "elastic" | "sigma";
export const BACKEND_IDS: readonly BackendId[] = ["sentinel", "splunk", "sumo", "elastic", "sigma"];

export type Severity = "informational" | "low" | "medium" | "high" | "critical";

/** The typed, resolved, target-free form of a detection: the first intermediate representation. */
export interface Detection {
  readonly kind: "rule" | "hunt";
  readonly slug: string;
  readonly file: string;
  readonly span: Span;
  readonly metadata: Metadata;
  /** In the order of the file. Only events the trigger or another event names reach a target. */
  readonly events: ReadonlyMap<string, EventPattern>;
  readonly trigger: Trigger;
  readonly oncePer: OncePer | undefined;
  readonly schedule: Schedule;
  readonly limits: Limits;
  readonly outputs: readonly Output[];
  readonly alert: { readonly title: Template | undefined; readonly description: Template | undefined };
  readonly entities: readonly Entity[];
  readonly exclusions: readonly Exclusion[];
  readonly lists: ReadonlyMap<string, List>;
  readonly score: Score | undefined;
  readonly targets: readonly BackendId[];
  readonly accept: readonly Acceptance[];
  readonly native: ReadonlyMap<BackendId, Native>;
  readonly tests: readonly TestCase[];
}

export interface Metadata {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly status: "stable" | "test" | "experimental" | "deprecated";
  readonly created: string;
  readonly modified: string;
  readonly author: readonly string[];
  readonly license: string | undefined;
  readonly severity: Severity;
  /** 0 to 100, always inside the band of `severity`; the band's house value when the author gave none. */
  readonly riskScore: number;
  readonly confidence: "low" | "medium" | "high";
  readonly attack: AttackRefs;
  readonly tags: readonly string[];
  readonly references: readonly string[];
  readonly related: readonly { readonly id: string; readonly type: string }[];
  readonly description: string;
  readonly falsePositives: readonly string[];
  readonly guide: Guide;
  readonly adversaryTests: readonly AdversaryTest[];
  /** Places of the fields above, by key of the file (`title`, `description`, …), for source maps. */
  readonly spans: ReadonlyMap<string, Span>;
}

export interface AttackRefs {
  readonly version: "18" | "19";
  readonly techniques: readonly string[];
  /** Hyphenated short names; the first is the primary tactic. */
  readonly tactics: readonly string[];
}

export interface Guide {
  readonly triage: readonly string[];
  readonly investigate: readonly string[];
  readonly respond: readonly string[];
  readonly tune: readonly string[];
  /** Text of `guide.md` beside the detection, when there is one. */
  readonly markdown: string | undefined;
}

export interface AdversaryTest {
  readonly title: string;
  readonly platform: string | undefined;
  readonly technique: string | undefined;
  readonly behaviour: string;
  readonly signals: readonly { readonly source: string; readonly text: string }[];
  readonly atomicId: string | undefined;
  readonly commands: readonly string[];
  readonly cleanup: readonly string[];
}

/** A canonical field of one event's source. `time` and `score` are fields of every event. */
export interface FieldRef {
  readonly kind: "field";
  readonly name: string;
  readonly definition: FieldDefinition;
  readonly span: Span;
}

/** A named pattern over one log source. */
export interface EventPattern {
  readonly name: string;
  readonly title: string | undefined;
  readonly source: SourceDefinition;
  /** For an event that refines another, the parent's `where` is already part of it. */
  readonly where: Predicate<FieldRef>;
  readonly refines: string | undefined;
  readonly operation: Operation | undefined;
  readonly otherwise: Substitute | undefined;
  readonly span: Span;
}

/** Several records that together are one operation, judged as one row. */
export interface Operation {
  readonly by: readonly FieldRef[];
  /** Holds if any record of the operation satisfies it. */
  readonly any: Predicate<FieldRef> | undefined;
  readonly time: "first" | "last";
  readonly within: Duration;
  readonly span: Span;
}

/** What an event is replaced by on a target that does not store its source. */
export interface Substitute {
  readonly source: SourceDefinition;
  readonly where: Predicate<FieldRef>;
  readonly reason: string | undefined;
  readonly span: Span;
}

/** One component of a grouping: a field of each event that takes part, under one name. */
export interface Key {
  readonly kind: "key";
  readonly name: string;
  readonly fields: ReadonlyMap<string, FieldRef>;
  /** Values compare with ASCII letters folded, because the catalog says so of any field behind the key. */
  readonly fold: boolean;
  readonly span: Span;
}

export type Trigger =
  | { readonly kind: "match"; readonly events: readonly string[]; readonly span: Span }
  | {
      readonly kind: "event_count";
      readonly events: readonly string[];
      readonly groupBy: readonly Key[];
      readonly timespan: Duration;
      readonly conditions: readonly Comparison[];
      readonly span: Span;
    }
  | {
      readonly kind: "value_count";
      readonly events: readonly string[];
      readonly groupBy: readonly Key[];
      readonly timespan: Duration;
      /** Distinct tuples of these are counted. */
      readonly of: readonly Key[];
      readonly conditions: readonly Comparison[];
      readonly span: Span;
    }
  | {
      /** Every named event within one window of `timespan`, in any order. */
      readonly kind: "temporal";
      readonly events: readonly string[];
      readonly groupBy: readonly Key[];
      readonly timespan: Duration;
      readonly span: Span;
    }
  | {
      /** One alert per event with the nearest anchor: anchor − before ≤ event ≤ anchor + after. `trigger.anchor` in the file. */
      readonly kind: "temporal_anchored";
      readonly anchor: string;
      readonly events: readonly string[];
      readonly groupBy: readonly Key[];
      readonly before: Duration;
      readonly after: Duration;
      readonly span: Span;
    }
  | {
      readonly kind: "temporal_ordered";
      readonly events: readonly string[];
      readonly groupBy: readonly Key[];
      readonly timespan: Duration;
      readonly span: Span;
    }
  | {
      readonly kind: "first_seen";
      readonly events: readonly string[];
      readonly value: readonly Key[];
      readonly history: Duration;
      readonly span: Span;
    };

export type TriggerKind = Trigger["kind"];

export interface Comparison {
  readonly operator: "gt" | "gte" | "lt" | "lte" | "eq" | "neq";
  readonly value: number;
  readonly span: Span;
}

/** Drops an alert when an earlier one with the same fields lies within `within` before it; a missing field drops nothing. */
export interface OncePer {
  readonly fields: readonly Key[];
  readonly within: Duration;
  readonly span: Span;
}

export interface Schedule {
  readonly every: Duration;
  /** How late an event may arrive and still be judged. */
  readonly delay: Duration;
  readonly mode: "scheduled" | "realtime";
  readonly span: Span;
}

export interface Limits {
  readonly maxAlerts: number | undefined;
  readonly throttle: { readonly fields: readonly Key[]; readonly for: Duration; readonly span: Span } | undefined;
}

/** A column of the alert. `name` is the canonical or author-given name, unique in the detection. */
export interface Output {
  readonly name: string;
  readonly value: OutputValue;
  readonly span: Span;
}

export type OutputValue =
  /** A field of the events that carry it: one entry per event, all of them unless the author qualified it. */
  | { readonly kind: "field"; readonly fields: ReadonlyMap<string, FieldRef> }
  | { readonly kind: "key"; readonly key: Key }
  | { readonly kind: "score" }
  | { readonly kind: "count"; readonly events: readonly string[] }
  | { readonly kind: "count_distinct"; readonly of: readonly Key[] }
  | { readonly kind: "values"; readonly of: Key; readonly limit: number | undefined }
  | { readonly kind: "first" | "last" | "min" | "max"; readonly of: Key | "score" }
  | { readonly kind: "duration" };

export type EntityType =
  | "account"
  | "host"
  | "ip"
  | "azure_resource"
  | "aws_resource"
  | "gcp_resource"
  | "cloud_application"
  | "process"
  | "file"
  | "url"
  | "dns"
  | "mailbox";

export interface Entity {
  readonly type: EntityType;
  /** The output that holds it, by name. */
  readonly output: string;
  readonly role: "actor" | "target" | "source" | "other";
  readonly span: Span;
}

export interface Exclusion {
  readonly name: string;
  readonly title: string | undefined;
  readonly reason: string;
  readonly enabled: boolean;
  /** The predicate per event it applies to. */
  readonly where: ReadonlyMap<string, Predicate<FieldRef>>;
  readonly span: Span;
}

export interface List {
  readonly name: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly type: "string" | "account" | "host" | "ip" | "command" | "resource" | "application";
  readonly store: "inline" | "lookup";
  readonly values: readonly string[];
  /** Whether a test asks it that no switched-off exclusion holds. */
  readonly isRead: boolean;
  readonly span: Span;
}

export interface Score {
  readonly base: number;
  readonly add: readonly ScoreTerm[];
  /** Rows below this are removed. */
  readonly atLeast: number | undefined;
  readonly span: Span;
}

export interface ScoreTerm {
  readonly event: string;
  /** What the refining event adds to its parent's `where`. */
  readonly when: Predicate<FieldRef>;
  /** The event whose rows the term is added to. */
  readonly refines: string;
  readonly points: number;
  readonly span: Span;
}

/** Sample events, and the alerts that must come of them on every target alike. */
export interface TestCase {
  readonly name: string;
  /** Files below the detection's folder, with `/`. */
  readonly files: readonly { readonly path: string; readonly span: Span }[];
  /** Values that lists hold in this case instead of their own, as the file writes them. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** Exclusions that this case switches on or off. */
  readonly exclusions: ReadonlyMap<string, boolean>;
  /** What these make of the detection, for `testVariant`; undefined where that stays as it is. */
  readonly changed: ChangedParts | undefined;
  /** Alerts beside these fail the test. */
  readonly expect: readonly ExpectedAlert[];
  readonly span: Span;
}

/** The parts of a detection that hold tests on lists, and so differ when a list does. */
export type ChangedParts = Pick<Detection, "events" | "exclusions" | "lists" | "score">;

export interface ExpectedAlert {
  /** Values of fields, or of keys by their name, compared without regard to the case of A to Z. */
  readonly key: ReadonlyMap<string, Scalar | null>;
  readonly min: number;
  readonly max: number;
  /** Moments in milliseconds since 1970. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** Events or distinct values that the alert counts. */
  readonly count: number | undefined;
  readonly span: Span;
}

export interface Acceptance {
  readonly backend: BackendId;
  readonly code: string;
  /** The constructs of the notes it covers; `undefined` for all notes of the code. */
  readonly about: About;
  readonly reason: string;
  readonly span: Span;
}

export interface Native {
  readonly envelope: Readonly<Record<string, unknown>> | undefined;
  readonly query: string | undefined;
  readonly span: Span;
  /** Where the values of the envelope's keys stand. */
  readonly spans: ReadonlyMap<string, Span>;
}
