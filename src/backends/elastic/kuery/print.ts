import { assertNever } from "../../../model/walk.ts";
import { concat, type Doc, group, indent, join, line, marked, softline } from "../../../text/doc.ts";
import { kueryField, kueryPattern, kueryString } from "../literal.ts";
import type { Kuery, KueryValue } from "./syntax.ts";

/** Prints a query with lower-case keywords, and every nested junction in parentheses. */
export function printKuery(query: Kuery): Doc {
  return query.kind === "and" || query.kind === "or"
    ? group(indent(junction(query.kind, query.operands.map(operand)), 4))
    : operand(query);
}

function junction(kind: "and" | "or", operands: readonly Doc[]): Doc {
  return join(concat([` ${kind}`, line]), operands);
}

function operand(query: Kuery): Doc {
  switch (query.kind) {
    case "and":
    case "or":
      return parentheses(junction(query.kind, query.operands.map(operand)));
    case "not":
      return concat(["not ", operand(query.operand)]);
    case "field":
      return concat([kueryField(query.field), ":", printValue(query.value)]);
    case "range":
      return marked(`${kueryField(query.field)} ${query.operator} ${query.value}`, query.span);
    default:
      return assertNever(query);
  }
}

function parentheses(contents: Doc): Doc {
  return group(concat(["(", indent(concat([softline, contents]), 4), softline, ")"]));
}

function printValue(value: KueryValue): Doc {
  switch (value.kind) {
    case "literal":
      return marked(typeof value.value === "string" ? kueryString(value.value) : String(value.value), value.span);
    case "wildcard": {
      const text = kueryPattern(value.pattern);
      if (text === undefined) throw new Error("A pattern that kuery cannot say reached the printer");
      return marked(text, value.span);
    }
    case "exists":
      return marked("*", value.span);
    case "values":
      return parentheses(junction(value.junction, value.items.map(printValue)));
    case "not_value":
      return concat(["not ", printValue(value.value)]);
    default:
      return assertNever(value);
  }
}
