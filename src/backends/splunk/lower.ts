import type { BoundField } from "../../catalog/nodes.ts";
import type { NoteSink } from "../../fidelity/notes.ts";
import { assertNever } from "../../model/walk.ts";
import type { Plan, PlanKey, PlanOutput } from "../../plan/nodes.ts";
import { type Stages, stages as stagesOf } from "../../plan/stages.ts";
import { type BranchStages, branchStages, collapsedStages, type RowPlan } from "./branch.ts";
import { isLate, isListColumn, isVocabulary, keyColumn, outputColumn, type RowColumn } from "./columns.ts";
import { counting } from "./count.ts";
import { isListField, ROW_FIRST, ROW_LAST, ROW_SCORE } from "./expression.ts";
import { anchoredStages, type JoinContext, type JoinTimes, togetherStages } from "./joined.ts";
import { createNames, isTime, isTimeField, type Names } from "./names.ts";
import { arrivedBefore, arrivedSince, type Timing, withRunTime } from "./schedule.ts";
import { IN_ORDER, seconds, sessionStages, streamstats } from "./sessions.ts";
import {
  type Aggregate,
  aggregate,
  all,
  any,
  call,
  compare,
  type Eval,
  field,
  number,
  type Stage,
  sum,
  text,
} from "./syntax.ts";
import { VENDOR_PRODUCT } from "./vendor-product.ts";

export interface LowerInput {
  readonly plan: Plan<BoundField>;
  readonly timing: Timing;
  readonly notes: NoteSink;
  readonly tableOf: (list: string) => string;
  readonly macroOf: (source: string) => string;
  readonly filterMacro: string;
  readonly vendorProducts: readonly string[];
  /** Only what is new to this run; a search that somebody runs by hand shows all of its time range. */
  readonly fresh: boolean;
}

/** A detection's search. */
export interface Lowered {
  readonly stages: readonly Stage[];
  /** The column of each output, by its name; outputs that the target lacks have none. */
  readonly columns: ReadonlyMap<string, string>;
}

/** The search of a detection: rows, trigger, once, what is new in this run, outputs. */
export function lowerPlan(input: LowerInput): Lowered {
  const plan = stagesOf(input.plan);
  const names = createNames(input.plan);
  const label = plan.branches.length > 1 ? names.internal("event") : undefined;
  const fresh = input.fresh ? arrivedSince(input.timing.every) : undefined;
  const grouped =
    plan.trigger !== undefined || plan.once !== undefined || plan.branches.some((branch) => branch.collapse);
  const merged = plan.once !== undefined || plan.branches.some((branch) => branch.collapse);
  const times = joinTimes(plan, names);
  const outputs = plan.outputs.flatMap((output): RowColumn[] => {
    const name = names.columns.get(output.name);
    if (name === times?.first) return [];
    const column = name === undefined ? undefined : outputColumn(name, output, merged);
    return column === undefined ? [] : [column];
  });
  const keys = triggerKeys(plan, names);
  const onceKeys = plan.trigger?.kind === "count" ? [] : onceColumns(plan, names);
  const count =
    plan.trigger?.kind === "count" ? counting(plan.trigger, plan.outputs, keys, names, label, fresh) : undefined;
  const rows: RowPlan = {
    names,
    columns: [...outputs, ...keys, ...onceKeys, ...(count?.columns ?? [])],
    tableOf: input.tableOf,
    macroOf: input.macroOf,
    label,
    scored: plan.branches.some((branch) => branch.score !== undefined),
    required: keys,
  };
  // A row that nothing groups is judged by itself, and so belongs to the run it arrived in.
  const arrived = fresh === undefined ? undefined : grouped ? arrivedBefore() : all([fresh, arrivedBefore()]);
  const made: Stage[] = [...rowStages(plan, rows, arrived)];
  made.push(...keyStages([...keys, ...onceKeys], keys));
  const join: JoinContext = {
    names,
    label: label ?? "event",
    by: keys.map((key) => key.name),
    shown: [...outputs, ...onceKeys],
    once: plan.once === undefined ? undefined : { keys: onceKeys, within: plan.once.within },
    fresh,
    times,
  };
  made.push(...triggerStages(plan, keys, join, count?.stages ?? []));
  if (plan.once !== undefined) {
    if (plan.trigger?.kind === "count") noteOnceLost(plan.once, input.notes);
    else made.push(...onceStages(plan, plan.once, onceKeys, rows, times));
  }
  if (fresh !== undefined && grouped && count === undefined) {
    made.push({ kind: "where", condition: undefined, arrival: fresh });
  }
  made.push(...outputStages(plan.outputs, names, times, input.vendorProducts), {
    kind: "macro",
    name: input.filterMacro,
  });
  return { stages: withRunTime(made), columns: names.columns };
}

