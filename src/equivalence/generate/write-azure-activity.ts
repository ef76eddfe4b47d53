import type { Scalar } from "../../model/predicate.ts";
import { type ProviderRecord, textAt } from "../canonical/record.ts";
import type { Path, RecordWriter } from "./writers.ts";

const UPN = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn";
const NAME = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name";
const OBJECT_ID = "http://schemas.microsoft.com/identity/claims/objectidentifier";
const SUBSCRIPTION = "6d1f8a2c-0b4e-4e57-9c35-2a7f11c0d9e1";
const PRINCIPAL = "3f6a1c52-8b0d-4f7e-9a21-5c4d7e8f9012";

/** Operations that detections ask for, as Azure spells them. Microsoft Learn, "Azure permissions for Compute" and others. */
const OPERATIONS: readonly string[] = [
  "Microsoft.Compute/virtualMachines/runCommand/action",
  "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/runCommand/action",
  "Microsoft.ContainerService/managedClusters/runCommand/action",
  "Microsoft.Compute/virtualMachines/runCommands/write",
  "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/runCommands/write",
  "Microsoft.HybridCompute/machines/runCommands/write",
  "Microsoft.Compute/virtualMachines/extensions/write",
  "Microsoft.Compute/virtualMachineScaleSets/extensions/write",
  "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/extensions/write",
  "Microsoft.HybridCompute/machines/extensions/write",
  "Microsoft.Automation/automationAccounts/jobs/write",
  "Microsoft.Automation/automationAccounts/runbooks/draft/testJob/write",
  "Microsoft.Automation/automationAccounts/runbooks/write",
  "Microsoft.Automation/automationAccounts/runbooks/draft/write",
  "Microsoft.Automation/automationAccounts/webhooks/write",
  "Microsoft.Automation/automationAccounts/schedules/write",
  "Microsoft.Automation/automationAccounts/jobSchedules/write",
  "Microsoft.SerialConsole/serialPorts/connect/action",
  "Microsoft.Portal/consoles/write",
];

function machine(group: string, name: string, rest = ""): string {
  return `/subscriptions/${SUBSCRIPTION}/resourceGroups/${group}/providers/Microsoft.Compute/virtualMachines/${name}${rest}`;
}

const claims = {
  [UPN]: "ada@contoso.com",
  [NAME]: "ada@contoso.com",
  [OBJECT_ID]: PRINCIPAL,
  appid: "c44b4083-3bb0-49c1-b47d-974e53cbdf3c",
};
const authorization = {
  scope: machine("rg-app", "vm-app-01"),
  action: "Microsoft.Compute/virtualMachines/runCommand/action",
  evidence: { role: "Owner", principalId: PRINCIPAL.replaceAll("-", ""), principalType: "User" },
};

