import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseSearch } from "../../../src/backends/splunk/parse/index.ts";
import type { Command, EvalNode, SearchNode } from "../../../src/backends/splunk/parse/syntax.ts";

function only(text: string): Command {
  const { search, problems } = parseSearch(text);
  expect(problems).toEqual([]);
  const last = search.commands.at(-1);
  if (last === undefined) throw new Error("no command");
  return last;
}

/** A term with its grouping made visible. */
function term(node: SearchNode): string {
  switch (node.kind) {
    case "and":
    case "or":
      return `(${node.operands.map(term).join(` ${node.kind} `)})`;
    case "not":
      return `not ${term(node.operand)}`;
    case "compare":
      return `${node.field.name}${node.operator}${node.value.kind === "literal" ? node.value.text : node.value.kind}`;
    case "in":
      return `${node.field.name} in ${node.values.map((value) => (value.kind === "literal" ? value.text : "")).join("|")}`;
    case "keyword":
      return `${node.form === "plain" ? "" : `${node.form}:`}${node.value.text}`;
    default:
      return node.kind === "macro" ? `macro ${node.name}` : "subsearch";
  }
}

function expression(node: EvalNode): string {
  switch (node.kind) {
    case "field":
      return node.name;
    case "text":
      return JSON.stringify(node.value);
    case "number":
      return String(node.value);
    case "group":
      return expression(node.of);
    case "unary":
      return `(${node.operator} ${expression(node.operand)})`;
    case "binary":
      return `(${expression(node.left)} ${node.operator} ${expression(node.right)})`;
    case "in":
      return `(${expression(node.operand)} in ${node.values.map(expression).join("|")})`;
    case "call":
      return `${node.function}(${node.arguments.map(expression).join(", ")})`;
    default:
      return node.kind;
  }
}

function search(text: string): string {
  const command = only(text);
  return command.kind === "search" && command.term !== undefined ? term(command.term) : command.kind;
}

function where(text: string): string {
  const command = only(`a | where ${text}`);
  return command.kind === "where" ? expression(command.condition) : command.kind;
}

describe("the language of search", () => {
  test.each([
    ["a b OR c d", "(a and (b or c) and d)"],
    ["a AND b OR c", "(a and (b or c))"],
    ["NOT a OR b", "(not a or b)"],
    ["NOT (a OR b) c", "(not (a or b) and c)"],
    ['user="a \\"b\\" \\\\ c"', 'user=a "b" \\ c'],
    ["user = alice EventCode!=4688 n>=5", "(user=alice and EventCode!=4688 and n>=5)"],
    ["'a b'=c", "a b=c"],
    ['"a.b{}.c"=*x*', "a.b{}.c=*x*"],
    ['f IN ("a b", c*, 5)', "f in a b|c*|5"],
    ["TERM(10.0.0.1) CASE(Root) src=CASE(A)", "(term:10.0.0.1 and case:Root and src=A)"],
    ["earliest=-1d@d latest=now path=/etc/*", "(earliest=-1d@d and latest=now and path=/etc/*)"],
    ["`source` [search x | return y]", "(macro source and subsearch)"],
    ["and or not", "(and and or and not)"],
    ["by=x", "by=x"],
  ])("%s", (text, expected) => {
    expect(search(text)).toBe(expected);
  });

  test("a stage after a pipe is the same language", () => {
    expect(search("a | search b=c OR d=e f")).toBe("((b=c or d=e) and f)");
  });
});

describe("expressions", () => {
  test.each([
    ["a=1 OR b=2 AND c=3", "((a = 1) or ((b = 2) and (c = 3)))"],
    ["a=1 XOR b=2 OR c=3", "((a = 1) xor ((b = 2) or (c = 3)))"],
    ["NOT a=1 and b==2", "((not (a = 1)) and (b = 2))"],
    ["a+b*c-d%2 > 3.5", "(((a + (b * c)) - (d % 2)) > 3.5)"],
    ["a.\"x\".b = 'c d'", '(((a . "x") . b) = c d)'],
    ['name LIKE "%x_"', '(name like "%x_")'],
    ['LIKE (name, "%x") ', 'LIKE(name, "%x")'],
    ['f IN ("a", 2)', '(f in "a"|2)'],
    ['f NOT IN ("a")', '(not (f in "a"))'],
    ["-x < +1", "((- x) < (+ 1))"],
    ['match(a, "\\\\d\\"\\.")', 'match(a, "\\\\d\\"\\\\.")'],
    ["<<FIELD>>=1 AND x_<<FIELD>>=2", "((<<FIELD>> = 1) and (x_<<FIELD>> = 2))"],
  ])("%s", (text, expected) => {
    expect(where(text)).toBe(expected);
  });
});

