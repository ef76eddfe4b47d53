import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import { all, any, call, number, readFrom, text } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import { readAggregate } from "./aggregate.ts";
import { arithmetic } from "./arithmetic.ts";
import { equal, ordered, subjectOf, type TextTest, termTests, textTest, within } from "./compare.ts";
import { joinOne, type RowContext } from "./context.ts";
import { asJson, asText, converted } from "./convert.ts";
import { findFunction } from "./functions.ts";
import { bindParameters, functionBody } from "./let.ts";
import { literalValue } from "./literal.ts";
import { argumentsOf, calledName, isTabular, namedExpression, part, partList, withoutParentheses } from "./nodes.ts";
import { kustoRegex } from "./regex.ts";
import { unread } from "./unread.ts";
import { constantText, findColumn, isList, kustoType, nullOf, type Table, type Value, value } from "./value.ts";

/** The value of an expression for each row. Tests carry the place that they were read from. */
export function readScalar(node: BoundNode, context: RowContext): Value {
  const read = readExpression(node, context);
  if (read.type !== "bool" || CONNECTIVES.has(node.kind) || !isTest(node)) return read;
  return { ...read, scalar: readFrom(context.query.clauseAt(node.start, node.end), read.scalar) };
}

const CONNECTIVES: ReadonlySet<string> = new Set([
  "AndExpression",
  "OrExpression",
  "ParenthesizedExpression",
  "BooleanLiteralExpression",
]);

function isTest(node: BoundNode): boolean {
  return node.kind !== "FunctionCallExpression" || !["not", "iff", "iif", "case"].includes(calledName(node));
}

function readExpression(node: BoundNode, context: RowContext): Value {
  const literal = literalValue(node);
  if (literal !== undefined) return literal;
  const operator = TEXT_OPERATORS.get(node.kind);
  if (operator !== undefined) return textOperator(node, operator, context);
  const read = (name: string): Value => readScalar(part(node, name), context);
  const sides = (): readonly [Value, Value] => [read("Left"), read("Right")];
  const bool = (scalar: Scalar): Value => value("bool", scalar);
  switch (node.kind) {
    case "ParenthesizedExpression":
      return read("Expression");
    case "NameReference":
      return readName(node, context);
    case "PathExpression":
      return readPath(node, context);
    case "ElementExpression":
      return readElement(node, context);
    case "AndExpression":
      return bool(all(sides().map((side) => truthOf(side, node))));
    case "OrExpression":
      return bool(any(sides().map((side) => truthOf(side, node))));
    case "EqualExpression":
      return bool(equal(...sides(), node));
    case "NotEqualExpression":
      return bool(call("not", equal(...sides(), node)));
    case "LessThanExpression":
      return bool(ordered("less", ...sides(), node));
    case "LessThanOrEqualExpression":
      return bool(ordered("less_equal", ...sides(), node));
    case "GreaterThanExpression":
      return bool(ordered("less", read("Right"), read("Left"), node));
    case "GreaterThanOrEqualExpression":
      return bool(ordered("less_equal", read("Right"), read("Left"), node));
    case "BetweenExpression":
      return bool(between(node, context));
    case "NotBetweenExpression":
      return bool(call("not", between(node, context)));
    case "InExpression":
      return bool(membership(node, true, context));
    case "NotInExpression":
      return bool(call("not", membership(node, true, context)));
    // The analyser calls the operators that mind no case by names that end in Cs.
    case "InCsExpression":
      return bool(membership(node, false, context));
    case "NotInCsExpression":
      return bool(call("not", membership(node, false, context)));
    case "HasAnyExpression":
      return bool(any(termTests(read("Left"), memberList(node, context), node)));
    case "HasAllExpression":
      return bool(all(termTests(read("Left"), memberList(node, context), node)));
    case "MatchesRegexExpression":
      return bool(matched(node, regex(read("Right"), part(node, "Right")), context));
    case "AddExpression":
    case "SubtractExpression":
    case "MultiplyExpression":
    case "DivideExpression":
    case "ModuloExpression":
      return arithmetic(node.kind, ...sides(), node);
    case "UnaryMinusExpression": {
      const { type, scalar } = read("Expression");
      if (scalar.kind === "literal" && typeof scalar.value === "number") return { type, scalar: number(-scalar.value) };
      return { type, scalar: call("subtract", number(0), scalar) };
    }
    case "UnaryPlusExpression":
      return read("Expression");
    case "ToScalarExpression":
      return scalarOf(part(node, "Expression"), context);
    case "FunctionCallExpression":
      return readCall(node, context);
    case "SimpleNamedExpression":
      return readScalar(namedExpression(node).value, context);
    default:
      return unread(node, node.kind);
  }
}

