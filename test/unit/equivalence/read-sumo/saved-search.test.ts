import { afterAll, describe, expect, test } from "vitest";
import type { StoredRow } from "../../../../src/equivalence/ingest/ingest.ts";
import type { EmittedFile } from "../../../../src/equivalence/read/reader.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { alerts, HOUR, MINUTE, made, read, record } from "./rules.ts";

const database = openDatabase();
afterAll(() => database.close());

function searchFile(queryText: string, searchSchedule: object | null = null): EmittedFile {
  const search = { queryText, defaultTimeRange: "-7d", parsingMode: "Manual" };
  const file = { type: "SavedSearchWithScheduleSyncDefinition", name: "A hunt", search, searchSchedule };
  return { path: "hunt.search.json", text: JSON.stringify(file) };
}

async function found(query: string, rows: readonly StoredRow[]): Promise<readonly (readonly number[])[]> {
  return made(await alerts(database, [searchFile(query)], rows));
}

describe("the scope", () => {
  const rows = [
    record(0, { metadata_vendor: "Microsoft" }),
    record(1, { metadata_vendor: "microsoft", objectType: "AuditChange" }),
    record(2, { metadata_vendor: "Microsoft", objectType: "Authentication" }),
    record(3),
  ];

  test("names partitions of record types and minds no case", async () => {
    expect(await found('_index=sec_record_* metadata_vendor="Microsoft"', rows)).toEqual([[0], [1], [2]]);
    expect(await found('_index=sec_record_audit metadata_vendor="Microsoft"', rows)).toEqual([[0], [1]]);
    expect(await found("_index=sec_record_authentication", rows)).toEqual([[2]]);
  });

  test.each([
    "metadata_vendor=x",
    "_index=sec_signal",
    "_index=sec_record_* word",
    "_index=sec_record_* user_username=a*",
  ])("is refused where it says more: %s", async (query) => {
    const { rules, problems } = await read(searchFile(query));
    expect([rules.length, problems.length]).toEqual([0, 1]);
  });
});

describe("where", () => {
  const rows = [
    record(0, { action: "x", pid: 9, success: true }, { a: "10" }),
    record(1, { action: "X" }, { a: "9" }),
    record(2),
  ];

  test.each([
    ['action = "x"', [0]],
    ['toLowerCase(action) in ("x", "y")', [0, 1]],
    ['!(action = "x")', [1]],
    ['isNull(action) or !(action = "x")', [1, 2]],
    ['action matches "X*"', [1]],
    ["action matches /(?i)^x$/", [0, 1]],
    ['%"fields.a" = "10"', [0]],
    ['num(%"fields.a") > 9', [0]],
    ["num(pid) = 9", [0]],
    ['success = "true"', [0]],
    ['if(action = "x", "yes", "no") = "no"', [1, 2]],
  ])("drops what is null as what is false: %s", async (condition, expected) => {
    expect((await found(`_index=sec_record_*\n| where ${condition}`, rows)).flat()).toEqual(expected);
  });
});

test("slices of time do not overlap, and groups are counted in each", async () => {
  const rows = [0, 30, 59, 61].map((minute) => record(100 * HOUR + minute * MINUTE));
  const query =
    "_index=sec_record_*\n| timeslice 1h\n| count as n, min(timestamp) as first_time by _timeslice, user_username\n| where n >= 2";
  expect(await found(query, rows)).toEqual([[0, 1, 2]]);
  const fields = `${query}\n| fields user_username, n | sort by n`;
  const [alert] = await alerts(database, [searchFile(fields)], rows);
  expect(Object.fromEntries(alert?.columns ?? [])).toEqual({ user_username: "ada", n: 3 });
});

test("flags are added up", async () => {
  const rows = ["a", "a", "b"].map((action, index) => record(index, { action }));
  const query = (n: number): string =>
    `_index=sec_record_* | if(action = "a", 1, 0) as is_a | sum(is_a) as n by user_username | where n = ${n}`;
  expect(await found(query(2), rows)).toEqual([[0, 1, 2]]);
  expect(await found(query(3), rows)).toEqual([]);
});

test("fields that are gone, operators and schedules are refused", async () => {
  const gone = '_index=sec_record_* | count by user_username | where action = "x"';
  for (const file of [
    searchFile(gone),
    searchFile("_index=sec_record_* | transaction on user_username"),
    searchFile("_index=sec_record_*", {}),
  ]) {
    const { rules, problems } = await read(file);
    expect([rules.length, problems.length]).toEqual([0, 1]);
  }
});
