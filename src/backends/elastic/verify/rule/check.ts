import { loadAttack } from "../../../../attack/attack.ts";
import type { Document } from "../../../../spec/document.ts";
import type { Pointer } from "../../../../spec/tree.ts";
import type { Verification } from "../../../../verify/verifier.ts";
import { esqlSources } from "../esql/check.ts";
import type { FieldLookup } from "../fields.ts";
import { checkFieldLists, checkRequiredFields } from "./field-lists.ts";
import { checkIndices } from "./indices.ts";
import { checkMetadata, checkSeverity } from "./metadata.ts";
import { checkProse } from "./prose.ts";
import { checkQueries } from "./query.ts";
import { createRuleFindings, isMembers, member, type Rule, type RuleCheck, textsOf, typeOfRule } from "./rule.ts";
import { checkArrival, checkHistory, checkSchedule, checkSequence } from "./schedule.ts";
import { checkRuleSchema } from "./schema.ts";
import { checkShape } from "./shape.ts";
import { checkThreat } from "./threat.ts";

/** Gives the fields of the documents behind index patterns. */
export type FieldsOf = (patterns: readonly string[]) => FieldLookup;

/** Checks one rule: its schema, what the schema cannot say, and its query. */
export function checkRule(rule: Rule, fieldsOf: FieldsOf): Verification {
  const findings = createRuleFindings(rule.document, rule.at);
  const check: RuleCheck = {
    rule,
    fields: fieldsOf(patternsOf(rule)),
    indicatorFields: fieldsOf(textsOf(member(rule.value, "threat_index")).map(({ text }) => text)),
    // Rules keep ids of the version they were written for.
    attacks: [loadAttack("18"), loadAttack("19")],
    findings,
  };
  const columns = checkQueries(check);
  checkShape(check);
  checkSchedule(check);
  checkHistory(check);
  checkArrival(check);
  checkSequence(check);
  checkThreat(check);
  checkFieldLists(check, columns);
  checkRequiredFields(check);
  checkIndices(check);
  checkSeverity(check);
  checkMetadata(check);
  checkProse(check);
  return { diagnostics: [...checkRuleSchema(rule), ...findings.diagnostics], unchecked: findings.unchecked };
}

/** The rule at a place of a document; undefined if that is no mapping. */
export function ruleAt(document: Document, at: Pointer, form: Rule["form"]): Rule | undefined {
  let value: unknown = document.value;
  for (const step of at) value = member(value, String(step));
  if (!isMembers(value)) return undefined;
  const metadata = member(document.value, "metadata");
  const type = typeOfRule(member(value, "type"));
  return { form, type, document, at, value, metadata: form === "toml" && isMembers(metadata) ? metadata : undefined };
}

function patternsOf({ value, type }: Rule): readonly string[] {
  const query = member(value, "query");
  if (type === "esql" && typeof query === "string") return esqlSources(query);
  return textsOf(member(value, "index")).map(({ text }) => text);
}
