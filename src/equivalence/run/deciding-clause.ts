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
 * The first operation of a rule that loses the last of some events; undefined where some reach the end, or none was seen at
 * all, as by a look-back that is too short.
 */
export async function decidingClause(
  database: Database,
  rule: ReadRule,
  events: readonly StoredEvent[],
  serials: ReadonlySet<number>,
): Promise<Loss | undefined> {
  const steps = stepsOf(rule.relation);
  const variants = steps.map((relation) => ({ ...rule, relation }));
  const alive = await survivors(database, variants, events, serials);
  const lost = steps.find(
    (step, index) => !alive.has(index) && inputsOf(step).some((input) => alive.has(steps.indexOf(input))),
  );
  if (lost === undefined) return undefined;
  if (lost.kind !== "filter") return { operation: lost.kind, clauses: [] };
  const parts = conjuncts(lost.where);
  const alone = parts.map((where) => ({ ...rule, relation: { ...lost, where } }));
  const passed = await survivors(database, alone, events, serials);
  const failed = parts.filter((_, index) => !passed.has(index));
  const clauses = (failed.length === 0 ? parts : failed).flatMap((part) => clauseOf(part) ?? []);
  return { operation: "filter", clauses };
}

/** The places of the variants of a rule of whose rows one holds one of the events. */
async function survivors(
  database: Database,
  variants: readonly ReadRule[],
  events: readonly StoredEvent[],
  serials: ReadonlySet<number>,
): Promise<ReadonlySet<number>> {
  const alerts = await runRules(database, variants, events);
  return new Set(alerts.filter((alert) => alert.events.some((serial) => serials.has(serial))).map(({ rule }) => rule));
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
