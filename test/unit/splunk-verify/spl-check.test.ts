import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { splCodes } from "../../../src/backends/splunk/verify/spl/codes.ts";
import { check, findings } from "./spl-findings.ts";

const wrong: readonly (readonly [text: string, ...findings: readonly string[]])[] = [
  ['a="b | stats count', 'error RW5200 ‹"›'],
  ["a | stats count by", "error RW5201 ‹by›"],
  ["a | append", "error RW5201 ‹append›", "warning RW5223 ‹append›"],
  ["// only admins\na=b", "error RW5202 ‹//›"],
  ["a=b # why\n| stats count", "error RW5202 ‹#›"],
  ["a=b\n-- why\n| stats count", "error RW5202 ‹--›"],
  ["a=b | stats count /* why */", "error RW5202 ‹/*›"],
  ["a | statz count", "error RW5203 ‹statz›"],
  ['a | where mtach(b, "c")', "error RW5204 ‹mtach›"],
  ["a | eval x=if(b=1, 2)", "error RW5205 ‹if›"],
  ["a | eval x=case(b=1, 2, 3)", "error RW5205 ‹case›"],
  ["a | eval x=now(1)", "error RW5205 ‹now›"],
  ["a | stats dc by b", "error RW5205 ‹dc›"],
  ["| tstats count(eval(a=1)) from datamodel=X", "error RW5205 ‹eval(a=1)›"],
  ["a | where len(b)", "error RW5206 ‹len(b)›"],
  ["a | eval x=isnull(b)", "error RW5206 ‹isnull(b)›"],
  ['a | eval x=round("b", 2)', 'error RW5206 ‹"b"›'],
  ['a | eval x=b * "2"', 'error RW5206 ‹"2"›'],
  ['a | eval x=1 + "2"', 'error RW5206 ‹"2"›'],
  ['a | where b="c" OR "d"', 'error RW5206 ‹"d"›'],
  ["a | where b=1 AND 2", "error RW5206 ‹2›"],
  ["a | head often", "error RW5206 ‹often›"],
  ["a | tail often", "error RW5206 ‹often›"],
  ["a | where match(b, 5)", "error RW5206 ‹5›"],
  ["a | eval x=relative_time(now(), 300)", "error RW5206 ‹300›"],
  ['a | where cidrmatch("internal", b)', 'error RW5206 ‹"internal"›'],
  ["a | stats cuont by b", "error RW5207 ‹cuont›"],
  ["a | convert ctmie(b)", "error RW5207 ‹ctmie›"],
  ["a | streamstats time_windw=5m count by b", "error RW5208 ‹time_windw›"],
  ["a | table b limit=5", "error RW5208 ‹limit›"],
  ["a | streamstats time_window=often count by b", "error RW5209 ‹often›"],
  ["a | dedup b keepempty=maybe", "error RW5209 ‹maybe›"],
  ["a | bin _time span=fast", "error RW5209 ‹fast›"],
  ["a | join type=full b [search c]", "warning RW5223 ‹join›", "error RW5209 ‹full›"],
  ["| tstats count from datamodel=X by _time span=fast", "error RW5209 ‹_time span=fast›"],
  ["a | stats count by b | where c=1", "error RW5210 ‹c›"],
  ["a earliest=yesterday", "error RW5211 ‹yesterday›"],
  ['a | where b>relative_time(now(), "1 day ago")', 'error RW5211 ‹"1 day ago"›'],
  ['a | rex field=b "(?<c>x"', 'error RW5212 ‹"(?<c>x"›'],
  ['a | rex field=b "no group"', 'error RW5212 ‹"no group"›'],
  ['a | rex field=b "(?<c>x)(?<c>y)"', 'error RW5212 ‹"(?<c>x)(?<c>y)"›'],
  ['a | rex field=b mode=sed "a/b"', 'error RW5212 ‹"a/b"›'],
  ['a | where match(b, "[a-z")', 'error RW5212 ‹"[a-z"›'],
  ["a | where user.name=b", "warning RW5213 ‹user.name›"],
  ["a | stats count by user.name | where user.name=1", "error RW5213 ‹user.name›"],
  ['a | where b="*c*"', 'warning RW5214 ‹"*c*"›'],
  ['a | where "user name"="c"', 'warning RW5215 ‹"user name"›'],
  ['a | where isnull("b")', 'warning RW5215 ‹"b"›'],
  ["a | where b!=null", "error RW5216 ‹null›"],
  ["a | where b=1 OR c=2 AND d=3", "warning RW5217 ‹AND›"],
  ["a b=1 OR b=2", "warning RW5217 ‹b=1 OR b=2›"],
  ["index=* a", "warning RW5218 ‹index=*›"],
  ["a or b", "warning RW5219 ‹or›"],
  ["a='b'", "warning RW5220 ‹'b'›"],
  ["a | stats count by src dest | search src=dest", "warning RW5220 ‹dest›"],
  ["a () b IN ()", "warning RW5220 ‹b IN ()›"],
  ["a | sort b", "warning RW5223 ‹sort›"],
  ["| stats count", "error RW5224 ‹stats›"],
  ["a | makeresults | rest /services", "error RW5224 ‹rest›"],
  ["a | append [stats count]", "warning RW5223 ‹append›", "error RW5224 ‹stats›"],
  ["a | eval k=if(b=1, c, null()) | stats count by k", "warning RW5225 ‹k›"],
];

