import { describe, expect, test } from "vitest";
import { found, verify } from "./run-verifier.ts";

const good = [
  "[Team - Calls of one kind - Rule]",
  "search = index=cloud \\",
  "| stats count by user dest",
  "enableSched = 1",
  "cron_schedule = */5 * * * *",
  "dispatch.earliest_time = -10m@m",
  "dispatch.latest_time = now",
  "counttype = number of events",
  "relation = greater than",
  "quantity = 0",
  "alert.severity = 4",
  "alert.suppress = 1",
  "alert.suppress.fields = user, dest",
  "alert.suppress.period = 6h",
  'action.correlationsearch.annotations = {"mitre_attack":["T1651"]}',
  "action.risk = 1",
  "action.risk.param._risk_message = $user$ did it to $dest$ for 5$$",
  'action.risk.param._risk = [{"risk_object_field":"user","risk_object_type":"user","risk_score":47}]',
  "action.notable.param.severity = high",
  "action.our_own_pager.param.team = soc",
  "",
];

const file = "savedsearches.conf";
const text = good.join("\n");
/** The good stanza with a line replaced (or added, where none begins so). */
function changed(line: string): string {
  const key = line.slice(0, line.indexOf("=") + 1);
  const has = good.some((one) => one.startsWith(key));
  return has ? good.map((one) => (one.startsWith(key) ? line : one)).join("\n") : `${text}${line}\n`;
}
const without = (key: string): string => good.filter((line) => !line.startsWith(`${key} =`)).join("\n");

describe("a saved search", () => {
  test("that is right has nothing wrong", async () => {
    expect((await verify({ [file]: text })).diagnostics).toEqual([]);
  });

  test.each([
    ["a misspelt setting", "cron_shedule = 1", "error RW5256"],
    ["a misspelt parameter of an action", "action.risk.param._risk_mesage = x", "error RW5256"],
    ["a misspelt action", "action.rsik.param.verbose = 0", "error RW5256"],
    ["a setting that nobody knows", "favourite_colour = blue", "warning RW5256"],
    ["a flag that is a word", "enableSched = true", "error RW5257"],
    ["a boolean that is none", "alert.digest_mode = often", "error RW5257"],
    ["a number that is none", "quantity = many", "error RW5257"],
    ["an unknown word", "relation = greater then", "error RW5257"],
    ["a severity out of range", "alert.severity = 7", "error RW5257"],
    ["a schedule with names", "cron_schedule = 0 0 * * MON", "error RW5258"],
    ["a time that is none", "dispatch.earliest_time = 10m", "error RW5259"],
    ["JSON that does not parse", "action.correlationsearch.annotations = {'a': 1}", "error RW5260"],
    ["a risk object without a field", 'action.risk.param._risk = [{"risk_object_type":"user"}]', "error RW5260"],
    [
      "a risk object of a misspelt type",
      'action.risk.param._risk = [{"risk_object_field":"user","risk_object_type":"usr","risk_score":1}]',
      "error RW5260",
    ],
    ["risk that is no list", "action.risk.param._risk = {}", "error RW5260"],
    ["a window as long as the period", "schedule_window = 5", "error RW5261"],
    ["a look-back shorter than the period", "dispatch.earliest_time = -3m@m", "warning RW5261"],
    ["no time at all", "dispatch.latest_time = -10m@m", "error RW5261"],
    ["a real-time search", "dispatch.earliest_time = rt-5m", "warning RW5261"],
    ["one alert per result", "alert.digest_mode = 0", ""],
    ["a custom trigger without a condition", "counttype = custom", "error RW5261"],
  ])("%s", async (_name, line, expected) => {
    expect((await found({ [file]: changed(line) })).map((one) => one.replace(/ \d.*/, ""))).toEqual(
      expected === "" ? [] : [expected],
    );
  });

  test.each([
    ["cron_schedule", ["error RW5261 4:1-12"]],
    ["relation", ["error RW5261 8:1-10"]],
    ["alert.suppress.period", ["error RW5261 12:1-15"]],
    ["dispatch.earliest_time", ["warning RW5261 1:2-33"]],
  ])("%s is missed", async (key, expected) => {
    expect(await found({ [file]: without(key) })).toEqual(expected);
  });

  test("a stanza that changes one of another layer may lack everything", async () => {
    expect(await found({ [file]: "[Team - Calls of one kind - Rule]\nenableSched = 1\nalert.suppress = 1\n" })).toEqual(
      [],
    );
  });

  test("a line of a search that lost its backslash", async () => {
    const search = "[x]\nsearch = index=cloud \\\n| eval a=1,\n    b=2\n";
    expect(await found({ [file]: search })).toContainEqual("error RW5252 4:5-6");
  });

  test("a name that Enterprise Security cannot save", async () => {
    const named = (length: number) =>
      `[${"x".repeat(length)}]\nsearch = index=cloud\naction.correlationsearch.enabled = 1\n`;
    expect(await found({ [file]: named(99) })).toEqual([]);
    expect(await found({ [file]: named(100) })).toEqual(["warning RW5269 1:2-102"]);
  });

  test("an action of an add-on is not judged by its name", async () => {
    expect(await found({ [file]: changed("action.nslookup.param.verbose = 0") })).toEqual([]);
  });

  test("a slip is answered with the name that was meant", async () => {
    const { diagnostics } = await verify({ [file]: changed("cron_shedule = 1") });
    expect(diagnostics[0]?.help).toBe("Did you mean `cron_schedule`?");
  });
});

describe("fields of the results", () => {
  test("a risk object, a throttle and a placeholder that no result has are found where they stand", async () => {
    const lines = [
      "[x]",
      "search = index=cloud | stats count by user",
      "alert.suppress = 1",
      "alert.suppress.fields = user, usr",
      "alert.suppress.period = 1h",
      "action.risk.param._risk_message = By $user$ on $host$",
      'action.risk.param._risk = [{"risk_object_field":"userr","risk_object_type":"user","risk_score":1}]',
    ];
    expect(await found({ [file]: `${lines.join("\n")}\n` })).toEqual([
      "error RW5262 4:31-34",
      "warning RW5263 6:48-54",
      "error RW5262 7:49-56",
    ]);
  });

  test("a drilldown search in JSON is judged where it stands", async () => {
    const drilldown =
      '[{"name":"View it","search":"index=x | stats count by (user \\"$user$\\"","earliest_offset":"7d"}]';
    const { diagnostics } = await verify({
      [file]: `[x]\nsearch = index=cloud\naction.notable.param.drilldown_searches = ${drilldown}\n`,
    });
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const { severity, span } of diagnostics) expect([severity, span?.line]).toEqual(["error", 3]);
    expect(diagnostics[0]?.span?.column).toBeGreaterThan(70);
  });

  test("nothing is said where the fields cannot be told", async () => {
    const lines = [
      "[x]",
      "search = index=cloud",
      "alert.suppress = 1",
      "alert.suppress.fields = usr",
      "alert.suppress.period = 1h",
    ];
    expect(await found({ [file]: `${lines.join("\n")}\n` })).toEqual([]);
  });
});
