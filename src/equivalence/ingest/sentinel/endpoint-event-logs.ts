import { textAt } from "../../canonical/record.ts";
import type { Ingest } from "../ingest.ts";
import { baseName, type ProcessStart, processStart } from "../process-start.ts";
import { EVENT_COLUMNS, SECURITY_EVENT_COLUMNS, SYSLOG_COLUMNS, WINDOWS_EVENT_COLUMNS } from "./columns.ts";
import { dataItemXml, escaped, eventDataXml, linuxSysmonXml } from "./event-xml.ts";
import { type Table, tableRow, WORKSPACE_ID } from "./row.ts";

const SECURITY_EVENT = table("SecurityEvent", SECURITY_EVENT_COLUMNS, "OpsManager");
const WINDOWS_EVENT = table("WindowsEvent", WINDOWS_EVENT_COLUMNS, "OpsManager");
const EVENT = table("Event", EVENT_COLUMNS, "OpsManager");
const SYSLOG = table("Syslog", SYSLOG_COLUMNS, "Linux");

const ASIM = "Azure/Azure-Sentinel, Parsers/ASimProcessEvent";

/** Members of `EventData` of 4688 that are columns under the same name. */
const SAME_NAMES = [
  "CommandLine",
  "MandatoryLabel",
  "NewProcessId",
  "NewProcessName",
  "ParentProcessName",
  // The creator's id, which 4688 calls ProcessId.
  "ProcessId",
  "SubjectDomainName",
  "SubjectLogonId",
  "SubjectUserName",
  "SubjectUserSid",
  "TargetDomainName",
  "TargetLogonId",
  "TargetUserName",
  "TargetUserSid",
  "TokenElevationType",
] as const;

/** Event 4688 by the connectors for Windows security events; ids stay hexadecimal, absent accounts stay `-`. */
export const securityEventTable: Ingest = {
  source: "endpoint.process",
  evidence: { kind: "mapping table", of: `Microsoft Learn: SecurityEvent; ${ASIM}CreateMicrosoftSecurityEvents` },
  place: SECURITY_EVENT.name,
  rows: (record, arrival) => {
    const start = processStart(record);
    if (start?.kind !== "security") return [];
    const { data } = start;
    const subject = joined(data, "Subject");
    const name = textAt(data, "SubjectUserName");
    const values = {
      ...Object.fromEntries(SAME_NAMES.map((column) => [column, data[column]])),
      Account: subject,
      AccountType: name?.endsWith("$") === true ? "Machine" : "User",
      Activity: "4688 - A new process has been created.",
      Channel: start.channel,
      Computer: start.computer,
      EventData: eventDataXml(data),
      EventID: start.eventId,
      EventRecordId: start.recordId,
      EventSourceName: start.provider,
      ManagementGroupName: `AOI-${WORKSPACE_ID}`,
      Process: baseName(textAt(data, "NewProcessName")),
      SubjectAccount: subject,
      TargetAccount: joined(data, "Target"),
      Task: 13312,
      ...level(start, "Level"),
    };
    return [tableRow(SECURITY_EVENT, values, arrival)];
  },
};

/** Windows events by the connector for forwarded events, or by a rule with the stream `Microsoft-WindowsEvent`. */
export const windowsEventTable: Ingest = {
  source: "endpoint.process",
  evidence: {
    kind: "mapping table",
    of: `Microsoft Learn: WindowsEvent; ${ASIM}CreateMicrosoftSysmonWindowsEvent and CreateMicrosoftWindowsEvents`,
  },
  place: WINDOWS_EVENT.name,
  rows: (record, arrival) => {
    const start = processStart(record);
    if (start === undefined || start.kind === "linux sysmon") return [];
    const values = {
      Channel: start.channel,
      Computer: start.computer,
      // Values of an event are texts, numbers among them.
      EventData: Object.fromEntries(Object.entries(start.data).map(([key, value]) => [key, String(value ?? "")])),
      EventID: start.eventId,
      EventRecordId: start.recordId,
      ManagementGroupName: `AOI-${WORKSPACE_ID}`,
      Provider: start.provider,
      Task: start.kind === "security" ? 13312 : 1,
      ...level(start, "EventLevel"),
    };
    return [tableRow(WINDOWS_EVENT, values, arrival)];
  },
};

/** Sysmon's channel by a rule with the stream `Microsoft-Event`: what it says is XML in one column. */
export const sysmonEventTable: Ingest = {
  source: "endpoint.process",
  evidence: { kind: "mapping table", of: `Microsoft Learn: Event; ${ASIM}CreateMicrosoftSysmon` },
  place: EVENT.name,
  rows: (record, arrival) => {
    const start = processStart(record);
    if (start?.kind !== "sysmon") return [];
    const entries = Object.entries(start.data);
    const values = {
      Computer: start.computer,
      EventCategory: 1,
      EventData: dataItemXml(start.data, new Date(arrival.time).toISOString()),
      EventID: start.eventId,
      EventLevel: 4,
      EventLevelName: "Information",
      EventLog: start.channel,
      ManagementGroupName: `AOI-${WORKSPACE_ID}`,
      ParameterXml: entries.map(([, value]) => `<Param>${escaped(String(value ?? ""))}</Param>`).join(""),
      RenderedDescription: ["Process Create: ", ...entries.map(([key, value]) => `${key}: ${value ?? ""}`)].join(
        "\r\n",
      ),
      Source: start.provider,
      // Sysmon itself runs as the system, whoever started the process.
      UserName: "NT AUTHORITY\\SYSTEM",
    };
    return [tableRow(EVENT, values, arrival)];
  },
};

/** Sysmon for Linux by the syslog connector: the event as XML is the message. */
export const linuxSysmonTable: Ingest = {
  source: "endpoint.process",
  evidence: { kind: "mapping table", of: `Microsoft Learn: Syslog; ${ASIM}CreateLinuxSysmon` },
  place: SYSLOG.name,
  rows: (record, arrival) => {
    const start = processStart(record);
    if (start?.kind !== "linux sysmon") return [];
    const values = {
      Computer: start.computer,
      EventTime: arrival.time,
      Facility: "user",
      HostName: start.computer,
      ProcessName: "sysmon",
      SeverityLevel: "info",
      SyslogMessage: linuxSysmonXml(start, new Date(arrival.time).toISOString()),
    };
    return [tableRow(SYSLOG, values, arrival)];
  },
};

function table(name: string, columns: Table["columns"], sourceSystem: string): Table {
  return { name, columns, sourceSystem, billable: true };
}

/** `DOMAIN\name`; of an account that is not named, `-\-`. */
function joined(data: ProcessStart["data"], role: "Subject" | "Target"): string | undefined {
  const name = textAt(data, `${role}UserName`);
  const domain = textAt(data, `${role}DomainName`);
  return name === undefined ? undefined : domain === undefined ? name : `${domain}\\${name}`;
}

function level({ system }: ProcessStart, column: string): Readonly<Record<string, string | undefined>> {
  return { [column]: textAt(system, "Level") };
}
