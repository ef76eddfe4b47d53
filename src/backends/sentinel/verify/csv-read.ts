export interface CsvField {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface CsvRow {
  readonly fields: readonly CsvField[];
  readonly start: number;
  readonly end: number;
}

export interface CsvProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

const PLAIN = /[^",\r\n]*/y;
const QUOTED = /"(?:[^"]|"")*"/y;
const BREAK = /\r\n|\n|\r/y;

/** Reads comma-separated values (RFC 4180) with their places; empty lines are passed over. */
export function readCsv(text: string): { readonly rows: readonly CsvRow[]; readonly problem: CsvProblem | undefined } {
  const rows: CsvRow[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  while (at < text.length) {
    const start = at;
    const fields: CsvField[] = [];
    do {
      if (fields.length > 0) at += 1;
      const from = at;
      const quoted = take(QUOTED);
      const value = quoted === undefined ? (take(PLAIN) ?? "") : quoted.slice(1, -1).replaceAll('""', '"');
      fields.push({ value, start: from, end: at });
      if (text.charAt(at) === '"') {
        return {
          rows,
          problem: { message: "A quote stands alone, or inside an unquoted field", start: at, end: at + 1 },
        };
      }
    } while (text.charAt(at) === ",");
    const end = at;
    if (at < text.length && take(BREAK) === undefined) {
      return { rows, problem: { message: "Text follows a quoted field", start: at, end: at + 1 } };
    }
    if (end > start) rows.push({ fields, start, end });
  }
  return { rows, problem: undefined };
}
