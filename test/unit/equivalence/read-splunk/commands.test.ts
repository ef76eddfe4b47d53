import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { alertsOf, type Event, problemsOf, ruleOf, shown, taken } from "./harness.ts";

const database = openDatabase();
afterAll(() => database.close());

const at = (minute: number, row: Event["row"]): Event => ({ at: minute, row });

describe("commands", () => {
  test("stats drops rows without a key, takes each value of one for itself, and passes over missing values", async () => {
    const events = [at(0, { u: ["a", "b"], v: "1" }), at(1, { u: "a" }), at(2, { v: "2" })];
    const rows = await shown(
      database,
      "* | stats count count(v) as n values(v) as vs dc(v) as d by u | sort 0 u",
      events,
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { u: "a", count: 2, n: 1, vs: ["1"], d: 1 },
        { u: "b", count: 1, n: 1, vs: ["1"], d: 1 },
      ]),
    );
    expect(rows).toHaveLength(2);
  });

  test("first is the newest event's unless rows are sorted; the sort is by number", async () => {
    const events = [at(0, { v: "old", n: "10" }), at(1, { v: "new", n: "9" }), at(2, {})];
    expect(await shown(database, "* | stats first(v) as f last(v) as l", events)).toEqual([{ f: "new", l: "old" }]);
    expect(await shown(database, "* | sort 0 _time | stats first(v) as f", events)).toEqual([{ f: "old" }]);
    expect(await shown(database, "* | sort 0 n | stats first(v) as f", events)).toEqual([{ f: "new" }]);
    expect(await shown(database, "* | sort 0 - n | stats first(v) as f", events)).toEqual([{ f: "old" }]);
    expect(await shown(database, "* | stats earliest(v) as f latest(v) as l", events)).toEqual([
      { f: "old", l: "new" },
    ]);
  });

  test("max is by number where all values are numbers", async () => {
    const events = [
      at(0, { u: "a", v: "9" }),
      at(0, { u: "a", v: "10" }),
      at(0, { u: "b", v: "9" }),
      at(0, { u: "b", v: "1x" }),
    ];
    const rows = await shown(database, "* | stats max(v) as most min(v) as least by u", events);
    expect(rows).toEqual(
      expect.arrayContaining([
        { u: "a", most: "10", least: "9" },
        { u: "b", most: "9", least: "1x" },
      ]),
    );
  });

  test("count(eval()) counts the rows of which the test is true", async () => {
    const events = [at(0, { v: "x" }), at(0, { v: "y" }), at(0, {})];
    expect(await shown(database, '* | stats count(eval(v="x")) as n', events)).toEqual([{ n: 1 }]);
  });

  test("streamstats sees the rows up to this one, or before it, of its group", async () => {
    const events = [at(0, { u: "a" }), at(1, { u: "b" }), at(2, { u: "a" }), at(3, {})];
    const rows = await shown(
      database,
      "* | sort 0 _time | streamstats count as n by u | streamstats current=f last(n) as before by u | table u n before",
      events,
    );
    expect(rows).toHaveLength(4);
    expect(rows).toEqual(
      expect.arrayContaining([{ u: ["a"], n: 1 }, { u: ["b"], n: 1 }, { u: ["a"], n: 2, before: 1 }, {}]),
    );
  });

  test("a sort by time alone leaves the event first that was indexed last, so a late copy is new again", async () => {
    const firstSeen = (keys: string): string => `* | sort 0 ${keys}
| streamstats current=f last(_time) as before by u
| where isnull(before) | where _indextime>=relative_time(now(), "-5m@m")`;
    const settings = { cron_schedule: "*/5 * * * *" };
    const events = [at(0, { u: "a" }), { at: 0, arrived: 6, row: { u: "a" } }];
    const found = async (keys: string): Promise<readonly (readonly number[])[]> => {
      const alerts = await alertsOf(database, await ruleOf(firstSeen(keys), { settings }), events, "all");
      return [...alerts].sort((a, b) => a.run - b.run).map((alert) => alert.events);
    };
    expect(await found("_time")).toEqual([[0], [1]]);
    expect(await found("_time, _indextime")).toEqual([[0]]);
  });

  test("addinfo gives the range of the search, and rows of a later stats have none of it", async () => {
    const settings = {
      "dispatch.earliest_time": "-30m@m",
      "dispatch.latest_time": "-5m@m",
      cron_schedule: "*/5 * * * *",
    };
    const found = async (search: string): Promise<readonly number[]> => {
      const alerts = await alertsOf(database, await ruleOf(search, { settings }), [at(0, { u: "a" })], "all");
      return alerts.map(({ run }) => new Date(run).getUTCMinutes()).sort((a, b) => a - b);
    };
    const recent = '| where _indextime>=relative_time(info_max_time, "-10m")';
    expect(await found(`* | addinfo ${recent}`)).toEqual([10, 15]);
    expect(await found(`* | addinfo | stats max(_indextime) as _indextime by u ${recent}`)).toEqual([]);
    expect(await found(`* | stats max(_indextime) as _indextime by u | addinfo ${recent}`)).toEqual([10, 15]);
  });

  test("a time window has both its ends, in the order of the rows, and its events are those of the alert", async () => {
    const events = [
      at(0, { u: "a" }),
      at(10, { u: "a" }),
      at(10, { u: "a" }),
      at(20.001, { u: "a" }),
      at(5, { u: "b" }),
    ];
    const search =
      "* | sort 0 _time | streamstats time_window=10m global=f count as n dc(_cd) as d by u | where n>=2 | table u n d _time";
    const alerts = await alertsOf(database, await ruleOf(search), events);
    expect(alerts.map(({ events: found }) => found).sort((a, b) => a.length - b.length || (a < b ? -1 : 1))).toEqual([
      [0, 2],
      [0, 1, 2],
      // Ten minutes and a little more after the events in the middle, these are no longer in the window.
    ]);
  });

  test("a time window runs back in time where the newest comes first", async () => {
    const events = [at(0, { u: "a", v: "x" }), at(4, { u: "a", v: "y" }), at(30, { u: "a", v: "z" })];
    const search = "* | streamstats time_window=5m global=f values(v) as vs by u | table v vs";
    expect(await shown(database, search, events)).toEqual(
      expect.arrayContaining([
        { v: ["x"], vs: ["x", "y"] },
        { v: ["y"], vs: ["y"] },
        { v: ["z"], vs: ["z"] },
      ]),
    );
  });

  test("a time window asks for rows in time, and for a window of each group's own", async () => {
    expect(await problemsOf("* | sort 0 u | streamstats time_window=5m global=f count by u")).toEqual([
      "`time_window` needs rows that are sorted by `_time` <streamstats time_window=5m global=f count by u>",
    ]);
    expect(await problemsOf("* | streamstats time_window=5m count by u")).toEqual([
      "One window for all groups (`global=t`) is not covered; say `global=f` <streamstats time_window=5m count by u>",
    ]);
  });

  test("eventstats puts the value of the group in every row of it", async () => {
    const events = [at(0, { u: "a", v: "1" }), at(1, { u: "a", v: "5" }), at(2, { v: "9" })];
    const rows = await shown(database, "* | eval n=tonumber(v) | eventstats max(n) as m by u | table v m", events);
    expect(rows).toEqual(expect.arrayContaining([{ v: ["1"], m: 5 }, { v: ["5"], m: 5 }, { v: ["9"] }]));
  });

  test("foreach fills the template in for each field, and fillnull takes the place of missing values", async () => {
    const search = `* | foreach u v
    [ eval <<FIELD>>=nullif('<<FIELD>>', "") ]
| where isnull(u) AND v="x" | fillnull value="none" u | table u v`;
    expect(await shown(database, search, [at(0, { u: "", v: "x" })])).toEqual([{ u: ["none"], v: ["x"] }]);
  });

  test("dedup keeps the newest of each combination and drops rows without one", async () => {
    const events = [at(0, { u: "a", n: "1" }), at(1, { u: "a", n: "2" }), at(2, { n: "3" })];
    const alerts = await alertsOf(database, await ruleOf("* | dedup u"), events);
    expect(alerts.map((alert) => alert.events)).toEqual([[1]]);
  });

  test("table and fields leave only what they name; a name that nothing has is empty", async () => {
    expect(await shown(database, "* | table u ghost | where isnull(v)", [at(0, { u: "a", v: "b" })])).toEqual([
      { u: ["a"] },
    ]);
    expect(await taken(database, "* | fields u | where _time>0 AND isnull(v)", [{ u: "a", v: "b" }])).toEqual([true]);
    expect(await taken(database, '* | fields - u | where isnull(u) AND v="b"', [{ u: "a", v: "b" }])).toEqual([true]);
  });

  test("rename takes the old name away", async () => {
    expect(await taken(database, "* | rename a.b as c | where c=\"x\" AND isnull('a.b')", [{ "a.b": "x" }])).toEqual([
      true,
    ]);
  });

  test("multisearch puts together events of several searches, each with its own fields", async () => {
    const search = `| multisearch
    [ search kind=a | eval what="first", n=1 ]
    [ search kind=b | eval what=lower(name) ]
| where what="first" OR other="y" | table what n other`;
    const rows = [
      { kind: "a", name: "X" },
      { kind: "b", name: "B", other: "y" },
      { kind: "b", name: "FIRST" },
      { kind: "b", name: "z", other: "n" },
    ];
    expect(await taken(database, search, rows)).toEqual([true, true, true, false]);
  });

  test("mvexpand makes a row of each value", async () => {
    const rows = await shown(database, "* | mvexpand v | table v", [at(0, { v: ["a", "b"] })]);
    expect(rows).toEqual(expect.arrayContaining([{ v: "a" }, { v: "b" }]));
  });

  test("bin rounds down to whole spans since 1970", async () => {
    const events = [at(0, { u: "a" }), at(3, { u: "a" }), at(4, { u: "a" })];
    const rows = await shown(database, "* | bin _time span=5m | stats count by _time | table count", events);
    // The start is a minute past the hour.
    expect(rows).toEqual(expect.arrayContaining([{ count: 2 }, { count: 1 }]));
  });

  test("rex takes named groups of the first match, and leaves fields where nothing matches", async () => {
    const rows = await shown(database, '* | rex field=p "/(?<first>[^/]+)/(?<second>\\w+)" | table first second', [
      at(0, { p: "/a/b/c/d" }),
    ]);
    expect(rows).toEqual([{ first: "a", second: "b" }]);
    expect(await taken(database, '* | rex field=p "x(?<u>.)" | where u="kept"', [{ p: "none", u: "kept" }])).toEqual([
      true,
    ]);
  });

  test("convert shows moments in UTC", async () => {
    const search = '* | eval t=_time | convert timeformat="%Y-%m-%dT%H:%M:%S%z" ctime(t) | table t';
    expect(await shown(database, search, [at(0, {})])).toEqual([{ t: "2026-01-15T10:01:00+0000" }]);
  });

  test("sort without a count cuts at 10,000, and head at what it says", async () => {
    const events = [at(0, { n: "1" }), at(1, { n: "2" }), at(2, { n: "3" })];
    const alerts = await alertsOf(database, await ruleOf("* | head 1"), events);
    expect(alerts.map((alert) => alert.events)).toEqual([[2]]);
    const { relation } = await ruleOf("* | sort _time");
    expect(JSON.stringify(relation)).toContain('"count":10000');
    expect(JSON.stringify((await ruleOf("* | sort 0 _time")).relation)).not.toContain('"pick"');
  });
});

