import { parseNetwork } from "../../../model/network.ts";
import { type ProviderRecord, textAt } from "../../canonical/record.ts";
import type { Ingest } from "../ingest.ts";
import { type Fields, indexedEvent, jsonFields } from "./fields.ts";

/** A trail's bucket by the SQS-based S3 input of the Splunk Add-on for AWS 7: an event a record. */
export const awsCloudtrailEvent: Ingest = {
  source: "aws.cloudtrail",
  evidence: {
    kind: "pair",
    of: "splunk/security_content, data_sources, AWS CloudTrail StopLogging and others (names of the fields of example events)",
  },
  place: "aws:cloudtrail",
  rows: (record, arrival) => {
    const account = textAt(record, "recipientAccountId") ?? textAt(record, "userIdentity", "accountId") ?? "";
    const region = textAt(record, "awsRegion") ?? "";
    const origin = {
      sourcetype: "aws:cloudtrail",
      source: `s3://trail/AWSLogs/${account}/CloudTrail/${region}/events.json.gz`,
      host: "heavy-forwarder-1",
    };
    const fields = { ...jsonFields(record, arrival.reads), ...calculated(record) };
    return [indexedEvent(origin, () => JSON.stringify(record), arrival.time, fields, arrival)];
  },
};

function calculated(record: ProviderRecord): Fields {
  const of = (...path: readonly string[]): string | undefined => textAt(record, "userIdentity", ...path);
  const address = textAt(record, "sourceIPAddress");
  const isAddress = address !== undefined && !address.includes("/") && parseNetwork(address) !== undefined;
  const name = of("userName") ?? of("sessionContext", "sessionIssuer", "userName");
  const operation = textAt(record, "eventName");
  const account = of("accountId") ?? textAt(record, "recipientAccountId");
  return {
    // Calls that succeed have none, and the add-on fills it: the lists of fields name it where example events lack it.
    errorCode: textAt(record, "errorCode") ?? "success",
    app: textAt(record, "eventSource"),
    aws_account_id: account,
    command: operation,
    dest: textAt(record, "eventSource"),
    dvc: textAt(record, "eventSource"),
    msg: textAt(record, "errorMessage") ?? operation,
    region: textAt(record, "awsRegion"),
    signature: operation,
    src: address,
    src_ip: isAddress ? address : undefined,
    start_time: textAt(record, "eventTime"),
    user: name ?? of("arn") ?? of("principalId"),
    userName: name,
    user_access_key: of("accessKeyId"),
    user_agent: textAt(record, "userAgent"),
    user_arn: of("arn"),
    user_group_id: account,
    user_id: of("principalId"),
    user_name: name,
    user_type: of("type"),
    vendor: "Amazon",
    product: "CloudTrail",
    vendor_account: account,
    vendor_product: "AWS CloudTrail",
    vendor_region: textAt(record, "awsRegion"),
  };
}
