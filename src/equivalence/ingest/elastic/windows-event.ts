import { type ProviderRecord, textAt, valueAt } from "../../canonical/record.ts";
import type { StoredValue } from "../ingest.ts";
import { type Field, numberOf } from "./document.ts";

/** What wrote the record of a process start. */
export type ProcessForm = "security" | "sysmon" | "sysmon-linux";

/** The form of a record; undefined where it is of no process start. */
export function processForm(record: ProviderRecord): ProcessForm | undefined {
  const provider = textAt(record, "System", "Provider", "Name");
  const id = textAt(record, "System", "EventID");
  if (id === "4688") return "security";
  if (id !== "1") return undefined;
  return provider === "Linux-Sysmon" ? "sysmon-linux" : "sysmon";
}

/** Values of `EventData` as text, which is how the log reader keeps them. */
export function eventData(record: ProviderRecord): ReadonlyMap<string, string> {
  const data = Object.keys((valueAt(record, "EventData") ?? {}) as ProviderRecord);
  return new Map(
    data.flatMap((key) => {
      const text = textAt(record, "EventData", key);
      return text === undefined ? [] : [[key, text] as const];
    }),
  );
}

/**
 * `winlog` and the host, as the log reader of the agent fills them from `System`; the system comes from the agent itself, which
 * runs on the host. Elastic documentation, "Winlogbeat fields" and "Add host metadata".
 */
export function winlogFields(record: ProviderRecord): readonly Field[] {
  const of = (...path: readonly string[]): string | undefined => textAt(record, "System", ...path);
  const id = of("EventID");
  return [
    ["winlog.channel", of("Channel")],
    ["winlog.computer_name", of("Computer")],
    ["winlog.event_id", id],
    ["winlog.provider_name", of("Provider", "Name")],
    ["winlog.provider_guid", of("Provider", "Guid")],
    ["winlog.record_id", of("EventRecordID")],
    ["winlog.process.pid", numberOf(of("Execution", "ProcessID"))],
    ["winlog.process.thread.id", numberOf(of("Execution", "ThreadID"))],
    ["winlog.user.identifier", of("Security", "UserID")],
    ["winlog.version", numberOf(of("Version"))],
    ["event.code", id],
    ["event.provider", of("Provider", "Name")],
    ["host.name", of("Computer")],
    ["host.os.type", processForm(record) === "sysmon-linux" ? "linux" : "windows"],
  ];
}

/** The data of an event that no other field took over. */
export function restOf(data: ReadonlyMap<string, string>, taken: ReadonlySet<string>): StoredValue | undefined {
  const left = [...data].filter(([key]) => !taken.has(key));
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

/** Hashes by algorithm in lower case, of `SHA1=…,MD5=…`; those of zeros alone say nothing. */
export function hashesOf(text: string | undefined): ReadonlyMap<string, string> {
  const pairs = (text ?? "").split(",").map((pair) => pair.split("=", 2));
  return new Map(
    pairs.flatMap(([name, value]) =>
      name === undefined || value === undefined || /^0*$/.test(value)
        ? []
        : [[name.toLowerCase(), value.toLowerCase()] as const],
    ),
  );
}

/** Domain and name of `DOMAIN\name`. */
export function accountOf(user: string | undefined): { readonly domain?: string; readonly name?: string } {
  const parts = user?.split("\\") ?? [];
  return parts.length === 2 && parts[0] !== undefined && parts[1] !== undefined
    ? { domain: parts[0], name: parts[1] }
    : {};
}
