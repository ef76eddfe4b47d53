import type { Attack } from "../attack/attack.ts";
import type { BindingLookup, CompiledTarget } from "../compile.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import type { BackendId } from "../model/nodes.ts";
import type { Settings } from "../settings.ts";
import type { SourceText } from "../text/source-text.ts";

/** A file to verify: one that we emitted, or one that somebody else wrote. */
export interface Subject {
  /** As messages show it. */
  readonly file: string;
  /** Without a byte order mark; line breaks as in the file. */
  readonly text: string;
  /** What the file was compiled from, if we emitted it. */
  readonly compiled?: {
    readonly content: SourceText;
    readonly target: CompiledTarget;
    /** The text of `detection.yml`. */
    readonly detection: string;
  };
}

/** What a verifier found. Spans lie in the subject's file. */
export interface Verification {
  /** `RW5xxx` findings. An error means that the target refuses the rule or that the rule cannot work. */
  readonly diagnostics: readonly Diagnostic[];
  /** What no verdict is given on, e.g. a field of a table that the catalog does not describe. */
  readonly unchecked: readonly Unchecked[];
}

export interface Unchecked {
  /** What was passed over, in a few words: ``the table `Okta_CL` ``. */
  readonly what: string;
  readonly reason: string;
  readonly span: Span;
}

/** The verifier of one target, opened for one run over a set of files. */
export interface Verifier {
  readonly backend: BackendId;
  /** The form of a file among those this target imports, by its name and a look at its text; undefined if it is none. */
  recognise(subject: Subject): string | undefined;
  /**
   * Whatever the verdict on a recognised file depends on beside its own text and the verifier's version, e.g. the macros
   * that a search calls and another file of the run defines; "" for most.
   */
  dependencies(subject: Subject): string;
  /** Checks a recognised file. Rejects only when the verifier itself fails, never on what the file says. */
  verify(subject: Subject): Promise<Verification>;
  /** Ends workers. */
  close(): Promise<void>;
}

/** What a verifier knows beside the file. */
export interface VerifyContext {
  readonly settings: Settings;
  readonly attack: Attack;
  /** The log sources of the catalog and where this target stores their fields. */
  readonly sources: readonly string[];
  readonly binding: BindingLookup;
  /** Every file of the run, this target's or not, so that macros, lists and rules of a correlation are found. */
  readonly subjects: readonly Subject[];
}

export type OpenVerifier = (context: VerifyContext) => Verifier;