/** The same search without regard to when rows arrived, for whoever looks at an alert later. */
export function reviewStages(input: LowerInput, { stages }: Lowered): readonly Stage[] {
  const { trigger } = stagesOf(input.plan);
  // Joins ask all over when rows arrived; of other searches all but a clause or two stays, and with it the text made of it.
  if (trigger?.kind === "anchored" || trigger?.kind === "together") return lowerPlan({ ...input, fresh: false }).stages;
  return stages.flatMap((stage): Stage[] => {
    if (stage.kind === "addinfo") return [];
    if (stage.kind !== "where") return [stage];
    const { condition } = stage;
    return condition === undefined ? [] : [{ kind: "where", condition }];
  });
}

/** Events that occur together have a first and a last time; their other times are those of one event. */
function joinTimes({ trigger, outputs }: Stages<BoundField>, names: Names): JoinTimes | undefined {
  if (trigger?.kind !== "together") return undefined;
  const output = outputs.find(({ value }) => value.kind === "field" && value.fields.size > 1 && isTimeOf(value.fields));
  const first = output === undefined ? undefined : names.columns.get(output.name);
  return first === undefined ? undefined : { first, last: names.internal("lastTime") };
}

function isTimeOf(fields: ReadonlyMap<string, BoundField>): boolean {
  return [...fields.values()].every(({ name }) => name === "time");
}

/** The rows of all branches with their columns, records of one operation made one row. */
function rowStages(plan: Stages<BoundField>, rows: RowPlan, arrived: Eval | undefined): readonly Stage[] {
  const branches = plan.branches.map((branch) => ({ branch, made: branchStages(branch, rows) }));
  const [only, second] = branches;
  const stages: Stage[] = [];
  const inTime: readonly Stage[] =
    arrived === undefined ? [] : [{ kind: "where", condition: undefined, arrival: arrived }];
  if (only !== undefined && second === undefined) {
    const { head } = only.made;
    stages.push(...only.made.stages.slice(0, head), ...inTime, ...only.made.stages.slice(head));
  } else stages.push({ kind: "multisearch", searches: branches.map(({ made }) => made.stages) }, ...inTime);
  const filled = [...new Set(branches.flatMap(({ made }) => made.filled))];
  if (filled.length > 0) stages.push({ kind: "blank_to_null", fields: filled });
  for (const { branch, made } of branches) {
    if (branch.collapse === undefined || made.collapse === undefined) continue;
    branch.collapse.by.forEach((key, index) => {
      const name = made.collapse?.keys[index];
      if (name !== undefined && [...key.fields.values()].some(isListField)) stages.push(...explode(name));
    });
    stages.push(
      ...sessionStages(made.collapse.keys, branch.collapse.within, collapsing(branch, made, rows), rows.names),
    );
    stages.push(...collapsedStages(branch, made.collapse, rows));
  }
  return stages;
}

