import { remember } from "../../../remember.ts";
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
 * A row with every column of its table that is read, each value typed as its column: texts for text columns (objects as JSON text), times
 * in ISO 8601, numbers, truth values, and objects for dynamic columns; null where there is nothing. A value that takes
 * long may be given as a function, which is asked where the column is read. `TimeGenerated` is when
 * it happened, unless given. Throws where a value is given for a column that the table does not have.
 */
export function tableRow(table: Table, values: Readonly<Record<string, unknown>>, arrival: Arrival): StoredRow {
  const types = typesOf(table);
  for (const name of Object.keys(values)) {
    if (!types.has(name)) throw new Error(`Table ${table.name} has no column ${name}`);
  }
  const row: Record<string, StoredValue> = {};
  for (const [name, type] of types) {
    if (arrival.reads?.(name) === false) continue;
    const value = Object.hasOwn(values, name) ? values[name] : standardValue(name, table, values, arrival);
    row[name] = typed(typeof value === "function" ? value() : value, type);
  }
  return row;
}

/** The types of the columns of a table in their order. */
const typesOf = remember(
  ({ columns }: Table): ReadonlyMap<string, string> =>
    new Map(
      [...STANDARD_COLUMNS, ...columns].map((column) => {
        const [name = "", type = "string"] = column.split(":");
        return [name, type];
      }),
    ),
);

function standardValue(
  name: string,
  table: Table,
  values: Readonly<Record<string, unknown>>,
  { time, arrived, serial }: Arrival,
): unknown {
  switch (name) {
    case "TenantId":
      return WORKSPACE_ID;
    case "TimeGenerated":
      return time;
    case "Type":
      return table.name;
    case "SourceSystem":
      return table.sourceSystem;
    case "_ItemId":
      return `00000000-0000-4000-8000-${serial.toString(16).padStart(12, "0")}`;
    case "_IsBillable":
      return table.billable ? "True" : "False";
    case "_TimeReceived":
      return arrived;
    case "_BilledSize":
      return JSON.stringify(values, (_key, value) => (typeof value === "function" ? value() : value)).length;
    default:
      return undefined;
  }
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
  const text = JSON.stringify(value);
  if (!/[&<>]/.test(text)) return text;
  return text.replace(/[&<>]/g, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
}
