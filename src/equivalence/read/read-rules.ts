import type { BackendId } from "../../model/nodes.ts";
import type { ResultCache } from "../../result-cache.ts";
import { prune } from "../relation/prune.ts";
import type { EmittedFile, ReadOutcome, RuleReader } from "./reader.ts";

/**
 * Reads the rules of one detection on one target, unless the very same files were read before. A verdict is about events, so
 * what a rule does to put out other things is left out: it is most of a rule.
 */
export async function readRules(
  backend: BackendId,
  reader: RuleReader,
  files: readonly EmittedFile[],
  shared: readonly EmittedFile[],
  cache: ResultCache<ReadOutcome> | undefined,
): Promise<ReadOutcome> {
  const key = cache?.key([backend, JSON.stringify([files, shared])]);
  const known = key === undefined ? undefined : cache?.get(key);
  if (known !== undefined) return known;
  const { rules, problems } = await reader.read(files, shared);
  const decides = rules.map((rule) => ({ ...rule, relation: prune(rule.relation, new Set()) }));
  const outcome: ReadOutcome = { rules: decides, problems };
  if (key !== undefined && isKept(outcome)) cache?.put(key, outcome);
  return outcome;
}

/** Whether JSON gives back what it was given: it has no infinite numbers. */
function isKept(outcome: ReadOutcome): boolean {
  let kept = true;
  JSON.stringify(outcome, (_key, value: unknown) => {
    if (typeof value === "number" && !Number.isFinite(value)) kept = false;
    return value;
  });
  return kept;
}
