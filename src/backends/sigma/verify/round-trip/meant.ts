import type { BoundField } from "../../../../catalog/nodes.ts";
import { createNoteSink, type Note, type Polarity } from "../../../../fidelity/notes.ts";
import { lowerAscii } from "../../../../model/normalise.ts";
import type { Predicate } from "../../../../model/predicate.ts";
import { bind } from "../../../../plan/bind.ts";
import { deriveTest } from "../../../../plan/derive-test.ts";
import { lower } from "../../../../plan/lower.ts";
import type { PlanKey } from "../../../../plan/nodes.ts";
import { planPolarity } from "../../../../plan/polarity.ts";
import { type Branch, type Stages, stages } from "../../../../plan/stages.ts";
import type { CompileInput } from "../../../backend.ts";
import { capabilities } from "../../capabilities.ts";
import { isFieldName } from "../../literal.ts";
import { type TruthContext, truthOf } from "./predicate-truth.ts";
import type { Truth } from "./truth.ts";

/** One event of the detection, as the target stores it. */
export interface MeantEvent {
  readonly name: string;
  readonly logSource: string;
  readonly truth: Truth;
  readonly paths: Paths;
}

/** The columns that hold full paths, and the names in lower case that stand in them without a folder. */
export type Paths = ReadonlyMap<string, ReadonlySet<string>>;

export interface Meant {
  readonly stages: Stages<BoundField>;
  /** In the order of the plan's branches. */
  readonly events: readonly MeantEvent[];
}

/** The paths of several events, which are looked for together. */
export function joinedPaths(all: readonly Paths[]): Paths {
  const joined = new Map<string, Set<string>>();
  for (const [column, names] of all.flatMap((paths) => [...paths])) {
    joined.set(column, new Set([...(joined.get(column) ?? []), ...names]));
  }
  return joined;
}

/** What the detection means on this target: its plan, bound but not optimised, so that each event stands by itself. */
export function meantBy(input: CompileInput, notes: readonly Note[]): Meant {
  const { detection, bindings } = input;
  const sources = new Map([...detection.events].map(([name, event]) => [name, event.source.name]));
  const plan = bind(lower(detection), { bindings, sources, capabilities, notes: createNoteSink("sigma") });
  const apart = stages(plan);
  const keys = keysOf(apart);
  const polarity = planPolarity(plan, capabilities);
  return { stages: apart, events: apart.branches.map((branch) => meantEvent(branch, keys, polarity, notes)) };
}

function meantEvent(
  branch: Branch<BoundField>,
  keys: readonly PlanKey<BoundField>[],
  polarity: Polarity,
  notes: readonly Note[],
): MeantEvent {
  const [name = ""] = branch.events;
  const context: TruthContext<BoundField> = {
    expressionOf: (field) => field.expression,
    // A noted test is taken for what raises more alerts.
    widened: (test, negated) => {
      if (canBeSaid(test) || !isNoted(test, notes)) return undefined;
      return (polarity === "negative") === negated;
    },
  };
  const { scan, collapse, filters, score } = branch;
  const { scope } = branch.binding;
  const predicates = [
    scan.where,
    ...(collapse?.any === undefined ? [] : [collapse.any]),
    ...guards(name, keys),
    ...filters.map(({ where }) => where),
  ];
  const operands = predicates.map((predicate) => truthOf(predicate, context));
  if (score?.atLeast !== undefined) {
    const terms = score.add.map(({ when, points }) => ({ when: truthOf(when, context, points < 0), points }));
    operands.push({ kind: "sum", base: score.base, terms, atLeast: score.atLeast });
  }
  const paths = pathColumns([...predicates, ...(score?.add.map(({ when }) => when) ?? [])]);
  return {
    name,
    logSource: scope.kind === "sigma" ? logSourceKey(scope) : "",
    truth: { kind: "and", operands },
    paths,
  };
}

interface LogSourceWords {
  readonly category?: string | undefined;
  readonly product?: string | undefined;
  readonly service?: string | undefined;
}

/** Equal for log sources that are evaluated alike. */
export function logSourceKey({ category, product, service }: LogSourceWords): string {
  return JSON.stringify([category ?? null, product ?? null, service ?? null]);
}

type Test = Extract<Predicate<BoundField>, { readonly kind: "test" }>;

const columnsOnly = { ...capabilities, testable: new Set(["column"] as const) };

/** Whether tests on stored fields can say what a test asks. */
function canBeSaid(test: Test): boolean {
  const { expression } = test.field;
  const partner = test.match.kind === "same_as" ? test.match.field.expression : undefined;
  if (partner !== undefined && (partner.kind !== "column" || !isStored(partner.name))) return false;
  if (expression.kind === "column") return isStored(expression.name);
  return expression.kind === "segment" && deriveTest(test, expression, columnsOnly) !== undefined;
}

function isStored(column: string): boolean {
  return isFieldName(column) && !column.startsWith("$");
}

function isNoted(test: Test, notes: readonly Note[]): boolean {
  return notes.some(
    ({ code, construct, span }) =>
      code === "field-approximate" &&
      construct === test.field.name &&
      span.line === test.span.line &&
      span.column === test.span.column,
  );
}

/** A record without a component of a key is none to the trigger; where every record has it, nothing is asked. */
function guards(event: string, keys: readonly PlanKey<BoundField>[]): readonly Predicate<BoundField>[] {
  return keys.flatMap((key) => {
    const field = key.fields.get(event);
    if (field === undefined || !(field.definition.nullable || field.binding.nullable)) return [];
    const exists: Test = { kind: "test", field, match: { kind: "exists" }, span: key.span };
    return deriveTest(exists, field.expression, capabilities) ?? [];
  });
}

function keysOf({ trigger }: Stages<BoundField>): readonly PlanKey<BoundField>[] {
  if (trigger === undefined) return [];
  return trigger.kind === "first_seen" ? trigger.value : trigger.keys;
}

/**
 * The columns that are asked for the name behind their last separator, whichever of the two it is: full paths, which have
 * one (Sigma taxonomy: `Image` is the full path), but for the names that the catalog knows to stand there by themselves.
 */
function pathColumns(predicates: readonly Predicate<BoundField>[]): Paths {
  const separators = new Map<string, Set<string>>();
  const names = new Map<string, Set<string>>();
  const visit = (predicate: Predicate<BoundField>): void => {
    if (predicate.kind === "and" || predicate.kind === "or") predicate.operands.forEach(visit);
    else if (predicate.kind === "not") visit(predicate.operand);
    else if (predicate.kind === "test") {
      const { expression, binding } = predicate.field;
      if (expression.kind !== "segment" || expression.of.kind !== "column") return;
      const { name } = expression.of;
      separators.set(name, (separators.get(name) ?? new Set()).add(expression.separator));
      const alone = binding.apart?.field.name === name ? binding.apart.values.map(lowerAscii) : [];
      names.set(name, new Set([...(names.get(name) ?? []), ...alone]));
    }
  };
  predicates.forEach(visit);
  return new Map([...names].filter(([column]) => ["\\", "/"].every((each) => separators.get(column)?.has(each))));
}
