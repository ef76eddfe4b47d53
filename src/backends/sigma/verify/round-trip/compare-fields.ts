import type { Diagnostic } from "../../../../diagnostics/diagnostic.ts";
import { displayFields } from "../../outputs.ts";
import { placeIn, verifyFinding } from "../finding.ts";
import type { Emitted } from "./emitted.ts";
import { groupEvents } from "./groups.ts";
import type { Meant } from "./meant.ts";

/**
 * Whether each rule names the stored fields behind the detection's outputs, as far as its events have them. A rule is
 * over one event, over those that are grouped alike, or over all of its log source.
 */
export function compareFields({ rules }: Emitted, { stages, events }: Meant): readonly Diagnostic[] {
  const { trigger } = stages;
  const keys = trigger === undefined || trigger.kind === "first_seen" ? [] : trigger.keys;
  const counted = trigger?.kind === "count" ? (trigger.distinct ?? []) : [];
  return rules.flatMap((rule) => {
    const own = events.filter(({ logSource }) => logSource === rule.logSource);
    const choices = [
      [...own],
      ...groupEvents(own, keys, counted).map(({ members }) => members),
      ...own.map((event) => [event]),
    ];
    const asked = choices.map((chosen) =>
      namesOf(
        displayFields(
          stages.outputs,
          chosen.map(({ name }) => name),
        ).keys(),
      ),
    );
    const said = namesOf(rule.document.metadata.fields ?? []);
    if (asked.includes(said)) return [];
    const message = `\`fields\` names ${said || "nothing"}, and behind the detection's outputs are ${asked[0]}`;
    return [verifyFinding("RW5522", "error", message, placeIn(rule.document, ["fields"]))];
  });
}

function namesOf(fields: Iterable<string>): string {
  return [...fields].sort().join(", ");
}
