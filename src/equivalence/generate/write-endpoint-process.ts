import type { Scalar } from "../../model/predicate.ts";
import { type ProviderRecord, textAt } from "../canonical/record.ts";
import type { Path, RecordWriter } from "./writers.ts";

const computer = "app-01.contoso.com";
const script = "powershell.exe -NoProfile -File deploy.ps1";

/** Event 4688 of Windows with the command line, and event 1 of Sysmon on Windows and on Linux. */
export const endpointProcessWriter: RecordWriter = {
  bases: [
    {
      System: {
        Provider: { Name: "Microsoft-Windows-Security-Auditing" },
        EventID: 4688,
        TimeCreated: { SystemTime: "2026-01-15T10:00:00.000Z" },
        EventRecordID: "1",
        Channel: "Security",
        Computer: computer,
      },
      EventData: {
        SubjectUserSid: "S-1-5-18",
        SubjectUserName: "APP-01$",
        SubjectDomainName: "CONTOSO",
        NewProcessId: "0x1a2c",
        NewProcessName: "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
        ProcessId: "0x7f4",
        CommandLine: script,
        TargetUserName: "-",
        TargetDomainName: "-",
        ParentProcessName: "C:\\Program Files\\Amazon\\SSM\\ssm-document-worker.exe",
      },
    },
    {
      System: {
        Provider: { Name: "Microsoft-Windows-Sysmon" },
        EventID: 1,
        TimeCreated: { SystemTime: "2026-01-15T10:00:00.000Z" },
        EventRecordID: "1",
        Channel: "Microsoft-Windows-Sysmon/Operational",
        Computer: computer,
      },
      EventData: {
        UtcTime: "2026-01-15 10:00:00.000",
        ProcessGuid: "{b3c5f1a2-0001-0000-0000-000000000001}",
        ProcessId: "6700",
        Image: "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
        CommandLine: script,
        User: "NT AUTHORITY\\SYSTEM",
        ParentImage: "C:\\Program Files\\Amazon\\SSM\\ssm-document-worker.exe",
        ParentCommandLine: "ssm-document-worker.exe i-0a1b",
      },
    },
    {
      System: {
        Provider: { Name: "Linux-Sysmon" },
        EventID: 1,
        TimeCreated: { SystemTime: "2026-01-15T10:00:00.000Z" },
        EventRecordID: "1",
        Channel: "Linux-Sysmon/Operational",
        Computer: "web-01",
      },
      EventData: {
        UtcTime: "2026-01-15 10:00:00.000",
        ProcessGuid: "{b3c5f1a2-0001-0000-0000-000000000002}",
        ProcessId: "6700",
        Image: "/usr/bin/bash",
        CommandLine: "bash -c id",
        User: "root",
        ParentImage: "/usr/bin/ssm-document-worker",
        ParentCommandLine: "ssm-document-worker i-0a1b",
      },
    },
  ],
  paths: {
    "process.name": [
      ["EventData", "Image"],
      ["EventData", "NewProcessName"],
    ],
    "process.path": [
      ["EventData", "Image"],
      ["EventData", "NewProcessName"],
    ],
    "process.parent.name": [
      ["EventData", "ParentImage"],
      ["EventData", "ParentProcessName"],
    ],
    "process.command_line": [["EventData", "CommandLine"]],
    "process.parent.command_line": [["EventData", "ParentCommandLine"]],
    "process.id": [
      ["EventData", "NewProcessId"],
      ["EventData", "ProcessId"],
    ],
    "host.name": [["System", "Computer"]],
    "user.name": [
      ["EventData", "User"],
      ["EventData", "SubjectUserName"],
    ],
    "event.id": [
      ["EventData", "ProcessGuid"],
      ["System", "EventRecordID"],
    ],
  },
  // Every start of a process has its image.
  always: new Set(["process.name", "process.path"]),
  required: new Set(["System", "EventData"]),
  shape: [
    ["System", "Provider", "Name"],
    ["System", "EventID"],
    ["System", "Channel"],
  ],
  forms: {
    "process.name": inFolder,
    "process.path": fullPath,
    "process.parent.name": inFolder,
    "user.name": account,
    "host.name": machine,
    "process.parent.command_line": parentCommandLine,
    "process.id": processId,
    "event.id": (value) => String(value),
  },
};

/** Event 4688 writes ids in hexadecimal, Sysmon in decimal; both write numbers only. */
function processId(value: Scalar, _record: ProviderRecord, path: Path): string {
  const id = Math.max(0, Math.trunc(Number(value))) || 0;
  return path.includes("NewProcessId") ? `0x${id.toString(16)}` : String(id);
}

/** Event 4688 names the parent's program, but not its command line. */
function parentCommandLine(value: Scalar, record: ProviderRecord): Scalar | undefined {
  return textAt(record, "System", "Channel") === "Security" ? undefined : value;
}

/**
 * What the name of a machine may hold: letters, digits, dots, and hyphens within (RFC 1123, and Microsoft Learn, "Naming
 * conventions in Active Directory"); underscores are about. Sensors write `null` where they know no name.
 */
function machine(value: Scalar): string {
  const name = String(value)
    .replace(/[^\p{L}\p{N}._-]/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, 64);
  return name === "" || name === "null" ? "x" : name;
}

/** Sysmon on Windows writes `DOMAIN\name`; no account of Windows has a backslash in its name. */
function account(value: Scalar, record: ProviderRecord, path: Path): string {
  const isLinux = textAt(record, "System", "Channel")?.startsWith("Linux") === true;
  if (isLinux) return String(value);
  const name = String(value).replaceAll("\\", "-");
  return path.includes("User") ? `CONTOSO\\${name}` : name;
}

/** Sensors write full paths, but for the processes of Windows that run no file; no name of a file there has a slash. */
function fullPath(value: Scalar, record: ProviderRecord): string {
  const isLinux = textAt(record, "System", "Channel")?.startsWith("Linux") === true;
  const path = isLinux ? program(value) : program(value).replaceAll("/", "\\");
  return path.includes(isLinux ? "/" : "\\") ? path : inFolder(path, record);
}

/** As filters of SigmaHQ's rules on images without a path list them. */
const WITHOUT_FILE = new Set(["System", "Secure System", "Registry", "MemCompression", "vmmem", "vmmemWSL"]);

/** A program in a folder, in the way of the system that wrote the record. */
function inFolder(value: Scalar, record: ProviderRecord): string {
  const isLinux = textAt(record, "System", "Channel")?.startsWith("Linux") === true;
  if (!isLinux && WITHOUT_FILE.has(String(value))) return String(value);
  return `${isLinux ? "/opt/agent/" : "C:\\Agents\\"}${program(value)}`;
}

/** A path with a separator at its end is a folder's, which no system starts. */
function program(value: Scalar): string {
  const path = String(value).replace(/[\\/]+$/, "");
  return path === "" ? "x" : path;
}
