import type { BoundField, FieldBinding, SourceDefinition } from "../../catalog/nodes.ts";
import type { List } from "../../model/nodes.ts";
import { lowerAscii } from "../../model/normalise.ts";
import type { Predicate, Scalar } from "../../model/predicate.ts";
import { foundInEmpty } from "../../model/regex-empty.ts";
import { assertNever } from "../../model/walk.ts";
import { deriveTest } from "../../plan/derive-test.ts";
import { simplify } from "../../plan/simplify.ts";
import { escapeRegex } from "../../plan/vocabulary.ts";
import { remember } from "../../remember.ts";
import { storedOnly } from "./capabilities.ts";
import { columnClass, flattenPaths } from "./columns.ts";

export type Test = Extract<Predicate<BoundField>, { readonly kind: "test" }>;

/** Replaces each test, keeping the shape. */
export function mapTests(
  predicate: Predicate<BoundField>,
  replace: (test: Test) => Predicate<BoundField>,
): Predicate<BoundField> {
  switch (predicate.kind) {
    case "and":
    case "or":
      return { ...predicate, operands: predicate.operands.map((operand) => mapTests(operand, replace)) };
    case "not":
      return { ...predicate, operand: mapTests(predicate.operand, replace) };
    case "test":
      return replace(predicate);
    case "keyword":
    case "constant":
      return predicate;
    default:
      return assertNever(predicate);
  }
}

/**
 * Flattened keys as columns, and list look-ups as the values the list has at build time: queries cannot read lists. Takes a
 * predicate that is as simple as it can be, and keeps it so.
 */
export function prepare(predicate: Predicate<BoundField>, lists: ReadonlyMap<string, List>): Predicate<BoundField> {
  let reshaped = false;
  const prepared = mapTests(predicate, (test) => {
    const field = flattened(test.field);
    const { match, span } = test;
    reshaped ||= field !== test.field;
    if (match.kind === "same_as") return { ...test, field, match: { ...match, field: flattened(match.field) } };
    if (match.kind !== "in_list") return field === test.field ? test : { ...test, field };
    reshaped = true;
    const values = lists.get(match.list)?.values ?? [];
    if (values.length === 0) return { kind: "constant", value: false, span };
    return { kind: "test", field, match: { kind: "equals", values, cased: false }, span };
  });
  return reshaped ? simplify(prepared) : prepared;
}

/** The field with flattened keys as columns. */
export const flattened = remember((field: BoundField): BoundField => {
  const expression = flattenPaths(field.expression);
  return expression === field.expression ? field : { ...field, expression };
});

/** Tests on computed values as tests on stored columns, as far as that is exact; the others stay. */
export function storedTests(predicate: Predicate<BoundField>): Predicate<BoundField> {
  let replaced = false;
  const stored = mapTests(predicate, (test) => {
    if (test.field.expression.kind === "column") return test;
    const derived = deriveTest(test, test.field.expression, storedOnly) ?? withoutText(test);
    replaced ||= derived !== undefined;
    return derived ?? test;
  });
  return withoutEmptyText(replaced ? simplify(stored) : stored);
}

/**
 * A keyword that holds empty text exists (Elasticsearch reference, exists query: only null and `[]` are missing), and a
 * detection takes it for missing.
 */
function withoutEmptyText(predicate: Predicate<BoundField>): Predicate<BoundField> {
  let replaced = false;
  const full = mapTests(predicate, (test) => {
    if (!takesEmpty(test) || !mayBeEmpty(test.field)) return test;
    replaced = true;
    const { span } = test;
    const empty: Predicate<BoundField> = { ...test, match: { kind: "equals", values: [""], cased: true } };
    return { kind: "and", operands: [test, { kind: "not", operand: empty, span }], span };
  });
  return replaced ? simplify(full) : full;
}

/** Whether a test holds of a field with empty text, were that a value. */
export function takesEmpty({ match }: Test): boolean {
  switch (match.kind) {
    case "exists":
    case "same_as":
      return true;
    case "regex":
      return match.patterns.some(({ source }) => foundInEmpty(source));
    // Wildcards alone are a test of presence, and no value is empty.
    case "equals":
    case "pattern":
    case "cidr":
    case "compare":
    case "in_list":
      return false;
    default:
      return assertNever(match);
  }
}

/** Whether the field can be there and hold nothing but empty text. In a list other elements may hold more. */
export function mayBeEmpty({ binding, definition, expression }: BoundField): boolean {
  if (expression.kind !== "column" || !binding.keepsEmpty) return false;
  if (definition.list || definition.values !== undefined) return false;
  const kind = columnClass(expression.type);
  return expression.name !== "_id" && (kind === "keyword" || kind === "flattened");
}

