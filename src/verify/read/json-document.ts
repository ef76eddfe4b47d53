import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { indexLines, type Lines } from "../../diagnostics/lines.ts";
import { createDocument, type Document } from "../../spec/document.ts";
import type { LoadResult } from "../../spec/load.ts";
import { OffsetRecorder, type ScalarOffsets } from "../../spec/scalar-offsets.ts";
import type { TreeEntry, TreeNode, TreeScalar } from "../../spec/tree.ts";

/** Reads one JSON text (RFC 8259: no comments, no trailing commas, each name once in an object) with its places. */
export function readJson(text: string, file: string): LoadResult {
  return readPart(text, indexLines(text), file, 0);
}

/** Reads a file of one JSON text a line (NDJSON); empty lines are passed over. */
export function readJsonLines(
  text: string,
  file: string,
): { readonly documents: readonly Document[]; readonly diagnostics: readonly Diagnostic[] } {
  const lines = indexLines(text);
  const documents: Document[] = [];
  const diagnostics: Diagnostic[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const read = line.trim() === "" ? undefined : readPart(line, lines, file, start);
    if (read?.ok === true) documents.push(read.document);
    else if (read !== undefined) diagnostics.push(...read.diagnostics);
    start += line.length + 1;
  }
  return { documents, diagnostics };
}

/** Reads a JSON text that begins at an offset of the file. */
function readPart(text: string, lines: Lines, file: string, base: number): LoadResult {
  const problems: { readonly message: string; readonly start: number; readonly end: number }[] = [];
  const errors: ParseError[] = [];
  const deep = tooDeepAt(text);
  const tree = deep === undefined ? parseTree(text, errors, strict) : undefined;
  // Those behind the first are mostly guesses of the parser about what the first one broke.
  const [first] = errors;
  if (deep !== undefined) {
    const message = `Lists and objects are nested more than ${maxDepth} deep`;
    problems.push({ message, start: deep, end: deep + 1 });
  } else if (first !== undefined) {
    const message = `This is not JSON: ${wordsOf(printParseErrorCode(first.error))}`;
    problems.push({ message, start: first.offset, end: first.offset + first.length });
  } else if (tree === undefined) {
    problems.push({ message: "This is not JSON: a value is missing", start: 0, end: 0 });
  } else {
    const root = toTree(tree, base, (key) => {
      const message = `The name ${String(key.value)} is given twice`;
      problems.push({ message, start: key.offset, end: key.offset + key.length });
    });
    if (problems.length === 0) {
      const offsets = (scalar: TreeScalar) => stringOffsets(lines.text, scalar);
      return { ok: true, document: createDocument(file, lines, root, toValue(tree), offsets) };
    }
  }
  const diagnostics = problems.map(
    ({ message, start, end }): Diagnostic => ({
      code: "RW5002",
      severity: "error",
      message,
      span: lines.span(file, base + start, base + end),
    }),
  );
  return { ok: false, diagnostics };
}

const strict = { disallowComments: true, allowTrailingComma: false };

/** As deep as YAML is read. The parser, and much of what walks its result, calls itself for each bracket. */
const maxDepth = 200;

/** Where the bracket stands that opens one level too many. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') inString = !inString;
    else if (inString && character === "\\") at += 1;
    else if (inString) inString = character !== "\n";
    else if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    if (depth > maxDepth) return at;
  }
  return undefined;
}

/** `PropertyNameExpected` → `property name expected`. */
function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}

function toTree(node: Node, base: number, reportTwice: (key: Node) => void): TreeNode {
  const place = { start: base + node.offset, end: base + node.offset + node.length };
  if (node.type === "array") {
    const items = (node.children ?? []).map((child) => toTree(child, base, reportTwice));
    return { kind: "sequence", ...place, style: "flow", items };
  }
  if (node.type === "object") {
    const entries = new Map<string, TreeEntry>();
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (key === undefined || value === undefined) continue;
      const name = String(key.value);
      if (entries.has(name)) reportTwice(key);
      const keyPlace: TreeScalar = {
        kind: "scalar",
        start: base + key.offset,
        end: base + key.offset + key.length,
        style: "double",
      };
      entries.set(name, { key: keyPlace, value: toTree(value, base, reportTwice) });
    }
    return { kind: "mapping", ...place, style: "flow", entries };
  }
  return { kind: "scalar", ...place, style: node.type === "string" ? "double" : "plain" };
}

function toValue(node: Node): unknown {
  if (node.type === "array") return (node.children ?? []).map(toValue);
  if (node.type !== "object") return node.value;
  const entries = (node.children ?? []).flatMap(({ children: [key, value] = [] }): [string, unknown][] =>
    key === undefined || value === undefined ? [] : [[String(key.value), toValue(value)]],
  );
  // `fromEntries` defines its properties, so that a name like __proto__ is data as any other.
  return Object.fromEntries(entries);
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

function stringOffsets(text: string, { style, start, end }: TreeScalar): ScalarOffsets | undefined {
  if (style !== "double") return undefined;
  const out = new OffsetRecorder();
  let position = start + 1;
  while (position < end - 1) {
    const letter = text.charAt(position + 1);
    if (text.charAt(position) !== "\\") {
      out.copy(text, position, position + 1);
      position += 1;
    } else if (letter === "u") {
      const unit = Number.parseInt(text.slice(position + 2, position + 6), 16);
      out.put(String.fromCharCode(unit), position, position + 6);
      position += 6;
    } else {
      out.put(escapes.get(letter) ?? "", position, position + 2);
      position += 2;
    }
  }
  return out;
}
