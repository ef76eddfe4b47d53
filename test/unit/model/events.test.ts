import { describe, expect, it } from "vitest";
import { printPredicate } from "../../../src/model/print-predicate.ts";
import { detectionOf, resolveText } from "../../helpers/detection.ts";
import { template } from "../../helpers/detection-text.ts";
import { testCatalog } from "../../helpers/test-catalog.ts";

const options = { catalog: testCatalog };
const codes = (events: string, more = ""): readonly string[] =>
  resolveText(template({ events, more }), options).diagnostics.map((found) => found.code);

const RUN = "  run: {source: test.cloud, where: {operation: Run/action}}";

describe("events", () => {
  it("gives a refining event its parent's source and tests", () => {
    const detection = detectionOf(
      template({
        events: `${RUN}
  big: {refines: run, where: {bytes|gt: 5}}
  huge: {refines: big, where: {bytes|gt: 50}}`,
        trigger: "{type: match, events: [huge]}",
      }),
      options,
    );
    const huge = detection.events.get("huge");
    expect(huge?.source.name).toBe("test.cloud");
    expect(huge && printPredicate(huge.where)).toBe('operation is "Run/action" and bytes > 5 and bytes > 50');
  });

  it("resolves a refining event that stands before its parent", () => {
    const events = `  big: {refines: run, where: {bytes|gt: 5}}\n${RUN}`;
    const detection = detectionOf(template({ events, trigger: "{type: match, events: [big]}" }), options);
    expect([...detection.events.keys()]).toEqual(["big", "run"]);
  });

  it.each([
    ["  run: {source: test.clout, where: {a: b}}", "RW3050"],
    ["  run: {refines: nobody, where: {bytes: 1}}", "RW3052"],
    ["  run: {refines: run, where: {bytes: 1}}", "RW3053"],
    ["  run: {refines: b, where: {bytes: 1}}\n  b: {refines: run, where: {bytes: 2}}", "RW3053"],
    [`${RUN}\n  b: {refines: run, where: {bytes: 2}, operation: {by: [event.id], within: 1h}}`, "RW3057"],
    ["  run: {source: test.cloud, where: {bytes: 1}, operation: {by: [actor.key], within: 1h}}", "RW3079"],
    ["  run: {source: test.cloud, where: {bytes: 1}, operation: {by: [corelation.id], within: 1h}}", "RW3000"],
    ["  run: {source: test.cloud, where: {bytes: 1}, operation: {by: [correlation.id], within: 31d}}", "RW3070"],
    ["  run: {source: test.cloud, where: {bytes: 1}, otherwise: {source: nowhere, where: {risk: high}}}", "RW3050"],
  ])("%s: %s", (events, code) => {
    expect(codes(events)).toContain(code);
  });

  it("collapses records of one operation and offers its first and last time", () => {
    const detection = detectionOf(
      template({
        events:
          "  run: {source: test.cloud, where: {operation: Run/action}, operation: {by: [correlation.id, operation], any: {outcome: succeeded}, within: 2h}}",
        more: "output: [time, time.first, time.last]",
      }),
      options,
    );
    const operation = detection.events.get("run")?.operation;
    expect(operation?.by.map((field) => field.name)).toEqual(["correlation.id", "operation"]);
    expect(operation?.any && printPredicate(operation.any)).toBe('outcome is "succeeded"');
    expect(detection.outputs.map((output) => output.name)).toEqual(["time", "time.first", "time.last"]);
  });

  it("that nothing identifies is no matter of muting alerts", () => {
    const events = "  run: {source: test.cloud, where: {bytes: 1}, operation: {by: [actor.key], within: 1h}}";
    const found = resolveText(template({ events }), options).diagnostics.find(({ code }) => code === "RW3079");
    expect(found?.help).toMatch(/^Add correlation\.id or /);
    expect(found?.help).not.toContain("throttle");
  });

  it("has first and last times only for collapsed operations", () => {
    expect(codes(RUN, "output: [time.first]")).toEqual(["RW3100"]);
  });

  it("wants every key from a substitute", () => {
    const events = `  run: {source: test.cloud, where: {operation: Run/action}, otherwise: {source: test.signin, where: {risk: high}}}`;
    const count = (key: string): string =>
      template({
        events,
        trigger: `{type: event_count, events: [run], group_by: [${key}], timespan: 1h, condition: {gt: 3}}`,
      });
    expect(resolveText(count("event.id"), options).diagnostics).toEqual([]);
    expect(resolveText(count("actor.key"), options).diagnostics.map((found) => found.code)).toEqual(["RW3055"]);
  });

  it("goes on after the first problem", () => {
    const events = "  run: {source: test.cloud, where: {operatoin: a, outcome: sucess}}";
    expect([...codes(events, "schedule: {every: 7m}\nrisk_score: 5\noutput: [nothing]")].sort()).toEqual([
      "RW3000",
      "RW3006",
      "RW3081",
      "RW3100",
      "RW3142",
    ]);
  });
});

