import type { Arrival, StoredRow, StoredValue } from "../ingest.ts";
import { type ColumnList, STANDARD_COLUMNS } from "./columns.ts";

/** A table of a workspace, with what all its rows of one connector share. */
export interface Table {
  readonly name: string;
  readonly columns: ColumnList;
  readonly sourceSystem: string | null;
  readonly billable: boolean;
}

/**
 * The workspace that stores everything. `TenantId` is its id, and not that of the Entra tenant ("Standard columns in Azure
 * Monitor logs").
 */
export const WORKSPACE_ID = "11111111-2222-4333-8444-555555555555";

/**
 * A row with every column of its table, each value typed as its column: texts for text columns (objects as JSON text), times
 * in ISO 8601, numbers, truth values, and objects for dynamic columns; null where there is nothing. `TimeGenerated` is when
 * it happened, unless given. Throws where a value is given for a column that the table does not have.
 */
export function tableRow(table: Table, values: Readonly<Record<string, unknown>>, arrival: Arrival): StoredRow {
  const all: Readonly<Record<string, unknown>> = {
    TenantId: WORKSPACE_ID,
    TimeGenerated: arrival.time,
    Type: table.name,
    SourceSystem: table.sourceSystem,
    _ItemId: `00000000-0000-4000-8000-${arrival.serial.toString(16).padStart(12, "0")}`,
    _IsBillable: table.billable ? "True" : "False",
    _TimeReceived: arrival.arrived,
    _BilledSize: JSON.stringify(values).length,
    ...values,
  };
  const columns = [...STANDARD_COLUMNS, ...table.columns].map((column): readonly [string, string] => {
    const [name = "", type = "string"] = column.split(":");
    return [name, type];
  });
  const known = new Set(columns.map(([name]) => name));
  const stray = Object.keys(all).find((name) => !known.has(name));
  if (stray !== undefined) throw new Error(`Table ${table.name} has no column ${stray}`);
  return Object.fromEntries(columns.map(([name, type]) => [name, typed(all[name], type)]));
}

function typed(value: unknown, type: string): StoredValue {
  if (value === undefined || value === null || value === "") return null;
  if (type === "dynamic") return value as StoredValue;
  if (type === "datetime") return timeText(value);
  if (type === "bool") return truth(value);
  if (type === "int" || type === "long" || type === "real") return numeric(value);
  return typeof value === "object" ? jsonText(value) : String(value);
}

function timeText(value: unknown): string | null {
  // Kusto keeps ticks of 100 ns; what is under a millisecond is cut off here as it is for every target.
  const time = typeof value === "number" ? value : Date.parse(String(value).replace(/(\.\d{3})\d+/, "$1"));
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function truth(value: unknown): boolean | null {
  if (typeof value === "boolean") return value;
  const text = String(value).toLowerCase();
  return text === "true" ? true : text === "false" ? false : null;
}

/** A number, also of text in decimal or hexadecimal. */
function numeric(value: unknown): number | null {
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/**
 * JSON as text columns hold it: compact, with `&`, `<` and `>` as `\u0026` and so on, which ingested rows of AWSCloudTrail
 * show (Azure/Azure-Sentinel, Sample Data/ASIM/AWS_CloudTrail_Authentication_IngestedLogs.csv).
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(
    /[&<>]/g,
    (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}
