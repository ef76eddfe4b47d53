/** A stored record as far as tests look at it: text by column; what is missing has no entry. */
export type StoredRecord = ReadonlyMap<string, string>;

/** A boolean over a record. */
export type Truth =
  | { readonly kind: "and" | "or"; readonly operands: readonly Truth[] }
  | { readonly kind: "not"; readonly operand: Truth }
  | { readonly kind: "constant"; readonly value: boolean }
  | TruthTest
  /** Whether the points of what holds reach a threshold. */
  | {
      readonly kind: "sum";
      readonly base: number;
      readonly terms: readonly { readonly when: Truth; readonly points: number }[];
      readonly atLeast: number;
    };

export interface TruthTest {
  readonly kind: "test";
  /** What it reads. */
  readonly columns: readonly string[];
  /** Text that may tell this test from a similar one, by column. */
  readonly candidates: ReadonlyMap<string, readonly string[]>;
  /** Text that satisfies it wherever it stands in a longer one, so that several tests on a column can hold at once. */
  readonly pieces: readonly string[];
  holds(record: StoredRecord): boolean;
}

/** The truth on a record. */
export function evaluate(truth: Truth, record: StoredRecord): boolean {
  switch (truth.kind) {
    case "and":
      return truth.operands.every((operand) => evaluate(operand, record));
    case "or":
      return truth.operands.some((operand) => evaluate(operand, record));
    case "not":
      return !evaluate(truth.operand, record);
    case "constant":
      return truth.value;
    case "test":
      return truth.holds(record);
    case "sum": {
      const points = truth.terms.map((term) => (evaluate(term.when, record) ? term.points : 0));
      return points.reduce((sum, each) => sum + each, truth.base) >= truth.atLeast;
    }
  }
}

/** The tests of a boolean, each with what has to hold around it for its own truth to decide the whole. */
export function sensitised(truth: Truth): readonly Sensitised[] {
  const found: Sensitised[] = [];
  const walk = (node: Truth, around: readonly Demand[]): void => {
    switch (node.kind) {
      case "and":
      case "or":
        node.operands.forEach((operand, index) => {
          const others = node.operands.filter((_, at) => at !== index);
          walk(operand, [...around, ...others.map((other) => ({ truth: other, wanted: node.kind === "and" }))]);
        });
        return;
      case "not":
        walk(node.operand, around);
        return;
      case "test":
        found.push({ test: node, around });
        return;
      case "constant":
        return;
      case "sum":
        for (const choose of choicesOf(node))
          for (const term of node.terms) walk(term.when, [...around, ...choose(term)]);
    }
  };
  walk(truth, []);
  return found;
}

type Sum = Extract<Truth, { readonly kind: "sum" }>;

/** Choices of the terms beside one. Each is tried; those that do not let the one decide cost time only. */
function choicesOf(sum: Sum): readonly ((term: Sum["terms"][number]) => readonly Demand[])[] {
  const masks = Array.from({ length: 2 ** Math.min(sum.terms.length, 5) }, (_, mask) => mask);
  return masks.map(
    (mask) => (term) =>
      sum.terms.flatMap((other, index) =>
        other === term ? [] : [{ truth: other.when, wanted: ((mask >> index) & 1) === 1 }],
      ),
  );
}

/** A test, and what makes it decide. */
export interface Sensitised {
  readonly test: TruthTest;
  readonly around: readonly Demand[];
}

/** What something is to be. */
export interface Demand {
  readonly truth: Truth;
  readonly wanted: boolean;
}
