import type { Span } from "../diagnostics/span.ts";
import { createEmitter, type Emitter } from "./emitter.ts";
import { printNumber } from "./number.ts";
import { concatTexts, plain, replaceText, type SourceText } from "./source-text.ts";
import { UnprintableError } from "./unprintable-error.ts";
import { type BareValue, isList, isText, leafOf, type Value, type ValueMap, withRegion } from "./value.ts";

/** A block such as `resource "type" "name" { … }`; repeated blocks stand one after the other. */
export interface HclBlock {
  readonly kind: "block";
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: readonly HclItem[];
  readonly span: Span | undefined;
}

/** `name = value` inside a block. */
export interface HclAttribute {
  readonly kind: "attribute";
  readonly name: string;
  readonly value: Value;
}

export type HclItem = HclBlock | HclAttribute;

/** A block; all that is printed for it comes from `span` unless something inside says otherwise. */
export function block(type: string, labels: readonly string[], body: readonly HclItem[], span?: Span): HclBlock {
  return { kind: "block", type, labels, body, span };
}

export function attribute(name: string, value: Value): HclAttribute {
  return { kind: "attribute", name, value };
}

/** Prints Terraform blocks the way `terraform fmt` leaves them, with a final line break. */
export function hcl(blocks: readonly HclBlock[]): SourceText {
  const out = createEmitter();
  blocks.forEach((item, index) => {
    if (index > 0) out.write("\n");
    writeBlock(out, item, 0);
  });
  return out.finish();
}

/** A quoted template in which nothing is interpolated. */
export function hclString(source: SourceText): SourceText {
  return concatTexts('"', replaceText(source, ESCAPED, escapeSequence), '"');
}

const ESCAPED = /[$%](?=\{)|["\\\p{Cc}\p{Cs}\u2028\u2029\uFEFF]/gu;

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["$", "$$"],
  ["%", "%%"],
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

function escapeSequence(found: string): string {
  const short = SHORT_ESCAPES.get(found);
  if (short !== undefined) return short;
  const code = found.charCodeAt(0);
  // HCL text is UTF-8 and has no form for half a surrogate pair.
  if (code >= 0xd800 && code <= 0xdfff) return "\ufffd";
  return `\\u${code.toString(16).padStart(4, "0")}`;
}

// Longer lists go one item per line; terraform fmt leaves either form alone.
const LIST_WIDTH = 100;
const STEP = "  ";

function writeBlock(out: Emitter, item: HclBlock, depth: number): void {
  const pad = STEP.repeat(depth);
  const outer = out.enter(item.span);
  const labels = item.labels.map((label) => ` ${hclString(plain(label)).text}`).join("");
  out.write(`${pad}${identifier(item.type)}${labels} {\n`);
  let run: AlignedLine[] = [];
  const flush = (): void => {
    writeAligned(out, run, depth + 1);
    run = [];
  };
  item.body.forEach((inner, index) => {
    if (inner.kind === "attribute") {
      run.push({ name: identifier(inner.name), value: expression(inner.value, depth + 1) });
      if (item.body[index + 1]?.kind === "block") flush();
      return;
    }
    if (index > 0) out.write("\n");
    writeBlock(out, inner, depth + 1);
    if (item.body[index + 1]?.kind === "attribute") out.write("\n");
  });
  flush();
  out.write(`${pad}}\n`);
  out.leave(outer);
}

interface AlignedLine {
  readonly name: string;
  readonly value: SourceText;
}

/** terraform fmt aligns the equals signs of neighbouring one-line attributes; one of several lines ends the run. */
function writeAligned(out: Emitter, lines: readonly AlignedLine[], depth: number): void {
  const pad = STEP.repeat(depth);
  let start = 0;
  while (start < lines.length) {
    let end = start;
    while (lines[end]?.value.text.includes("\n") === false) end += 1;
    const run = lines.slice(start, Math.max(end, start + 1));
    const width = Math.max(...run.map((line) => codePoints(line.name)));
    for (const line of run) {
      out.write(`${pad}${line.name}${" ".repeat(width - codePoints(line.name))} = `);
      out.append(line.value);
      out.write("\n");
    }
    start += run.length;
  }
}

function expression(value: Value, depth: number): SourceText {
  const out = createEmitter();
  withRegion(out, value, (inner) => out.append(bareExpression(inner, depth)));
  return out.finish();
}

function bareExpression(value: BareValue, depth: number): SourceText {
  if (value === null || typeof value === "boolean") return plain(String(value));
  if (typeof value === "number") return plain(printNumber(value));
  if (isText(value)) return hclString(leafOf(value).source);
  return isList(value) ? listExpression(value, depth) : mapExpression(value, depth);
}

function listExpression(list: readonly Value[], depth: number): SourceText {
  const flat = concatTexts(
    "[",
    ...list.flatMap((item, index) => [index === 0 ? "" : ", ", expression(item, depth)]),
    "]",
  );
  if (flat.text.length <= LIST_WIDTH && !flat.text.includes("\n")) return flat;
  const pad = STEP.repeat(depth + 1);
  const items = list.flatMap((item) => [pad, expression(item, depth + 1), ",\n"]);
  return concatTexts("[\n", ...items, `${STEP.repeat(depth)}]`);
}

function mapExpression(value: ValueMap, depth: number): SourceText {
  if (value.entries.length === 0) return plain("{}");
  const out = createEmitter();
  out.write("{\n");
  const lines = value.entries.map(([key, item]) => ({
    name: hclString(plain(key)).text,
    value: expression(item, depth + 1),
  }));
  writeAligned(out, lines, depth + 1);
  out.write(`${STEP.repeat(depth)}}`);
  return out.finish();
}

function identifier(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) {
    throw new UnprintableError(`${JSON.stringify(name)} is no Terraform identifier.`);
  }
  return name;
}

/** terraform fmt counts grapheme clusters; code points agree with that for all but composed characters. */
function codePoints(text: string): number {
  return [...text].length;
}
