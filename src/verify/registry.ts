import type { BackendId } from "../model/nodes.ts";
import type { OpenVerifier } from "./verifier.ts";

type Load = () => Promise<OpenVerifier>;

/** Verifiers bring parsers, schemas and vendor analysers, so each is loaded when its target is verified. */
const verifiers: Readonly<Record<BackendId, Load>> = {
  sentinel: async () => (await import("../backends/sentinel/verify/index.ts")).openVerifier,
  splunk: async () => (await import("../backends/splunk/verify/index.ts")).openVerifier,
  sumo: async () => (await import("../backends/sumo/verify/index.ts")).openVerifier,
  elastic: async () => (await import("../backends/elastic/verify/index.ts")).openVerifier,
  sigma: async () => (await import("../backends/sigma/verify/index.ts")).openVerifier,
};

export function loadVerifier(id: BackendId): Promise<OpenVerifier> {
  return verifiers[id]();
}
