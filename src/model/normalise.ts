import type { Span } from "../diagnostics/span.ts";
import type { SigmaString } from "../sigma/value.ts";
import type { Match, Predicate, Regex, Scalar } from "./predicate.ts";
import { assertNever } from "./walk.ts";

/** What normalisation needs of a field unless it is told how to tell fields apart. */
export interface NamedField {
  readonly name: string;
}

/** Tells fields apart: equal keys are the same field within one predicate. */
export type FieldKey<F> = (field: F) => string;

export const fieldName: FieldKey<NamedField> = (field) => field.name;

/**
 * Brings a predicate into a smaller form with the same truth on every event: nested `and` and `or` are flattened,
 * constants and repeats disappear, `not not` cancels, and alternatives on one field become one list. Idempotent: what is
 * in normal form already is returned as it is.
 */
export function normalise<F extends NamedField>(predicate: Predicate<F>): Predicate<F> {
  return normaliseBy(predicate, fieldName);
}

/** The same for fields that `keyOf` tells apart. */
export function normaliseBy<F>(predicate: Predicate<F>, keyOf: FieldKey<F>): Predicate<F> {
  switch (predicate.kind) {
    case "and":
    case "or":
      return normaliseJunction(predicate, keyOf);
    case "not":
      return normaliseNot(predicate, keyOf);
    case "test": {
      const match = withoutRepeats(predicate.match);
      return match === predicate.match ? predicate : { ...predicate, match };
    }
    case "keyword":
    case "constant":
      return predicate;
    default:
      return assertNever(predicate);
  }
}

export function constant(value: boolean, span: Span): Predicate<never> {
  return { kind: "constant", value, span };
}

type Not<F> = Extract<Predicate<F>, { readonly kind: "not" }>;
type Junction<F> = Extract<Predicate<F>, { readonly kind: "and" | "or" }>;

function normaliseNot<F>(predicate: Not<F>, keyOf: FieldKey<F>): Predicate<F> {
  const inner = normaliseBy(predicate.operand, keyOf);
  if (inner.kind === "not") return inner.operand;
  if (inner.kind === "constant") return { ...inner, value: !inner.value };
  return inner === predicate.operand ? predicate : { kind: "not", operand: inner, span: predicate.span };
}

function normaliseJunction<F>(predicate: Junction<F>, keyOf: FieldKey<F>): Predicate<F> {
  const { kind, span } = predicate;
  const neutral = kind === "and";
  const operands: Predicate<F>[] = [];
  for (const operand of predicate.operands) {
    const inner = normaliseBy(operand, keyOf);
    if (inner.kind === kind) operands.push(...inner.operands);
    else if (inner.kind !== "constant") operands.push(inner);
    else if (inner.value !== neutral) return { kind: "constant", value: inner.value, span };
  }
  const merged = dropRepeats(kind === "or" ? mergeAlternatives(operands, keyOf) : operands, keyOf);
  const [only] = merged;
  if (only === undefined) return { kind: "constant", value: neutral, span };
  if (merged.length === 1) return only;
  return sameItems(merged, predicate.operands) ? predicate : { kind, operands: merged, span };
}

/** Whether lists hold the very same items in the same order. */
export function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

type Test<F> = Extract<Predicate<F>, { readonly kind: "test" }>;

/** `f = a or f = b` is `f = (a, b)`: lists of one kind on one field join at the place of the first. */
function mergeAlternatives<F>(operands: readonly Predicate<F>[], keyOf: FieldKey<F>): readonly Predicate<F>[] {
  if (operands.length < 2) return operands;
  const result: (Predicate<F> | Test<F>[])[] = [];
  const groups = new Map<string, Test<F>[]>();
  for (const operand of operands) {
    const key = operand.kind === "test" ? listKey(keyOf(operand.field), operand.match) : undefined;
    if (key === undefined || operand.kind !== "test") {
      result.push(operand);
      continue;
    }
    const group = groups.get(key);
    if (group !== undefined) group.push(operand);
    else {
      const started = [operand];
      groups.set(key, started);
      result.push(started);
    }
  }
  if (result.length === operands.length) return operands;
  return result.map((entry) => (Array.isArray(entry) ? joinTests(entry) : entry));
}

