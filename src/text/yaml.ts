import { createEmitter, type Emitter } from "./emitter.ts";
import { printNumber } from "./number.ts";
import { concatTexts, type SourceText } from "./source-text.ts";
import {
  type BareValue,
  isList,
  isText,
  leafOf,
  type TextLeaf,
  type Value,
  type ValueMap,
  withRegion,
} from "./value.ts";
import { type BlockPlace, type YamlScalarOptions, yamlKey, yamlScalar } from "./yaml-scalar.ts";

export interface YamlOptions {
  /** Blanks per level, also in front of list dashes: 2 (Sentinel's repository) or 4 (SigmaHQ). 2 unless told. */
  readonly indent?: 2 | 4;
  /** `minimal` (unless told) quotes what some YAML 1.1 or 1.2 reader would retype; `single` quotes every string value. */
  readonly quote?: "minimal" | "single";
  /** Escapes whatever is not ASCII, as a test of the public Sentinel repository demands. */
  readonly ascii?: boolean;
}

/** Prints one YAML document with a final line break. Every YAML 1.1 and 1.2 reader gets the same value back. */
export function yaml(value: Value, options: YamlOptions = {}): SourceText {
  const writer: Writer = {
    out: createEmitter(),
    step: options.indent ?? 2,
    scalars: { quote: options.quote ?? "minimal", ascii: options.ascii ?? false },
  };
  writeRoot(writer, value);
  return writer.out.finish();
}

/** Prints several documents in one file, with `---` between them. */
export function yamlDocuments(values: readonly Value[], options: YamlOptions = {}): SourceText {
  const documents = values.map((value) => yaml(value, options));
  return concatTexts(...documents.flatMap((document, index) => (index === 0 ? [document] : ["---\n", document])));
}

interface Writer {
  readonly out: Emitter;
  readonly step: number;
  readonly scalars: YamlScalarOptions;
}

function writeRoot(writer: Writer, value: Value): void {
  withRegion(writer.out, value, (inner) => {
    if (isCollection(inner)) writeCollection(writer, inner, 0);
    else writeScalar(writer, inner, { column: writer.step, indicator: undefined });
  });
}

/** Writes a map or a non-empty list whose first line begins where the emitter stands. */
function writeCollection(writer: Writer, value: ValueMap | readonly Value[], column: number): void {
  const pad = " ".repeat(column);
  if (isList(value)) {
    value.forEach((item, index) => {
      writer.out.write(index === 0 ? "-" : `${pad}-`);
      writeItem(writer, item, column);
    });
    return;
  }
  value.entries.forEach(([key, item], index) => {
    if (index > 0) writer.out.write(pad);
    writer.out.write(keyPrefix(key, pad, writer.scalars));
    writeEntry(writer, item, column);
  });
}

/** YAML readers look for the colon of a simple key within 1,024 characters only; longer keys need the `? ` form. */
function keyPrefix(key: string, pad: string, options: YamlScalarOptions): string {
  const printed = yamlKey(key, options);
  return printed.length > 1000 ? `? ${printed}\n${pad}:` : `${printed}:`;
}

function writeItem(writer: Writer, value: Value, column: number): void {
  withRegion(writer.out, value, (inner) => {
    writer.out.write(" ");
    if (isCollection(inner)) writeCollection(writer, inner, column + 2);
    else writeScalar(writer, inner, { column: column + 2, indicator: 2 });
  });
}

function writeEntry(writer: Writer, value: Value, column: number): void {
  withRegion(writer.out, value, (inner) => {
    if (isCollection(inner)) {
      writer.out.write(`\n${" ".repeat(column + writer.step)}`);
      writeCollection(writer, inner, column + writer.step);
    } else {
      writer.out.write(" ");
      writeScalar(writer, inner, { column: column + writer.step, indicator: writer.step });
    }
  });
}

function writeScalar(writer: Writer, value: BareValue, place: BlockPlace): void {
  if (isText(value)) {
    writeText(writer, leafOf(value), place);
    return;
  }
  writer.out.write(`${printWord(value)}\n`);
}

function writeText(writer: Writer, leaf: TextLeaf, place: BlockPlace): void {
  const printed = yamlScalar(leaf.source, leaf.style, place, writer.scalars);
  writer.out.append(printed.source);
  if (!printed.isBlock) writer.out.write("\n");
}

function printWord(value: Exclude<BareValue, string | TextLeaf>): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return printNumber(value);
  return isList(value) ? "[]" : "{}";
}

/** Empty maps and lists have no block form and count as scalars. */
function isCollection(value: BareValue): value is ValueMap | readonly Value[] {
  if (isText(value) || value === null || typeof value !== "object") return false;
  return (isList(value) ? value : value.entries).length > 0;
}
