import type { BackendId } from "../../model/nodes.ts";
import type { RuleReader } from "./reader.ts";

interface LazyReader {
  readonly reader: () => Promise<RuleReader>;
  readonly flatten: () => Promise<RuleReader["flatten"]>;
}

/** The readers of emitted rules, loaded on use: each brings the parsers of its languages. */
const readers: Readonly<Record<BackendId, LazyReader>> = {
  sentinel: {
    reader: async () => (await import("./sentinel/index.ts")).sentinelReader,
    flatten: async () => (row) => row,
  },
  splunk: {
    reader: async () => (await import("./splunk/index.ts")).splunkReader,
    flatten: async () => (await import("./splunk/flatten.ts")).flatten,
  },
  sumo: {
    reader: async () => (await import("./sumo/index.ts")).sumoReader,
    flatten: async () => (await import("./sumo/flatten.ts")).flatten,
  },
  elastic: {
    reader: async () => (await import("./elastic/index.ts")).elasticReader,
    flatten: async () => (await import("./elastic/flatten.ts")).flattenDocument,
  },
  sigma: {
    reader: async () => (await import("./sigma/index.ts")).sigmaReader,
    flatten: async () => (await import("./sigma/flatten.ts")).flattenRow,
  },
};

/** The reader of a target, which loads its parsers where rules are read that no cache has. */
export async function loadReader(id: BackendId): Promise<RuleReader> {
  const { reader, flatten } = readers[id];
  return { read: async (files, shared) => (await reader()).read(files, shared), flatten: await flatten() };
}

/** Starts what reading rules of the targets waits for longest, without waiting for it. */
export async function startReaders(ids: readonly BackendId[]): Promise<void> {
  if (ids.includes("sentinel")) (await import("./sentinel/analyser.ts")).sharedAnalyser().start();
}
