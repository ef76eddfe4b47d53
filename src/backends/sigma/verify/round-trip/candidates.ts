import type { Expression } from "../../../../catalog/expression.ts";
import { networkBase, parseNetwork, printAddress } from "../../../../model/network.ts";
import type { Match } from "../../../../model/predicate.ts";
import { parseRegex, type RegexNode } from "../../../../model/regex-parse.ts";
import { assertNever } from "../../../../model/walk.ts";
import type { SigmaString } from "../../../../sigma/value.ts";

/** The member that stands for all of a list's. */
export function memberOf(list: string): string {
  return `a member of ${list}`;
}

/** Texts that satisfy a match, each way it can be satisfied, and texts that only just do not. */
export function textsFor(match: Match<unknown>): readonly string[] {
  switch (match.kind) {
    case "equals":
      return around(match.values.map(String));
    case "pattern":
      return around(match.patterns.flatMap((pattern) => patternTexts(pattern)));
    case "regex":
      return around(match.patterns.flatMap(({ source }) => regexTexts(source)));
    case "cidr":
      return match.networks.flatMap(addressesOf);
    case "compare":
      return [-1, -0.5, 0, 0.5, 1].map((step) => String(match.value + step));
    case "exists":
      return ["there"];
    case "same_as":
      return ["same", "SAME", "the same thing", "same thing", "the same"];
    case "in_list":
      return [memberOf(match.list)];
    default:
      return assertNever(match);
  }
}

/** Text that satisfies a match also with more text around it, or next to it; none for matches of whole values. */
export function piecesFor(match: Match<unknown>): readonly string[] {
  if (match.kind === "regex") return match.patterns.flatMap(({ source }) => regexTexts(source).slice(0, 1));
  if (match.kind !== "pattern") return [];
  return match.patterns.flatMap((pattern) => patternTexts(pattern).slice(0, 1));
}

/** In longer lists, each text stands for itself only. */
const MAX_VARIED = 60;

/** Texts, with their letters in the other case, with more around them and with less of them. */
function around(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text, index) => {
    if (index >= MAX_VARIED) return [text];
    const lower = text.toLowerCase();
    const other = text === lower ? text.toUpperCase() : lower;
    return [text, other, `z${text}`, `${text}z`, `z${text}z`, text.slice(1), text.slice(0, -1)];
  });
}

/** A pattern with nothing, and with something, in place of each `*`. */
export function patternTexts(pattern: SigmaString): readonly string[] {
  return ["", "y", "\n"].map((filling) =>
    pattern.map((part) => (part.kind === "text" ? part.text : part.kind === "any" ? filling : "o")).join(""),
  );
}

function regexTexts(source: string): readonly string[] {
  const parsed = parseRegex(source);
  return parsed.ok ? [...new Set([...examples(parsed.node, 0), ...examples(parsed.node, 1)])] : [];
}

const MAX_EXAMPLES = 24;

/** Texts that an expression matches, if its assertions have no say; repetitions that may be left out come `least` times. */
function examples(node: RegexNode, least: number): readonly string[] {
  switch (node.kind) {
    case "characters":
      return [characterOf(node.set)];
    case "assertion":
      return [""];
    case "choice":
      return node.options.flatMap((option) => examples(option, least)).slice(0, MAX_EXAMPLES);
    case "repeat": {
      const times = Math.min(Math.max(node.min, least), node.max);
      return examples(node.of, least).map((text) => text.repeat(times));
    }
    case "sequence":
      return node.items.reduce<readonly string[]>(
        (texts, item) => {
          const next = examples(item, least);
          return texts.flatMap((text) => next.map((more) => text + more)).slice(0, MAX_EXAMPLES);
        },
        [""],
      );
  }
}

function characterOf(set: Extract<RegexNode, { readonly kind: "characters" }>["set"]): string {
  // Letters first: they are the least likely to mean something to another part of the expression.
  for (const [from, to] of [
    ["a", "z"],
    ["A", "Z"],
    ["0", "9"],
    [" ", "~"],
    ["\0", "\x7f"],
  ] as const) {
    for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code += 1) {
      if ((set.ascii >> BigInt(code)) & 1n) return String.fromCharCode(code);
    }
  }
  return "é";
}

function addressesOf(text: string): readonly string[] {
  const network = parseNetwork(text);
  if (network === undefined) return [];
  const width = network.version === 4 ? 32 : 128;
  const first = networkBase(network).bits;
  const size = 1n << BigInt(width - network.prefix);
  const top = 1n << BigInt(width);
  return [first, first + size - 1n, first + size / 2n, first - 1n, first + size]
    .filter((bits) => bits >= 0n && bits < top)
    .map((bits) => printAddress({ ...network, bits, prefix: width }));
}

/** Stored texts from which an expression computes a text, by column. */
export function storedTexts(expression: Expression, text: string): readonly (readonly [string, string])[] {
  switch (expression.kind) {
    case "column":
      return [[expression.name, text]];
    case "lower":
    case "remove":
    case "path":
      return storedTexts(expression.of, text);
    case "only_if": {
      const plain = storedTexts(expression.of, text);
      return expression.negated ? plain : [...plain, ...storedTexts(expression.of, text + expression.contains)];
    }
    case "segment": {
      const { index, separator, of } = expression;
      const fill = (count: number): string[] => Array.from({ length: count }, (_, at) => `f${at}`);
      const parts =
        index < 0
          ? [[text], ["", text], [...fill(2), text]].map((start) => [...start, ...fill(-1 - index)])
          : [[text], [text, "z"]].map((end) => [...fill(index), ...end]);
      const drive = separator === "\\" ? [["C:", "f", text]] : [];
      return [...parts, ...drive].flatMap((each) => storedTexts(of, each.join(separator)));
    }
    case "first_of":
    case "any_of":
      return expression.options.flatMap((option) => storedTexts(option, text));
    case "extract":
    case "constant":
    case "absent":
      return [];
    default:
      return assertNever(expression);
  }
}
