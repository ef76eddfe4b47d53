import { printDuration } from "../../model/duration.ts";
import { assertNever } from "../../model/walk.ts";
import { concat, type Doc, fill, group, hardline, indent, join, line, marked, softline } from "../../text/doc.ts";
import { printNumber } from "../../text/number.ts";
import { render } from "../../text/render.ts";
import type { SourceText } from "../../text/source-text.ts";
import { regexLiteral, searchField, searchString } from "./literal.ts";
import type { Search, SearchStep } from "./search-syntax.ts";
import { type Cse, unlocated } from "./syntax.ts";

/** Prints a search without a final line break, one step per line. */
export function printSearch({ index, terms, steps }: Search): SourceText {
  const scope = [
    `_index=${index}`,
    ...terms.map(([name, value]) => `${searchField(name, false)}=${searchString(value)}`),
  ];
  return render(concat([scope.join(" "), ...steps.flatMap((step) => [hardline, "| ", printStep(step)])]));
}

function printStep(step: SearchStep): Doc {
  switch (step.kind) {
    case "where":
      return group(concat(["where ", indent(printTop(step.condition))]));
    case "lower":
      return concat(["toLowerCase(", printSearchCse(step.of), `) as ${searchField(step.as, false)}`]);
    case "flag":
      return group(concat(["if(", indent(printTop(step.condition)), `, 1, 0) as ${searchField(step.as, false)}`]));
    case "timeslice":
      return `timeslice ${printDuration(step.milliseconds)}`;
    case "aggregate": {
      const functions = step.functions.map(({ function: name, of, as }) => {
        const value = of === undefined ? [] : ["(", printSearchCse(of), ")"];
        return concat([name, ...value, ` as ${searchField(as, false)}`]);
      });
      const by = concat([line, "by ", join(", ", step.by.map(printSearchCse))]);
      return group(indent(concat([join(concat([",", line]), functions), by])));
    }
    case "fields":
      return group(concat(["fields ", indent(fill(step.fields.map(printSearchCse), concat([",", line])))]));
    default:
      return assertNever(step);
  }
}

function printTop(cse: Cse): Doc {
  const bare = unlocated(cse);
  return bare.kind === "and" || bare.kind === "or" ? printJunction(bare) : printSearchCse(cse);
}

type BareCse = Exclude<Cse, { kind: "located" }>;

function printJunction(cse: Extract<Cse, { kind: "and" | "or" }>): Doc {
  return join(concat([line, `${cse.kind} `]), cse.operands.map(printSearchCse));
}

function printSearchCse(cse: Cse): Doc {
  return cse.kind === "located" ? marked(printBare(cse.of), cse.span) : printBare(cse);
}

function printBare(cse: Cse): Doc {
  if (cse.kind === "located") return printSearchCse(cse);
  return printKnown(cse);
}

function printKnown(cse: BareCse): Doc {
  switch (cse.kind) {
    case "attribute":
    case "counted":
      return searchField(cse.name, false);
    case "raw":
      return searchField(cse.name, true);
    case "text":
      return searchString(cse.value);
    case "number":
      return printNumber(cse.value);
    // Truth values of a record are text in a search.
    case "boolean":
      return searchString(String(cse.value));
    case "call":
      return printCall(cse);
    case "compare":
      return concat([operand(cse.left, cse.right), ` ${cse.operator} `, printSearchCse(cse.right)]);
    case "in": {
      const items = fill(cse.items.map(printSearchCse), concat([",", line]));
      const left = cse.items[0] === undefined ? printSearchCse(cse.left) : operand(cse.left, cse.items[0]);
      return group(concat([left, " in (", indent(concat([softline, items])), softline, ")"]));
    }
    case "like": {
      const glob = `${cse.before ? "*" : ""}${cse.text}${cse.after ? "*" : ""}`;
      return concat([printSearchCse(cse.left), ` matches ${searchString(glob)}`]);
    }
    case "matches":
      return concat([printSearchCse(cse.left), ` matches ${regexLiteral(cse.source)}`]);
    case "is_null":
      return concat(["isNull(", printSearchCse(cse.of), ")"]);
    case "and":
    case "or":
      return group(concat(["(", indent(printJunction(cse)), ")"]));
    case "not":
      return group(concat(["!(", indent(printTop(cse.operand)), ")"]));
    default:
      return assertNever(cse);
  }
}

/** Fields of a record are text in a search: a comparison with a number asks for one. */
function operand(left: Cse, right: Cse): Doc {
  const doc = printSearchCse(left);
  return right.kind === "number" && left.kind !== "call" && left.kind !== "counted" ? concat(["num(", doc, ")"]) : doc;
}

/** Functions whose names differ from those of rules. */
const SEARCH_NAMES: ReadonlyMap<string, string> = new Map([
  ["lower", "toLowerCase"],
  ["toLong", "num"],
  ["toDouble", "num"],
  ["array_contains", "jsonArrayContains"],
]);

function printCall({ name, args }: Extract<Cse, { kind: "call" }>): Doc {
  const printed = args.map((arg, index): Doc => {
    // The length of a prefix is a number here.
    const isLength = name === "compareCIDRPrefix" && index === 2 && arg.kind === "text";
    return isLength ? `toInt(${arg.value})` : printSearchCse(arg);
  });
  return concat([`${SEARCH_NAMES.get(name) ?? name}(`, join(", ", printed), ")"]);
}