describe("exclusions", () => {
  const EVENTS = `${RUN}
  big: {refines: run, where: {bytes|gt: 5}}
  sign_in: {source: test.signin, where: {risk: high}}`;
  const exclude = (exclusion: string, trigger = "{type: match, events: [run, sign_in]}") =>
    resolveText(template({ events: EVENTS, trigger, more: `exclusions: {quiet: ${exclusion}}` }), options);
  const appliesTo = (exclusion: string, trigger?: string): readonly string[] => [
    ...(exclude(exclusion, trigger).detection?.exclusions[0]?.where.keys() ?? []),
  ];

  it("apply to every event whose source has all the fields", () => {
    expect(appliesTo("{reason: x, where: {source.ip: 192.0.2.1}}")).toEqual(["run", "sign_in"]);
    expect(appliesTo("{reason: x, where: {source.ip: 192.0.2.1, actor.key: a}}")).toEqual(["run"]);
  });

  it("apply to the named events only", () => {
    expect(appliesTo("{reason: x, events: [sign_in], where: {source.ip: 192.0.2.1}}")).toEqual(["sign_in"]);
  });

  it("leave refining events to their parent, unless those alert themselves", () => {
    expect(appliesTo("{reason: x, where: {bytes: 1}}")).toEqual(["run"]);
    expect(appliesTo("{reason: x, where: {bytes: 1}}", "{type: match, events: [big]}")).toEqual(["run", "big"]);
  });

  it("vanish with an empty inline list", () => {
    const { detection } = resolveText(
      template({
        more: `exclusions: {quiet: {reason: x, where: {actor.key|in_list: known}}}
lists: {known: {title: Known, type: account, values: []}}`,
      }),
      options,
    );
    expect(detection?.exclusions[0]?.where.get("run")).toMatchObject({ kind: "constant", value: false });
    expect(detection?.lists.get("known")?.values).toEqual([]);
  });

  it.each([
    ["{reason: x, where: {actor.key: a, risk: high}}", "RW3120"],
    ["{reason: x, events: [nobody], where: {bytes: 1}}", "RW3052"],
    ["{reason: x, events: [sign_in], where: {bytes: 1}}", "RW3000"],
  ])("%s: %s", (exclusion, code) => {
    expect(exclude(exclusion).diagnostics.map((found) => found.code)).toContain(code);
  });

  it("may ask an operation for two outcomes, which one record never has", () => {
    const operation = "operation: {by: [correlation.id], within: 1h}";
    const codesOf = (events: string): readonly string[] => {
      const where = "{a: {outcome: started}, b: {outcome: succeeded}, condition: a and b}";
      const more = `exclusions: {quiet: {reason: x, where: ${where}}}`;
      return resolveText(template({ events, more }), options).diagnostics.map(({ code }) => code);
    };
    expect(codesOf(`  run: {source: test.cloud, where: {operation: a}, ${operation}}`)).toEqual([]);
    expect(codesOf("  run: {source: test.cloud, where: {operation: a}}")).toEqual(["RW3023"]);
  });

  it("report the field itself where there is one source", () => {
    const { diagnostics } = resolveText(
      template({ more: "exclusions: {quiet: {reason: x, where: {byts: 1}}}" }),
      options,
    );
    expect(diagnostics.map((found) => found.code)).toEqual(["RW3000"]);
  });

  it("report a fault once, however many events they apply to", () => {
    const { diagnostics } = exclude("{reason: x, where: {source.ip: nowhere}}");
    expect(diagnostics.filter((found) => found.code === "RW3005")).toHaveLength(1);
  });
});

describe("score", () => {
  const EVENTS = `${RUN}
  big: {refines: run, where: {bytes|gt: 5}}
  odd: {refines: run, where: {rate: 1}}
  alone: {source: test.signin, where: {risk: high}}`;
  const scored = (score: string) => resolveText(template({ events: EVENTS, more: `score: ${score}` }), options);
  const scoreCodes = (score: string): readonly string[] =>
    scored(score)
      .diagnostics.map((found) => found.code)
      .filter((code) => code !== "RW3054");

  it("gives points for what a refining event adds", () => {
    const { detection } = scored("{base: 40, add: [{when: big, points: 40}, {when: odd, points: -10}], at_least: 60}");
    const [first] = detection?.score?.add ?? [];
    expect(first && printPredicate(first.when)).toBe("bytes > 5");
    expect(first).toMatchObject({ event: "big", refines: "run", points: 40 });
  });

  it.each([
    ["{base: 40, add: [{when: big, points: 10}], at_least: 60}", "RW3122"],
    ["{base: 60, add: [{when: big, points: 10}], at_least: 60}", "RW3122"],
    ["{base: 0, add: [{when: run, points: 10}]}", "RW3123"],
    ["{base: 0, add: [{when: alone, points: 10}]}", "RW3123"],
    ["{base: 0, add: [{when: bog, points: 10}]}", "RW3052"],
    ["{base: 0, add: [{when: big, points: 10}, {when: big, points: 20}]}", "RW3124"],
  ])("%s: %s", (score, code) => {
    expect(scoreCodes(score)).toEqual([code]);
  });

  it("takes at most twelve terms", () => {
    const names = Array.from({ length: 13 }, (_, index) => `t${index}`);
    const events = [RUN, ...names.map((name) => `  ${name}: {refines: run, where: {bytes: ${name.slice(1)}}}`)].join(
      "\n",
    );
    const add = names.map((name) => `{when: ${name}, points: 1}`).join(", ");
    const { diagnostics } = resolveText(template({ events, more: `score: {base: 0, add: [${add}]}` }), options);
    expect(diagnostics.map((found) => found.code)).toEqual(["RW3125"]);
  });
});

describe("lists", () => {
  it("warn when no test uses them", () => {
    const { diagnostics } = resolveText(
      template({ more: "lists: {known: {title: Known, type: account, values: []}}" }),
      options,
    );
    expect(diagnostics.map((found) => [found.code, found.severity])).toEqual([["RW3121", "warning"]]);
    expect(diagnostics[0]).toMatchObject({
      message: 'No field test (`in_list`) uses the list "known"',
      help: "Write <field>|in_list: known",
    });
  });
});
