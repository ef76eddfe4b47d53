import { type ProviderRecord, textAt } from "../../canonical/record.ts";
import type { Ingest, StoredRow } from "../ingest.ts";
import { newProcessAccount, type ProcessStart, processStart, sysmonHashes } from "../process-start.ts";
import type { Reads } from "../reads.ts";
import { flattened } from "./flatten.ts";

const TAXONOMY = "Sigma taxonomy 2.0.1, process creation events";

/** Sysmon's event 1, whose names are those of the taxonomy. */
export const windowsProcessCreation: Ingest = {
  source: "endpoint.process",
  evidence: { kind: "mapping table", of: TAXONOMY },
  place: "windows/process_creation",
  rows: (record, { reads }) => rowsOf(record, reads, "sysmon", sysmonFields),
};

/**
 * Event 4688 in the names of the taxonomy, as pipelines for Windows auditing bring it there (pySigma's maps Image,
 * ParentImage, IntegrityLevel and LogonId; `User` and the ids follow from what the taxonomy says of them). 4688 does not know
 * the command line of the parent.
 */
export const windowsAuditProcessCreation: Ingest = {
  source: "endpoint.process",
  evidence: { kind: "mapping table", of: `${TAXONOMY}; pySigma, pipeline for Windows audit logs` },
  place: "windows/process_creation",
  rows: (record, { reads }) => rowsOf(record, reads, "security", securityFields),
};

export const linuxProcessCreation: Ingest = {
  source: "endpoint.process",
  evidence: { kind: "mapping table", of: TAXONOMY },
  place: "linux/process_creation",
  rows: (record, { reads }) => rowsOf(record, reads, "linux sysmon", sysmonFields),
};

function rowsOf(
  record: ProviderRecord,
  reads: Reads | undefined,
  kind: ProcessStart["kind"],
  fields: (start: ProcessStart) => ProviderRecord,
): readonly StoredRow[] {
  const start = processStart(record);
  if (start?.kind !== kind) return [];
  const system = {
    // "System attributes as `Provider_Name`", the others under their own name.
    Provider_Name: start.provider,
    EventID: start.eventId,
    Channel: start.channel,
    Computer: start.computer,
    EventRecordID: start.recordId,
    Execution_ProcessID: textAt(start.system, "Execution", "ProcessID"),
    Level: textAt(start.system, "Level"),
  };
  return [{ ...flattened(system, reads), ...flattened(fields(start), reads) }];
}

/** The taxonomy has every hash on its own beside `Hashes`. */
function sysmonFields({ data }: ProcessStart): ProviderRecord {
  const hashes = [...sysmonHashes(data)].map(([name, value]) => [name.toLowerCase(), value] as const);
  return { ...data, ...Object.fromEntries(hashes) };
}

const INTEGRITY: ReadonlyMap<string, string> = new Map([
  ["S-1-16-4096", "Low"],
  ["S-1-16-8192", "Medium"],
  ["S-1-16-12288", "High"],
  ["S-1-16-16384", "System"],
]);

function securityFields(start: ProcessStart): ProviderRecord {
  const { data } = start;
  const { domain, name } = newProcessAccount(start);
  return {
    ...data,
    Image: textAt(data, "NewProcessName"),
    ParentImage: textAt(data, "ParentProcessName"),
    ProcessId: decimal(textAt(data, "NewProcessId")),
    ParentProcessId: decimal(textAt(data, "ProcessId")),
    User: domain === undefined ? name : `${domain}\\${name}`,
    LogonId: textAt(data, "SubjectLogonId"),
    IntegrityLevel: INTEGRITY.get(textAt(data, "MandatoryLabel") ?? ""),
  };
}

/** 4688 writes ids in hexadecimal, the taxonomy in decimal. */
function decimal(id: string | undefined): number | undefined {
  return id === undefined ? undefined : Number(id);
}
