import { type FunctionDefinition, infix, named } from "./function-definition.ts";

/** Of numbers, moments and durations. */
export const NUMBER_FUNCTIONS = {
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
} as const satisfies Readonly<Record<string, FunctionDefinition>>;
