import { assertNever } from "../../model/walk.ts";
import { concat, type Doc, fill, group, indent, join, line, marked, softline } from "../../text/doc.ts";
import { printNumber } from "../../text/number.ts";
import { render } from "../../text/render.ts";
import type { SourceText } from "../../text/source-text.ts";
import { fieldReference, regexLiteral, stringLiteral } from "./literal.ts";
import { type Cse, unlocated } from "./syntax.ts";

/** Prints an expression without a final line break. */
export function printExpression(cse: Cse): SourceText {
  return render(group(printCse(cse, 0)));
}

/** How tightly an expression binds; what binds less than its place asks for is put in parentheses. */
const JUNCTION = 1;
const NOT = 2;
const TEST = 3;
const ATOM = 4;

type BareCse = Exclude<Cse, { kind: "located" }>;

function precedence(cse: BareCse): number {
  switch (cse.kind) {
    case "and":
    case "or":
      // Never side by side without parentheses: several published rules go wrong on AND before OR.
      return JUNCTION;
    case "not":
      return NOT;
    case "compare":
    case "in":
    case "like":
    case "matches":
    case "is_null":
      return TEST;
    case "number":
      return cse.value < 0 ? TEST : ATOM;
    case "attribute":
    case "raw":
    case "counted":
    case "text":
    case "boolean":
    case "call":
      return ATOM;
    default:
      return assertNever(cse);
  }
}

function printCse(cse: Cse, least: number): Doc {
  if (cse.kind === "located") return marked(printCse(cse.of, least), cse.span);
  const doc = printBare(cse);
  if (precedence(cse) >= least) return doc;
  return group(concat(["(", indent(doc), ")"]));
}

function printBare(cse: BareCse): Doc {
  switch (cse.kind) {
    case "attribute":
    case "counted":
      return fieldReference(cse.name, false);
    case "raw":
      return fieldReference(cse.name, true);
    case "text":
      return stringLiteral(cse.value);
    case "number":
      return printNumber(cse.value);
    case "boolean":
      return String(cse.value);
    case "call":
      return concat([
        `${cse.name}(`,
        join(
          ", ",
          cse.args.map((arg) => printCse(arg, 0)),
        ),
        ")",
      ]);
    case "compare":
      return concat([printCse(cse.left, ATOM), ` ${cse.operator} `, printCse(cse.right, ATOM)]);
    case "in":
      return concat([printCse(cse.left, ATOM), " IN ", list(cse.items)]);
    case "like": {
      const pattern = `${cse.before ? "%" : ""}${cse.text}${cse.after ? "%" : ""}`;
      return concat([printCse(cse.left, ATOM), ` LIKE ${stringLiteral(pattern)}`]);
    }
    case "matches":
      return concat([printCse(cse.left, ATOM), ` MATCHES ${regexLiteral(cse.source)}`]);
    case "is_null":
      return concat([printCse(cse.of, ATOM), " IS NULL"]);
    case "and":
    case "or":
      return join(
        concat([line, `${cse.kind.toUpperCase()} `]),
        cse.operands.map((operand) => printCse(operand, NOT)),
      );
    case "not":
      return printNot(cse.operand);
    default:
      return assertNever(cse);
  }
}

function printNot(operand: Cse): Doc {
  const bare = unlocated(operand);
  if (bare.kind === "is_null") return concat([printCse(bare.of, ATOM), " IS NOT NULL"]);
  if (bare.kind === "call") return concat(["NOT ", printCse(operand, ATOM)]);
  return group(concat(["NOT (", indent(printCse(operand, 0)), ")"]));
}

function list(items: readonly Cse[]): Doc {
  const parts = items.map((item) => printCse(item, 0));
  return group(concat(["(", indent(concat([softline, fill(parts, concat([",", line]))])), softline, ")"]));
}
