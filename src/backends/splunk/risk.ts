import type { NoteSink } from "../../fidelity/notes.ts";
import type { Detection, Entity, EntityType } from "../../model/nodes.ts";
import type { Template } from "../../model/template.ts";

export interface RiskObject {
  readonly field: string;
  readonly type: "user" | "system" | "other";
  readonly score: number;
}

export interface ThreatObject {
  readonly field: string;
  readonly type: string;
}

/** What risk-based alerting is told: who or what the risk is added to, and what was seen. */
export interface Risk {
  readonly message: string;
  readonly objects: readonly RiskObject[];
  readonly threats: readonly ThreatObject[];
}

const OBJECT_TYPES: Readonly<Record<EntityType, RiskObject["type"] | undefined>> = {
  account: "user",
  mailbox: "user",
  host: "system",
  azure_resource: "other",
  aws_resource: "other",
  gcp_resource: "other",
  cloud_application: "other",
  ip: undefined,
  process: undefined,
  file: undefined,
  url: undefined,
  dns: undefined,
};

/** Threat object types that contentctl 5 takes. */
const THREAT_TYPES: Readonly<Partial<Record<EntityType, string>>> = {
  ip: "ip_address",
  process: "process",
  file: "file_name",
  url: "url",
  dns: "domain",
};

/** Entities as risk and threat objects; only columns that the search has are named. */
export function riskOf(detection: Detection, columns: ReadonlyMap<string, string>, notes: NoteSink): Risk {
  const objects = new Map<string, RiskObject>();
  const threats = new Map<string, ThreatObject>();
  const score = Math.min(100, Math.max(1, Math.round(detection.metadata.riskScore)));
  for (const entity of detection.entities) {
    const column = columns.get(entity.output);
    if (column === undefined) {
      noteDropped(entity, notes);
      continue;
    }
    const type = entity.type === "ip" && entity.role === "target" ? "system" : OBJECT_TYPES[entity.type];
    const threat = THREAT_TYPES[entity.type];
    if (type !== undefined) objects.set(column, { field: column, type, score });
    else if (threat !== undefined) threats.set(column, { field: column, type: threat });
  }
  // Risk needs somebody to be added to; with nobody else, what was seen stands in.
  const [first] = threats.values();
  if (objects.size === 0 && first !== undefined) objects.set(first.field, { field: first.field, type: "other", score });
  return {
    message: messageOf(detection.alert.title, detection.metadata.title, columns),
    objects: [...objects.values()],
    threats: [...threats.values()],
  };
}

function noteDropped(entity: Entity, notes: NoteSink): void {
  notes.add({
    code: "entity-dropped",
    construct: entity.output,
    reason: "the search has no such column, so no risk can be added to it",
    span: entity.span,
  });
}

/** A template with `$field$` where the target fills in a column. A dollar sign of the author's is doubled. */
export function messageOf(template: Template | undefined, title: string, columns: ReadonlyMap<string, string>): string {
  if (template === undefined) return escapeTokens(title);
  return template.parts
    .map((part) => {
      if (part.kind === "text") return escapeTokens(part.text);
      const column = columns.get(part.output);
      return column === undefined ? "unknown" : `$${column}$`;
    })
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

export function escapeTokens(text: string): string {
  return text.replace(/\$/g, "$$$$");
}
