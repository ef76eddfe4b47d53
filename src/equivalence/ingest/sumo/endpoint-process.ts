import { textAt } from "../../canonical/record.ts";
import type { Arrival, Ingest, StoredRow } from "../ingest.ts";
import { type ProcessStart, type ProcessStartKind, processStart, sysmonHashes } from "../process-start.ts";
import { deviceProcessEventsTable } from "../sentinel/endpoint-process.ts";
import { azureFields } from "./azure-fields.ts";
import { rawFields } from "./raw-fields.ts";
import { constant, keys, lookup, type Mapping, mappedRecord } from "./record.ts";

const SECURITY = mapping("Windows - Security - 4688", ["Microsoft", "Windows"], [",", "-", "null"], {
  baseImage: keys("EventData.NewProcessName", "EventData.ProcessName"),
  commandLine: keys("EventData.CommandLine", "EventData.ProcessCommandLine"),
  description: constant("A new process has been created"),
  device_hostname: keys("Computer"),
  parentBaseImage: keys("EventData.ParentProcessName", "EventData.CreatorProcessName"),
  targetUser_username: keys("EventData.TargetUserName"),
  user_authDomain: keys("EventData.SubjectDomainName"),
  user_userId: keys("EventData.SubjectUserSid"),
  // The account that started the process, also where the new process runs as another.
  user_username: keys("EventData.SubjectUserName"),
});

const SEVERITY = { Critical: "7", Debug: "0", Error: "5", Informational: "1", Warning: "4" };

const SYSMON = mapping("Windows - Microsoft-Windows-Sysmon/Operational - 1", ["Microsoft", "Windows"], [",", "-"], {
  action: constant("ProcessCreate"),
  baseImage: keys("EventData.Image", "EventData.SourceImage"),
  commandLine: keys("EventData.CommandLine"),
  description: constant("Sysmon observed process creation"),
  device_hostname: keys("Computer"),
  file_hash_imphash: keys("IMPHASH"),
  file_hash_md5: keys("MD5"),
  file_hash_sha1: keys("SHA1"),
  file_hash_sha256: keys("SHA256"),
  normalizedAction: constant("create"),
  normalizedResource: constant("process"),
  normalizedSeverity: lookup(["Level"], SEVERITY),
  parentBaseImage: keys("EventData.ParentImage"),
  parentCommandLine: keys("EventData.ParentCommandLine"),
  parentPid: keys("EventData.ParentProcessId"),
  pid: keys("EventData.ProcessId"),
  severity: keys("Level"),
  sourceUid: keys("EventRecordID"),
  targetUser_username: keys("EventData.TargetUser"),
  user_userId: keys("Security.UserID"),
  user_username: keys("EventData.User", "EventData.SourceUser"),
});

const LINUX_SYSMON = mapping("Linux-Sysmon/Operational - 1", ["Linux", "Sysmon for Linux"], [",", "-"], {
  action: constant("ProcessCreate"),
  baseImage: keys("Image"),
  commandLine: keys("CommandLine"),
  description: constant("Sysmon observed a process creation"),
  device_hostname: keys("System.Computer"),
  file_hash_sha256: keys("Hashes"),
  normalizedAction: constant("create"),
  normalizedResource: constant("process"),
  parentBaseImage: keys("ParentImage"),
  parentCommandLine: keys("ParentCommandLine"),
  parentPid: keys("ParentProcessId"),
  pid: keys("ProcessId"),
  sourceUid: keys("System.EventRecordID"),
  user_userId: keys("System.Security.UserId"),
  user_username: keys("User"),
});

const DEFENDER_EVENT = "AdvancedHunting-DeviceProcessEvents";

