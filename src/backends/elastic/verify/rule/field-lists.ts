import type { Pointer } from "../../../../spec/tree.ts";
import { classOf, type FieldClass } from "../fields.ts";
import { didYouMean, UNKNOWN_FIELDS } from "../query-check.ts";
import { listOf, member, type RuleCheck, textOf, textsOf } from "./rule.ts";

/** A field that a rule names outside its query. */
interface Named {
  readonly name: string;
  readonly at: Pointer;
  /** What the field is for, and what that asks of its type. */
  readonly purpose: string;
  readonly types: readonly FieldClass[] | undefined;
  /** Whether the rule does not work without the field. */
  readonly needed: boolean;
}

/** What Elasticsearch can group by and count the values of. */
const GROUPABLE: readonly FieldClass[] = ["keyword", "ip", "date", "boolean", "number", "version"];

/**
 * The fields named beside the query: new terms, thresholds, suppression, overrides, mappings, required fields. `columns` are
 * those of an ES|QL query's result, which take the place of the documents' fields.
 */
export function checkFieldLists(check: RuleCheck, columns: readonly string[] | undefined): void {
  for (const named of namedFields(check)) checkNamed(named, check, columns);
}

function checkNamed(
  { name, at, purpose, types, needed }: Named,
  { rule, fields, findings }: RuleCheck,
  columns: readonly string[] | undefined,
): void {
  if (columns?.includes(name)) return;
  // Alerts of a query that aggregates have its columns and nothing else.
  const gone = columns !== undefined && purpose === "suppression";
  const fact = fields(name);
  const say = needed ? findings.error : findings.warning;
  if (gone || fact === "missing") {
    const help = didYouMean(gone ? [] : fields.near(name));
    const subject = gone ? "The query's result has" : "The rule's sources have";
    say("RW5414", `${subject} no field \`${name}\`, which is named for ${purpose}`, at, help);
  } else if (fact === "unknown-namespace") {
    if (rule.type === "esql" && /^Esql(?:_priv)?\./.test(name)) return;
    const span = rule.document.spanAt([...rule.at, ...at]);
    findings.unchecked.push({ what: `the field \`${name}\``, reason: UNKNOWN_FIELDS, span });
  } else if (types !== undefined && !types.includes(classOf(fact.type))) {
    say("RW5414", `\`${name}\` is of the type ${fact.type} and cannot serve for ${purpose}`, at);
  }
}

function namedFields({ rule }: RuleCheck): readonly Named[] {
  const { value } = rule;
  const named: Named[] = [];
  const add = (source: unknown, at: Pointer, purpose: string, types?: readonly FieldClass[], needed = true): void => {
    for (const { text, path } of textsOf(source))
      named.push({ name: text, at: [...at, ...path], purpose, types, needed });
  };
  const newTerms = member(value, "new_terms");
  add(member(newTerms, "value"), ["new_terms", "value"], "new terms", GROUPABLE);
  add(member(value, "new_terms_fields"), ["new_terms_fields"], "new terms", GROUPABLE);
  const threshold = member(value, "threshold");
  for (const { text, path } of textsOf(member(threshold, "field"))) {
    // Kibana writes no field as an empty text.
    if (text !== "") add(text, ["threshold", "field", ...path], "the threshold", GROUPABLE);
  }
  for (const [index, each] of listOf(member(threshold, "cardinality")).entries()) {
    add(member(each, "field"), ["threshold", "cardinality", index, "field"], "the threshold", GROUPABLE);
  }
  const suppression = member(value, "alert_suppression");
  add(member(suppression, "group_by"), ["alert_suppression", "group_by"], "suppression", GROUPABLE);
  add(
    member(member(value, "investigation_fields"), "field_names"),
    ["investigation_fields", "field_names"],
    "highlighting",
    undefined,
    false,
  );
  for (const key of ["risk_score_mapping", "severity_mapping"] as const) {
    for (const [index, each] of listOf(member(value, key)).entries()) {
      if (member(each, "field") !== "")
        add(member(each, "field"), [key, index, "field"], "an override", undefined, false);
    }
  }
  add(member(value, "rule_name_override"), ["rule_name_override"], "the alert's name", ["keyword", "text"], false);
  add(member(value, "timestamp_override"), ["timestamp_override"], "the time", ["date"]);
  add(member(value, "timestamp_field"), ["timestamp_field"], "the time", ["date"]);
  add(member(value, "event_category_override"), ["event_category_override"], "the event's category", ["keyword"]);
  add(member(value, "tiebreaker_field"), ["tiebreaker_field"], "ordering events", undefined);
  for (const [index, each] of listOf(member(value, "threat_mapping")).entries()) {
    for (const [place, entry] of listOf(member(each, "entries")).entries()) {
      add(member(entry, "field"), ["threat_mapping", index, "entries", place, "field"], "matching indicators");
    }
  }
  return named;
}

/** Fields that Kibana shows as needed: they exist, with the type they are given. */
export function checkRequiredFields({ rule, fields, findings }: RuleCheck): void {
  for (const [index, each] of listOf(member(rule.value, "required_fields")).entries()) {
    const name = textOf(member(each, "name"));
    const type = textOf(member(each, "type"));
    const fact = name === undefined ? "unknown-namespace" : fields(name);
    if (fact === "missing") {
      const help = didYouMean(fields.near(name ?? ""));
      findings.error(
        "RW5414",
        `The rule's sources have no field \`${name}\``,
        ["required_fields", index, "name"],
        help,
      );
    } else if (fact !== "unknown-namespace" && type !== undefined && type !== "unknown" && type !== fact.type) {
      const message = `\`${name}\` is of the type ${fact.type}, not ${type}`;
      findings.warning("RW5414", message, ["required_fields", index, "type"]);
    }
  }
}