function collapsing(
  branch: Stages<BoundField>["branches"][number],
  made: BranchStages,
  rows: RowPlan,
): readonly Aggregate[] {
  const fields = made.collapse;
  // Rows of other branches have their score already.
  const scored = rows.scored && rows.label !== undefined ? [aggregate("first", ROW_SCORE, ROW_SCORE)] : [];
  return [
    aggregate("min", "_time", ROW_FIRST),
    aggregate("max", "_time", ROW_LAST),
    aggregate(branch.collapse?.time === "last" ? "max" : "min", "_time", "_time"),
    aggregate("max", "_indextime", "_indextime"),
    ...(rows.label === undefined ? [] : [aggregate("first", rows.label, rows.label)]),
    ...(fields?.any === undefined ? [] : [aggregate("max", fields.any, fields.any)]),
    ...scored,
    // The first and last time of the whole are assigned afterwards.
    ...rows.columns.filter((column) => rows.label !== undefined || !isLate(column)).map(merging),
    ...(fields?.kept ?? []).map((kept) => aggregate(kept.set ? "values" : "first", kept.name, kept.name)),
  ];
}

/** The first value that is not missing, in the order of events; of a vocabulary or list, all. */
function merging(column: RowColumn): Aggregate {
  const many = !column.key && (isVocabulary(column) || isListColumn(column));
  return aggregate(many ? "values" : "first", column.name, column.name);
}

function triggerKeys(plan: Stages<BoundField>, names: Names): readonly RowColumn[] {
  const { trigger, outputs } = plan;
  if (trigger === undefined) return [];
  const keys = trigger.kind === "first_seen" ? trigger.value : trigger.keys;
  return keys.map((key) => {
    const shown = outputs.find((output) => output.value.kind === "key" && output.value.key.name === key.name);
    const column = shown === undefined ? undefined : names.columns.get(shown.name);
    return keyColumn(column ?? names.internal(`key_${key.name.replace(/\W+/g, "_")}`), key);
  });
}

function onceColumns(plan: Stages<BoundField>, names: Names): readonly RowColumn[] {
  return (plan.once?.fields ?? []).map((key: PlanKey<BoundField>) =>
    keyColumn(names.internal(`once_${key.name.replace(/\W+/g, "_")}`), key),
  );
}

/** Rows without a complete key belong to no group; a list stands for each of its elements. */
function keyStages(columns: readonly RowColumn[], required: readonly RowColumn[]): readonly Stage[] {
  const lists = columns.filter(isListColumn).flatMap((column) => explode(column.name));
  if (required.length === 0) return lists;
  const complete = all(required.map((column) => call("isnotnull", field(column.name))));
  return [...lists, { kind: "where", condition: complete }];
}

function explode(name: string): readonly Stage[] {
  return [
    { kind: "mvexpand", field: name },
    { kind: "blank_to_null", fields: [name] },
  ];
}

function triggerStages(
  plan: Stages<BoundField>,
  keys: readonly RowColumn[],
  join: JoinContext,
  counted: readonly Stage[],
): readonly Stage[] {
  const { trigger } = plan;
  if (trigger === undefined) return [];
  switch (trigger.kind) {
    case "count":
      return counted;
    case "anchored":
      return anchoredStages(trigger, join);
    case "together":
      return togetherStages(trigger, join);
    case "first_seen": {
      const previous = join.names.internal("previous_time");
      const gap = compare(sum(field("_time"), "-", field(previous)), ">", number(seconds(trigger.history)));
      const by = keys.map((key) => key.name);
      return [
        IN_ORDER,
        { ...streamstats([aggregate("last", "_time", previous)], by), current: false },
        {
          kind: "where",
          condition: { kind: "located", of: any([call("isnull", field(previous)), gap]), span: trigger.span },
        },
      ];
    }
    default:
      return assertNever(trigger);
  }
}

