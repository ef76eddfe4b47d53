import { describe, expect, test } from "vitest";
import { gapsOf, readCron } from "../../../src/backends/splunk/verify/cron.ts";
import { secondsAgo, timeProblem } from "../../../src/backends/splunk/verify/time-modifier.ts";

describe("cron schedules", () => {
  test.each([
    "*/5 * * * *",
    "03,23,43 * * * *",
    "3-58/5 * * * *",
    "0 2 * * 0",
    "0 0 */30 * *",
    "0 9-17 * * 1-5",
    "0 0 1 1 7",
  ])("%s is one", (text) => {
    expect(readCron(text).ok).toBe(true);
  });

  test.each([
    ["0 * * *", /five fields.*not 4/, 0],
    ["60 * * * *", /0 to 59/, 0],
    ["0 24 * * *", /0 to 23/, 2],
    ["0 0 0 * *", /1 to 31/, 4],
    ["0 0 * JAN *", /no names/, 6],
    ["0 0 * * MON-FRI", /no names/, 8],
    ["5-3 * * * *", /backwards/, 0],
    ["*/0 * * * *", /out of range/, 0],
    ["1,,2 * * * *", /empty part/i, 0],
    ["often", /five fields/, 0],
  ])("%s is none", (text, message, start) => {
    const cron = readCron(text);
    expect(cron).toMatchObject({ ok: false, message: expect.stringMatching(message), start });
  });

  test("gaps between runs, over midnight too, and none where days are skipped", () => {
    expect(gapsOf(readCron("3-58/5 * * * *"))).toEqual({ shortest: 5, longest: 5 });
    expect(gapsOf(readCron("0 8-17 * * *"))).toEqual({ shortest: 60, longest: 15 * 60 });
    expect(gapsOf(readCron("0 0 * * *"))).toEqual({ shortest: 1440, longest: 1440 });
    expect(gapsOf(readCron("0 0 * * 1"))).toBeUndefined();
  });
});

describe("times of a search window", () => {
  test.each([
    "",
    "now",
    "now()",
    "-70m@m",
    "-1d@d",
    "@w1",
    "@d-2h+30m",
    "-24h@h",
    "+1mon@mon",
    "rt-5m",
    "rt",
    "rtnow",
    "0",
    "1700000000.5",
    "-h",
    "2026-01-31T00:00:00",
    "01/31/2026:00:00:00",
  ])("%s is one", (text) => {
    expect(timeProblem(text)).toBeUndefined();
  });

  test.each(["-70x", "70m", "@w8", "-70m@", "yesterday", "-1d @d", "now-"])("%s is none", (text) => {
    expect(timeProblem(text)).toBeTypeOf("string");
  });

  test("how long ago", () => {
    expect(["now", "-70m@m", "-1d", "-h", "-2w@w", "-1mon", "@d", "-1q"].map(secondsAgo)).toEqual([
      0,
      4200,
      86_400,
      3600,
      1_209_600,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
