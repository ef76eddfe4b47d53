import type { BoundField } from "../../../../catalog/nodes.ts";
import type { Diagnostic } from "../../../../diagnostics/diagnostic.ts";
import { assertNever } from "../../../../model/walk.ts";
import type { Count, PlanKey } from "../../../../plan/nodes.ts";
import type { Stages } from "../../../../plan/stages.ts";
import { placeIn, verifyFinding } from "../finding.ts";
import { compareAnchored } from "./compare-anchored.ts";
import { compareRules } from "./compare-rules.ts";
import { compareShape, differs, noCorrelation, oneTooMany, otherGroups, standAlone } from "./correlation-findings.ts";
import { type Emitted, type EmittedCorrelation, placeOf } from "./emitted.ts";
import { groupEvents, groupRules } from "./groups.ts";
import type { Meant, MeantEvent } from "./meant.ts";

type Trigger = NonNullable<Stages<BoundField>["trigger"]>;

/** What the rules and correlations of a file say that the detection's events and trigger do not, and the reverse. */
export function compareTrigger(emitted: Emitted, meant: Meant): readonly Diagnostic[] {
  const { trigger } = meant.stages;
  switch (trigger?.kind) {
    case undefined:
    case "first_seen":
      return [...unwanted(emitted), ...compareBySource(emitted, meant.events)];
    case "count":
      return compareCount(emitted, meant, trigger);
    case "together":
      return compareTogether(emitted, meant, trigger);
    case "anchored":
      return compareAnchored(emitted, meant, trigger);
    default:
      return assertNever(trigger);
  }
}

function unwanted({ correlations }: Emitted): readonly Diagnostic[] {
  return correlations.map(({ document }) =>
    verifyFinding("RW5523", "error", "The detection correlates nothing", placeOf(document)),
  );
}

/** Rules that alert by themselves are taken together by their log source. */
function compareBySource({ rules }: Emitted, events: readonly MeantEvent[]): readonly Diagnostic[] {
  const sources = new Set([...rules, ...events].map(({ logSource }) => logSource));
  return [...sources].flatMap((source) => {
    const own = rules.filter(({ logSource }) => logSource === source);
    const asked = events.filter(({ logSource }) => logSource === source);
    if (own.length === 0) return [missing(rules, asked)];
    if (asked.length > 0) return compareRules(own, asked);
    const message = "The detection has no event of this log source";
    return own.map(({ document }) => verifyFinding("RW5523", "error", message, placeIn(document, ["logsource"])));
  });
}

function missing(others: Emitted["rules"], events: readonly MeantEvent[]): Diagnostic {
  const names = events.map(({ name }) => `\`${name}\``).join(" and ");
  const [other] = others;
  const span = other === undefined ? undefined : placeOf(other.document);
  return verifyFinding("RW5523", "error", `No rule stands for ${names}`, span);
}

function compareCount(emitted: Emitted, meant: Meant, count: Count<BoundField>): readonly Diagnostic[] {
  const [correlation, ...others] = emitted.correlations;
  if (correlation === undefined) return [noCorrelation(emitted)];
  const { document } = correlation;
  const found: Diagnostic[] = others.map((other) => oneTooMany(other));
  found.push(
    ...compareShape(correlation, count.distinct === undefined ? "event_count" : "value_count", count.timespan),
  );
  const asked = count.conditions.map(({ operator, value }) => `${operator} ${value}`).sort();
  const bounds = document.condition?.kind === "bounds" ? document.condition.bounds : [];
  const said = bounds.map(({ operator, value }) => `${operator} ${value}`).sort();
  if (asked.join() !== said.join()) {
    const message = `The condition is ${said.join(", ") || "missing"}, and the detection asks for ${asked.join(", ")}`;
    found.push(differs(correlation, "condition", message));
  }
  found.push(...compareGroups(correlation, meant.events, count.keys, count.distinct ?? []), ...standAlone(emitted));
  return found;
}

function compareTogether(
  emitted: Emitted,
  meant: Meant,
  trigger: Extract<Trigger, { readonly kind: "together" }>,
): readonly Diagnostic[] {
  const [correlation, ...others] = emitted.correlations;
  if (correlation === undefined) return [noCorrelation(emitted)];
  const type = trigger.ordered ? "temporal_ordered" : "temporal";
  return [
    ...others.map(oneTooMany),
    ...compareShape(correlation, type, trigger.timespan),
    ...compareSteps(correlation, meant.events, trigger.keys),
    ...standAlone(emitted),
  ];
}

/** Events that have to come together, a rule each and in this order. */
function compareSteps(
  correlation: EmittedCorrelation,
  events: readonly MeantEvent[],
  keys: readonly PlanKey<BoundField>[],
): readonly Diagnostic[] {
  const { rules, document } = correlation;
  if (rules.length !== events.length) {
    const message = `The correlation is over ${rules.length} rules, and the detection over ${events.length} events`;
    return [differs(correlation, "rules", message)];
  }
  return events.flatMap((event, index) => {
    const rule = rules[index];
    if (rule === undefined) return [differs(correlation, "rules", `${document.rules[index]} is no rule of the file`)];
    const [asked] = groupEvents([event], keys, []);
    const [said] = groupRules({ document, rules: [rule] });
    const groups = asked?.key === said?.key ? [] : [otherGroups(correlation, said?.key, asked?.key)];
    return [...groups, ...compareRules([rule], [event])];
  });
}

function compareGroups(
  correlation: EmittedCorrelation,
  events: readonly MeantEvent[],
  keys: readonly PlanKey<BoundField>[],
  counted: readonly PlanKey<BoundField>[],
): readonly Diagnostic[] {
  const asked = new Map(groupEvents(events, keys, counted).map(({ key, members }) => [key, members]));
  const said = new Map(groupRules(correlation).map(({ key, members }) => [key, members]));
  const found: Diagnostic[] = [];
  for (const [key, members] of asked) {
    const rules = said.get(key);
    if (rules === undefined) found.push(otherGroups(correlation, [...said.keys()][0], key));
    else found.push(...compareRules(rules, members));
  }
  for (const key of said.keys()) {
    if (!asked.has(key) && found.length === 0) found.push(otherGroups(correlation, key, [...asked.keys()][0]));
  }
  return found;
}
