import { describe, expect, test } from "vitest";
import { checkEsql, esqlSources } from "../../../src/backends/elastic/verify/esql/check.ts";
import { esqlVerifyCodes } from "../../../src/backends/elastic/verify/esql/codes.ts";
import { lookup } from "./lookup.ts";

const FROM = "from logs-* metadata _id, _version, _index";
const KEEP = "| keep _id, _version, _index, *";

/** What is found in the middle of a pipeline that is in order but for it. */
function found(middle: string): readonly string[] {
  const query = `${FROM} ${middle} ${KEEP}`;
  return checkEsql(query, lookup).problems.map(({ code, severity, start, end }) => {
    return `${severity === "error" ? "" : "warning "}${code} ${query.slice(start, end)}`;
  });
}

function helpOf(middle: string): string | undefined {
  return checkEsql(`${FROM} ${middle} ${KEEP}`, lookup).problems[0]?.help;
}

describe("what Elasticsearch takes", () => {
  test.each([
    '| where process.name in ("sh", "bash") and process.pid > 1 and event.ok',
    '| where source.ip == "10.0.0.1" or cidr_match(source.ip, "10.0.0.0/8")',
    '| where @timestamp > "2026-01-31" and @timestamp > now() - 1 hour and event.ok == "true"',
    '| where process.name like "ba*" or message rlike """[a-z]+(x|y){2}"""',
    '| eval a = to_lower(process.name), b = concat(a, "-", user.name) | where b != ""',
    '| eval a = case(event.ok, "x", process.pid > 1, "y", null) | where a is not null',
    "| eval a = mv_append(@timestamp, @timestamp - 5 minutes) | mv_expand a | where a > now()",
    '| eval a = date_diff("seconds", @timestamp, now()) + 1 | where a::string == "1"',
    '| dissect message "%{a} %{+b} %{?c} %{d->}" | where a == b and d == "x"',
    '| grok message "%{IP:a} %{NUMBER:b:int} (?<c>x)" | where a == c and b > 1',
    "| rename process.name as a | where a == user.name",
    "| inline stats a = count(*) by process.name | where a > 1 and user.name is not null",
    "| sort process.pid desc | limit 10",
    '| where to_str(process.pid) == ?x and length(mv_concat(process.name, ",")) > 1',
    '| where kql("process.name: x*") and kql("process.pid > 5")',
    '| where qstr("a") or message : "words" or match(process.name, "x", {"boost": 2})',
  ])("%s", (middle) => {
    expect(checkEsql(`${FROM} ${middle} ${KEEP}`, lookup)).toMatchObject({ problems: [], unchecked: [] });
  });

  test("a pipeline that aggregates has no need of metadata", () => {
    const query = `from logs-*
| stats Esql.n = count(*) where event.ok, Esql.users = values(user.name), Esql.latest = max(@timestamp)
  by process.name, Esql.hour = date_trunc(1 hour, @timestamp)
| where Esql.n > 3 and Esql.latest > Esql.hour
| keep Esql.*, process.name`;
    expect(checkEsql(query, lookup)).toEqual({
      problems: [],
      unchecked: [],
      aggregates: true,
      columns: ["Esql.n", "Esql.users", "Esql.latest", "Esql.hour", "process.name"],
    });
  });
});

