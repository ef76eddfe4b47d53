import type { Demand, TruthTest } from "./truth.ts";

/** What each column may hold; `undefined` is a missing value. */
export type Domains = ReadonlyMap<string, readonly (string | undefined)[]>;

const MAX_STEPS = 2_000;

/**
 * Narrows the domains until any choice from them meets the demands, as far as one column at a time decides; undefined
 * where none does or the search grows too long.
 */
export function solve(demands: readonly Demand[], domains: Domains): Domains | undefined {
  let steps = 0;
  const search = (open: readonly Demand[], current: Domains): Domains | undefined => {
    steps += 1;
    const [next, ...rest] = open;
    if (next === undefined) return current;
    if (steps > MAX_STEPS) return undefined;
    const { truth, wanted } = next;
    switch (truth.kind) {
      case "constant":
        return truth.value === wanted ? search(rest, current) : undefined;
      case "not":
        return search([{ truth: truth.operand, wanted: !wanted }, ...rest], current);
      case "and":
      case "or": {
        const all = truth.operands.map((operand) => ({ truth: operand, wanted }));
        if ((truth.kind === "and") === wanted) return search([...all, ...rest], current);
        for (const one of all) {
          const found = search([one, ...rest], current);
          if (found !== undefined) return found;
        }
        return undefined;
      }
      case "sum": {
        const reach = truth.terms.map(({ when, points }) => ({ truth: when, wanted: points > 0 === wanted }));
        return search([...reach, ...rest], current);
      }
      case "test":
        for (const narrowed of narrow(truth, wanted, current)) {
          const found = search(rest, narrowed);
          if (found !== undefined) return found;
        }
        return undefined;
    }
  };
  return search(demands, domains);
}

function narrow(test: TruthTest, wanted: boolean, domains: Domains): readonly Domains[] {
  const [column, partner] = test.columns;
  if (column === undefined) return test.holds(new Map()) === wanted ? [domains] : [];
  const values = domains.get(column) ?? [undefined];
  if (partner === undefined) {
    const known = verdictsOf(test);
    const fitting = values.filter((value) => {
      let verdict = known.get(value);
      if (verdict === undefined) {
        verdict = test.holds(recordOf([[column, value]]));
        known.set(value, verdict);
      }
      return verdict === wanted;
    });
    return fitting.length === 0 ? [] : [new Map([...domains, [column, fitting]])];
  }
  const others = domains.get(partner) ?? [undefined];
  return values
    .flatMap((value) => others.map((other) => [value, other] as const))
    .filter(
      ([value, other]) =>
        test.holds(
          recordOf([
            [column, value],
            [partner, other],
          ]),
        ) === wanted,
    )
    .slice(0, 8)
    .map(([value, other]) => new Map([...domains, [column, [value]], [partner, [other]]]));
}

const verdicts = new WeakMap<TruthTest, Map<string | undefined, boolean>>();

/** A test meets the same values in one search after the other. */
function verdictsOf(test: TruthTest): Map<string | undefined, boolean> {
  const known = verdicts.get(test) ?? new Map<string | undefined, boolean>();
  verdicts.set(test, known);
  return known;
}

/** A record of some columns. */
export function recordOf(entries: Iterable<readonly [string, string | undefined]>): ReadonlyMap<string, string> {
  const record = new Map<string, string>();
  for (const [column, value] of entries) if (value !== undefined) record.set(column, value);
  return record;
}
