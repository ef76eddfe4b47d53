import { valueAt } from "../../canonical/record.ts";
import type { Ingest } from "../ingest.ts";
import { flattened } from "./flatten.ts";

/**
 * The taxonomy has no fields for `gcp/gcp.audit`, and rules use three spellings: the entry's own (`protoPayload.serviceName`),
 * that of exports by Pub/Sub (`data.protoPayload.methodName`), and that of Elastic's module (`gcp.audit.method_name`). An
 * event has all of them.
 */
export const gcpAuditEvent: Ingest = {
  source: "gcp.audit",
  evidence: { kind: "doc", of: "Sigma taxonomy, cloud log sources; field names of SigmaHQ's rules for gcp/gcp.audit" },
  place: "gcp/gcp.audit",
  rows: (record, { reads }) => {
    const payload = Object.entries(flattened(valueAt(record, "protoPayload")));
    return [
      {
        ...flattened(record, reads),
        ...flattened(record, reads, "data"),
        ...Object.fromEntries(payload.map(([name, value]) => [`gcp.audit.${snakeCase(name)}`, value])),
      },
    ];
  },
};

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