describe("what is wrong is found where it stands", () => {
  test.each(wrong)("%s", (text, ...expected) => {
    expect(findings(text)).toEqual(expected);
  });

  test("macros", () => {
    const two = { definition: "x=$a$ y=$b$", arguments: ["a", "b"] };
    expect(findings("`m(1)` z", { "m(2)": two })).toEqual(["error RW5221 ‹`m(1)`›"]);
    expect(findings("z `a`", { a: "q `b`", b: "r `a`" })).toEqual(["error RW5222 ‹`a`›"]);
    const bomb = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`m${at}`, at === 0 ? "x ".repeat(10) : `\`m${at - 1}\` `.repeat(10)]),
    );
    expect(findings("`m11`", bomb)[0]).toBe("error RW5222 ‹`m11`›");
  });

  test("every code is produced", () => {
    const produced = new Set(wrong.flatMap(([text]) => check(text).problems.map(({ code }) => code as string)));
    for (const code of ["RW5221", "RW5222"]) produced.add(code);
    expect([...produced].sort()).toEqual(Object.keys(splCodes).sort());
  });

  test("near names are offered", () => {
    expect(check("a | stats valuse(b)").problems[0]?.help).toBe("did you mean `values`?");
    expect(check("a | stats count by usr | table user").problems[0]?.help).toBe("did you mean `usr`?");
  });
});

const fine: readonly string[] = [
  "index=a sourcetype=b (c=1 OR c=2) NOT d=*",
  "a path=/* uri=//host/share | where b>1 -- 2",
  'a "// not a comment" | rex "(?<x># no)" | eval y="/* z */"',
  'a | eval x=case(b=1, "c", true(), "d"), y=x."-".z | where in(y, "e", "f")',
  'a | rex field=b "(?i)^(?<c>[^\\]\\"|]+)\\\\\\\\(?P<d>\\w{2,})$" | where isnotnull(c) AND d!=""',
  'a | eval x=mvfilter(match(b, "c|d")), y=mvindex(split(e, ","), -1), z=strftime(_time, "%F")',
  "a | streamstats time_window=30m global=f window=0 dc(user) as n by src | where n>=15",
  'a | stats count(eval(b="c")) as n perc95(d) exactperc99.9(e) sparkline(count, 1h) as s by f | sort 0 -n',
  "a | bin _time span=5m | stats count by _time",
  "a earliest=-1d@d latest=@w1 _index_earliest=-70m@m | stats count",
  "a earliest=10/05/2025:00:00:00 latest=1700000000 | stats count",
  '| tstats summariesonly=t count from datamodel=E.P where P.a="b" by P.user _time span=1h | rename P.* as * | table user _time count',
  "a | multireport [| eval b=1] [| stats count]",
  "| inputlookup users | stats count by name",
  "| makeresults count=5 | eval x=random() % 10 | table _time x",
  "a | foreach b c [ eval <<FIELD>>=lower('<<FIELD>>') ] | table b c",
  'a | where like(b, "%c%") AND NOT cidrmatch("10.0.0.0/8", d) OR (e=1 AND f=2)',
  'a $token$ | where b=$value|s$ AND c>relative_time(now(), "$window$")',
  'a | fillnull value="" b | eval k=nullif(c, "") | where isnotnull(k) | stats count by b k',
];

