import { assertNever } from "../../model/walk.ts";
import { concat, type Doc, group, indent, join, line, marked, softline } from "../../text/doc.ts";
import { printNumber } from "../../text/number.ts";
import { evalField, evalString, regexString } from "./literal.ts";
import type { Eval } from "./syntax.ts";

/** How tightly an eval expression binds: NOT before AND before OR (Splunk Search Reference, predicate expressions). */
const PRECEDENCE: Readonly<Record<Eval["kind"], number>> = {
  or: 1,
  and: 2,
  not: 3,
  compare: 4,
  sum: 5,
  located: 6,
  field: 6,
  text: 6,
  regex: 6,
  number: 6,
  call: 6,
};

/** An eval expression as it stands alone. */
export function printEval(expression: Eval): Doc {
  switch (expression.kind) {
    case "field":
      return evalField(expression.name);
    case "text":
      return evalString(expression.value);
    case "regex":
      return regexString(expression.source);
    case "number":
      return printNumber(expression.value);
    case "call":
      return printCall(expression.function, expression.arguments);
    case "and":
      return join(
        concat([line, "AND "]),
        expression.operands.map((operand) => operandOf(operand, 3)),
      );
    case "or":
      return join(
        concat([line, "OR "]),
        expression.operands.map((operand) => operandOf(operand, 3)),
      );
    case "not":
      return concat(["NOT ", operandOf(expression.operand, 4)]);
    case "compare":
      return concat([operandOf(expression.left, 5), expression.operator, operandOf(expression.right, 5)]);
    case "sum":
      return group(
        concat([
          operandOf(expression.left, 5),
          // `a-(b-c)`: the right side keeps its parentheses.
          indent(concat([softline, expression.operator, operandOf(expression.right, 6)])),
        ]),
      );
    case "located":
      return marked(printEval(expression.of), expression.span);
    default:
      return assertNever(expression);
  }
}

function printCall(name: string, args: readonly Eval[]): Doc {
  if (args.length === 0) return `${name}()`;
  const printed = name === "case" ? pairs(args.map(printArgument)) : args.map(printArgument);
  return group(concat([`${name}(`, indent(concat([softline, join(concat([",", line]), printed)])), softline, ")"]));
}

/** Lines of a condition that go on are indented, so that the next argument is seen to begin. */
function printArgument(argument: Eval): Doc {
  const bare = argument.kind === "located" ? argument.of : argument;
  return bare.kind === "and" || bare.kind === "or" ? group(indent(printEval(argument))) : printEval(argument);
}

/** Each condition of a `case` stands on one line with its value. */
function pairs(args: readonly Doc[]): readonly Doc[] {
  return args.flatMap((_, index) => (index % 2 === 0 ? [join(", ", args.slice(index, index + 2))] : []));
}

/** Parentheses around what binds less tightly; also around AND inside OR, so that nobody has to know the order. */
function operandOf(expression: Eval, needed: number): Doc {
  if (precedence(expression) >= needed) return printEval(expression);
  return group(concat(["(", indent(concat([softline, printEval(expression)])), softline, ")"]));
}

function precedence(expression: Eval): number {
  return expression.kind === "located" ? precedence(expression.of) : PRECEDENCE[expression.kind];
}
