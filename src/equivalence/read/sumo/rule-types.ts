import type { RuleKind } from "../../../backends/sumo/verify/rule-view.ts";
import { all, call, number, text } from "../../relation/build.ts";
import type {
  AggregateFunction,
  Frame,
  NamedAggregate,
  Order,
  Relation,
  Scalar,
  WindowCall,
} from "../../relation/nodes.ts";
import type { PlacedText } from "./file-places.ts";
import { type MadeColumn, madeColumn } from "./made-column.ts";
import type { Reading } from "./reading.ts";
import { SERIAL, TIME } from "./record-columns.ts";
import { readCondition, readKey, readReference, readTemplate } from "./rule-text.ts";
import { ENTITY_KEYS, onEntities, type Selector, type Suppression, subjectOf, unsuppressed } from "./signals.ts";
import { unread } from "./unread.ts";
import {
  clauseAt,
  requiredText,
  textList,
  truthValue,
  type WrittenRule,
  wholeNumber,
  windowLength,
} from "./written-rule.ts";

type ReadKind = (rule: WrittenRule, reading: Reading) => Relation;

/** What each type of rule does with the records that come in. */
export const RULE_TYPES: Readonly<Record<RuleKind, ReadKind>> = {
  match: matchRule,
  templated: matchRule,
  threshold: thresholdRule,
  chain: chainRule,
  aggregation: aggregationRule,
  "first-seen": firstSeenRule,
  outlier: (rule) => unread("Outlier rules learn what is usual, which no events of a test tell", clauseAt(rule)),
};

const TIMELY: readonly Order[] = [{ by: TIME, descending: false, nulls: "last" }];
const IN_ORDER: readonly Order[] = [...TIMELY, { by: SERIAL, descending: false, nulls: "last" }];
const COUNT = madeColumn("rule.count", "number");

/**
 * Windows slide: "to successfully apply a rule across a sliding time window, Cloud SIEM evaluates records across overlapping
 * time spans" (Sumo Logic documentation, "Write a Threshold Rule", "… Chain Rule", "… Aggregation Rule"). inferred: a window
 * ends at a record and holds those that are as old as it is long.
 */
function sliding(length: number): Frame {
  return { unit: "range", preceding: length, following: 0 };
}

/** "It looks at a single record, and it either fires or it doesn't." */
function matchRule(rule: WrittenRule, reading: Reading): Relation {
  const where = readCondition(requiredText(rule, "expression"), reading);
  const name =
    rule.view.kind === "match" ? fixedName(rule) : readTemplate(requiredText(rule, "nameExpression"), reading);
  return raised(rule, reading, { name, subject: undefined }, matching(where, reading), (input) => input);
}

/**
 * "Its rule expression is matched at least a certain number of times"; "implicitly groups by the entity field", so that every
 * selector counts by itself. inferred: records that lack a field of the group are a group of their own.
 */
function thresholdRule(rule: WrittenRule, reading: Reading): Relation {
  const where = readCondition(requiredText(rule, "expression"), reading);
  const groups = textList(rule, "groupByFields").map((field) => readKey(field, reading));
  const limit = wholeNumber(rule, "limit");
  const distinct = truthValue(rule, "countDistinct", false);
  const counted = distinct ? readReference(requiredText(rule, "countField"), reading) : undefined;
  const subject = subjectOf([...groups, ...ENTITY_KEYS]);
  return raised(rule, reading, { name: fixedName(rule), subject }, matching(where, reading), (input) => ({
    kind: "filter",
    input: {
      kind: "window",
      input,
      partition: [...groups, ...ENTITY_KEYS],
      order: TIMELY,
      frame: sliding(windowLength(rule)),
      columns: [
        {
          name: COUNT.name,
          call: counted === undefined ? { function: "count" } : { function: "count_distinct", of: counted },
        },
      ],
      gathers: true,
    },
    where: call("less_equal", number(limit), COUNT),
  }));
}

/**
 * Each expression has to be matched as often as its limit says, within one window and group; "a chain rule applies multiple
 * expressions to a record", so that a record counts for each that it satisfies. "Matches must occur in the same order as you
 * have ordered the rule expressions … you can only have two". inferred: of two records of the same time either may be first.
 */
