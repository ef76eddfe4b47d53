import type { EsqlNode, EsqlUnit } from "../../../../backends/elastic/parse/esql/syntax.ts";
import { esqlFunctions } from "../../../../backends/elastic/verify/esql/functions.ts";
import { assertNever } from "../../../../model/walk.ts";
import { all, any, call, missing, number, readFrom, someOf, text, texts, truth } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import { compare, numeric, oneOf } from "./compare.ts";
import type { EsqlCall, EsqlContext } from "./context.ts";
import { conversionOf } from "./convert.ts";
import { EsqlFailure } from "./failure.ts";
import { scalarFunction } from "./functions.ts";
import { addressOf, isNetwork, momentOf } from "./literal.ts";
import { like, rlike, textOf } from "./pattern.ts";
import { commonType, elementType, many, nullOf, single, typedValue, type Value } from "./value.ts";

/** What an expression is of a row. */
export function evaluate(node: EsqlNode, context: EsqlContext): Value {
  switch (node.kind) {
    case "column":
      return context.read(node);
    case "literal":
      return literalOf(node);
    case "list":
      return listOfLiterals(node);
    case "timespan":
      return { type: "timespan", scalar: number(lengthOf(node)), constant: lengthOf(node) };
    case "and":
    case "or": {
      const operands = node.operands.map((operand) => condition(operand, context));
      return typedValue("boolean", node.kind === "and" ? all(operands) : any(operands));
    }
    case "not":
      return typedValue("boolean", call("not", condition(node.operand, context)));
    case "comparison": {
      const [left, right] = [evaluate(node.left, context), evaluate(node.right, context)];
      return test(compare(node.operator, left, right, node), node, context);
    }
    case "in": {
      const value = evaluate(node.value, context);
      const list = node.list.map((each) => evaluate(each, context));
      return test(negated(oneOf(value, list, node), node.negated), node, context);
    }
    case "like":
    case "rlike": {
      const value = textOf(evaluate(node.value, context), node.value);
      const patterns = node.patterns.map((pattern) => constantText(pattern));
      const matched = node.kind === "like" ? like(value, patterns, node) : rlike(value, patterns, node);
      return test(negated(matched, node.negated), node, context);
    }
    case "is_null": {
      const { scalar } = evaluate(node.value, context);
      return test(negated(call("is_null", scalar), node.negated), node, context);
    }
    case "matches":
      return test(matches(evaluate(node.value, context), evaluate(node.query, context), node), node, context);
    case "arithmetic":
      return arithmetic(node, context);
    case "negative": {
      const value = evaluate(node.operand, context);
      return typedValue(value.type, call("subtract", number(0), numeric(value, node)));
    }
    case "cast": {
      const convert = conversionOf(node.type.name);
      if (convert === undefined) throw new EsqlFailure(`Casts to ${node.type.name} are not read`, node.type);
      return convert(evaluate(node.value, context), node);
    }
    case "call":
      return callOf(node, context);
    case "parameter":
      throw new EsqlFailure("A rule's query has no parameters", node);
    case "star":
      throw new EsqlFailure("`*` stands in `count(*)` only", node);
    case "opaque":
      throw new EsqlFailure(`The inside of ${node.what} is not read`, node);
    default:
      return assertNever(node);
  }
}

/** Three values, as `and`, `or` and `not` of ES|QL have them; several values at once are null (ES|QL multivalued fields). */
export function condition(node: EsqlNode, context: EsqlContext): Scalar {
  const value = evaluate(node, context);
  if (value.type === "null") return missing("boolean");
  if (value.type !== "boolean") throw new EsqlFailure(`A condition is true or false, not ${value.type}`, node);
  const scalar = single(value);
  // A column or a call that stands as a condition by itself is a clause.
  return node.kind === "column" || node.kind === "call" ? readFrom(context.clauseOf(node), scalar) : scalar;
}

function test(scalar: Scalar, node: EsqlNode, context: EsqlContext): Value {
  return typedValue("boolean", readFrom(context.clauseOf(node), scalar));
}

function negated(scalar: Scalar, isNegated: boolean): Scalar {
  return isNegated ? call("not", scalar) : scalar;
}

type Literal = Extract<EsqlNode, { readonly kind: "literal" }>;

function literalOf({ value, whole }: Literal): Value {
  if (value === null) return nullOf("null");
  switch (typeof value) {
    case "string":
      return { type: "text", scalar: text(value), constant: value };
    case "number":
      return { type: whole ? "whole" : "fraction", scalar: number(value), constant: value };
    default:
      return { type: "boolean", scalar: truth(value), constant: value };
  }
}

function listOfLiterals(node: Extract<EsqlNode, { readonly kind: "list" }>): Value {
  const items = node.items.map(literalOf);
  const type = commonType(items);
  if (type === undefined || type === "null") throw new EsqlFailure("A list has values of one type", node);
  // A list of one is that one value.
  if (items.length === 1 && items[0] !== undefined) return items[0];
  if (type === "text") return typedValue(type, texts(items.map(({ constant }) => String(constant))));
  return typedValue(type, call("list", ...items.map(({ scalar }) => scalar)));
}

export function constantText(node: EsqlNode): string {
  if (node.kind === "literal" && typeof node.value === "string") return node.value;
  throw new EsqlFailure("What is not the same text in every row is not read here", node);
}

const lengths: Readonly<Record<EsqlUnit, number | undefined>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  // Of no one length.
  month: undefined,
  quarter: undefined,
  year: undefined,
};

/** Milliseconds; days and weeks have one length, since ES|QL reckons in UTC (ES|QL limitations, timezone support). */
function lengthOf(node: Extract<EsqlNode, { readonly kind: "timespan" }>): number {
  const length = lengths[node.unit];
  if (length === undefined) throw new EsqlFailure(`Months, quarters and years are not read`, node);
  return node.amount * length;
}

