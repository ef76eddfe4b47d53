/** A comma-separated table as Splunk reads it: the first record names the columns. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly problems: readonly CsvProblem[];
}

export interface CsvProblem {
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly help?: string;
  readonly start: number;
  readonly end: number;
}

interface Record_ {
  readonly fields: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Reads RFC 4180 with `"` as the only quote; reports quotes that do not close and records of another length. */
export function readCsv(text: string): CsvTable {
  const problems: CsvProblem[] = [];
  const records = recordsOf(text, problems);
  const [first, ...rows] = records;
  if (first === undefined) {
    const message = "A lookup table begins with a line of column names, and this one is empty";
    return { header: [], problems: [...problems, { severity: "error", message, start: 0, end: 0 }] };
  }
  const seen = new Set<string>();
  for (const name of first.fields) {
    if (name.trim() === "") {
      problems.push({
        severity: "error",
        message: "A column of the lookup table has no name",
        start: first.start,
        end: first.end,
      });
    } else if (seen.has(name)) {
      problems.push({
        severity: "error",
        message: `The column ${name} is there twice`,
        start: first.start,
        end: first.end,
      });
    }
    seen.add(name);
  }
  for (const row of rows) {
    if (row.fields.length === first.fields.length) continue;
    const message = `The row has ${row.fields.length} ${row.fields.length === 1 ? "value" : "values"}, the table ${first.fields.length} ${first.fields.length === 1 ? "column" : "columns"}`;
    problems.push({
      severity: "error",
      message,
      help: "Put values with a comma in double quotes.",
      start: row.start,
      end: row.end,
    });
  }
  return { header: first.fields, problems };
}

function recordsOf(text: string, problems: CsvProblem[]): readonly Record_[] {
  const records: Record_[] = [];
  let at = 0;
  while (at < text.length) {
    const start = at;
    const fields: string[] = [];
    for (;;) {
      const field = readField(text, at, problems);
      fields.push(field.value);
      at = field.end;
      if (text.charAt(at) !== ",") break;
      at += 1;
    }
    const isEmptyLine = fields.length === 1 && at === start;
    if (!isEmptyLine) records.push({ fields, start, end: at });
    if (text.charAt(at) === "\r") at += 1;
    if (text.charAt(at) === "\n") at += 1;
  }
  return records;
}

const BARE = /[^,\r\n]*/y;

function readField(
  text: string,
  start: number,
  problems: CsvProblem[],
): { readonly value: string; readonly end: number } {
  if (text.charAt(start) !== '"') {
    BARE.lastIndex = start;
    const value = BARE.exec(text)?.[0] ?? "";
    return { value, end: start + value.length };
  }
  let at = start + 1;
  let value = "";
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) {
      problems.push({ severity: "error", message: "The quoted value does not end", start, end: start + 1 });
      return { value: value + text.slice(at), end: text.length };
    }
    value += text.slice(at, quote);
    at = quote + 1;
    if (text.charAt(at) !== '"') break;
    value += '"';
    at += 1;
  }
  BARE.lastIndex = at;
  const behind = BARE.exec(text)?.[0] ?? "";
  if (behind.trim() !== "") {
    problems.push({
      severity: "warning",
      message: "Text follows the closing quote of a value",
      start: at,
      end: at + behind.length,
    });
  }
  return { value: value + behind, end: at + behind.length };
}
