import type { BackendId } from "../../model/nodes.ts";
import type { Ingest } from "./ingest.ts";

type Ingests = ReadonlyMap<string, readonly Ingest[]>;

/** What each target stores of the records of each log source; loaded on use, since the tables of vendors are long. */
const ingests: Readonly<Record<BackendId, () => Promise<Ingests>>> = {
  sentinel: async () => (await import("./sentinel/index.ts")).sentinelIngests,
  splunk: async () => (await import("./splunk/index.ts")).splunkIngests,
  sumo: async () => (await import("./sumo/index.ts")).sumoIngests,
  elastic: async () => (await import("./elastic/index.ts")).elasticIngests,
  sigma: async () => (await import("./sigma/index.ts")).sigmaIngests,
};

export function loadIngests(id: BackendId): Promise<Ingests> {
  return ingests[id]();
}
