import { type ProviderRecord, textAt, valueAt } from "../canonical/record.ts";

/** Where a record of a process start comes from: security event 4688, or Sysmon's event 1 of either system. */
export type ProcessStartKind = "security" | "sysmon" | "linux sysmon";

export interface Account {
  readonly domain: string | undefined;
  readonly name: string | undefined;
  readonly sid: string | undefined;
}

/** The parts of an event of Windows or of Sysmon for Linux. */
export interface ProcessStart {
  readonly kind: ProcessStartKind;
  /** `EventData`, in the order of the event. */
  readonly data: ProviderRecord;
  readonly system: ProviderRecord;
  readonly computer: string | undefined;
  readonly eventId: number | undefined;
  readonly recordId: string | undefined;
  readonly provider: string | undefined;
  readonly channel: string | undefined;
}

/** Undefined where the record is no process start of a known form. */
export function processStart(record: ProviderRecord): ProcessStart | undefined {
  const data = valueAt(record, "EventData");
  const system = valueAt(record, "System");
  if (typeof data !== "object" || data === null || typeof system !== "object" || system === null) return undefined;
  const provider = textAt(system, "Provider", "Name");
  const eventId = Number(textAt(system, "EventID"));
  const kind =
    provider === "Linux-Sysmon"
      ? "linux sysmon"
      : provider === "Microsoft-Windows-Sysmon"
        ? "sysmon"
        : provider === "Microsoft-Windows-Security-Auditing"
          ? "security"
          : undefined;
  if (kind === undefined || eventId !== (kind === "security" ? 4688 : 1)) return undefined;
  return {
    kind,
    data: data as ProviderRecord,
    system: system as ProviderRecord,
    computer: textAt(system, "Computer"),
    eventId,
    recordId: textAt(system, "EventRecordID"),
    provider,
    channel: textAt(system, "Channel"),
  };
}

/** Who runs the new process: of 4688 the target where it is named, else the creator. */
export function newProcessAccount({ kind, data }: ProcessStart): Account {
  if (kind !== "security") return sysmonAccount(textAt(data, "User"));
  const target = textAt(data, "TargetUserName");
  return target === undefined || target === "-" ? securityAccount(data, "Subject") : securityAccount(data, "Target");
}

/** Who ran the process that started it; Sysmon says so from version 13.30 on, in `ParentUser`. */
export function creatorAccount({ kind, data }: ProcessStart): Account {
  return kind === "security" ? securityAccount(data, "Subject") : sysmonAccount(textAt(data, "ParentUser"));
}

function securityAccount(data: ProviderRecord, role: "Subject" | "Target"): Account {
  return {
    domain: textAt(data, `${role}DomainName`),
    name: textAt(data, `${role}UserName`),
    sid: textAt(data, `${role}UserSid`),
  };
}

function sysmonAccount(user: string | undefined): Account {
  const at = user?.indexOf("\\") ?? -1;
  if (user === undefined || at === -1) return { domain: undefined, name: user, sid: undefined };
  return { domain: user.slice(0, at), name: user.slice(at + 1), sid: undefined };
}

/** `SHA1=…,MD5=…,SHA256=…,IMPHASH=…` by the name of the algorithm in capitals. */
export function sysmonHashes(data: ProviderRecord): ReadonlyMap<string, string> {
  const parts = textAt(data, "Hashes")?.split(",") ?? [];
  return new Map(
    parts.map((part) => {
      const at = part.indexOf("=");
      return [part.slice(0, at).toUpperCase(), part.slice(at + 1)];
    }),
  );
}

/** The last part of a path of Windows or of Linux. */
export function baseName(path: string | undefined): string | undefined {
  return path?.slice(Math.max(path.lastIndexOf("\\"), path.lastIndexOf("/")) + 1);
}
