import type { DetectionValue } from "../sigma/item.ts";
import type { Modifier } from "../sigma/modifiers.ts";
import { literalString, literalText, printString } from "../sigma/value.ts";
import { didYouMean } from "./did-you-mean.ts";
import { numberOf, typedValue } from "./field-values.ts";
import { networkBase, parseNetwork, printNetwork } from "./network.ts";
import type { Match, Predicate, Scalar } from "./predicate.ts";
import type { Reader, TestedField } from "./predicate-from-sigma.ts";
import { checkRegex, type RegexProblem } from "./regex-check.ts";
import { asksPresence, stringTest, vocabularyTest } from "./string-test.ts";
import type { TestContext } from "./test-context.ts";
import { assertNever } from "./walk.ts";

/** The test of one field against one value. Values of a list are joined, and `neq` negates, around this. */
export function valueTest<F extends TestedField>(
  test: TestContext<F>,
  value: DetectionValue,
  modifiers: readonly Modifier[],
  reader: Reader<F>,
): Predicate<F> {
  const missing: Predicate<F> = { kind: "not", operand: test.test({ kind: "exists" }), span: test.span };
  switch (value.kind) {
    case "null":
      return missing;
    case "boolean":
      if (modifiers.includes("exists")) return value.value ? test.test({ kind: "exists" }) : missing;
      return equalsTest(test, value.value, String(value.value));
    case "number": {
      const operator = modifiers.find(isComparison);
      return operator === undefined
        ? equalsTest(test, value.value, value.text)
        : compareTest(test, operator, value.text);
    }
    case "string":
      if (test.definition.type === "string") return stringTest(test, value.parts, modifiers);
      return plainTest(test, value.parts, modifiers);
    case "raw":
      return rawTest(test, value.text, modifiers, reader);
    default:
      return assertNever(value);
  }
}

function equalsTest<F>(test: TestContext<F>, value: Scalar, written: string): Predicate<F> {
  const typed = typedValue(test.definition, value, written);
  if (!typed.ok) return test.problem(typed.code, typed.message, typed.help);
  return test.test({ kind: "equals", values: [typed.value], cased: false });
}

type Comparison = Extract<Match<unknown>, { readonly kind: "compare" }>["operator"];

function isComparison(modifier: Modifier): modifier is Comparison {
  return modifier === "gt" || modifier === "gte" || modifier === "lt" || modifier === "lte";
}

function compareTest<F>(test: TestContext<F>, operator: Comparison, written: string): Predicate<F> {
  const { definition } = test;
  if (definition.type !== "integer" && definition.type !== "number") {
    const message = `\`${operator}\` compares numbers, and "${definition.name}" is of type ${definition.type}`;
    return test.problem("RW3004", message);
  }
  // A bound may lie between two integers.
  const number = numberOf({ ...definition, type: "number" }, written);
  if (!number.ok) return test.problem(number.code, number.message, number.help);
  return test.test({ kind: "compare", operator, value: number.value });
}

/** Text written for a field that holds no text: a literal is read as the field's type, `*` asks whether it is there. */
function plainTest<F>(
  test: TestContext<F>,
  parts: Parameters<typeof stringTest>[1],
  modifiers: readonly Modifier[],
): Predicate<F> {
  const { definition } = test;
  if (asksPresence(parts) && modifiers.every((modifier) => modifier === "neq" || modifier === "all")) {
    return test.test({ kind: "exists" });
  }
  const operator = modifiers.find((modifier) => modifier !== "neq" && modifier !== "all" && modifier !== "cased");
  const text = literalText(parts);
  if (operator !== undefined || text === undefined) {
    const what = operator === undefined ? `A pattern such as "${printString(parts)}"` : `\`${operator}\``;
    const message = `${what} needs text, and "${definition.name}" is of type ${definition.type}`;
    return test.problem("RW3004", message, otherOperator(definition.type));
  }
  return text === "" ? test.missing() : equalsTest(test, text, text);
}

function otherOperator(type: string): string | undefined {
  if (type === "ip") return "Use cidr with a network";
  return type === "integer" || type === "number" ? "Use gt, gte, lt or lte" : undefined;
}