describe("commands keep what they say", () => {
  test("stats", () => {
    const command = only(
      'a | stats allnum=t count, dc(user) as "all users" count(eval(x="y")) AS n, p95(z) by a, "b c"',
    );
    if (command.kind !== "stats") throw new Error(command.kind);
    expect(command.options.map(({ name }) => name)).toEqual(["allnum"]);
    const columns = command.aggregates.map((each) => ("kind" in each ? each.name : (each.as?.name ?? each.label)));
    expect(columns).toEqual(["count", "all users", "n", "p95(z)"]);
    expect(command.by.map((each) => ("field" in each ? each.field.name : ""))).toEqual(["a", "b c"]);
  });

  test("tstats", () => {
    const command = only(
      "| tstats summariesonly=t count values(P.user) as user from datamodel=E.P where P.a=b OR P.c=d by P.x _time span=5m",
    );
    if (command.kind !== "tstats") throw new Error(command.kind);
    expect(command.from).toMatchObject({ what: "datamodel", name: { name: "E.P" } });
    expect(command.where === undefined ? "" : term(command.where)).toBe("(P.a=b or P.c=d)");
    expect(command.by.map((each) => ("field" in each ? [each.field.name, each.span] : []))).toEqual([
      ["P.x", undefined],
      ["_time", "5m"],
    ]);
  });

  test.each([
    ["a | rename x as y, \"b c\" AS 'd' z.* as *", "rename"],
    ["a | lookup local=t users name AS user OUTPUTNEW mail city as town", "lookup"],
    ["| inputlookup append=f users where a=b OR c=d", "inputlookup"],
    ["a | dedup 2 user host keepempty=t sortby -_time", "dedup"],
    ["a | sort 0 -num(x), +ip(y) z desc", "sort"],
    ["a | head 5", "head"],
    ["a | head (x>1) null=t", "head"],
    ['a | rex field=x mode=sed "s/a|b/c/g"', "rex"],
    ['a | rex "(?<u>[a-z|]+)" max_match=0', "rex"],
    ['a | regex user!="^a|b$"', "regex"],
    ["a | bin span=5m _time as slot", "bin"],
    ["a | bucket _time span=1h", "bin"],
    ["a | fields - a, b*", "fields"],
    ['a | convert timeformat="%Y" ctime(a) as b num(c)', "convert"],
    ["a | timechart span=1h limit=5 count(x) as n by user useother=f", "chart"],
    ["a | chart sparkline(count, 1h) as s avg(b) over c by d", "chart"],
    ["a | top limit=5 user by src showperc=f", "top"],
    ["a | join type=left user [search b | fields user]", "nested"],
    ["| multisearch [search a | eval x=1] [search b]", "nested"],
    ["a | foreach x_* [ eval <<FIELD>>=lower('<<FIELD>>') ]", "nested"],
    ["a | transaction user maxspan=5m startswith=eval(x=1)", "list"],
    ["a | spath input=_raw path=a.b{}.c output=d", "list"],
    ["a | eval {name}=1, 'c d'=2, \"e.f\"=3", "eval"],
    ["a | predict x as y algorithm=LLP5", "generic"],
    ['a | `ends(1, "b,c")`', "macro"],
  ])("%s", (text, kind) => {
    expect(only(text).kind).toBe(kind);
  });

  test("comments are white space, and quotes hide everything", () => {
    const text = '```one | two``` a ```"``` "x | y ] ) `z`" | where ```n``` b="|"';
    expect(parseSearch(text).problems).toEqual([]);
    expect(parseSearch(text).search.commands.map(({ kind }) => kind)).toEqual(["search", "where"]);
  });

  test("every node lies in the text and within its parent", () => {
    const text = 'a=b (c OR "d e") | stats count(eval(x=1)) as n by y | join y [search z | eval q=if(a=1, "b", c)]';
    const visit = (node: object, start: number, end: number): void => {
      const place = node as { start?: number; end?: number };
      const from = place.start ?? start;
      const to = place.end ?? end;
      expect([from >= start, to <= end, from <= to]).toEqual([true, true, true]);
      for (const value of Object.values(node)) if (typeof value === "object" && value !== null) visit(value, from, to);
    };
    visit(parseSearch(text).search, 0, text.length);
  });
});

