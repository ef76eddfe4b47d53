import { afterAll, describe, expect, test } from "vitest";
import { splunkReader } from "../../../../src/equivalence/read/splunk/index.ts";
import { readRhythm } from "../../../../src/equivalence/read/splunk/schedule.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { alertsOf, MINUTE, problemsOf, ruleOf, stanzaOf } from "./harness.ts";

const database = openDatabase();
afterAll(() => database.close());

describe("schedules", () => {
  test.each([
    ["* * * * *", 1, 0],
    ["3-59/5 * * * *", 5, 3],
    ["*/15 * * * *", 15, 0],
    ["25 * * * *", 60, 25],
    ["7 2-23/4 * * *", 240, 127],
    ["30 4 * * *", 1440, 270],
    // 1970 began on a Thursday.
    ["30 4 * * 4", 10_080, 270],
    ["0 0 * * 0", 10_080, 3 * 1440],
    ["0 0 * * 7", 10_080, 3 * 1440],
  ])("%s is a rhythm", (cron, every, offset) => {
    expect(readRhythm(cron)).toEqual({ every: every * MINUTE, offset: offset * MINUTE });
  });

  test.each(["*/7 * * * *", "0 1,5 * * *", "0 0 1 * *", "0 0 * * 1-5", "0 0 * * MON", "0 0 * *"])(
    "%s has none",
    (cron) => {
      expect(typeof readRhythm(cron)).toBe("string");
    },
  );

  test("a run looks from the earliest time on to just before the latest", async () => {
    const rule = await ruleOf("*", {
      settings: { "dispatch.earliest_time": "-61m@m", "dispatch.latest_time": "-1m@m" },
    });
    expect(rule.schedule).toEqual({
      kind: "scheduled",
      every: 60 * MINUTE,
      offset: 0,
      // Snapping goes up to a minute further back.
      lookBack: 62 * MINUTE,
      latency: 0,
    });
    // The first event happened at one minute past; the run is at the hour, 59 minutes later.
    const minutes = [-3, -2, -1, 0, 57.999, 58];
    const alerts = await alertsOf(
      database,
      rule,
      minutes.map((minute) => ({ at: minute, row: {} })),
      "all",
    );
    const found = alerts.filter(({ run }) => new Date(run).toISOString() === "2026-01-15T11:00:00.000Z");
    expect(found.map(({ events }) => minutes[events[0] ?? -1]).sort()).toEqual([-1, -2, 0, 57.999]);
  });

  test("events are seen from their arrival on, by their index time", async () => {
    const rule = await ruleOf('* | where _indextime>=relative_time(now(), "-1h@h")', {
      settings: { "dispatch.earliest_time": "-4h@m" },
    });
    const alerts = await alertsOf(database, rule, [{ at: 0, arrived: 61, row: {} }], "all");
    expect(alerts.map(({ run }) => new Date(run).toISOString())).toEqual(["2026-01-15T12:00:00.000Z"]);
  });

  test("a search that nobody schedules sees its whole range whenever it runs", async () => {
    const rule = await ruleOf("*", {
      settings: { enableSched: "0", cron_schedule: undefined, "dispatch.earliest_time": "-7d@d" },
    });
    expect(rule.schedule).toMatchObject({ every: 1440 * MINUTE, lookBack: 8 * 1440 * MINUTE });
  });

  test("a disabled stanza is read as if it were enabled", async () => {
    expect((await ruleOf("*", { settings: { disabled: "1" } })).title).toBe("App - A rule - Rule");
  });

  test("an alert may ask for more results", async () => {
    const rule = await ruleOf("*", { settings: { quantity: "1" } });
    expect(await alertsOf(database, rule, [{ row: {} }])).toHaveLength(0);
    expect(await alertsOf(database, rule, [{ row: {} }, { row: {} }])).toHaveLength(2);
  });
});

