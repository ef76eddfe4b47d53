import { type ProviderRecord, timeAt } from "../../canonical/record.ts";
import type { Ingest } from "../ingest.ts";
import { type DataStream, type Field, numberOf, placeOf, related, streamDocument } from "./document.ts";
import { spacedArguments } from "./process-arguments.ts";
import { eventData, processForm, restOf, winlogFields } from "./windows-event.ts";

const STREAM: DataStream = { dataset: "system.security", ecs: "8.0.0" };
const TAKEN: ReadonlySet<string> = new Set(["NewProcessId", "NewProcessName", "ParentProcessName"]);

/** Security event 4688 as the System package reads it from the event log. */
export const endpointSecurity: Ingest = {
  source: "endpoint.process",
  evidence: { kind: "mapping table", of: "elastic/integrations, packages/system, pipelines of data stream security" },
  place: placeOf(STREAM),
  rows: (record, arrival) => {
    if (processForm(record) !== "security") return [];
    const time = timeAt(record, "System", "TimeCreated", "SystemTime");
    return [streamDocument(STREAM, arrival, time, fields(record))];
  },
};

function fields(record: ProviderRecord): readonly Field[] {
  const data = eventData(record);
  const path = data.get("NewProcessName");
  const parent = data.get("ParentProcessName");
  const line = data.get("CommandLine");
  const subject = data.get("SubjectUserName");
  const target = present(data.get("TargetUserName"));
  return [
    ...winlogFields(record),
    ["winlog.event_data", restOf(data, TAKEN)],
    ["winlog.logon.id", data.get("SubjectLogonId")],
    ["event.action", "created-process"],
    ["event.category", ["process"]],
    ["event.type", ["start"]],
    // Windows audits the start of a process only where it succeeded.
    ["event.outcome", "success"],
    ["process.executable", path],
    ["process.name", lastPart(path)],
    ["process.pid", numberOf(data.get("NewProcessId"))],
    ["process.command_line", line],
    ["process.args", line === undefined ? undefined : spacedArguments(line)],
    ["process.parent.executable", parent],
    ["process.parent.name", lastPart(parent)],
    ["process.parent.pid", numberOf(data.get("ProcessId"))],
    // The account that asked for the process is the user, also where the process runs as another, which is `effective`.
    ["user.id", data.get("SubjectUserSid")],
    ["user.name", subject],
    ["user.domain", data.get("SubjectDomainName")],
    ["user.effective.id", present(data.get("TargetUserSid"))],
    ["user.effective.name", target?.split("@")[0]],
    ["user.effective.domain", present(data.get("TargetDomainName"))],
    ["related.user", related(subject, target?.split("@")[0], target)],
  ];
}

function present(text: string | undefined): string | undefined {
  return text === "-" ? undefined : text;
}

function lastPart(path: string | undefined): string | undefined {
  return path?.slice(path.lastIndexOf("\\") + 1);
}
