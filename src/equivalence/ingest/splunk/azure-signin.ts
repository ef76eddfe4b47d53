import { textAt, timeAt } from "../../canonical/record.ts";
import type { Ingest } from "../ingest.ts";
import { indexedEvent, jsonFields } from "./fields.ts";

/**
 * Sign-ins by the event hub input of the Splunk Add-on for Microsoft Cloud Services. An event of the category has only
 * what is extracted from it; the add-on calculates nothing of its own. Its time is `time`, when it was logged.
 */
export const azureMonitorAad: Ingest = {
  source: "azure.signin",
  evidence: {
    kind: "pair",
    of: "splunk/security_content, data_sources, Azure Active Directory Sign-in activity (names of the fields of an example event)",
  },
  place: "azure:monitor:aad",
  rows: (record, arrival) => {
    const category = textAt(record, "category");
    if (category !== undefined && category !== "SignInLogs") return [];
    const origin = {
      sourcetype: "azure:monitor:aad",
      source: "mscs_azure_event_hub://entra-id",
      host: "heavy-forwarder-1",
    };
    const time = timeAt(record, "time") ?? arrival.time;
    return [indexedEvent(origin, () => JSON.stringify(record), time, jsonFields(record, arrival.reads), arrival)];
  },
};
