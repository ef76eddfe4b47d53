import { remember } from "../../remember.ts";
import { type ProviderRecord, textAt, valueAt } from "../canonical/record.ts";

/** What is said of one operation in either form of the Azure activity log, in the words of the record. */
export interface ActivityFacts {
  /** Which form the record has: that of resource logs (diagnostic settings) or that of the REST API. */
  readonly form: "resource log" | "rest";
  readonly operation: string | undefined;
  readonly displayName: string | undefined;
  readonly status: string | undefined;
  readonly substatus: string | undefined;
  readonly category: string | undefined;
  readonly level: string | undefined;
  readonly caller: string | undefined;
  readonly callerAddress: string | undefined;
  readonly resourceId: string | undefined;
  readonly correlationId: string | undefined;
  readonly operationId: string | undefined;
  readonly eventDataId: string | undefined;
  readonly submitted: string | undefined;
  readonly hierarchy: string | undefined;
  readonly authorization: unknown;
  readonly claims: unknown;
  readonly httpRequest: unknown;
  readonly properties: ProviderRecord;
}

/** `start` of each pair is the word of resource logs, the other that of the REST API ("Data structure changes", Microsoft Learn). */
const STATUS_WORDS: readonly (readonly [resourceLog: string, rest: string])[] = [
  ["Start", "Started"],
  ["Accept", "Accepted"],
  ["Success", "Succeeded"],
  ["Failure", "Failed"],
];

/** A status in the words of diagnostic settings; others, such as `Active`, are the same in both. */
export function resourceLogStatus(status: string | undefined): string | undefined {
  return STATUS_WORDS.find(([, rest]) => rest.toLowerCase() === status?.toLowerCase())?.[0] ?? status;
}

/** A status in the words of the REST API and of the legacy connector. */
export function restStatus(status: string | undefined): string | undefined {
  return STATUS_WORDS.find(([word]) => word.toLowerCase() === status?.toLowerCase())?.[1] ?? status;
}

/**
 * Reads both forms by Microsoft Learn, "Azure Activity Log event schema", its last section, which maps one to the other. Every
 * way of storing a record asks, so it is remembered.
 */
export const activityFacts = remember((record: ProviderRecord): ActivityFacts => {
  const isRest = Object.hasOwn(record, "eventTimestamp") || typeof valueAt(record, "operationName") === "object";
  return isRest ? restFacts(record) : resourceLogFacts(record);
});

function resourceLogFacts(record: ProviderRecord): ActivityFacts {
  const properties = (valueAt(record, "properties") ?? {}) as ProviderRecord;
  const claims = valueAt(record, "identity", "claims");
  const signature = textAt(record, "resultSignature");
  const category = textAt(record, "category");
  // Of the categories of old records, Write, Delete and Action are kinds of operation: "category is Administrative" then.
  const isKind = category !== undefined && /^(write|delete|action)$/i.test(category);
  return {
    form: "resource log",
    operation: textAt(record, "operationName"),
    displayName: undefined,
    status: textAt(record, "resultType"),
    substatus: signature?.includes(".") === true ? signature.slice(signature.indexOf(".") + 1) : undefined,
    category: textAt(properties, "eventCategory") ?? (isKind ? "Administrative" : category),
    level: textAt(record, "level"),
    caller: callerOf(claims),
    callerAddress: textAt(record, "callerIpAddress"),
    resourceId: textAt(record, "resourceId"),
    correlationId: textAt(record, "correlationId"),
    operationId: textAt(properties, "operationId"),
    eventDataId: textAt(record, "eventDataId") ?? textAt(properties, "eventDataId"),
    submitted: textAt(properties, "eventSubmissionTimestamp"),
    hierarchy: textAt(properties, "hierarchy"),
    authorization: valueAt(record, "identity", "authorization"),
    claims,
    httpRequest: valueAt(properties, "httpRequest"),
    properties,
  };
}

function restFacts(record: ProviderRecord): ActivityFacts {
  const properties = (valueAt(record, "properties") ?? {}) as ProviderRecord;
  const claims = valueAt(record, "claims");
  const worded = (key: string): string | undefined => textAt(record, key, "value") ?? textAt(record, key);
  return {
    form: "rest",
    operation: worded("operationName"),
    displayName: textAt(record, "operationName", "localizedValue"),
    status: worded("status"),
    substatus: worded("subStatus"),
    category: worded("category") ?? worded("eventSource") ?? textAt(properties, "eventCategory") ?? "Administrative",
    level: textAt(record, "level"),
    caller: textAt(record, "caller") ?? callerOf(claims),
    callerAddress: textAt(record, "httpRequest", "clientIpAddress"),
    resourceId: textAt(record, "resourceId") ?? textAt(record, "resourceUri"),
    correlationId: textAt(record, "correlationId"),
    operationId: textAt(record, "operationId"),
    eventDataId: textAt(record, "eventDataId"),
    submitted: textAt(record, "submissionTimestamp"),
    hierarchy: textAt(properties, "hierarchy"),
    authorization: valueAt(record, "authorization"),
    claims,
    httpRequest: valueAt(record, "httpRequest"),
    properties,
  };
}

/**
 * "The UPN claim or SPN claim based on availability"; guests have their address in another claim, and service principals
 * are named by their object id.
 */
function callerOf(claims: unknown): string | undefined {
  const name = textAt(claims, "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name")?.trim();
  return (
    textAt(claims, "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn") ??
    textAt(claims, "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress") ??
    (name?.includes("@") === true ? name.slice(name.indexOf("#") + 1) : undefined) ??
    textAt(claims, "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/spn") ??
    textAt(claims, "http://schemas.microsoft.com/identity/claims/objectidentifier")
  );
}
