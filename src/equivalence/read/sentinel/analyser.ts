import { type AnalyserClient, openAnalyserClient } from "../../../backends/sentinel/verify/kusto-client.ts";
import { openWorkspace } from "../../../backends/sentinel/verify/tables.ts";

let analyser: AnalyserClient | undefined;

/** Microsoft's analyser with the vendor's tables, one for all rules; its thread keeps no process alive. */
export function sharedAnalyser(): AnalyserClient {
  analyser ??= openAnalyserClient(
    openWorkspace({ tables: new Map(), functions: new Map(), macros: new Map(), fields: new Map() }),
  );
  return analyser;
}
