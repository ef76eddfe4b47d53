import { valueAt } from "../../canonical/record.ts";
import type { Ingest } from "../ingest.ts";
import { BEHAVIOR_ANALYTICS_COLUMNS } from "./columns.ts";
import { type Table, tableRow } from "./row.ts";

const TABLE: Table = {
  name: "BehaviorAnalytics",
  columns: BEHAVIOR_ANALYTICS_COLUMNS,
  sourceSystem: null,
  billable: true,
};

/** Sentinel itself writes these rows, so that the record is the row; what a sample leaves out is empty. */
export const azureUebaTable: Ingest = {
  source: "azure.ueba",
  evidence: {
    kind: "doc",
    of: "Microsoft Learn: Microsoft Sentinel UEBA reference; BehaviorAnalytics table reference",
  },
  place: TABLE.name,
  rows: (record, arrival) => {
    const values = BEHAVIOR_ANALYTICS_COLUMNS.map((column) => {
      const name = column.split(":")[0] ?? column;
      return [name, valueAt(record, name)] as const;
    });
    return [tableRow(TABLE, { TimeProcessed: arrival.arrived, ...defined(Object.fromEntries(values)) }, arrival)];
  },
};

function defined(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