describe("what is right is left alone", () => {
  test.each(fine)("%s", (text) => {
    expect(findings(text).filter((finding) => finding.startsWith("error"))).toEqual([]);
  });
});

describe("what cannot be decided is said so", () => {
  test("unknown macros, and the grammar beside them", () => {
    const { problems, unchecked, fields } = check("`src` a | where b `is` c | `end`");
    expect(problems).toEqual([]);
    expect(unchecked.map(({ what }) => what)).toContain("the macro `src`");
    expect(unchecked.map(({ what }) => what)).toContain("the grammar beside a macro");
    expect(fields).toBeUndefined();
  });

  test("commands of apps, and fields that lookups and models bring", () => {
    const what = (text: string): readonly string[] => check(text).unchecked.map((gap) => gap.what);
    expect(what("a | xyzzyplugh b")).toEqual(["the command `xyzzyplugh`", "the fields after `xyzzyplugh`"]);
    expect(what("a | streamfilter b")).toEqual(["the command `streamfilter`", "the fields after `streamfilter`"]);
    expect(what("a | apply m")).toEqual(["the command `apply`", "the fields after `apply`"]);
    expect(what("a | stats count by b | lookup t b | table c")).toEqual(["the fields that `t` adds"]);
    expect(findings("a | stats count by b | lookup t b | table c")).toEqual([]);
  });

  test("a macro whose definition is an expression", () => {
    const macro = { definition: '"x"', arguments: [], opaque: true };
    expect(check("`m` a", { m: macro }).unchecked.map(({ what }) => what)).toEqual(["the macro `m`"]);
  });
});

describe("macros are expanded", () => {
  test("what is wrong inside points to the call and names the macro", () => {
    const [problem] = check("a | `m`", { m: "where lenn(b)>1" }).problems;
    expect(problem).toMatchObject({ code: "RW5204", start: 4, end: 7 });
    expect(problem?.message).toContain("(in the macro `m`)");
  });

  test("what is wrong after a call keeps its place", () => {
    expect(findings("`m` | where lenn(b)>1", { m: "index=a sourcetype=b" })).toEqual(["error RW5204 ‹lenn›"]);
  });

  test("arguments are filled in, also in quotes, and calls in quotes are not calls", () => {
    const rename = { definition: 'rename "$x$.*" as *', arguments: ["x"] };
    const text = '| tstats count from datamodel=A by A.b | `drop("A")` | eval c="`d`" | table b c count';
    const { problems, fields, macros } = check(text, { "drop(1)": rename });
    expect(problems).toEqual([]);
    expect([...(fields ?? [])].sort()).toEqual(["b", "c", "count"]);
    expect(macros).toEqual(["drop(1)"]);
  });

  test("every macro that is called is named, nested ones too", () => {
    expect(check("`a` | `c(1)`", { a: "x `b`" }).macros).toEqual(["a", "b", "c(1)"]);
  });
});

test("every search that we emit is accepted without a warning", () => {
  const cases = new URL("../../cases/", import.meta.url);
  const files = readdirSync(cases, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".spl"));
  const found = files.flatMap((file) =>
    findings(readFileSync(new URL(file, cases), "utf8")).map((finding) => `${file}: ${finding}`),
  );
  expect(found).toEqual([]);
});
