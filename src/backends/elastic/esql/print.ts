import { assertNever } from "../../../model/walk.ts";
import { concat, type Doc, group, hardline, indent, join, line, marked, softline } from "../../../text/doc.ts";
import { esqlColumn, esqlString } from "../literal.ts";
import type { EsqlAssignment, EsqlCommand, EsqlExpression, EsqlQuery } from "./syntax.ts";

/** Prints a pipeline, one command a line. */
export function printEsql(query: EsqlQuery): Doc {
  const metadata = query.metadata.length === 0 ? [] : [` metadata ${query.metadata.join(", ")}`];
  const head = concat([`from ${query.indexes.map(index).join(", ")}`, ...metadata]);
  return concat([head, ...query.commands.flatMap((command) => [hardline, "| ", printCommand(command)])]);
}

/** Index patterns are unquoted where the lexer takes them so. */
function index(pattern: string): string {
  return /^[A-Za-z0-9_.*-]+$/.test(pattern) ? pattern : esqlString(pattern);
}

function printCommand(command: EsqlCommand): Doc {
  switch (command.kind) {
    case "where":
      return group(concat(["where ", indent(top(command.condition))]));
    case "eval":
      return list("eval", command.assignments.map(assignment));
    case "mv_expand":
      return `mv_expand ${esqlColumn(command.column)}`;
    case "stats": {
      const by = command.by.length === 0 ? [] : [indent(concat([line, `by ${command.by.map(esqlColumn).join(", ")}`]))];
      return group(concat([list("stats", command.aggregates.map(assignment)), ...by]));
    }
    case "keep":
      return list("keep", command.columns.map(esqlColumn));
    default:
      return assertNever(command);
  }
}

function list(name: string, items: readonly Doc[]): Doc {
  return group(indent(concat([`${name}`, line, join(concat([",", line]), items)])));
}

function assignment({ column, value, where, span }: EsqlAssignment): Doc {
  const condition = where === undefined ? [] : [" where ", operand(where, 1)];
  return marked(concat([`${esqlColumn(column)} = `, operand(value, 0), ...condition]), span);
}

/** How tightly an expression binds; an operand that binds less than its place asks for stands in parentheses. */
function binding(expression: EsqlExpression): number {
  switch (expression.kind) {
    case "junction":
      return expression.operator === "or" ? 1 : 2;
    case "not":
      return 3;
    case "in":
    case "like":
    case "is_null":
      return 4;
    case "binary":
      return expression.operator === "+" || expression.operator === "-" ? 5 : 4;
    case "marked":
      return binding(expression.value);
    case "column":
    case "literal":
    case "timespan":
    case "star":
    case "call":
      return 6;
    default:
      return assertNever(expression);
  }
}

function operand(expression: EsqlExpression, place: number): Doc {
  const doc = print(expression);
  if (binding(expression) >= place) return doc;
  return group(concat(["(", indent(concat([softline, doc])), softline, ")"]));
}

function top(expression: EsqlExpression): Doc {
  return print(expression);
}

function print(expression: EsqlExpression): Doc {
  switch (expression.kind) {
    case "column":
      return esqlColumn(expression.name);
    case "literal":
      return typeof expression.value === "string" ? esqlString(expression.value) : String(expression.value);
    case "timespan":
      return expression.text;
    case "star":
      return "*";
    case "call":
      return commas(`${expression.name}(`, expression.arguments);
    case "junction": {
      // Both junctions side by side read better with parentheses, needed or not.
      const operands = expression.operands.map((each) => operand(each, each.kind === "junction" ? 6 : 3));
      return join(concat([line, `${expression.operator} `]), operands);
    }
    case "binary":
      if (expression.operator === "+") {
        return group(concat([operand(expression.left, 5), indent(concat([line, "+ ", operand(expression.right, 6)]))]));
      }
      // Of sums only the right side may not be one: `-` groups to the left.
      return concat([
        operand(expression.left, 5),
        ` ${expression.operator} `,
        operand(expression.right, binding(expression) === 5 ? 6 : 5),
      ]);
    case "not":
      return concat(["not ", operand(expression.operand, 6)]);
    case "in":
      return concat([
        operand(expression.value, 5),
        expression.negated ? " not in " : " in ",
        commas("(", expression.list),
      ]);
    case "like":
      return concat([
        operand(expression.value, 5),
        ` ${expression.negated ? "not " : ""}${expression.operator} ${esqlString(expression.pattern)}`,
      ]);
    case "is_null":
      return concat([operand(expression.value, 5), expression.negated ? " is not null" : " is null"]);
    case "marked":
      return marked(print(expression.value), expression.span);
    default:
      return assertNever(expression);
  }
}

function commas(open: string, items: readonly EsqlExpression[]): Doc {
  const docs = items.map((item) => operand(item, 0));
  return group(concat([open, indent(concat([softline, join(concat([",", line]), docs)])), softline, ")"]));
}
