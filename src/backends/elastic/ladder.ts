import type { BoundField } from "../../catalog/nodes.ts";
import type { NoteCode } from "../../fidelity/codes.ts";
import { flip, type NoteSink, type Polarity } from "../../fidelity/notes.ts";
import type { Predicate } from "../../model/predicate.ts";
import { assertNever, visitPredicate } from "../../model/walk.ts";
import { simplify } from "../../plan/simplify.ts";
import { dslTest } from "./dsl/lower.ts";
import { eqlTest } from "./eql/lower.ts";
import { esqlCan } from "./esql/lower.ts";
import { kueryTest } from "./kuery/lower.ts";
import type { Test, Vocabulary } from "./stored.ts";

/** The ways to say a predicate. `filters` is kuery with query DSL for the conditions that kuery cannot say. */
export type Language = "kuery" | "eql" | "filters" | "dsl" | "esql";

/** How well a language can make one test; `over`: the test holds more often. */
export type Ability = "exactly" | "over" | "no";

export function ability(language: Language, test: Test, vocabulary: Vocabulary): Ability {
  switch (language) {
    case "kuery":
      return kueryTest(test, vocabulary) === undefined ? "no" : "exactly";
    case "filters":
      return kueryTest(test, vocabulary) === undefined && dslTest(test) === undefined ? "no" : "exactly";
    case "dsl":
      return dslTest(test) === undefined ? "no" : "exactly";
    case "eql": {
      const lowered = eqlTest(test);
      if (lowered === undefined) return "no";
      return lowered.exact ? "exactly" : "over";
    }
    case "esql":
      return esqlCan(test);
    default:
      return assertNever(language);
  }
}

/** How many tests a language cannot make exactly. */
export function shortfall(language: Language, predicate: Predicate<BoundField>, vocabulary: Vocabulary): number {
  let count = 0;
  visitPredicate(predicate, (node) => {
    if (node.kind !== "test") return;
    const can = ability(language, node, vocabulary);
    // A test that is lost is worse than any number of widened ones.
    count += can === "no" ? 1000 : can === "over" ? 1 : 0;
  });
  return count;
}

/** The first language that does best, in the given order of preference. */
export function bestLanguage(
  forms: readonly (readonly [Language, Predicate<BoundField>])[],
  vocabulary: Vocabulary,
): Language {
  let best: { readonly language: Language; readonly missing: number } | undefined;
  for (const [language, predicate] of forms) {
    const missing = shortfall(language, predicate, vocabulary);
    if (missing === 0) return language;
    if (best === undefined || missing < best.missing) best = { language, missing };
  }
  return best?.language ?? "kuery";
}

/** Replaces what a language cannot test by what adds rows, with notes that know which way each place moves the alert. */
export function widened(
  predicate: Predicate<BoundField>,
  language: Language,
  context: { readonly vocabulary: Vocabulary; readonly notes: NoteSink; readonly polarity: Polarity },
): Predicate<BoundField> {
  const { vocabulary, notes } = context;
  let lost = false;
  const go = (node: Predicate<BoundField>, polarity: Polarity, positive: boolean): Predicate<BoundField> => {
    switch (node.kind) {
      case "and":
      case "or":
        return { ...node, operands: node.operands.map((operand) => go(operand, polarity, positive)) };
      case "not":
        return { ...node, operand: go(node.operand, flip(polarity), !positive) };
      case "constant":
      case "keyword":
        return node;
      case "test": {
        const can = ability(language, node, vocabulary);
        if (can === "exactly") return node;
        const construct = node.field.name;
        const { span } = node;
        if (can === "over") {
          const reason = "an anchor or word boundary inside the expression has no form in Lucene's regular expressions";
          notes.add({ code: "regex-approximate", construct, reason, span, direction: "over", polarity });
          return node;
        }
        const value = polarity === "mixed" ? positive : polarity === "positive";
        const direction = value ? "over" : "under";
        notes.add({ ...lossOf(node, language), construct, span, direction, polarity });
        lost = true;
        return { kind: "constant", value, span };
      }
      default:
        return assertNever(node);
    }
  };
  const all = go(predicate, context.polarity, true);
  return lost ? simplify(all) : all;
}

const NAMES: Readonly<Record<Language, string>> = {
  kuery: "kuery",
  filters: "a query with filters",
  dsl: "query DSL",
  eql: "EQL",
  esql: "ES|QL",
};

function lossOf({ field, match }: Test, language: Language): { readonly code: NoteCode; readonly reason: string } {
  const name = NAMES[language];
  if (field.expression.kind !== "column" && language !== "esql") {
    return { code: "field-approximate", reason: `${name} cannot compute the field inside a test` };
  }
  if (language === "esql" && field.definition.list && match.kind !== "equals") {
    return { code: "operator-approximate", reason: "ES|QL compares a field of several values as missing" };
  }
  if (match.kind === "regex")
    return { code: "regex-approximate", reason: `${name} has no such regular expression here` };
  return { code: "operator-approximate", reason: `${name} cannot make this test on a field of this type` };
}
