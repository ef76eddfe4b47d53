import { afterAll, describe, expect, test } from "vitest";
import { type Document, matching, openTestDatabase, readToml } from "./rules.ts";

const database = openTestDatabase();
afterAll(() => database.close());

const draft = (query: string, settings: readonly string[] = []) => ({ type: "eql", language: "eql", query, settings });
const hits = (where: string, documents: readonly Document[]): Promise<readonly number[]> =>
  matching(database, draft(`any where ${where}`), documents);
const action = (...values: readonly unknown[]): readonly Document[] =>
  values.map((value) => ({ event: { action: value } }));

describe("EQL on single events", () => {
  test("== and in keep case and know no wildcards; : and in~ fold A to Z", async () => {
    const documents = action("Write", "write", "WRITE", "wr*te", "wrſte", null);
    expect(await hits('event.action == "write"', documents)).toEqual([1]);
    expect(await hits('event.action in ("write", "Write")', documents)).toEqual([0, 1]);
    expect(await hits('event.action in~ ("write")', documents)).toEqual([0, 1, 2]);
    expect(await hits('event.action : "write"', documents)).toEqual([0, 1, 2]);
    expect(await hits('event.action == "wr*te"', documents)).toEqual([3]);
    expect(await hits('event.action in~ ("wr*te")', documents)).toEqual([3]);
    expect(await hits('event.action : "wr?te"', documents)).toEqual([0, 1, 2, 3, 4]);
    expect(await hits('event.action like "Wr*"', documents)).toEqual([0]);
    expect(await hits('event.action like~ "Wr*E"', documents)).toEqual([0, 1, 2, 3, 4]);
  });

  test("letters beyond A to Z keep their case", async () => {
    expect(await hits('event.action : "Ä*"', action("ÄRGER", "ärger"))).toEqual([0]);
    expect(await hits('event.action : "k"', action("K", "\u212a"))).toEqual([0]);
  });

  test("a backslash in a pattern is a backslash", async () => {
    const documents = action("C:\\Temp\\a.exe", "C:Tempa.exe", "C:\\Temp\\b\na.exe");
    expect(await hits('event.action : "C:\\\\Temp\\\\*a.exe"', documents)).toEqual([0, 2]);
    expect(await hits('event.action : """c:\\temp\\?.exe"""', documents)).toEqual([0]);
  });

  test("not of a comparison is true of documents without the field, as != is", async () => {
    const documents = action("a", "b", "", null, []);
    expect(await hits('not event.action == "a"', documents)).toEqual([1, 2, 3, 4]);
    expect(await hits('event.action != "a"', documents)).toEqual([1, 2, 3, 4]);
    expect(await hits('not event.action : "a*"', documents)).toEqual([1, 2, 3, 4]);
    expect(await hits('event.action not in ("a", "b")', documents)).toEqual([2, 3, 4]);
    expect(await hits('not startsWith(event.action, "a")', documents)).toEqual([1, 2, 3, 4]);
    expect(await hits('not stringContains(event.action, "a")', documents)).toEqual([1, 2, 3, 4]);
    expect(await hits('not endsWith~(event.action, "A")', documents)).toEqual([1, 2, 3, 4]);
  });

  test("not of a script is not", async () => {
    const documents = action("ab", "b", null);
    expect(await hits('not endsWith(concat(event.action), "b")', documents)).toEqual([]);
    expect(await hits('not endsWith(concat(event.action), "ab")', documents)).toEqual([1]);
    expect(await hits("not length(event.action) > 1", documents)).toEqual([1]);
    expect(await hits("not (length(event.action) > 1 and length(event.action) < 9)", documents)).toEqual([1, 2]);
    expect(await hits("length(event.action) == null", documents)).toEqual([2]);
  });

  test("null asks whether there is a value; empty text is one", async () => {
    const documents = action("a", "", null, []);
    expect(await hits("event.action != null", documents)).toEqual([0, 1]);
    expect(await hits("event.action == null", documents)).toEqual([2, 3]);
    expect(await hits("not (event.action != null)", documents)).toEqual([2, 3]);
  });

  test("and binds tighter than or, not tighter than comparisons", async () => {
    const documents = [
      { event: { action: "a" } },
      { event: { action: "b", outcome: "x" } },
      { event: { action: "b", outcome: "y" } },
    ];
    expect(await hits('event.action == "a" or event.action == "b" and event.outcome == "y"', documents)).toEqual([
      0, 2,
    ]);
    expect(await hits('not event.action == "a" and event.outcome == "x"', documents)).toEqual([1]);
  });

  test("any value of a list may match, also in scripts", async () => {
    const documents = action(["a", "bcd"], ["a"], ["bcd"]);
    expect(await hits('event.action == "a"', documents)).toEqual([0, 1]);
    expect(await hits('event.action != "a"', documents)).toEqual([2]);
    expect(await hits("length(event.action) == 3", documents)).toEqual([0, 2]);
    expect(await hits("not length(event.action) == 3", documents)).toEqual([0, 1]);
  });

  test("the category is one of the event's, with its case", async () => {
    const documents = [["process", "x"], ["Process"], "process", null].map((category) => ({ event: { category } }));
    const found = await matching(database, draft("process where true"), documents);
    expect(found).toEqual([0, 2]);
    const other = draft("x where true", ['event_category_override = "event.type"']);
    expect(await matching(database, other, [{ event: { type: "x" } }, { event: { category: "x" } }])).toEqual([0]);
  });

  test("addresses", async () => {
    const documents = ["192.0.2.7", "198.51.100.1", "::ffff:0:1", null].map((ip) => ({ source: { ip } }));
    expect(await hits('cidrMatch(source.ip, "10.0.0.0/8", "192.0.2.0/24")', documents)).toEqual([0]);
    expect(await hits('not cidrMatch(source.ip, "192.0.2.0/24")', documents)).toEqual([1, 2, 3]);
    expect(await hits('source.ip == "192.0.2.7"', documents)).toEqual([0]);
    expect(await hits('source.ip in ("192.0.2.7", "198.51.100.1")', documents)).toEqual([0, 1]);
  });

  test("regular expressions are of the whole value, without anchors", async () => {
    const documents = action("run.sh", "xrun.sh", "run-sh", "RUN.SH", "a\nrun.sh", "^run.sh");
    expect(await hits('event.action regex "run\\\\.sh"', documents)).toEqual([0]);
    expect(await hits('event.action regex "run.sh"', documents)).toEqual([0, 2]);
    expect(await hits('event.action regex ".*run\\\\.sh"', documents)).toEqual([0, 1, 4, 5]);
    expect(await hits('event.action regex "^run.sh"', documents)).toEqual([5]);
    expect(await hits('event.action regex~ "run\\\\.sh"', documents)).toEqual([0, 3]);
    expect(await hits('event.action regex "\\"run.sh\\"|x.*"', documents)).toEqual([0, 1]);
  });

  test("ranges of a class keep their case even without case", async () => {
    const documents = action("abc", "ABC");
    expect(await hits('event.action regex~ "[a-c]+"', documents)).toEqual([0]);
    expect(await hits('event.action regex~ "[A-Ca-c]+"', documents)).toEqual([0, 1]);
    expect((await readToml(draft('any where event.action regex~ "[abc]"'))).problems).toHaveLength(1);
  });

  test("values that are computed", async () => {
    const documents = [{ process: { pid: 7, name: "ab" } }, { process: { pid: 8, name: "abc" } }, {}];
    expect(await hits("process.pid / 2 == 3", documents)).toEqual([0]);
    expect(await hits("process.pid / 2.0 == 3.5", documents)).toEqual([0]);
    expect(await hits("process.pid % 2 == 0", documents)).toEqual([1]);
    expect(await hits("8 > process.pid", documents)).toEqual([0]);
    expect(await hits('concat(process.name, ":", process.pid) == "abc:8"', documents)).toEqual([1]);
    expect(await hits('substring(process.name, 1, 2) : "B"', documents)).toEqual([0, 1]);
    expect(await hits('stringContains~(process.name, "BC")', documents)).toEqual([1]);
    expect(await hits('stringcontains(process.name, "BC")', documents)).toEqual([]);
    expect(await hits('endswith(process.name, "b") or startsWith~(process.name, "ABC")', documents)).toEqual([0, 1]);
    expect(await hits('number("0") == 0', documents)).toEqual([0, 1, 2]);
  });

  test.each([
    ["fields that are compared", "process.name == process.parent.name"],
    ["text fields", 'message == "a"'],
    ["types that differ", 'process.pid == "4"'],
    ["functions that are not known", 'between(process.name, "a", "b") == "c"'],
    ["fields that no document has", 'azure.activitylogs.result_typo == "a"'],
    ["patterns in functions", 'stringContains(process.name, "a*")'],
    ["syntax errors", "process.name = 4"],
  ])("%s are not guessed", async (_, where) => {
    const { rules, problems } = await readToml(draft(`any where ${where}`));
    expect(rules).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.clause).toBeDefined();
  });

  test("an optional field that no document has is null, also behind not", async () => {
    const documents = [{}];
    expect(await hits("?azure.activitylogs.result_typo == null", documents)).toEqual([0]);
    expect(await hits('?azure.activitylogs.result_typo : "a"', documents)).toEqual([]);
    expect(await hits('not ?azure.activitylogs.result_typo : "a"', documents)).toEqual([]);
  });
});
