import type { SchemaNode } from "./schema-issue.ts";
import { listAt, valueAt } from "./schema-pointer.ts";
import type { Pointer } from "./tree.ts";

/** The author's name for a place: its last key and the list positions behind it, as in `author[0]`. */
export function placeName(pointer: Pointer): string {
  let name = "";
  for (const step of pointer) name = /^\d+$/.test(String(step)) ? `${name}[${step}]` : shorten(String(step));
  return name === "" ? "The document" : `\`${name}\``;
}

/** What the author wrote, in a few words. */
export function describeFound(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "string") return value === "" ? "empty text" : `the text ${quote(value)}`;
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  return "a mapping";
}

const typeWords: ReadonlyMap<unknown, string> = new Map([
  ["string", "text"],
  ["number", "a number"],
  ["integer", "a whole number"],
  ["boolean", "true or false"],
  ["array", "a list"],
  ["object", "a mapping"],
  ["null", "nothing"],
]);

/** What a schema asks for: its own words (`x-expected`), else its constant, values, keys or type. */
export function describeExpected(schema: SchemaNode | undefined): string {
  const own = valueAt(schema, ["x-expected"]);
  if (typeof own === "string") return own;
  const constant = valueAt(schema, ["const"]);
  if (constant !== undefined) return quote(constant);
  const values = listAt(schema, ["enum"]);
  if (values.length > 0) return oneOf(values.map(quote));
  const required = listAt(schema, ["required"]).filter((key) => typeof key === "string");
  if (required.length > 0) return `a mapping with ${required.map((key) => `\`${key}\``).join(" and ")}`;
  return describeType(schema);
}

/** What any of several schemas asks for; mappings that differ in one key only are named together. */
export function describeForms(schemas: readonly SchemaNode[]): string {
  const required = schemas.map((schema) => listAt(schema, ["required"]).filter((key) => typeof key === "string"));
  const mappings = required.filter((keys) => keys.length > 0);
  const common = (mappings[0] ?? []).filter((key) => mappings.every((keys) => keys.includes(key)));
  const own = mappings.flatMap((keys) => keys.filter((key) => !common.includes(key)));
  if (mappings.length < 3 || own.length !== mappings.length) return oneOf(schemas.map(describeExpected));
  const others = schemas.filter((_, index) => required[index]?.length === 0).map(describeExpected);
  const ticked = (keys: readonly string[]): string[] => keys.map((key) => `\`${key}\``);
  return oneOf([...others, `a mapping with ${[...ticked(common), oneOf(ticked(own))].join(" and ")}`]);
}

/** The kind of value that a schema asks for. */
export function describeType(schema: SchemaNode | undefined): string {
  const type = valueAt(schema, ["type"]);
  return oneOf((Array.isArray(type) ? type : [type]).map((name) => typeWords.get(name) ?? "another value"));
}

/** The schema author's words for a value: its form (`x-expected`), else its meaning (`description`). */
export function ownWords(schema: SchemaNode | undefined): string | undefined {
  for (const key of ["x-expected", "description"]) {
    const words = valueAt(schema, [key]);
    if (typeof words === "string" && words !== "") return words.replace(/\.$/, "");
  }
  return undefined;
}

/** `a`, `a or b`, `a, b or c`; repeated words once. */
export function oneOf(words: readonly string[]): string {
  const distinct = [...new Set(words)];
  const last = distinct.pop() ?? "nothing";
  return distinct.length === 0 ? last : `${distinct.join(", ")} or ${last}`;
}

/** A value as the author may have written it, cut where it is long. */
export function quote(value: unknown): string {
  return shorten(typeof value === "string" ? JSON.stringify(value) : (JSON.stringify(value) ?? String(value)));
}

function shorten(text: string): string {
  const characters = [...text.slice(0, 130)];
  return characters.length > 60 ? `${characters.slice(0, 59).join("")}…` : text;
}