/** Operands without wildcards: expressions, networks, and names of fields, lists and groups. */
function rawTest<F extends TestedField>(
  test: TestContext<F>,
  text: string,
  modifiers: readonly Modifier[],
  reader: Reader<F>,
): Predicate<F> {
  if (modifiers.includes("re")) return regexTest(test, text, modifiers);
  if (modifiers.includes("cidr")) return networkTest(test, text);
  if (modifiers.includes("fieldref")) return referenceTest(test, text, modifiers, reader);
  if (modifiers.includes("group")) return groupTest(test, text, reader);
  if (modifiers.includes("in_list")) {
    const lists = reader.context.lists ?? [];
    if (lists.includes(text)) return test.test({ kind: "in_list", list: text });
    return test.problem("RW3003", `There is no list "${text}"`, didYouMean(text, lists));
  }
  return stringTest(test, literalString(text), modifiers);
}

const REGEX_CODES: Readonly<Record<RegexProblem["kind"], "RW3007" | "RW3008" | "RW3009" | "RW3010">> = {
  invalid: "RW3007",
  not_portable: "RW3008",
  backtracking: "RW3009",
  too_large: "RW3010",
};

function regexTest<F>(test: TestContext<F>, source: string, modifiers: readonly Modifier[]): Predicate<F> {
  const { definition } = test;
  if (definition.type !== "string") {
    const message = `\`re\` needs text, and "${definition.name}" is of type ${definition.type}`;
    return test.problem("RW3004", message, otherOperator(definition.type));
  }
  const ignoreCase = modifiers.includes("i");
  const problem = checkRegex(source, ignoreCase);
  if (problem !== undefined) {
    const where = problem.start > 0 ? ` (at character ${problem.start + 1})` : "";
    return test.problem(REGEX_CODES[problem.kind], `${problem.message}${where}`, problem.help);
  }
  const regex = { source, ignoreCase, multiline: modifiers.includes("m"), dotAll: modifiers.includes("s") };
  if (definition.values === undefined) return test.test({ kind: "regex", patterns: [regex] });
  const flags = `${ignoreCase ? "i" : ""}${regex.multiline ? "m" : ""}${regex.dotAll ? "s" : ""}`;
  const expression = new RegExp(source, flags);
  return vocabularyTest(
    test,
    definition.values.filter((word) => expression.test(word)),
    `/${source}/`,
  );
}

function networkTest<F>(test: TestContext<F>, text: string): Predicate<F> {
  const { definition } = test;
  if (definition.type !== "ip" && definition.type !== "string") {
    return test.problem("RW3004", `\`cidr\` needs an address, and "${definition.name}" is of type ${definition.type}`);
  }
  const network = parseNetwork(text);
  if (network === undefined)
    return test.problem("RW3011", `"${text}" is no IPv4 or IPv6 network`, "Write it as 10.0.0.0/8");
  const base = networkBase(network);
  if (base.bits !== network.bits) {
    return test.problem("RW3012", `"${text}" has bits set behind its prefix`, `The network is ${printNetwork(base)}`);
  }
  return test.test({ kind: "cidr", networks: [printNetwork(base)] });
}

function referenceTest<F extends TestedField>(
  test: TestContext<F>,
  name: string,
  modifiers: readonly Modifier[],
  reader: Reader<F>,
): Predicate<F> {
  const field = reader.toField(name, test.span, "value");
  if (field === undefined) return { kind: "constant", value: false, span: test.span };
  const shape = modifiers.find(
    (modifier) => modifier === "contains" || modifier === "startswith" || modifier === "endswith",
  );
  const [a, b] = [test.definition, field.definition];
  const numeric = (type: string): boolean => type === "integer" || type === "number";
  const comparable = a.type === b.type || (numeric(a.type) && numeric(b.type));
  if (shape === undefined ? !comparable : a.type !== "string" || b.type !== "string") {
    const message = `"${a.name}" is of type ${a.type} and "${b.name}" of type ${b.type}`;
    return test.problem(
      "RW3004",
      message,
      shape === undefined ? "Only fields of one type are compared" : `\`${shape}\` needs text on both sides`,
    );
  }
  return test.test({ kind: "same_as", field, shape: shape ?? "equals", cased: modifiers.includes("cased") });
}

function groupTest<F extends TestedField>(test: TestContext<F>, name: string, reader: Reader<F>): Predicate<F> {
  const groups = reader.context.groups ?? new Map();
  const group = groups.get(name);
  if (group === undefined) {
    return test.problem("RW3001", `There is no value group "${name}"`, didYouMean(name, groups.keys()));
  }
  if (group.field !== test.definition.name) {
    return test.problem(
      "RW3002",
      `The group "${name}" has values of "${group.field}", not of "${test.definition.name}"`,
    );
  }
  const operands = group.values.map((value: string) => equalsTest(test, value, value));
  return { kind: "or", operands, span: test.span };
}
