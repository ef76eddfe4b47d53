import { lowerAscii } from "../../model/normalise.ts";
import type { FieldValue } from "../event.ts";
import { lowered, type ProviderRecord, textAt, timeAt } from "./record.ts";
import type { CanonicalSource } from "./sources.ts";

/** Words of `resultType` in diagnostic settings and of `status.value` in the REST API. */
const OUTCOMES: ReadonlyMap<string, string> = new Map([
  ["start", "started"],
  ["started", "started"],
  ["accept", "accepted"],
  ["accepted", "accepted"],
  ["success", "succeeded"],
  ["succeeded", "succeeded"],
  ["failure", "failed"],
  ["failed", "failed"],
]);

const CLAIM = {
  upn: "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
  name: "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
  objectId: "http://schemas.microsoft.com/identity/claims/objectidentifier",
  tenant: "http://schemas.microsoft.com/identity/claims/tenantid",
} as const;

/**
 * Azure Activity Log, as diagnostic settings deliver it (`operationName` is text, claims under `identity`) and as the REST
 * API returns it (`operationName.value`, claims at the top). Microsoft Learn, "Azure Activity Log event schema".
 */
export const azureActivity: CanonicalSource = {
  time: (record) => timeAt(record, "time") ?? timeAt(record, "eventTimestamp"),
  withTime: (record, time) => {
    const key = Object.hasOwn(record, "eventTimestamp") ? "eventTimestamp" : "time";
    return { ...record, [key]: new Date(time).toISOString() };
  },
  tells: ["operationName", "resultType", "resourceId", "identity"],
  fields: (record) => {
    const claims = (record.identity as ProviderRecord | undefined)?.claims ?? record.claims;
    const authorization = (record.identity as ProviderRecord | undefined)?.authorization ?? record.authorization;
    const caller = [textAt(record, "caller"), textAt(claims, CLAIM.upn), textAt(claims, CLAIM.name)];
    const name = caller.find((text) => text?.includes("@") === true);
    // Callers without a claim set, such as Azure services, are named by what their permission rests on.
    const other = textAt(record, "caller");
    const principal = textAt(authorization, "evidence", "principalId");
    const objectId =
      textAt(claims, CLAIM.objectId) ?? principal ?? (other?.includes("@") === false ? other : undefined);
    const id = textAt(record, "resourceId") ?? textAt(record, "resourceUri");
    const status = textAt(record, "resultType") ?? textAt(record, "status", "value") ?? textAt(record, "status");
    return [
      ["operation", textAt(record, "operationName") ?? textAt(record, "operationName", "value")],
      ["outcome", OUTCOMES.get(lowerAscii(status ?? ""))],
      ["outcome.detail", detailOf(record)],
      ["actor.name", name],
      ["actor.id", objectId === undefined ? undefined : lowerAscii(objectId).replaceAll("-", "")],
      ["actor.key", lowered(name) ?? lowered(objectId)?.replaceAll("-", "")],
      ["actor.type", textAt(authorization, "evidence", "principalType")],
      ["actor.app_id", lowered(textAt(claims, "appid"))],
      ["source.ip", textAt(record, "callerIpAddress") ?? textAt(record, "httpRequest", "clientIpAddress")],
      ["tenant.id", lowered(textAt(record, "tenantId") ?? textAt(claims, CLAIM.tenant))],
      ["correlation.id", textAt(record, "correlationId")],
      ["event.id", textAt(record, "eventDataId")],
      ...resourceFields(lowered(id)),
    ];
  },
};

/** `Started.` holds no detail, `Succeeded.Created` the answer behind its dot; the REST API gives it on its own. */
function detailOf(record: ProviderRecord): string | undefined {
  const signature = textAt(record, "resultSignature");
  const behindDot = signature?.slice(signature.indexOf(".") + 1);
  return (
    (signature?.includes(".") === true && behindDot !== "" ? behindDot : undefined) ??
    textAt(record, "subStatus", "value")
  );
}

/** What the path of a resource says, in lower case: `/subscriptions/…/resourcegroups/…/providers/<ns>/<type>/<name>/…`. */
function resourceFields(id: string | undefined): readonly (readonly [string, FieldValue])[] {
  if (id === undefined) return [["resource.id", undefined]];
  const parts = id.split("/").slice(1);
  const after = (word: string): string | undefined => {
    const at = parts.indexOf(word);
    return at === -1 ? undefined : parts[at + 1];
  };
  const provider = parts.indexOf("providers");
  const [namespace, type, name] = provider === -1 ? [] : parts.slice(provider + 1);
  const instance = type === "virtualmachinescalesets" ? after("virtualmachines") : undefined;
  const machine = instance === undefined ? provider + 4 : parts.indexOf("virtualmachines", provider + 3) + 2;
  return [
    ["resource.id", id],
    ["resource.type", namespace === undefined || type === undefined ? undefined : `${namespace}/${type}`],
    ["resource.group", after("resourcegroups")],
    ["target.id", name === undefined ? id : `/${parts.slice(0, machine).join("/")}`],
    ["target.name", name],
    ["cloud.account.id", after("subscriptions")],
    ["command.name", after("runcommands")],
    ["extension.name", after("extensions")],
  ];
}