describe("stanzas that are not read", () => {
  test.each([
    ["a real-time search", { "dispatch.earliest_time": "rt-5m" }, "A real-time search is not covered"],
    [
      "all time",
      { "dispatch.earliest_time": undefined },
      "A search over all time (no dispatch.earliest_time) is not covered",
    ],
    ["an uneven schedule", { cron_schedule: "*/7 * * * *" }, "The schedule */7 * * * * does not run at even intervals"],
    ["no schedule", { cron_schedule: undefined }, "A scheduled search needs a cron_schedule"],
    ["another relation", { relation: "less than" }, "relation = less than is not covered"],
    ["another count", { counttype: "custom" }, "counttype = custom is not covered"],
    ["a month", { "dispatch.earliest_time": "-1mon" }, "The time -1mon is not covered"],
  ])("%s", async (_, settings, message) => {
    const [found = ""] = await problemsOf("*", { settings });
    expect(found.startsWith(message)).toBe(true);
  });

  test("a setting that is there twice, and index-time windows", async () => {
    expect(await problemsOf("*", { settings: { "dispatch.index_earliest": "-1h" } })).toEqual([
      "The setting dispatch.index_earliest is not covered <dispatch.index_earliest>",
    ]);
    const text = `${stanzaOf("*")}quantity = 3\n`;
    const { problems } = await splunkReader.read([{ path: "a.savedsearch.conf", text }], []);
    expect(problems.map(({ message }) => message)).toEqual(["quantity is set twice"]);
  });
});

describe("other forms of a rule", () => {
  const search = 'user="a"\n| where x="\\\\d"';
  const escu = (changes: Readonly<Record<string, string>> = {}): string => {
    const all = {
      type: "TTP",
      cron: "'0 * * * *'",
      latest: "now",
      search: 'user="a"\n  | where x="\\\\d"',
      ...changes,
    };
    return `name: A rule
id: 0a2f6a57-5df5-4d4e-9dbb-3c1b6f9d1b1a
type: ${all.type}
author: nobody
date: '2026-01-01'
how_to_implement: none
known_false_positives: none
data_source: []
search: |-
  ${all.search}
deployment:
  scheduling:
    cron_schedule: ${all.cron}
    earliest_time: '-2h@m'
    latest_time: ${all.latest}
`;
  };

  test("agree", async () => {
    const others = { "rule.spl": `\`\`\`A rule, version 1\`\`\`\n${search}\n`, "rule.yml": escu() };
    expect((await ruleOf(search, { others })).title).toBe("App - A rule - Rule");
  });

  test.each([
    ["a search", { "rule.spl": 'user="b"' }, "The search is none that a stanza of the detection runs"],
    [
      "a detection's search",
      { "rule.yml": escu({ search: "user=1" }) },
      "The search is none that a stanza of the detection runs",
    ],
    [
      "a detection's schedule",
      { "rule.yml": escu({ cron: "'5 * * * *'" }) },
      'cron_schedule is "5 * * * *" here and "0 * * * *" in the stanza',
    ],
    [
      "a detection's window",
      { "rule.yml": escu({ latest: "-5m" }) },
      'latest_time is "-5m" here and "now" in the stanza',
    ],
    ["a detection's type", { "rule.yml": escu({ type: "Hunting" }) }, "A hunting search is scheduled in its stanza"],
  ])("%s that differs is a problem", async (_, others, message) => {
    expect(await problemsOf(search, { others })).toEqual([message]);
  });
});

test("tests know the place in the file where they stand", async () => {
  const search = 'user="a"\n    NOT x IN ("b", "c")\n| where match(y, "d")\n    AND z>1';
  const { relation } = await ruleOf(search);
  const text = stanzaOf(search);
  const found = [...JSON.stringify(relation).matchAll(/"clause":\{"start":(\d+),"end":(\d+)\}/g)];
  expect(new Set(found.map(([, start, end]) => text.slice(Number(start), Number(end))))).toEqual(
    new Set(['user="a"', 'x IN ("b", "c")', 'match(y, "d")', "z>1"]),
  );
});

test("flat rows have no fields without values", () => {
  expect(splunkReader.flatten({ a: "x", b: [], c: null, d: ["y", null] } as never)).toEqual({ a: "x", d: ["y"] });
});