/** `remove(x, "-") = v`, as an expression that allows dashes anywhere. */
function withoutText(test: Test): Predicate<BoundField> | undefined {
  const { match, field, span } = test;
  const outer = field.expression;
  const removal = outer.kind === "lower" ? outer.of : outer;
  if (removal.kind !== "remove" || removal.text.length !== 1 || match.kind !== "equals") return undefined;
  const lowered = outer.kind === "lower";
  if (lowered && match.cased) return undefined;
  const gap = `${escapeRegex(removal.text)}*`;
  const values = match.values.map(String).filter((value) => value !== "" && !value.includes(removal.text));
  if (values.length === 0) return { kind: "constant", value: false, span };
  const patterns = values.map((value) => ({
    source: `^${[gap, ...[...value].flatMap((character) => [escapeRegex(character), gap])].join("")}$`,
    ignoreCase: !match.cased,
    multiline: false,
    dotAll: false,
  }));
  return deriveTest({ ...test, match: { kind: "regex", patterns } }, removal.of, storedOnly);
}

/** The spellings of values that the catalog's groups list, by field and folded value. */
export type Vocabulary = (field: string, folded: string) => string | undefined;

/** The last source to list a value spells it. */
export function vocabularyOf(sources: readonly SourceDefinition[]): Vocabulary {
  const listed = sources.map(spellingsOfGroups).reverse();
  return (field, folded) => {
    for (const spellings of listed) {
      const spelling = spellings.get(field)?.get(folded);
      if (spelling !== undefined) return spelling;
    }
    return undefined;
  };
}

const spellingsOfGroups = remember((source: SourceDefinition): ReadonlyMap<string, ReadonlyMap<string, string>> => {
  const vocabulary = new Map<string, Map<string, string>>();
  for (const group of source.groups.values()) {
    const values = vocabulary.get(group.field) ?? new Map<string, string>();
    for (const value of group.values) values.set(lowerAscii(value), value);
    vocabulary.set(group.field, values);
  }
  return vocabulary;
});

/**
 * Everything that a case-insensitive value can look like where it is stored, if the catalog proves that the set is
 * closed; `undefined` if it does not. What is closed can be enumerated in a language that compares letters with case.
 */
export function spellingsOf(field: BoundField, value: string, vocabulary: Vocabulary): readonly string[] | undefined {
  const { binding, definition } = field;
  const lower = lowerAscii(value);
  const upper = upperAscii(value);
  if (lower === upper) return [value];
  if (binding.storedCase === "lower") return [lower];
  if (binding.storedCase === "upper") return [upper];
  const listed = listedSpellings(binding).get(lower);
  if (listed !== undefined && (binding.spellings === "listed" || binding.storedCase === "exact")) return listed;
  // A stored field that the catalog itself tests: nobody else spells its values.
  if (binding.spellings === "listed" && binding.values === undefined) return [value];
  // An author's spelling proves nothing about the vendor's, so only the catalog's can be trusted.
  const canonical = definition.values?.find((word) => lowerAscii(word) === lower) ?? vocabulary(field.name, lower);
  if (canonical === undefined) return undefined;
  if (binding.storedCase === "exact") return [canonical];
  if (binding.spellings !== "canonical_and_upper" && binding.spellings !== "canonical_and_lower") return undefined;
  const other = binding.spellings === "canonical_and_upper" ? upper : lower;
  return other === canonical ? [canonical] : [canonical, other];
}

/** The spellings of the values that a binding translates to, by folded value. */
const listedSpellings = remember(({ values }: FieldBinding): ReadonlyMap<string, readonly string[]> => {
  const listed = new Map<string, string[]>();
  for (const spelling of [...(values?.values() ?? [])].flat()) {
    const known = listed.get(lowerAscii(spelling)) ?? [];
    listed.set(lowerAscii(spelling), known);
    if (!known.includes(spelling)) known.push(spelling);
  }
  return listed;
});

/** Values as they are stored, where the catalog knows the one spelling of each: then nothing needs folding. */
export function oneSpelling(field: BoundField, values: readonly Scalar[]): readonly Scalar[] | undefined {
  const { spellings } = field.binding;
  if (spellings === "canonical_and_lower" || spellings === "canonical_and_upper") return undefined;
  const stored: Scalar[] = [];
  for (const value of values) {
    const known = typeof value === "string" ? spellingsOf(field, value, () => undefined) : [value];
    if (known === undefined) return undefined;
    stored.push(...known);
  }
  return [...new Set(stored)];
}

export function upperAscii(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}
