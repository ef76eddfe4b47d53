import { any, call, missing, now, number } from "../../../relation/build.ts";
import type { EsqlCall, EsqlFunction } from "./context.ts";
import { conversionOf } from "./convert.ts";
import { dateFunctions } from "./functions-date.ts";
import { multivalueFunctions } from "./functions-multivalue.ts";
import { textFunctions } from "./functions-text.ts";
import {
  asType,
  commonType,
  elementType,
  isMany,
  listType,
  many,
  nullOf,
  single,
  typedValue,
  type Value,
} from "./value.ts";

/** A scalar function by its name in lower case; undefined for one that is not read. */
export function scalarFunction(name: string): EsqlFunction | undefined {
  const known = functions.get(name);
  if (known !== undefined || !name.startsWith("to_")) return known;
  const convert = conversionOf(name.slice("to_".length));
  if (convert === undefined) return undefined;
  return (called) => {
    // A second argument is the base of a number.
    if (called.values.length !== 1) return called.fail(`\`${name}\` is read with one argument only`);
    return convert(called.argument(0), called.node);
  };
}

/** The first that is not null, of one value or several. */
function coalesce(called: EsqlCall): Value {
  const type = commonType(called.values);
  if (type === undefined) return called.fail("The arguments of `coalesce` are of several types");
  if (type === "null") return nullOf("null");
  const values = called.values.map((value) => asType(value, type));
  if (values.some(isMany)) return typedValue(type, call("coalesce_list", ...values.map(many)));
  return typedValue(type, call("coalesce", ...values.map(({ scalar }) => scalar)));
}

/**
 * The value of the first condition that is true, null where none is and no default stands last. A condition of several
 * values is false, with a warning (Elasticsearch csv-spec conditional, caseOnMv).
 */
function caseOf(called: EsqlCall): Value {
  const { values } = called;
  const pairs = Math.floor(values.length / 2);
  const results = [...Array(pairs).keys()].map((index) => called.argument(2 * index + 1));
  const otherwise = values.length % 2 === 1 ? called.argument(values.length - 1) : nullOf("null");
  const type = commonType([...results, otherwise]);
  if (type === undefined) return called.fail("The values of `case` are of several types");
  const all = [...results, otherwise].map((value) => asType(value, type));
  const several = all.some(isMany);
  const form = (value: Value) => {
    if (!several) return value.scalar;
    return value.constant === null ? missing(listType(type)) : many(value);
  };
  let result = form(asType(otherwise, type));
  for (let index = pairs - 1; index >= 0; index -= 1) {
    const test = single(called.typed(2 * index, "boolean"));
    const value = form(asType(called.argument(2 * index + 1), type));
    result = call(several ? "if_list" : "if", test, value, result);
  }
  return typedValue(type, result);
}

/** Of several columns; each stands for its greatest or least value, and null among them makes null. */
function extreme(name: "greatest" | "least"): EsqlFunction {
  return (called) => {
    const type = commonType(called.values);
    if (type === undefined || elementType(type) !== "number") return called.fail(`\`${name}\` is read of numbers only`);
    const values = called.values.map((each) => {
      const value = asType(each, type);
      if (!isMany(value)) return value.scalar;
      return call("element", call("list_sort", value.scalar), number(name === "greatest" ? -1 : 0));
    });
    const unknown = any(values.map((value) => call("is_null", value)));
    return typedValue(type, call("if", unknown, missing("number"), call(name, ...values)));
  };
}

function rounding(name: "floor" | "ceiling"): EsqlFunction {
  return (called) => {
    const value = called.typed(0, "whole", "fraction");
    // "This is a noop for long and integer."
    return value.type === "whole"
      ? typedValue("whole", single(value))
      : typedValue("fraction", call(name, single(value)));
  };
}

function round(called: EsqlCall): Value {
  const value = called.typed(0, "whole", "fraction");
  if (called.values.length < 2) return typedValue(value.type, call("round", single(value)));
  const { constant } = called.argument(1);
  if (typeof constant !== "number") return called.fail("The number of places is not the same in every row", 1);
  const scale = number(10 ** constant);
  return typedValue(value.type, call("divide", call("round", call("multiply", single(value), scale)), scale));
}

/** "Returns true if the provided IP is contained in one of the provided CIDR blocks." */
function cidrMatch(called: EsqlCall): Value {
  const address = single(called.typed(0, "ip"));
  const blocks = called.values.slice(1).map((_, index) => called.typed(index + 1, "text"));
  return typedValue("boolean", any(blocks.map((block) => call("in_network", address, single(block)))));
}

const functions: ReadonlyMap<string, EsqlFunction> = new Map<string, EsqlFunction>([
  ...textFunctions,
  ...multivalueFunctions,
  ...dateFunctions,
  ["coalesce", coalesce],
  ["case", caseOf],
  ["greatest", extreme("greatest")],
  ["least", extreme("least")],
  ["floor", rounding("floor")],
  ["ceil", rounding("ceiling")],
  ["round", round],
  [
    "abs",
    (called) => {
      const value = called.typed(0, "whole", "fraction");
      return typedValue(value.type, call("abs", single(value)));
    },
  ],
  ["cidr_match", cidrMatch],
  ["now", () => typedValue("date", now)],
]);