/** Diagnostic settings write capitals and the words of `resultType`, the REST API names and the words of `status`. */
export const azureActivityWriter: RecordWriter = {
  bases: [
    {
      time: "2026-01-15T10:00:00.000Z",
      resourceId: machine("rg-app", "vm-app-01").toUpperCase(),
      operationName: "MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION",
      category: "Administrative",
      resultType: "Success",
      resultSignature: "Succeeded.OK",
      callerIpAddress: "192.0.2.17",
      correlationId: "c-0",
      // Tokens of users hold the display name as a rule; the other shape does without.
      identity: { authorization, claims: { ...claims, name: "Ada" } },
      level: "Information",
    },
    {
      eventTimestamp: "2026-01-15T10:00:00.000Z",
      resourceId: machine("rg-app", "vm-app-01"),
      operationName: { value: "Microsoft.Compute/virtualMachines/runCommand/action", localizedValue: "Run Command" },
      category: { value: "Administrative", localizedValue: "Administrative" },
      status: { value: "Succeeded", localizedValue: "Succeeded" },
      subStatus: { value: "OK", localizedValue: "OK" },
      caller: "ada@contoso.com",
      httpRequest: { clientIpAddress: "192.0.2.17" },
      correlationId: "c-0",
      eventDataId: "e-0",
      authorization,
      claims,
      subscriptionId: SUBSCRIPTION,
    },
  ],
  paths: {
    operation: [["operationName", "value"], ["operationName"]],
    outcome: [["status", "value"], ["resultType"]],
    "outcome.detail": [["subStatus", "value"], ["resultSignature"]],
    "actor.name": [
      ["caller"],
      ["identity", "claims", UPN],
      ["identity", "claims", NAME],
      ["claims", UPN],
      ["claims", NAME],
    ],
    "actor.id": [
      ["identity", "claims", OBJECT_ID],
      ["claims", OBJECT_ID],
      ["identity", "authorization", "evidence", "principalId"],
      ["authorization", "evidence", "principalId"],
    ],
    "actor.key": [
      ["caller"],
      ["identity", "claims", UPN],
      ["identity", "claims", NAME],
      ["claims", UPN],
      ["claims", NAME],
    ],
    "actor.type": [
      ["identity", "authorization", "evidence", "principalType"],
      ["authorization", "evidence", "principalType"],
    ],
    "actor.app_id": [
      ["identity", "claims", "appid"],
      ["claims", "appid"],
    ],
    "source.ip": [["callerIpAddress"], ["httpRequest", "clientIpAddress"]],
    "correlation.id": [["correlationId"]],
    "event.id": [["eventDataId"]],
    "resource.id": [["resourceId"]],
    "resource.group": [["resourceId"]],
    "target.id": [["resourceId"]],
    "target.name": [["resourceId"]],
    "command.name": [["resourceId"]],
    "extension.name": [["resourceId"]],
  },
  everywhere: new Set(["actor.name", "actor.key", "actor.id"]),
  always: new Set(["resource.id", "target.id", "target.name", "resource.group"]),
  required: new Set([
    "time",
    "eventTimestamp",
    "resourceId",
    "operationName",
    "category",
    "resultType",
    "status",
    "caller",
    "correlationId",
    "eventDataId",
    "identity",
    "authorization",
    "claims",
  ]),
  // Of the form of the REST API.
  shape: [
    ["operationName", "value"],
    ["status", "value"],
  ],
  forms: {
    operation,
    "actor.name": caller,
    "actor.key": caller,
    outcome: (value, record) => outcome(value, record),
    // Diagnostic settings write the status and a dot in front.
    "outcome.detail": (value, _record, path) => (path.includes("subStatus") ? value : `Succeeded.${value}`),
    // Claims have ids with dashes, the evidence of an authorization without.
    "actor.id": (value, _record, path) => {
      const id = identifier(String(value));
      return path.includes("evidence") ? id.replaceAll("-", "") : id;
    },
    "resource.group": (value) => machine(segment(value), "vm-app-01"),
    "target.id": (value) => machine("rg-app", segment(value)),
    "target.name": (value) => machine("rg-app", segment(value)),
    "resource.id": (value) => (String(value).startsWith("/") ? value : machine("rg-app", segment(value))),
    "extension.name": (value) => machine("rg-app", "vm-app-01", `/extensions/${segment(value)}`),
    "command.name": (value) => machine("rg-app", "vm-app-01", `/runCommands/${segment(value)}`),
  },
};

/** Diagnostic settings write names of operations in capitals or, of some services, as the REST API does. */
function operation(value: Scalar, record: ProviderRecord): unknown {
  const text = String(value);
  const known = OPERATIONS.find((name) => name.toLowerCase() === text.toLowerCase()) ?? text;
  const isApi = textAt(record, "eventTimestamp") !== undefined;
  return !isApi && text === text.toUpperCase() ? known.toUpperCase() : known;
}

/** A caller who is a user is named by an address, which no other text stands for but in the claim of a display name. */
function caller(value: Scalar, _record: ProviderRecord, path: Path): Scalar | undefined {
  return path.includes(NAME) || String(value).includes("@") ? value : undefined;
}

function outcome(value: Scalar, record: ProviderRecord): unknown {
  const words: Readonly<Record<string, readonly [settings: string, api: string]>> = {
    started: ["Start", "Started"],
    accepted: ["Accept", "Accepted"],
    succeeded: ["Success", "Succeeded"],
    failed: ["Failure", "Failed"],
  };
  const name = String(value).toLowerCase();
  const isApi = textAt(record, "status", "value") !== undefined;
  return Object.hasOwn(words, name) ? words[name]?.[isApi ? 1 : 0] : value;
}

/** Ids of directory objects are GUIDs: one for each text. */
function identifier(value: string): string {
  const hex = /^[0-9a-f]{32}$/i.test(value)
    ? value
    : Buffer.from(value, "utf8").toString("hex").slice(0, 32).padEnd(32, "0");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** What the name of a resource may hold. Microsoft Learn, "Naming rules and restrictions for Azure resources". */
function segment(value: Scalar): string {
  const name = String(value)
    .replace(/[^\p{L}\p{N}_.()-]/gu, "-")
    .slice(0, 64);
  return name === "" ? "x" : name;
}
