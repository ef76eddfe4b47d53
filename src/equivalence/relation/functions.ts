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
  /** Where the second text begins in the first, counted from 1; 0 where it does not occur. */
  position: { parameters: ["text", "text"], result: "number", sql: (a, b) => `instr(${a}, ${b})::DOUBLE` },
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
  /** A regular expression that finds a text as it is. */
  regex_escape: { parameters: ["text"], result: "text", sql: named("regexp_escape") },
  /** What a group of every match caught. */
  regex_all: {
    parameters: ["text", "text", "number"],
    result: "texts",
    sql: (a, b, c) => `regexp_extract_all(${a}, ${b}, (${c})::INTEGER)`,
  },
  reverse: { parameters: ["text"], result: "text", sql: named("reverse") },
  repeat: { parameters: ["text", "number"], result: "text", sql: (a, b) => `repeat(${a}, greatest(${b}, 0)::BIGINT)` },
  byte_length: { parameters: ["text"], result: "number", sql: (a) => `strlen(${a})::DOUBLE` },
  url_encode: { parameters: ["text"], result: "text", sql: named("url_encode") },
  url_decode: { parameters: ["text"], result: "text", sql: named("url_decode") },
  to_base64: { parameters: ["text"], result: "text", sql: (a) => `to_base64(encode(${a}))` },
  /** The text behind base64; null where it is none. */
  from_base64: {
    parameters: ["text"],
    result: "text",
    sql: (a) =>
      `CASE WHEN regexp_full_match(${a}, '(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?') THEN TRY(decode(from_base64(${a}))) END`,
  },
  sha256: { parameters: ["text"], result: "text", sql: named("sha256") },
  md5: { parameters: ["text"], result: "text", sql: named("md5") },
  /** An address of either family as 32 hexadecimal digits, by which addresses sort; version 4 is wrapped in version 6. */
  address_key: {
    parameters: ["text"],
    result: "text",
    sql: (a) => {
      const groups = (part: number): string =>
        `list_filter(string_split(split_part(${a}, '::', ${part}), ':'), lambda rw_g: rw_g <> '')`;
      const joined = (list: string, pad: (item: string) => string): string =>
        `array_to_string(list_transform(${list}, lambda rw_h: ${pad("rw_h")}), '')`;
      const fill = `repeat('0000', 8 - len(${groups(1)}) - len(${groups(2)}))`;
      const six = [groups(1), groups(2)]
        .map((list) => joined(list, (item) => `lpad(lower(${item}), 4, '0')`))
        .join(` || ${fill} || `);
      const four = joined(`string_split(${a}, '.')`, (item) => `printf('%02x', TRY_CAST(${item} AS INTEGER))`);
      return `CASE WHEN contains(${a}, ':') THEN ${six} ELSE repeat('0', 20) || 'ffff' || ${four} END`;
    },
  },

  // Numbers, moments, durations
  add: { parameters: ["number"], rest: "number", result: "number", sql: infix("+") },
  subtract: { parameters: ["number", "number"], result: "number", sql: infix("-") },
  multiply: { parameters: ["number", "number"], result: "number", sql: infix("*") },
  /** Null for a division by 0. */
  divide: { parameters: ["number", "number"], result: "number", sql: (a, b) => `(${a} / nullif(${b}, 0))` },
  /** Has the sign of the first. */
  modulo: { parameters: ["number", "number"], result: "number", sql: (a, b) => `(${a} % nullif(${b}, 0))` },
  floor: { parameters: ["number"], result: "number", sql: named("floor") },
  /** Towards 0. */
  truncate: { parameters: ["number"], result: "number", sql: named("trunc") },
  ceiling: { parameters: ["number"], result: "number", sql: named("ceil") },
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
  /** A moment in ISO 8601 with milliseconds and `Z`. */
  moment_text: {
    parameters: ["number"],
    result: "text",
    sql: (a) => `strftime(make_timestamp((${a} * 1000)::BIGINT), '%Y-%m-%dT%H:%M:%S.%gZ')`,
  },

  /** A moment in UTC by a format of DuckDB's `strftime`. */
  format_moment: {
    parameters: ["number", "text"],
    result: "text",
    sql: (a, b) => `strftime(make_timestamp((${a} * 1000)::BIGINT), ${b})`,
  },
  /** As floating point has it: infinite or not a number for a division by 0. */
  quotient: { parameters: ["number", "number"], result: "number", sql: infix("/") },
  power: { parameters: ["number", "number"], result: "number", sql: named("pow") },
  exponential: { parameters: ["number"], result: "number", sql: named("exp") },
  /** Not a number for what has no logarithm. */
  logarithm: {
    parameters: ["number"],
    result: "number",
    sql: (a) =>
      `CASE WHEN ${a} > 0 THEN ln(${a}) WHEN ${a} = 0 THEN '-inf'::DOUBLE WHEN ${a} < 0 THEN 'nan'::DOUBLE END`,
  },
  sine: { parameters: ["number"], result: "number", sql: named("sin") },
  cosine: { parameters: ["number"], result: "number", sql: named("cos") },
  tangent: { parameters: ["number"], result: "number", sql: named("tan") },
  arctangent: { parameters: ["number", "number"], result: "number", sql: named("atan2") },
  is_finite: { parameters: ["number"], result: "boolean", sql: named("isfinite") },
  is_nan: { parameters: ["number"], result: "boolean", sql: named("isnan") },
  /** A whole number, however great. */
  whole_text: { parameters: ["number"], result: "text", sql: (a) => `(${a})::HUGEINT::VARCHAR` },
  /** A moment by a format of C's strftime, of which `%f` is microseconds. */
  moment_format: {
    parameters: ["number", "text"],
    result: "text",
    sql: (a, b) => `strftime(make_timestamp(round(${a} * 1000)::BIGINT), ${b})`,
  },
  /** The moment that a text says in a format; null where it does not have the format. */
  moment_parse: {
    parameters: ["text", "text"],
    result: "number",
    sql: (a, b) => `epoch_us(try_strptime(${a}, ${b})) / 1000.0`,
  },
  /** A part of a moment by DuckDB's name of it: year, quarter, month, week, day, doy, dow (0 is Sunday), hour, and so on. */
  moment_part: {
    parameters: ["number", "text"],
    result: "number",
    sql: (a, b) => `date_part(${b}, make_timestamp(round(${a} * 1000)::BIGINT))::DOUBLE`,
  },
  /** The beginning of the year, quarter, month, week (Monday) and so on that a moment is in. */
  moment_start: {
    parameters: ["number", "text"],
    result: "number",
    sql: (a, b) => `epoch_us(date_trunc(${b}, make_timestamp(round(${a} * 1000)::BIGINT))::TIMESTAMP) / 1000.0`,
  },
  /** A moment so many months later; the last day of the month where it has no such day. */
  add_months: {
    parameters: ["number", "number"],
    result: "number",
    sql: (a, b) => `epoch_us(make_timestamp(round(${a} * 1000)::BIGINT) + to_months((${b})::INTEGER)) / 1000.0`,
  },
  /** A duration as `[-][d.]hh:mm:ss[.fffffff]`. */
  duration_text: {
    parameters: ["number"],
    result: "text",
    sql: (a) =>
      `list_transform([round(abs(${a}) * 10000)::HUGEINT], lambda rw_t: CASE WHEN ${a} < 0 THEN '-' ELSE '' END || CASE WHEN rw_t >= 864000000000 THEN (rw_t // 864000000000)::VARCHAR || '.' ELSE '' END || lpad((rw_t // 36000000000 % 24)::VARCHAR, 2, '0') || ':' || lpad((rw_t // 600000000 % 60)::VARCHAR, 2, '0') || ':' || lpad((rw_t // 10000000 % 60)::VARCHAR, 2, '0') || CASE WHEN rw_t % 10000000 > 0 THEN '.' || lpad((rw_t % 10000000)::VARCHAR, 7, '0') ELSE '' END)[1]`,
  },

  // Lists
  list: { parameters: [], rest: "T", result: "T[]", sql: (...a) => `[${a.join(", ")}]` },
  /** Counts from 0, negative from the end; null beyond. */
  element: {
    parameters: ["T[]", "number"],
    result: "T",
    sql: (a, b) => `(${a})[CASE WHEN ${b} >= 0 THEN (${b})::BIGINT + 1 ELSE (${b})::BIGINT END]`,
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
      `(${a})[CASE WHEN ${b} >= 0 THEN (${b})::BIGINT + 1 ELSE (${b})::BIGINT END:CASE WHEN ${c} >= 0 THEN (${c})::BIGINT + 1 ELSE (${c})::BIGINT END]`,
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
  /** The element of a list of one; null for a list of none or of several. */
  only_element: {
    parameters: ["T[]"],
    result: "T",
    sql: (a) => `list_transform([${a}], lambda rw_l: CASE WHEN len(rw_l) = 1 THEN rw_l[1] END)[1]`,
  },
  /** A list of one; null for null. */
  as_list: {
    parameters: ["T"],
    result: "T[]",
    sql: (a) => `nullif(list_filter([${a}], lambda rw_x: rw_x IS NOT NULL), [])`,
  },
  /** Null for the empty list. */
  null_if_empty: { parameters: ["T[]"], result: "T[]", sql: (a) => `nullif(${a}, [])` },
  /** Sorted, without nulls. */
  list_sort: {
    parameters: ["T[]"],
    result: "T[]",
    sql: (a) => `list_sort(list_filter(${a}, lambda rw_x: rw_x IS NOT NULL))`,
  },
  list_reverse: { parameters: ["T[]"], result: "T[]", sql: named("list_reverse") },
  /** Null for the empty list. */
  list_sum: { parameters: ["numbers"], result: "number", sql: named("list_sum") },
  /** One list after the other. */
  list_join_lists: { parameters: ["T[]", "T[]"], result: "T[]", sql: (a, b) => `(${a} || ${b})` },
  /** Where an element stands first, counted from 0; null where it is not in the list. */
  list_index: {
    parameters: ["T[]", "T"],
    result: "number",
    sql: (a, b) => `(nullif(list_position(${a}, ${b}), 0) - 1)::DOUBLE`,
  },
  /** Those of the first list that are (not) in the second, without repeats; null is the empty list. */
  list_intersect: {
    parameters: ["T[]", "T[]"],
    result: "T[]",
    sql: (a, b) =>
      `list_filter(list_distinct(coalesce(${a}, [])), lambda rw_x: list_contains(coalesce(${b}, []), rw_x))`,
  },
  list_except: {
    parameters: ["T[]", "T[]"],
    result: "T[]",
    sql: (a, b) =>
      `list_filter(list_distinct(coalesce(${a}, [])), lambda rw_x: NOT list_contains(coalesce(${b}, []), rw_x))`,
  },
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
  /** A text as it is, anything else as JSON without blanks. */
  json_compact: {
    parameters: ["json"],
    result: "text",
    sql: (a) =>
      `CASE WHEN json_type(${a}) = 'VARCHAR' THEN json_extract_string(${a}, '$') ELSE json(${a})::VARCHAR END`,
  },
  /**
   * Elements of an array, an object of one member for each of an object's; anything else, null too, alone. JSON's null is
   * null.
   */
  json_spread: {
    parameters: ["json"],
    result: "jsons",
    sql: (a) =>
      `CASE coalesce(json_type(${a}), 'NULL') WHEN 'NULL' THEN [NULL::JSON] WHEN 'ARRAY' THEN list_transform(from_json(${a}, '["JSON"]'), lambda rw_e: rw_not_null(rw_e)) WHEN 'OBJECT' THEN list_transform(json_keys(${a}), lambda rw_k: json_object(rw_k, json_extract(${a}, '$.' || to_json(rw_k)))) ELSE [${a}] END`,
  },
  /** The same with `[name, value]` for each member of an object. */
  json_pairs: {
    parameters: ["json"],
    result: "jsons",
    sql: (a) =>
      `CASE coalesce(json_type(${a}), 'NULL') WHEN 'NULL' THEN [NULL::JSON] WHEN 'ARRAY' THEN list_transform(from_json(${a}, '["JSON"]'), lambda rw_e: rw_not_null(rw_e)) WHEN 'OBJECT' THEN list_transform(json_keys(${a}), lambda rw_k: json_array(rw_k, json_extract(${a}, '$.' || to_json(rw_k)))) ELSE [${a}] END`,
  },
  /** The names of an object's members; null for anything else. */
  json_keys: {
    parameters: ["json"],
    result: "texts",
    sql: (a) => `CASE WHEN json_type(${a}) = 'OBJECT' THEN json_keys(${a}) END`,
  },
  /** An object of names and values in turn. */
  json_object: { parameters: [], rest: "any", result: "json", sql: named("json_object") },
  json_array: { parameters: [], rest: "any", result: "json", sql: named("json_array") },
  /** The members of both objects; of the second where both have one. */
  json_merge: { parameters: ["json", "json"], result: "json", sql: named("json_merge_patch") },
  /** The members of all objects of a list, of the last one that has a member; an empty object for none. */
  json_merge_all: {
    parameters: ["jsons"],
    result: "json",
    sql: (a) =>
      `list_reduce(list_prepend('{}'::JSON, coalesce(${a}, [])), lambda rw_a, rw_b: json_merge_patch(rw_a, rw_b))`,
  },
  whole_json: { parameters: ["number"], result: "json", sql: (a) => `to_json((${a})::BIGINT)` },
  whole_list_json: { parameters: ["numbers"], result: "json", sql: (a) => `to_json((${a})::BIGINT[])` },
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
