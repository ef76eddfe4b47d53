import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Pointer } from "../../../spec/tree.ts";
import type { Embedded } from "../../../verify/embedded.ts";
import { DAY, HOUR, MINUTE, readDuration, showDuration } from "./duration-text.ts";
import { finding } from "./finding.ts";
import type { Analysis } from "./kusto-protocol.ts";
import { member } from "./part.ts";
import type { Rule } from "./rule.ts";

interface Bounds {
  readonly least: number;
  readonly most: number;
}

// Microsoft Learn, scheduled analytics rules; for suppression and grouping the portal's own limits.
const SCHEDULE: Bounds = { least: 5 * MINUTE, most: 14 * DAY };
const SUPPRESSION: Bounds = { least: 1, most: 24 * HOUR };
const GROUPING: Bounds = { least: 5 * MINUTE, most: 7 * DAY };
const SCHEDULE_MEMBERS = ["queryFrequency", "queryPeriod", "triggerOperator", "triggerThreshold"];

/** Frequencies, periods and other durations: their form, their bounds and how they go together. */
export function checkSchedule(rule: Rule): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const read = (pointer: Pointer, value: unknown, bounds: Bounds): number | undefined => {
    if (typeof value !== "string") return undefined;
    const span = rule.document.spanAt(pointer);
    const name = `\`${String(pointer.at(-1))}\``;
    const duration = readDuration(value);
    if (duration === undefined || (rule.form === "template" && duration.form !== "iso")) {
      const expected = rule.form === "template" ? "a duration such as PT1H or P1D" : "a duration such as 5m, 1h or 14d";
      diagnostics.push(finding("RW5115", "error", `${name} has to be ${expected}, and is "${value}"`, span));
      return undefined;
    }
    if (rule.form === "yaml" && duration.form === "iso") {
      const message = `${name} is written as in templates, and in rule files it is a duration such as 5m, 1h or 14d`;
      diagnostics.push(finding("RW5115", "warning", message, span));
    }
    if (duration.milliseconds < bounds.least || duration.milliseconds > bounds.most) {
      const range =
        bounds.least === 1
          ? `at most ${showDuration(bounds.most)}`
          : `${showDuration(bounds.least)} to ${showDuration(bounds.most)}`;
      diagnostics.push(finding("RW5115", "error", `${name} has to be ${range}, and is ${value}`, span));
      return undefined;
    }
    return duration.milliseconds;
  };
  if (rule.kind === "NRT") {
    for (const name of SCHEDULE_MEMBERS) {
      if (member(rule.members, name) === undefined) continue;
      const span = rule.document.keySpanAt([name]) ?? rule.document.spanAt([name]);
      diagnostics.push(finding("RW5116", "error", `A rule of kind NRT has no \`${name}\``, span, "Leave it out"));
    }
  } else {
    const frequency = read(["queryFrequency"], member(rule.members, "queryFrequency"), SCHEDULE);
    const period = read(["queryPeriod"], member(rule.members, "queryPeriod"), SCHEDULE);
    diagnostics.push(...checkPair(rule, frequency, period));
  }
  read(["suppressionDuration"], member(rule.members, "suppressionDuration"), SUPPRESSION);
  const grouping = member(member(rule.members, "incidentConfiguration"), "groupingConfiguration");
  const lookback = ["incidentConfiguration", "groupingConfiguration", "lookbackDuration"];
  read(lookback, member(grouping, "lookbackDuration"), GROUPING);
  return diagnostics;
}

function checkPair(rule: Rule, frequency?: number, period?: number): readonly Diagnostic[] {
  if (frequency === undefined || period === undefined) return [];
  const span = rule.document.spanAt(["queryFrequency"]);
  if (period < frequency) {
    const message = `\`queryPeriod\` (${showDuration(period)}) is shorter than \`queryFrequency\` (${showDuration(frequency)})`;
    return [finding("RW5115", "error", message, rule.document.spanAt(["queryPeriod"]))];
  }
  if (period < 2 * DAY || frequency >= HOUR) return [];
  const message = `A query over 2 days or more runs once an hour at most, and \`queryFrequency\` is ${showDuration(frequency)}`;
  return [finding("RW5115", "error", message, span)];
}

/** The furthest `ago` of a query, if it reaches behind the rule's period. */
export function checkLookback(rule: Rule, query: Embedded, analysis: Analysis): readonly Diagnostic[] {
  const written = member(rule.members, "queryPeriod");
  const period = typeof written === "string" ? readDuration(written)?.milliseconds : undefined;
  if (period === undefined || rule.kind === "NRT") return [];
  const furthest = [...analysis.lookbacks].sort((a, b) => b.milliseconds - a.milliseconds)[0];
  if (furthest === undefined || furthest.milliseconds <= period) return [];
  const message = `The query looks back ${showDuration(furthest.milliseconds)}, and it is shown the last ${showDuration(period)} only`;
  const found = finding("RW5110", "warning", message, query.span(furthest.start, furthest.end), "Raise `queryPeriod`");
  const place = rule.document.spanAt(["queryPeriod"]);
  return [{ ...found, related: [{ message: "It is shown the last of this period", span: place }] }];
}
