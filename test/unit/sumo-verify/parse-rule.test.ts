import { describe, expect, test } from "vitest";
import { childrenOf, type Expression } from "../../../src/backends/sumo/parse/expression.ts";
import { parseRuleExpression } from "../../../src/backends/sumo/parse/parse-rule.ts";

/** The tree in brackets, without places. */
function outline(node: Expression): string {
  const inner = childrenOf(node).map(outline).join(" ");
  switch (node.kind) {
    case "name":
      return node.name;
    case "string":
      return `${node.quote}${node.value}${node.quote}`;
    case "number":
      return `${node.value}${node.unit ?? ""}`;
    case "boolean":
      return String(node.value);
    case "regex":
      return `/${node.source}/`;
    case "compare":
    case "arithmetic":
      return `(${node.operator} ${inner})`;
    case "call":
      return `${node.name}(${inner})`;
    case "member":
      return `(member ${inner} ${node.name})`;
    case "in":
    case "like":
    case "rlike":
    case "matches":
    case "between":
    case "is_null":
      return `(${node.negated ? "not " : ""}${node.kind} ${inner})`;
    default:
      return `(${node.kind} ${inner})`;
  }
}

const read = (text: string): string => {
  const { rule, problems } = parseRuleExpression(text);
  return rule === undefined ? `! ${problems[0]?.message}` : outline(rule.expression);
};

describe("an expression reads as", () => {
  test.each([
    ["a = 1 OR b = 2 AND NOT c = 3", "(or (= a 1) (and (= b 2) (not (= c 3))))"],
    ["a=1 && (b=2 || !c)", "(and (= a 1) (group (or (= b 2) (not c))))"],
    ["NOT a IN ('x', \"y\")", "(not (in a 'x' \"y\"))"],
    ["a NOT IN ('x')", "(not in a 'x')"],
    ["a !matches /x\\/y/", "(not matches a /x\\/y/)"],
    ["a MATCHES '*x*' and b not like '%x'", "(and (matches a '*x*') (not like b '%x'))"],
    ["a RLIKE '^x' and b between 1 and 2 and c is not null", "(and (rlike a '^x') (between b 1 2) (not is_null c))"],
    ["fields['a.b'] <> fields.c", "(!= (index fields 'a.b') (member fields c))"],
    [
      "toInt(fields['x']) + 2 * -3 >= 10 - 4 - 1",
      "(>= (+ toInt((index fields 'x')) (* 2 (negative 3))) (- (- 10 4) 1))",
    ],
    ["hasThreatMatch([a, b], confidence > 10)", "hasThreatMatch((array a b) (> confidence 10))"],
    ["a > 5m /* five\nminutes */ and b = 2Ki", "(and (> a 5m) (= b 2Ki))"],
    ["True and nUlL is null", "(and true (is_null (null )))"],
  ])("%s", (text, tree) => {
    expect(read(text)).toBe(tree);
  });
});

describe("backslashes and quotes", () => {
  test.each([
    ["'C:\\Users\\'", "'C:\\Users\\'"],
    ["'%\\net.exe'", "'%\\net.exe'"],
    ['"\\"run\\""', '""run""'],
    ['"\\\\*\\SYSVOL"', '"\\\\*\\SYSVOL"'],
    ['"it\'s"', '"it\'s"'],
    ['"C:\\"', '"C:\\"'],
  ])("the string in a = %s", (literal, value) => {
    expect(read(`a = ${literal}`)).toBe(`(= a ${value})`);
  });
});

test("the pipe form takes paths out of the raw fields first", () => {
  const { rule } = parseRuleExpression('| json field=fields "a.b" as c | where c = 1');
  expect(rule?.paths).toMatchObject([{ field: "fields", path: "a.b", alias: "c" }]);
  expect(rule && outline(rule.expression)).toBe("(= c 1)");
});

describe("a problem is told where it is", () => {
  test.each([
    ["a = 'x", "The string is not closed by '", "'"],
    ["(a = 'x'", "Expected ) for the parenthesis at character 1, found the end", ""],
    ["a = 'x')", "This parenthesis closes nothing", ")"],
    ["a = 'x' // why", "// begins no comment here", "//"],
    ["a = 'x' -- why", "-- begins no comment here", "--"],
    ["a = 'x' # why", "# begins no comment here", "#"],
    ["a = 'x' /* why", "The comment is not closed by */", "/*"],
    ["a matches /x", "The regular expression is not closed by a slash", "/"],
    ["a matches /x/i", "A regular expression has no flags behind its slash", "i"],
    ["a ilike 'x'", "There is no ilike", "ilike"],
    ["a = 5 AND", "Expected a value, found the end", ""],
    ["a in ('x',)", "Expected a value, found )", ")"],
    ["a > 5 y", "Expected AND, OR or the end, found y", "y"],
    ["a > 5y", "y is no unit of a number", "y"],
    ["a = ‘x’", "‘ is no quote of the language", "‘"],
    ["", "Expected a value, found the end", ""],
  ])("%s", (text, message, at) => {
    const { problems } = parseRuleExpression(text);
    expect(problems.map((problem) => [problem.message, text.slice(problem.start, problem.end)])).toEqual([
      [message, at],
    ]);
  });
});

describe("text of any depth and size ends in a problem or a tree", () => {
  test.each([
    ["parentheses", `${"(".repeat(20_000)}a`],
    ["not", `${"NOT ".repeat(20_000)}a`],
    ["minus", `a = ${"- ".repeat(20_000)}1`],
    ["sums", `a = 1${" + 1".repeat(20_000)}`],
    ["keys", `a${"['b']".repeat(20_000)}`],
    ["arrays", "[".repeat(20_000)],
    ["calls", "f(".repeat(20_000)],
    ["tests", `a${" = a".repeat(20_000)}`],
  ])("%s", (_name, text) => {
    expect(parseRuleExpression(text).problems).toHaveLength(1);
  });

  test("long lists and junctions are read", () => {
    const items = Array.from({ length: 20_000 }, (_, index) => `'${index}'`);
    expect(parseRuleExpression(`a IN (${items.join(", ")})`).problems).toEqual([]);
    expect(parseRuleExpression(items.map((item) => `a = ${item}`).join(" OR ")).problems).toEqual([]);
  });

  test("time grows with the text, not faster", () => {
    const unclosed = `a = "${'\\" '.repeat(200_000)}`;
    const started = performance.now();
    expect(parseRuleExpression(unclosed).problems).toEqual([]);
    expect(parseRuleExpression(`a matches /${"x".repeat(500_000)}/`).problems).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