function arithmetic(node: Extract<EsqlNode, { readonly kind: "arithmetic" }>, context: EsqlContext): Value {
  const [left, right] = [evaluate(node.left, context), evaluate(node.right, context)];
  const { operator } = node;
  if (left.type === "date" || right.type === "date" || left.type === "timespan" || right.type === "timespan") {
    return dateMath(node, left, right);
  }
  const type = commonType([left, right]) === "whole" ? "whole" : "fraction";
  if (left.type === "null" || right.type === "null") return { ...nullOf(type) };
  const [a, b] = [numeric(left, node.left), numeric(right, node.right)];
  switch (operator) {
    case "+":
      return typedValue(type, call("add", a, b));
    case "-":
      return typedValue(type, call("subtract", a, b));
    case "*":
      return typedValue(type, call("multiply", a, b));
    case "/": {
      // "Division of two integer types will yield an integer result, rounding towards 0"; by 0 it is null, with a warning.
      const quotient = call("divide", a, b);
      return typedValue(type, type === "whole" ? call("truncate", quotient) : quotient);
    }
    case "%":
      return typedValue(type, call("modulo", a, b));
  }
}

/** A moment plus or minus a length of time, which may stand first in a sum only (ES|QL limitations, date math). */
function dateMath(node: Extract<EsqlNode, { readonly kind: "arithmetic" }>, left: Value, right: Value): Value {
  if (node.operator === "-" && left.type === "date" && right.type === "timespan") {
    return typedValue("date", call("subtract", single(left), right.scalar));
  }
  const span = [left, right].find(({ type }) => type === "timespan");
  const date = [left, right].find(({ type }) => type === "date");
  if (node.operator !== "+" || span === undefined || date === undefined) {
    throw new EsqlFailure("ES|QL adds a length of time to a date, or takes it away", node);
  }
  return typedValue("date", call("add", single(date), span.scalar));
}

/**
 * `:` is a match query: some value of the field equals the query, and it is false, not null, where there is none
 * (Elasticsearch reference, match query; term-level fields are not analysed).
 */
export function matches(value: Value, query: Value, node: EsqlNode): Scalar {
  const wanted = query.constant;
  if (value.stored === undefined) throw new EsqlFailure("Full-text search in what was computed is not read", node);
  if (wanted === undefined || wanted === null) throw new EsqlFailure("The query is not the same in every row", node);
  if (value.stored === "text" || value.stored === "match_only_text") {
    throw new EsqlFailure("Full-text search in analysed text is not read", node);
  }
  const wantedScalar = matchedAs(value, wanted, node);
  return someOf(many(value), "value", (each) =>
    call("is_true", call(value.type === "ip" ? "in_network" : "equals", each, wantedScalar)),
  );
}

function matchedAs({ type }: Value, wanted: string | number | boolean, node: EsqlNode): Scalar {
  const refuse = (): never => {
    throw new EsqlFailure(`The query is no value of type ${type}`, node);
  };
  const written = String(wanted);
  switch (type) {
    case "ip":
      // An address field takes networks too (Elasticsearch reference, IP field type).
      return isNetwork(written) ? text(written) : text(addressOf(written) ?? refuse());
    case "date":
      return number(momentOf(written) ?? refuse());
    case "boolean":
      return /^(?:true|false)$/.test(written) ? truth(written === "true") : refuse();
    default:
      if (elementType(type) === "text") return text(written);
      return written.trim() !== "" && !Number.isNaN(Number(written)) ? number(Number(written)) : refuse();
  }
}

function callOf(node: Extract<EsqlNode, { readonly kind: "call" }>, context: EsqlContext): Value {
  if (node.options) throw new EsqlFailure(`Named options of \`${node.name}\` are not read`, node);
  const aggregated = context.aggregate?.(node);
  if (aggregated !== undefined) return aggregated;
  if (node.name === "match") {
    const [field, query] = node.arguments;
    if (field === undefined || query === undefined) throw new EsqlFailure("`match` takes a field and a query", node);
    return typedValue("boolean", matches(evaluate(field, context), evaluate(query, context), node));
  }
  const known = scalarFunction(node.name);
  if (known === undefined) throw new EsqlFailure(`The function \`${node.name}\` is not read`, node.namePlace);
  return known(calling(node, context));
}

export function calling(node: Extract<EsqlNode, { readonly kind: "call" }>, context: EsqlContext): EsqlCall {
  const values = node.arguments.map((argument) => evaluate(argument, context));
  const fail = (message: string, index?: number): never => {
    throw new EsqlFailure(message, (index === undefined ? undefined : node.arguments[index]) ?? node);
  };
  const known = esqlFunctions().get(node.name);
  const fits = known?.signatures.some(({ least, most }) => least <= values.length && values.length <= most);
  if (fits === false) fail(`\`${node.name}\` does not take ${values.length} arguments`);
  const argument = (index: number): Value => values[index] ?? fail(`\`${node.name}\` takes more arguments`);
  return {
    node,
    values,
    argument,
    typed(index, ...types) {
      const value = argument(index);
      const [first] = types;
      if (value.index === true) return fail("The names of indexes behind a data stream are not simulated", index);
      if (value.type === "null" && first !== undefined) return nullOf(first);
      return types.includes(value.type) ? value : fail(`\`${node.name}\` does not take ${value.type} here`, index);
    },
    constantText(index) {
      const { constant } = argument(index);
      return typeof constant === "string"
        ? constant
        : fail("What is not the same in every row is not read here", index);
    },
    fail,
  };
}
