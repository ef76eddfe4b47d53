import type { BackendId } from "../../model/nodes.ts";
import type { Ingest } from "./ingest.ts";

type Ingests = ReadonlyMap<string, readonly Ingest[]>;

/** What each target stores of the records of each log source; none yet for targets whose stored form is not written down. */
const ingests: Readonly<Record<BackendId, () => Promise<Ingests>>> = {
  sentinel: async () => (await import("./sentinel/index.ts")).sentinelIngests,
  splunk: async () => new Map(),
  sumo: async () => new Map(),
  elastic: async () => (await import("./elastic/index.ts")).elasticIngests,
  sigma: async () => (await import("./sigma/index.ts")).sigmaIngests,
};

export function loadIngests(id: BackendId): Promise<Ingests> {
  return ingests[id]();
}
