import { expressionKey } from "../../catalog/expression-key.ts";
import type { BoundField, SourceBinding, SourceDefinition } from "../../catalog/nodes.ts";
import type { NoteSink, Polarity } from "../../fidelity/notes.ts";
import type { Exclusion, Detection as RulewrightDetection } from "../../model/nodes.ts";
import { predicateKey } from "../../model/normalise.ts";
import type { Predicate } from "../../model/predicate.ts";
import { scoreFor, sufficientTerms } from "../../model/score.ts";
import { deriveTest } from "../../plan/derive-test.ts";
import type { PlanKey } from "../../plan/nodes.ts";
import { boundFieldKey } from "../../plan/simplify.ts";
import type { Branch } from "../../plan/stages.ts";
import { capabilities } from "./capabilities.ts";
import { type ColumnsContext, columnsOnly, holdsOnEmpty, negated } from "./columns.ts";
import { snake } from "./names.ts";
import { allOf, except, type Formula, oneOf, part } from "./syntax.ts";

/** What becomes one rule document: events of one log source that are counted or alerted on alike. */
export interface BaseRule {
  /** Tells the rules of one detection apart, in their ids and names. */
  readonly part: string;
  readonly name: string;
  readonly title: string;
  readonly source: SourceDefinition;
  readonly binding: SourceBinding;
  readonly events: readonly string[];
  readonly formula: Formula;
  /** Exclusions that hold for all its events alike and are not in the formula. */
  readonly exclusions: readonly BoundExclusion[];
}

export interface BoundExclusion {
  readonly exclusion: Exclusion;
  /** What is excluded, in stored fields. */
  readonly where: Predicate<BoundField>;
}

export interface RulesContext {
  readonly detection: RulewrightDetection;
  readonly notes: NoteSink;
  readonly polarity: Polarity;
  /** Rows without one of these are no rows to the trigger, which Sigma leaves open. */
  readonly keys: readonly PlanKey<BoundField>[];
}

/** One event as its rule has it. */
interface EventRows {
  readonly event: string;
  readonly rows: Formula;
  readonly exclusions: readonly BoundExclusion[];
}

/** The rule of some branches of one source; `name` and the rest are the caller's choice. */
export function baseRule(
  branches: readonly Branch<BoundField>[],
  identity: Pick<BaseRule, "part" | "name" | "title">,
  context: RulesContext,
): BaseRule {
  const [first] = branches;
  if (first === undefined) throw new Error("A rule has at least one event");
  const single = branches.length === 1;
  const rows = branches.map((branch) => eventRows(branch, single, context));
  const shared = sharedExclusions(rows);
  const isShared = (exclusion: BoundExclusion): boolean =>
    shared.some((other) => other.exclusion === exclusion.exclusion);
  const formula = oneOf(
    rows.map((row) => {
      const own = row.exclusions.filter((exclusion) => !isShared(exclusion));
      return allOf([row.rows, ...own.map((exclusion) => filterPart(exclusion))]);
    }),
  );
  return {
    ...identity,
    source: first.scan.source,
    binding: first.binding,
    events: branches.flatMap((branch) => branch.events),
    formula,
    exclusions: shared,
  };
}

/**
 * An exclusion within a rule. In the public repository's words it is optional, as it depends on the environment, while a
 * negation of the pattern itself is a main filter.
 */
export function filterPart({ exclusion, where }: BoundExclusion): Formula {
  return except(part(`filter_optional_${snake(exclusion.name)}`, where));
}

function eventRows(branch: Branch<BoundField>, single: boolean, context: RulesContext): EventRows {
  const event = branch.events[0] ?? "";
  const columns: ColumnsContext = { notes: context.notes, polarity: context.polarity, side: "positive" };
  const { span } = branch.scan;
  const any = branch.collapse?.any;
  const where = columnsOnly(
    {
      kind: "and",
      operands: [branch.scan.where, ...(any === undefined ? [] : [any]), ...keyGuards(event, context.keys)],
      span,
    },
    columns,
  );
  const rows = part(single ? "selection" : `selection_${snake(event)}`, withoutImplied(where));
  const score = scoreFormula(branch, event, context.detection, columns);
  const exclusions = branch.filters.flatMap(({ where: kept, span: place }) => {
    const exclusion = context.detection.exclusions.find((candidate) => candidate.span === place);
    if (exclusion === undefined || kept.kind !== "not") throw new Error("A filter of the plan is an exclusion");
    return [{ exclusion, where: columnsOnly(kept.operand, negated(columns)) }];
  });
  return { event, rows: score === undefined ? rows : allOf([rows, score]), exclusions };
}

function keyGuards(event: string, keys: readonly PlanKey<BoundField>[]): readonly Predicate<BoundField>[] {
  return keys.flatMap((key) => {
    const field = key.fields.get(event);
    if (field === undefined || !(field.definition.nullable || field.binding.nullable)) return [];
    const guard = deriveTest(
      { kind: "test", field, match: { kind: "exists" }, span: key.span },
      field.expression,
      capabilities,
    );
    return guard === undefined ? [] : [guard];
  });
}

/** A field that is compared with something but empty text is there: asking for it as well says nothing. */
function withoutImplied(predicate: Predicate<BoundField>): Predicate<BoundField> {
  if (predicate.kind !== "and") return predicate;
  const compared = new Set(
    predicate.operands.flatMap((operand) =>
      operand.kind === "test" && operand.match.kind !== "exists" && !holdsOnEmpty(operand.match)
        ? [boundFieldKey(operand.field)]
        : [],
    ),
  );
  const operands = predicate.operands.filter(
    (operand) =>
      operand.kind !== "test" || operand.match.kind !== "exists" || !compared.has(boundFieldKey(operand.field)),
  );
  const [only] = operands;
  return only !== undefined && operands.length === 1 ? only : { ...predicate, operands };
}

/** Sigma adds nothing up: a threshold is the `or` of the ways to reach it. */
function scoreFormula(
  branch: Branch<BoundField>,
  event: string,
  detection: RulewrightDetection,
  columns: ColumnsContext,
): Formula | undefined {
  const { score } = branch;
  if (score === undefined || score.atLeast === undefined || detection.score === undefined) return undefined;
  const terms = new Map(
    score.add.map((term) => {
      const context = term.points < 0 ? negated(columns) : columns;
      return [term.name, part(`score_${snake(term.name)}`, columnsOnly(term.when, context))] as const;
    }),
  );
  const termOf = (name: string): Formula => {
    const term = terms.get(name);
    if (term === undefined) throw new Error(`The score has no term ${name}`);
    return term;
  };
  const ways = sufficientTerms(scoreFor(detection.score, event));
  const never = part("score", { kind: "constant", value: false, span: score.span });
  if (ways.length === 0) return never;
  return oneOf(
    ways.map(({ present, absent }) => allOf([...present.map(termOf), ...absent.map((name) => except(termOf(name)))])),
  );
}

function sharedExclusions(rows: readonly EventRows[]): readonly BoundExclusion[] {
  const [first, ...others] = rows;
  return (first?.exclusions ?? []).filter((mine) =>
    others.every((other) =>
      other.exclusions.some(
        (theirs) => theirs.exclusion === mine.exclusion && whereKey(theirs.where) === whereKey(mine.where),
      ),
    ),
  );
}

/** Equal for predicates that ask the same of the same stored fields. */
export function whereKey(predicate: Predicate<BoundField>): string {
  return predicateKey(predicate, storedKey);
}

const storedKey = ({ name, expression }: BoundField): string => `${name} ${expressionKey(expression)}`;
