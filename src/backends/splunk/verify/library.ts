import { loadYaml } from "../../../spec/load.ts";
import type { Subject, VerifyContext } from "../../../verify/verifier.ts";
import { commonMacros, onFirstUse } from "./conf-facts.ts";
import { type ConfStanza, readConfFile } from "./conf-file.ts";
import { isTrue, settingOf } from "./conf-settings.ts";
import { type ContentFile, type RepositoryContent, readContent } from "./escu-content.ts";
import { readCsv } from "./lookup-csv.ts";
import { type Mapping, mappingOf } from "./mapping.ts";
import { baseName, matchedFields, namesIn } from "./names-in.ts";
import { type Form, formOf } from "./recognise.ts";
import type { MacroDefinition } from "./spl/check.ts";

/** What the searches of a run may call. */
export interface Library {
  /** By name, `name(2)` for those of two arguments. */
  readonly macros: ReadonlyMap<string, MacroDefinition>;
  /** The columns of lookups by the name of their definition or file; undefined where the table is not in the run. */
  readonly lookups: ReadonlyMap<string, readonly string[]>;
  /** The columns of the CSV files of the run by file name. */
  readonly tables: ReadonlyMap<string, readonly string[]>;
  /** The lookup definitions that read a CSV file, by file name, with the fields of their `match_type`. */
  readonly readers: ReadonlyMap<string, readonly LookupReader[]>;
  /** Names of macros that the settings know, which other apps have. */
  readonly outside: ReadonlySet<string>;
  /** What the contentctl repositories of the run define, by their folder. */
  readonly content: ReadonlyMap<string, RepositoryContent>;
}

export interface LookupReader {
  readonly name: string;
  readonly matched: readonly string[];
}

/** A lookup as one file defines it; its table may be in another. */
interface LookupDefinition {
  readonly name: string;
  readonly file: string | undefined;
  readonly fields: readonly string[];
  readonly matched: readonly string[];
}

/** Reads every definition of the run once, when the first search asks; the user's own settings count over files. */
export function openLibrary({ subjects, settings }: VerifyContext): () => Library {
  return onFirstUse(() => {
    const macros = new Map<string, MacroDefinition>(Object.entries(commonMacros()));
    const tables = new Map<string, readonly string[]>();
    const definitions: LookupDefinition[] = [];
    const files: ContentFile[] = [];
    for (const subject of subjects) {
      const form = formOf(subject);
      if (form === "macros.conf") for (const stanza of stanzasOf(subject)) readMacro(stanza, macros);
      else if (form === "transforms.conf") definitions.push(...stanzasOf(subject).flatMap(readTransform));
      else if (form === "lookup table") tables.set(baseName(subject.file), readCsv(subject.text).header);
      else if (isContent(form)) {
        const root = yamlOf(subject);
        files.push({ form, file: subject.file, root });
        if (form === "ESCU macro") readEscuMacro(root, macros);
        else if (form === "ESCU lookup") definitions.push(...readEscuLookup(root));
      }
    }
    for (const [name, definition] of settings.verify.macros) macros.set(name, withArguments(name, definition));
    const lookups = new Map(tables);
    const readers = new Map<string, LookupReader[]>();
    for (const { name, file, fields, matched } of definitions) {
      const columns = fields.length > 0 ? fields : tables.get(file ?? "");
      if (columns !== undefined) lookups.set(name, columns);
      if (file !== undefined) readers.set(file, [...(readers.get(file) ?? []), { name, matched }]);
    }
    const outside = new Set([...settings.verify.macros.keys()].map((name) => name.replace(/\(\d+\)$/, "")));
    return { macros, lookups, tables, readers, outside, content: readContent(files) };
  });
}

function isContent(form: Form | undefined): form is ContentFile["form"] {
  return form === "ESCU macro" || form === "ESCU lookup" || form === "ESCU story" || form === "ESCU data source";
}

function stanzasOf({ text, file }: Subject): readonly ConfStanza[] {
  return readConfFile(text, file).stanzas;
}

function readMacro(stanza: ConfStanza, macros: Map<string, MacroDefinition>): void {
  const definition = settingOf(stanza, "definition")?.value.text;
  if (definition === undefined) return;
  const names = namesIn(settingOf(stanza, "args")?.value.text ?? "");
  // An eval expression yields the text only when it runs, so nothing is known of what such a macro stands for.
  if (isTrue(settingOf(stanza, "iseval"))) macros.delete(stanza.name);
  else macros.set(stanza.name, { definition, arguments: names });
}

function readTransform(stanza: ConfStanza): readonly LookupDefinition[] {
  const text = (key: string): string => settingOf(stanza, key)?.value.text ?? "";
  const file = settingOf(stanza, "filename")?.value.text;
  const fields = namesIn(text("fields_list"));
  if (file === undefined && fields.length === 0) return [];
  return [{ name: stanza.name, file, fields, matched: matchedFields(text("match_type")) }];
}

function readEscuMacro({ name, definition, arguments: list }: Mapping, macros: Map<string, MacroDefinition>): void {
  if (typeof name !== "string" || typeof definition !== "string") return;
  const names = stringsIn(list);
  macros.set(names.length === 0 ? name : `${name}(${names.length})`, { definition, arguments: names });
}

/** contentctl 5 names the table of a lookup after it, contentctl 4 by `filename`. */
function readEscuLookup({ name, filename, fields_list, fields, match_type }: Mapping): readonly LookupDefinition[] {
  if (typeof name !== "string") return [];
  const columns = typeof fields_list === "string" ? namesIn(fields_list) : stringsIn(fields);
  const matched = typeof match_type === "string" ? match_type : stringsIn(match_type).join(", ");
  const file = typeof filename === "string" ? filename : `${name}.csv`;
  return [{ name, file, fields: columns, matched: matchedFields(matched) }];
}

/** The settings name no arguments; those of a macro are its placeholders, in the order in which they come. */
function withArguments(name: string, definition: string): MacroDefinition {
  const count = Number(/\((\d+)\)$/.exec(name)?.[1] ?? 0);
  const found = new Set([...definition.matchAll(/\$([A-Za-z0-9_-]+)\$/g)].map((match) => match[1] ?? ""));
  return { definition, arguments: [...found].slice(0, count) };
}

function yamlOf(subject: Subject): Mapping {
  const loaded = loadYaml(subject.text, subject.file, { maxBytes: Number.POSITIVE_INFINITY });
  return loaded.ok ? mappingOf(loaded.document.value) : {};
}

function stringsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
