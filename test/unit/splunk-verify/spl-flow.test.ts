import { describe, expect, test } from "vitest";
import { check, findings } from "./spl-findings.ts";

describe("fields that cannot exist", () => {
  test.each([
    ["a | table b c | where d=1", "d"],
    ["a | stats values(b) as c by d | table b", "b"],
    ["a | stats count by b | stats dc(c)", "c"],
    ["a | stats count by b | eval d=lower(c)", "c"],
    ["a | fields b | where c=1", "c"],
    ["a | fields - b c* | where b=1", "b"],
    ["a | fields - b c* | where cd=1", "cd"],
    ["a | rename b as c | where b=1", "b"],
    ["a | rename x.* as * | where 'x.y'=1", "'x.y'"],
    ["a | stats count by b | rename c as d", "c"],
    ["a | stats count by b | lookup t c OUTPUT d", "c"],
    ["a | stats count by b | dedup c", "c"],
    ["a | stats count by b | sort 0 -c", "c"],
    ["a | stats count by b | search c=1", "c"],
    ["a | stats count by b | eventstats sum(c) as d by b", "c"],
    ['a | stats count by b | rex field=c "(?<d>x)"', "c"],
    ["a | stats count by b | bin c span=5", "c"],
    ["a | stats count by b | mvexpand c", "c"],
    ["a | stats count by b | iplocation c", "c"],
    ["a | stats count by b | convert ctime(c)", "c"],
    ["a | stats count by b | table b _time", "_time"],
    ["a | top b | table c", "c"],
    ["a | chart count over b | where c=1", "c"],
    ["a | timechart count | where c=1", "c"],
    ["a | stats count by b | eval c=1 | fields b | where c=1", "c"],
    ["| tstats count from datamodel=X by X.b | where b=1", "b"],
    ["| makeresults | where b=1", "b"],
    ["a | stats count by b | appendpipe [stats sum(c) as c]", "c"],
    ["a | stats count by b | appendpipe [stats sum(count) as count] | where c=1", "c"],
    ["a | stats count by b | foreach b [eval x=y]", "y"],
    ["| multisearch [search a | table b] [search a | table c] | where d=1", "d"],
    ["a | stats count by b | where coalesce(c, d)=1", "c"],
  ])("%s", (text, field) => {
    const found = findings(text).filter((finding) => finding.includes("RW5210"));
    expect(found[0]).toBe(`error RW5210 ‹${field}›`);
  });

  test("each is reported once", () => {
    expect(findings("a | stats count by b | where c=1 | where c=2 | eval d=c")).toEqual(["error RW5210 ‹c›"]);
  });

  test("the message names the command that took it away", () => {
    expect(check("a | stats count by b | where c=1").problems[0]?.message).toContain("`stats` keeps only");
    expect(check("a | rename b as c | where b=1").problems[0]?.message).toContain("`rename` takes it away");
  });
});

describe("fields that may exist", () => {
  test.each([
    "a | where anything=1",
    "a | eval b=1 | table b | where b=1",
    "a | stats values(*) as * by b | where anything=1",
    "a | stats count by b | eval {b}=1 | where c=1",
    "a | stats count by b | spath input=b | where c=1",
    "a | stats count by b | spath input=b path=c.d output=d | where d=1",
    "a | fields b c | where _time>1 AND b=1",
    "a | fields - b | eval b=1 | where b=1",
    "a | rename b as c | rename c as b | where b=1",
    "a | stats count by b | append [search c | table d] | where d=1",
    "a | stats count by b | join b [search c | stats values(d) as d by b] | where d=1",
    "a | stats count by b | lookup t b OUTPUT c as d | where d=1",
    'a | stats count by b | rex field=b "(?<c>x)" | where c="x"',
    "a | stats count by b | fillnull value=0 c | where c=0",
    "a | stats count by b | addinfo | where info_min_time>0",
    'a | stats count by b | iplocation b prefix=x_ | where x_Country="Y"',
    "a | stats count by b | eventstats avg(count) as m | where count>m",
    "a | chart count over b by c | where d=1",
    "a | stats count by b | transpose | where c=1",
    "a | stats count as n_x count as n_y by b | table n_*",
    "a | stats count by b | where isnull(b) OR coalesce(b, count)=1",
    "a | transaction b | where duration>5 AND eventcount>2",
    "a | stats count as <<FIELD>> by b | where $field$=1",
  ])("%s", (text) => {
    expect(findings(text).filter((finding) => finding.startsWith("error"))).toEqual([]);
  });

  test("a field that the search itself expects to be missing is a warning", () => {
    expect(findings("a | stats count by b | eval c=coalesce(b, d)")).toEqual(["warning RW5210 ‹d›"]);
    expect(findings("a | stats count by b | eval c=if(isnotnull(d), d, b)")).toEqual(["warning RW5210 ‹d›"]);
  });

  test("shared macros may look at fields that a search lacks", () => {
    const macros = { "t(1)": { definition: "convert ctime($f$)", arguments: ["f"] }, f: "search c=1" };
    expect(findings("a | stats count by b | `t(x)` | `f`", macros)).toEqual(["warning RW5210 ‹`f`›"]);
  });
});

describe("the fields of the result", () => {
  const fieldsOf = (
    text: string,
    lookups?: Readonly<Record<string, readonly string[]>>,
  ): readonly string[] | undefined => {
    const { fields } = check(text, { f: "search *" }, lookups);
    return fields && [...fields].sort();
  };

  test.each([
    ["a", undefined],
    ["a | table b c", ["b", "c"]],
    ["a | stats count dc(x) values(y) as z by b | `f`", ["b", "count", "dc(x)", "z"]],
    ["a | table b c | rename c as d | eval e=1 | fields - b", ["d", "e"]],
    ["a | table n_a n_b c | rename n_* as m_*", ["c", "m_a", "m_b"]],
    ["a | stats values(x) as x by b | stats values(*) as * by b", ["b", "x"]],
    ["a | table b | lookup t b", ["b", "c"]],
    ["| inputlookup t | table b", ["b"]],
    ["a | stats values(*) as *", undefined],
    ["a | table b* ", undefined],
    ["a | table b | where (c", undefined],
  ])("%s", (text, expected) => {
    expect(fieldsOf(text, { t: ["b", "c"] })).toEqual(expected);
  });
});
