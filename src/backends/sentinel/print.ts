import { assertNever } from "../../model/walk.ts";
import { comment } from "../../text/comment.ts";
import { concat, type Doc, fill, group, hardline, indent, join, line, marked, softline } from "../../text/doc.ts";
import { render } from "../../text/render.ts";
import { concatTexts, type SourceText } from "../../text/source-text.ts";
import { identifier, isBareName, numberLiteral, regexLiteral, stringLiteral, timespanLiteral } from "./literal.ts";
import { type Assignment, type Kql, type Pipeline, type Query, type Source, type Step, unlocated } from "./syntax.ts";

/** Prints a query with a final line break: `let` statements first, one pipe per line. */
export function printQuery(query: Query): SourceText {
  const lets = query.lets.map((statement) => {
    const pipeline = printPipeline(statement.value);
    const value = statement.value.steps.length > 1 ? indent(pipeline, 4) : pipeline;
    return concat([`let ${identifier(statement.name)} = `, value, ";", hardline]);
  });
  const body = render(concat([...lets, printPipeline(query.body), hardline]));
  if (query.header === undefined) return body;
  return concatTexts(comment([query.header], { marker: "//", ascii: true }), body);
}

function printPipeline(pipeline: Pipeline): Doc {
  const steps = pipeline.steps.map(printStep);
  // A short pipeline such as a list of names reads better on one line.
  const isPlain = pipeline.source.kind === "watchlist" && !pipeline.steps.some(computes);
  const separator = isPlain ? " " : hardline;
  return concat([printSource(pipeline.source), ...steps.flatMap((step) => [separator, "| ", step])]);
}

function computes(step: Step): boolean {
  return step.kind === "project" && step.columns.some(({ value }) => unlocated(value).kind !== "name");
}

function printSource(source: Source): Doc {
  switch (source.kind) {
    case "table":
      return identifier(source.name);
    case "union":
      return `union ${source.names.map(identifier).join(", ")}`;
    case "watchlist":
      return marked(`_GetWatchlist(${stringLiteral(source.alias)})`, source.span);
    default:
      return assertNever(source);
  }
}

function printStep(step: Step): Doc {
  switch (step.kind) {
    case "where":
      return group(concat(["where ", indented(step.condition)]));
    case "extend":
      return clause("extend", step.columns.map(printAssignment));
    case "project":
      return concat(["project ", indent(fill(step.columns.map(printProjected), comma), 4)]);
    case "summarize": {
      const columns = step.columns.map(printAssignment);
      if (step.by.length === 0) return clause("summarize", columns);
      return group(
        concat(["summarize", indent(concat([line, join(comma, columns), line, `by ${names(step.by)}`]), 4)]),
      );
    }
    case "sort":
      return `sort by ${step.by.map((column) => `${identifier(column)} asc`).join(", ")}`;
    case "top":
      return `top 1 by ${identifier(step.by)} ${step.descending ? "desc" : "asc"}`;
    case "join":
      // Without a kind, KQL drops rows of the left side that share a key.
      return `join kind=inner ${identifier(step.right)} on ${names(step.on)}`;
    case "mv_expand":
      return concat([
        "mv-expand ",
        printAssignment({ column: step.column, value: step.value }),
        step.type === undefined ? "" : ` to typeof(${step.type})`,
      ]);
    default:
      return assertNever(step);
  }
}

const comma: Doc = concat([",", line]);

function clause(keyword: string, parts: readonly Doc[]): Doc {
  return group(concat([keyword, indent(concat([line, join(comma, parts)]), 4)]));
}

function names(columns: readonly string[]): string {
  return columns.map(identifier).join(", ");
}

function printAssignment({ column, value }: Assignment): Doc {
  const bare = unlocated(value);
  if (column === undefined || (bare.kind === "name" && bare.name === column)) return printKql(value, 0);
  return concat([`${identifier(column)} = `, indented(value)]);
}

/** Calls and lists indent what they hold; only connected conditions hang from the line they begin on. */
function indented(value: Kql): Doc {
  const { kind } = unlocated(value);
  const doc = printKql(value, 0);
  return kind === "and" || kind === "or" ? indent(doc, 4) : doc;
}

