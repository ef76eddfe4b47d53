import { afterAll, describe, expect, test } from "vitest";
import type { StoredRow } from "../../../../src/equivalence/ingest/ingest.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { alerts, MINUTE, made, matchFile, read, record } from "./rules.ts";

const database = openDatabase();
afterAll(() => database.close());

/** Which of some records an expression matches, by their place in the list. */
async function matching(expression: string, rows: readonly StoredRow[]): Promise<readonly number[]> {
  const spread = rows.map((row, index) => ({ ...row, timestamp: index * MINUTE }));
  return made(await alerts(database, [matchFile(expression)], spread)).flat();
}

const action = (value: string): StoredRow => record(0, { action: value });
const NOTHING = record(0);

async function refused(expression: string): Promise<readonly (string | undefined)[]> {
  const file = matchFile(expression);
  const { rules, problems } = await read(file);
  expect(rules).toEqual([]);
  return problems.map(({ clause }) => (clause === undefined ? undefined : file.text.slice(clause.start, clause.end)));
}

describe("equality", () => {
  test.each([
    ["action = 'Delete'", [0]],
    ["lower(action) = 'delete'", [0, 1]],
    ["action != 'Delete'", [1, 2, 3]],
    ["NOT (action = 'Delete')", [1, 2, 3]],
    ["NOT (action != 'Delete')", [0]],
    ["action IN ('Delete', 'x')", [0]],
    ["action NOT IN ('Delete', 'x')", [1, 2, 3]],
    ["action = ''", [2]],
    ["action = null", []],
    ["action != null", [0, 1, 2, 3]],
    ["action <=> null", [3]],
    ["action IS NULL", [3]],
    ["action IS NOT NULL", [0, 1, 2]],
    ["isNull(action)", [3]],
    ["isEmpty(action)", [2, 3]],
    ["!isBlank(action)", [0, 1]],
    ["length(action) < 1", [2, 3]],
    ["null", []],
    ["!(null)", [0, 1, 2, 3]],
  ])("minds case, and is false of null: %s", async (expression, expected) => {
    const rows = [action("Delete"), action("DELETE"), action(""), NOTHING];
    expect(await matching(expression, rows)).toEqual(expected);
  });

  test("a backslash in a string is itself, a quote of the other kind too", async () => {
    const rows = [action("C:\\x"), action("C:\\\\x"), action('a"b'), action("a'b")];
    expect(await matching("action = 'C:\\x'", rows)).toEqual([0]);
    expect(await matching(`action IN ('a"b', "a'b")`, rows)).toEqual([2, 3]);
  });

  test("an attribute and a field of the message of the same name are two things", async () => {
    const rows = [record(0, { action: "a" }, { action: "raw" }), record(0, { action: "raw" })];
    expect(await matching("fields['action'] = 'raw'", rows)).toEqual([0]);
    expect(await matching("fields.action = 'raw'", rows)).toEqual([0]);
    expect(await matching("action = 'raw'", rows)).toEqual([1]);
    expect(await matching("isEmpty(fields['action'])", rows)).toEqual([1]);
  });

  test("fields of the message mind case in their names, and may have odd ones", async () => {
    const odd = `a.b["c"] 'd`;
    const rows = [record(0, {}, { Image: "x" }), record(0, {}, { image: "x" }), record(0, {}, { [odd]: "x" })];
    expect(await matching("fields['Image'] = 'x'", rows)).toEqual([0]);
    expect(await matching("fields['image'] = 'x'", rows)).toEqual([1]);
    expect(await matching("fields['__proto__'] = 'x'", rows)).toEqual([]);
  });
});

describe("AND binds stronger than OR, NOT stronger than both", () => {
  const row = (a: string, b: string, c: string): StoredRow => record(0, { action: a, application: b, description: c });
  const rows = [row("1", "", ""), row("", "1", ""), row("1", "1", ""), row("", "", "1")];

  test.each([
    ["action = '1' AND application = '1' OR description = '1'", [2, 3]],
    ["description = '1' OR action = '1' AND application = '1'", [2, 3]],
    ["action = '1' && (application = '1' || description = '1')", [2]],
    ["NOT action = '1' AND application = '1'", [1]],
    ["NOT (action = '1' AND application = '1')", [0, 1, 3]],
  ])("%s", async (expression, expected) => expect(await matching(expression, rows)).toEqual(expected));
});