function chainRule(rule: WrittenRule, reading: Reading): Relation {
  const steps = Array.from({ length: rule.view.count("expressionsAndLimits") }, (_, index) => ({
    matches: madeColumn(`rule.match_${index}`, "boolean"),
    count: madeColumn(`rule.count_${index}`, "number"),
    test: readCondition(requiredText(rule, "expressionsAndLimits", index, "expression"), reading),
    limit: wholeNumber(rule, "expressionsAndLimits", index, "limit"),
  }));
  if (steps.length < 2) return unread("A chain has two or more expressions", clauseAt(rule, "expressionsAndLimits"));
  const ordered = truthValue(rule, "ordered", false);
  const last = steps.at(-1);
  if (ordered && (steps.length !== 2 || last === undefined || last.limit !== 1)) {
    return unread(
      "An ordered chain is read only of two expressions, the second of which has to match once",
      clauseAt(rule, "ordered"),
    );
  }
  const groups = textList(rule, "groupByFields").map((field) => readKey(field, reading));
  const records = (): Relation => ({
    kind: "filter",
    input: {
      kind: "extend",
      input: reading.columns.scan(["*"]),
      columns: steps.map(({ matches, test }) => ({ name: matches.name, value: test })),
    },
    where: call("or", ...steps.map(({ matches }) => matches)),
  });
  const subject = subjectOf([...groups, ...ENTITY_KEYS]);
  return raised(rule, reading, { name: fixedName(rule), subject }, records, (input) => ({
    kind: "filter",
    input: {
      kind: "window",
      input,
      partition: [...groups, ...ENTITY_KEYS],
      order: TIMELY,
      frame: sliding(windowLength(rule)),
      columns: steps.map(({ count, matches }) => ({ name: count.name, call: { function: "count", where: matches } })),
      gathers: true,
    },
    where: all([
      ...steps.map(({ count, limit }) => call("less_equal", number(limit), count)),
      // Where the last record is of the second expression, all of the first in the window are before it.
      ...(ordered && last !== undefined ? [last.matches] : []),
    ]),
  }));
}

const FUNCTIONS: ReadonlyMap<unknown, AggregateFunction> = new Map([
  ["avg", "average"],
  ["count", "count"],
  ["count_distinct", "count_distinct"],
  ["first", "first"],
  ["last", "last"],
  ["max", "max"],
  ["min", "min"],
  ["sum", "sum"],
]);

/**
 * Aggregates over the records of a group in a window, and a condition on them. `groupByAsset`: "the field you choose [On
 * Entity] will automatically appear" among the fields of the group. inferred: an entity that is no field of the group is that
 * of the record with which the condition came true.
 */
function aggregationRule(rule: WrittenRule, reading: Reading): Relation {
  const where = readCondition(requiredText(rule, "matchExpression"), reading);
  const groups = textList(rule, "groupByFields").map((field) => readKey(field, reading));
  // The API asks for it; Terraform takes true where it is absent.
  const byEntity = truthValue(rule, "groupByAsset", true);
  const aggregates = Array.from({ length: rule.view.count("aggregationFunctions") }, (_, index) =>
    aggregate(rule, index, reading),
  );
  const names = new Map(aggregates.map(({ name, column: value }) => [name, value] as const));
  if (names.size !== aggregates.length) unread("Two aggregates have one name", clauseAt(rule, "aggregationFunctions"));
  const trigger = readCondition(requiredText(rule, "triggerExpression"), { ...reading, names });
  const triggered = (input: Relation, partition: readonly Scalar[]): Relation => ({
    kind: "filter",
    input: {
      kind: "window",
      input,
      partition,
      order: TIMELY,
      frame: sliding(windowLength(rule)),
      columns: aggregates.map(({ column: { name }, call: over }) => ({ name, call: over })),
      gathers: true,
    },
    where: trigger,
  });
  const name = readTemplate(requiredText(rule, "nameExpression"), reading);
  const records = matching(where, reading);
  if (!byEntity) {
    const input = (): Relation => triggered(records(), groups);
    return raised(rule, reading, { name, subject: subjectOf(groups) }, input, (signals) => signals);
  }
  const subject = subjectOf([...groups, ...ENTITY_KEYS]);
  return raised(rule, reading, { name, subject }, records, (input) => triggered(input, [...groups, ...ENTITY_KEYS]));
}

interface Aggregate {
  readonly name: string;
  readonly column: MadeColumn;
  readonly call: WindowCall & NamedAggregate["call"];
}

function aggregate(rule: WrittenRule, index: number, reading: Reading): Aggregate {
  const at = ["aggregationFunctions", index] as const;
  const clause = clauseAt(rule, ...at);
  const name = requiredText(rule, ...at, "name").text;
  const over = FUNCTIONS.get(rule.view.value(...at, "function"));
  if (over === undefined) return unread("The aggregation function is none of those there are", clause);
  if (rule.view.count(...at, "arguments") !== 1) return unread("An aggregation takes one argument", clause);
  const argument = readReference(requiredText(rule, ...at, "arguments", 0), reading);
  const numeric = ["average", "sum"].includes(over);
  if (numeric && argument.type !== "number") return unread("Only numbers are added up", clause);
  // "The number of records in which" the expression is true; of a field, those that have it.
  const isCondition = over === "count" && argument.type === "boolean";
  const type = ["first", "last", "min", "max"].includes(over) ? argument.type : "number";
  const made = madeColumn(`rule.aggregate.${name}`, type);
  return {
    name,
    column: made,
    call: isCondition ? { function: over, where: argument } : { function: over, of: argument },
  };
}

