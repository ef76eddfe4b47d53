import { textAt } from "../../canonical/record.ts";
import type { Ingest } from "../ingest.ts";
import { azureFields } from "./azure-fields.ts";
import { constant, keys, lookup, type Mapping, mappedRecord } from "./record.ts";

/** Result codes that the mapping knows as failures; of others it leaves `success` empty. */
const FAILURES: readonly string[] = [
  "1002016 50002 50003 50006 50011 50012 50017 50020 50034 500341 50053 50056 50057 50058 50059 50064 50074 50126 50155",
  "50192 50197 53000 53003 530032 530034 530035 53011 7000215 7000222 700027 700030 70021 80012 81006 81010 90007 90022",
  "9002313 90024 900384 90072",
].flatMap((codes) => codes.split(" "));

const MAPPING: Mapping = {
  name: "AzureActivityLog 01",
  vendor: "Microsoft",
  product: "Azure",
  objectType: "Authentication",
  skipped: [",", "-"],
  attributes: {
    action: keys("operationName"),
    application: keys("properties.appDisplayName"),
    cause: keys("properties.status.failureReason"),
    cloud_provider: constant("Azure"),
    cloud_service: keys("properties.loggedByService"),
    device_hostname: keys("properties.deviceDetail.displayName", "properties.deviceDetail.deviceId"),
    device_ip: keys("callerIpAddress"),
    device_uniqueId: keys("properties.deviceDetail.deviceId"),
    errorCode: keys("properties.status.errorCode"),
    errorText: keys("properties.status.failureReason"),
    http_userAgent: keys("properties.userAgent"),
    mfa: lookup(["properties.authenticationRequirement"], { singleFactorAuthentication: "false" }, "true"),
    normalizedAction: constant("logon"),
    resource: keys("resourceId"),
    srcDevice_hostname: keys("properties.deviceDetail.displayName", "properties.deviceDetail.deviceId"),
    srcDevice_ip: keys("callerIpAddress"),
    success: lookup(["resultType"], {
      0: "true",
      // So spelled in the mapping.
      Succeeeded: "true",
      Success: "true",
      ...Object.fromEntries(FAILURES.map((code) => [code, "false"])),
    }),
    user_userId: keys("properties.userId"),
    user_username: keys("properties.userPrincipalName"),
  },
};

/** Interactive sign-ins by an event hub: the category is the event id. */
export const azureSignin: Ingest = {
  source: "azure.signin",
  evidence: { kind: "mapping table", of: `SumoLogic/cloud-siem-content-catalog, mappings: ${MAPPING.name}` },
  place: MAPPING.objectType,
  rows: (record, arrival) => {
    const category = textAt(record, "category") ?? "";
    return category.startsWith("SignInLogs") ? [mappedRecord(MAPPING, category, azureFields(record), arrival)] : [];
  },
};
