import type { ScopeOf } from "../../catalog/nodes.ts";
import type { Detection } from "../../model/nodes.ts";
import type { SourceText } from "../../text/source-text.ts";
import type { CompileInput } from "../backend.ts";
import type { Risk } from "./risk.ts";
import type { Timing } from "./schedule.ts";

/** Everything the envelopes of one detection are made from. */
export interface EnvelopeInput {
  readonly detection: Detection;
  readonly input: CompileInput;
  readonly query: SourceText;
  /** The same without regard to when events arrived, for whoever looks at an alert later. */
  readonly review: () => SourceText;
  readonly timing: Timing;
  readonly risk: Risk;
  /** Column of each output, by its name. */
  readonly columns: ReadonlyMap<string, string>;
  readonly throttle: Throttle | undefined;
  readonly scopes: readonly ScopeOf<"splunk">[];
}

export interface Throttle {
  readonly fields: readonly string[];
  /** `90s`, `30m`, `6h`. */
  readonly period: string;
}

export function splunkScopes(input: CompileInput): readonly ScopeOf<"splunk">[] {
  return [...input.bindings.values()].flatMap((binding) => (binding.scope.kind === "splunk" ? [binding.scope] : []));
}

/** How ESCU sorts detections: sure enough for a finding of its own, or one sign among others. */
export function detectionType(detection: Detection): "TTP" | "Anomaly" | "Hunting" {
  if (detection.kind === "hunt") return "Hunting";
  const { severity } = detection.metadata;
  return severity === "high" || severity === "critical" ? "TTP" : "Anomaly";
}

/** Techniques as contentctl takes them: a parent beside its own sub-technique is an error there. */
export function techniqueIds(detection: Detection): readonly string[] {
  const { techniques } = detection.metadata.attack;
  return techniques.filter((id) => !techniques.some((other) => other.startsWith(`${id}.`)));
}
