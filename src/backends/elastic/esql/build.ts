import type { Duration } from "../../../model/duration.ts";
import { printDuration } from "../../../model/duration.ts";
import type { EsqlExpression } from "./syntax.ts";

type Binary = Extract<EsqlExpression, { readonly kind: "binary" }>;

export function column(name: string): EsqlExpression {
  return { kind: "column", name };
}

export function literal(value: string | number | boolean | null): EsqlExpression {
  return { kind: "literal", value };
}

export function call(name: string, ...values: readonly EsqlExpression[]): EsqlExpression {
  return { kind: "call", name, arguments: values };
}

export function binary(left: EsqlExpression, operator: Binary["operator"], right: EsqlExpression): EsqlExpression {
  return { kind: "binary", operator, left, right };
}

/** A junction without needless nesting; of nothing, its neutral value. */
export function junction(operator: "and" | "or", operands: readonly EsqlExpression[]): EsqlExpression {
  const flat = operands.flatMap((operand) =>
    operand.kind === "junction" && operand.operator === operator ? operand.operands : [operand],
  );
  const [only] = flat;
  if (only === undefined) return literal(operator === "and");
  return flat.length === 1 ? only : { kind: "junction", operator, operands: flat };
}

export function isPresent(value: EsqlExpression): EsqlExpression {
  return { kind: "is_null", value, negated: true };
}

const UNITS: ReadonlyMap<string, string> = new Map([
  ["s", "second"],
  ["m", "minute"],
  ["h", "hour"],
  ["d", "day"],
]);

/** A length of time as ES|QL writes it: `15 minutes`. */
export function timespan(duration: Duration): EsqlExpression {
  const text = printDuration(duration);
  const count = text.slice(0, -1);
  const unit = UNITS.get(text.slice(-1)) ?? "second";
  return { kind: "timespan", text: `${count} ${unit}${count === "1" ? "" : "s"}` };
}
