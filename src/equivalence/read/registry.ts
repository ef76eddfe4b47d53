import type { BackendId } from "../../model/nodes.ts";
import type { RuleReader } from "./reader.ts";

/** The readers of emitted rules, loaded on use: each brings the parsers of its languages. */
const readers: Readonly<Record<BackendId, () => Promise<RuleReader>>> = {
  sentinel: async () => (await import("./sentinel/index.ts")).sentinelReader,
  splunk: async () => (await import("./splunk/index.ts")).splunkReader,
  sumo: async () => (await import("./sumo/index.ts")).sumoReader,
  elastic: async () => (await import("./elastic/index.ts")).elasticReader,
  sigma: async () => (await import("./sigma/index.ts")).sigmaReader,
};

export function loadReader(id: BackendId): Promise<RuleReader> {
  return readers[id]();
}
