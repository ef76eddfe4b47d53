import { textAt } from "../../canonical/record.ts";
import { activityFacts } from "../azure-activity-forms.ts";
import type { Ingest } from "../ingest.ts";
import { auditRecord, hubRecord, resourceName, resourcePart } from "./azure-activity-record.ts";
import { indexedEvent, jsonFields } from "./fields.ts";

const CONTENT = "splunk/security_content, data_sources";

/** Diagnostic settings by the event hub input of the Splunk Add-on for Microsoft Cloud Services: an event a record. */
export const azureMonitorActivity: Ingest = {
  source: "azure.activity",
  evidence: { kind: "pair", of: `${CONTENT}, Azure Monitor Activity (names of the fields of an example event)` },
  place: "azure:monitor:activity",
  rows: (record, arrival) => {
    const event = hubRecord(record, arrival.time);
    const origin = {
      sourcetype: "azure:monitor:activity",
      source: "mscs_azure_event_hub://activity-log",
      host: "heavy-forwarder-1",
    };
    const id = textAt(event, "resourceId");
    const user = activityFacts(event).caller;
    const calculated = {
      user,
      user_name: user,
      src: textAt(event, "callerIpAddress"),
      dest: resourceName(event),
      dvc: resourceName(event),
      command: textAt(event, "operationName"),
      object: resourceName(event),
      object_id: id,
      object_path: id,
      resource_provider: resourcePart(event, "providers"),
      result: textAt(event, "resultType"),
      status: outcome(textAt(event, "resultType")),
      vendor_account: resourcePart(event, "subscriptions"),
      vendor_region: textAt(event, "location"),
      vendor_product: "Microsoft Azure",
    };
    const fields = { ...jsonFields(event, arrival.reads), ...calculated };
    return [indexedEvent(origin, () => JSON.stringify(event), arrival.time, fields, arrival)];
  },
};

/** The REST API by the "Azure Audit" input of the same add-on. */
export const azureAudit: Ingest = {
  source: "azure.activity",
  evidence: { kind: "pair", of: `${CONTENT}, Azure Audit (names of the fields of an example event)` },
  place: "mscs:azure:audit",
  rows: (record, arrival) => {
    const event = auditRecord(record, arrival.time);
    const origin = { sourcetype: "mscs:azure:audit", source: "mscs:azure:audit", host: "heavy-forwarder-1" };
    const id = textAt(event, "resourceUri");
    const calculated = {
      user: textAt(event, "caller"),
      user_name: textAt(event, "caller"),
      dest: resourceName(event),
      dvc: resourceName(event),
      object: resourceName(event),
      object_id: id,
      object_path: id,
      status: outcome(textAt(event, "status", "value")),
      vendor_res_code: textAt(event, "status", "value"),
      vendor: "Microsoft",
      product: "Azure",
      vendor_product: "Microsoft Azure",
    };
    const fields = { ...jsonFields(event, arrival.reads), ...calculated };
    return [indexedEvent(origin, () => JSON.stringify(event), arrival.time, fields, arrival)];
  },
};

/** `status` of the data model Change: success or failure. */
function outcome(word: string | undefined): string | undefined {
  return word === undefined ? undefined : /^fail/i.test(word) ? "failure" : "success";
}
