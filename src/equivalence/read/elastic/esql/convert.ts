import type { Place } from "../../../../backends/elastic/parse/problem.ts";
import { call, filtered, mapped, missing, number, text } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import { EsqlFailure } from "./failure.ts";
import { type EsqlType, isMany, nullOf, type Value } from "./value.ts";

type Conversion = (value: Value, place: Place) => Value;

/** The conversion that `to_…` and `::` stand for, by the name of the type; undefined for one that is not read. */
export function conversionOf(name: string): Conversion | undefined {
  return conversions.get(name);
}

function conversion(type: EsqlType, convert: (item: Scalar, from: EsqlType) => Scalar | undefined): Conversion {
  return (value, place) => {
    if (value.index === true)
      throw new EsqlFailure("The names of indexes behind a data stream are not simulated", place);
    if (value.type === "null") return nullOf(type);
    return eachValue(value, type, (item) => {
      const converted = convert(item, value.type);
      if (converted === undefined) throw new EsqlFailure(`${value.type} is not converted to ${type} here`, place);
      return converted;
    });
  };
}

/** A function that takes "a single- or multi-valued column"; values that it gives null for are left out. */
export function eachValue(value: Value, type: EsqlType, convert: (item: Scalar) => Scalar): Value {
  if (!isMany(value)) return { type, scalar: convert(value.scalar) };
  const converted = mapped(value.scalar, "item", convert);
  const present = filtered(converted, "item", (item) => call("not", call("is_null", item)));
  return { type, scalar: call("null_if_empty", present) };
}

/** Numbers as Java prints them, as far as that is the same as here: fractions that are whole have a `.0`. */
function toText(item: Scalar, from: EsqlType): Scalar | undefined {
  switch (from) {
    case "whole":
      return call("to_text", item);
    case "fraction":
      return call(
        "if",
        call("equals", item, call("floor", item)),
        call("concat", call("to_text", item), text(".0")),
        call("to_text", item),
      );
    case "boolean":
      return call("boolean_text", item);
    case "date":
      return call("moment_text", item);
    case "ip":
    case "version":
    case "text":
      return item;
    default:
      return undefined;
  }
}

// Double.parseDouble, without the forms that only programs write; other texts give null and a warning.
const DECIMAL = "\\A[ \\t]*[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?[ \\t]*\\z";

function toFraction(item: Scalar, from: EsqlType): Scalar | undefined {
  switch (from) {
    case "whole":
    case "fraction":
    case "date":
      return item;
    case "boolean":
      return call("if", item, number(1), number(0));
    case "text":
      return call(
        "if",
        call("regex_matches", item, text(DECIMAL)),
        call("to_number", call("trim", item)),
        missing("number"),
      );
    default:
      return undefined;
  }
}

/** Rounded, as conversions from fractions are (Elasticsearch reference, ES|QL TO_LONG). */
function toWhole(item: Scalar, from: EsqlType): Scalar | undefined {
  if (from === "whole") return item;
  const value = toFraction(item, from);
  return value === undefined ? undefined : call("round", value);
}

/** Of 32 bits; what does not fit gives null and a warning (Elasticsearch csv-spec ints, convertStringToInt). */
function toInteger(item: Scalar, from: EsqlType): Scalar | undefined {
  const value = from === "whole" ? item : toWhole(item, from);
  if (value === undefined) return undefined;
  const fits = call("less_equal", call("abs", value), number(2 ** 31 - 1));
  return call("if", fits, value, missing("number"));
}

function toDate(item: Scalar, from: EsqlType): Scalar | undefined {
  if (from === "whole" || from === "fraction" || from === "date") return item;
  return from === "text" ? call("moment", item) : undefined;
}

/** "A string value of true will be case-insensitive converted to true", anything else to false; 0 is false. */
function toBoolean(item: Scalar, from: EsqlType): Scalar | undefined {
  if (from === "boolean") return item;
  if (from === "text") return call("equals", call("lower_ascii", item), text("true"));
  if (from === "whole" || from === "fraction") return call("not", call("equals", item, number(0)));
  return undefined;
}

function toAddress(item: Scalar, from: EsqlType): Scalar | undefined {
  if (from === "ip") return item;
  if (from !== "text") return undefined;
  const valid = call("or", call("in_network", item, text("0.0.0.0/0")), call("in_network", item, text("::/0")));
  return call("if", valid, item, missing("text"));
}

const asText = conversion("text", toText);
const toLong = conversion("whole", toWhole);
const asInteger = conversion("whole", toInteger);
const toDouble = conversion("fraction", toFraction);
const toDatetime = conversion("date", toDate);
const asBoolean = conversion("boolean", toBoolean);

const conversions: ReadonlyMap<string, Conversion> = new Map([
  ...["string", "str", "keyword"].map((name) => [name, asText] as const),
  ...["integer", "int"].map((name) => [name, asInteger] as const),
  ["long", toLong],
  ...["double", "dbl"].map((name) => [name, toDouble] as const),
  ...["datetime", "date", "dt"].map((name) => [name, toDatetime] as const),
  ...["boolean", "bool"].map((name) => [name, asBoolean] as const),
  ["ip", conversion("ip", toAddress)],
]);
