import type { Attack } from "../attack/attack.ts";
import type { FieldDefinition, SourceDefinition } from "../catalog/nodes.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import type { Settings } from "../settings.ts";
import type { DetectionSpec } from "../spec/detection.gen.ts";
import type { Document } from "../spec/document.ts";
import type { ModelCode, ModelWarning } from "./codes.ts";
import { type Duration, parseDuration } from "./duration.ts";
import type { EventPattern, FieldRef } from "./nodes.ts";

/** What resolution needs from outside the file. */
export interface ResolveContext {
  readonly catalog: {
    source(name: string): SourceDefinition | undefined;
    sourceNames(): readonly string[];
  };
  readonly attack: Attack;
  readonly settings: Settings;
  /** The name of the detection's folder. */
  readonly slug: string;
  /** Text of `guide.md` beside the detection. */
  readonly guideMarkdown?: string;
}

export type Pointer = readonly (string | number)[];

/** One file being resolved: where its parts stand, and where findings go. */
export interface Scope {
  readonly document: Document;
  readonly spec: DetectionSpec;
  readonly context: ResolveContext;
  readonly report: Report;
  /** The place of a value. */
  at(pointer: Pointer): Span;
  /** The place of a key. */
  keyAt(pointer: Pointer): Span;
  error(code: ModelCode, span: Span, message: string, help?: string): void;
  warn(code: ModelWarning, span: Span, message: string, help?: string): void;
  /** How many errors have been reported so far: a pass that leaves it as it was has succeeded. */
  errorCount(): number;
}

export function createScope(document: Document, spec: DetectionSpec, context: ResolveContext, report: Report): Scope {
  const start: Span = { file: document.file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  let errors = 0;
  const counted: Report = (diagnostic) => {
    if (diagnostic.severity === "error") errors += 1;
    report(diagnostic);
  };
  const add =
    (severity: "error" | "warning") =>
    (code: ModelCode, span: Span, message: string, help?: string): void =>
      counted({ code, severity, message, span, ...(help === undefined ? {} : { help }) });
  return {
    document,
    spec,
    context,
    report: counted,
    at: (pointer) => document.spanAt(pointer) ?? start,
    keyAt: (pointer) => document.keySpanAt(pointer) ?? document.spanAt(pointer) ?? start,
    error: add("error"),
    warn: add("warning"),
    errorCount: () => errors,
  };
}

/** Reads a duration that the schema has already accepted. */
export function durationOf(text: string): Duration {
  const duration = parseDuration(text);
  if (duration === undefined) throw new Error(`The schema let the duration "${text}" pass`);
  return duration;
}

export const TIME_FIELD = implicitField("time", "When the event happened.");
const FIRST_TIME = implicitField("time.first", "When the operation's first record happened.");
const LAST_TIME = implicitField("time.last", "When the operation's last record happened.");

function implicitField(name: string, description: string): FieldDefinition {
  return {
    name,
    type: "datetime",
    description,
    nullable: false,
    fold: undefined,
    list: false,
    identifies: undefined,
    values: undefined,
    normal: [],
    raw: undefined,
    entity: undefined,
  };
}

/** A field of an event's rows: of its source, `time`, and for a collapsed operation `time.first` and `time.last`. */
export function fieldOf(event: EventPattern, name: string, span: Span): FieldRef | undefined {
  const definition = implicitOf(event, name) ?? event.source.fields.get(name);
  return definition === undefined ? undefined : { kind: "field", name, definition, span };
}

function implicitOf(event: EventPattern, name: string): FieldDefinition | undefined {
  if (name === "time") return TIME_FIELD;
  if (event.operation === undefined) return undefined;
  if (name === "time.first") return FIRST_TIME;
  return name === "time.last" ? LAST_TIME : undefined;
}
