import { indexLines } from "../../../diagnostics/lines.ts";
import { createDocument, type Document } from "../../../spec/document.ts";
import type { ScalarOffsets } from "../../../spec/scalar-offsets.ts";
import type { TreeEntry, TreeMapping, TreeNode, TreeScalar } from "../../../spec/tree.ts";
import { readHeredoc, readQuoted } from "./hcl-string.ts";
import { fail, MOST_LEVELS, ParseFailure, type ParseProblem, type Place } from "./place.ts";

/** A block at the top of a Terraform file. */
export interface HclBlock extends Place {
  readonly type: string;
  readonly typePlace: Place;
  readonly labels: readonly (Place & { readonly text: string })[];
  /** Attributes by name, and the blocks inside as lists under their types. */
  readonly document: Document;
  /** Values that are calculated: null in the document, known at apply only. */
  readonly unresolved: readonly Place[];
}

export interface HclFile {
  readonly blocks: readonly HclBlock[];
  readonly problems: readonly ParseProblem[];
}

interface HclScalar extends TreeScalar {
  readonly value: unknown;
  readonly offsets: ScalarOffsets | undefined;
}

type Node = TreeNode<HclScalar>;

const BLANK = /(?:[ \t\r]+|(?:#|\/\/)[^\n]*|\/\*.*?\*\/)+/sy;
const BLANK_OR_BREAK = /(?:[\s\uFEFF]+|(?:#|\/\/)[^\n]*|\/\*.*?\*\/)+/sy;
const IDENTIFIER = /[A-Za-z_][\w-]*/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * Reads a file of Terraform's language with its places: blocks, attributes, strings, heredocs, lists and objects. Other
 * expressions (references, calls, conditions) are passed over as unresolved. Never throws on what the text says.
 */
export function readHcl(text: string, file: string): HclFile {
  const lines = indexLines(text);
  const blocks: HclBlock[] = [];
  let at = 0;
  let levels = 0;
  let unresolved: Place[] = [];

  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const here = (): Place => ({ start: at, end: Math.min(at + 1, text.length) });
  const next = (): string => text.charAt(at);
  const found = (): string => (at >= text.length ? "the end" : JSON.stringify(next()));
  const refuse: (expected: string) => never = (expected) => fail(`Expected ${expected}, found ${found()}`, here());
  const expect = (character: string, where: string): void => {
    if (next() !== character) refuse(`${character} ${where}`);
    at += 1;
  };
  const endOfItem = (where: string): void => {
    match(BLANK);
    if (at < text.length && next() !== "\n" && next() !== "}") {
      refuse(`the end of the line behind ${where}`);
    }
  };
  const deeper = <T>(read: () => T): T => {
    levels += 1;
    if (levels > MOST_LEVELS) fail(`The file nests more than ${MOST_LEVELS} levels deep`, here());
    const result = read();
    levels -= 1;
    return result;
  };

  const body = (close: boolean, start: number): TreeMapping<HclScalar> => {
    const entries = new Map<string, TreeEntry<HclScalar>>();
    const lists = new Map<string, Node[]>();
    for (;;) {
      match(BLANK_OR_BREAK);
      if (at >= text.length) {
        if (close) fail("The block is not closed by }", { start, end: start + 1 });
        break;
      }
      if (close && next() === "}") break;
      item(entries, lists);
    }
    return { kind: "mapping", start, end: at, style: "block", entries };
  };
  const item = (entries: Map<string, TreeEntry<HclScalar>>, lists: Map<string, Node[]>): void => {
    const start = at;
    const name = match(IDENTIFIER);
    if (name === undefined) refuse("the name of an argument or block");
    const key: HclScalar = { kind: "scalar", start, end: at, style: "plain", value: name, offsets: undefined };
    match(BLANK);
    if (next() === "=" && text.charAt(at + 1) !== "=") {
      at += 1;
      match(BLANK);
      if (entries.has(name)) fail(`The argument ${name} is given twice`, key);
      entries.set(name, { key, value: value() });
      endOfItem(`the argument ${name}`);
      return;
    }
    const labels = labelsOfBlock();
    const open = at;
    expect("{", `or = behind ${name}`);
    const inner = deeper(() => body(true, open));
    expect("}", "at the end of the block");
    const whole = { ...inner, end: at };
    const generated = name === "dynamic" ? labels[0]?.text : undefined;
    if (generated !== undefined) entries.set(generated, { key, value: unknown(start, at) });
    else {
      const list = lists.get(name) ?? [];
      if (list.length === 0) {
        if (entries.has(name)) fail(`The argument ${name} is given twice`, key);
        lists.set(name, list);
        entries.set(name, { key, value: { kind: "sequence", start, end: at, style: "block", items: list } });
      }
      list.push(whole);
    }
    endOfItem(`the block ${name}`);
  };
  const labelsOfBlock = (): (Place & { readonly text: string })[] => {
    const labels: (Place & { readonly text: string })[] = [];
    for (;;) {
      match(BLANK);
      const start = at;
      if (next() === '"') {
        const quoted = readQuoted(text, at);
        at = quoted.end;
        labels.push({ text: quoted.value, start, end: at });
      } else {
        const word = match(IDENTIFIER);
        if (word === undefined) return labels;
        labels.push({ text: word, start, end: at });
      }
    }
  };

  const unknown = (start: number, end: number): HclScalar => {
    unresolved.push({ start, end });
    return { kind: "scalar", start, end, style: "plain", value: null, offsets: undefined };
  };
  const value = (): Node => {
    const start = at;
    const literal = deeper(simple);
    const stop = at;
    match(BLANK);
    // What goes on behind a literal on the same line calculates with it.
    if (literal !== undefined && (at >= text.length || "\n,]}:=".includes(next()) || literal.style === "literal")) {
      if (literal.style === "literal") at = stop;
      return literal;
    }
    at = start;
    expressionEnd();
    if (at === start) refuse("a value");
    return unknown(start, at);
  };
  const simple = (): Node | undefined => {
    const start = at;
    const scalar = (of: unknown, style: TreeScalar["style"], offsets?: ScalarOffsets): HclScalar => ({
      kind: "scalar",
      start,
      end: at,
      style,
      value: of,
      offsets,
    });
    if (next() === '"' || text.startsWith("<<", at)) {
      const isHeredoc = next() === "<";
      const string = isHeredoc ? readHeredoc(text, at) : readQuoted(text, at);
      at = string.end;
      if (!string.interpolated) return scalar(string.value, isHeredoc ? "literal" : "double", string.offsets);
      return { ...unknown(start, at), style: isHeredoc ? "literal" : "double" };
    }
    if (next() === "[") return list(start);
    if (next() === "{") return object(start);
    const number = match(NUMBER);
    if (number !== undefined) return scalar(Number(number), "plain");
    const word = match(IDENTIFIER);
    if (word === "true" || word === "false") return scalar(word === "true", "plain");
    return word === "null" ? scalar(null, "plain") : undefined;
  };
  const list = (start: number): Node | undefined => {
    at += 1;
    const items: Node[] = [];
    for (;;) {
      match(BLANK_OR_BREAK);
      if (next() === "]") {
        at += 1;
        return { kind: "sequence", start, end: at, style: "flow", items };
      }
      if (at >= text.length) fail("The list is not closed by ]", { start, end: start + 1 });
      // `[for …]` is calculated.
      if (/^for\b/.test(text.slice(at, at + 4))) return undefined;
      items.push(value());
      match(BLANK_OR_BREAK);
      if (next() === ",") at += 1;
      else if (next() !== "]") refuse(", or ] in the list");
    }
  };
  const object = (start: number): Node | undefined => {
    at += 1;
    const entries = new Map<string, TreeEntry<HclScalar>>();
    for (;;) {
      match(BLANK_OR_BREAK);
      if (next() === "}") {
        at += 1;
        return { kind: "mapping", start, end: at, style: "flow", entries };
      }
      if (at >= text.length) fail("The object is not closed by }", { start, end: start + 1 });
      if (/^for\b/.test(text.slice(at, at + 4))) return undefined;
      const keyStart = at;
      const quoted = next() === '"' ? readQuoted(text, at) : undefined;
      if (quoted !== undefined) at = quoted.end;
      const name = quoted?.value ?? match(IDENTIFIER);
      if (name === undefined) return undefined;
      const key: HclScalar = {
        kind: "scalar",
        start: keyStart,
        end: at,
        style: "plain",
        value: name,
        offsets: undefined,
      };
      match(BLANK);
      if (next() !== "=" && next() !== ":") refuse(`= behind ${name}`);
      at += 1;
      match(BLANK);
      if (entries.has(name)) fail(`The name ${name} is given twice`, key);
      entries.set(name, { key, value: value() });
      match(BLANK);
      if (next() === ",") at += 1;
      else if (next() !== "\n" && next() !== "}") refuse(", or the end of the line");
    }
  };
  /** Moves behind an expression that is not read: to the end of its line or list, over brackets and strings. */
  const expressionEnd = (): void => {
    const open: string[] = [];
    while (at < text.length) {
      const character = next();
      if (open.length === 0 && ("\n,]}".includes(character) || text.startsWith("//", at) || character === "#")) return;
      if (character === '"') at = readQuoted(text, at).end;
      else if (text.startsWith("<<", at) && open.length === 0) at = readHeredoc(text, at).end;
      else {
        if ("([{".includes(character)) open.push(character);
        else if (")]}".includes(character)) {
          const opened = open.pop();
          if (opened === undefined || "([{".indexOf(opened) !== ")]}".indexOf(character)) {
            fail(`${character} closes nothing`, here());
          }
        }
        at += 1;
      }
    }
    if (open.length > 0) fail("A bracket is not closed", here());
  };

  try {
    for (match(BLANK_OR_BREAK); at < text.length; match(BLANK_OR_BREAK)) {
      const start = at;
      unresolved = [];
      const type = match(IDENTIFIER);
      if (type === undefined) refuse("a block");
      const typePlace = { start, end: at };
      const labels = labelsOfBlock();
      const open = at;
      expect("{", `behind ${type ?? ""}`);
      const root = deeper(() => body(true, open));
      expect("}", "at the end of the block");
      endOfItem("the block");
      const document = createDocument(file, lines, root, toValue(root), (scalar) => scalar.offsets);
      blocks.push({ type: type ?? "", typePlace, labels, start, end: at, document, unresolved });
    }
    return { blocks, problems: [] };
  } catch (error) {
    if (!(error instanceof ParseFailure)) throw error;
    return { blocks, problems: [error.problem] };
  }
}

function toValue(node: Node): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "sequence":
      return node.items.map(toValue);
    case "mapping":
      return Object.fromEntries([...node.entries].map(([name, { value }]) => [name, toValue(value)]));
  }
}
