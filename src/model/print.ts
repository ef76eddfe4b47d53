import { printable } from "../diagnostics/printable.ts";
import { printDuration } from "./duration.ts";
import type { Detection, EventPattern, FieldRef, Key, Output, Trigger } from "./nodes.ts";
import type { Predicate } from "./predicate.ts";
import { printPredicate } from "./print-predicate.ts";
import { printComparison } from "./resolve-trigger.ts";
import { printTemplate } from "./template.ts";
import { assertNever } from "./walk.ts";

/** Prints what a detection means, as `rulewright explain` shows it: plain text, two-space indents, equal for equal detections. */
export function printDetection(detection: Detection): string {
  const { metadata } = detection;
  const sections: readonly (readonly string[])[] = [
    [
      `${metadata.title} (${detection.slug}, ${detection.kind}, version ${metadata.version}, ${metadata.status})`,
      `  severity ${metadata.severity}, risk score ${metadata.riskScore}, confidence ${metadata.confidence}`,
      `  ATT&CK ${metadata.attack.techniques.join(", ")} (${metadata.attack.tactics.join(", ")})`,
      `  for ${detection.targets.join(", ")}`,
    ],
    ["Events", ...[...detection.events.values()].flatMap(printEvent).map(indent)],
    detection.exclusions.length === 0 ? [] : ["Exclusions", ...printExclusions(detection).map(indent)],
    detection.score === undefined ? [] : ["Score", ...printScore(detection).map(indent)],
    ["Trigger", ...printTrigger(detection.trigger).map(indent), ...printCollapsing(detection).map(indent)],
    ["Schedule", indent(printSchedule(detection))],
    ["Alert", ...printAlert(detection).map(indent)],
    detection.lists.size === 0 ? [] : ["Lists", ...printLists(detection).map(indent)],
  ];
  const printed = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${printed.join("\n\n")}\n`;
}

function indent(line: string): string {
  return `  ${line}`;
}

/** One operand of the outermost `and` per line. */
function printWhere(predicate: Predicate<FieldRef>): readonly string[] {
  if (predicate.kind !== "and") return [printPredicate(predicate)];
  return predicate.operands.map((operand, index) => {
    const text = operand.kind === "or" ? `(${printPredicate(operand)})` : printPredicate(operand);
    return index === 0 ? text : `and ${text}`;
  });
}

function printEvent(event: EventPattern): readonly string[] {
  const refines = event.refines === undefined ? "" : `, refines ${event.refines}`;
  const lines = [`${event.name}: ${event.source.name}${refines}`, ...printWhere(event.where).map(indent)];
  const { operation, otherwise } = event;
  if (operation !== undefined) {
    const by = operation.by.map((field) => field.name).join(", ");
    const any = operation.any === undefined ? "" : `, if any record satisfies: ${printPredicate(operation.any)}`;
    lines.push(
      indent(
        `records of one ${by} within ${printDuration(operation.within)} are one event at the ${operation.time} record's time${any}`,
      ),
    );
  }
  if (otherwise !== undefined) {
    lines.push(indent(`where the source is not stored: ${otherwise.source.name}, ${printPredicate(otherwise.where)}`));
  }
  return lines;
}

function printExclusions(detection: Detection): readonly string[] {
  return detection.exclusions.flatMap((exclusion) => [
    `${exclusion.name}${exclusion.enabled ? "" : " (off)"}: ${oneLine(exclusion.reason)}`,
    ...[...exclusion.where].map(([event, where]) => indent(`${event}: ${printExcluded(where)}`)),
  ]);
}

/** A test on an empty inline list never holds. */
function printExcluded(where: Predicate<FieldRef>): string {
  return where.kind === "constant" && !where.value ? "nothing yet (its list is empty)" : printPredicate(where);
}

function printScore(detection: Detection): readonly string[] {
  const { score } = detection;
  if (score === undefined) return [];
  return [
    `starts at ${score.base}`,
    ...score.add.map(
      (term) => `${term.points < 0 ? "−" : "+"}${Math.abs(term.points)} if ${term.event}: ${printPredicate(term.when)}`,
    ),
    ...(score.atLeast === undefined ? [] : [`rows below ${score.atLeast} are dropped`]),
  ];
}

