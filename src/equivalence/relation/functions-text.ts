import { type FunctionDefinition, infix, named } from "./function-definition.ts";

/** Of truth values, of values of any type, and of texts. */
export const TEXT_FUNCTIONS = {
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
} as const satisfies Readonly<Record<string, FunctionDefinition>>;
