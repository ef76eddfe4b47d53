import type { Attack } from "../attack/attack.ts";
import type { ExpressionKind } from "../catalog/expression.ts";
import type { BoundField, SourceBinding } from "../catalog/nodes.ts";
import type { NoteSink } from "../fidelity/notes.ts";
import type { BackendId, Detection } from "../model/nodes.ts";
import type { MatchKind } from "../model/predicate.ts";
import type { Plan } from "../plan/nodes.ts";
import type { Settings } from "../settings.ts";
import type { SourceText } from "../text/source-text.ts";

/** One target: everything the compiler asks of it. */
export interface Backend {
  readonly id: BackendId;
  readonly title: string;
  readonly capabilities: Capabilities;
  /** Outputs beside the author's that the target needs, e.g. the parts of an account; names of fields or `event.field`. */
  requiredOutputs(detection: Detection): readonly string[];
  /** The rules of one detection. Differences go to `input.notes`; with `not-expressible` the list of rules is empty. */
  compile(input: CompileInput): readonly Artifact[];
  /** Files shared by all detections of the target (macros, lookup definitions), in stable order. */
  library(inputs: readonly CompileInput[]): readonly Artifact[];
}

export interface CompileInput {
  /** With substitutes in place and outputs completed for the target. */
  readonly detection: Detection;
  /** Bound and optimised. */
  readonly plan: Plan<BoundField>;
  readonly bindings: ReadonlyMap<string, SourceBinding>;
  readonly settings: Settings;
  readonly attack: Attack;
  readonly notes: NoteSink;
}

/** What `bind` and the reports need to know about a target, as data. */
export interface Capabilities {
  /** Expression kinds that may stand in a test. Others are widened with a note when they occur in one. */
  readonly testable: ReadonlySet<ExpressionKind>;
  /** Expression kinds that an output may be computed with. */
  readonly computable: ReadonlySet<ExpressionKind>;
  readonly matches: ReadonlySet<MatchKind>;
  readonly keywords: boolean;
  /** Whether it can tell values that are new. Where it cannot, each event of a first_seen alerts, whatever its value. */
  readonly remembers: boolean;
  /** Tests on `first_of` become `or`s of tests on its options, since the language cannot compute inside a test. */
  readonly expandFirstOf: boolean;
  readonly maxTitle: number;
  readonly hunting: boolean;
}

export interface Artifact {
  /** Below the backend's folder, with `/`. */
  readonly path: string;
  readonly kind: "rule" | "query" | "list" | "shared";
  /** The part of a detection that needs several rules. */
  readonly part: string | undefined;
  /** The rule's id on the target, for rules. */
  readonly ruleId: string | undefined;
  /** The licence tier that the rule needs beside those of its log sources. */
  readonly licence?: string | undefined;
  readonly content: SourceText;
}