function printProjected(assignment: Assignment): Doc {
  return group(printAssignment(assignment));
}

/** How tightly an expression binds; an operand that binds less than its place asks for is put in parentheses. */
const OR = 1;
const AND = 2;
const COMPARE = 3;
const ADD = 4;
const ATOM = 5;

function printKql(kql: Kql, least: number): Doc {
  if (kql.kind === "located") return marked(printKql(kql.of, least), kql.span);
  const doc = printBare(kql);
  return precedence(kql) < least ? concat(["(", doc, ")"]) : doc;
}

type BareKql = Exclude<Kql, { kind: "located" }>;

function precedence(kql: BareKql): number {
  switch (kql.kind) {
    case "or":
      return kql.operands.length === 0 ? ATOM : OR;
    case "and":
      return kql.operands.length === 0 ? ATOM : AND;
    case "in":
    case "between":
      return COMPARE;
    case "binary":
      return kql.operator === "+" || kql.operator === "-" ? ADD : COMPARE;
    case "number":
      return kql.value < 0 ? ADD : ATOM;
    case "name":
    case "star":
    case "text":
    case "regex":
    case "bool":
    case "timespan":
    case "null":
    case "call":
    case "member":
    case "not":
      return ATOM;
    default:
      return assertNever(kql);
  }
}

function printBare(kql: BareKql): Doc {
  switch (kql.kind) {
    case "name":
      return identifier(kql.name);
    case "star":
      return "*";
    case "text":
      return stringLiteral(kql.value);
    case "regex":
      return regexLiteral(kql.source);
    case "number":
      return numberLiteral(kql.value);
    case "bool":
      return String(kql.value);
    case "timespan":
      return timespanLiteral(kql.value);
    case "null":
      return `${kql.type}(null)`;
    case "call":
      return printCall(kql.name, kql.args);
    case "member":
      return concat([printKql(kql.of, ATOM), memberSuffix(kql.key)]);
    case "binary":
      return printBinary(kql);
    case "in": {
      const operator = kql.cased ? " in " : " in~ ";
      return concat([printKql(kql.left, ADD), operator, parenthesised(kql.items)]);
    }
    case "between":
      return concat([
        printKql(kql.of, ADD),
        " between (",
        printKql(kql.low, ATOM),
        " .. ",
        printKql(kql.high, ATOM),
        ")",
      ]);
    case "and":
    case "or":
      return printConnected(kql);
    case "not":
      return concat(["not(", group(indent(printKql(kql.operand, 0), 4)), ")"]);
    default:
      return assertNever(kql);
  }
}

function printBinary(kql: Extract<Kql, { kind: "binary" }>): Doc {
  // Comparisons do not chain, and the right side of a minus must keep its parentheses.
  const right = kql.operator === "-" || kql.operator === "+" ? ATOM : ADD;
  return concat([printKql(kql.left, ADD), ` ${kql.operator} `, printKql(kql.right, right)]);
}

function printConnected(kql: Extract<Kql, { kind: "and" | "or" }>): Doc {
  if (kql.operands.length === 0) return String(kql.kind === "and");
  // KQL binds `and` before `or`; the parentheses are for the reader.
  const parts = kql.operands.map((operand) => group(printKql(operand, COMPARE)));
  return join(concat([line, `${kql.kind} `]), parts);
}

function printCall(functionName: string, args: readonly Kql[]): Doc {
  return concat([functionName, parenthesised(args)]);
}

/** A list in parentheses; long ones go below, one per line, or filled when their members are short. */
function parenthesised(items: readonly Kql[]): Doc {
  const docs = items.map((item) => printKql(item, 0));
  const long = items.some((item) => {
    const bare = unlocated(item);
    return bare.kind !== "text" || bare.value.length > 40;
  });
  const list = long ? join(comma, docs) : fill(docs, comma);
  return group(concat(["(", indent(concat([softline, list]), 4), ")"]));
}

function memberSuffix(key: string | number): string {
  if (typeof key === "number") return `[${key}]`;
  return isBareName(key) ? `.${key}` : `[${stringLiteral(key)}]`;
}
