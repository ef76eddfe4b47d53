import { indexLines } from "../../../diagnostics/lines.ts";
import { nearest } from "../../../diagnostics/suggest.ts";
import type { Subject } from "../../../verify/verifier.ts";
import { confTables } from "./conf-facts.ts";
import type { ConfFile, ConfSetting, ConfStanza } from "./conf-file.ts";
import { checkSettings, settingOf } from "./conf-settings.ts";
import { didYouMean, error, type Findings, warning } from "./finding.ts";
import type { Library } from "./library.ts";
import { readCsv } from "./lookup-csv.ts";
import { baseName, namesIn } from "./names-in.ts";

/** Judges transforms.conf: the settings, and of lookups that they have a table and match by its columns. */
export function checkTransforms(conf: ConfFile, library: Library, findings: Findings): void {
  for (const stanza of conf.stanzas) {
    findings.diagnostics.push(...checkSettings(stanza, confTables().transforms, conf));
    if (stanza.name !== "default") checkLookup(stanza, conf, library, findings);
  }
}

export function checkCollections(conf: ConfFile, findings: Findings): void {
  for (const stanza of conf.stanzas) {
    findings.diagnostics.push(...checkSettings(stanza, confTables().collections, conf));
    for (const { key, value } of stanza.settings) {
      if (!key.startsWith("field.") || /^(?:string|number|bool|time|cidr|array)$/.test(value.text)) continue;
      const message = `${key} takes string, number, bool, time, cidr or array, not ${JSON.stringify(value.text)}`;
      findings.diagnostics.push(error("RW5257", message, value.span(0, value.text.length)));
    }
  }
}

const LOOKUP_KEYS: readonly string[] = [
  "match_type",
  "max_matches",
  "min_matches",
  "default_match",
  "case_sensitive_match",
];

function checkLookup(stanza: ConfStanza, conf: ConfFile, library: Library, findings: Findings): void {
  const span = conf.lines.span(conf.file, stanza.start, stanza.end);
  const filename = settingOf(stanza, "filename");
  const collection = settingOf(stanza, "collection");
  const kind = settingOf(stanza, "external_type");
  const fields = settingOf(stanza, "fields_list");
  const isExtraction = ["REGEX", "INGEST_EVAL", "DELIMS", "FIELDS"].some((key) => settingOf(stanza, key) !== undefined);
  const isLookup = stanza.settings.some(({ key }) => LOOKUP_KEYS.includes(key) || key === "fields_list");
  const hasTable = [filename, collection, kind, settingOf(stanza, "external_cmd")].some((one) => one !== undefined);
  if (isLookup && !hasTable && !isExtraction) {
    const message = `The lookup ${stanza.name} has no table: it needs a filename, a collection or an external_cmd`;
    findings.diagnostics.push(error("RW5266", message, span));
  }
  if (kind?.value.text === "kvstore" && collection === undefined) {
    findings.diagnostics.push(error("RW5266", "A KV store lookup needs the collection that it reads", span));
  }
  if (collection !== undefined && fields === undefined) {
    findings.diagnostics.push(
      error("RW5266", "A KV store lookup needs a fields_list; without one it has no columns", span),
    );
  }
  if (filename !== undefined && /[\\/]/.test(filename.value.text)) {
    const message = "The filename is a name without a folder; the file lies in the app's lookups folder";
    findings.diagnostics.push(error("RW5266", message, filename.value.span(0, filename.value.text.length)));
  }
  const match = settingOf(stanza, "match_type");
  if (match !== undefined) checkMatchType(match, columnsOf(filename, fields, library), findings);
  if (filename !== undefined && /\.csv$/i.test(filename.value.text) && !library.tables.has(filename.value.text)) {
    findings.unchecked.push({
      what: `the lookup table ${filename.value.text}`,
      reason: "the file is not among those verified",
      span: filename.value.span(0, filename.value.text.length),
    });
  }
}

function columnsOf(
  filename: ConfSetting | undefined,
  fields: ConfSetting | undefined,
  library: Library,
): readonly string[] | undefined {
  if (fields !== undefined) return namesIn(fields.value.text);
  return filename === undefined ? undefined : library.tables.get(filename.value.text);
}

function checkMatchType({ value }: ConfSetting, columns: readonly string[] | undefined, findings: Findings): void {
  let position = 0;
  for (const part of value.text.split(",")) {
    const start = position + (part.length - part.trimStart().length);
    position += part.length + 1;
    const text = part.trim();
    const match = /^(WILDCARD|CIDR|EXACT)\(\s*([^()]+?)\s*\)$/.exec(text);
    const span = value.span(start, start + text.length);
    if (match === null) {
      const message = `match_type takes WILDCARD(field) or CIDR(field), not ${JSON.stringify(text)}`;
      findings.diagnostics.push(error("RW5266", message, span));
      continue;
    }
    const field = match[2] ?? "";
    if (columns === undefined || columns.includes(field)) continue;
    const message = `The lookup table has no column ${field} to match by`;
    findings.diagnostics.push(warning("RW5267", message, span, didYouMean(nearest(field, columns, 2))));
  }
}

/** Judges a lookup file, and whether it has the columns that the definitions of the run match by. */
export function checkTable(subject: Subject, library: Library, findings: Findings): void {
  const lines = indexLines(subject.text);
  const { header, problems } = readCsv(subject.text);
  for (const { severity, message, help, start, end } of problems) {
    const report = severity === "error" ? error : warning;
    findings.diagnostics.push(report("RW5268", message, lines.span(subject.file, start, end), help));
  }
  for (const { name, matched } of library.readers.get(baseName(subject.file)) ?? []) {
    for (const field of matched) {
      if (header.includes(field)) continue;
      const message = `The lookup ${name} matches by ${field}, which is no column of this table`;
      const end = subject.text.search(/\r|\n|$/);
      findings.diagnostics.push(
        warning("RW5267", message, lines.span(subject.file, 0, end), didYouMean(nearest(field, header, 2))),
      );
    }
  }
}