describe("what is wrong", () => {
  test.each([
    ['a="b', 'The quote `"` is never closed', 2, 3],
    ["a (b", "The parenthesis `(` is never closed", 2, 3],
    ["a b)", "The parenthesis `)` closes nothing", 3, 4],
    ["a [search b", "The bracket `[` is never closed", 2, 3],
    ["a b]", "The bracket `]` closes nothing", 3, 4],
    ["`a", "The macro call that ` opens is never closed", 0, 1],
    ["``` a", "The comment that ``` opens is never closed", 0, 3],
    ["a ````", "Four or more backticks in a row are refused", 2, 6],
    ["a OR", "The operator OR is missing a term on its right", 2, 4],
    ["AND a", "The operator AND is missing a term on its left", 0, 3],
    ["a NOT", "The operator NOT is missing a term on its right", 2, 5],
    ["a=", "The comparison `=` is missing a value on its right", 1, 2],
    ["=a", "The comparison `=` is missing a field on its left", 0, 1],
    ["a | | b", "There is no command after `|`", 2, 3],
    ["a |", "There is no command after `|`", 2, 3],
    ["a | where", "`where` has no condition", 8, 9],
    ["a | where b c", "Expected an operator, not `c`", 12, 13],
    ["a | where b!c", "Expected an operator, not `!`", 11, 12],
    ["a | where b='c", "The quote `'` is never closed", 12, 13],
    ["a | where AND b", "Expected a value before `AND`", 10, 13],
    ["a | eval b", "Expected `=` after the field `b`, not the end of the command", 9, 10],
    ["a | stats by b", "`stats` has no aggregate such as `count`", 10, 12],
    ["a | stats count by", "There is no field after BY", 16, 18],
    ["a | stats count b=c", undefined, 0, 0],
    ["a | rename b c", "Expected AS after `b`, not `c`", 13, 14],
    ["a | lookup t", "`lookup` has no field to look up", 11, 12],
    ["a | lookup t b OUTPUT", "There is no column after OUTPUT", 15, 21],
    ["a | table", "`table` has no field", 8, 9],
    ["a | sort", "`sort` has no field", 7, 8],
    ["a | rex field=b", "`rex` has no regular expression", 14, 15],
    ["a | convert b", "Expected a conversion such as `ctime(x)`, not `b`", 12, 13],
    ["a | bin", "Expected a field after `bin`, not the end of the command", 6, 7],
  ])("%s", (text, message, start, end) => {
    const [problem] = parseSearch(text).problems;
    if (message === undefined) expect(problem).toBeUndefined();
    else expect(problem).toMatchObject({ message, start, end });
  });

  test("one bad command spoils no other", () => {
    const { search, problems } = parseSearch("a | where b= | stats count by | table c");
    expect(search.commands.map(({ kind }) => kind)).toEqual(["search", "broken", "broken", "list"]);
    expect(problems).toHaveLength(2);
  });

  test.each([
    ["parentheses", `a | where ${"(".repeat(5000)}1=1${")".repeat(5000)}`],
    ["negations", `${"NOT ".repeat(5000)}a`],
    ["subsearches", `${"[search ".repeat(5000)}a${"]".repeat(5000)}`],
    ["calls", `a | eval x=${"if(a=1,1,".repeat(5000)}0${")".repeat(5000)}`],
  ])("too many levels of %s are a problem, not a crash", (_what, text) => {
    expect(parseSearch(text).problems[0]?.kind).toBe("depth");
  });

  test("a long chain of operators is fine", () => {
    expect(parseSearch(`a | where ${"x=1 OR ".repeat(20_000)}y=1`).problems).toEqual([]);
  });
});

test("every search that we emit is read", () => {
  const cases = new URL("../../cases/", import.meta.url);
  const files = readdirSync(cases, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".spl"));
  expect(files.length).toBeGreaterThan(100);
  const refused = files.filter((file) => parseSearch(readFileSync(new URL(file, cases), "utf8")).problems.length > 0);
  expect(refused).toEqual([]);
});
