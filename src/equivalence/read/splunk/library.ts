import { type ConfStanza, readConfFile } from "../../../backends/splunk/verify/conf-file.ts";
import { formOf } from "../../../backends/splunk/verify/recognise.ts";
import type { MacroDefinition } from "../../../backends/splunk/verify/spl/check.ts";
import type { EmittedFile, ReadProblem } from "../reader.ts";
import { readTable, type Table } from "./csv.ts";

/** What searches call, as the files define it; nothing is known of macros and lookups that they do not. */
export interface Library {
  readonly macros: ReadonlyMap<string, MacroDefinition>;
  readonly lookups: ReadonlyMap<string, LookupTable>;
  readonly problems: readonly ReadProblem[];
}

/** A lookup definition with its table (transforms.conf). */
export interface LookupTable {
  readonly table: Table;
  /** `case_sensitive_match`, true by default (transforms.conf). */
  readonly caseSensitive: boolean;
  /** `match_type`, by column; the others match exactly (transforms.conf). */
  readonly matchTypes: ReadonlyMap<string, "wildcard" | "cidr">;
  /** `max_matches`, at most 1000, which counts where it is not set (transforms.conf). */
  readonly mostMatches: number;
}

const LOOKUP_KEYS: ReadonlySet<string> = new Set([
  "filename",
  "case_sensitive_match",
  "match_type",
  "max_matches",
  "batch_index_query",
  "description",
]);

export function readLibrary(files: readonly EmittedFile[]): Library {
  const macros = new Map<string, MacroDefinition>();
  const tables = new Map<string, Table>();
  const stanzas: { readonly path: string; readonly stanza: ConfStanza }[] = [];
  const problems: ReadProblem[] = [];
  for (const { path, text } of files) {
    const form = formOf({ file: path, text });
    if (form === "lookup table") {
      const name = path.slice(path.lastIndexOf("/") + 1);
      const table = readTable(text);
      if (table === undefined) problems.push({ path, message: "The lookup table is no CSV file" });
      else tables.set(name, table);
    }
    if (form !== "macros.conf" && form !== "transforms.conf") continue;
    for (const stanza of readConfFile(text, path).stanzas) {
      if (form === "transforms.conf") stanzas.push({ path, stanza });
      else readMacro(stanza, macros);
    }
  }
  const lookups = new Map<string, LookupTable>();
  for (const { path, stanza } of stanzas) {
    const found = readLookup(stanza, tables);
    if (typeof found !== "string") lookups.set(stanza.name, found);
    else problems.push({ path, message: found, clause: { start: stanza.start, end: stanza.end } });
  }
  return { macros, lookups, problems };
}

/** Of a setting that is there twice the last one counts. */
export function settingText(stanza: ConfStanza, key: string): string | undefined {
  return stanza.settings.findLast((setting) => setting.key === key)?.value.text;
}

/** What .conf files take for true. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && /^(?:1|t|true|y|yes)$/i.test(value.trim());
}

function readMacro(stanza: ConfStanza, macros: Map<string, MacroDefinition>): void {
  const definition = settingText(stanza, "definition");
  if (definition === undefined) return;
  const names = (settingText(stanza, "args") ?? "").split(",").map((name) => name.trim());
  // With iseval the definition is an expression that gives the text when it runs.
  const opaque = isOn(settingText(stanza, "iseval"));
  macros.set(stanza.name, { definition, arguments: names.filter((name) => name !== ""), opaque });
}

function readLookup(stanza: ConfStanza, tables: ReadonlyMap<string, Table>): LookupTable | string {
  const unknown = stanza.settings.find(({ key }) => !LOOKUP_KEYS.has(key));
  if (unknown !== undefined) return `The setting ${unknown.key} of a lookup is not covered`;
  const filename = settingText(stanza, "filename");
  const table = filename === undefined ? undefined : tables.get(filename);
  if (table === undefined) return `The table of the lookup ${stanza.name} is not among the files`;
  const matchTypes = new Map<string, "wildcard" | "cidr">();
  for (const each of (settingText(stanza, "match_type") ?? "").split(",")) {
    const found = /^\s*(WILDCARD|CIDR|EXACT)\(\s*([^()]+?)\s*\)\s*$/.exec(each);
    if (each.trim() !== "" && found === null) return `The match_type ${each.trim()} is not covered`;
    if (found?.[1] === "WILDCARD") matchTypes.set(found[2] ?? "", "wildcard");
    if (found?.[1] === "CIDR") matchTypes.set(found[2] ?? "", "cidr");
  }
  const caseSetting = settingText(stanza, "case_sensitive_match");
  const most = Number(settingText(stanza, "max_matches") ?? 1000);
  if (!Number.isInteger(most) || most < 1) return "max_matches has to be a number from 1 on";
  return { table, caseSensitive: caseSetting === undefined || isOn(caseSetting), matchTypes, mostMatches: most };
}