describe("lookups", () => {
  const others = {
    "transforms.conf": "[known]\nfilename = known.csv\ncase_sensitive_match = 0\nmax_matches = 1\n",
    "lists/known.csv": 'value,owner\nAda,"x,y"\nÜbel,z\n',
  };
  const search = "* | lookup known value AS user OUTPUT owner AS found | where isnotnull(found) | table user found";

  test("match in any case where the definition says so, any of several values", async () => {
    const rows = [{ user: "ADA" }, { user: ["eve", "ada"] }, { user: "eve" }, {}];
    expect(await taken(database, search, rows, { others })).toEqual([true, true, false, false]);
    expect(await shown(database, search, [{ row: { user: "ada" } }], { others })).toEqual([
      { user: ["ada"], found: ["x,y"] },
    ]);
  });

  test("mind the case by default", async () => {
    const cased = { ...others, "transforms.conf": "[known]\nfilename = known.csv\n" };
    expect(await taken(database, search, [{ user: "ADA" }, { user: "Ada" }], { others: cased })).toEqual([false, true]);
  });

  test("match by wildcard and network where the definition says so", async () => {
    const wild = {
      "transforms.conf": "[known]\nfilename = known.csv\nmatch_type = WILDCARD(value)\nmax_matches = 1\n",
      "lists/known.csv": "value,owner\nad*,x\n",
    };
    expect(await taken(database, search, [{ user: "ada" }, { user: "bad" }], { others: wild })).toEqual([true, false]);
    const network = {
      "transforms.conf": "[known]\nfilename = known.csv\nmatch_type = CIDR(value)\nmax_matches = 1\n",
      "lists/known.csv": "value,owner\n10.0.0.0/8,x\n",
    };
    expect(await taken(database, search, [{ user: "10.1.1.1" }, { user: "1.1.1.1" }], { others: network })).toEqual([
      true,
      false,
    ]);
  });

  test("of an empty table match nothing; of no table are not read", async () => {
    const empty = { ...others, "lists/known.csv": "value,owner\n" };
    expect(await taken(database, search, [{ user: "ada" }], { others: empty })).toEqual([false]);
    expect(await problemsOf(search)).toEqual(["The lookup `known` is not defined in the files <known>"]);
  });
});
