import { type ConfStanza, readConfFile } from "../../../backends/splunk/verify/conf-file.ts";
import { call, column, number } from "../../relation/build.ts";
import type { Clause, Relation } from "../../relation/nodes.ts";
import type { EmittedFile, ReadProblem, ReadRule, RuleSchedule } from "../reader.ts";
import { isOn, type Library, settingText } from "./library.ts";
import { fileOffsets } from "./offsets.ts";
import { Unread } from "./problem.ts";
import { readRhythm } from "./schedule.ts";
import { readSearchText } from "./search.ts";
import { longestAgo } from "./time.ts";

/** A stanza of savedsearches.conf as other forms of the rule are held against it. */
export interface SavedSearch {
  readonly path: string;
  readonly stanza: ConfStanza;
  readonly search: string;
  readonly earliest: string;
  readonly latest: string;
  /** Undefined for a search that nobody schedules. */
  readonly cron: string | undefined;
}

export type SavedSearchOutcome = {
  readonly rule?: ReadRule;
  readonly saved?: SavedSearch;
  readonly problems: readonly ReadProblem[];
};

/** Settings of savedsearches.conf that change what is found or when it alerts, and are not covered. */
const UNCOVERED: readonly RegExp[] = [
  /^dispatch\.(?:index_earliest|index_latest|time_format|max_count|rt_backfill|sample_ratio|lookups)$/,
  /^(?:alert_condition|vsid|durable\..*|auto_summarize|federated\.provider)$/,
];

/** Every rule of a file of stanzas. A disabled one is read as if it were enabled. */
export function readSavedSearches(file: EmittedFile, library: Library): readonly SavedSearchOutcome[] {
  const conf = readConfFile(file.text, file.path);
  const [broken] = conf.problems.filter(({ severity }) => severity === "error");
  if (broken !== undefined) {
    const clause = { start: broken.start, end: broken.end };
    return [{ problems: [{ path: file.path, message: broken.message, clause }] }];
  }
  return conf.stanzas.map((stanza) => readStanza(file, stanza, library));
}

function readStanza(file: EmittedFile, stanza: ConfStanza, library: Library): SavedSearchOutcome {
  const whole: Clause = { start: stanza.start, end: stanza.end };
  const fail = (message: string, clause: Clause = whole): SavedSearchOutcome => ({
    problems: [{ path: file.path, message, clause }],
  });
  if (!stanza.hasHeader || stanza.name === "default") return fail("Settings of all stanzas are not covered");
  for (const [index, { key, start, end }] of stanza.settings.entries()) {
    if (UNCOVERED.some((pattern) => pattern.test(key)))
      return fail(`The setting ${key} is not covered`, { start, end });
    // Splunk takes the last one in silence.
    if (stanza.settings.findIndex((other) => other.key === key) < index)
      return fail(`${key} is set twice`, { start, end });
  }
  const setting = stanza.settings.find(({ key }) => key === "search");
  if (setting === undefined) return fail("The stanza has no search");
  const earliest = settingText(stanza, "dispatch.earliest_time");
  const latest = settingText(stanza, "dispatch.latest_time") ?? "now";
  if (earliest === undefined) return fail("A search over all time (no dispatch.earliest_time) is not covered");
  if (/^\s*rt/.test(earliest) || /^\s*rt/.test(latest)) return fail("A real-time search is not covered");
  const schedule = scheduleOf(stanza, earliest);
  if (typeof schedule === "string") return fail(schedule);
  const { text, span } = setting.value;
  const offsets = fileOffsets(file.text);
  const outcome = readSearchText(
    { text, earliest, latest, clause: ({ start, end }) => offsets(span(start, end)) },
    library,
  );
  if (!outcome.ok)
    return fail(outcome.message, outcome.clause ?? { start: setting.value.start, end: setting.value.end });
  const relation = triggered(outcome.relation, stanza);
  if (typeof relation === "string") return fail(relation);
  const scheduled = isScheduled(stanza);
  return {
    problems: [],
    saved: {
      path: file.path,
      stanza,
      search: text,
      earliest,
      latest,
      cron: scheduled ? settingText(stanza, "cron_schedule") : undefined,
    },
    // Throttling (`alert.suppress`) quiets alerts that follow one, for its time; it takes none of the first ones away, and
    // the product itself keeps no record of which events an alert was made of. Whoever starts a search again, that nothing
    // schedules, means to see again what it finds.
    rule: { path: file.path, title: stanza.name, relation, schedule, deduplicates: !scheduled },
  };
}

/** `enableSched` is 0 or 1; inferred: without it nothing runs (savedsearches.conf). */
function isScheduled(stanza: ConfStanza): boolean {
  return isOn(settingText(stanza, "enableSched"));
}

const DAY = 86_400_000;

/**
 * A search without a schedule is run by hand, over its own time range; that somebody runs it once a day at midnight is as
 * good as any other time, since each run sees the whole range.
 */
function scheduleOf(stanza: ConfStanza, earliest: string): RuleSchedule | string {
  let ago: number;
  try {
    ago = longestAgo(earliest);
  } catch (error) {
    if (error instanceof Unread) return error.message;
    throw error;
  }
  // A run takes place when it is scheduled; one that the scheduler starts later has the same `now`, and finds more.
  const common = { kind: "scheduled", lookBack: ago * 1000, latency: 0 } as const;
  if (!isScheduled(stanza)) return { ...common, every: DAY, offset: 0 };
  const cron = settingText(stanza, "cron_schedule");
  if (cron === undefined) return "A scheduled search needs a cron_schedule";
  const rhythm = readRhythm(cron);
  return typeof rhythm === "string" ? rhythm : { ...common, ...rhythm };
}

/**
 * `counttype`, `relation` and `quantity` say when to alert (savedsearches.conf). A rule alerts on results
 * that are there, so that a condition which no results satisfy is not covered. Unscheduled searches have none: whoever
 * runs one sees what it finds.
 */
function triggered(relation: Relation, stanza: ConfStanza): Relation | string {
  const counttype = settingText(stanza, "counttype");
  if (!isScheduled(stanza) || counttype === "always") return relation;
  if (counttype !== "number of events") return `counttype = ${counttype ?? ""} is not covered`;
  const compared = settingText(stanza, "relation");
  if (compared !== "greater than") return `relation = ${compared ?? ""} is not covered`;
  const quantity = Number(settingText(stanza, "quantity"));
  if (!Number.isInteger(quantity) || quantity < 0) return "quantity has to be a whole number";
  if (quantity === 0) return relation;
  const counted: Relation = {
    kind: "window",
    input: relation,
    partition: [],
    order: [],
    frame: { unit: "rows", preceding: null, following: null },
    columns: [{ name: "number of results", call: { function: "count" } }],
  };
  return {
    kind: "filter",
    input: counted,
    where: call("less", number(quantity), column("number of results", "number")),
  };
}
