import { afterAll, describe, expect, test } from "vitest";
import { type Document, matching, openTestDatabase, readToml } from "./rules.ts";

const database = openTestDatabase();
afterAll(() => database.close());

const hits = (query: string, documents: readonly Document[]): Promise<readonly number[]> =>
  matching(database, { query }, documents);
const action = (...values: readonly unknown[]): readonly Document[] =>
  values.map((value) => ({ event: { action: value } }));

describe("Kibana's query language", () => {
  test("a keyword is equal with its case and its blanks, quoted or not", async () => {
    const documents = action("Run Command", "run command", "Run  Command", "Run Command ", "Run", null);
    expect(await hits("event.action: Run Command", documents)).toEqual([0]);
    expect(await hits('event.action: "Run Command"', documents)).toEqual([0]);
  });

  test("a star outside quotes is any text, also over lines; a question mark and a star in quotes are themselves", async () => {
    const documents = action("a/b", "a\n/b", "A/b", "a?", "ab", "a*", "a\\b", "xa/b");
    expect(await hits("event.action: a*b", documents)).toEqual([0, 1, 4, 6]);
    expect(await hits("event.action: a?", documents)).toEqual([3]);
    expect(await hits('event.action: "a*"', documents)).toEqual([5]);
    expect(await hits("event.action: a\\*", documents)).toEqual([5]);
    expect(await hits('event.action: "a\\\\b"', documents)).toEqual([6]);
    expect(await hits("event.action: a\\\\*", documents)).toEqual([6]);
  });

  test("characters of regular expressions mean nothing in a wildcard", async () => {
    expect(await hits("event.action: a.*+b*c", action("a.x+bc", "axx+bc", "a.+b+c"))).toEqual([0, 2]);
  });

  test("not is true of documents without the field, and of an empty list", async () => {
    const documents = [...action("a", "b", null, [], [null]), {}];
    expect(await hits("not event.action: a", documents)).toEqual([1, 2, 3, 4, 5]);
    expect(await hits("not event.action: *", documents)).toEqual([2, 3, 4, 5]);
  });

  test("empty text is a value", async () => {
    const documents = action("", "a", null);
    expect(await hits("event.action: *", documents)).toEqual([0, 1]);
    expect(await hits('event.action: ""', documents)).toEqual([0]);
  });

  test("and binds tighter than or, not tighter than both", async () => {
    const documents = [
      { event: { action: "a" } },
      { event: { action: "b", outcome: "x" } },
      { event: { action: "b", outcome: "y" } },
      { event: { action: "c" } },
    ];
    expect(await hits("event.action: a or event.action: b and event.outcome: y", documents)).toEqual([0, 2]);
    expect(await hits("(event.action: a or event.action: b) and event.outcome: y", documents)).toEqual([2]);
    expect(await hits("not event.action: a and event.action: (a or b)", documents)).toEqual([1, 2]);
    expect(await hits("event.action: (not a and not b)", documents)).toEqual([3]);
  });

  test("any value of a list may match, and each of several values another one", async () => {
    const documents = action(["a", "b"], ["a"], "b");
    expect(await hits("event.action: a", documents)).toEqual([0, 1]);
    expect(await hits("event.action: (a and b)", documents)).toEqual([0]);
    expect(await hits("not event.action: a", documents)).toEqual([2]);
  });

  test("addresses take networks and any spelling", async () => {
    const documents = ["192.0.2.7", "198.51.100.1", "2001:DB8::1", "2001:db8:0:0:0:0:0:1", null].map((ip) => ({
      source: { ip },
    }));
    expect(await hits("source.ip: 192.0.2.0/24", documents)).toEqual([0]);
    expect(await hits('source.ip: "2001:db8::1"', documents)).toEqual([2, 3]);
    expect(await hits('not source.ip: "2001:db8::/32"', documents)).toEqual([0, 1, 4]);
    expect(await hits("source.ip > 192.0.2.7", documents)).toEqual([1, 2, 3]);
    expect(await hits("source.ip <= 192.0.2.7", documents)).toEqual([0]);
  });

  test("numbers compare as numbers, keywords as text", async () => {
    const documents = [9, 10, 100].map((pid) => ({ process: { pid }, event: { code: String(pid) } }));
    expect(await hits("process.pid >= 10 and process.pid < 100", documents)).toEqual([1]);
    expect(await hits('process.pid: "10"', documents)).toEqual([1]);
    expect(await hits("event.code < 9", documents)).toEqual([1, 2]);
  });

  test("booleans and numbers of a keyword field are text", async () => {
    const documents = [{ event: { code: 4625 } }, { event: { code: "4625" } }, { event: { code: true } }];
    expect(await hits("event.code: 4625", documents)).toEqual([0, 1]);
    expect(await hits("event.code: true", documents)).toEqual([2]);
  });

  test("dates compare as moments, also with date math", async () => {
    const documents = ["2026-11-20T12:00:00.000Z", "2026-11-20T12:30:00.000+01:00", null].map((created) => ({
      file: { created },
    }));
    expect(await hits('file.created >= "2026-11-20T12:00:00Z"', documents)).toEqual([0]);
    expect(await hits('file.created < "2026-11-20T13:00:00+01:00"', documents)).toEqual([1]);
    expect(await hits("file.created > now-20m", documents)).toEqual([0]);
    expect((await readToml({ query: '@timestamp >= "2026-11-20"' })).problems).toHaveLength(1);
  });

  test("text is cut into words without case, and phrases keep their order", async () => {
    const documents = ["Failed password for root", "password failed", "passwords", "10.0.0.1 failed", null].map(
      (message) => ({ message }),
    );
    expect(await hits("message: PASSWORD", documents)).toEqual([0, 1]);
    expect(await hits("message: root failed", documents)).toEqual([0, 1, 3]);
    expect(await hits('message: "failed password"', documents)).toEqual([0]);
    expect(await hits("message: pass*", documents)).toEqual([0, 1, 2]);
    expect(await hits('message: "10.0"', documents)).toEqual([]);
    expect(await hits('message: "10.0.0.1"', documents)).toEqual([3]);
  });

  test("flattened objects have keywords below them", async () => {
    const documents = [{ azure: { activitylogs: { properties: { a: { b: ["X", 5] } } } } }];
    expect(await hits("azure.activitylogs.properties.a.b: X", documents)).toEqual([0]);
    expect(await hits("azure.activitylogs.properties.a.b: 5", documents)).toEqual([0]);
    expect(await hits("azure.activitylogs.properties.a.b: x", documents)).toEqual([]);
    expect(await hits("azure.activitylogs.properties: X", documents)).toEqual([0]);
  });

  test("objects in a list give one list per field", async () => {
    const documents = [{ related: { entity: "x" }, event: [{ action: "a", outcome: "f" }, { action: "b" }] }];
    expect(await hits("event.action: b and event.outcome: f", documents)).toEqual([0]);
  });

  test("a keyword longer than its limit is not there", async () => {
    const documents = action("a".repeat(1024), "a".repeat(1025));
    expect(await hits("event.action: a*", documents)).toEqual([0]);
    expect(await hits("not event.action: *", documents)).toEqual([1]);
    const lines = [{ process: { command_line: "a".repeat(5000) } }];
    expect(await hits("process.command_line: a*", lines)).toEqual([0]);
  });

  test.each([
    ["free text", "runcommand"],
    ["a name with a star", "event.*: a"],
    ["a nested query", "process.Ext.code_signature: { exists: true }"],
    ["no address", "source.ip: host"],
    ["no number", "process.pid: four"],
    ["null", "event.action: null"],
  ])("%s is not guessed", async (_, query) => {
    const { rules, problems } = await readToml({ query });
    expect(rules).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.clause).toBeDefined();
  });
});
