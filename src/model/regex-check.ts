import { type CharacterSet, MAX_REPEAT, overlap, parseRegex, type RegexFault, type RegexNode } from "./regex-parse.ts";

/** A regular expression that is wrong, not common to all targets, too large, or able to run for ever. */
export interface RegexProblem {
  readonly kind: RegexFault["kind"] | "backtracking";
  readonly message: string;
  readonly help?: string;
  readonly start: number;
  readonly end: number;
}

/** In UTF-16 units. Sumo, Kusto and Lucene each cap an expression somewhere above this. */
const MAX_LENGTH = 2_000;

/**
 * Checks that RE2 (Kusto, Sumo), PCRE (Splunk) and JavaScript accept an expression and mean the same by it, and that a
 * backtracking engine cannot be driven into exponential time by it. `undefined`: nothing is wrong.
 */
export function checkRegex(source: string, ignoreCase: boolean): RegexProblem | undefined {
  if (source === "") return { kind: "invalid", message: "The regular expression is empty", start: 0, end: 0 };
  if (source.length > MAX_LENGTH) {
    return {
      kind: "too_large",
      message: `The regular expression is longer than ${MAX_LENGTH} characters`,
      start: 0,
      end: source.length,
    };
  }
  const parsed = parseRegex(source);
  if (!parsed.ok) return parsed.fault;
  const size = expandedSize(parsed.node);
  if (size > 20 * MAX_REPEAT) {
    return {
      kind: "too_large",
      message: "Written out, its repetitions are too large for RE2",
      start: 0,
      end: source.length,
    };
  }
  const start = findBacktracking(parsed.node, ignoreCase);
  if (start !== undefined) {
    return {
      kind: "backtracking",
      message: "A repeated group repeats its own content, so a backtracking engine may need exponential time",
      help: "Repeat once: write (?:a)+ instead of (?:a+)+, or end each round with a character its content cannot match",
      start,
      end: source.length,
    };
  }
  try {
    new RegExp(source);
    return undefined;
  } catch {
    return { kind: "invalid", message: "The regular expression is not valid", start: 0, end: source.length };
  }
}

/** How many single characters the expression has once every counted repetition is written out, as RE2 does. */
function expandedSize(node: RegexNode): number {
  switch (node.kind) {
    case "characters":
    case "assertion":
      return 1;
    case "sequence":
      return node.items.reduce((sum, item) => sum + expandedSize(item), 1);
    case "choice":
      return node.options.reduce((sum, option) => sum + expandedSize(option), 1);
    case "repeat":
      return expandedSize(node.of) * Math.max(1, Number.isFinite(node.max) ? node.max : node.min);
  }
}

/** The place of the first unbounded repetition whose rounds can be cut in more than one way. */
function findBacktracking(node: RegexNode, ignoreCase: boolean): number | undefined {
  switch (node.kind) {
    case "characters":
    case "assertion":
      return undefined;
    case "sequence":
      return firstDefined(node.items, (item) => findBacktracking(item, ignoreCase));
    case "choice":
      return firstDefined(node.options, (option) => findBacktracking(option, ignoreCase));
    case "repeat": {
      const inside = findBacktracking(node.of, ignoreCase);
      if (inside !== undefined) return inside;
      return node.max > 10 && roundsAmbiguous(node.of, ignoreCase) ? node.start : undefined;
    }
  }
}

function firstDefined<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * A round is safe when it repeats nothing without bound, or when it must contain a character that none of its own
 * unbounded repetitions can match. Alternatives that begin alike are unsafe too: `(a|a)*`.
 */
function roundsAmbiguous(body: RegexNode, ignoreCase: boolean): boolean {
  const options = body.kind === "choice" ? body.options : [body];
  const starts = options.map(firstCharacters);
  for (const [index, option] of options.entries()) {
    const repeated = unboundedSets(option);
    const anchors = mandatorySets(option);
    const safe =
      repeated.length === 0 || anchors.some((anchor) => repeated.every((set) => !overlap(anchor, set, ignoreCase)));
    if (!safe) return true;
    const start = starts[index];
    if (
      start !== undefined &&
      isSingle(option) &&
      starts.some(
        (other, at) => at > index && other !== undefined && isSingle(options[at]) && overlap(start, other, ignoreCase),
      )
    ) {
      return true;
    }
  }
  return false;
}

function isSingle(node: RegexNode | undefined): boolean {
  if (node?.kind === "sequence") return node.items.length === 1 && isSingle(node.items[0]);
  return node?.kind === "characters";
}

function firstCharacters(node: RegexNode): CharacterSet | undefined {
  if (node.kind === "characters") return node.set;
  if (node.kind === "sequence" && node.items.length === 1 && node.items[0] !== undefined)
    return firstCharacters(node.items[0]);
  return undefined;
}

function unboundedSets(node: RegexNode): readonly CharacterSet[] {
  switch (node.kind) {
    case "characters":
    case "assertion":
      return [];
    case "sequence":
      return node.items.flatMap(unboundedSets);
    case "choice":
      return node.options.flatMap(unboundedSets);
    case "repeat":
      return Number.isFinite(node.max) ? unboundedSets(node.of) : allSets(node.of);
  }
}

function allSets(node: RegexNode): readonly CharacterSet[] {
  switch (node.kind) {
    case "characters":
      return [node.set];
    case "assertion":
      return [];
    case "sequence":
      return node.items.flatMap(allSets);
    case "choice":
      return node.options.flatMap(allSets);
    case "repeat":
      return allSets(node.of);
  }
}

/** Sets of which every match of the node contains a character that was not matched by an unbounded repetition. */
function mandatorySets(node: RegexNode): readonly CharacterSet[] {
  switch (node.kind) {
    case "characters":
      return [node.set];
    case "assertion":
    case "choice":
      return [];
    case "sequence":
      return node.items.flatMap(mandatorySets);
    case "repeat":
      return node.min > 0 && Number.isFinite(node.max) ? mandatorySets(node.of) : [];
  }
}
