import type { Expression } from "../catalog/expression.ts";
import type { BoundField } from "../catalog/nodes.ts";
import { printDuration } from "../model/duration.ts";
import type { Comparison } from "../model/nodes.ts";
import type { Predicate } from "../model/predicate.ts";
import { printPredicate } from "../model/print-predicate.ts";
import { assertNever, mapPredicate } from "../model/walk.ts";
import type { Plan, PlanKey, PlanOutput, PlanValue } from "./nodes.ts";

/** Lines longer than this are broken at their parts. */
const WIDTH = 100;

/**
 * The stable text form of a plan: one operator a line, inputs indented two spaces below it. A line that would be long has
 * its parts below it, indented four.
 */
export function printPlan<F>(plan: Plan<F>, nameOf: (field: F) => string): string {
  return `${lines(plan, nameOf).join("\n")}\n`;
}

/** The text form of a physical plan: what stands for a field is said where it is first named. */
export function printPhysicalPlan(plan: Plan<BoundField>): string {
  return printPlan(plan, boundFieldNames());
}

/** How a bound field reads on its own: the canonical name and what stands for it. */
export function boundFieldName(field: BoundField): string {
  const stored = printExpression(field.expression);
  return stored === field.name ? stored : `${field.name}{${stored}}`;
}

/**
 * Names for the fields of one plan, in the order in which they are printed: a computed field is written out once, and
 * after that its name stands for it. A second expression under one name is numbered.
 */
function boundFieldNames(): (field: BoundField) => string {
  const known = new Map<string, string[]>();
  return (field) => {
    const { name, expression } = field;
    if (expression.kind === "column" || expression.kind === "absent") return boundFieldName(field);
    const stored = printExpression(expression);
    const earlier = known.get(name) ?? [];
    known.set(name, earlier);
    const place = earlier.indexOf(stored);
    const number = place < 0 ? earlier.length : place;
    const label = number === 0 ? name : `${name}#${number + 1}`;
    if (place >= 0) return label;
    earlier.push(stored);
    return `${label}{${stored}}`;
  };
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
  const below = (head: readonly string[], ...inputs: readonly Plan<F>[]) => [
    ...head,
    ...inputs.flatMap((input) => lines(input, nameOf).map((line) => `  ${line}`)),
  ];
  switch (plan.kind) {
    case "scan":
      return wrap(`scan ${plan.source.name} as ${plan.events.join(", ")} where`, conjuncts(plan.where, predicate));
    case "union":
      return below(["union"], ...plan.inputs);
    case "filter":
      return below(wrap("filter", conjuncts(plan.where, predicate)), plan.input);
    case "collapse": {
      const head = `collapse by ${keys(plan.by)} within ${printDuration(plan.within)}, time ${plan.time}`;
      const any = plan.any === undefined ? [] : [`keeping those where any ${predicate(plan.any)}`];
      return below(wrap(head, any), plan.input);
    }
    case "score": {
      const terms = plan.add.map((term) => `${term.points >= 0 ? "+" : ""}${term.points} when ${predicate(term.when)}`);
      const floor = plan.atLeast === undefined ? [] : [`keep ≥ ${plan.atLeast}`];
      return below(
        wrap(`score ${plan.base}${terms.length + floor.length > 0 ? ";" : ""}`, [...terms, ...floor], ";"),
        plan.input,
      );
    }
    case "count": {
      const what = plan.distinct === undefined ? "rows" : `distinct ${keys(plan.distinct)}`;
      const by = plan.keys.length === 0 ? "" : ` by ${keys(plan.keys)}`;
      return below(
        [`count ${what}${by} within ${printDuration(plan.timespan)} ${comparisons(plan.conditions)}`],
        plan.input,
      );
    }
    case "anchored":
      return below(
        [
          `near ${plan.anchorEvent} by ${keys(plan.keys)} from ${printDuration(plan.before)} before to ${printDuration(plan.after)} after`,
        ],
        plan.other,
        plan.anchor,
      );
    case "together":
      return below(
        [`${plan.ordered ? "sequence" : "together"} by ${keys(plan.keys)} within ${printDuration(plan.timespan)}`],
        ...plan.inputs.map((input) => input.plan),
      );
    case "first_seen":
      return below([`first seen ${keys(plan.value)} in ${printDuration(plan.history)}`], plan.input);
    case "once":
      return below([`once per ${keys(plan.fields)} within ${printDuration(plan.within)}`], plan.input);
    case "fresh":
      return below([`arrived in the last ${printDuration(plan.every)}`], plan.input);
    case "project":
      return below(
        wrap(
          "output",
          plan.outputs.map((output) => printOutput(output, nameOf)),
          ",",
        ),
        plan.input,
      );
    default:
      return assertNever(plan);
  }
}

/** One operand of the outermost `and` per part. */
function conjuncts<F>(predicate: Predicate<F>, print: (predicate: Predicate<F>) => string): readonly string[] {
  if (predicate.kind !== "and") return [print(predicate)];
  return predicate.operands.map((operand, i) => {
    const text = operand.kind === "or" ? `(${print(operand)})` : print(operand);
    return i === 0 ? text : `and ${text}`;
  });
}

/** A head and its parts on one line, or where that is long each part on a line of its own. */
function wrap(head: string, parts: readonly string[], separator = ""): readonly string[] {
  const separated = parts.map((part, i) => (i < parts.length - 1 ? `${part}${separator}` : part));
  const line = [head, ...separated].join(" ");
  return line.length <= WIDTH || parts.length === 0 ? [line] : [head, ...separated.map((part) => `    ${part}`)];
}

function printKey<F>(key: PlanKey<F>, nameOf: (field: F) => string): string {
  const names = fieldNames(key.fields, nameOf);
  const [only = ""] = names;
  const fields = names.length === 1 && says(only, key.name) ? only : `${key.name}=${names.join("|")}`;
  return key.fold ? `${fields} (folded)` : fields;
}

/** What the events call a field, without repeats: a name that has just been written out is no second field. */
function fieldNames<F>(fields: ReadonlyMap<string, F>, nameOf: (field: F) => string): readonly string[] {
  const names = [...new Set([...fields.values()].map(nameOf))];
  return names.filter((name) => !names.some((other) => other.startsWith(`${name}{`)));
}

function printOutput<F>(output: PlanOutput<F>, nameOf: (field: F) => string): string {
  const value = printValue(output.value, nameOf);
  return says(value, output.name) ? value : `${output.name}=${value}`;
}

/** Whether a text begins with a name, so that it need not be given again. */
function says(text: string, name: string): boolean {
  return text === name || text.startsWith(`${name}{`) || text.startsWith(`${name} (`);
}

function printValue<F>(value: PlanValue<F>, nameOf: (field: F) => string): string {
  const of = (key: PlanKey<F> | "score") => (key === "score" ? "score" : printKey(key, nameOf));
  switch (value.kind) {
    case "field":
      return fieldNames(value.fields, nameOf).join("|");
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