function truthOf(of: Value, node: BoundNode): Scalar {
  return of.type === "bool" ? of.scalar : converted(of, "bool", node).scalar;
}

/** Reads a condition; a null is not true. */
export function readTruth(node: BoundNode, context: RowContext): Scalar {
  return truthOf(readScalar(node, context), node);
}

/** `*` is any column ("where operator": "where * has"); inferred: columns of every type, by their text. */
function subjects(left: BoundNode, context: RowContext): readonly Value[] {
  if (left.kind !== "StarExpression") return [readScalar(left, context)];
  return context.table.columns.map((each) => value("string", asText(each.value)));
}

function matched(node: BoundNode, pattern: Scalar, context: RowContext): Scalar {
  const texts = subjects(part(node, "Left"), context).map(subjectOf);
  return any(texts.map((each) => call("regex_matches", each, pattern)));
}

interface TextOperator {
  readonly test: TextTest;
  readonly cased: boolean;
  readonly negated: boolean;
}

const TEXT_OPERATORS: ReadonlyMap<string, TextOperator> = new Map(
  (
    [
      ["EqualTilde", "equals", false],
      ["Contains", "contains", false],
      ["ContainsCs", "contains", true],
      ["StartsWith", "starts_with", false],
      ["StartsWithCs", "starts_with", true],
      ["EndsWith", "ends_with", false],
      ["EndsWithCs", "ends_with", true],
      ["Has", "has", false],
      ["HasCs", "has", true],
      ["HasPrefix", "hasprefix", false],
      ["HasPrefixCs", "hasprefix", true],
      ["HasSuffix", "hassuffix", false],
      ["HasSuffixCs", "hassuffix", true],
    ] as const
  ).flatMap(([name, test, cased]): readonly (readonly [string, TextOperator])[] => [
    [`${name}Expression`, { test, cased, negated: false }],
    [`${name === "EqualTilde" ? "BangTilde" : `Not${name}`}Expression`, { test, cased, negated: true }],
  ]),
);

function textOperator(node: BoundNode, { test, cased, negated }: TextOperator, context: RowContext): Value {
  const right = readScalar(part(node, "Right"), context);
  const left = part(node, "Left");
  const found = any(subjects(left, context).map((each) => textTest(test, each, right, cased)));
  return value("bool", negated ? call("not", found) : found);
}

function readName(node: BoundNode, context: RowContext): Value {
  const name = node.name ?? "";
  const found = findColumn(context.table, name);
  if (found !== undefined) return found.value;
  const bound = context.env.get(name);
  if (bound?.kind === "value") return bound.read(context);
  if (bound?.kind === "function") return inline(node, bound, [], context);
  return unread(node, `The name ${name} as a value`);
}

/** `x.name`: a member of a dynamic value, null where there is none ("Dynamic object accessors"). */
function readPath(node: BoundNode, context: RowContext): Value {
  const target = part(node, "Expression");
  const selector = part(node, "Selector");
  const side = context.sides;
  if (side !== undefined && target.kind === "NameReference" && /^\$(left|right)$/.test(target.name ?? "")) {
    const found = findColumn(target.name === "$left" ? side.left : side.right, selector.name ?? "");
    return found?.value ?? unread(node, "This side of the join");
  }
  const of = readScalar(target, context);
  if (selector.kind === "BracketedExpression") return elementOf(of, part(selector, "Expression"), context);
  if (selector.kind !== "NameReference") return unread(selector, selector.kind);
  return memberOf(of, selector.name ?? "");
}

function memberOf(of: Value, name: string): Value {
  if (isList(of)) return nullOf("dynamic");
  return value("dynamic", call("json_member", asJson(of), { kind: "literal", value: name, type: "text" }));
}

/** `x[…]`: a member by its name, an element by its place, from the end where that is negative. */
function readElement(node: BoundNode, context: RowContext): Value {
  const of = readScalar(part(node, "Expression"), context);
  return elementOf(of, part(part(node, "Selector"), "Expression"), context);
}

function elementOf(of: Value, selector: BoundNode, context: RowContext): Value {
  const key = readScalar(selector, context);
  const name = constantText(key);
  if (name !== undefined) return memberOf(of, name);
  if (key.type === "int" || key.type === "long") {
    if (of.element !== undefined && isList(of)) return value(of.element, call("element", of.scalar, key.scalar));
    return value("dynamic", call("json_element", asJson(of), key.scalar));
  }
  if (key.type === "string") return value("dynamic", call("json_member", asJson(of), key.scalar));
  return unread(selector, `A ${key.type} in brackets`);
}

