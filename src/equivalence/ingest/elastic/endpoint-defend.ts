import { type ProviderRecord, textAt, timeAt } from "../../canonical/record.ts";
import type { Arrival, Ingest } from "../ingest.ts";
import { type DataStream, type Field, isoTime, numberOf, placeOf, streamDocument } from "./document.ts";
import { windowsArguments } from "./process-arguments.ts";
import { accountOf, eventData, hashesOf, type ProcessForm, processForm } from "./windows-event.ts";

const STREAM: DataStream = { dataset: "endpoint.events.process", ecs: "8.10.0" };

/**
 * The start of a process as the sensor of Elastic Defend records it. The sensor reads no event log, so this is the same start
 * seen by another: what the record says of the process, in the fields and with the values that the sensor gives.
 */
export const endpointDefend: Ingest = {
  source: "endpoint.process",
  evidence: { kind: "doc", of: "elastic/endpoint-package, sample event and exported fields of data stream process" },
  place: placeOf(STREAM),
  rows: (record, arrival) => {
    const form = processForm(record);
    if (form === undefined) return [];
    const time = timeAt(record, "System", "TimeCreated", "SystemTime") ?? arrival.time;
    return [streamDocument(STREAM, arrival, time, fields(record, form, arrival, time))];
  },
};

function fields(record: ProviderRecord, form: ProcessForm, arrival: Arrival, time: number): readonly Field[] {
  const data = eventData(record);
  const path = data.get(form === "security" ? "NewProcessName" : "Image");
  const parent = data.get(form === "security" ? "ParentProcessName" : "ParentImage");
  const pid = numberOf(data.get(form === "security" ? "NewProcessId" : "ProcessId"));
  const parentPid = numberOf(data.get(form === "security" ? "ProcessId" : "ParentProcessId"));
  const line = data.get("CommandLine");
  const parentLine = data.get("ParentCommandLine");
  const args = line === undefined ? undefined : windowsArguments(line);
  const host = textAt(record, "System", "Computer");
  const account = form === "security" ? auditedAccount(data) : sysmonAccount(data.get("User"));
  const hashes = [...hashesOf(data.get("Hashes"))].filter(([name]) => name !== "imphash");
  return [
    ["agent.type", "endpoint"],
    ["message", "Endpoint process event"],
    ["event.created", isoTime(time)],
    ["event.id", `${arrival.serial}`],
    // Linux knows forks beside, which are other events of the sensor and start no program.
    ["event.action", form === "sysmon-linux" ? "exec" : "start"],
    ["event.category", ["process"]],
    ["event.type", ["start"]],
    ["host.name", host],
    ["host.hostname", host?.split(".")[0]],
    ["host.os.type", form === "sysmon-linux" ? "linux" : "windows"],
    ["process.entity_id", entityId(record, `${host}-${pid}-${time}`)],
    ["process.pid", pid],
    ["process.executable", path],
    ["process.name", fileName(path)],
    ["process.command_line", line],
    ["process.args", args],
    ["process.args_count", args?.length],
    ["process.working_directory", data.get("CurrentDirectory")],
    ["process.pe.original_file_name", data.get("OriginalFileName")],
    ["process.hash", hashes.length === 0 ? undefined : Object.fromEntries(hashes)],
    ["process.parent.pid", parentPid],
    ["process.parent.executable", parent],
    ["process.parent.name", fileName(parent)],
    ["process.parent.command_line", parentLine],
    ["process.parent.args", parentLine === undefined ? undefined : windowsArguments(parentLine)],
    ["user.name", account.name],
    ["user.domain", account.domain],
  ];
}

/**
 * The sensor sees a start once and names the process by its machine, id and start. Two copies of one event of the log are one
 * start, whatever else they say.
 */
function entityId(record: ProviderRecord, start: string): string {
  const guid = textAt(record, "EventData", "ProcessGuid");
  const computer = textAt(record, "System", "Computer");
  const number = textAt(record, "System", "EventRecordID");
  const logged = computer === undefined || number === undefined ? undefined : `${computer}-${number}`;
  return Buffer.from(guid ?? logged ?? start).toString("base64");
}

interface Account {
  readonly domain?: string | undefined;
  readonly name?: string | undefined;
}

/** The sensor names the account that the process runs as: the target where the event names one. */
function auditedAccount(data: ReadonlyMap<string, string>): Account {
  const target = data.get("TargetUserName");
  if (target !== undefined && target !== "-") return { domain: data.get("TargetDomainName"), name: target };
  return { domain: data.get("SubjectDomainName"), name: data.get("SubjectUserName") };
}

function sysmonAccount(user: string | undefined): Account {
  const account = accountOf(user);
  return account.name === undefined ? { name: user } : account;
}

/** The sensor sends no empty fields: behind a separator at the end there is no name. */
function fileName(path: string | undefined): string | undefined {
  return path?.slice(Math.max(path.lastIndexOf("\\"), path.lastIndexOf("/")) + 1) || undefined;
}
