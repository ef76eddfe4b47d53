import { type ProviderRecord, textAt, valueAt } from "../../canonical/record.ts";
import { documentOf, type Field, related, type StoredObject, storedValue } from "./document.ts";
import { userAtHost } from "./grok.ts";

const SCHEMA = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";

/** What `identityFields` are below. */
export const IDENTITY_PATHS: readonly string[] = [
  "azure.activitylogs.identity_name",
  "azure.activitylogs.identity",
  "user",
  "related.user",
];

/** Who called, of a record of the Activity Log: rights and claims, and the user that the claims name. */
export function identityFields(record: ProviderRecord): readonly Field[] {
  const identity = valueAt(record, "identity");
  if (typeof identity === "string") return [["azure.activitylogs.identity_name", identity]];
  if (typeof identity !== "object" || identity === null) return [];
  const claims = Object.entries((valueAt(identity, "claims") ?? {}) as ProviderRecord);
  const fullName = textAt(identity, "claims", "name");
  // Without the claim `name` there is no object to put the others in, and the scripts that would fail in silence.
  const claim = (name: string): string | undefined =>
    fullName === undefined ? undefined : textAt(identity, "claims", `${SCHEMA}/${name}`);
  const name = claim("name");
  const user = name === undefined ? undefined : userAtHost(name);
  const kept = claims
    .filter(([key]) => key !== "name")
    .map(([key, value]) => [key.replaceAll(".", "_"), value] as const);
  const by = "azure.activitylogs.identity.claims_initiated_by_user";
  return [
    ["azure.activitylogs.identity", () => storedValue({ ...identity, authorization: undefined, claims: undefined })],
    ["azure.activitylogs.identity", () => authorizationOf(identity)],
    ["azure.activitylogs.identity.claims", claims.length === 0 ? undefined : storedValue(Object.fromEntries(kept))],
    [`${by}.fullname`, fullName],
    [`${by}.surname`, claim("surname")],
    [`${by}.name`, name],
    [`${by}.givenname`, claim("givenname")],
    [`${by}.schema`, name === undefined ? undefined : SCHEMA],
    ["user.name", user?.user ?? name],
    ["user.domain", user?.host],
    ["user.email", user === undefined ? undefined : name],
    ["user.full_name", fullName],
    ["related.user", related(user?.user ?? name)],
  ];
}

const EVIDENCE_NAMES: ReadonlyMap<string, string> = new Map([
  ["roleAssignmentScope", "role_assignment_scope"],
  ["roleDefinitionId", "role_definition_id"],
  ["roleAssignmentId", "role_assignment_id"],
  ["principalId", "principal_id"],
  ["principalType", "principal_type"],
]);

function authorizationOf(identity: object): StoredObject | undefined {
  const authorization = valueAt(identity, "authorization");
  if (typeof authorization !== "object" || authorization === null) return undefined;
  const evidence = valueAt(authorization, "evidence");
  const renamed = Object.entries((evidence ?? {}) as ProviderRecord).map(
    ([key, value]) => [EVIDENCE_NAMES.get(key) ?? key, value] as const,
  );
  const value = storedValue({ ...authorization, ...(evidence ? { evidence: Object.fromEntries(renamed) } : {}) });
  return documentOf([["authorization", value]], undefined);
}
