import { checkConditions, type Detection, parseDetection } from "./detection.ts";
import { type LogSource, parseLogSource } from "./logsource.ts";
import { parseBase, type SigmaDocumentBase } from "./metadata.ts";
import { counting, entriesOf, error, type Source } from "./source.ts";

/** A detection rule: a pattern over the events of one log source. */
export interface SigmaRule extends SigmaDocumentBase {
  readonly kind: "rule";
  readonly logsource: LogSource;
  readonly detection: Detection;
}

/** Reads a detection rule; undefined if something had to be reported as an error. */
export function parseRule(entries: readonly (readonly [string, unknown])[], into: Source): SigmaRule | undefined {
  const { source, errors } = counting(into);
  const values = new Map(entries);
  const base = parseBase(entries, ["logsource", "detection"], source);
  const logsource = requireKey(values, "logsource", source)
    ? parseLogSource(values.get("logsource"), source, ["logsource"])
    : undefined;
  const raw = values.get("detection");
  const detection = requireKey(values, "detection", source) ? parseDetection(raw, source, ["detection"]) : undefined;
  if (detection !== undefined) checkConditions(detection, source, ["detection"], isConditionList(raw));
  if (errors() > 0 || logsource === undefined || detection === undefined) return undefined;
  return { kind: "rule", ...base, logsource, detection };
}

/** Reports a missing key of the document. */
export function requireKey(values: ReadonlyMap<string, unknown>, key: string, source: Source): boolean {
  if (values.has(key)) return true;
  error(source, "RW2221", `The key \`${key}\` is missing`, []);
  return false;
}

function isConditionList(raw: unknown): boolean {
  return Array.isArray(new Map(entriesOf(raw) ?? []).get("condition"));
}
