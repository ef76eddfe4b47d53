import { describe, expect, it } from "vitest";
import { validateDetection } from "../../../src/spec/validate-schema.ts";
import { detectionWith, triggers } from "./samples.ts";

/** The maximal match detection with the value at a path replaced, or taken away by `undefined`. */
function broken(path: readonly (string | number)[], value: unknown, trigger: unknown = triggers.match): unknown {
  const detection = structuredClone(detectionWith(trigger));
  let node = detection as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) node = node[key] as Record<string | number, unknown>;
  const last = path[path.length - 1] as string | number;
  if (value === undefined) delete node[last];
  else Object.defineProperty(node, last, { value, enumerable: true, configurable: true, writable: true });
  return detection;
}

function found(detection: unknown): string[] {
  return validateDetection(detection).map((issue) => `${issue.instancePath} ${issue.keyword}`);
}

describe("a full detection fits", () => {
  for (const [name, trigger] of Object.entries(triggers))
    it(`with trigger ${name}`, () => expect(validateDetection(detectionWith(trigger))).toEqual([]));

  it("without any optional part", () => {
    const full = detectionWith(triggers.match);
    const required = ["title", "id", "version", "status", "created", "modified", "author", "severity", "attack"];
    const keys = [...required, "description", "events", "trigger"];
    expect(validateDetection(Object.fromEntries(keys.map((key) => [key, full[key]])))).toEqual([]);
    for (const key of keys) expect(found(broken([key], undefined))).toEqual([" required"]);
  });

  it.each(["A", "T1 x [beta]", "Ran (twice)", `A${"b".repeat(66)}`])("with title %s", (title) => {
    expect(found(broken(["title"], title))).toEqual([]);
  });

  it("built of objects without a prototype, as a loader makes them", () => {
    const bare = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(bare);
      if (typeof value !== "object" || value === null) return value;
      const copy: Record<string, unknown> = Object.create(null);
      for (const [key, child] of Object.entries(value)) copy[key] = bare(child);
      return copy;
    };
    expect(validateDetection(bare(detectionWith(triggers.temporal)))).toEqual([]);
  });
});