/**
 * "When an incoming record includes matching activity not seen" before: values of which the baseline has no data point, of all
 * records or of the entities of `groupByFields`; data points "expire" after the retention. The learning period ("the minimum
 * amount of time for which data points should be collected before firing a signal") is taken as over before the first event of
 * a case, with nothing learned but the events of the case: that rules stay silent at first is a note of its own. inferred:
 * every record that has a value is a data point of it, and what a record lacks counts as a value.
 */
function firstSeenRule(rule: WrittenRule, reading: Reading): Relation {
  const { view } = rule;
  const where = readCondition(requiredText(rule, "filterExpression"), reading);
  const fields = textList(rule, "valueFields");
  const expression = view.isMissing("valueExpression") ? [] : [requiredText(rule, "valueExpression")];
  const values = [...fields, ...expression].map((value) => readKey(value, reading));
  if (values.length === 0) return unread("The rule has no value", clauseAt(rule));
  const groups = textList(rule, "groupByFields").map((field) => readKey(field, reading));
  const type = view.value("baselineType");
  if (type !== "GLOBAL" && type !== "PER_ENTITY")
    return unread("The baseline is of no known type", clauseAt(rule, "baselineType"));
  if (type === "PER_ENTITY" && groups.length === 0)
    return unread("The baseline is of no entity", clauseAt(rule, "groupByFields"));
  if (type === "GLOBAL" && groups.length > 0) {
    return unread("What a global baseline does with fields of a group is not known", clauseAt(rule, "groupByFields"));
  }
  const retention = wholeNumber(rule, "retentionWindowSize");
  // "The Baseline Learning Period must be shorter than the Baseline Retention Period."
  if (wholeNumber(rule, "baselineWindowSize") >= retention) {
    return unread("The rule would learn for longer than it remembers", clauseAt(rule, "baselineWindowSize"));
  }
  const previous = madeColumn("rule.previous", "number");
  const fresh = (): Relation => ({
    kind: "filter",
    input: {
      kind: "window",
      input: matching(where, reading)(),
      partition: [...values, ...groups],
      order: IN_ORDER,
      columns: [{ name: previous.name, call: { function: "lag", of: TIME } }],
    },
    // A data point expires "after" the retention, and so counts until then.
    where: call("not", call("is_true", call("less_equal", call("subtract", TIME, previous), number(retention)))),
  });
  const name = readTemplate(requiredText(rule, "nameExpression"), reading);
  return raised(rule, reading, { name, subject: undefined }, fresh, (signals) => signals);
}

function matching(where: Scalar, reading: Reading): () => Relation {
  // Columns are asked for until the scan is made.
  return () => ({ kind: "filter", input: reading.columns.scan(["*"]), where });
}

/** "A signal fired by those rule types has the same name as the rule." */
function fixedName(rule: WrittenRule): Scalar {
  return text(requiredText(rule, "name").text);
}

/** The signals of a rule: rows on each of its entities, through what it does with those, without redundant ones. */
function raised(
  rule: WrittenRule,
  reading: Reading,
  { name, subject }: Omit<Suppression, "window">,
  rows: () => Relation,
  judged: (input: Relation) => Relation,
): Relation {
  const selectors = readSelectors(rule, reading);
  const input = onEntities(rows(), selectors);
  return unsuppressed(judged(input), { name, subject, window: suppressionWindow(rule) });
}

function readSelectors(rule: WrittenRule, reading: Reading): readonly Selector[] {
  return Array.from({ length: rule.view.count("entitySelectors") }, (_, index) => {
    const expression: PlacedText = requiredText(rule, "entitySelectors", index, "expression");
    return {
      entityType: requiredText(rule, "entitySelectors", index, "entityType").text,
      value: readKey(expression, reading),
    };
  });
}

/** "By default, signals are automatically suppressed for 72 hours" (About Signal Suppression); those of a prototype are not. */
function suppressionWindow(rule: WrittenRule): number | undefined {
  if (truthValue(rule, "isPrototype", false)) return undefined;
  const length = rule.view.isMissing("suppressionWindowSize")
    ? 259_200_000
    : wholeNumber(rule, "suppressionWindowSize");
  // The shortest there is means none: what it holds back is on the same entity, under the same name, in the same millisecond.
  return length <= 1 ? undefined : length;
}
