import type { Expression } from "../../catalog/expression.ts";
import type { FieldDefinition } from "../../catalog/nodes.ts";
import { assertNever } from "../../model/walk.ts";
import { remember } from "../../remember.ts";
import { asciiRegex } from "./regex-ascii.ts";
import { call, type Kql, type KqlType, member, name, type Typed, text } from "./syntax.ts";

/** Names that bindings and plans use for what is no stored column. */
export const COLUMNS = {
  time: "TimeGenerated",
  first: "StartTime",
  last: "EndTime",
  score: "Score",
} as const;

const SPECIAL: ReadonlyMap<string, Typed> = new Map([
  ["$ingestion_time", { kql: call("ingestion_time"), type: "datetime" }],
  ["ingestion_time()", { kql: call("ingestion_time"), type: "datetime" }],
  ["$time.first", { kql: name(COLUMNS.first), type: "datetime" }],
  ["$time.last", { kql: name(COLUMNS.last), type: "datetime" }],
  ["$score", { kql: name(COLUMNS.score), type: "long" }],
]);

/**
 * What a binding's expression is in KQL. Text that is missing is empty; other types have a null. Expressions come from the
 * catalog, so one node serves all detections.
 */
export const lowerExpression = remember((expression: Expression): Typed => {
  switch (expression.kind) {
    case "column":
      return SPECIAL.get(expression.name) ?? { kql: name(expression.name), type: kqlType(expression.type) };
    case "first_of":
    case "any_of":
      return firstOf(flatOptions(expression).map(lowerExpression));
    case "lower":
      return { kql: call("tolower", asText(lowerExpression(expression.of))), type: "string" };
    case "remove":
      return {
        kql: call("replace_string", asText(lowerExpression(expression.of)), text(expression.text), text("")),
        type: "string",
      };
    case "segment": {
      const parts = call("split", asText(lowerExpression(expression.of)), text(expression.separator));
      return { kql: call("tostring", member(parts, expression.index)), type: "string" };
    }
    case "extract": {
      const of = asText(lowerExpression(expression.of));
      const regex: Kql = { kind: "regex", source: asciiRegex(expression.regex) };
      return { kql: call("extract", regex, { kind: "number", value: 1 }, of), type: "string" };
    }
    case "only_if": {
      const of = asText(lowerExpression(expression.of));
      const holds: Kql = { kind: "binary", operator: "contains", left: of, right: text(expression.contains) };
      const [then, otherwise] = expression.negated ? [text(""), of] : [of, text("")];
      return { kql: call("iff", holds, then, otherwise), type: "string" };
    }
    case "path": {
      const of = lowerExpression(expression.of);
      const base = expression.parse || of.type === "string" ? call("parse_json", of.kql) : of.kql;
      return { kql: expression.path.reduce<Kql>((at, key) => member(at, key), base), type: "dynamic" };
    }
    case "constant":
      return constant(expression.value);
    case "absent":
      return { kql: text(""), type: "string" };
    default:
      return assertNever(expression);
  }
});

/** The first of a first is a first: nested choices are one. */
function flatOptions(expression: Expression): readonly Expression[] {
  const isChoice = expression.kind === "first_of" || expression.kind === "any_of";
  return isChoice ? expression.options.flatMap(flatOptions) : [expression];
}

function firstOf(options: readonly Typed[]): Typed {
  const [first] = options;
  if (first === undefined) return { kql: text(""), type: "string" };
  if (options.length === 1) return first;
  const same = first.type !== "dynamic" && options.every((option) => option.type === first.type);
  // Of text, coalesce() takes the first that is not empty.
  if (same) return { kql: call("coalesce", ...options.map((option) => option.kql)), type: first.type };
  return { kql: call("coalesce", ...options.map(asText)), type: "string" };
}

function constant(value: string | number | boolean): Typed {
  if (typeof value === "string") return { kql: text(value), type: "string" };
  if (typeof value === "boolean") return { kql: { kind: "bool", value }, type: "bool" };
  return { kql: { kind: "number", value }, type: Number.isInteger(value) ? "long" : "real" };
}

const TYPES: ReadonlyMap<string, KqlType> = new Map([
  ["string", "string"],
  ["dynamic", "dynamic"],
  ["int", "long"],
  ["integer", "long"],
  ["long", "long"],
  ["real", "real"],
  ["double", "real"],
  ["decimal", "real"],
  ["number", "real"],
  ["bool", "bool"],
  ["boolean", "bool"],
  ["datetime", "datetime"],
  ["timespan", "timespan"],
]);

function kqlType(type: string): KqlType {
  return TYPES.get(type) ?? "string";
}

/** The value as text; a null becomes empty text. */
export function asText(value: Typed): Kql {
  return value.type === "string" ? value.kql : call("tostring", value.kql);
}

export function asNumber(value: Typed): Kql {
  return value.type === "long" || value.type === "real" ? value.kql : call("todouble", value.kql);
}

/** True where the value is not missing. Never null. */
export function isPresent(value: Typed): Kql {
  if (value.type === "string") return call("isnotempty", value.kql);
  return value.type === "dynamic" ? call("isnotempty", asText(value)) : call("isnotnull", value.kql);
}

/** A value fit for a column of the result: properties of a dynamic take the type that the catalog gives the field. */
export function asColumn(value: Typed, definition: FieldDefinition): Typed {
  if (value.type !== "dynamic" || definition.list) return value;
  switch (definition.type) {
    case "integer":
      return { kql: call("tolong", value.kql), type: "long" };
    case "number":
      return { kql: call("todouble", value.kql), type: "real" };
    case "boolean":
      return { kql: call("tobool", value.kql), type: "bool" };
    case "datetime":
      return { kql: call("todatetime", value.kql), type: "datetime" };
    case "string":
    case "ip":
      return { kql: asText(value), type: "string" };
    default:
      return assertNever(definition.type);
  }
}

/** A value of `type` read out of a dynamic. */
export function fromDynamic(kql: Kql, type: KqlType): Kql {
  const casts: Readonly<Record<KqlType, string | undefined>> = {
    string: "tostring",
    dynamic: undefined,
    long: "tolong",
    real: "todouble",
    bool: "tobool",
    datetime: "todatetime",
    timespan: "totimespan",
  };
  const cast = casts[type];
  return cast === undefined ? kql : call(cast, kql);
}

/** What stands for a missing value of a type. */
export function missing(type: KqlType): Kql {
  return type === "string" ? text("") : { kind: "null", type };
}
