import type { FieldValue } from "../event.ts";
import { textAt, timeAt, valueAt } from "./record.ts";
import type { CanonicalSource } from "./sources.ts";

/** Rows of Sentinel's BehaviorAnalytics table. Microsoft Learn, "Microsoft Sentinel UEBA reference". */
export const azureUeba: CanonicalSource = {
  time: (record) => timeAt(record, "TimeGenerated"),
  withTime: (record, time) => ({ ...record, TimeGenerated: new Date(time).toISOString() }),
  tells: ["EventSource", "ActionType", "UserPrincipalName", "ActivityInsights"],
  fields: (record) => {
    const insight = (name: string): FieldValue => truth(textAt(record, "ActivityInsights", name));
    const priority = textAt(record, "InvestigationPriority");
    return [
      ["event.provider", textAt(record, "EventSource")],
      ["event.action", textAt(record, "ActionType")],
      ["event.id", textAt(record, "SourceRecordId")],
      ["user.name", textAt(record, "UserPrincipalName")],
      ["source.ip", textAt(record, "SourceIPAddress")],
      ["source.country", textAt(record, "SourceIPLocation")],
      ["insight.first_time_action", insight("FirstTimeUserPerformedAction")],
      ["insight.action_uncommon_for_user", insight("ActionUncommonlyPerformedByUser")],
      ["insight.first_time_country", insight("FirstTimeUserConnectedFromCountry")],
      ["insight.first_time_isp", insight("FirstTimeUserConnectedViaISP")],
      ["insight.activity", asText(valueAt(record, "ActivityInsights"))],
      ["insight.user", asText(valueAt(record, "UsersInsights"))],
      ["insight.device", asText(valueAt(record, "DevicesInsights"))],
      ["investigation.priority", priority === undefined ? undefined : Number(priority)],
    ];
  },
};

/** Insights are written as the texts True and False. */
function truth(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  return text.toLowerCase() === "true";
}

function asText(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : JSON.stringify(value);
}
