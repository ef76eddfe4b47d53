import { createHash } from "node:crypto";
import { textAt } from "../../canonical/record.ts";
import type { Ingest } from "../ingest.ts";
import { baseName, creatorAccount, newProcessAccount, processStart, sysmonHashes } from "../process-start.ts";
import { DEVICE_PROCESS_EVENTS_COLUMNS } from "./columns.ts";
import { type Table, tableRow } from "./row.ts";

const TABLE: Table = {
  name: "DeviceProcessEvents",
  columns: DEVICE_PROCESS_EVENTS_COLUMNS,
  sourceSystem: null,
  billable: true,
};

/** Insert strings of 4688 ("4688(S): A new process has been created", Microsoft Learn). */
const TOKEN_ELEVATION: ReadonlyMap<string, string> = new Map([
  ["%%1936", "TokenElevationTypeDefault"],
  ["%%1937", "TokenElevationTypeFull"],
  ["%%1938", "TokenElevationTypeLimited"],
]);

const MANDATORY_LABEL: ReadonlyMap<string, string> = new Map([
  ["S-1-16-0", "Untrusted"],
  ["S-1-16-4096", "Low"],
  ["S-1-16-8192", "Medium"],
  ["S-1-16-12288", "High"],
  ["S-1-16-16384", "System"],
]);

/**
 * What Defender for Endpoint records of the same process start with a sensor of its own. It writes device and account names
 * and the folder of the starting process in small letters and ids as numbers; an account of Linux has the device as its
 * domain, as one of macOS has (rows of DeviceProcessEvents as the streaming API delivers them).
 */
export const deviceProcessEventsTable: Ingest = {
  source: "endpoint.process",
  evidence: { kind: "doc", of: "Microsoft Learn: DeviceProcessEvents table reference; advanced hunting schema" },
  place: TABLE.name,
  rows: (record, arrival) => {
    const start = processStart(record);
    if (start === undefined) return [];
    const { kind, data } = start;
    const isSecurity = kind === "security";
    const of = (security: string | undefined, sysmon: string | undefined): string | undefined => {
      const key = isSecurity ? security : sysmon;
      return key === undefined ? undefined : textAt(data, key);
    };
    const path = of("NewProcessName", "Image");
    const parent = of("ParentProcessName", "ParentImage");
    const account = newProcessAccount(start);
    const creator = creatorAccount(start);
    const device = start.computer?.toLowerCase();
    const local = kind === "linux sysmon" ? device?.split(".")[0] : undefined;
    const hashes = sysmonHashes(data);
    const isTarget = (textAt(data, "TargetUserName") ?? "-") !== "-";
    const label = textAt(data, "MandatoryLabel");
    const elevation = textAt(data, "TokenElevationType");
    const values = {
      ActionType: "ProcessCreated",
      Timestamp: arrival.time,
      DeviceName: device,
      DeviceId: device === undefined ? undefined : createHash("sha1").update(device).digest("hex"),
      ReportId: arrival.serial,
      FileName: baseName(path),
      FolderPath: path,
      MD5: hashes.get("MD5")?.toLowerCase(),
      SHA1: hashes.get("SHA1")?.toLowerCase(),
      SHA256: hashes.get("SHA256")?.toLowerCase(),
      ProcessId: of("NewProcessId", "ProcessId"),
      ProcessCommandLine: textAt(data, "CommandLine"),
      ProcessCreationTime: arrival.time,
      ProcessIntegrityLevel: isSecurity ? MANDATORY_LABEL.get(label ?? "") : textAt(data, "IntegrityLevel"),
      ProcessTokenElevation: elevation === undefined ? undefined : TOKEN_ELEVATION.get(elevation),
      ProcessVersionInfoCompanyName: of(undefined, "Company"),
      ProcessVersionInfoProductName: of(undefined, "Product"),
      ProcessVersionInfoOriginalFileName: of(undefined, "OriginalFileName"),
      ProcessVersionInfoFileDescription: of(undefined, "Description"),
      AccountDomain: account.domain?.toLowerCase() ?? local,
      AccountName: account.name?.toLowerCase(),
      AccountSid: account.sid,
      LogonId: of(isTarget ? "TargetLogonId" : "SubjectLogonId", "LogonId"),
      InitiatingProcessFileName: baseName(parent),
      InitiatingProcessFolderPath: parent?.toLowerCase(),
      InitiatingProcessId: of("ProcessId", "ParentProcessId"),
      InitiatingProcessCommandLine: of(undefined, "ParentCommandLine"),
      InitiatingProcessAccountDomain: creator.domain?.toLowerCase() ?? (creator.name === undefined ? undefined : local),
      InitiatingProcessAccountName: creator.name?.toLowerCase(),
      InitiatingProcessAccountSid: creator.sid,
      InitiatingProcessLogonId: of("SubjectLogonId", undefined),
      IsInitiatingProcessRemoteSession: false,
      IsProcessRemoteSession: false,
    };
    return [tableRow(TABLE, values, arrival)];
  },
};