describe("what does not fit is found at its place", () => {
  const cases: readonly (readonly [readonly (string | number)[], unknown, string])[] = [
    [["titel"], "x", " additionalProperties"],
    [["__proto__"], {}, " additionalProperties"],
    [["constructor"], "x", " additionalProperties"],
    [["title"], "", "/title pattern"],
    [["title"], `A${"b".repeat(67)}`, "/title maxLength"],
    [["title"], "Ends with a stop.", "/title pattern"],
    [["title"], " leading blank", "/title pattern"],
    [["title"], "Two\nlines", "/title pattern"],
    [["title"], "Line end\n", "/title pattern"],
    [["id"], "0D9C5B7E-1C3F-4A2B-8E6D-7F0A1B2C3D4E", "/id pattern"],
    [["version"], 0, "/version minimum"],
    [["version"], "1.0.0", "/version type"],
    [["version"], 1.5, "/version type"],
    [["status"], "live", "/status enum"],
    [["kind"], "hunting", "/kind enum"],
    [["created"], "2026-13-01", "/created pattern"],
    [["modified"], "15.01.2026", "/modified pattern"],
    [["author"], [], "/author minItems"],
    [["author"], "Ada", "/author type"],
    [["author", 0], " ", "/author/0 pattern"],
    [["license"], "", "/license pattern"],
    [["severity"], "severe", "/severity enum"],
    [["risk_score"], 101, "/risk_score maximum"],
    [["confidence"], "sure", "/confidence enum"],
    [["attack"], ["T1651"], "/attack type"],
    [["attack", "techniques"], [], "/attack/techniques minItems"],
    [["attack", "techniques", 0], "t1651", "/attack/techniques/0 pattern"],
    [["attack", "tactics", 0], "Execution", "/attack/tactics/0 enum"],
    [["attack", "version"], 18, "/attack/version type"],
    [["tags", 0], "cloud", "/tags/0 pattern"],
    [["references", 0], "javascript:alert(1)", "/references/0 pattern"],
    [["references", 0], "https://example.com/a b", "/references/0 pattern"],
    [["related", 0, "type"], "same", "/related/0/type enum"],
    [["description"], "", "/description pattern"],
    [["description"], " \n", "/description pattern"],
    [["events"], {}, "/events minProperties"],
    [["events", "Run-Command"], { source: "a.b", where: {} }, "/events propertyNames"],
    [["events", "run_command", "where"], undefined, "/events/run_command required"],
    [["events", "run_command", "where"], true, "/events/run_command/where type"],
    [["events", "run_command", "source"], undefined, "/events/run_command required"],
    [["events", "run_command", "source"], "Azure Activity", "/events/run_command/source pattern"],
    [["events", "by_guest", "source"], "azure.activity", "/events/by_guest/source not"],
    [["events", "by_guest", "refines"], "Run Command", "/events/by_guest/refines pattern"],
    [["events", "run_command", "operation", "by"], [], "/events/run_command/operation/by minItems"],
    [["events", "run_command", "operation", "time"], "middle", "/events/run_command/operation/time enum"],
    [["events", "run_command", "operation", "within"], undefined, "/events/run_command/operation required"],
    [["events", "sign_in", "otherwise", "source"], undefined, "/events/sign_in/otherwise required"],
    [["once_per", "within"], "1 hour", "/once_per/within pattern"],
    [["once_per", "fields"], [], "/once_per/fields minItems"],
    [["once_per", "fields", 0], "actor name", "/once_per/fields/0 pattern"],
    [["schedule", "every"], "0m", "/schedule/every pattern"],
    [["schedule", "every"], 5, "/schedule/every type"],
    [["schedule", "delay"], "5m\n", "/schedule/delay pattern"],
    [["schedule", "delay"], "1000000s", "/schedule/delay pattern"],
    [["schedule", "mode"], "nrt", "/schedule/mode enum"],
    [["limits", "max_alerts"], 0, "/limits/max_alerts minimum"],
    [["limits", "throttle", "for"], undefined, "/limits/throttle required"],
    [["alert", "title"], "x".repeat(201), "/alert/title maxLength"],
    [["alert", "description"], "x".repeat(1001), "/alert/description maxLength"],
    [["entities", 0, "type"], "user", "/entities/0/type enum"],
    [["entities", 0, "role"], "victim", "/entities/0/role enum"],
    [["entities", 0, "field"], undefined, "/entities/0 required"],
    [["exclusions", "patching", "reason"], undefined, "/exclusions/patching required"],
    [["exclusions", "patching", "enabled"], "no", "/exclusions/patching/enabled type"],
    [["exclusions", "patching", "events"], ["run_command", "run_command"], "/exclusions/patching/events uniqueItems"],
    [["lists", "empty", "type"], "user", "/lists/empty/type enum"],
    [["lists", "empty", "store"], "file", "/lists/empty/store enum"],
    [["lists", "empty", "values"], [1], "/lists/empty/values/0 type"],
    [["score", "base"], 101, "/score/base maximum"],
    [["score", "add"], [], "/score/add minItems"],
    [["score", "add", 0, "points"], -101, "/score/add/0/points minimum"],
    [["score", "at_least"], 1001, "/score/at_least maximum"],
    [["guide", "contain"], ["x"], "/guide additionalProperties"],
    [["adversary_tests", 0, "signals"], [], "/adversary_tests/0/signals minItems"],
    [["adversary_tests", 0, "atomic_id"], "T1651-1", "/adversary_tests/0/atomic_id pattern"],
    [["targets"], ["splunk", "splunk"], "/targets uniqueItems"],
    [["targets", 0], "qradar", "/targets/0 enum"],
    [["accept", 0, "code"], "SubstituteSource", "/accept/0/code pattern"],
    [["accept", 0, "reason"], undefined, "/accept/0 required"],
    [["silence", 0, "code"], "rw3121", "/silence/0/code pattern"],
    [["silence", 0, "reason"], undefined, "/silence/0 required"],
    [["native", "qradar"], { query: "x" }, "/native additionalProperties"],
    [["native", "splunk"], {}, "/native/splunk minProperties"],
    [["native", "sentinel", "envelope"], [], "/native/sentinel/envelope type"],
    [["tests", 0, "expect"], undefined, "/tests/0 required"],
  ];
  it.each(cases)("%j = %j", (path, value, expected) => expect(found(broken(path, value))).toEqual([expected]));

  it("all of a file at once", () => {
    const detection = broken(["status"], "live") as Record<string, unknown>;
    detection.severity = "severe";
    detection.version = 0;
    expect(found(detection).sort()).toEqual(["/severity enum", "/status enum", "/version minimum"]);
  });

  it.each([undefined, null, [], "text", 7])("%j is no detection", (value) => {
    expect(found(value)).toEqual([" type"]);
  });
});