/** What the mapping says of the process is about the one that started it; the new process is in fields of the message. */
const DEFENDER = mapping(
  "Azure Event Hub - Windows Defender Endpoint Process events",
  ["Microsoft", "Azure"],
  [",", "-", "null"],
  {
    accountId: keys("tenantId"),
    action: keys("properties.ActionType"),
    baseImage: keys("properties.InitiatingProcessFileName", "properties.FileName"),
    commandLine: keys("properties.InitiatingProcessCommandLine", "properties.ProcessCommandLine"),
    device_hostname: keys("properties.DeviceName"),
    device_uniqueId: keys("properties.DeviceId"),
    file_hash_md5: keys("properties.InitiatingProcessMD5"),
    file_hash_sha1: keys("properties.InitiatingProcessSHA1"),
    file_hash_sha256: keys("properties.InitiatingProcessSHA256"),
    file_path: keys("properties.FolderPath"),
    normalizedAction: lookup(["properties.ActionType", "properties.Action"], { ProcessCreated: "create" }),
    parentBaseImage: keys("properties.InitiatingProcessParentFileName"),
    parentCommandLine: keys("properties.InitiatingProcessParentCommandLine"),
    parentPid: keys("properties.InitiatingProcessParentId"),
    pid: keys("properties.InitiatingProcessId"),
    user_email: keys("properties.InitiatingProcessAccountUpn"),
    user_userId: keys("properties.InitiatingProcessAccountSid"),
    user_username: keys("properties.InitiatingProcessAccountName"),
  },
);

export const windowsSecurity = eventLog("security", SECURITY, windowsFields);
export const windowsSysmon = eventLog("sysmon", SYSMON, windowsFields);
/** The parser for Linux keeps `System` and has the members of `EventData` at the top. */
export const linuxSysmon = eventLog("linux sysmon", LINUX_SYSMON, ({ system, data }) => ({ System: system, ...data }));

/** Advanced hunting events of Defender for Endpoint by an event hub: `properties` hold the row, as the streaming API sends it. */
export const defenderProcessEvents: Ingest = {
  source: "endpoint.process",
  evidence: { kind: "mapping table", of: evidenceOf(DEFENDER) },
  place: DEFENDER.objectType,
  rows: (record, arrival) =>
    // The mapping reads columns by other names.
    deviceProcessEventsTable.rows(record, { ...arrival, reads: () => true }).map((row) => {
      const properties = Object.entries(row).filter(([column]) => !isWorkspaceColumn(column));
      const message = {
        time: new Date(arrival.arrived).toISOString(),
        tenantId: row.TenantId,
        operationName: "Publish",
        category: DEFENDER_EVENT,
        properties: Object.fromEntries(properties),
      };
      return mappedRecord(DEFENDER, DEFENDER_EVENT, azureFields(message), arrival);
    }),
};

/** Columns that a workspace adds to rows of every table. */
function isWorkspaceColumn(name: string): boolean {
  return name.startsWith("_") || ["TenantId", "TimeGenerated", "Type", "SourceSystem"].includes(name);
}

/** Parsers for Windows keep `EventData`, have members of `System` at the top, and hand each hash of Sysmon on by its name. */
function windowsFields({ system, data }: ProcessStart): object {
  return { ...system, EventData: data, ...Object.fromEntries(sysmonHashes(data)) };
}

function eventLog(kind: ProcessStartKind, mapping: Mapping, fields: (start: ProcessStart) => object): Ingest {
  return {
    source: "endpoint.process",
    evidence: { kind: "mapping table", of: evidenceOf(mapping) },
    place: mapping.objectType,
    rows: (record, arrival) => rowsOf(processStart(record), arrival),
  };

  function rowsOf(start: ProcessStart | undefined, arrival: Arrival): readonly StoredRow[] {
    if (start?.kind !== kind) return [];
    // Channel and number: `Security-4688`.
    const channel = start.channel ?? (kind === "linux sysmon" ? "Linux-Sysmon/Operational" : "");
    const id = `${channel}-${textAt(start.system, "EventID") ?? ""}`;
    return [mappedRecord(mapping, id, rawFields(fields(start)), arrival)];
  }
}

function evidenceOf({ name }: Mapping): string {
  return `SumoLogic/cloud-siem-content-catalog, mappings: ${name}`;
}

function mapping(
  name: string,
  [vendor, product]: readonly [vendor: string, product: string],
  skipped: readonly string[],
  attributes: Mapping["attributes"],
): Mapping {
  return { name, vendor, product, objectType: "EndpointProcess", skipped, attributes };
}
