import type { SigmaFilter } from "../../../sigma/filter.ts";
import { containsLogSource } from "../../../sigma/logsource.ts";
import type { SigmaRule } from "../../../sigma/rule.ts";
import { all, column } from "../../relation/build.ts";
import type { Relation, Scalar, ScanColumn } from "../../relation/nodes.ts";
import type { ClauseOf } from "./clause.ts";
import { detectionTest } from "./detection-test.ts";
import { eventTime, TIME } from "./event-time.ts";
import { EVERY_VALUE } from "./flatten.ts";
import type { Placeholders } from "./placeholders.ts";
import { PLACE, placesOf } from "./places.ts";

export const SERIAL = "serial";

export interface RuleContext {
  readonly clauseOf: (document: SigmaRule | SigmaFilter) => ClauseOf;
  readonly placeholders: Placeholders;
  /** The filters that name the rule. */
  readonly filtersOf: (rule: SigmaRule) => readonly SigmaFilter[];
}

/**
 * The events that match a rule: columns {@link TIME} and {@link SERIAL}, and the values of every field that was asked for
 * under {@link fieldColumn}. Filters are joined with `and`, their condition as it is written, where their log source holds the
 * rule's (Sigma filters specification 2.1.0: a filter is there "to apply the same tuning on many rules").
 */
export function ruleRelation(rule: SigmaRule, fields: Iterable<string>, context: RuleContext): Relation {
  const asked = new Set<string>(fields);
  const values = (field: string | undefined): Scalar => {
    const name = field ?? EVERY_VALUE;
    asked.add(name);
    return column(fieldColumn(name), "texts");
  };
  const { placeholders } = context;
  const tests = [rule, ...context.filtersOf(rule)].map((document) =>
    detectionTest(document.detection, { values, placeholders, clauseOf: context.clauseOf(document) }),
  );
  const { places, where } = placesOf(rule.logsource);
  const time = eventTime(rule.logsource);
  const columns: ScanColumn[] = [
    ...[...asked].map(
      (name): ScanColumn => ({
        name: fieldColumn(name),
        type: "texts",
        from: { kind: "stored", key: name },
      }),
    ),
    { name: SERIAL, type: "number", from: { kind: "serial" } },
    { name: PLACE, type: "text", from: { kind: "place" } },
    ...time.columns,
  ];
  return {
    kind: "extend",
    input: {
      kind: "filter",
      input: { kind: "scan", places, columns },
      where: all(where === undefined ? tests : [where, ...tests]),
    },
    columns: [{ name: TIME, value: time.value }],
  };
}

/** The column with the values of a field. */
export function fieldColumn(field: string): string {
  return `field ${field}`;
}

/** A filter "must be handled" for the rules it names or, in a draft of 2.2, for `any`, as far as its log source reaches. */
export function applies(filter: SigmaFilter, rule: SigmaRule, named: readonly SigmaRule[] | "any"): boolean {
  return (named === "any" || named.includes(rule)) && containsLogSource(filter.logsource, rule.logsource);
}
