import type { Regex } from "../../../model/predicate.ts";
import { assertNever } from "../../../model/walk.ts";
import { complement, LAST, normalRanges, parseRegexTree, type Range, type RegexTree, wordness } from "./tree.ts";

/** A Lucene regular expression over the whole value. */
export interface LuceneRegex {
  readonly pattern: string;
  /** False where an anchor or boundary could not be kept, so that more values match. */
  readonly exact: boolean;
}

export interface LuceneOptions {
  /** The value is folded to lower case before it is matched, so the expression is too. */
  readonly fold: boolean;
}

const NON_WORD = "[^0-9A-Z_a-z]";

/**
 * An unanchored expression as Lucene has it: over the whole value, without anchors, boundaries or shorthand classes
 * (Elasticsearch reference, regular expression syntax). Anchors at the ends decide whether `.*` stands there; a boundary
 * at an end becomes "a non-word character or the end". `undefined` outside the portable subset.
 */
export function luceneRegex(regex: Regex, options: LuceneOptions): LuceneRegex | undefined {
  const tree = parseRegexTree(regex.source, regex);
  if (tree === undefined) return undefined;
  const printer: Printer = { fold: options.fold, multiline: regex.multiline, exact: true };
  const pattern = edges(printer, tree, { left: true, right: true });
  return { pattern: pattern === "" ? "()" : pattern, exact: printer.exact };
}

interface Printer {
  readonly fold: boolean;
  readonly multiline: boolean;
  exact: boolean;
}

/** At which ends of the expression a node stands, so that anchors in it are anchors of the value. */
interface Ends {
  readonly left: boolean;
  readonly right: boolean;
}

function edges(printer: Printer, tree: RegexTree, ends: Ends): string {
  if (tree.kind === "choice") {
    return alternatives(tree.options.map((option) => edges(printer, option, ends)));
  }
  const items = tree.kind === "sequence" ? tree.items : [tree];
  return sequenceEdges(printer, items, ends);
}

function sequenceEdges(printer: Printer, items: readonly RegexTree[], ends: Ends): string {
  let first = 0;
  let last = items.length;
  let prefix = ends.left ? ".*" : "";
  let suffix = ends.right ? ".*" : "";
  if (ends.left) {
    const head = items[first];
    if (head?.kind === "start") {
      prefix = printer.multiline ? "(.*\n)?" : "";
      first += 1;
    } else if (head?.kind === "boundary" && startsWith(items[first + 1]) !== undefined) {
      prefix = startsWith(items[first + 1]) === true ? `(.*${NON_WORD})?` : `.*${WORD_CLASS}`;
      first += 1;
    }
  }
  if (ends.right && last > first) {
    const tail = items[last - 1];
    if (tail?.kind === "end") {
      suffix = printer.multiline ? "(\n.*)?" : "";
      last -= 1;
    } else if (tail?.kind === "boundary" && endsWith(items[last - 2]) !== undefined) {
      suffix = endsWith(items[last - 2]) === true ? `(${NON_WORD}.*)?` : `${WORD_CLASS}.*`;
      last -= 1;
    }
  }
  const middle = items.slice(first, last);
  const [head] = middle;
  const tail = middle.at(-1);
  // A group at an end may hold anchors in its options: `.*` moves into it.
  const opened = prefix === ".*" && head !== undefined && isGroup(head) && hasAnchors(head);
  const closed = suffix === ".*" && tail !== undefined && isGroup(tail) && hasAnchors(tail);
  const body = middle.map((item, index) => {
    const left = opened && index === 0;
    const right = closed && index === middle.length - 1;
    return left || right
      ? edges(printer, item, { left, right })
      : plain(printer, item, middle[index - 1], middle[index + 1]);
  });
  return `${opened ? "" : prefix}${body.join("")}${closed ? "" : suffix}`;
}

const WORD_CLASS = "[0-9A-Z_a-z]";

function isGroup(tree: RegexTree): boolean {
  return tree.kind === "choice" || tree.kind === "sequence";
}

function hasAnchors(tree: RegexTree): boolean {
  switch (tree.kind) {
    case "start":
    case "end":
    case "boundary":
    case "inside":
      return true;
    case "sequence":
      return tree.items.some(hasAnchors);
    case "choice":
      return tree.options.some(hasAnchors);
    case "repeat":
      return hasAnchors(tree.of);
    case "set":
      return false;
    default:
      return assertNever(tree);
  }
}

/** A node away from the ends. An assertion there is dropped: implied by its neighbours, or noted as inexact. */
function plain(printer: Printer, tree: RegexTree, before?: RegexTree, after?: RegexTree): string {
  switch (tree.kind) {
    case "set":
      return printSet(printer, tree.ranges);
    case "start":
    case "end":
      printer.exact = false;
      return "";
    case "boundary":
    case "inside": {
      const left = endsWith(before);
      const right = startsWith(after);
      const implied = left !== undefined && right !== undefined && (left !== right) === (tree.kind === "boundary");
      if (!implied) printer.exact = false;
      return "";
    }
    case "sequence":
      return group(
        tree.items.map((item, index) => plain(printer, item, tree.items[index - 1], tree.items[index + 1])).join(""),
      );
    case "choice":
      return alternatives(tree.options.map((option) => unwrapped(printer, option)));
    case "repeat":
      return `${plain(printer, tree.of)}${quantifier(tree.min, tree.max)}`;
    default:
      return assertNever(tree);
  }
}

