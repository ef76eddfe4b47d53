import { nearest } from "../../../../diagnostics/suggest.ts";
import { isMembers, listOf, member, type RuleCheck, textOf } from "./rule.ts";
import { knownKeys } from "./schema.ts";

/** What the schema of one key alone cannot say. */
export function checkShape(check: RuleCheck): void {
  const { rule, findings } = check;
  const { value, type } = rule;
  if (rule.form === "api") checkUnknownKeys(check);
  if (rule.form === "toml" && type === "new_terms" && !Object.hasOwn(value, "new_terms")) {
    if (!Object.hasOwn(value, "new_terms_fields") || !Object.hasOwn(value, "history_window_start")) {
      findings.error("RW5410", "A rule of the type new_terms needs the table `new_terms`", ["type"]);
    }
  }
  const suppression = member(value, "alert_suppression");
  if (rule.form === "toml" && member(suppression, "group_by") !== undefined) {
    if (member(suppression, "missing_fields_strategy") === undefined) {
      const help = "It is `suppress` or `doNotSuppress`";
      findings.error(
        "RW5410",
        "The loader of rule repositories asks for `missing_fields_strategy`",
        ["alert_suppression"],
        help,
      );
    }
  }
  if (type === "esql" && (Object.hasOwn(value, "index") || Object.hasOwn(value, "data_view_id"))) {
    const key = Object.hasOwn(value, "index") ? "index" : "data_view_id";
    // In TOML the schema refuses the key.
    if (rule.form === "api") findings.error("RW5410", "An ES|QL rule names its sources in the query only", [key]);
  }
  if ((member(value, "timeline_id") === undefined) !== (member(value, "timeline_title") === undefined)) {
    const key = Object.hasOwn(value, "timeline_id") ? "timeline_id" : "timeline_title";
    findings.warning("RW5410", "A timeline has an id and a title, or there is none", [key]);
  }
  const alerts = member(value, "max_signals");
  if (typeof alerts === "number" && alerts > 1_000) {
    findings.warning("RW5410", "Kibana makes 1,000 alerts a run at most, unless it is set up otherwise", [
      "max_signals",
    ]);
  }
  checkThreatMapping(check);
  checkActions(check);
}

function checkUnknownKeys({ rule, findings }: RuleCheck): void {
  const known = knownKeys(rule.type);
  for (const key of Object.keys(rule.value)) {
    if (known.includes(key)) continue;
    const [near] = nearest(key, known);
    const help = near === undefined ? undefined : `Did you mean \`${near}\`?`;
    findings.warning("RW5410", `Kibana drops the unknown key \`${key}\` without a word`, [key], help);
  }
}

/** Entries of one mapping are ANDed; one that only says what does not match would match every event. */
function checkThreatMapping({ rule, findings }: RuleCheck): void {
  for (const [index, each] of listOf(member(rule.value, "threat_mapping")).entries()) {
    const entries = listOf(member(each, "entries")).filter(isMembers);
    if (entries.length > 0 && entries.every((entry) => entry.negate === true)) {
      const message = "A group of mappings needs one that is not negated";
      findings.error("RW5410", message, ["threat_mapping", index, "entries", 0, "negate"]);
    }
  }
  const query = textOf(member(rule.value, "threat_query"));
  if (query !== undefined && query !== "" && rule.form === "toml" && !Object.hasOwn(rule.value, "threat_language")) {
    findings.error("RW5410", "`threat_query` needs `threat_language` beside it", ["threat_query"]);
  }
}

/** Actions of the system take no frequency; others need one with all its members, or the rule's own throttle. */
function checkActions({ rule, findings }: RuleCheck): void {
  for (const [index, each] of listOf(member(rule.value, "actions")).entries()) {
    const system = [".cases", ".workflows"].includes(textOf(member(each, "action_type_id")) ?? "");
    if (system && member(each, "frequency") !== undefined) {
      findings.error("RW5410", "System actions take no frequency", ["actions", index, "frequency"]);
    }
  }
}
