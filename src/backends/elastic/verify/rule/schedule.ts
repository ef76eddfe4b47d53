import { parseEql } from "../../parse/eql/parse.ts";
import { member, type RuleCheck, textOf } from "./rule.ts";

const SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3_600,
  H: 3_600,
  d: 86_400,
  w: 604_800,
  M: 2_592_000,
  y: 31_536_000,
};

/** How far before now a time of date math lies, in seconds; undefined where that cannot be said. */
export function secondsAgo(time: string): number | undefined {
  if (!time.startsWith("now")) return undefined;
  let seconds = 0;
  let at = 3;
  const step = /([+-])(\d+)([yMwdhHms])|\/[yMwdhHms]/y;
  while (at < time.length) {
    step.lastIndex = at;
    const match = step.exec(time);
    if (match === null) return undefined;
    const [, sign, count = "0", unit = "s"] = match;
    // Rounding moves less than the unit it rounds to.
    if (sign !== undefined) seconds += (sign === "-" ? 1 : -1) * Number(count) * (SECONDS[unit] ?? 0);
    at = step.lastIndex;
  }
  return seconds;
}

/** A duration such as `5m` in seconds. */
export function secondsOf(duration: string): number | undefined {
  const match = /^(\d+)([smhd])$/.exec(duration);
  return match === null ? undefined : Number(match[1]) * (SECONDS[match[2] ?? ""] ?? 0);
}

// What Kibana fills in.
const DEFAULT_FROM = "now-6m";
const DEFAULT_INTERVAL = "5m";

/** Whether runs cover all time, and what depends on how far back a run looks. */
export function checkSchedule({ rule, findings }: RuleCheck): void {
  const from = textOf(member(rule.value, "from")) ?? DEFAULT_FROM;
  const interval = textOf(member(rule.value, "interval")) ?? DEFAULT_INTERVAL;
  const to = secondsAgo(textOf(member(rule.value, "to")) ?? "now");
  const lookBack = secondsAgo(from);
  const every = secondsOf(interval);
  const place = Object.hasOwn(rule.value, "from") ? "from" : "interval";
  if (every === 0) findings.error("RW5412", "The interval is 0, so the rule never runs", ["interval"]);
  if (lookBack !== undefined && lookBack <= (to ?? 0)) {
    findings.error("RW5412", `\`${from}\` does not lie before the end of the run`, [place]);
  } else if (lookBack !== undefined && every !== undefined && lookBack - (to ?? 0) < every) {
    const message = `The rule runs every ${interval} and looks back to ${from}: what happens between is never seen`;
    findings.error("RW5412", message, [place], "Look back at least one interval, and some minutes for late events");
  }
  if (lookBack === undefined && !from.startsWith("now")) {
    findings.warning("RW5412", "A fixed date makes each run longer than the one before", ["from"]);
  }
  const isBlock = rule.form === "toml" && member(rule.value, "building_block_type") !== undefined;
  const exempt = member(rule.metadata, "bypass_bbr_timing") === true;
  if (isBlock && !exempt && ((lookBack ?? 0) < 7_140 || (every ?? 0) < 3_600)) {
    const message =
      "A building block runs at most hourly and looks back two hours: from is now-119m or earlier, interval 60m or longer";
    findings.error("RW5412", message, [place], "`bypass_bbr_timing = true` in the metadata switches this off");
  }
}

/** New terms: the history has to begin before the run's own time. */
export function checkHistory({ rule, findings }: RuleCheck): void {
  if (rule.type !== "new_terms") return;
  const flat = textOf(member(rule.value, "history_window_start"));
  const table = member(member(rule.value, "new_terms"), "history_window_start");
  const start = flat ?? (Array.isArray(table) ? textOf(member(table[0], "value")) : undefined);
  if (start === undefined) return;
  const place = flat === undefined ? ["new_terms", "history_window_start", 0, "value"] : ["history_window_start"];
  const history = secondsAgo(start);
  const lookBack = secondsAgo(textOf(member(rule.value, "from")) ?? DEFAULT_FROM);
  if (history === undefined) {
    // What is neither date math nor a date is reported by the schema.
    if (!/^\d{4}-\d\d/.test(start)) return;
    findings.warning("RW5412", "A fixed date makes the history longer with each run", place, "Write it as `now-7d`");
  } else if (lookBack !== undefined && history <= lookBack) {
    const message = `The history begins at ${start}, but has to begin before the time a run looks at`;
    findings.error("RW5412", message, place, "Kibana refuses a rule whose history does not begin before `from`");
  }
}

/**
 * Rule repositories ask for the time of arrival, since agents deliver late and what happened before `from` is not looked at.
 * Sequences are exempt: their order is that of the events.
 */
export function checkArrival({ rule, findings }: RuleCheck): void {
  const query = textOf(member(rule.value, "query")) ?? "";
  const language = member(rule.value, "language");
  if (rule.form !== "toml" || (language !== "kuery" && language !== "eql")) return;
  if (member(rule.value, "timestamp_override") === "event.ingested") return;
  const parsed = language === "eql" ? parseEql(query) : undefined;
  if (parsed?.ok === true && parsed.tree.query.kind !== "event") return;
  const at = Object.hasOwn(rule.value, "timestamp_override") ? "timestamp_override" : "from";
  const message = "Events that arrive late are missed: the rule goes by the time at which they happened";
  findings.warning("RW5412", message, [at], 'Set `timestamp_override = "event.ingested"`');
}

/** Steps of a sequence that lie further apart than a run looks back are never seen together. */
export function checkSequence({ rule, findings }: RuleCheck): void {
  const query = textOf(member(rule.value, "query"));
  if (rule.type !== "eql" || query === undefined) return;
  const parsed = parseEql(query);
  if (!parsed.ok || parsed.tree.query.kind !== "sequence") return;
  const { maxspan } = parsed.tree.query;
  const from = textOf(member(rule.value, "from")) ?? DEFAULT_FROM;
  const lookBack = secondsAgo(from);
  if (maxspan === undefined || lookBack === undefined || maxspan.milliseconds / 1_000 <= lookBack) return;
  const message = `The sequence may last longer than the time that a run looks at, which begins at ${from}`;
  findings.warning("RW5412", message, [Object.hasOwn(rule.value, "from") ? "from" : "query"]);
}