describe("what it refuses", () => {
  test.each([
    ["| where process.name = 1", ["RW5475 ="]],
    ["| where sum(*) > 1", ["RW5482 sum", "RW5475 *"]],
    ["| filter process.pid > 1", ["RW5476 filter"]],
    ['| where lower(process.name) == "x"', ["RW5477 lower"]],
    ["| where length() == 1", ["RW5478 length"]],
    ["| where starts_with(process.name) or now(1) is null", ["RW5478 starts_with", "RW5478 now"]],
    ["| eval a = case(event.ok)", ["RW5478 case"]],
    ['| where process.nmae == "x"', ["RW5479 process.nmae"]],
    ["| where Esql.x == 1", ["RW5479 Esql.x"]],
    ["| where _source is null", ["RW5479 _source"]],
    ["| where process.name == 5", ["RW5481 5"]],
    ['| where process.pid in (1, "2")', ['RW5481 "2"']],
    ["| where process.name", ["RW5481 process.name"]],
    ["| where not process.pid", ["RW5481 process.pid"]],
    ['| where source.ip like "10.*"', ["RW5481 source.ip"]],
    ["| where process.name like 5", ["RW5481 5"]],
    ["| eval a = process.name + 1", ["RW5481 process.name + 1"]],
    ["| eval a = @timestamp - @timestamp", ["RW5481 @timestamp - @timestamp"]],
    ["| eval a = -process.name", ["RW5481 process.name"]],
    ["| eval a = to_lower(process.pid)", ["RW5481 process.pid"]],
    ["| eval a = coalesce(process.name, process.pid)", ["RW5481 process.pid"]],
    ['| eval a = case(process.name, "x")', ["RW5481 process.name"]],
    ['| eval a = case(event.ok, "x", 5)', ["RW5481 5"]],
    ['| eval a = [1, "x"]', ['RW5481 [1, "x"]']],
    ['| dissect process.pid "%{a}"', ["RW5481 process.pid"]],
    ["| where max(process.pid) > 1", ["RW5482 max"]],
    ['| where process.name rlike "a("', ['RW5484 "a("']],
    ['| where process.name rlike """a(b"""', ["RW5484 ("]],
    ['| where process.name like """a\\b"""', ["RW5484 \\"]],
    ['| eval a = replace(process.name, "(", "")', ['RW5484 "("']],
    ['| dissect message "plain"', ['RW5484 "plain"']],
    ['| grok message "%{IP"', ['RW5484 "%{IP"']],
    ['| grok message "x"', ['RW5484 "x"']],
    ['| where source.ip == "10.0.0"', ['RW5485 "10.0.0"']],
    ['| where @timestamp > "yesterday"', ['RW5485 "yesterday"']],
    ['| where event.ok == "yes"', ['RW5485 "yes"']],
    ['| where cidr_match(source.ip, "10.0.0.0/40")', ['RW5485 "10.0.0.0/40"']],
    ['| eval a = date_diff("jiffies", @timestamp, now())', ['RW5485 "jiffies"']],
    ["| eval a = process.pid::strng", ["RW5485 strng"]],
    ['| where kql("process.nmae: x")', ["RW5401 process.nmae"]],
    ['| where kql("""process.name: x)""")', ["RW5400 )"]],
    ['| where process.name rlike "^a.*"', ['warning RW5486 "^a.*"']],
    ['| where process.name like "%a%"', ['warning RW5486 "%a%"']],
  ])("%s", (middle, expected) => {
    expect(found(middle)).toEqual(expected);
  });

  test.each([
    ["stats a = count(*) by b = user.name | where process.name is null", ["RW5480 process.name"]],
    ["stats a = count(*) by user.name | where user.nmae is null", ["RW5480 user.nmae"]],
    ["keep user.name | where process.name is null", ["RW5480 process.name"]],
    ["drop user.name | where user.name is null", ["RW5480 user.name"]],
    ["rename user.name as a | where user.name is null", ["RW5480 user.name"]],
    ["stats a = count(*) | keep b*", ["RW5480 b*"]],
    ["stats a = user.name by process.name", ["RW5482 user.name"]],
    ["stats a = max(count(*))", ["RW5482 count"]],
    ["stats a = count(*) by max(user.name)", ["RW5482 max"]],
    ["stats a = 1 minute", ["RW5482 1 minute"]],
    ["eval a = bucket(@timestamp, 1 hour)", ["RW5482 bucket"]],
  ])("%s", (middle, expected) => {
    const query = `from logs-* | ${middle}`;
    const errors = checkEsql(query, lookup).problems.filter(({ code }) => code !== "RW5483" && code !== "RW5487");
    expect(errors.map(({ code, start, end }) => `${code} ${query.slice(start, end)}`)).toEqual(expected);
  });

  test("near names are offered, of what is there at that place", () => {
    expect(helpOf("| eval Esql.total = 1 | where Esql.totl == 1")).toBe("Did you mean `Esql.total`?");
    expect(helpOf('| where process.nmae == "x"')).toBe("Did you mean `process.name`?");
    expect(helpOf("| stats hits = count(*) by user.name | where hit > 1")).toBe("Did you mean `hits`?");
    expect(helpOf("| where lenght(user.name) > 1")).toBe("Did you mean `length`?");
    expect(helpOf("| stats a = count(*) by user.name | where process.pid > 1")).toBe(
      "Aggregate it in `stats`, or name it behind `by`",
    );
  });
});

describe("alerts of a rule that does not aggregate", () => {
  const problems = (query: string): readonly string[] =>
    checkEsql(query, lookup).problems.map(({ severity, code, message }) => `${severity} ${code} ${message}`);

  test("need the columns that tell documents apart", () => {
    expect(problems("from logs-* | where event.ok | keep user.name")).toEqual([
      "error RW5483 A rule that does not aggregate needs `metadata _id, _version, _index`",
    ]);
    expect(problems("from logs-* metadata _id | keep _id, user.name")).toEqual([
      "warning RW5483 A rule that does not aggregate needs `metadata _version, _index`",
    ]);
    expect(problems(`${FROM} | keep user.name`)).toEqual([
      "error RW5483 A rule that does not aggregate has to keep `_id`, `_version`, `_index`",
    ]);
    expect(problems(`${FROM} | where event.ok`)).toEqual([
      "warning RW5487 This rule keeps every column of its indices",
    ]);
  });
});

describe("what is not followed", () => {
  test.each([
    ["| enrich policy", "the enrich policy `policy`"],
    ["| lookup join hosts on host.id", "the lookup index `hosts`"],
    ["| fork (limit 1) (limit 2)", "the command `fork`"],
  ])("%s", (middle, what) => {
    const { problems, unchecked } = checkEsql(`${FROM} ${middle} | where no.such_column == 1 ${KEEP}`, lookup);
    expect(problems).toEqual([]);
    expect(unchecked.map((each) => each.what)).toEqual([what, "the column `no.such_column`"]);
  });

  test("fields of sets that nobody described are passed over", () => {
    const { problems, unchecked } = checkEsql(`${FROM} | where okta.actor == 5 and okta.actor == "x" ${KEEP}`, lookup);
    expect(problems).toEqual([]);
    expect(unchecked.map(({ what, reason }) => `${what}: ${reason}`)).toEqual([
      "the column `okta.actor`: the fields of this set are not described",
    ]);
  });
});

test("the sources of a query", () => {
  expect(esqlSources('from logs-a-*, "logs-b" | limit 1')).toEqual(["logs-a-*", "logs-b"]);
  expect(esqlSources("row a = 1")).toEqual([]);
  expect(esqlSources("form x")).toEqual([]);
});

test("every code says what it is about", () => {
  expect(Object.keys(esqlVerifyCodes)).toHaveLength(13);
  for (const { title, explanation } of Object.values(esqlVerifyCodes)) {
    expect(title).not.toMatch(/\.$/);
    expect(explanation).toMatch(/\.$/);
  }
});