/** Says in words what makes an alert. */
export function printTrigger(trigger: Trigger): readonly string[] {
  switch (trigger.kind) {
    case "match":
      return [`every event of ${either(trigger.events)}`];
    case "event_count":
    case "value_count": {
      const counted =
        trigger.kind === "event_count"
          ? `events of ${either(trigger.events)}`
          : `distinct ${printKeys(trigger.of)} in events of ${either(trigger.events)}`;
      const count = trigger.conditions.map(printComparison).join(" and ");
      return [`${count} ${counted}${per(trigger.groupBy)} within any ${printDuration(trigger.timespan)}`];
    }
    case "temporal":
      return [
        `${trigger.events.join(" and ")}, in any order,${per(trigger.groupBy)} within any ${printDuration(trigger.timespan)}`,
      ];
    case "temporal_ordered":
      return [
        `${trigger.events.join(", then ")},${per(trigger.groupBy)} within any ${printDuration(trigger.timespan)}`,
      ];
    case "temporal_anchored":
      return [
        `every event of ${either(trigger.events)} with an event of ${trigger.anchor}${per(trigger.groupBy)}`,
        `that lies at most ${printDuration(trigger.after)} before it or ${printDuration(trigger.before)} after it`,
      ];
    case "first_seen":
      return [
        `every event of ${either(trigger.events)} whose ${printKeys(trigger.value)} was not seen in the ${printDuration(trigger.history)} before`,
      ];
    default:
      return assertNever(trigger);
  }
}

function printCollapsing(detection: Detection): readonly string[] {
  const lines: string[] = [];
  const { oncePer, limits } = detection;
  if (oncePer !== undefined)
    lines.push(`one alert per ${printKeys(oncePer.fields)} within ${printDuration(oncePer.within)}`);
  if (limits.throttle !== undefined) {
    lines.push(
      `muted per ${printKeys(limits.throttle.fields)} for ${printDuration(limits.throttle.for)} after an alert`,
    );
  }
  if (limits.maxAlerts !== undefined) lines.push(`at most ${limits.maxAlerts} alerts per run`);
  return lines;
}

function printSchedule(detection: Detection): string {
  const { mode, every, delay } = detection.schedule;
  if (mode === "realtime") return "as events arrive";
  return `every ${printDuration(every)}, for events that arrive within ${delay === 0 ? "0s" : printDuration(delay)}`;
}

function printAlert(detection: Detection): readonly string[] {
  const { alert, outputs, entities } = detection;
  return [
    ...(alert.title === undefined ? [] : [`title: ${oneLine(printTemplate(alert.title))}`]),
    ...(alert.description === undefined ? [] : [`description: ${oneLine(printTemplate(alert.description))}`]),
    ...outputs.map((output) => (isNamedAfterField(output) ? output.name : `${output.name}: ${printOutput(output)}`)),
    ...entities.map((entity) => `entity ${entity.type} (${entity.role}): ${entity.output}`),
  ];
}

function isNamedAfterField({ name, value }: Output): boolean {
  return value.kind === "field" && [...value.fields.values()].every((field) => field.name === name);
}

function printOutput({ value }: Output): string {
  switch (value.kind) {
    case "field":
      return [...value.fields].map(([event, field]) => `${event}.${field.name}`).join(", ");
    case "key":
      return `the key ${printKey(value.key)}`;
    case "score":
      return "the score";
    case "count":
      return `number of events of ${either(value.events)}`;
    case "count_distinct":
      return `number of distinct ${printKeys(value.of)}`;
    case "values":
      return `values of ${printKey(value.of)}${value.limit === undefined ? "" : `, at most ${value.limit}`}`;
    case "first":
    case "last":
    case "min":
    case "max":
      return `${value.kind} ${value.of === "score" ? "score" : printKey(value.of)}`;
    case "duration":
      return "time from the first to the last event";
    default:
      return assertNever(value);
  }
}

function printLists(detection: Detection): readonly string[] {
  return [...detection.lists.values()].map((list) => {
    const values = list.values.map((value) => printable(JSON.stringify(value))).join(", ");
    return `${list.name} (${list.store}, ${list.type}): ${values === "" ? "empty" : values}`;
  });
}

function per(keys: readonly Key[]): string {
  return keys.length === 0 ? "" : ` per ${printKeys(keys)}`;
}

function printKeys(keys: readonly Key[]): string {
  return keys.map(printKey).join(", ");
}

/** An alias names the fields it stands for. */
function printKey(key: Key): string {
  const names = [...key.fields].map(([event, field]) => `${event}.${field.name}`);
  const plain = [...key.fields].every(
    ([event, field]) => field.name === key.name || `${event}.${field.name}` === key.name,
  );
  return plain ? key.name : `${key.name} (${names.join(", ")})`;
}

function either(events: readonly string[]): string {
  return events.join(" or ");
}

function oneLine(text: string): string {
  return printable(text.trim().replace(/\s+/g, " "));
}
