import { createEmitter, type Emitter } from "./emitter.ts";
import { printNumber } from "./number.ts";
import { concatTexts, plain, type SourceText } from "./source-text.ts";
import { tomlKey, tomlLineString, tomlProse, tomlString } from "./toml-string.ts";
import { UnprintableError } from "./unprintable-error.ts";
import { type BareValue, bare, isList, isMap, isText, leafOf, type Value, type ValueMap, withRegion } from "./value.ts";

export interface TomlOptions {
  /**
   * Where prose wraps, 120 columns unless told. A wrapped string reads back with line breaks for blanks and around it;
   * the loader of the public Elastic repository undoes that. Infinity keeps every string exact.
   */
  readonly width?: number;
}

/**
 * Prints the form that the public Elastic detection repository writes, for TOML 0.4 readers. Keys and tables keep their
 * order, except that in each table plain values come first, then texts of style `literal` (each behind a blank line),
 * then sub-tables. Half a surrogate pair becomes U+FFFD. Throws an `UnprintableError` on null and on lists that mix types.
 */
export function toml(value: ValueMap, options: TomlOptions = {}): SourceText {
  const writer: Writer = { out: createEmitter(), width: options.width ?? 120, last: "nothing" };
  writeTable(writer, [], value);
  return writer.out.finish();
}

interface Writer {
  readonly out: Emitter;
  readonly width: number;
  last: "nothing" | "header" | "key";
}

// Lists up to about this length stay on one line in the public repository.
const LIST_WIDTH = 100;

function writeTable(writer: Writer, path: readonly string[], table: ValueMap): void {
  const literals: (readonly [string, Value])[] = [];
  const tables: (readonly [string, Value])[] = [];
  for (const entry of table.entries) {
    const value = bare(entry[1]);
    if (isMap(value) || isTableList(value)) tables.push(entry);
    else if (isText(value) && leafOf(value).style === "literal") literals.push(entry);
    else writeKey(writer, entry);
  }
  for (const entry of literals) {
    if (writer.last === "key") writer.out.write("\n");
    writeKey(writer, entry);
  }
  for (const [key, value] of tables) writeSubTables(writer, [...path, tomlKey(key)], value);
}

function writeSubTables(writer: Writer, path: readonly string[], value: Value): void {
  withRegion(writer.out, value, (inner) => {
    if (isMap(inner)) {
      writeHeader(writer, `[${path.join(".")}]`);
      writeTable(writer, path, inner);
    } else if (isList(inner)) {
      for (const item of inner) {
        withRegion(writer.out, item, (table) => {
          if (!isMap(table)) return;
          writeHeader(writer, `[[${path.join(".")}]]`);
          writeTable(writer, path, table);
        });
      }
    }
  });
}

function writeHeader(writer: Writer, header: string): void {
  if (writer.last !== "nothing") writer.out.write("\n");
  writer.out.write(`${header}\n`);
  writer.last = "header";
}

function writeKey(writer: Writer, [key, value]: readonly [string, Value]): void {
  writer.out.write(`${tomlKey(key)} = `);
  withRegion(writer.out, value, (inner) => {
    if (isList(inner)) writeList(writer, inner);
    else if (isText(inner)) writer.out.append(tomlString(leafOf(inner).source, leafOf(inner).style, writer.width));
    else writer.out.append(inline(inner));
  });
  writer.out.write("\n");
  writer.last = "key";
}

function writeList(writer: Writer, list: readonly Value[]): void {
  const flat = inlineList(list);
  if (flat.text.length <= LIST_WIDTH) {
    writer.out.append(flat);
    return;
  }
  const asFloats = hasFraction(list);
  writer.out.write("[\n");
  for (const item of list) {
    writer.out.write("    ");
    withRegion(writer.out, item, (inner) => {
      if (isText(inner)) writer.out.append(tomlProse(leafOf(inner).source, writer.width, 4));
      else writer.out.append(inline(inner, asFloats));
    });
    writer.out.write(",\n");
  }
  writer.out.write("]");
}

/** A value on one line; maps become inline tables, which may not be broken. */
function inline(value: Value, asFloat = false): SourceText {
  const out = createEmitter();
  withRegion(out, value, (inner) => out.append(inlineBare(inner, asFloat)));
  return out.finish();
}

function inlineBare(value: BareValue, asFloat: boolean): SourceText {
  if (value === null) throw new UnprintableError("TOML has no null; leave the key out.");
  if (typeof value === "boolean") return plain(String(value));
  if (typeof value === "number") {
    const digits = printNumber(value);
    return plain(asFloat && isInteger(digits) ? `${digits}.0` : digits);
  }
  if (isText(value)) return tomlLineString(leafOf(value).source);
  if (isList(value)) return inlineList(value);
  if (value.entries.length === 0) return plain("{}");
  const pairs = value.entries.map(([key, item]) => concatTexts(`${tomlKey(key)} = `, inline(item)));
  return concatTexts("{ ", ...separated(pairs), " }");
}

function inlineList(list: readonly Value[]): SourceText {
  refuseMixedTypes(list);
  const asFloats = hasFraction(list);
  return concatTexts("[", ...separated(list.map((item) => inline(item, asFloats))), "]");
}

function separated(parts: readonly SourceText[]): (SourceText | string)[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [", ", part]));
}

function isTableList(value: BareValue): boolean {
  return isList(value) && value.length > 0 && value.every((item) => isMap(bare(item)));
}

/** Integers and floats are two types to TOML 0.4, so one float makes all of a list's numbers floats. */
function hasFraction(list: readonly Value[]): boolean {
  return list.some((item) => {
    const value = bare(item);
    return typeof value === "number" && !isInteger(printNumber(value));
  });
}

function isInteger(digits: string): boolean {
  return /^-?[0-9]+$/.test(digits);
}

function refuseMixedTypes(list: readonly Value[]): void {
  const types = new Set(list.map((item) => typeName(bare(item))));
  if (types.size > 1) {
    throw new UnprintableError(`A TOML 0.4 list holds one type only, not ${[...types].join(" and ")}.`);
  }
}

function typeName(value: BareValue): string {
  if (isText(value)) return "string";
  if (isList(value)) return "list";
  return isMap(value) ? "table" : typeof value;
}