/** All lists at once: one after the other takes time that grows with the square of the number of values. */
function joinTests<F>(tests: readonly Test<F>[]): Predicate<F> {
  const [first, ...others] = tests;
  if (first === undefined) throw new Error("A group of tests has a first one");
  if (others.length === 0) return first;
  return { ...first, match: withoutRepeats(joinLists(tests.map((test) => test.match))) };
}

/** Equal for tests that join into one by joining their lists; `undefined` for tests without a list. */
export function listKey(fieldKey: string, match: Match<unknown>): string | undefined {
  switch (match.kind) {
    case "equals":
    case "pattern":
      return `${match.kind}\0${match.cased}\0${fieldKey}`;
    case "regex":
    case "cidr":
      return `${match.kind}\0${fieldKey}`;
    case "compare":
    case "exists":
    case "same_as":
    case "in_list":
      return undefined;
    default:
      return assertNever(match);
  }
}

/** The matches are of one kind, since they share a {@link listKey}. */
function joinLists<F>(matches: readonly Match<F>[]): Match<F> {
  const [first] = matches;
  switch (first?.kind) {
    case "equals":
      return { ...first, values: matches.flatMap((match) => (match.kind === "equals" ? match.values : [])) };
    case "pattern":
      return { ...first, patterns: matches.flatMap((match) => (match.kind === "pattern" ? match.patterns : [])) };
    case "regex":
      return { ...first, patterns: matches.flatMap((match) => (match.kind === "regex" ? match.patterns : [])) };
    case "cidr":
      return { ...first, networks: matches.flatMap((match) => (match.kind === "cidr" ? match.networks : [])) };
    default:
      throw new Error(`Lists of ${first?.kind} do not join`);
  }
}

const repeatFree = new WeakSet<object>();

/** Predicates are rebuilt around their matches, which stay the same, so each is looked through once. */
function withoutRepeats<F>(match: Match<F>): Match<F> {
  if (valueCount(match) < 2 || repeatFree.has(match)) return match;
  const result = dropRepeatedValues(match);
  repeatFree.add(result);
  return result;
}

/** How many values a match compares with. */
function valueCount(match: Match<unknown>): number {
  switch (match.kind) {
    case "equals":
      return match.values.length;
    case "pattern":
    case "regex":
      return match.patterns.length;
    case "cidr":
      return match.networks.length;
    case "compare":
    case "exists":
    case "same_as":
    case "in_list":
      return 1;
    default:
      return assertNever(match);
  }
}

function dropRepeatedValues<F>(match: Match<F>): Match<F> {
  switch (match.kind) {
    case "equals": {
      const values = unique(match.values, (value) => scalarKey(value, match.cased));
      return values === match.values ? match : { ...match, values };
    }
    case "pattern": {
      const patterns = unique(match.patterns, (pattern) => patternKey(pattern, match.cased));
      return patterns === match.patterns ? match : { ...match, patterns };
    }
    case "regex": {
      const patterns = unique(match.patterns, regexKey);
      return patterns === match.patterns ? match : { ...match, patterns };
    }
    case "cidr": {
      const networks = unique(match.networks, (network) => network);
      return networks === match.networks ? match : { ...match, networks };
    }
    case "compare":
    case "exists":
    case "same_as":
    case "in_list":
      return match;
    default:
      return assertNever(match);
  }
}

function unique<T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] {
  if (values.length < 2) return values;
  const seen = new Map<string, T>();
  for (const value of values) {
    const key = keyOf(value);
    if (!seen.has(key)) seen.set(key, value);
  }
  return seen.size === values.length ? values : [...seen.values()];
}

/** A text that cannot run into what follows it in a key, whatever it holds. */
function delimited(text: string): string {
  return `${text.length}:${text}`;
}

function scalarKey(value: Scalar, cased: boolean): string {
  if (typeof value !== "string") return `${typeof value}:${value}`;
  return delimited(cased ? value : lowerAscii(value));
}

function patternKey(pattern: SigmaString, cased: boolean): string {
  let key = "";
  for (const part of pattern) {
    key += part.kind === "text" ? delimited(cased ? part.text : lowerAscii(part.text)) : ` ${part.kind} `;
  }
  return key;
}

function regexKey({ source, ignoreCase, multiline, dotAll }: Regex): string {
  return `${ignoreCase} ${multiline} ${dotAll} ${delimited(source)}`;
}

