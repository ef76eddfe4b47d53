import { type FunctionDefinition, named } from "./function-definition.ts";

/** Of lists and of JSON. */
export const LIST_FUNCTIONS = {
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
