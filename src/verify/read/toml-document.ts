import { type AST, ParseError, parseTOML } from "toml-eslint-parser";
import { indexLines } from "../../diagnostics/lines.ts";
import { createDocument } from "../../spec/document.ts";
import type { LoadResult } from "../../spec/load.ts";
import { OffsetRecorder, type ScalarOffsets } from "../../spec/scalar-offsets.ts";
import type { CollectionStyle, ScalarStyle, TreeEntry, TreeNode, TreeScalar } from "../../spec/tree.ts";

interface TomlScalar extends TreeScalar {
  /** How the value is quoted; undefined for what is not text. */
  readonly quotes: { readonly basic: boolean; readonly multiline: boolean } | undefined;
  readonly value: unknown;
}

interface Table {
  readonly kind: "mapping";
  readonly start: number;
  end: number;
  readonly style: CollectionStyle;
  readonly entries: Map<string, TreeEntry<TomlScalar>>;
}

interface List {
  readonly kind: "sequence";
  readonly start: number;
  end: number;
  readonly style: CollectionStyle;
  readonly items: TreeNode<TomlScalar>[];
}

/** Reads a TOML 1.0 file with its places. Dates and times come out as the text that wrote them. */
export function readToml(text: string, file: string): LoadResult {
  const lines = indexLines(text);
  const refuse = (message: string, start: number): LoadResult => ({
    ok: false,
    diagnostics: [{ code: "RW5002", severity: "error", message, span: lines.span(file, start, start + 1) }],
  });
  try {
    const root = readProgram(parseTOML(text, { tomlVersion: "1.0" }).body[0], text.length);
    const value = toValue(root);
    return { ok: true, document: createDocument(file, lines, root, value, (scalar) => textOffsets(text, scalar)) };
  } catch (error) {
    // The parser calls itself for each bracket, and takes the characters of a text as arguments of one call.
    if (error instanceof RangeError) {
      return refuse("The file nests too deeply, or holds a text of more than 100,000 characters, to be read", 0);
    }
    if (!(error instanceof ParseError)) throw error;
    return refuse(`This is not TOML: ${error.message}`, error.index);
  }
}

function readProgram(program: AST.TOMLTopLevelTable, length: number): Table {
  const root = table(0, length, "block");
  for (const item of program.body) {
    if (item.type === "TOMLKeyValue") assign(root, item);
    else readTable(root, item);
  }
  return root;
}

/** `resolvedKey` names the table a header stands for, with the position in each array of tables on the way. */
function readTable(root: Table, header: AST.TOMLTable): void {
  let node: TreeNode<TomlScalar> = root;
  const [start, end] = header.range;
  const { resolvedKey } = header;
  for (const [index, step] of resolvedKey.entries()) {
    const nextIsPosition = typeof resolvedKey[index + 1] === "number";
    const open = (): TreeNode<TomlScalar> => (nextIsPosition ? list(start, end, "block") : table(start, end, "block"));
    if (node.kind === "mapping") {
      const entries: Table["entries"] = (node as Table).entries;
      const known = entries.get(String(step));
      if (known === undefined) entries.set(String(step), { key: place(header.key), value: open() });
      node = entries.get(String(step))?.value ?? root;
    } else if (node.kind === "sequence") {
      const items: List["items"] = (node as List).items;
      items[Number(step)] ??= open();
      node = items[Number(step)] ?? root;
    }
    if (node.kind !== "scalar") (node as Table | List).end = Math.max(node.end, end);
  }
  if (node.kind === "mapping") for (const item of header.body) assign(node as Table, item);
}

function assign(into: Table, { key, value }: AST.TOMLKeyValue): void {
  let target = into;
  const path = key.keys;
  for (const part of path.slice(0, -1)) {
    const known = target.entries.get(nameOf(part))?.value;
    const next = known?.kind === "mapping" ? (known as Table) : table(part.range[0], value.range[1], "block");
    next.end = Math.max(next.end, value.range[1]);
    target.entries.set(nameOf(part), { key: place(part), value: next });
    target = next;
  }
  const last = path.at(-1);
  if (last !== undefined) target.entries.set(nameOf(last), { key: place(last), value: readContent(value) });
}

function readContent(content: AST.TOMLContentNode): TreeNode<TomlScalar> {
  const [start, end] = content.range;
  switch (content.type) {
    case "TOMLArray": {
      const node = list(start, end, "flow");
      node.items.push(...content.elements.map(readContent));
      return node;
    }
    case "TOMLInlineTable": {
      const node = table(start, end, "flow");
      for (const item of content.body) assign(node, item);
      return node;
    }
    case "TOMLValue": {
      const isText = content.kind === "string";
      const quotes = isText ? { basic: content.style === "basic", multiline: content.multiline } : undefined;
      const value = "datetime" in content ? content.datetime : content.value;
      return { kind: "scalar", start, end, style: styleOf(quotes), quotes, value };
    }
  }
}

function styleOf(quotes: TomlScalar["quotes"]): ScalarStyle {
  if (quotes === undefined) return "plain";
  if (quotes.multiline) return "literal";
  return quotes.basic ? "double" : "single";
}

function toValue(node: TreeNode<TomlScalar>): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "sequence":
      return node.items.map(toValue);
    case "mapping":
      return Object.fromEntries([...node.entries].map(([name, entry]) => [name, toValue(entry.value)]));
  }
}

function table(start: number, end: number, style: CollectionStyle): Table {
  return { kind: "mapping", start, end, style, entries: new Map() };
}

function list(start: number, end: number, style: CollectionStyle): List {
  return { kind: "sequence", start, end, style, items: [] };
}

function nameOf(part: AST.TOMLBare | AST.TOMLQuoted): string {
  return part.type === "TOMLBare" ? part.name : part.value;
}

function place(part: AST.TOMLNode): TreeScalar {
  const [start, end] = part.range;
  return { kind: "scalar", start, end, style: "plain" };
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["t", "\t"],
  ["n", "\n"],
  ["f", "\f"],
  ["r", "\r"],
  ['"', '"'],
  ["\\", "\\"],
]);

function textOffsets(text: string, { start, end, quotes }: TomlScalar): ScalarOffsets | undefined {
  if (quotes === undefined) return undefined;
  const width = quotes.multiline ? 3 : 1;
  const last = end - width;
  let position = start + width;
  // A line break right behind the opening quotes is dropped.
  if (quotes.multiline) position += /^\r?\n/.exec(text.slice(position, position + 2))?.[0].length ?? 0;
  const out = new OffsetRecorder();
  while (position < last) {
    const escaped = quotes.basic && text.charAt(position) === "\\" ? readEscape(text, position) : undefined;
    const newline = text.slice(position, position + 2) === "\r\n";
    if (escaped !== undefined) out.put(escaped.value, position, escaped.end);
    else if (newline) out.put("\n", position, position + 2);
    else out.copy(text, position, position + 1);
    position = escaped?.end ?? position + (newline ? 2 : 1);
  }
  return out;
}

function readEscape(text: string, at: number): { readonly value: string; readonly end: number } {
  const letter = text.charAt(at + 1);
  const simple = escapes.get(letter);
  if (simple !== undefined) return { value: simple, end: at + 2 };
  if (letter === "u" || letter === "U") {
    const end = at + (letter === "u" ? 6 : 10);
    return { value: String.fromCodePoint(Number.parseInt(text.slice(at + 2, end), 16)), end };
  }
  // A backslash before a line break takes the blanks and breaks behind it away.
  return { value: "", end: at + 1 + (/^\s+/.exec(text.slice(at + 1))?.[0].length ?? 0) };
}
