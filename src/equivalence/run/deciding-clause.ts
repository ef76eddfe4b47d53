import type { ReadRule } from "../read/reader.ts";
import { all } from "../relation/build.ts";
import { inputsOf } from "../relation/inputs.ts";
import type { Clause, Relation, Scalar } from "../relation/nodes.ts";
import type { Database } from "./database.ts";
import { runRules, type StoredEvent } from "./run-rules.ts";

/** Where some events get lost in a rule. */
export interface Loss {
  /** The operation after which none of them is left. */
  readonly operation: Relation["kind"];
  /** The clauses of its condition that are true of none of them, as places in the emitted file. */
  readonly clauses: readonly Clause[];
}

/**
 * The operation of a rule behind which nothing of some events is left; undefined where some reach the end, or none was seen
 * at all, as by a look-back that is too short.
 */
export async function decidingClause(
  database: Database,
  rule: ReadRule,
  events: readonly StoredEvent[],
  serials: ReadonlySet<number>,
): Promise<Loss | undefined> {
  const steps = [...new Set(stepsOf(rule.relation))];
  const variants = steps.map((relation) => ({ ...rule, relation }));
  const alive = await survivors(database, variants, events, serials);
  const losing = losingSteps(rule.relation, (step) => alive.get(steps.indexOf(step)) ?? 0, serials.size);
  const filters = losing.flatMap((step) => (step.kind === "filter" ? [step] : []));
  const [first] = losing;
  if (first === undefined || filters.length === 0) {
    return first === undefined ? undefined : { operation: first.kind, clauses: [] };
  }
  const clauses: Clause[] = [];
  for (const filter of filters) {
    const parts = conjuncts(filter.where);
    const alone = parts.map((where) => ({ ...rule, relation: { ...filter, where } }));
    const passed = await survivors(database, alone, events, serials);
    const failed = parts.filter((_, index) => !passed.has(index));
    clauses.push(...(failed.length === 0 ? parts : failed).flatMap((part) => clauseOf(part) ?? []));
  }
  return { operation: "filter", clauses };
}

/**
 * Operations that lose the last of the events, seen from the end. Events that only one side of a join is about are lost by
 * the join, those of which the other side lost its part by what lost that.
 */
function losingSteps(step: Relation, alive: (step: Relation) => number, all: number): readonly Relation[] {
  if (alive(step) > 0) return [];
  const inputs = inputsOf(step);
  const most = Math.max(0, ...inputs.map(alive));
  if (most === all || (most > 0 && inputs.length === 1)) return [step];
  const below = inputs.flatMap((input) => losingSteps(input, alive, all));
  return below.length === 0 && most > 0 ? [step] : below;
}

/** How many of the events are in rows of the variants of a rule, by the place of the variant; nothing for none. */
async function survivors(
  database: Database,
  variants: readonly ReadRule[],
  events: readonly StoredEvent[],
  serials: ReadonlySet<number>,
): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, Set<number>>();
  for (const { rule, events: own } of await runRules(database, variants, events, "events")) {
    const known = found.get(rule) ?? new Set();
    for (const serial of own) if (serials.has(serial)) known.add(serial);
    if (known.size > 0) found.set(rule, known);
  }
  return new Map([...found].map(([rule, { size }]) => [rule, size]));
}

/** Every operation, inputs before what they are put into. */
function stepsOf(relation: Relation): readonly Relation[] {
  return [...inputsOf(relation).flatMap(stepsOf), relation];
}

function conjuncts(where: Scalar): readonly Scalar[] {
  if (where.kind === "call" && where.function === "and") return where.arguments.flatMap(conjuncts);
  if (where.kind === "call" && where.function === "is_true" && where.arguments.length === 1) {
    return where.arguments.flatMap(conjuncts).map((part) => all([part]));
  }
  return [where];
}

/** The place of a condition: its own, else from the first to the last of its parts. */
function clauseOf(scalar: Scalar): Clause | undefined {
  if (scalar.clause !== undefined) return scalar.clause;
  const parts = scalar.kind === "call" ? scalar.arguments : scalar.kind === "each" ? [scalar.list, scalar.body] : [];
  const places = parts.flatMap((part) => clauseOf(part) ?? []);
  if (places.length === 0) return undefined;
  return { start: Math.min(...places.map(({ start }) => start)), end: Math.max(...places.map(({ end }) => end)) };
}
