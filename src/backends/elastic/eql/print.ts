import { assertNever } from "../../../model/walk.ts";
import { concat, type Doc, group, hardline, indent, join, line, marked, softline } from "../../../text/doc.ts";
import { eqlField, eqlString } from "../literal.ts";
import type { EqlExpression, EqlQuery, EqlScalar, EqlStep } from "./syntax.ts";

/** Prints an EQL query, one condition or one step a line where it does not fit. */
export function printEql(query: EqlQuery): Doc {
  switch (query.kind) {
    case "event":
      return group(indent(concat([`${category(query.category)} where `, top(query.where)])));
    case "sequence":
      return concat([
        "sequence with maxspan=",
        marked(query.maxspan.text, query.maxspan.span),
        indent(concat(query.steps.flatMap((step) => [hardline, printStep(step)]))),
      ]);
    default:
      return assertNever(query);
  }
}

function printStep(step: EqlStep): Doc {
  const by = join(
    ", ",
    step.by.map(({ field, span }) => marked(eqlField(field), span)),
  );
  return concat([
    group(concat(["[", indent(concat([`${category(step.category)} where `, top(step.where)])), softline, "]"])),
    ...(step.by.length === 0 ? [] : [" by ", by]),
  ]);
}

/** `any` stands for every category and is the only keyword among them. */
function category(name: string): string {
  return name === "any" ? name : eqlField(name);
}

function top(expression: EqlExpression): Doc {
  return expression.kind === "and" || expression.kind === "or"
    ? junction(expression.kind, expression.operands)
    : operand(expression);
}

function junction(kind: "and" | "or", operands: readonly EqlExpression[]): Doc {
  return join(concat([` ${kind}`, line]), operands.map(operand));
}

function operand(expression: EqlExpression): Doc {
  switch (expression.kind) {
    case "and":
    case "or":
      return group(
        concat(["(", indent(concat([softline, junction(expression.kind, expression.operands)])), softline, ")"]),
      );
    case "not":
      if (expression.operand.kind === "present") {
        return marked(`${eqlField(expression.operand.field)} == null`, expression.operand.span);
      }
      // `not` binds tighter than comparisons in some readers, so what it negates stands in parentheses.
      return concat(["not ", parenthesised(expression.operand)]);
    case "true":
      return "true";
    case "compare":
      return marked(
        `${eqlField(expression.field)} ${expression.operator} ${scalar(expression.value)}`,
        expression.span,
      );
    case "present":
      return marked(`${eqlField(expression.field)} != null`, expression.span);
    case "any_of":
      return marked(anyOf(expression), expression.span);
    case "cidr":
      return marked(
        call("cidrMatch", [eqlField(expression.field), ...expression.networks.map(eqlString)]),
        expression.span,
      );
    default:
      return assertNever(expression);
  }
}

function parenthesised(expression: EqlExpression): Doc {
  if (expression.kind === "and" || expression.kind === "or") return operand(expression);
  return concat(["(", operand(expression), ")"]);
}

function anyOf({ field, operator, values }: Extract<EqlExpression, { readonly kind: "any_of" }>): Doc {
  const [only] = values;
  const head = `${eqlField(field)} ${operator} `;
  if (values.length === 1 && only !== undefined && !operator.startsWith("in")) return concat([head, scalar(only)]);
  return concat([head, call("", values.map(scalar))]);
}

function call(name: string, items: readonly string[]): Doc {
  return group(concat([`${name}(`, indent(concat([softline, join(concat([",", line]), items)])), softline, ")"]));
}

function scalar(value: EqlScalar): string {
  return typeof value === "string" ? eqlString(value) : String(value);
}