/** "The `between` range is inclusive": both ends count; a second end that is a duration is counted from the first. */
function between(node: BoundNode, context: RowContext): Scalar {
  const range = part(node, "Right");
  const of = readScalar(part(node, "Left"), context);
  const first = readScalar(part(range, "First"), context);
  const second = readScalar(part(range, "Second"), context);
  const end =
    first.type === "datetime" && second.type === "timespan"
      ? value("datetime", call("add", first.scalar, second.scalar))
      : second;
  return call("and", ordered("less_equal", first, of, node), ordered("less_equal", of, end, node));
}

function membership(node: BoundNode, cased: boolean, context: RowContext): Scalar {
  return within(readScalar(part(node, "Left"), context), memberList(node, context), cased, node);
}

/** What stands in the parentheses after `in`; of a table the first column. */
function memberList(node: BoundNode, context: RowContext): readonly Value[] {
  return partList(part(node, "Right"), "Expressions").map((each) => {
    const inner = withoutParentheses(each);
    return isTabular(inner) ? columnAsList(inner, context) : readScalar(each, context);
  });
}

/** The values of a table's first column, as a list that every row has. */
function columnAsList(node: BoundNode, context: RowContext): Value {
  const { query } = context;
  const table = query.readTable(node, context.env);
  const [first] = table.columns;
  if (first === undefined) return unread(node, "A table without columns");
  const name = query.fresh("set");
  const of: Value = first.value.type === "dynamic" ? value("string", asText(first.value)) : first.value;
  const columns = [{ name, call: { function: "set", of: of.scalar } }] as const;
  const relation = { kind: "aggregate", input: table.relation, keys: [], columns } as const;
  joinOne(context, { ...table, relation });
  return { type: "dynamic", element: of.type, scalar: { kind: "column", name, type: `${of.scalar.type}s` as "texts" } };
}

/** `toscalar()`: the first column of the first row, null where there is none. */
function scalarOf(node: BoundNode, context: RowContext): Value {
  const { query } = context;
  const inner = withoutParentheses(node);
  if (!isTabular(inner)) return readScalar(inner, context);
  const table = query.readTable(inner, context.env);
  const [first] = table.columns;
  if (first === undefined) return unread(node, "A table without columns");
  const name = query.fresh("scalar");
  const picked = { kind: "pick", input: table.relation, keys: [], order: table.order, count: 1 } as const;
  const columns = [{ name, value: first.value.scalar }];
  joinOne(context, { ...table, relation: { kind: "project", input: picked, columns } });
  const held: Scalar = { kind: "column", name, type: first.value.scalar.type };
  return first.value.type === "string" ? value("string", held) : { ...first.value, scalar: held };
}

function readCall(node: BoundNode, context: RowContext): Value {
  const name = calledName(node);
  const bound = context.env.get(name);
  if (bound?.kind === "function") return inline(node, bound, argumentsOf(node), context);
  if (context.aggregates !== undefined) {
    const aggregate = readAggregate(node, context);
    if (aggregate !== undefined) return aggregate;
  }
  const found = findFunction(name);
  if (found === undefined) return unread(node, `The function ${name}()`);
  const nodes = argumentsOf(node);
  if (found.kind === "form") return found.read({ node, nodes, context });
  const values = nodes.map((each) => readScalar(namedExpression(each).value, context));
  if (values.length < found.least || (found.most !== undefined && values.length > found.most)) {
    return unread(node, `${name}() with ${values.length} arguments`);
  }
  return found.read(values, { node, nodes, context });
}

/** The body of the user's own function with the arguments in place. */
function inline(
  node: BoundNode,
  { declaration, env }: { readonly declaration: BoundNode; readonly env: typeof context.env },
  given: readonly BoundNode[],
  context: RowContext,
): Value {
  const bound = bindParameters(declaration, env, given, context);
  const { statements, expression } = functionBody(declaration, bound, context.query);
  if (expression === undefined || isTabular(expression))
    return unread(node, "A function that gives a table as a value");
  // The body sees its own names, and the columns behind the arguments.
  const inner: RowContext = { ...context, env: statements, table: context.table };
  const hidden: Table = { ...context.table, columns: [] };
  inner.table = hidden;
  const result = readScalar(expression, inner);
  context.table = { ...inner.table, columns: context.table.columns };
  return result;
}

/** A pattern in the words of RE2, which DuckDB has and Kusto's own engine had. */
export function regex(pattern: Value, node: BoundNode): Scalar {
  const constant = constantText(pattern);
  if (constant === undefined) return pattern.scalar;
  const read = kustoRegex(constant);
  return read.ok ? text(read.source) : unread(node, `A regular expression that is none of RE2 (${read.message})`);
}

/** The type that `typeof()` names. */
export function typeNamed(node: BoundNode): ReturnType<typeof kustoType> {
  const [type] = partList(node, "Types");
  return kustoType(type?.symbol?.name ?? part(type ?? node, "Type").text);
}
