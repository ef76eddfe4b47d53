import type { EqlNode } from "../../../../backends/elastic/parse/eql/syntax.ts";
import { call, column, missing, number, text, truth } from "../../../relation/build.ts";
import { elementOf, type Scalar } from "../../../relation/nodes.ts";
import { Unreadable } from "../unreadable.ts";
import { clauseOf, type EqlContext, fieldOf } from "./context.ts";
import type { Occurrence } from "./truth.ts";

/** A value that a script computes. */
export interface Value {
  readonly scalar: Scalar;
  /** A number without a fraction: dividing two of them gives one again. */
  readonly whole: boolean;
  readonly occurrences: readonly Occurrence[];
}

const WHOLE: ReadonlySet<string> = new Set(["long", "integer", "short", "byte", "unsigned_long"]);

export function readValue(node: EqlNode, context: EqlContext): Value {
  const refuse = (what: string): Unreadable => new Unreadable(what, clauseOf(node, context));
  switch (node.kind) {
    case "literal":
      // 4.0 has no fraction and is a float nevertheless.
      return literalValue(node.value, /[.eE]/.test(context.text.slice(node.start, node.end)));
    case "field": {
      const field = fieldOf(node, context);
      if (field === undefined) return literalValue(null);
      const element = elementOf(field.values.type);
      if (field.lowered || element === undefined || !["keyword", "number", "boolean"].includes(field.class)) {
        throw refuse(`Computing with the ${field.type} field ${node.name} is not read`);
      }
      const item = context.fresh();
      return {
        scalar: column(item, element),
        whole: WHOLE.has(field.type),
        occurrences: [{ item, values: field.values }],
      };
    }
    case "negative":
      return arithmetic("subtract", [literalValue(0), readValue(node.operand, context)], refuse);
    case "arithmetic":
      return arithmetic(
        operators[node.operator],
        [readValue(node.left, context), readValue(node.right, context)],
        refuse,
      );
    case "call": {
      const name = node.name.toLowerCase();
      const read = Object.hasOwn(functions, name) ? functions[name] : undefined;
      if (read === undefined) throw refuse(`The function ${node.name} is not read here`);
      return read(
        node.arguments.map((argument) => readValue(argument, context)),
        refuse,
      );
    }
    default:
      throw refuse("A condition as a value is not read");
  }
}

function literalValue(value: string | number | boolean | null, float = false): Value {
  const scalar =
    value === null
      ? missing("text")
      : typeof value === "string"
        ? text(value)
        : typeof value === "number"
          ? number(value)
          : truth(value);
  return { scalar, whole: typeof value === "number" && !float, occurrences: [] };
}

type Refuse = (what: string) => Unreadable;
type Operation = "add" | "subtract" | "multiply" | "divide" | "modulo";

const operators: Readonly<Record<"+" | "-" | "*" | "/" | "%", Operation>> = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  "%": "modulo",
};

/** Null in, null out. Two whole numbers divide to a whole number, without the fraction ("EQL syntax reference", math). */
function arithmetic(operation: Operation, args: readonly Value[], refuse: Refuse): Value {
  const [left, right] = args;
  if (left === undefined || right === undefined || args.length > 2) throw refuse(`${operation} takes two numbers`);
  const operands = [left, right].map(({ scalar }) => {
    if (scalar.kind === "literal" && scalar.value === null) return missing("number");
    if (scalar.type !== "number") throw refuse(`${operation} takes numbers`);
    return scalar;
  });
  const whole = left.whole && right.whole;
  const result = call(operation, ...operands);
  const scalar = operation === "divide" && whole ? truncated(result) : result;
  return { scalar, whole, occurrences: [...left.occurrences, ...right.occurrences] };
}

function truncated(value: Scalar): Scalar {
  const size = call("floor", call("abs", value));
  return call("if", call("less", value, number(0)), call("subtract", number(0), size), size);
}

function asText({ scalar }: Value): Scalar {
  if (scalar.type === "number") return call("to_text", scalar);
  return scalar.type === "boolean" ? call("boolean_text", scalar) : scalar;
}

function onText(value: Value | undefined, refuse: Refuse): Scalar {
  if (value?.scalar.type !== "text") throw refuse("This function takes text");
  return value.scalar;
}

const functions: Readonly<Record<string, (args: readonly Value[], refuse: Refuse) => Value>> = {
  add: (args, refuse) => arithmetic("add", args, refuse),
  subtract: (args, refuse) => arithmetic("subtract", args, refuse),
  multiply: (args, refuse) => arithmetic("multiply", args, refuse),
  divide: (args, refuse) => arithmetic("divide", args, refuse),
  modulo: (args, refuse) => arithmetic("modulo", args, refuse),
  /** In UTF-16 units in Elasticsearch, in characters here. */
  length: ([value], refuse) => ({
    scalar: call("length", onText(value, refuse)),
    whole: true,
    occurrences: value?.occurrences ?? [],
  }),
  /** Null if any part is ("EQL function reference", concat). */
  concat: (args) => ({
    scalar: call("concat", text(""), ...args.map(asText)),
    whole: false,
    occurrences: args.flatMap(({ occurrences }) => occurrences),
  }),
  string: ([value], refuse) => {
    if (value === undefined) throw refuse("string takes one value");
    return { scalar: asText(value), whole: false, occurrences: value.occurrences };
  },
  /** Decimal, or hexadecimal behind `0x`, with blanks around ("EQL function reference", number). */
  number: ([value, base], refuse) => {
    if (base !== undefined) throw refuse("number with a base is not read");
    const trimmed = call("trim", onText(value, refuse));
    const decimal = call("regex_matches", trimmed, text("^[-+]?[0-9]+(?:\\.[0-9]+)?$"));
    const scalar = call("if", decimal, call("to_number", trimmed), missing("number"));
    return { scalar, whole: false, occurrences: value?.occurrences ?? [] };
  },
  /** Positions count from 0, the end is not included ("EQL function reference", substring). */
  substring: ([value, from, to], refuse) => {
    const start = from?.scalar.kind === "literal" ? from.scalar.value : undefined;
    const end = to === undefined ? undefined : to.scalar.kind === "literal" ? to.scalar.value : null;
    if (typeof start !== "number" || start < 0 || (end !== undefined && (typeof end !== "number" || end < 0))) {
      throw refuse("substring is read with constant positions from the start");
    }
    const size = end === undefined ? 2 ** 31 - 1 : Math.max(0, end - start);
    const scalar = call("substring", onText(value, refuse), number(start), number(size));
    return { scalar, whole: false, occurrences: value?.occurrences ?? [] };
  },
};
