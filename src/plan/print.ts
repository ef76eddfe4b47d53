import type { Expression } from "../catalog/expression.ts";
import type { BoundField } from "../catalog/nodes.ts";
import { printDuration } from "../model/duration.ts";
import type { Comparison } from "../model/nodes.ts";
import type { Predicate } from "../model/predicate.ts";
import { printPredicate } from "../model/print-predicate.ts";
import { assertNever, mapPredicate } from "../model/walk.ts";
import type { Plan, PlanKey, PlanOutput, PlanValue } from "./nodes.ts";

/** The stable text form of a plan: one operator a line, inputs indented below it. */
export function printPlan<F>(plan: Plan<F>, nameOf: (field: F) => string): string {
  return `${lines(plan, nameOf).join("\n")}\n`;
}

/** How a bound field reads in a physical plan: the canonical name and what stands for it. */
export function boundFieldName(field: BoundField): string {
  const stored = printExpression(field.expression);
  return stored === field.name ? stored : `${field.name}{${stored}}`;
}

export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case "column":
      return expression.name;
    case "first_of":
    case "any_of":
      return `${expression.kind}(${expression.options.map(printExpression).join(", ")})`;
    case "lower":
      return `lower(${printExpression(expression.of)})`;
    case "remove":
      return `remove(${printExpression(expression.of)}, ${JSON.stringify(expression.text)})`;
    case "segment":
      return `segment(${printExpression(expression.of)}, ${JSON.stringify(expression.separator)}, ${expression.index})`;
    case "extract":
      return `extract(${printExpression(expression.of)}, /${expression.regex}/)`;
    case "only_if":
      return `${printExpression(expression.of)} if ${expression.negated ? "without" : "with"} ${JSON.stringify(expression.contains)}`;
    case "path":
      return `${printExpression(expression.of)}[${expression.path.map((step) => JSON.stringify(step)).join("][")}]`;
    case "constant":
      return JSON.stringify(expression.value);
    case "absent":
      return "absent";
    default:
      return assertNever(expression);
  }
}

function lines<F>(plan: Plan<F>, nameOf: (field: F) => string): readonly string[] {
  const predicate = (value: Predicate<F>) => printPredicate(mapPredicate(value, (field) => ({ name: nameOf(field) })));
  const keys = (value: readonly PlanKey<F>[]) => value.map((key) => printKey(key, nameOf)).join(", ");
  const below = (head: string, ...inputs: readonly Plan<F>[]) => [
    head,
    ...inputs.flatMap((input) => lines(input, nameOf).map((line) => `  ${line}`)),
  ];
  switch (plan.kind) {
    case "scan":
      return [`scan ${plan.source.name} as ${plan.events.join(", ")} where ${predicate(plan.where)}`];
    case "union":
      return below("union", ...plan.inputs);
    case "filter":
      return below(`filter ${predicate(plan.where)}`, plan.input);
    case "collapse": {
      const any = plan.any === undefined ? "" : ` keeping those where any ${predicate(plan.any)}`;
      return below(
        `collapse by ${keys(plan.by)} within ${printDuration(plan.within)}, time ${plan.time}${any}`,
        plan.input,
      );
    }
    case "score": {
      const terms = plan.add.map((term) => `${term.points >= 0 ? "+" : ""}${term.points} when ${predicate(term.when)}`);
      const floor = plan.atLeast === undefined ? "" : `, keep ≥ ${plan.atLeast}`;
      return below(`score ${[plan.base, ...terms].join("; ")}${floor}`, plan.input);
    }
    case "count": {
      const what = plan.distinct === undefined ? "rows" : `distinct ${keys(plan.distinct)}`;
      const by = plan.keys.length === 0 ? "" : ` by ${keys(plan.keys)}`;
      return below(
        `count ${what}${by} within ${printDuration(plan.timespan)} ${comparisons(plan.conditions)}`,
        plan.input,
      );
    }
    case "anchored":
      return below(
        `near ${plan.anchorEvent} by ${keys(plan.keys)} from ${printDuration(plan.before)} before to ${printDuration(plan.after)} after`,
        plan.other,
        plan.anchor,
      );
    case "together":
      return below(
        `${plan.ordered ? "sequence" : "together"} by ${keys(plan.keys)} within ${printDuration(plan.timespan)}`,
        ...plan.inputs.map((input) => input.plan),
      );
    case "first_seen":
      return below(`first seen ${keys(plan.value)} in ${printDuration(plan.history)}`, plan.input);
    case "once":
      return below(`once per ${keys(plan.fields)} within ${printDuration(plan.within)}`, plan.input);
    case "fresh":
      return below(`arrived in the last ${printDuration(plan.every)}`, plan.input);
    case "project":
      return below(`output ${plan.outputs.map((output) => printOutput(output, nameOf)).join(", ")}`, plan.input);
    default:
      return assertNever(plan);
  }
}

function printKey<F>(key: PlanKey<F>, nameOf: (field: F) => string): string {
  const names = [...new Set([...key.fields.values()].map(nameOf))];
  const fields = names.length === 1 && names[0] === key.name ? key.name : `${key.name}=${names.join("|")}`;
  return key.fold ? `${fields} (folded)` : fields;
}

function printOutput<F>(output: PlanOutput<F>, nameOf: (field: F) => string): string {
  const value = printValue(output.value, nameOf);
  return value === output.name ? value : `${output.name}=${value}`;
}

function printValue<F>(value: PlanValue<F>, nameOf: (field: F) => string): string {
  const of = (key: PlanKey<F> | "score") => (key === "score" ? "score" : printKey(key, nameOf));
  switch (value.kind) {
    case "field":
      return [...new Set([...value.fields.values()].map(nameOf))].join("|");
    case "key":
      return printKey(value.key, nameOf);
    case "score":
    case "duration":
      return value.kind;
    case "count":
      return `count(${value.events.join(", ")})`;
    case "count_distinct":
      return `count_distinct(${value.of.map(of).join(", ")})`;
    case "values":
      return `values(${of(value.of)}${value.limit === undefined ? "" : `, ${value.limit}`})`;
    case "first":
    case "last":
    case "min":
    case "max":
      return `${value.kind}(${of(value.of)})`;
    default:
      return assertNever(value);
  }
}

const SIGNS = { gt: ">", gte: "≥", lt: "<", lte: "≤", eq: "=", neq: "≠" } as const;

function comparisons(conditions: readonly Comparison[]): string {
  return conditions.map(({ operator, value }) => `${SIGNS[operator]} ${value}`).join(" and ");
}