/** Folds `A` to `Z` and nothing else: how text compares in a detection unless it is `cased`. */
export function lowerAscii(text: string): string {
  if (!/\P{ASCII}/u.test(text)) return text.toLowerCase();
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function dropRepeats<F>(operands: readonly Predicate<F>[], keyOf: FieldKey<F>): readonly Predicate<F>[] {
  if (operands.length < 2) return operands;
  const outlines = new Set(operands.map((operand) => outline(operand, keyOf)));
  return outlines.size === operands.length ? operands : unique(operands, (operand) => predicateKey(operand, keyOf));
}

/** Equal for predicates with equal keys and for a few others: most operands differ already here, which is cheap to see. */
export function outline<F>(predicate: Predicate<F>, keyOf: FieldKey<F>): number {
  switch (predicate.kind) {
    case "and":
    case "or": {
      const { kind, operands } = predicate;
      // The first operands of alternatives are often alike.
      const last = operands[operands.length - 1];
      const inner = last === undefined ? 0 : outline(last, keyOf);
      return mixed(mixed(kind === "and" ? 1 : 2, operands.length), inner);
    }
    case "not":
      return mixed(3, outline(predicate.operand, keyOf));
    case "test": {
      const { field, match } = predicate;
      const shape = mixed(mixed(match.kind.length, valueCount(match)), firstLength(match));
      return mixedText(shape, keyOf(field));
    }
    case "keyword":
      return mixed(4, predicate.words.length);
    case "constant":
      return predicate.value ? 1 : 0;
    default:
      return assertNever(predicate);
  }
}

function mixed(hash: number, value: number): number {
  return (Math.imul(hash, 31) + value) | 0;
}

function mixedText(hash: number, text: string): number {
  let result = hash;
  for (let index = 0; index < text.length; index += 1) result = mixed(result, text.charCodeAt(index));
  return result;
}

/** Says little of a match, but folding letters does not change it. */
function firstLength(match: Match<unknown>): number {
  if (match.kind === "equals") return String(match.values[0]).length;
  if (match.kind !== "pattern") return 0;
  const part = match.patterns[0]?.find(({ kind }) => kind === "text");
  return part?.kind === "text" ? part.text.length : 0;
}

const predicateKeys = new WeakMap<object, WeakMap<object, string>>();

/** Equal for predicates that ask the same, wherever they stand in a file. */
export function predicateKey<F>(predicate: Predicate<F>, keyOf: FieldKey<F>): string {
  switch (predicate.kind) {
    case "and":
    case "or":
    case "not":
      return compoundKey(predicate, keyOf);
    case "test":
      return `test(${delimited(keyOf(predicate.field))} ${matchKey(predicate.match, keyOf)})`;
    case "keyword":
      return `keyword(${predicate.words.map((word) => patternKey(word, false)).join()})`;
    case "constant":
      return String(predicate.value);
    default:
      return assertNever(predicate);
  }
}

/** The keys of large nodes hold those of all others, so they are kept. Nodes never change. */
function compoundKey<F>(predicate: Junction<F> | Not<F>, keyOf: FieldKey<F>): string {
  let keys = predicateKeys.get(keyOf);
  if (keys === undefined) {
    keys = new WeakMap();
    predicateKeys.set(keyOf, keys);
  }
  let key = keys.get(predicate);
  if (key === undefined) {
    const operands = predicate.kind === "not" ? [predicate.operand] : predicate.operands;
    key = `${predicate.kind}(${operands.map((operand) => predicateKey(operand, keyOf)).join()})`;
    keys.set(predicate, key);
  }
  return key;
}

function matchKey<F>(match: Match<F>, keyOf: FieldKey<F>): string {
  switch (match.kind) {
    case "equals":
      return `${match.kind} ${match.cased} ${match.values.map((value) => scalarKey(value, match.cased)).join()}`;
    case "pattern":
      return `${match.kind} ${match.cased} ${match.patterns.map((pattern) => patternKey(pattern, match.cased)).join()}`;
    case "same_as":
      return `${match.kind} ${match.cased} ${match.shape} ${delimited(keyOf(match.field))}`;
    case "regex":
      return `${match.kind} ${match.patterns.map(regexKey).join()}`;
    case "cidr":
      return `${match.kind} ${match.networks.map(delimited).join()}`;
    case "compare":
      return `${match.kind} ${match.operator} ${match.value}`;
    case "exists":
      return match.kind;
    case "in_list":
      return `${match.kind} ${delimited(match.list)}`;
    default:
      return assertNever(match);
  }
}
