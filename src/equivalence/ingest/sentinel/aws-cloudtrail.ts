import { valueAt } from "../../canonical/record.ts";
import type { Ingest } from "../ingest.ts";
import { AWS_CLOUDTRAIL_COLUMNS } from "./columns.ts";
import { type Table, tableRow } from "./row.ts";

const TABLE: Table = { name: "AWSCloudTrail", columns: AWS_CLOUDTRAIL_COLUMNS, sourceSystem: null, billable: true };

/** Columns that copy a value of the record. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  EventVersion: ["eventVersion"],
  AwsEventId: ["eventID"],
  EventSource: ["eventSource"],
  EventTypeName: ["eventType"],
  EventName: ["eventName"],
  UserIdentityType: ["userIdentity", "type"],
  UserIdentityPrincipalid: ["userIdentity", "principalId"],
  UserIdentityArn: ["userIdentity", "arn"],
  UserIdentityAccountId: ["userIdentity", "accountId"],
  UserIdentityInvokedBy: ["userIdentity", "invokedBy"],
  UserIdentityAccessKeyId: ["userIdentity", "accessKeyId"],
  UserIdentityUserName: ["userIdentity", "userName"],
  UserIdentityUserId: ["userIdentity", "onBehalfOf", "userId"],
  UserIdentityStoreArn: ["userIdentity", "onBehalfOf", "identityStoreArn"],
  SessionMfaAuthenticated: ["userIdentity", "sessionContext", "attributes", "mfaAuthenticated"],
  SessionCreationDate: ["userIdentity", "sessionContext", "attributes", "creationDate"],
  SessionIssuerType: ["userIdentity", "sessionContext", "sessionIssuer", "type"],
  SessionIssuerPrincipalId: ["userIdentity", "sessionContext", "sessionIssuer", "principalId"],
  SessionIssuerArn: ["userIdentity", "sessionContext", "sessionIssuer", "arn"],
  SessionIssuerAccountId: ["userIdentity", "sessionContext", "sessionIssuer", "accountId"],
  SessionIssuerUserName: ["userIdentity", "sessionContext", "sessionIssuer", "userName"],
  EC2RoleDelivery: ["userIdentity", "sessionContext", "ec2RoleDelivery"],
  AWSRegion: ["awsRegion"],
  SourceIpAddress: ["sourceIPAddress"],
  UserAgent: ["userAgent"],
  ErrorCode: ["errorCode"],
  ErrorMessage: ["errorMessage"],
  RequestParameters: ["requestParameters"],
  ResponseElements: ["responseElements"],
  AdditionalEventData: ["additionalEventData"],
  // `AwsRequestId` is deprecated in its favour, and empty.
  AwsRequestId_: ["requestID"],
  Resources: ["resources"],
  APIVersion: ["apiVersion"],
  ReadOnly: ["readOnly"],
  ManagementEvent: ["managementEvent"],
  RecipientAccountId: ["recipientAccountId"],
  ServiceEventDetails: ["serviceEventDetails"],
  SharedEventId: ["sharedEventID"],
  VpcEndpointId: ["vpcEndpointId"],
  TlsVersion: ["tlsDetails", "tlsVersion"],
  CipherSuite: ["tlsDetails", "cipherSuite"],
  ClientProvidedHostHeader: ["tlsDetails", "clientProvidedHostHeader"],
};

/**
 * By the S3 connector. `OperationName`, `Category` and `SourceSystem` are empty in its rows, although the table reference
 * gives them constants, which the older connector wrote (Azure/Azure-Sentinel, Sample Data/ASIM,
 * AWS_CloudTrail_Authentication_IngestedLogs.csv). The ports and ranges of security group rules are left out.
 */
export const awsCloudtrailTable: Ingest = {
  source: "aws.cloudtrail",
  evidence: {
    kind: "mapping table",
    of: "Microsoft Learn: AWSCloudTrail table reference; ingested rows in Azure/Azure-Sentinel, Sample Data/ASIM",
  },
  place: TABLE.name,
  rows: (record, arrival) => {
    const values = Object.entries(PATHS).map(([column, path]) => [column, valueAt(record, ...path)] as const);
    return [tableRow(TABLE, Object.fromEntries(values), arrival)];
  },
};
