import type { Span } from "../diagnostics/span.ts";
import { describe, entriesOf, error, quote, type Source, warn } from "./source.ts";

/** What every kind of document may carry. Kept as written, but for dates; `validateDocument` judges the content. */
export interface SigmaMetadata {
  readonly title?: string | undefined;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly related?: readonly RelatedRule[] | undefined;
  readonly taxonomy?: string | undefined;
  readonly status?: string | undefined;
  readonly description?: string | undefined;
  readonly license?: string | undefined;
  readonly references?: readonly string[] | undefined;
  readonly author?: string | undefined;
  /** YYYY-MM-DD; version 1's YYYY/MM/DD is rewritten. */
  readonly date?: string | undefined;
  readonly modified?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly falsepositives?: readonly string[] | undefined;
  readonly level?: string | undefined;
  readonly scope?: readonly string[] | undefined;
}

export interface RelatedRule {
  readonly id: string;
  readonly type: string;
}

/** What all documents have in common. */
export interface SigmaDocumentBase {
  readonly metadata: SigmaMetadata;
  /** Top-level keys outside the specification, in their order, as plain values. */
  readonly custom: ReadonlyMap<string, unknown>;
  /** Places of keys, by JSON Pointer (`/tags/0`); empty for documents that were not read from a file. */
  readonly places: ReadonlyMap<string, Span>;
}

export const textKeys = [
  "title",
  "id",
  "name",
  "taxonomy",
  "status",
  "description",
  "license",
  "author",
  "level",
] as const;
export const dateKeys = ["date", "modified"] as const;
export const listKeys = ["references", "tags", "fields", "falsepositives", "scope"] as const;

const metadataKeys: ReadonlySet<string> = new Set([...textKeys, ...dateKeys, ...listKeys, "related"]);

/** Reads the common keys of a document; `sections` are the keys that belong to its kind. Reports what has a wrong type. */
export function parseBase(
  entries: readonly (readonly [string, unknown])[],
  sections: readonly string[],
  source: Source,
): SigmaDocumentBase {
  const values = new Map(entries);
  const text = (key: string): string | undefined => readText(values.get(key), key, source);
  const list = (key: string): readonly string[] | undefined => {
    const value = values.get(key);
    // The schema of correlations, and no other, lets one false positive stand without a list.
    const lone = key === "falsepositives" && sections.includes("correlation") ? "lone" : "list";
    return value === undefined ? undefined : readTexts(value, [key], source, lone);
  };
  const metadata: SigmaMetadata = {
    ...pick(textKeys, text),
    ...pick(dateKeys, (key) => readDate(values.get(key), key, source)),
    ...pick(listKeys, list),
    ...pick(["related"], () => readRelated(values.get("related"), source)),
  };
  const custom = new Map(entries.filter(([key]) => !metadataKeys.has(key) && !sections.includes(key)));
  return { metadata, custom, places: placesOf(values, source) };
}

function pick<Key extends string, Value>(
  keys: readonly Key[],
  read: (key: Key) => Value | undefined,
): { readonly [K in Key]?: Value } {
  const found: { [K in Key]?: Value } = {};
  for (const key of keys) {
    const value = read(key);
    if (value !== undefined) found[key] = value;
  }
  return found;
}

function readText(value: unknown, key: string, source: Source): string | undefined {
  if (value === undefined || typeof value === "string") return value;
  const help = key === "author" && Array.isArray(value) ? "Authors are one text, separated by commas" : undefined;
  error(source, "RW2222", `\`${key}\` is ${describe(value)}, where text is expected`, [key], help);
  return undefined;
}

/** Reads a list of texts; one text alone counts as a list of one if `lone` allows it. */
export function readTexts(
  value: unknown,
  pointer: readonly (string | number)[],
  source: Source,
  lone: "lone" | "list" = "list",
): readonly string[] | undefined {
  if (lone === "lone" && typeof value === "string") return [value];
  const name = `\`${pointer.join(".")}\``;
  if (!Array.isArray(value)) {
    error(source, "RW2222", `${name} is ${describe(value)}, where a list is expected`, pointer);
    return undefined;
  }
  const texts = value.map((item: unknown, index) => {
    if (typeof item === "string") return item;
    error(source, "RW2222", `An item of ${name} is ${describe(item)}, where text is expected`, [...pointer, index]);
    return undefined;
  });
  return texts.every((item) => item !== undefined) ? texts : undefined;
}

function readDate(value: unknown, key: string, source: Source): string | undefined {
  const text = readText(value, key, source);
  const old = text === undefined ? null : /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(text);
  const [, year = "", month = "", day = ""] = old ?? [];
  if (old === null) return text;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  warn(source, "RW2226", `\`${key}\` is written in the style of version 1`, [key], `Write ${date}`);
  return date;
}

function readRelated(value: unknown, source: Source): readonly RelatedRule[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) {
    error(source, "RW2222", `\`related\` is ${describe(value)}, where a list is expected`, ["related"]);
    return undefined;
  }
  const related = value.map((item: unknown, index): RelatedRule | undefined => {
    const fields = new Map(entriesOf(item) ?? []);
    const [id, type] = [fields.get("id"), fields.get("type")];
    const extra = [...fields.keys()].find((key) => key !== "id" && key !== "type");
    if (typeof id !== "string" || typeof type !== "string") {
      const found = extra === undefined ? "" : `, and nothing like ${quote(extra)}`;
      error(source, "RW2222", `An item of \`related\` needs \`id\` and \`type\`${found}`, ["related", index]);
      return undefined;
    }
    if (extra !== undefined) {
      warn(source, "RW2246", `An item of \`related\` has no key ${quote(extra)}`, ["related", index]);
    }
    return { id, type };
  });
  return related.every((item) => item !== undefined) ? related : undefined;
}

function placesOf(values: ReadonlyMap<string, unknown>, source: Source): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>();
  const add = (pointer: readonly (string | number)[]): void => {
    const span = source.locate?.(pointer);
    if (span !== undefined) places.set(placeKey(pointer), span);
  };
  add([]);
  for (const [key, value] of values) {
    add([key]);
    if (Array.isArray(value))
      value.forEach((_, index) => {
        add([key, index]);
      });
    else {
      for (const [inner, content] of entriesOf(value) ?? []) {
        add([key, inner]);
        // Sections that refer to other rules: each reference and alias has a place.
        if (key !== "correlation" && key !== "filter") continue;
        for (const step of stepsInto(content)) add([key, inner, step]);
      }
    }
  }
  return places;
}

function stepsInto(value: unknown): readonly (string | number)[] {
  return Array.isArray(value) ? [...value.keys()] : (entriesOf(value) ?? []).map(([key]) => key);
}

/** The key of `places` for a pointer. */
export function placeKey(pointer: readonly (string | number)[]): string {
  return pointer.map(placeStep).join("");
}

/** What a step further down adds to the key of `places`. */
export function placeStep(step: string | number): string {
  if (typeof step === "number") return `/${step}`;
  return `/${/[~/]/.test(step) ? step.replaceAll("~", "~0").replaceAll("/", "~1") : step}`;
}