describe("patterns", () => {
  const rows = [action("ab%cd"), action("xABx"), action("a\nb"), action("ab.cd"), NOTHING];

  test.each([
    ["action LIKE 'ab%'", [0, 3]],
    ["action LIKE 'ab_cd'", [0, 3]],
    ["action LIKE 'a_b'", [2]],
    ["action LIKE 'ab'", []],
    ["action LIKE 'ab.%'", [3]],
    ["action LIKE '%AB%'", [1]],
    ["lower(action) LIKE '%ab%'", [0, 1, 3]],
    ["action NOT LIKE '%ab%'", [1, 2, 4]],
    ["NOT (action LIKE '%ab%')", [1, 2, 4]],
    ["action MATCHES /b.c/", [0, 3]],
    ["action MATCHES /^b.c/", []],
    ["action MATCHES /a.b/", []],
    ["action MATCHES /(?s)a.b/", [2]],
    ["action MATCHES /(?i)xab/", [1]],
    ["action MATCHES /^b$/", []],
    ["action MATCHES /(?m)^b$/", [2]],
    ["action !MATCHES /ab/", [1, 2, 4]],
    ["action MATCHES 'ab*'", [0, 3]],
    ["action MATCHES 'b*'", []],
    ["action RLIKE 'b(?=%)'", [0]],
    ["action RLIKE 'ab.cd$'", [0, 3]],
    ["action RLIKE '(?i)^XAB'", [1]],
    ["NOT (action RLIKE 'ab')", [1, 2, 4]],
  ])("%s", async (expression, expected) => expect(await matching(expression, rows)).toEqual(expected));

  test("a slash and a backslash of a regular expression are escaped", async () => {
    const paths = [action("/usr/bin/sh"), action("C:\\sh")];
    expect(await matching("action MATCHES /(^|\\/)sh$/", paths)).toEqual([0]);
    expect(await matching("action MATCHES /\\\\sh$/", paths)).toEqual([1]);
  });

  test.each([
    ["action LIKE '%\\\\net%'", "'%\\\\\\\\net%'"],
    ["action LIKE 'a!%' ESCAPE '!'", "action LIKE 'a!%' ESCAPE '!'"],
    ["action MATCHES 'a?c'", "'a?c'"],
    ["action MATCHES /(?=a)/", "/(?=a)/"],
    ["action RLIKE 'a++'", "'a++'"],
    ["action RLIKE '\\p{Alpha}'", "'\\\\p{Alpha}'"],
  ])("what has no certain meaning is refused: %s", async (expression, clause) => {
    expect(await refused(expression)).toEqual([clause]);
  });
});

describe("numbers and truth values", () => {
  const rows = [record(0, { pid: 10, success: true }, { n: "10" }), record(0, { pid: 9, success: false }, { n: "9" })];
  const without = record(0, {}, { n: "x" });
  const all = [...rows, without];

  test.each([
    ["pid >= 10", [0]],
    ["pid < 10", [1]],
    ["NOT (pid >= 10)", [1, 2]],
    ["pid IN (9, 7)", [1]],
    ["pid BETWEEN 9 AND 10", [0, 1]],
    ["pid NOT BETWEEN 10 AND 11", [1, 2]],
    ["pid * 2 - 1 = 19", [0]],
    ["pid > 0.01k", []],
    ["toLong(fields['n']) > 9", [0]],
    ["fields['n'] > '9'", [2]],
    ["NOT (toLong(fields['n']) > 9)", [1, 2]],
    ["success = true", [0]],
    ["success", [0]],
    ["NOT success", [1, 2]],
    ["success = false", [1]],
    ["if(pid > 9, 'big', 'small') = 'big'", [0]],
    ["concat(fields['n'], '/', pid) = '10/10'", [0]],
  ])("%s", async (expression, expected) => expect(await matching(expression, all)).toEqual(expected));

  test.each([
    ["fields['n'] > 9", "9"],
    ["pid = '10'", "'10'"],
    ["success = 'true'", "'true'"],
    ["commandline = 'x'", "commandline"],
    ["hasThreatMatch([device_ip])", "hasThreatMatch([device_ip])"],
    ["array_contains(listMatches, 'nowhere')", "array_contains(listMatches, 'nowhere')"],
  ])("types, attributes and functions have to be known: %s", async (expression, clause) => {
    expect(await refused(expression)).toEqual([clause]);
  });
});

