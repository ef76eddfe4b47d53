import { networkHolds, parseNetwork } from "../model/network.ts";
import { lowerAscii } from "../model/normalise.ts";
import type { Match, Predicate, Scalar } from "../model/predicate.ts";
import { assertNever } from "../model/walk.ts";
import type { SigmaString } from "../sigma/value.ts";
import { type Fields, presentValues } from "./event.ts";

/** The values of the detection's lists, by name. */
export type Lists = ReadonlyMap<string, readonly string[]>;

/** What a predicate means, said in the plainest way: docs/semantics.md, without a thought for speed. */
export function holds(predicate: Predicate<{ readonly name: string }>, row: Fields, lists: Lists = new Map()): boolean {
  switch (predicate.kind) {
    case "and":
      return predicate.operands.every((operand) => holds(operand, row, lists));
    case "or":
      return predicate.operands.some((operand) => holds(operand, row, lists));
    case "not":
      return !holds(predicate.operand, row, lists);
    case "test":
      return presentValues(row.get(predicate.field.name)).some((value) =>
        satisfies(value, predicate.match, row, lists),
      );
    case "keyword":
      return predicate.words.some((word) =>
        [...row.values()]
          .flatMap(presentValues)
          .some((value) => patternRegex([{ kind: "any" }, ...word, { kind: "any" }], false).test(String(value))),
      );
    case "constant":
      return predicate.value;
    default:
      return assertNever(predicate);
  }
}

/** Whether one value of a field satisfies a test. */
function satisfies(value: Scalar, match: Match<{ readonly name: string }>, row: Fields, lists: Lists): boolean {
  const text = String(value);
  switch (match.kind) {
    case "equals":
      return match.values.some((wanted) => same(value, wanted, match.cased));
    case "pattern":
      return match.patterns.some((pattern) => patternRegex(pattern, match.cased).test(text));
    case "regex":
      return match.patterns.some((regex) => {
        const flags = `${regex.ignoreCase ? "i" : ""}${regex.multiline ? "m" : ""}${regex.dotAll ? "s" : ""}`;
        return new RegExp(regex.source, flags).test(text);
      });
    case "cidr": {
      const address = text.includes("/") ? undefined : parseNetwork(text);
      return match.networks.some((network) => {
        const parsed = parseNetwork(network);
        return address !== undefined && parsed !== undefined && networkHolds(parsed, address);
      });
    }
    case "compare": {
      const number = typeof value === "number" ? value : decimal(text);
      if (match.operator === "gt") return number > match.value;
      if (match.operator === "gte") return number >= match.value;
      return match.operator === "lt" ? number < match.value : number <= match.value;
    }
    case "exists":
      return true;
    case "same_as":
      return presentValues(row.get(match.field.name)).some((other) => {
        const [a, b] = match.cased ? [text, String(other)] : [lowerAscii(text), lowerAscii(String(other))];
        if (match.shape === "equals") return a === b;
        if (match.shape === "contains") return a.includes(b);
        return match.shape === "startswith" ? a.startsWith(b) : a.endsWith(b);
      });
    case "in_list":
      return (lists.get(match.list) ?? []).some((wanted) => same(value, wanted, false));
    default:
      return assertNever(match);
  }
}

/** A number as people write it; not a number for anything else, such as `0x10`. */
function decimal(text: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN;
}

function same(value: Scalar, wanted: Scalar, cased: boolean): boolean {
  const [a, b] = [String(value), String(wanted)];
  return cased ? a === b : lowerAscii(a) === lowerAscii(b);
}

/** Case folds ASCII letters only, so the flag `i`, which folds more, will not do. */
function patternRegex(pattern: SigmaString, cased: boolean): RegExp {
  const source = pattern.map((part) => {
    if (part.kind === "any") return "[^]*";
    if (part.kind === "one") return "[^]";
    return [...part.text].map((character) => literal(character, cased)).join("");
  });
  return new RegExp(`^${source.join("")}$`, "u");
}

function literal(character: string, cased: boolean): string {
  if (!cased && /[A-Za-z]/.test(character)) return `[${character.toLowerCase()}${character.toUpperCase()}]`;
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
