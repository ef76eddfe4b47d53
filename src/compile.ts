import type { Attack } from "./attack/attack.ts";
import type { Artifact, Backend, CompileInput } from "./backends/backend.ts";
import type { BoundField, SourceBinding } from "./catalog/nodes.ts";
import { computeLevel, createNoteSink, type Level, type Note } from "./fidelity/notes.ts";
import type { BackendId, Detection, FieldRef } from "./model/nodes.ts";
import { triggerEvents, withOutputs } from "./model/outputs.ts";
import { substituteSources } from "./model/substitute.ts";
import { bind } from "./plan/bind.ts";
import { noteDroppedExclusions } from "./plan/dropped-exclusions.ts";
import { lower } from "./plan/lower.ts";
import type { Plan } from "./plan/nodes.ts";
import { optimise, optimiseLogical } from "./plan/optimise.ts";
import { remember } from "./remember.ts";
import type { Settings } from "./settings.ts";

/** A source on a target: bound, or said to be absent, or not described. */
export type BindingLookup = (
  source: string,
  backend: BackendId,
) => SourceBinding | { readonly absent: string } | undefined;

export interface CompileContext {
  readonly binding: BindingLookup;
  readonly settings: Settings;
  readonly attack: Attack;
}

/** One detection on one target. */
export interface CompiledTarget {
  readonly backend: BackendId;
  readonly detection: Detection;
  readonly artifacts: readonly Artifact[];
  readonly notes: readonly Note[];
  readonly level: Level;
  /** Absent where the target has no source for an event. */
  readonly logical: Plan<FieldRef> | undefined;
  readonly input: CompileInput | undefined;
}

/** Compiles one detection for one target. Pure: the same arguments give the same bytes. */
export function compileDetection(detection: Detection, backend: Backend, context: CompileContext): CompiledTarget {
  const notes = createNoteSink(backend.id);
  const bindings = new Map<string, SourceBinding>();
  const absentReason = (source: string): string | undefined => {
    const binding = context.binding(source, backend.id);
    if (binding === undefined) return `the catalog does not describe ${source} for ${backend.title}`;
    if ("absent" in binding) return binding.absent;
    bindings.set(source, binding);
    return undefined;
  };
  const substituted = substituteSources(triggeringEvents(detection), absentReason, notes);
  if (substituted === undefined) return unsupported(detection, backend, notes.notes);
  const effective = withOutputs(substituted, backend.requiredOutputs(substituted));
  const { logical, small } = logicalPlans(effective);
  const sources = new Map([...effective.events].map(([name, event]) => [name, event.source.name]));
  // An author's own query takes the place of what binding would lose.
  const native = effective.native.get(backend.id)?.query !== undefined;
  const bindNotes = native ? createNoteSink(backend.id) : notes;
  const bindContext = { bindings, sources, capabilities: backend.capabilities, notes: bindNotes };
  const plan: Plan<BoundField> = optimise(bind(small, bindContext));
  noteDroppedExclusions(effective, bindContext, bindNotes);
  const input: CompileInput = {
    detection: effective,
    plan,
    bindings,
    settings: context.settings,
    attack: context.attack,
    notes,
  };
  const artifacts = expressible(notes.notes) ? backend.compile(input) : [];
  const level = computeLevel(notes.notes);
  return {
    backend: backend.id,
    detection: effective,
    artifacts: level === "unsupported" ? [] : artifacts,
    // What a rule would lose besides is nothing to accept where there is no rule.
    notes: level === "unsupported" ? notes.notes.filter((note) => note.level === "unsupported") : notes.notes,
    level,
    logical,
    input,
  };
}

/** The trigger's events only: refining events live on in the score. The same for every target. */
const triggeringEvents = remember((detection: Detection): Detection => {
  const used = new Set(triggerEvents(detection.trigger));
  return { ...detection, events: new Map([...detection.events].filter(([name]) => used.has(name))) };
});

/** As it was lowered, and made small; the same for targets that neither replace a source nor add an output. */
const logicalPlans = remember((effective: Detection) => {
  const logical = lower(effective);
  return { logical, small: optimiseLogical(logical) };
});

function expressible(notes: readonly Note[]): boolean {
  return notes.every((note) => note.level !== "unsupported");
}

function unsupported(detection: Detection, backend: Backend, notes: readonly Note[]): CompiledTarget {
  return {
    backend: backend.id,
    detection,
    artifacts: [],
    notes,
    level: "unsupported",
    logical: undefined,
    input: undefined,
  };
}
