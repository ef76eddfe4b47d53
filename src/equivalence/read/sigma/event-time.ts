import type { LogSource } from "../../../sigma/logsource.ts";
import { call, column, text } from "../../relation/build.ts";
import type { Scalar, ScanColumn } from "../../relation/nodes.ts";

/** A field that says when an event happened. */
interface TimeField {
  readonly field: string;
  /** "UtcTime" of Sysmon is written `2026-01-15 10:00:00.000` and means UTC by its name. */
  readonly zone?: "Z";
}

const PROCESS: readonly TimeField[] = [{ field: "TimeCreated_SystemTime" }, { field: "UtcTime", zone: "Z" }];

/**
 * Sigma has no field for the time of an event and leaves it to the target. These are the fields of the providers: CloudTrail
 * record contents, "eventTime: the date and time the request was completed"; resource logs of Azure Monitor, "time: the
 * timestamp (UTC) of the event being logged", and "eventTimestamp" in the REST API; Microsoft Graph signIn,
 * "createdDateTime: date and time the sign-in was initiated"; Google Cloud LogEntry, "timestamp: the time the event described
 * by the log entry occurred"; Sysmon and the System element of Windows events, whose attributes are "linked with an
 * underscore" (Sigma rules specification 2.1.0, Field Usage).
 */
const TIME_FIELDS: ReadonlyMap<string, readonly TimeField[]> = new Map([
  ["cloudtrail", [{ field: "eventTime" }]],
  ["activitylogs", [{ field: "time" }, { field: "eventTimestamp" }]],
  ["signinlogs", [{ field: "properties.createdDateTime" }, { field: "CreatedDateTime" }, { field: "time" }]],
  ["gcp.audit", [{ field: "timestamp" }]],
  ["process_creation", PROCESS],
]);

export const TIME = "time";

/** The columns that a scan needs for the time, and the time: in milliseconds since 1970, that of arrival where no field has it. */
export function eventTime({ service, category }: LogSource): {
  readonly columns: readonly ScanColumn[];
  readonly value: Scalar;
} {
  const fields = [service, category].flatMap((name) => (name === undefined ? [] : (TIME_FIELDS.get(name) ?? [])));
  const nameOf = ({ field }: TimeField): string => `time of ${field}`;
  const columns: ScanColumn[] = [
    ...fields.map(
      (each): ScanColumn => ({
        name: nameOf(each),
        type: "text",
        from: { kind: "stored", key: each.field },
      }),
    ),
    { name: "arrived", type: "number", from: { kind: "arrived" } },
  ];
  const moments = fields.map((each) => {
    const written = column(nameOf(each), "text");
    return call("moment", each.zone === undefined ? written : call("concat", written, text(each.zone)));
  });
  return { columns, value: call("coalesce", ...moments, column("arrived", "number")) };
}
