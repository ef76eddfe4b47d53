import { checkConditions, type Detection, parseDetection } from "./detection.ts";
import { type LogSource, parseLogSource } from "./logsource.ts";
import { parseBase, readTexts, type SigmaDocumentBase } from "./metadata.ts";
import { requireKey } from "./rule.ts";
import { counting, describe, entriesOf, error, type Source } from "./source.ts";

/** A condition that is joined with `and`, as written, to the conditions of other rules. */
export interface SigmaFilter extends SigmaDocumentBase {
  readonly kind: "filter";
  readonly logsource: LogSource;
  /** Ids or names, or every rule of the log source (a draft of specification 2.2). */
  readonly rules: readonly string[] | "any";
  /** Holds exactly one condition. */
  readonly detection: Detection;
}

/** Reads a filter; undefined if something had to be reported as an error. */
export function parseFilter(entries: readonly (readonly [string, unknown])[], into: Source): SigmaFilter | undefined {
  const { source, errors } = counting(into);
  const top = new Map(entries);
  const base = parseBase(entries, ["logsource", "filter"], source);
  const logsource = requireKey(top, "logsource", source)
    ? parseLogSource(top.get("logsource"), source, ["logsource"])
    : undefined;
  const section = entriesOf(top.get("filter"));
  if (section === undefined) {
    error(source, "RW2222", `\`filter\` is ${describe(top.get("filter"))}, where a mapping is expected`, ["filter"]);
    return undefined;
  }
  const rules = readRules(new Map(section), source);
  const raw = Object.fromEntries(section.filter(([key]) => key !== "rules"));
  const detection = parseDetection(raw, source, ["filter"]);
  if (detection !== undefined) {
    const isList = Array.isArray(new Map(section).get("condition"));
    if (isList) error(source, "RW2208", "A filter has one condition", ["filter", "condition"], "Join them with `or`");
    checkConditions(detection, source, ["filter"], isList);
  }
  if (errors() > 0 || logsource === undefined || rules === undefined || detection === undefined) return undefined;
  return { kind: "filter", ...base, logsource, rules, detection };
}

function readRules(section: ReadonlyMap<string, unknown>, source: Source): readonly string[] | "any" | undefined {
  const pointer = ["filter", "rules"];
  const value = section.get("rules");
  if (value === "any") return "any";
  const help = "Name the rules by id or name, or write `any` for all of the log source";
  if (!section.has("rules")) error(source, "RW2245", "The key `rules` is missing", ["filter"], help);
  else if (Array.isArray(value) && value.length === 0)
    error(source, "RW2245", "The list of rules is empty", pointer, help);
  else return readTexts(value, pointer, source, "lone");
  return undefined;
}
