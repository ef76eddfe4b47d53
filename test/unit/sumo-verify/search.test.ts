import { describe, expect, test } from "vitest";
import { parseSearch } from "../../../src/backends/sumo/parse/parse-search.ts";
import { pointedAt, savedSearch, verify } from "./verify.ts";

async function findings(query: string): Promise<readonly string[]> {
  const text = savedSearch(query);
  const { diagnostics } = await verify("s.json", text);
  return diagnostics.map((found) => `${found.code} ${pointedAt(text, found)}`);
}

describe("a search reads as", () => {
  test("scope and stages", () => {
    const { search, problems } = parseSearch(
      '_index=sec_record_* (error OR "not found") !debug _source in (a, "b") // all of it\n| where %"fields.a" = "x" and !(b matches /(a|b)/)\n| toLowerCase(a) as b | timeslice 5m | count, sum(b) as c by _timeslice, d | sort by -c | limit 10 | fields - d | json "a" as b nodrop',
    );
    expect(problems).toEqual([]);
    expect(search?.scope).toMatchObject({
      kind: "and",
      operands: [
        { kind: "field", name: "_index", operator: "=", values: [{ text: "sec_record_*", quoted: false }] },
        { kind: "or", operands: [{ text: "error" }, { text: "not found", quoted: true }] },
        { kind: "not", operand: { kind: "keyword", text: "debug" } },
        { kind: "field", operator: "in", values: [{ text: "a" }, { text: "b", quoted: true }] },
      ],
    });
    expect(search?.stages.map(({ kind }) => kind)).toEqual(
      "where calculate timeslice aggregate sort limit fields other".split(" "),
    );
    expect(search?.stages[3]).toMatchObject({
      functions: [{ function: "count" }, { function: "sum", as: { name: "c" } }],
      by: [{ name: "_timeslice" }, { name: "d" }],
    });
  });

  test("values with slashes and stars are no comments", () => {
    const { search } = parseSearch("_sourceCategory=Labs/*/x http://a.b /* a note | here */ error | count");
    expect(search?.stages).toHaveLength(1);
    expect(search?.scope).toMatchObject({
      operands: [{ values: [{ text: "Labs/*/x" }] }, { text: "http://a.b" }, { text: "error" }],
    });
  });

  test("a choice and its branches", () => {
    const { search } = parseSearch('error | a > 5 ? "x" : "y" as b');
    expect(search?.stages[0]).toMatchObject({ kind: "calculate", value: { kind: "choice" }, as: { name: "b" } });
  });
});

describe("refused", () => {
  test.each([
    ['error | where a = "x', 'RW5330 \\"'],
    ["error | where (a = 1", "RW5330 ("],
    ["error | where a = 'x'", "RW5330 '"],
    ["(error | count", "RW5330 ("],
    ["error OR | count", "RW5330 "],
    ["error | | count", "RW5330 |"],
    ["error | timeslice five", "RW5330 five"],
    ["error | wher a = 1", "RW5331 wher"],
    ['error | parze "a" as b', "RW5331 parze"],
    ["error | where isEmty(a)", "RW5331 isEmty"],
    ["error | where isEmpty(a, b)", "RW5331 isEmpty"],
    ["error | count, su(a) as b by c", "RW5331 su"],
    ['_index=sec_record_audit | where resorce = "a"', "RW5332 resorce"],
    ["_index=sec_record_audit | count as total by action | where totl > 5", "RW5332 totl"],
    ['_index=sec_record_audit | fields action | where resource = "a"', "RW5332 resource"],
    ["error | where a matches /(?=b)/", "RW5306 (?=b"],
  ])("%s", async (query, finding) => {
    expect(await findings(query)).toContain(finding);
  });
});

describe("taken", () => {
  test.each([
    '_index=sec_record_* metadata_vendor="Microsoft" | where %"fields.resultType" in ("a", "b") and !(isEmpty(Resource))',
    "_index=sec_record_audit | toLowerCase(action) as low | count as total, values(low) as all by low | where total >= 5",
    "error | where status_code >= 500 | anything.you.like + 1 as b | where b > 2",
    "error | count by a | where a = 1 | sort by _count",
    'error | if(a = "x", 1, 0) as flag | sum(flag) as flags by host | order by flags asc',
  ])("%s", async (query) => {
    expect(await findings(query)).toEqual([]);
  });

  test.each([
    ['error | parse "a=*" as b', "the operator parse"],
    ["error | where a = {{value}}", "a search template"],
    ['_index=sec_record_audit | where badge_of_visitor = "x"', "the field badge_of_visitor"],
    ["error | where zzzzqqqq(a) = 1", "the function zzzzqqqq"],
  ])("but not all checked: %s", async (query, what) => {
    const { diagnostics, unchecked } = await verify("s.json", savedSearch(query));
    expect([diagnostics, unchecked.map((passed) => passed.what)]).toEqual([[], [what]]);
  });
});

describe("folders and schedules", () => {
  const folder = (...children: readonly unknown[]) =>
    JSON.stringify({ type: "FolderSyncDefinition", name: "Hunts", description: "", children });

  test("are read to their searches", async () => {
    const text = folder(JSON.parse(savedSearch("error | wher a")), { type: "DashboardV2SyncDefinition" });
    const { diagnostics, unchecked } = await verify("f.json", text);
    expect(diagnostics.map((found) => `${found.code} ${pointedAt(text, found)}`)).toEqual(["RW5331 wher"]);
    expect(unchecked.map(({ what }) => what)).toEqual(["content of type DashboardV2SyncDefinition"]);
  });

  test("a schedule misspelt", async () => {
    const text = savedSearch("error", { searchSchedule: { scheduleType: "1Huor" } });
    const { diagnostics } = await verify("s.json", text);
    expect(diagnostics.map((found) => [found.code, pointedAt(text, found), found.help])).toEqual([
      ["RW5333", '"1Huor"', "Did you mean `1Hour`?"],
    ]);
  });
});

test.each([
  ["parentheses", `${"(".repeat(20_000)}a`],
  ["not", `${"!".repeat(20_000)}a`],
  ["choices", `a | where ${"a ? ".repeat(20_000)}a`],
])("%s of any depth end in a problem", (_name, text) => {
  expect(parseSearch(text).problems).toHaveLength(1);
});
