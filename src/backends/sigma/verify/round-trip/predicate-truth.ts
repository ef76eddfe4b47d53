import type { Expression } from "../../../../catalog/expression.ts";
import { holds, type Lists } from "../../../../equivalence/holds.ts";
import { lowerAscii } from "../../../../model/normalise.ts";
import type { Match, Predicate } from "../../../../model/predicate.ts";
import { assertNever } from "../../../../model/walk.ts";
import { patternRegExp } from "../../../../plan/vocabulary.ts";
import { memberOf, patternTexts, piecesFor, storedTexts, textsFor } from "./candidates.ts";
import { columnsOf, valuesOf } from "./stored-value.ts";
import type { StoredRecord, Truth, TruthTest } from "./truth.ts";

type Test<F> = Extract<Predicate<F>, { readonly kind: "test" }>;

/** The column in which records hold text that only keywords look for. */
const ANYWHERE = "(anywhere)";

/** How a predicate's fields are stored. */
export interface TruthContext<F> {
  expressionOf(field: F): Expression;
  /** What a test is taken for that cannot be made; undefined for those that can. `negated`: it stands under a `not`. */
  widened(test: Test<F>, negated: boolean): boolean | undefined;
}

/** A predicate as a boolean over stored records. */
export function truthOf<F>(predicate: Predicate<F>, context: TruthContext<F>, negated = false): Truth {
  switch (predicate.kind) {
    case "and":
    case "or":
      return {
        kind: predicate.kind,
        operands: predicate.operands.map((operand) => truthOf(operand, context, negated)),
      };
    case "not":
      return { kind: "not", operand: truthOf(predicate.operand, context, !negated) };
    case "constant":
      return predicate;
    case "keyword":
      return {
        kind: "test",
        columns: [ANYWHERE],
        candidates: new Map([[ANYWHERE, predicate.words.flatMap(patternTexts)]]),
        pieces: predicate.words.flatMap((word) => patternTexts(word).slice(0, 1)),
        holds: remembering([], (record) => holds(predicate, record)),
      };
    case "test": {
      const value = context.widened(predicate, negated);
      return value === undefined ? testTruth(predicate, context) : { kind: "constant", value };
    }
    default:
      return assertNever(predicate);
  }
}

function testTruth<F>(test: Test<F>, { expressionOf }: TruthContext<F>): TruthTest {
  const expression = expressionOf(test.field);
  const partner = test.match.kind === "same_as" ? expressionOf(test.match.field) : undefined;
  const { match } = test;
  const named: Predicate<{ readonly name: string }> = {
    kind: "test",
    field: { name: "value" },
    match: match.kind === "same_as" ? { ...match, field: { name: "partner" } } : (match as Match<never>),
    span: test.span,
  };
  const lists: Lists = new Map(match.kind === "in_list" ? [[match.list, [memberOf(match.list)]]] : []);
  const judge =
    judgeOf(match) ??
    ((values, partners) =>
      holds(
        named,
        new Map([
          ["value", values],
          ["partner", partners],
        ]),
        lists,
      ));
  const columns = [...new Set([expression, ...(partner === undefined ? [] : [partner])].flatMap(columnsOf))];
  return {
    kind: "test",
    columns,
    candidates: candidatesOf(match, [expression, ...(partner === undefined ? [] : [partner])]),
    pieces: expression.kind === "column" ? piecesFor(match) : [],
    holds: remembering(columns, (record) =>
      judge(valuesOf(expression, record), partner === undefined ? [] : valuesOf(partner, record)),
    ),
  };
}

type Judge = (values: readonly string[], partners: readonly string[]) => boolean;

/** Long lists are made ready once; the other tests are short. */
function judgeOf(match: Match<unknown>): Judge | undefined {
  if (match.kind === "equals") {
    const fold = match.cased ? (text: string) => text : lowerAscii;
    const wanted = new Set(match.values.map((value) => fold(String(value))));
    return (values) => values.some((value) => wanted.has(fold(value)));
  }
  if (match.kind === "pattern") {
    const patterns = match.patterns.map((pattern) => patternRegExp(pattern, match.cased));
    return (values) => values.some((value) => patterns.some((pattern) => pattern.test(value)));
  }
  return undefined;
}

function candidatesOf(
  match: Match<unknown>,
  expressions: readonly Expression[],
): ReadonlyMap<string, readonly string[]> {
  const candidates = new Map<string, string[]>();
  for (const text of new Set(textsFor(match))) {
    for (const expression of expressions) {
      for (const [column, stored] of storedTexts(expression, text)) {
        const known = candidates.get(column);
        if (known === undefined) candidates.set(column, [stored]);
        else known.push(stored);
      }
    }
  }
  return candidates;
}

/** The same columns come round again and again while one of the others changes. No columns: all of them. */
function remembering(
  columns: readonly string[],
  judge: (record: StoredRecord) => boolean,
): (record: StoredRecord) => boolean {
  if (columns.length === 0) return judge;
  const known = new Map<string, boolean>();
  return (record) => {
    const key =
      columns.length === 1
        ? (record.get(columns[0] ?? "") ?? "")
        : JSON.stringify(columns.map((column) => record.get(column)));
    let value = known.get(key);
    if (value === undefined) {
      value = judge(record);
      known.set(key, value);
    }
    return value;
  };
}