function unwrapped(printer: Printer, tree: RegexTree): string {
  if (tree.kind !== "sequence") return plain(printer, tree);
  return tree.items.map((item, index) => plain(printer, item, tree.items[index - 1], tree.items[index + 1])).join("");
}

/** Lucene reads an empty alternative as a literal bar, so it becomes a `?`. */
function alternatives(options: readonly string[]): string {
  const filled = options.filter((option) => option !== "");
  if (filled.length === 0) return "()";
  return `(${filled.join("|")})${filled.length < options.length ? "?" : ""}`;
}

function group(text: string): string {
  return `(${text})`;
}

function quantifier(min: number, max: number | undefined): string {
  if (min === 0 && max === undefined) return "*";
  if (min === 1 && max === undefined) return "+";
  if (min === 0 && max === 1) return "?";
  return max === min ? `{${min}}` : `{${min},${max ?? ""}}`;
}

/** Whether what a node matches begins with a word character for sure (true), or with another one for sure (false). */
function startsWith(tree: RegexTree | undefined): boolean | undefined {
  return edgeWordness(tree, (items) => items[0]);
}

function endsWith(tree: RegexTree | undefined): boolean | undefined {
  return edgeWordness(tree, (items) => items.at(-1));
}

function edgeWordness(
  tree: RegexTree | undefined,
  edge: (items: readonly RegexTree[]) => RegexTree | undefined,
): boolean | undefined {
  if (tree === undefined) return undefined;
  switch (tree.kind) {
    case "set":
      return wordness(tree.ranges);
    case "sequence":
      return edgeWordness(edge(tree.items), edge);
    case "choice": {
      const sides = new Set(tree.options.map((option) => edgeWordness(option, edge)));
      const [only] = sides;
      return sides.size === 1 ? only : undefined;
    }
    case "repeat":
      return tree.min === 0 ? undefined : edgeWordness(tree.of, edge);
    case "start":
    case "end":
    case "boundary":
    case "inside":
      return undefined;
    default:
      return assertNever(tree);
  }
}

function printSet(printer: Printer, set: readonly Range[]): string {
  const ranges = normalRanges(printer.fold ? folded(set) : set);
  const [first] = ranges;
  if (first === undefined) return "[^\u0000-\u{10ffff}]";
  if (ranges.length === 1 && first[0] === 0 && first[1] === LAST) return ".";
  if (ranges.length === 1 && first[0] === first[1]) return escapeOutside(first[0]);
  const negated = ranges.some(([, to]) => to === LAST);
  const shown = negated ? complement(ranges) : ranges.flatMap(readable);
  // A dash is plain as the first character of a class only.
  const dash = shown.some(([from, to]) => from === DASH && to === DASH);
  const rest = shown.filter(([from, to]) => from !== DASH || to !== DASH);
  return `[${negated ? "^" : ""}${dash ? (negated ? "\\-" : "-") : ""}${rest.map(printRange).join("")}]`;
}

const DASH = 0x2d;

/** Ranges as one writes them: digits and letters by themselves, a dash alone. */
function readable([from, to]: Range): readonly Range[] {
  const cuts = [DASH, DASH + 1, 0x30, 0x3a, 0x41, 0x5b, 0x61, 0x7b].filter((cut) => cut > from && cut <= to);
  return [from, ...cuts].map((start, index): Range => [start, (cuts[index] ?? to + 1) - 1]);
}

/** In a folded value only lower-case letters are left, so each upper-case letter stands for its lower-case one. */
function folded(set: readonly Range[]): readonly Range[] {
  const lowered = set.flatMap(([from, to]): Range[] => {
    const start = Math.max(from, 0x41);
    const end = Math.min(to, 0x5a);
    return start <= end ? [[start + 32, end + 32]] : [];
  });
  const kept = set.flatMap(([from, to]): Range[] =>
    [[from, Math.min(to, 0x40)] as const, [Math.max(from, 0x5b), to] as const].filter(([a, b]) => a <= b),
  );
  return [...kept, ...lowered];
}

function printRange([from, to]: Range): string {
  if (from === to) return escapeInside(from);
  return to === from + 1 ? `${escapeInside(from)}${escapeInside(to)}` : `${escapeInside(from)}-${escapeInside(to)}`;
}

// With all optional operators on, as EQL and ES|QL have them: # @ & < > ~ " are operators too.
function escapeOutside(code: number): string {
  const text = String.fromCodePoint(code);
  return /[.?+*|{}[\]()"\\#@&<>~^$]/.test(text) ? `\\${text}` : text;
}

function escapeInside(code: number): string {
  const text = String.fromCodePoint(code);
  return /[[\]\\^-]/.test(text) ? `\\${text}` : text;
}
