import { afterAll, expect, test } from "vitest";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { found } from "./run-esql.ts";

const database = openDatabase();
afterAll(() => database.close());

/** What a query over constant rows gives, row by row. */
async function rows(query: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return (await found(database, query, [{}])).map(({ columns }) => Object.fromEntries(columns));
}

// Facts of the ES|QL reference and of Elasticsearch's csv-spec files, on other values.
test.each([
  [`row a = 1, b = 4, c = 3 | where c - a in (9, b / 2, a) | keep b`, [{ b: 4 }]],
  [`row a = 5, b = 6 | where 6 in (a, b) | keep a`, [{ a: 5 }]],
  [`row a = [7, 8], b = "x" | mv_expand a | where a > 7`, [{ b: "x", a: 8 }]],
  [`row s = ["4", "5.6", "six"] | eval n = to_integer(s) | keep n`, [{ n: [4, 6] }]],
  [`row n = to_integer("3000000000"), m = to_long("3000000000")`, [{ n: null, m: 3_000_000_000 }]],
  [`row a = null, b = 2 | eval c = a + b, d = a == b, e = a is null | keep c, d, e`, [{ c: null, d: null, e: true }]],
  [`row a = round(-7.5), b = round(2.345, 2), c = 7 / 2, d = 7 / 2.0`, [{ a: -8, b: 2.35, c: 3, d: 3.5 }]],
  [`row a = 1, b = 50 | eval b = a + 2 | eval a = b + 2`, [{ b: 3, a: 5 }]],
  [
    `row a = [4, 2, -3, 2] | eval b = mv_sort(a, "DESC"), c = mv_slice(a, 2, 3) | keep b, c`,
    [{ b: [4, 2, 2, -3], c: [-3, 2] }],
  ],
  [
    `row a = greatest(3, 9, 4), b = least(3, null, 4), c = mv_avg([2, 4, 9]), d = mv_sum([2, 3])`,
    [{ a: 9, b: null, c: 5, d: 5 }],
  ],
  [
    `row a = mv_contains(["x", "y"], ["y", "x"]), b = mv_contains(["x"], ["x", "z"]), c = mv_contains(["x"], null)`,
    [{ a: true, b: false, c: true }],
  ],
  [`row a = mv_intersects(["x", "y"], ["y", "z"]), b = mv_intersects(["x"], null)`, [{ a: true, b: false }]],
  [`row a = [1, 1, 2], n = null | stats x = count(a), y = count(n), z = count_distinct(a)`, [{ x: 3, y: 0, z: 2 }]],
  [
    `row t = true, f = false | stats c = count(t or null), d = count(f or null), e = count(f and null)`,
    [{ c: 1, d: 0, e: 1 }],
  ],
  [`row a = "x;y;x" | eval b = split(a, ";") | stats n = count(b)`, [{ n: 3 }]],
  [`row a = 1.5, b = null | eval s = a - b | stats c = avg(s), d = sum(s), e = count(s)`, [{ c: null, d: null, e: 0 }]],
  [`row a = case([true, false], "a", "b"), b = case(null, 1, true, 2)`, [{ a: "b", b: 2 }]],
  [`row a = 1 | where a > 3`, []],
  [`row a = true | limit 0`, []],
] as const)("%s", async (query, expected) => {
  expect(await rows(query)).toEqual(expected);
});
