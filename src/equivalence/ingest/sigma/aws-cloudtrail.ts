import type { Ingest } from "../ingest.ts";
import { flattened } from "./flatten.ts";

/** The taxonomy has no fields for `aws/cloudtrail`; rules name those of the record (`eventName`, `userIdentity.type`). */
export const awsCloudtrailEvent: Ingest = {
  source: "aws.cloudtrail",
  evidence: { kind: "doc", of: "Sigma taxonomy, cloud log sources; AWS documentation: CloudTrail record contents" },
  place: "aws/cloudtrail",
  rows: (record, { reads }) => [flattened(record, reads)],
};
