import { textAt } from "../../canonical/record.ts";
import type { Arrival, Ingest, StoredRow } from "../ingest.ts";
import { baseName, newProcessAccount, type ProcessStart, processStart, sysmonHashes } from "../process-start.ts";
import { escaped, eventXml } from "./event-xml.ts";
import { type Fields, indexedEvent } from "./fields.ts";

const CONTENT = "splunk/security_content, data_sources";

/** Event 4688 by the Splunk Add-on for Microsoft Windows. */
export const windowsSecurityEvent: Ingest = {
  source: "endpoint.process",
  evidence: { kind: "mapping table", of: `${CONTENT}, Windows Event Log Security 4688` },
  place: "XmlWinEventLog:Security",
  rows: (record, arrival) => rowsOf(processStart(record), "security", arrival),
};

/** Event 1 by the Splunk Add-on for Sysmon. */
export const sysmonEvent: Ingest = {
  source: "endpoint.process",
  evidence: { kind: "mapping table", of: `${CONTENT}, Sysmon EventID 1` },
  place: "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
  rows: (record, arrival) => rowsOf(processStart(record), "sysmon", arrival),
};

/** Event 1 by the Splunk Add-on for Sysmon for Linux. */
export const linuxSysmonEvent: Ingest = {
  source: "endpoint.process",
  evidence: { kind: "mapping table", of: `${CONTENT}, Sysmon for Linux EventID 1` },
  place: "sysmon:linux",
  rows: (record, arrival) => rowsOf(processStart(record), "linux sysmon", arrival),
};

function rowsOf(start: ProcessStart | undefined, kind: ProcessStart["kind"], arrival: Arrival): readonly StoredRow[] {
  if (start?.kind !== kind) return [];
  const time = new Date(arrival.time).toISOString();
  const origin = {
    sourcetype: kind === "linux sysmon" ? "sysmon:linux" : "XmlWinEventLog",
    source: kind === "linux sysmon" ? "Syslog:Linux-Sysmon/Operational" : `XmlWinEventLog:${start.channel ?? ""}`,
    host: start.computer ?? "",
  };
  const fields = {
    ...extracted(start, time),
    ...(kind === "security" ? securityFields(start) : sysmonFields(start)),
  };
  return [indexedEvent(origin, () => eventXml(start, time), arrival.time, fields, arrival)];
}

/**
 * The add-ons cut blocks out of the XML (`System_Props_Xml`, `EventData_Xml`) and names and values out of those by regular
 * expressions, so that entities stay: a command with `&` has `&amp;`.
 */
function extracted(start: ProcessStart, time: string): Fields {
  const data = Object.entries(start.data).map(([name, value]) => [name, escaped(String(value ?? ""))] as const);
  const system = ["EventID", "Version", "Level", "Task", "Opcode", "Keywords", "EventRecordID", "Channel", "Computer"];
  return {
    ...Object.fromEntries(data.filter(([, value]) => value !== "")),
    ...Object.fromEntries(system.map((name) => [name, textAt(start.system, name)])),
    Name: start.provider,
    Guid: textAt(start.system, "Provider", "Guid"),
    SystemTime: time,
    ProcessID: textAt(start.system, "Execution", "ProcessID"),
    ThreadID: textAt(start.system, "Execution", "ThreadID"),
    EventCode: textAt(start.system, "EventID"),
    RecordNumber: textAt(start.system, "EventRecordID"),
    // Tags by the event types of the add-ons, which put the event into the dataset Endpoint.Processes.
    tag: ["process", "report"],
    dest: start.computer,
    dvc_nt_host: start.computer,
    event_id: textAt(start.system, "EventRecordID"),
    id: textAt(start.system, "EventRecordID"),
    signature_id: textAt(start.system, "EventID"),
  };
}

function securityFields(start: ProcessStart): Fields {
  const of = (name: string): string | undefined => dataOf(start, name);
  const path = of("NewProcessName");
  const parent = of("ParentProcessName");
  const command = of("CommandLine");
  const words = /^\s*(?:"([^"]*)"|(\S+))\s*(.*)$/s.exec(command ?? "");
  const account = newProcessAccount(start);
  return {
    Caller_Domain: of("SubjectDomainName"),
    Caller_User_Name: of("SubjectUserName"),
    Logon_ID: of("SubjectLogonId"),
    Process_Command_Line: command,
    Target_Domain: of("TargetDomainName"),
    Target_User_Name: of("TargetUserName"),
    Token_Elevation_Type: of("TokenElevationType"),
    action: "allowed",
    app: "win:unknown",
    dvc: start.computer,
    name: "A new process has been created",
    new_process: path,
    new_process_id: of("NewProcessId"),
    new_process_name: baseName(path),
    // The event says by which program it was started, and not by which command.
    parent_process: parent,
    parent_process_id: of("ProcessId"),
    parent_process_name: baseName(parent),
    parent_process_path: parent,
    process: command,
    process_command_line_arguments: words?.[3],
    process_command_line_process: words?.[1] ?? words?.[2],
    process_exec: baseName(path),
    process_id: of("NewProcessId"),
    process_name: baseName(path),
    process_path: path,
    product: "Windows",
    session_id: of("SubjectLogonId"),
    signature: "A new process has been created",
    src_nt_domain: of("SubjectDomainName"),
    src_user: of("SubjectUserName"),
    status: "success",
    subject: "A new process has been created",
    user: account.name === undefined ? undefined : escaped(account.name),
    vendor: "Microsoft",
    vendor_product: "Microsoft Windows",
  };
}

function sysmonFields(start: ProcessStart): Fields {
  const of = (name: string): string | undefined => dataOf(start, name);
  const path = of("Image");
  const parent = of("ParentImage");
  const isLinux = start.kind === "linux sysmon";
  return {
    ...Object.fromEntries(sysmonHashes(start.data)),
    EventChannel: start.channel,
    EventDescription: "Process Create",
    RecordID: start.recordId,
    action: "allowed",
    original_file_name: of("OriginalFileName"),
    os: isLinux ? "Linux" : "Microsoft Windows",
    parent_process: of("ParentCommandLine"),
    parent_process_exec: baseName(parent),
    parent_process_guid: of("ParentProcessGuid"),
    parent_process_id: of("ParentProcessId"),
    parent_process_name: baseName(parent),
    parent_process_path: parent,
    process: of("CommandLine"),
    process_current_directory: of("CurrentDirectory"),
    process_exec: baseName(path),
    process_guid: of("ProcessGuid"),
    process_hash: of("Hashes"),
    process_id: of("ProcessId"),
    process_integrity_level: of("IntegrityLevel")?.toLowerCase(),
    process_name: baseName(path),
    process_path: path,
    signature: "Process Create",
    user: of("User"),
    user_id: textAt(start.system, "Security", isLinux ? "UserId" : "UserID"),
    vendor_product: isLinux ? "Microsoft Sysmon for Linux" : "Microsoft Sysmon",
  };
}

function dataOf(start: ProcessStart, name: string): string | undefined {
  const text = textAt(start.data, name);
  return text === undefined ? undefined : escaped(text);
}
