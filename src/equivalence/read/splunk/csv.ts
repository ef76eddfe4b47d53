/** A lookup table: the first record names the columns (RFC 4180, as Splunk's lookup files are). */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Undefined where a quote does not end or a record has another length than the first. */
export function readTable(text: string): Table | undefined {
  const records: string[][] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r?\n|$)/gy;
  let record: string[] = [];
  const source = text.replace(/^\uFEFF/, "");
  while (field.lastIndex < source.length) {
    const found = field.exec(source);
    if (found === null) return undefined;
    const [, quoted, bare = "", end] = found;
    record.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ",") {
      // A comma at the very end is followed by an empty value.
      if (field.lastIndex >= source.length) record.push("");
      else continue;
    }
    // An empty line is no record, unless a quoted empty value stands there.
    if (record.length > 1 || record[0] !== "" || quoted !== undefined) records.push(record);
    record = [];
  }
  const [columns, ...rows] = records;
  if (columns === undefined || rows.some((row) => row.length !== columns.length)) return undefined;
  return { columns, rows };
}
