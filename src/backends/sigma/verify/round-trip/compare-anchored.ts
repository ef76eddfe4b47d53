import type { BoundField } from "../../../../catalog/nodes.ts";
import type { Diagnostic } from "../../../../diagnostics/diagnostic.ts";
import type { Stages } from "../../../../plan/stages.ts";
import { verifyFinding } from "../finding.ts";
import { differenceOf } from "./compare-rules.ts";
import { compareShape, firstPlace, oneTooMany, otherGroups, standAlone } from "./correlation-findings.ts";
import type { Emitted, EmittedCorrelation } from "./emitted.ts";
import { groupEvents, groupRules } from "./groups.ts";
import type { Meant, MeantEvent } from "./meant.ts";

type Anchored = Extract<Stages<BoundField>["trigger"], { readonly kind: "anchored" }>;

/** Two groups of events that have to come within a time span. */
interface Pair {
  readonly type: "temporal" | "temporal_ordered";
  readonly steps: readonly (readonly MeantEvent[])[];
  readonly timespan: number;
}

/**
 * "Near the anchor" is "the anchor, then the event within `after`" and "the event, then the anchor within `before`", or
 * both at once where the spans are equal; events that are stored alike may share a rule.
 */
export function compareAnchored(emitted: Emitted, meant: Meant, trigger: Anchored): readonly Diagnostic[] {
  const { before, after, keys } = trigger;
  const anchor = meant.events.filter(({ name }) => name === trigger.anchorEvent);
  const others = meant.events.filter(({ name }) => name !== trigger.anchorEvent);
  const wanted = groupEvents(others, keys, []).flatMap(({ members }): Pair[] => {
    if (before === after) return [{ type: "temporal", steps: [anchor, members], timespan: after }];
    const ordered: Pair[] = [
      { type: "temporal_ordered", steps: [anchor, members], timespan: after },
      { type: "temporal_ordered", steps: [members, anchor], timespan: before },
    ];
    return ordered.filter(({ timespan }) => timespan > 0);
  });
  const found: Diagnostic[] = [...standAlone(emitted)];
  const open = [...emitted.correlations];
  for (const { type, steps, timespan } of wanted) {
    const fits = (correlation: EmittedCorrelation): boolean =>
      correlation.rules.length === steps.length &&
      steps.every((events, index) => {
        const rule = correlation.rules[index];
        return rule !== undefined && rule.logSource === events[0]?.logSource && !differenceOf([rule], events);
      });
    const place = open.findIndex(fits);
    const [correlation] = place === -1 ? [] : open.splice(place, 1);
    if (correlation === undefined) {
      const names = steps.map((events) => events.map(({ name }) => `\`${name}\``).join(" or ")).join(" and then ");
      found.push(verifyFinding("RW5521", "error", `No correlation stands for ${names}`, firstPlace(emitted)));
      continue;
    }
    found.push(...compareShape(correlation, type, timespan));
    for (const [index, events] of steps.entries()) {
      const [asked] = groupEvents(events, keys, []);
      const [said] = groupRules({ document: correlation.document, rules: [correlation.rules[index]] });
      if (asked?.key !== said?.key) found.push(otherGroups(correlation, said?.key, asked?.key));
    }
  }
  return [...found, ...open.map(oneTooMany)];
}