describe("addresses and lists", () => {
  test("a prefix is that of IPv4 addresses", async () => {
    const rows = ["198.51.100.7", "198.51.101.7", "2001:db8::1", "ssm.amazonaws.com"].map((ip) =>
      record(0, { device_ip: ip }),
    );
    const expression = "compareCIDRPrefix(device_ip, '198.51.100.0', '24')";
    expect(await matching(expression, [...rows, NOTHING])).toEqual([0]);
    expect(await matching(`NOT ${expression}`, [...rows, NOTHING])).toEqual([1, 2, 3, 4]);
  });

  const list = (targetColumn: string, items: readonly string[], more: object = {}) => ({
    path: "lists/known.json",
    text: JSON.stringify({
      ...more,
      list: { path: "/match-lists", body: { fields: { name: "known", targetColumn, active: true } } },
      items: { path: "/match-lists/{id}/items", body: { items: items.map((value) => ({ value, active: true })) } },
    }),
  });
  const listed = async (file: ReturnType<typeof list>, rows: readonly StoredRow[]): Promise<readonly number[]> => {
    const rule = matchFile("array_contains(listMatches, 'known')");
    const spread = rows.map((row, index) => ({ ...row, timestamp: index * MINUTE }));
    return made(await alerts(database, [rule, file], spread)).flat();
  };

  test("a record is on a list by the attributes of its kind, exactly", async () => {
    const rows = [
      record(0, { user_username: "Ada" }),
      record(0),
      record(0, { user_username: "ADA" }),
      record(0, { user_username: "x", action: "Ada" }),
    ];
    expect(await listed(list("Username", ["Ada"]), rows)).toEqual([0]);
    expect(await listed(list("Username", []), rows)).toEqual([]);
  });

  test("addresses may be blocks, domains stand for those below", async () => {
    const ips = ["192.0.2.1", "198.51.100.9", "203.0.113.1"].map((ip) => record(0, { srcDevice_ip: ip }));
    expect(await listed(list("Ip", ["192.0.2.1", "198.51.100.0/24"]), ips)).toEqual([0, 1]);
    expect(await listed(list("DstIp", ["192.0.2.1"]), ips)).toEqual([]);
    const domains = ["a.example.com", "example.com", "badexample.com"].map((name) =>
      record(0, { dns_queryDomain: name }),
    );
    expect(await listed(list("Domain", ["example.com"]), domains)).toEqual([0, 1]);
  });

  test("a column of one's own is compared with its attributes", async () => {
    const column = {
      column: { path: "/custom-match-list-columns", body: { fields: { name: "own", fields: ["commandLine"] } } },
    };
    const rows = [record(0, { commandLine: 'sh "x"' }), record(0, { description: 'sh "x"' })];
    expect(await listed(list("own", ['sh "x"'], column), rows)).toEqual([0]);
  });
});

test("each comparison names its clause in the file, behind JSON's escapes", async () => {
  const file = matchFile(`action = "a\\"b" AND (lower(description) = 'x' OR NOT isEmpty(fields['n']))`);
  const { rules } = await read(file);
  const clauses = new Set<string>();
  JSON.stringify(rules, (key, value: unknown) => {
    if (key === "clause") {
      const { start, end } = value as { readonly start: number; readonly end: number };
      clauses.add(JSON.parse(`"${file.text.slice(start, end)}"`) as string);
    }
    return value;
  });
  for (const clause of ['action = "a\\"b"', "lower(description) = 'x'", "isEmpty(fields['n'])"]) {
    expect([...clauses]).toContain(clause);
  }
});