describe("choices", () => {
  const cases: readonly (readonly [keyof typeof triggers, string, unknown, string])[] = [
    ["match", "type", "any", "/trigger/type const"],
    ["match", "events", [], "/trigger/events minItems"],
    ["match", "events", ["a", "a"], "/trigger/events uniqueItems"],
    ["match", "timespan", "1h", "/trigger additionalProperties"],
    ["match", "type", undefined, "/trigger required"],
    ["event_count", "timespan", undefined, "/trigger required"],
    ["event_count", "condition", {}, "/trigger/condition minProperties"],
    ["event_count", "condition", { gt: -1 }, "/trigger/condition/gt minimum"],
    ["event_count", "condition", { gt: 1.5 }, "/trigger/condition/gt type"],
    ["event_count", "condition", { over: 1 }, "/trigger/condition additionalProperties"],
    ["event_count", "group_by", [], "/trigger/group_by minItems"],
    ["value_count", "condition", { gt: 3 }, "/trigger/condition required"],
    ["value_count", "condition", { field: "a.b" }, "/trigger/condition minProperties"],
    ["value_count", "condition", { field: [], gt: 3 }, "/trigger/condition/field minItems"],
    ["temporal", "group_by", undefined, "/trigger required"],
    ["temporal", "timespan", undefined, "/trigger required"],
    ["temporal", "before", "1h", "/trigger/before not"],
    ["temporal", "anchor", "sign_in", "/trigger/timespan not"],
    ["temporal with an anchor", "before", undefined, "/trigger required"],
    ["temporal with an anchor", "timespan", "1h", "/trigger/timespan not"],
    ["temporal_ordered", "events", ["sign_in"], "/trigger/events minItems"],
    ["temporal_ordered", "aliases", { User: {} }, "/trigger/aliases propertyNames"],
    ["first_seen", "value", ["a", "b", "c", "d"], "/trigger/value maxItems"],
    ["first_seen", "history", "one week", "/trigger/history pattern"],
  ];
  it.each(cases)("trigger %s with %s = %j", (name, key, value, expected) => {
    const issues = found(broken(["trigger", key], value, triggers[name]));
    expect(issues).toContain(expected);
    expect(issues).toContain("/trigger oneOf");
  });

  it("branches of a choice can be told apart by the schema path", () => {
    const issues = validateDetection(broken(["trigger", "timespan"], undefined, triggers.event_count));
    const branch = issues.filter((issue) => issue.schemaPath.startsWith("#/properties/trigger/oneOf/1/"));
    expect(branch.map((issue) => [issue.keyword, issue.params])).toEqual([
      ["required", { missingProperty: "timespan" }],
    ]);
  });

  it.each([
    ["two words"],
    [{ value: "actor.name" }],
    [{ value: "actor.name", as: "Name" }],
    [{ values: "actor.name", as: "names", limit: 0 }],
    [{ count: "events", max: "score", as: "both" }],
    [{ duration: "score", as: "seconds" }],
    [{ median: "score", as: "middle" }],
    [7],
  ])("output %j does not fit", (output) => {
    expect(found(broken(["output"], [output]))).toContain("/output/0 oneOf");
  });

  it.each([
    ["nothing", "/tests/0/expect anyOf"],
    [[{ alerts: -1 }], "/tests/0/expect/0/alerts anyOf"],
    [[{ alerts: {} }], "/tests/0/expect/0/alerts/minProperties"],
    [[{ first: "yesterday" }], "/tests/0/expect/0/first pattern"],
    [[{ first: "2026-01-15T10:00:00" }], "/tests/0/expect/0/first pattern"],
    [[{ key: { "actor.key": ["a"] } }], "/tests/0/expect/0/key/actor.key type"],
  ])("expectation %j does not fit", (expected, issue) => {
    const issues = found(broken(["tests", 0, "expect"], expected));
    expect(issues).toContain(issue.replace("/minProperties", " minProperties"));
  });
});

describe("an issue brings the subschema that explains it", () => {
  it.each([
    [["schedule", "every"], "soon", "a whole number and a unit (s, m, h or d), such as 5m"],
    [
      ["events", "A B"],
      { source: "a.b", where: {} },
      "lower-case letters, digits and underscores, at most 40, beginning with a letter",
    ],
    [["events", "by_guest", "source"], "a.b", "no source, since it comes from the refined event"],
    [["attack", "version"], 18, "'18' or '19', in quotes"],
  ])("%j", (path, value, expected) => {
    expect(validateDetection(broken(path, value)).map((issue) => issue.parentSchema?.["x-expected"])).toEqual([
      expected,
    ]);
  });

  it("with the keys it knows, for an unknown one", () => {
    const [issue] = validateDetection(broken(["schedule", "evry"], "5m"));
    expect(Object.keys(issue?.parentSchema?.properties ?? {})).toEqual(["every", "delay", "mode"]);
    expect(issue?.params).toEqual({ additionalProperty: "evry" });
  });

  it("also inside a choice", () => {
    const issues = validateDetection(broken(["trigger", "timespan"], "soon", triggers.event_count));
    const issue = issues.find(
      (candidate) => candidate.schemaPath.includes("/oneOf/1/") && candidate.keyword === "pattern",
    );
    expect(issue?.parentSchema?.description).toBe("Length of the window.");
  });
});
