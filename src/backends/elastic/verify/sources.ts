import { describedFields } from "./described-fields.ts";

/** What a rule's index patterns reach, as far as it decides which fields its documents have. */
export interface Sources {
  /** The data streams described by us that the patterns reach. */
  readonly streams: ReadonlySet<string>;
  /** Every pattern reaches streams described by us and nothing else. */
  readonly closed: boolean;
  /** Every pattern names indices that Elastic's own shippers write. */
  readonly shipped: boolean;
}

/** Elastic's data stream types, the Beats and the indices of its own products. */
const SHIPPED =
  /^(?:logs|metrics|traces|apm|filebeat|winlogbeat|auditbeat|packetbeat|heartbeat|metricbeat|endgame)[-*]|^\.(?:internal\.)?alerts-/;
/** Several streams of Elastic Defend have one description. */
const FAMILY = "endpoint.events";

export function sourcesOf(patterns: readonly string[]): Sources {
  const { streams } = describedFields();
  const names = patterns.map(withoutCluster).filter((pattern) => !pattern.startsWith("-"));
  const reached = [...streams.keys()].filter((stream) => names.some((name) => reaches(name, stream)));
  return {
    streams: new Set(reached),
    closed: names.length > 0 && names.every((name) => streams.has(datasetOf(name) ?? "")),
    shipped: names.length > 0 && names.every((name) => SHIPPED.test(name)),
  };
}

/** The data set that all indices of a pattern belong to, if it is one: `logs-gcp.audit-*` → `gcp.audit`. */
export function datasetOf(pattern: string): string | undefined {
  const dataset = /^logs-([a-z0-9_.]+?)(?:-\*|-[a-z0-9_.]+|\*)?$/.exec(withoutCluster(pattern))?.[1];
  if (dataset === undefined) return undefined;
  return dataset.startsWith(`${FAMILY}.`) ? FAMILY : dataset;
}

/** Whether a pattern may name an index of a data set. */
export function reaches(pattern: string, dataset: string): boolean {
  const name = withoutCluster(pattern);
  // The modules of Filebeat fill the same fields.
  if (/^filebeat[-*]/.test(name)) return true;
  const known = datasetOf(name);
  if (known === dataset) return true;
  return wildcard(name).test(`logs-${dataset}${dataset === FAMILY ? ".process" : ""}-default`);
}

/** `*` in names of indices and fields stands for any text. */
export function wildcard(pattern: string): RegExp {
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s");
}

/** `europe:logs-*` is read from another cluster. */
function withoutCluster(pattern: string): string {
  return pattern.slice(pattern.indexOf(":") + 1).trim();
}
