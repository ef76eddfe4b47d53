import { map, type Value } from "../../text/value.ts";
import type { EnvelopeInput } from "./context.ts";
import { searchLiteral } from "./literal.ts";

/**
 * Two searches for whoever reads the alert: the same results again, and the risk of the object over a week. For ESCU
 * content the original search is a placeholder that contentctl fills in.
 */
export function drilldowns(envelope: EnvelopeInput, original: "query" | "placeholder"): Value {
  const { risk, columns, review, input } = envelope;
  const [object] = risk.objects;
  const field = object?.field ?? [...columns.values()][0];
  const results = original === "placeholder" ? "%original_detection_search%" : review().text;
  const shown = field === undefined ? "" : ` - "$${field}$"`;
  const narrowed = field === undefined ? results : `${results}\n| search ${field}="$${field}$"`;
  const six = input.settings.splunk.escu === "6" && original === "placeholder";
  const week = six
    ? ([
        ["earliest_offset", "7d"],
        ["latest_offset", "0"],
      ] as const)
    : ([
        ["earliest_offset", "$info_min_time$"],
        ["latest_offset", "$info_max_time$"],
      ] as const);
  const first = map([
    ["name", `View the detection results for${shown === "" ? " this detection" : shown}`],
    ["search", narrowed],
    ["earliest_offset", "$info_min_time$"],
    ["latest_offset", "$info_max_time$"],
  ]);
  const risks = map([
    ["name", `View risk events for the last 7 days${shown === "" ? "" : ` for${shown}`}`],
    ["search", riskSearch(field)],
    ...week,
  ]);
  return [first, risks];
}

/** The data model of ES's risk index; `starthoursago` widens the window without changing the drilldown's. */
function riskSearch(field: string | undefined): string {
  const who =
    field === undefined
      ? ""
      : ` | search normalized_risk_object=${searchLiteral([{ kind: "text", text: `$${field}$` }])} starthoursago=168`;
  return [
    `| from datamodel:"Risk.All_Risk"${who}`,
    "| stats count min(_time) as firstTime max(_time) as lastTime values(source) as searches values(risk_message) as messages by normalized_risk_object",
    '| convert timeformat="%Y-%m-%dT%H:%M:%S%z" ctime(firstTime) ctime(lastTime)',
  ].join("\n");
}
