import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { type Embedded, embeddedText, wholeText } from "../../../verify/embedded.ts";
import type { Subject } from "../../../verify/verifier.ts";
import { readCsv } from "./csv-read.ts";
import { finding, meant } from "./finding.ts";
import { member, textOf } from "./part.ts";
import type { TemplateResource } from "./template.ts";

// Microsoft Learn, watchlists template reference.
const REQUIRED = ["displayName", "provider", "itemsSearchKey"];

/** A watchlist's CSV file: its header, and rows of as many fields. */
export function checkWatchlistFile(subject: Subject, searchKey: string | undefined): readonly Diagnostic[] {
  return checkRows(wholeText(subject), searchKey);
}

/** A watchlist as a resource of a template, with its rows if it brings them. */
export function checkWatchlistResource({
  document,
  pointer,
  raw,
  properties,
}: TemplateResource): readonly Diagnostic[] {
  const place = [...pointer, "properties"];
  const span = document.spanAt(place);
  const head = { ...span, endLine: span.line, endColumn: span.column + 1 };
  const missing = REQUIRED.filter((name) => member(raw, name) === undefined).map((name) =>
    finding("RW5113", "error", `A watchlist has a \`${name}\``, head),
  );
  const content = textOf(member(properties, "rawContent"));
  const skip = member(properties, "numberOfLinesToSkip");
  const rows = embeddedText(document, [...place, "rawContent"]);
  if (content === undefined || rows === undefined || (skip !== undefined && skip !== 0)) return missing;
  return [...missing, ...checkRows(rows, textOf(member(properties, "itemsSearchKey")))];
}

function checkRows(text: Embedded, searchKey: string | undefined): readonly Diagnostic[] {
  const { rows, problem } = readCsv(text.text);
  if (problem !== undefined) {
    return [finding("RW5123", "error", problem.message, text.span(problem.start, problem.end))];
  }
  const [header, ...rest] = rows;
  if (header === undefined) {
    return [finding("RW5123", "error", "A watchlist begins with a header of column names", text.span(0, 0))];
  }
  const diagnostics: Diagnostic[] = [];
  const names = header.fields.map(({ value }) => value);
  for (const [index, { value, start, end }] of header.fields.entries()) {
    if (value.trim() === "")
      diagnostics.push(finding("RW5123", "error", "A column has no name", text.span(start, end)));
    else if (names.indexOf(value) !== index) {
      diagnostics.push(finding("RW5123", "error", `Another column is called \`${value}\``, text.span(start, end)));
    }
  }
  if (searchKey !== undefined && !names.includes(searchKey)) {
    const message = `The watchlist has no column \`${searchKey}\`, which is its search key`;
    diagnostics.push(finding("RW5123", "error", message, text.span(header.start, header.end), meant(searchKey, names)));
  }
  for (const { fields, start, end } of rest) {
    if (fields.length === names.length) continue;
    const message = `The row has ${fields.length} fields, and the header has ${names.length}`;
    diagnostics.push(finding("RW5123", "error", message, text.span(start, end)));
  }
  return diagnostics.slice(0, 50);
}
