import { type ProviderRecord, textAt, valueAt } from "../../canonical/record.ts";
import { type ActivityFacts, activityFacts, resourceLogStatus, restStatus } from "../azure-activity-forms.ts";

/** From 0001-01-01 to 1970-01-01 in milliseconds; ids of events count ticks of 100 ns from the former. */
const TICKS_EPOCH = 62_135_596_800_000n;

/**
 * The record as an event hub delivers it: unchanged where it is a resource log already, else by the table at the end of
 * Microsoft Learn, "Azure Activity Log event schema", in upper case as resource logs have ids and operations.
 */
export function hubRecord(record: ProviderRecord, time: number): ProviderRecord {
  const facts = activityFacts(record);
  if (facts.form === "resource log") return record;
  const status = restStatus(facts.status);
  return present({
    time: new Date(time).toISOString(),
    resourceId: facts.resourceId?.toUpperCase(),
    operationName: facts.operation?.toUpperCase(),
    category: facts.category,
    resultType: resourceLogStatus(facts.status),
    resultSignature: status === undefined ? undefined : `${status}.${facts.substatus ?? ""}`,
    resultDescription: textAt(record, "description"),
    durationMs: "0",
    callerIpAddress: facts.callerAddress,
    correlationId: facts.correlationId,
    identity: present({ authorization: facts.authorization, claims: claimsWithCaller(facts) }),
    level: facts.level === "Informational" ? "Information" : facts.level,
    location: "global",
    tenantId: textAt(record, "tenantId"),
    eventDataId: facts.eventDataId,
    properties: facts.properties,
  });
}

/**
 * The record as the REST API of version 2014-04-01 returns it, which the "Azure Audit" input asks: the example event of
 * `mscs:azure:audit` has `resourceUri` and `eventSource` where later versions have `resourceId` and `category`.
 */
export function auditRecord(record: ProviderRecord, time: number): ProviderRecord {
  const facts = activityFacts(record);
  const path = pathOf(facts);
  const status = restStatus(facts.status);
  const { resourceId: _id, category: _category, resourceType: _type, tenantId: _tenant, ...rest } = record;
  return {
    ...(facts.form === "rest" ? rest : {}),
    authorization: facts.form === "rest" ? facts.authorization : restAuthorization(facts.authorization),
    caller: facts.caller,
    channels: "Operation",
    claims: facts.claims ?? {},
    correlationId: facts.correlationId,
    description: textAt(record, "description") ?? textAt(record, "resultDescription") ?? "",
    eventDataId: facts.eventDataId,
    eventName: worded(status === "Started" ? "BeginRequest" : "EndRequest"),
    eventSource: worded(facts.category ?? "Administrative"),
    httpRequest: facts.httpRequest ?? present({ clientIpAddress: facts.callerAddress }),
    id: `${facts.resourceId ?? ""}/events/${facts.eventDataId ?? ""}/ticks/${(BigInt(time) + TICKS_EPOCH) * 10_000n}`,
    level: facts.level === "Information" ? "Informational" : facts.level,
    resourceGroupName: path("resourcegroups"),
    resourceProviderName: worded(path("providers")),
    resourceUri: facts.resourceId,
    operationId: facts.operationId ?? facts.correlationId,
    operationName: worded(providerSpelling(facts), facts.displayName),
    properties: facts.properties,
    status: worded(status),
    subStatus: worded(facts.substatus ?? ""),
    eventTimestamp: new Date(time).toISOString(),
    submissionTimestamp: facts.submitted,
    subscriptionId: path("subscriptions"),
  };
}

/** A caller is the claim that names it, so that a record of the REST API which has one without the other lacks the claim. */
function claimsWithCaller({ caller, claims }: ActivityFacts): ProviderRecord {
  const members = (claims ?? {}) as ProviderRecord;
  const isNamed = caller === undefined || !caller.includes("@") || Object.values(members).includes(caller);
  return isNamed ? members : { ...members, "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn": caller };
}

/** What was authorised, without the evidence for it, which resource logs add. */
function restAuthorization(authorization: unknown): ProviderRecord {
  return present({
    action: valueAt(authorization, "action"),
    role: valueAt(authorization, "role") ?? valueAt(authorization, "evidence", "role"),
    scope: valueAt(authorization, "scope"),
  });
}

/** Resource logs have the operation in upper case, and as its provider spells it among what was authorised. */
function providerSpelling({ operation, authorization }: ActivityFacts): string | undefined {
  const action = textAt(authorization, "action");
  return action?.toLowerCase() === operation?.toLowerCase() ? action : operation;
}

function worded(value: string | undefined, localized = value): ProviderRecord | undefined {
  return value === undefined ? undefined : { value, localizedValue: localized };
}

function pathOf({ resourceId }: ActivityFacts): (word: string) => string | undefined {
  const parts = resourceId?.split("/") ?? [];
  const words = parts.map((part) => part.toLowerCase());
  return (word) => {
    const at = words.indexOf(word);
    return at === -1 ? undefined : parts[at + 1];
  };
}

/** Without the members that are undefined. */
function present(members: ProviderRecord): ProviderRecord {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** The last part of the path of the resource that an activity record is about. */
export function resourceName(record: ProviderRecord): string | undefined {
  const id = textAt(record, "resourceId") ?? textAt(record, "resourceUri");
  return id?.slice(id.lastIndexOf("/") + 1);
}

/** A part of the path of the resource of a record of an event hub, behind a word of it in any case. */
export function resourcePart(record: ProviderRecord, word: string): string | undefined {
  return pathOf(activityFacts(record))(word);
}
