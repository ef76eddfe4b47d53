import { attributes, valueTypeOf } from "../../../backends/sumo/verify/facts.ts";
import type { Relation, Scalar, ScanColumn, ValueType } from "../../relation/nodes.ts";
import { rawKey } from "./flatten.ts";
import { madeColumn } from "./made-column.ts";

/** What a rule looks at in a record. State: the columns that it has asked for. */
export interface RecordColumns {
  /** Undefined for what the schema does not have or what is no text, number, truth value or list of texts. */
  attribute(name: string): Scalar | undefined;
  /** `fields['…']`, text always (Cloud SIEM schema v3: `map[string]string`). */
  raw(key: string): Scalar;
  /** A scan of every record with these columns, `TIME` and `SERIAL`. */
  scan(places: readonly string[]): Relation;
}

/**
 * When a record happened: the attribute `timestamp`, in milliseconds. inferred: windows and memories go by it, since signals
 * and records are shown by it; no page says by what clock a window is measured.
 */
export const TIME = madeColumn("record.time", "number");
/** The order of records of the same time is the order in which they came. */
export const SERIAL = madeColumn("record.serial", "number");

export function recordColumns(): RecordColumns {
  const asked = new Map<string, ScanColumn>();
  const stored = (name: string, type: ValueType): Scalar => {
    asked.set(name, { name, type, from: { kind: "stored", key: name } });
    return madeColumn(name, type);
  };
  return {
    attribute: (name) => {
      const type = columnType(name);
      return type === undefined ? undefined : stored(name, type);
    },
    raw: (key) => stored(rawKey(key), "text"),
    scan: (places) => ({
      kind: "scan",
      places,
      columns: [
        ...asked.values(),
        { name: TIME.name, type: "number", from: { kind: "stored", key: "timestamp" } },
        { name: SERIAL.name, type: "number", from: { kind: "serial" } },
      ],
    }),
  };
}

function columnType(name: string): ValueType | undefined {
  const schemaType = attributes().types.get(name);
  if (schemaType === undefined) return undefined;
  if (schemaType === "array[string]") return "texts";
  const type = valueTypeOf(schemaType);
  return type === "text" || type === "number" || type === "boolean" ? type : undefined;
}
