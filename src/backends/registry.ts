import type { BackendId } from "../model/nodes.ts";
import type { Backend } from "./backend.ts";

/** Each target is loaded when it is first asked for, so that `validate` pays for none. */
const loaders: Readonly<Record<BackendId, () => Promise<Backend>>> = {
  sentinel: async () => (await import("./sentinel/index.ts")).sentinel,
  splunk: async () => (await import("./splunk/index.ts")).splunk,
  sumo: async () => (await import("./sumo/index.ts")).sumo,
  elastic: async () => (await import("./elastic/index.ts")).elastic,
  sigma: async () => (await import("./sigma/index.ts")).sigma,
};

export function loadBackend(id: BackendId): Promise<Backend> {
  return loaders[id]();
}