/** One row per session of equal keys, with what its first rows say; it is new when the first to arrive is. */
function onceStages(
  plan: Stages<BoundField>,
  once: NonNullable<Stages<BoundField>["once"]>,
  keys: readonly RowColumn[],
  rows: RowPlan,
  times: JoinTimes | undefined,
): readonly Stage[] {
  const shown = rows.columns.filter((column) => !keys.includes(column));
  const aggregates = [
    aggregate("min", "_time", "_time"),
    aggregate("min", "_indextime", "_indextime"),
    ...shown.map(merging),
    ...(times === undefined
      ? []
      : [aggregate("min", times.first, times.first), aggregate("max", times.last, times.last)]),
    ...(rows.names.columns.has("score") ? [aggregate("first", ROW_SCORE, ROW_SCORE)] : []),
  ];
  return sessionStages(
    keys.map((key) => key.name),
    once.within,
    aggregates,
    rows.names,
    keys.every((key) => isAlwaysThere(key, plan)),
  );
}

/** No alert lacks the key: each event that may stand for it has a field in which the address of an event is the last resort. */
function isAlwaysThere(key: RowColumn, plan: Stages<BoundField>): boolean {
  return eventsOf(key, plan).every((event) => {
    const expression = key.fields.get(event)?.expression;
    const last = expression?.kind === "first_of" ? expression.options.at(-1) : expression;
    return last?.kind === "column" && last.name === "_cd";
  });
}

/** The events of which every alert shows one in a key: those that alert, or one that joining brings to each of them. */
function eventsOf(key: RowColumn, { trigger, branches }: Stages<BoundField>): readonly string[] {
  const [only, second] = key.fields.keys();
  const isCarried = trigger?.kind === "together" || (trigger?.kind === "anchored" && only === trigger.anchorEvent);
  if (only !== undefined && second === undefined && isCarried) return [only];
  return trigger?.kind === "anchored" ? trigger.otherEvents : branches.flatMap(({ events }) => events);
}

function noteOnceLost(once: NonNullable<Stages<BoundField>["once"]>, notes: NoteSink): void {
  notes.add({
    code: "once-per-lost",
    construct: "once_per",
    reason: "an alert that counts has no single event whose fields could be compared",
    span: once.span,
    direction: "over",
  });
}

/** Times as text with their zone, and the columns in the order of the detection; behind them whose records these are. */
function outputStages(
  outputs: readonly PlanOutput<BoundField>[],
  names: Names,
  joined: JoinTimes | undefined,
  vendorProducts: readonly string[],
): readonly Stage[] {
  const withLast = (name: string): readonly string[] => (name === joined?.first ? [name, joined.last] : [name]);
  const columns = outputs.flatMap((output) => names.columns.get(output.name) ?? []).flatMap(withLast);
  const times = outputs.flatMap((output) => {
    const name = names.columns.get(output.name);
    return name !== undefined && showsTime(output) ? withLast(name) : [];
  });
  const [product, second] = vendorProducts.map(text);
  const made: Stage[] = times.length === 0 ? [] : [{ kind: "convert", fields: times }];
  if (product === undefined || columns.includes(VENDOR_PRODUCT)) return [...made, { kind: "table", fields: columns }];
  const value = second === undefined ? product : call("mvappend", ...vendorProducts.map(text));
  made.push({ kind: "eval", assignments: [{ name: VENDOR_PRODUCT, value, span: undefined }] });
  return [...made, { kind: "table", fields: [...columns, VENDOR_PRODUCT] }];
}

function showsTime(output: PlanOutput<BoundField>): boolean {
  const { value } = output;
  switch (value.kind) {
    case "field":
      return [...value.fields.values()].some(isTimeField);
    case "key":
      return isTime(value.key);
    case "first":
    case "last":
    case "min":
    case "max":
      return value.of !== "score" && isTime(value.of);
    case "values":
      return isTime(value.of);
    case "score":
    case "count":
    case "count_distinct":
    case "duration":
      return false;
    default:
      return assertNever(value);
  }
}
