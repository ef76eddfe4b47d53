import type { Relation } from "../../relation/nodes.ts";
import type { MatchLists } from "./match-lists.ts";
import { recordColumns } from "./record-columns.ts";
import { RULE_TYPES } from "./rule-types.ts";
import { unread } from "./unread.ts";
import { clauseAt, requiredText, type WrittenRule } from "./written-rule.ts";

export interface RuleMeaning {
  readonly title: string;
  readonly relation: Relation;
}

/** What a rule of Cloud SIEM finds among the records. Throws `Unread`. */
export function readRule(rule: WrittenRule, lists: MatchLists): RuleMeaning {
  const { view } = rule;
  if (!view.isMissing("stream") && view.value("stream") !== "record") {
    unread("The rule reads another stream than that of records", clauseAt(rule, "stream"));
  }
  if (view.count("tuningExpressionIds") > 0) {
    // They are ANDed into the rule, and stand in the tenant.
    unread("The rule has tuning expressions that no file shows", clauseAt(rule, "tuningExpressionIds"));
  }
  if (view.value("scoreMapping", "type") === "fieldValue") {
    // Of a record without a number there the rule raises no signal.
    unread("The severity is a field of the record", clauseAt(rule, "scoreMapping"));
  }
  const reading = { columns: recordColumns(), lists, truth: "two", names: new Map() } as const;
  const read = RULE_TYPES[view.kind];
  return { title: requiredText(rule, "name").text, relation: read(rule, reading) };
}
