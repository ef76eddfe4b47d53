import { assertNever } from "../../model/walk.ts";
import type { Relation, Scalar, Scan } from "./nodes.ts";

/** An operation that makes each of its rows from one row of its input. */
export type RowStep = Extract<Relation, { readonly kind: "filter" | "extend" | "project" | "expand" }>;

/** A scan with the row by row operations over it, in their order. */
export interface ScanSteps {
  readonly scan: Scan;
  /** These do not ask when the run takes place, so that they are done once for all runs. */
  readonly before: readonly RowStep[];
  /** These are done in every run. */
  readonly within: readonly RowStep[];
}

/**
 * Splits the operations over a scan into those that come to the same in every run and the others. Tests of `now` are put off
 * as long as what they test is still there. Undefined where the relation is anything else than such operations over a scan.
 */
export function splitAtRuns(relation: Relation): ScanSteps | undefined {
  const steps: RowStep[] = [];
  let base = relation;
  while (isRowStep(base)) {
    steps.unshift(base);
    base = base.input;
  }
  if (base.kind !== "scan") return undefined;
  const before: RowStep[] = [];
  const within: RowStep[] = [];
  const tested = new Set<string>();
  for (const [index, step] of steps.entries()) {
    if (step.kind === "filter") {
      for (const where of conjuncts(step.where)) {
        if (!mentionsNow(where)) before.push({ ...step, where });
        else {
          within.push({ ...step, where });
          for (const name of columnsIn(where)) tested.add(name);
        }
      }
    } else if (valuesOf(step).some(mentionsNow) || !leavesAlone(step, tested)) {
      return { scan: base, before, within: [...within, ...steps.slice(index)] };
    } else {
      before.push(step);
    }
  }
  return { scan: base, before, within };
}

function isRowStep(relation: Relation): relation is RowStep {
  return ["filter", "extend", "project", "expand"].includes(relation.kind);
}

function valuesOf(step: RowStep): readonly Scalar[] {
  switch (step.kind) {
    case "filter":
      return [step.where];
    case "expand":
      return [step.list];
    case "extend":
    case "project":
      return step.columns.map(({ value }) => value);
    default:
      return assertNever(step);
  }
}

/** Whether columns have the values after a step that they had before it. */
function leavesAlone(step: RowStep, names: ReadonlySet<string>): boolean {
  switch (step.kind) {
    case "filter":
      return true;
    case "expand":
      return !names.has(step.name);
    case "extend":
      return !step.columns.some(({ name }) => names.has(name));
    case "project": {
      const kept = new Set(
        step.columns.flatMap(({ name, value }) => (value.kind === "column" && value.name === name ? [name] : [])),
      );
      return [...names].every((name) => kept.has(name));
    }
    default:
      return assertNever(step);
  }
}

function conjuncts(where: Scalar): readonly Scalar[] {
  return where.kind === "call" && where.function === "and" ? where.arguments.flatMap(conjuncts) : [where];
}

/** Whether a value depends on when the run takes place, by itself and not by a column. */
export function mentionsNow(scalar: Scalar): boolean {
  return scalar.kind === "now" || partsOf(scalar).some(mentionsNow);
}

/** The names of the columns that a value is made of; the items of lists count as such. */
export function columnsIn(scalar: Scalar): readonly string[] {
  return scalar.kind === "column" ? [scalar.name] : partsOf(scalar).flatMap(columnsIn);
}

/** The values that a value is made of. */
export function partsOf(scalar: Scalar): readonly Scalar[] {
  switch (scalar.kind) {
    case "call":
      return scalar.arguments;
    case "each":
      return [scalar.list, scalar.body];
    case "column":
    case "literal":
    case "texts":
    case "now":
      return [];
    default:
      return assertNever(scalar);
  }
}
