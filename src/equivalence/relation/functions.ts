import { elementOf, listOf, type ValueType } from "./nodes.ts";

/** What may stand as an argument: a type, `T` for any element type of which all `T` are the same, `T[]` for a list of it. */
type Parameter = ValueType | "T" | "T[]" | "any";

interface FunctionDefinition {
  readonly parameters: readonly Parameter[];
  /** Any number more of this. */
  readonly rest?: Parameter;
  readonly result: Parameter;
  /** DuckDB's SQL over the SQL of the arguments. */
  readonly sql: (...args: readonly string[]) => string;
}

const infix =
  (operator: string) =>
  (...args: readonly string[]): string =>
    args.length === 0 ? "true" : `(${args.join(` ${operator} `)})`;

const named =
  (name: string) =>
  (...args: readonly string[]): string =>
    `${name}(${args.join(", ")})`;

/**
 * Every function that a relation may call. Unless its line says otherwise a result is null where an argument is null, and
 * `and`, `or`, `not` are those of SQL's three values. Regular expressions are RE2's and find anywhere; `js_regex` is
 * JavaScript's, slower, for what RE2 lacks (look-around, back references).
 */
const FUNCTIONS = {
  // Truth
  and: { parameters: [], rest: "boolean", result: "boolean", sql: infix("AND") },
  or: {
    parameters: [],
    rest: "boolean",
    result: "boolean",
    sql: (...a) => (a.length === 0 ? "false" : infix("OR")(...a)),
  },
  not: { parameters: ["boolean"], result: "boolean", sql: (a) => `(NOT ${a})` },
  /** True only for true. */
  is_true: { parameters: ["boolean"], result: "boolean", sql: (a) => `coalesce(${a}, false)` },
  is_null: { parameters: ["any"], result: "boolean", sql: (a) => `(${a} IS NULL)` },
  /** Of values that may be null: null equals null. */
  same: { parameters: ["T", "T"], result: "boolean", sql: (a, b) => `(${a} IS NOT DISTINCT FROM ${b})` },
  equals: { parameters: ["T", "T"], result: "boolean", sql: infix("=") },
  less: { parameters: ["T", "T"], result: "boolean", sql: infix("<") },
  less_equal: { parameters: ["T", "T"], result: "boolean", sql: infix("<=") },
  /** The second or the third argument; the third also where the first is null. */
  if: { parameters: ["boolean", "T", "T"], result: "T", sql: (a, b, c) => `CASE WHEN ${a} THEN ${b} ELSE ${c} END` },
  if_list: {
    parameters: ["boolean", "T[]", "T[]"],
    result: "T[]",
    sql: (a, b, c) => `CASE WHEN ${a} THEN ${b} ELSE ${c} END`,
  },
  /** The first that is not null. */
  coalesce: { parameters: ["T"], rest: "T", result: "T", sql: named("coalesce") },
  coalesce_list: { parameters: ["T[]"], rest: "T[]", result: "T[]", sql: named("coalesce") },
  /** Null where both are equal, else the first. */
  null_if: { parameters: ["T", "T"], result: "T", sql: named("nullif") },

  // Text
  /** Letters of all alphabets. */
  lower: { parameters: ["text"], result: "text", sql: named("lower") },
  upper: { parameters: ["text"], result: "text", sql: named("upper") },
  /** A to Z alone. */
  lower_ascii: {
    parameters: ["text"],
    result: "text",
    sql: (a) => `translate(${a}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')`,
  },
  concat: { parameters: ["text"], rest: "text", result: "text", sql: infix("||") },
  length: { parameters: ["text"], result: "number", sql: (a) => `length(${a})::DOUBLE` },
  trim: { parameters: ["text"], result: "text", sql: named("trim") },
  /** Text, how many characters before it begins, how many it has. */
  substring: {
    parameters: ["text", "number", "number"],
    result: "text",
    sql: (a, b, c) => `substring(${a}, (${b})::BIGINT + 1, (${c})::BIGINT)`,
  },
  starts_with: { parameters: ["text", "text"], result: "boolean", sql: named("starts_with") },
  ends_with: { parameters: ["text", "text"], result: "boolean", sql: named("ends_with") },
  contains: { parameters: ["text", "text"], result: "boolean", sql: named("contains") },
  /** Every occurrence. */
  replace: { parameters: ["text", "text", "text"], result: "text", sql: named("replace") },
  /** Pieces between a separator; the whole text where it does not occur. */
  split: { parameters: ["text", "text"], result: "texts", sql: named("string_split") },
  regex_matches: { parameters: ["text", "text"], result: "boolean", sql: named("regexp_matches") },
  /** What a group of the first match caught: empty text where there is no match. */
  regex_extract: {
    parameters: ["text", "text", "number"],
    result: "text",
    sql: (a, b, c) => `regexp_extract(${a}, ${b}, (${c})::INTEGER)`,
  },
  /** Every match; `\1` in the replacement is a group. */
  regex_replace: {
    parameters: ["text", "text", "text"],
    result: "text",
    sql: (a, b, c) => `regexp_replace(${a}, ${b}, ${c}, 'g')`,
  },
  /** Text, pattern, flags of JavaScript. */
  js_regex: { parameters: ["text", "text", "text"], result: "boolean", sql: named("rw_js_regex") },
  /** Address and network of either family; false where one is none. */
  in_network: { parameters: ["text", "text"], result: "boolean", sql: named("rw_in_network") },

  // Numbers, moments, durations
  add: { parameters: ["number"], rest: "number", result: "number", sql: infix("+") },
  subtract: { parameters: ["number", "number"], result: "number", sql: infix("-") },
  multiply: { parameters: ["number", "number"], result: "number", sql: infix("*") },
  /** Null for a division by 0. */
  divide: { parameters: ["number", "number"], result: "number", sql: (a, b) => `(${a} / nullif(${b}, 0))` },
  /** Has the sign of the first. */
  modulo: { parameters: ["number", "number"], result: "number", sql: (a, b) => `(${a} % nullif(${b}, 0))` },
  floor: { parameters: ["number"], result: "number", sql: named("floor") },
  round: { parameters: ["number"], result: "number", sql: named("round") },
  abs: { parameters: ["number"], result: "number", sql: named("abs") },
  /** The greatest or least of those that are not null. */
  greatest: { parameters: ["number"], rest: "number", result: "number", sql: named("greatest") },
  least: { parameters: ["number"], rest: "number", result: "number", sql: named("least") },
  /** Null where the text is no number. */
  to_number: { parameters: ["text"], result: "number", sql: (a) => `TRY_CAST(${a} AS DOUBLE)` },
  /** Whole numbers without a point. */
  to_text: {
    parameters: ["number"],
    result: "text",
    sql: (a) =>
      `CASE WHEN ${a} = floor(${a}) AND abs(${a}) < 1e15 THEN (${a})::BIGINT::VARCHAR ELSE (${a})::VARCHAR END`,
  },
  boolean_text: { parameters: ["boolean"], result: "text", sql: (a) => `(${a})::VARCHAR` },
  /** The moment that a text in ISO 8601 says; null where it says none. */
  moment: { parameters: ["text"], result: "number", sql: (a) => `epoch_us(TRY_CAST(${a} AS TIMESTAMPTZ)) / 1000.0` },

  // Lists
  list: { parameters: [], rest: "T", result: "T[]", sql: (...a) => `[${a.join(", ")}]` },
  /** Counts from 0, negative from the end; null beyond. */
  element: {
    parameters: ["T[]", "number"],
    result: "T",
    sql: (a, b) => `${a}[CASE WHEN ${b} >= 0 THEN (${b})::BIGINT + 1 ELSE (${b})::BIGINT END]`,
  },
  /** 0 for null. */
  list_length: { parameters: ["T[]"], result: "number", sql: (a) => `coalesce(len(${a}), 0)::DOUBLE` },
  /** False for null. */
  list_contains: {
    parameters: ["T[]", "T"],
    result: "boolean",
    sql: (a, b) => `coalesce(list_contains(${a}, ${b}), false)`,
  },
  /** From and to, both included, counted from 0, negative from the end. */
  list_slice: {
    parameters: ["T[]", "number", "number"],
    result: "T[]",
    sql: (a, b, c) =>
      `${a}[CASE WHEN ${b} >= 0 THEN (${b})::BIGINT + 1 ELSE (${b})::BIGINT END:CASE WHEN ${c} >= 0 THEN (${c})::BIGINT + 1 ELSE (${c})::BIGINT END]`,
  },
  /** Null is the empty list. */
  list_concat: {
    parameters: ["T[]"],
    rest: "T[]",
    result: "T[]",
    sql: (...a) => `flatten([${a.map((x) => `coalesce(${x}, [])`).join(", ")}])`,
  },
  /** Sorted, without repeats, without nulls. */
  list_distinct: { parameters: ["T[]"], result: "T[]", sql: (a) => `list_sort(list_distinct(${a}))` },
  list_join: { parameters: ["texts", "text"], result: "text", sql: named("array_to_string") },
  /** From, to (both included) and step. */
  range: {
    parameters: ["number", "number", "number"],
    result: "numbers",
    sql: (a, b, c) =>
      `list_transform(range(0, floor((${b} - ${a}) / ${c})::BIGINT + 1), lambda rw_i: ${a} + rw_i * ${c})`,
  },

  // JSON
  /** Null where the text is no JSON. */
  parse_json: { parameters: ["text"], result: "json", sql: (a) => `TRY_CAST(${a} AS JSON)` },
  /** The value under a key of an object; null where there is none, and for JSON's null. */
  json_member: {
    parameters: ["json", "text"],
    result: "json",
    sql: (a, b) => `rw_not_null(json_extract(${a}, '$.' || to_json(${b})))`,
  },
  /** The element of an array, counted from 0. */
  json_element: {
    parameters: ["json", "number"],
    result: "json",
    sql: (a, b) => `rw_not_null(json_extract(${a}, (${b})::BIGINT))`,
  },
  /** A text as it is, anything else as JSON. */
  json_text: { parameters: ["json"], result: "text", sql: (a) => `json_extract_string(${a}, '$')` },
  /** OBJECT, ARRAY, VARCHAR, BOOLEAN, and the names of numbers of DuckDB. */
  json_type: { parameters: ["json"], result: "text", sql: named("json_type") },
  /** The elements of an array; null for anything else. */
  json_elements: {
    parameters: ["json"],
    result: "jsons",
    sql: (a) => `CASE WHEN json_type(${a}) = 'ARRAY' THEN from_json(${a}, '["JSON"]') END`,
  },
  to_json: { parameters: ["any"], result: "json", sql: (a) => `to_json(${a})` },
} as const satisfies Readonly<Record<string, FunctionDefinition>>;

export type FunctionName = keyof typeof FUNCTIONS;

export function functionDefinition(name: FunctionName): FunctionDefinition {
  return FUNCTIONS[name];
}

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name);
}

/** The type of a call's result; throws where an argument does not fit, which is a mistake of the reader. */
export function resultType(name: FunctionName, types: readonly ValueType[]): ValueType {
  const { parameters, rest, result } = functionDefinition(name);
  const fail = (): never => {
    throw new Error(`${name} does not take (${types.join(", ")})`);
  };
  if (types.length < parameters.length || (rest === undefined && types.length > parameters.length)) fail();
  let generic: ValueType | undefined;
  types.forEach((type, index) => {
    const wanted = parameters[index] ?? rest;
    if (wanted === "any" || wanted === type) return;
    const bound =
      wanted === "T"
        ? elementOf(type) === undefined
          ? type
          : undefined
        : wanted === "T[]"
          ? elementOf(type)
          : undefined;
    if (bound === undefined || (generic !== undefined && generic !== bound)) fail();
    generic = bound;
  });
  if (result === "T") return generic ?? fail();
  if (result === "T[]") return generic === undefined ? "texts" : listOf(generic as "text");
  return result as ValueType;
}
