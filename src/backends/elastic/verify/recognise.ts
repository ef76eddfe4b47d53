import type { Subject } from "../../../verify/verifier.ts";
import { isMembers, type Members, typeOfRule } from "./rule/rule.ts";

export type ElasticForm = "TOML rule" | "NDJSON of rules" | "JSON rule";

/** The form of a file among those that Elastic's rules come in. */
export function recogniseElastic({ file, text }: Subject): ElasticForm | undefined {
  if (/\.toml$/i.test(file)) return /^[ \t]*\[rule\]/m.test(text) ? "TOML rule" : undefined;
  if (/\.ndjson$/i.test(file)) return isObject(firstLine(text)) ? "NDJSON of rules" : undefined;
  if (/\.json$/i.test(file)) return isRuleText(text) ? "JSON rule" : undefined;
  return undefined;
}

function firstLine(text: string): string {
  return /\S[^\n]*/.exec(text)?.[0] ?? "";
}

/** A line of an export: a rule, an exception list, an item of one, a connector, or the summary. */
function isObject(line: string): boolean {
  const value = parse(line);
  if (value === undefined) return looksLikeRule(line);
  return isRule(value) || isExceptionObject(value) || Object.hasOwn(value, "exported_count");
}

function isRuleText(text: string): boolean {
  // Other targets' JSON is told apart before anything long is parsed.
  if (!text.includes('"risk_score"')) return false;
  const value = parse(text);
  if (value === undefined) return looksLikeRule(text);
  return isRule(value) || (isMembers(value.attributes) && isRule(value.attributes));
}

/** JSON with an error in it. */
function looksLikeRule(text: string): boolean {
  return /"rule_id"\s*:/.test(text) && /"risk_score"\s*:/.test(text);
}

export function isRule(value: Members): boolean {
  const has = (name: string): boolean => Object.hasOwn(value, name);
  if (has("rule_id")) return has("type") || has("risk_score");
  return has("risk_score") && has("severity") && typeOfRule(value.type) !== undefined;
}

export function isExceptionObject(value: Members): boolean {
  return Object.hasOwn(value, "list_id") && Object.hasOwn(value, "type");
}

function parse(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isMembers(value) ? value : {};
  } catch {
    return undefined;
  }
}
