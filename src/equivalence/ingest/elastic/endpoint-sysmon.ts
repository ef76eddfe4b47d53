import { type ProviderRecord, textAt, timeAt } from "../../canonical/record.ts";
import type { Arrival, Ingest, StoredRow } from "../ingest.ts";
import { type DataStream, type Field, isoTime, numberOf, placeOf, related, streamDocument } from "./document.ts";
import { windowsArguments } from "./process-arguments.ts";
import {
  accountOf,
  eventData,
  hashesOf,
  type ProcessForm,
  processForm,
  restOf,
  winlogFields,
} from "./windows-event.ts";

const WINDOWS: DataStream = { dataset: "windows.sysmon_operational", ecs: "8.0.0" };
const LINUX: DataStream = { dataset: "sysmon_linux.log", ecs: "8.17.0" };

const TAKEN: ReadonlySet<string> = new Set([
  "ProcessGuid",
  "ProcessId",
  "Image",
  "CommandLine",
  "CurrentDirectory",
  "ParentProcessGuid",
  "ParentProcessId",
  "ParentImage",
  "ParentCommandLine",
  "OriginalFileName",
  "RuleName",
  "User",
  "UtcTime",
  "Hash",
  "Hashes",
]);

const EMPTY: ReadonlySet<string> = new Set(["", "-", "{00000000-0000-0000-0000-000000000000}"]);

/** Sysmon event 1 as the Windows package reads it from the event log. */
export const endpointSysmon: Ingest = {
  source: "endpoint.process",
  evidence: { kind: "mapping table", of: "elastic/integrations, packages/windows, pipeline of sysmon_operational" },
  place: placeOf(WINDOWS),
  rows: rows("sysmon", WINDOWS, utcTime, [["event.action", "Process creation"]]),
};

/**
 * Sysmon event 1 as the Sysmon for Linux package reads it from syslog. `process.name` is the program that wrote the line to
 * syslog, and file names are sought behind backslashes alone, so neither process nor parent has its own name there.
 */
export const endpointSysmonLinux: Ingest = {
  source: "endpoint.process",
  evidence: { kind: "mapping table", of: "elastic/integrations, packages/sysmon_linux, pipeline of data stream log" },
  place: placeOf(LINUX),
  rows: rows("sysmon-linux", LINUX, created, [
    ["event.action", "log"],
    ["process.name", "sysmon"],
  ]),
};

function created(record: ProviderRecord): number | undefined {
  return timeAt(record, "System", "TimeCreated", "SystemTime");
}

function rows(
  form: ProcessForm,
  stream: DataStream,
  time: (record: ProviderRecord) => number | undefined,
  own: readonly Field[],
): (record: ProviderRecord, arrival: Arrival) => readonly StoredRow[] {
  return (record, arrival) => {
    if (processForm(record) !== form) return [];
    const written = created(record);
    const host = form === "sysmon-linux" ? textAt(record, "System", "Computer") : undefined;
    const all: readonly Field[] = [
      ...winlogFields(record),
      ["host.hostname", host],
      ["winlog.opcode", "Info"],
      ["log.level", "information"],
      ["event.created", written === undefined ? undefined : isoTime(written)],
      ...fields(record),
      ...own,
    ];
    return [streamDocument(stream, arrival, time(record) ?? written, all)];
  };
}

/** `UtcTime` names no zone, so that a clock's own would be taken for it. */
function utcTime(record: ProviderRecord): number | undefined {
  const text = textAt(record, "EventData", "UtcTime")?.replace(" ", "T");
  return timeAt({ at: text === undefined ? undefined : `${text}Z` }, "at");
}

function fields(record: ProviderRecord): readonly Field[] {
  const data = new Map([...eventData(record)].filter(([, value]) => !EMPTY.has(value)));
  const line = data.get("CommandLine");
  const parentLine = data.get("ParentCommandLine");
  const args = line === undefined ? undefined : windowsArguments(line);
  const parentArgs = parentLine === undefined ? undefined : windowsArguments(parentLine);
  const hashes = hashesOf(data.get("Hashes") ?? data.get("Hash"));
  const { domain, name } = accountOf(data.get("User"));
  return [
    ["winlog.event_data", restOf(data, TAKEN)],
    ["event.category", ["process"]],
    ["event.type", ["start"]],
    ["rule.name", data.get("RuleName")],
    ["process.entity_id", data.get("ProcessGuid")],
    ["process.pid", numberOf(data.get("ProcessId"))],
    ["process.executable", data.get("Image")],
    ["process.name", fileName(data.get("Image"))],
    ["process.command_line", line],
    ["process.args", args],
    ["process.args_count", args?.length],
    ["process.working_directory", data.get("CurrentDirectory")],
    [
      "process.hash",
      hashes.size === 0 ? undefined : Object.fromEntries([...hashes].filter(([key]) => key !== "imphash")),
    ],
    ["process.pe.imphash", hashes.get("imphash")],
    ["process.pe.original_file_name", data.get("OriginalFileName")],
    ["process.pe.company", data.get("Company")],
    ["process.pe.description", data.get("Description")],
    ["process.pe.file_version", data.get("FileVersion")],
    ["process.pe.product", data.get("Product")],
    ["process.parent.entity_id", data.get("ParentProcessGuid")],
    ["process.parent.pid", numberOf(data.get("ParentProcessId"))],
    ["process.parent.executable", data.get("ParentImage")],
    ["process.parent.name", fileName(data.get("ParentImage"))],
    ["process.parent.command_line", parentLine],
    ["process.parent.args", parentArgs],
    ["process.parent.args_count", parentArgs?.length],
    ["user.id", textAt(record, "System", "Security", "UserID")],
    ["user.domain", domain],
    ["user.name", name],
    ["related.user", related(name)],
    ["related.hash", related(...hashes.values())],
  ];
}

/** Only what follows a backslash counts as a name. */
function fileName(path: string | undefined): string | undefined {
  const at = path?.lastIndexOf("\\") ?? -1;
  return path === undefined || at === -1 || at === path.length - 1 ? undefined : path.slice(at + 1);
}
