import type { FieldValue } from "../event.ts";
import { type ProviderRecord, textAt, timeAt, valueAt } from "./record.ts";
import type { CanonicalSource } from "./sources.ts";

/**
 * Process starts as Windows writes them: security event 4688 and Sysmon event 1 (of Windows, and of Linux in the same
 * form), an event as JSON with `System` and `EventData`. Microsoft Learn, "4688(S): A new process has been created", and
 * the Sysmon documentation.
 */
export const endpointProcess: CanonicalSource = {
  time: (record) => timeAt(record, "System", "TimeCreated", "SystemTime") ?? utcTime(record),
  withTime: (record, time) => {
    const at = new Date(time).toISOString();
    const system = (record.System ?? {}) as ProviderRecord;
    const data = (record.EventData ?? {}) as ProviderRecord;
    const utc = Object.hasOwn(data, "UtcTime") ? { UtcTime: at.replace("T", " ").replace("Z", "") } : {};
    return {
      ...record,
      System: { ...system, TimeCreated: { SystemTime: at } },
      EventData: { ...data, ...utc },
    };
  },
  tells: ["System.EventID", "EventData.Image", "EventData.NewProcessName"],
  fields: (record) => {
    const data = valueAt(record, "EventData");
    // By its number, since a record may lack any of the names that tell the two apart.
    const isSysmon = textAt(record, "System", "EventID") !== "4688";
    const path = textAt(data, isSysmon ? "Image" : "NewProcessName");
    const parent = textAt(data, isSysmon ? "ParentImage" : "ParentProcessName");
    const [domain, name] = isSysmon ? accountOf(textAt(data, "User")) : securityAccount(data);
    return [
      ["process.name", fileName(path)],
      ["process.command_line", textAt(data, "CommandLine")],
      ["process.path", path],
      ["process.id", processId(textAt(data, isSysmon ? "ProcessId" : "NewProcessId"))],
      ["process.parent.name", fileName(parent)],
      ["process.parent.command_line", textAt(data, "ParentCommandLine")],
      ["host.name", textAt(record, "System", "Computer")],
      ["user.name", name],
      ["user.domain", domain],
      ["event.id", isSysmon ? textAt(data, "ProcessGuid") : recordId(record)],
    ];
  },
};

/** Sysmon's own time: `2026-01-15 10:00:00.000`, in UTC without saying so. */
function utcTime(record: ProviderRecord): number | undefined {
  const text = textAt(record, "EventData", "UtcTime");
  return text === undefined ? undefined : timeAt({ text: `${text.replace(" ", "T")}Z` }, "text");
}

/** Each log of each machine counts its own events. */
function recordId(record: ProviderRecord): string | undefined {
  const computer = textAt(record, "System", "Computer");
  const number = textAt(record, "System", "EventRecordID");
  return computer === undefined || number === undefined ? undefined : `${computer}/${number}`;
}

/** 4688 names the new process's own account as the target only where it differs from the one that started it. */
function securityAccount(data: unknown): readonly [domain: FieldValue, name: string | undefined] {
  const target = textAt(data, "TargetUserName");
  if (target !== undefined && target !== "-") return [textAt(data, "TargetDomainName"), target];
  return [textAt(data, "SubjectDomainName"), textAt(data, "SubjectUserName")];
}

function accountOf(user: string | undefined): readonly [domain: FieldValue, name: string | undefined] {
  const at = user?.indexOf("\\") ?? -1;
  return user === undefined || at === -1 ? [undefined, user] : [user.slice(0, at), user.slice(at + 1)];
}

function fileName(path: string | undefined): string | undefined {
  return path?.slice(Math.max(path.lastIndexOf("\\"), path.lastIndexOf("/")) + 1);
}

/** 4688 writes ids in hexadecimal, Sysmon in decimal. */
function processId(text: string | undefined): number | undefined {
  return text === undefined || text === "" ? undefined : Number(text);
}
