import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../diagnostics/span.ts";
import { savedSearchTable } from "./conf-facts.ts";
import type { ConfFile, ConfSetting } from "./conf-file.ts";
import { checkSettings, isFalse, isTrue, settingOf } from "./conf-settings.ts";
import { gapsOf, readCron } from "./cron.ts";
import { checkEmbeddedSearch } from "./embedded-search.ts";
import { error, type Findings, warning } from "./finding.ts";
import type { Library } from "./library.ts";
import { checkActions } from "./savedsearch-actions.ts";
import { isRealTime, secondsAgo } from "./time-modifier.ts";

/** Judges savedsearches.conf: settings, schedules, triggers, throttles, actions and the searches themselves. */
export function checkSavedSearches(conf: ConfFile, library: Library, findings: Findings): void {
  const defaults = conf.stanzas.find(({ name }) => name === "default");
  for (const stanza of conf.stanzas) {
    findings.diagnostics.push(...checkSettings(stanza, savedSearchTable(), conf));
    if (stanza.name === "default") continue;
    const setting = (key: string): ConfSetting | undefined =>
      settingOf(stanza, key) ?? (defaults === undefined ? undefined : settingOf(defaults, key));
    const search = settingOf(stanza, "search");
    const span = conf.lines.span(conf.file, stanza.start, stanza.end);
    // contentctl names the limit: ES does not save a longer one when somebody edits it.
    if (stanza.name.length > longestName && isTrue(setting("action.correlationsearch.enabled"))) {
      const message = `The name has ${stanza.name.length} characters, and Enterprise Security saves up to ${longestName}`;
      findings.diagnostics.push(warning("RW5269", message, span));
    }
    // A stanza without a search changes one of another layer, and what it lacks may be there.
    if (search !== undefined) {
      if (search.value.text === "")
        findings.diagnostics.push(error("RW5261", "The search is empty", keySpan(search, conf)));
      findings.diagnostics.push(...checkSchedule(setting, search.value.text, span, conf));
      findings.diagnostics.push(...checkTrigger(setting, conf));
    }
    const condition = settingOf(stanza, "alert_condition");
    if (condition !== undefined && condition.value.text !== "") {
      checkEmbeddedSearch(condition.value, library, findings);
    }
    const fields =
      search === undefined || search.value.text === ""
        ? undefined
        : checkEmbeddedSearch(search.value, library, findings);
    checkActions(stanza, { fields }, library, findings);
  }
}

const longestName = 99;

type Setting = (key: string) => ConfSetting | undefined;

function checkSchedule(setting: Setting, search: string, stanza: Span, conf: ConfFile): readonly Diagnostic[] {
  const enabled = setting("enableSched");
  const cron = setting("cron_schedule");
  const window = setting("schedule_window");
  const earliest = setting("dispatch.earliest_time");
  const latest = setting("dispatch.latest_time");
  const priority = setting("schedule_priority");
  const found: Diagnostic[] = [];
  for (const time of [earliest, latest]) {
    if (time === undefined || !isRealTime(time.value.text)) continue;
    const message = "A real-time search takes a core of every indexer for itself, and Splunk Cloud refuses it";
    found.push(warning("RW5261", message, valueSpan(time)));
  }
  if (!isTrue(enabled)) return found;
  if (cron === undefined || cron.value.text === "") {
    const message = "The search is scheduled, but there is no cron_schedule, so it never runs";
    found.push(error("RW5261", message, enabled === undefined ? stanza : keySpan(enabled, conf)));
    return found;
  }
  if ((earliest === undefined || earliest.value.text === "") && !search.trimStart().startsWith("|")) {
    const message = "A scheduled search without dispatch.earliest_time reads all events there ever were at each run";
    found.push(warning("RW5261", message, stanza));
  }
  const gaps = gapsOf(readCron(cron.value.text));
  const minutes = window === undefined || !/^\d{1,9}$/.test(window.value.text) ? 0 : Number(window.value.text);
  if (window !== undefined && gaps !== undefined && minutes > 0 && minutes >= gaps.shortest) {
    const message = `A schedule_window of ${minutes} minutes is not shorter than the ${gaps.shortest} minutes between two runs`;
    found.push(error("RW5261", message, valueSpan(window)));
  }
  if (priority !== undefined && /^high/.test(priority.value.text) && window !== undefined && !isFalse(window)) {
    const message = "A schedule_priority and a schedule_window exclude each other; the window is passed over";
    found.push(warning("RW5261", message, valueSpan(priority)));
  }
  const from = earliest === undefined ? undefined : secondsAgo(earliest.value.text);
  const to = latest === undefined || latest.value.text === "" ? 0 : secondsAgo(latest.value.text);
  if (earliest !== undefined && gaps !== undefined && from !== undefined && to !== undefined) {
    if (from <= to) {
      const message = "The search looks at no time: its earliest time is not before its latest";
      found.push(error("RW5261", message, valueSpan(earliest)));
    } else if (from - to < gaps.longest * 60) {
      const message = `The search looks at ${Math.round((from - to) / 60)} minutes, but ${gaps.longest} minutes lie between two runs, so that some events are never looked at`;
      found.push(warning("RW5261", message, valueSpan(earliest)));
    }
  }
  return found;
}

function checkTrigger(setting: Setting, conf: ConfFile): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const counttype = setting("counttype");
  const relation = setting("relation");
  const quantity = setting("quantity");
  const kind = counttype?.value.text ?? "always";
  if (counttype !== undefined && kind.startsWith("number of")) {
    const missing = [relation === undefined ? "relation" : "", quantity === undefined ? "quantity" : ""].filter(
      (name) => name !== "",
    );
    if (missing.length > 0) {
      const message = `A counttype of ${kind} needs ${missing.join(" and ")} to compare with`;
      found.push(error("RW5261", message, keySpan(counttype, conf)));
    }
  }
  if (counttype !== undefined && kind === "custom" && setting("alert_condition") === undefined) {
    found.push(error("RW5261", "A counttype of custom needs an alert_condition", keySpan(counttype, conf)));
  }
  if (kind === "always" && relation !== undefined && relation.value.text !== "") {
    const message = "The relation compares nothing: it needs a counttype of number of events, hosts or sources";
    found.push(warning("RW5261", message, keySpan(relation, conf)));
  }
  const suppress = setting("alert.suppress");
  if (suppress === undefined || !isTrue(suppress)) return found;
  const period = setting("alert.suppress.period");
  if (period === undefined || period.value.text === "") {
    const message = "Alerts are throttled, but there is no alert.suppress.period that says for how long";
    found.push(error("RW5261", message, keySpan(suppress, conf)));
  }
  const fields = setting("alert.suppress.fields");
  if (isFalse(setting("alert.digest_mode")) && (fields === undefined || fields.value.text === "")) {
    const message = "Throttling with one alert per result (alert.digest_mode = 0) needs alert.suppress.fields";
    found.push(error("RW5261", message, keySpan(suppress, conf)));
  }
  return found;
}

function keySpan({ start, end }: ConfSetting, { file, lines }: ConfFile): Span {
  return lines.span(file, start, end);
}

function valueSpan({ value }: ConfSetting): Span {
  return value.span(0, value.text.length);
}
