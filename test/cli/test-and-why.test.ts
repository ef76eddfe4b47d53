import { describe, expect, test } from "vitest";
import { read, repository, run, write } from "../helpers/run.ts";

const slug = "aws-ssm-run-command";
const file = `detections/${slug}/detection.yml`;

/** One call that the detection is about, and what a test changes. */
const call = (more: object = {}): string =>
  `${JSON.stringify({
    _source: "aws.cloudtrail",
    eventSource: "ssm.amazonaws.com",
    eventName: "SendCommand",
    eventTime: "2026-01-15T10:00:00Z",
    userIdentity: { type: "IAMUser", userName: "ada", arn: "arn:aws:iam::1:user/ada" },
    eventID: "e1",
    ...more,
  })}\n`;

function withTests(tests: string, events: string): string {
  const folder = repository(slug);
  const detection = read(folder, file).replace(/^tests:[\s\S]*$/m, "");
  write(folder, file, `${detection.trimEnd()}\ntests:\n${tests}\n`);
  write(folder, `detections/${slug}/events/e.ndjson`, events);
  return folder;
}

describe("test", () => {
  test("a detection that alerts as expected passes", async () => {
    const folder = withTests(
      "  - {name: one call, events: events/e.ndjson, expect: [{key: {actor.name: ADA}}]}",
      call(),
    );
    const { code, out, err } = await run(folder, ["test"]);
    expect(err).toContain("1 test run");
    expect(out).toMatch(/aws-ssm-run-command +one call +✓/);
    expect(code).toBe(0);
  });

  test("notes that no event shows are not listed where a file of events could not be read", async () => {
    const good = "  - {name: one call, events: events/e.ndjson, expect: [{}]}";
    const folder = withTests(good, call());
    expect((await run(folder, ["test"])).err).toContain("Notes that no event shows:");
    for (const events of ["{", undefined]) {
      const file = events === undefined ? "none" : "e";
      const broken = withTests(`  - {name: one call, events: events/${file}.ndjson, expect: none}`, events ?? call());
      const { code, err } = await run(broken, ["test"]);
      expect(err).not.toContain("Notes that no event shows");
      expect(code).not.toBe(0);
    }
  });

  test.each([
    ["an alert too few", "expect: [{alerts: 2}]", "RW3910"],
    ["an alert too many", "expect: none", "RW3911"],
    ["an alert of another key", "expect: [{key: {actor.name: eve}}]", "RW3910"],
    ["an alert at another time", "expect: [{first: '2026-01-15T09:00:00Z'}]", "RW3912"],
  ])("%s fails with its place", async (_name, expected, wanted) => {
    const folder = withTests(`  - {name: x, events: events/e.ndjson, ${expected}}`, call());
    const { code, err } = await run(folder, ["test", slug]);
    expect(err).toMatch(new RegExp(`detection\\.yml:\\d+:\\d+ error ${wanted} `));
    expect(code).toBe(1);
  });

  test("what came is told by the fields that were asked for", async () => {
    const key = "{event.id: e9, error.code: null, actor.name: eve, error.message: x}";
    const tests = `  - {name: x, events: events/e.ndjson, expect: [{key: ${key}}]}`;
    const { err } = await run(withTests(tests, call() + call({ eventID: "e2\u001b[31m\nerror" })), ["test"]);
    expect(err).toContain("with event.id e1, no error.code, actor.name ada, no error.message; ");
    expect(err).toContain("with event.id e2\\u{1b}[31m\\nerror, ");
    expect(err).not.toContain("\u001b");
  });

  test.each([
    ["a file that is not there", "  - {name: x, events: events/no.ndjson, expect: none}", "RW3904"],
    ["a path out of the folder", "  - {name: x, events: ../other/e.ndjson, expect: none}", "RW3161"],
    ["a field of no event", "  - {name: x, events: events/e.ndjson, expect: [{key: {actor.nam: x}}]}", "RW3162"],
    [
      "a name given twice",
      "  - {name: x, events: events/e.ndjson, expect: none}\n  - {name: x, events: events/e.ndjson, expect: none}",
      "RW3160",
    ],
  ])("%s is a located error", async (_name, tests, wanted) => {
    const { code, err } = await run(withTests(tests, call()), ["test"]);
    expect(err).toMatch(new RegExp(`detection\\.yml:\\d+:\\d+ error ${wanted} `));
    expect(code).toBe(2);
  });

  /** A session of the role "ada". */
  const session = call({
    userIdentity: {
      type: "AssumedRole",
      arn: "arn:aws:sts::1:assumed-role/ada/s",
      sessionContext: { sessionIssuer: { type: "Role", userName: "ada" } },
    },
  });
  const excluded = (more: string, expected: string): string =>
    withTests(`  - {name: x, events: events/e.ndjson, ${more}expect: ${expected}}`, session);

  test.each([
    ["leave the role out", "lists: {patch_roles: [ADA]}, ", "none"],
    ["hold another role", "lists: {patch_roles: [eve]}, ", "[{key: {actor.name: ada}}]"],
    [
      "do nothing while the exclusion is off",
      "lists: {patch_roles: [ada]}, exclusions: {patch_roles: false}, ",
      "[{key: {actor.name: ada}}]",
    ],
  ])("values that a case gives to a list %s, on every target", async (_name, more, expected) => {
    const { code, out } = await run(excluded(more, expected), ["test"]);
    // Sigma has no field for the role behind a session, and says so.
    expect(out).toMatch(/aws-ssm-run-command +x +✓ +✓ +✓ +✓ +✓ +(✓|note)/);
    expect(code).toBe(0);
  });

  test("values that a case gives to a list hold for that case only", async () => {
    const tests = [
      "  - {name: x, events: events/e.ndjson, lists: {patch_roles: [ada]}, expect: none}",
      "  - {name: y, events: events/e.ndjson, expect: [{key: {actor.name: ada}}]}",
    ].join("\n");
    expect((await run(withTests(tests, session), ["test"])).code).toBe(0);
  });

  test.each([
    [
      "list",
      "lists: {patch_role: [x]}, ",
      /detection\.yml:\d+:\d+ error RW3164 .*"patch_role"[\s\S]*Did you mean "patch_roles"\?/,
    ],
    [
      "exclusion",
      "exclusions: {patch_role: true}, ",
      /detection\.yml:\d+:\d+ error RW3165 .*"patch_role"[\s\S]*"patch_roles"\?/,
    ],
  ])("an unknown %s is a located error", async (_name, more, wanted) => {
    const { code, err } = await run(excluded(more, "none"), ["test"]);
    expect(err).toMatch(wanted);
    expect(code).toBe(2);
  });

  test("events that are not UTF-8 are refused where they stand", async () => {
    const folder = withTests("  - {name: x, events: events/e.ndjson, expect: none}", "");
    write(folder, `detections/${slug}/events/e.ndjson`, Buffer.from(call({ x: "caf\xe9" }), "latin1"));
    const { code, err } = await run(folder, ["test"]);
    expect(err).toMatch(/e\.ndjson:1:\d+ error RW1002 /);
    expect(code).toBe(2);
  });

  test.each([
    ["a file of S3 as one event", `${JSON.stringify({ _source: "aws.cloudtrail", Records: [JSON.parse(call())] })}\n`],
    ["a document of Elastic", '{"_source":"aws.cloudtrail","_time":"+0m","event":{"action":"SendCommand"}}\n'],
  ])("%s fails at its line, though no alert is expected", async (_name, events) => {
    const folder = withTests("  - {name: x, events: events/e.ndjson, expect: none}", events);
    const { code, out, err } = await run(folder, ["test"]);
    expect(err).toMatch(/e\.ndjson:1:1 error RW3905 /);
    expect(err).not.toContain("Add");
    expect(out).not.toContain("✓");
    expect(code).toBe(2);
  });

  test.each([
    ["nothing", "\n"],
    ["bases only", call({ _name: "base" })],
  ])("a file that holds %s fails its test", async (_name, events) => {
    const folder = withTests("  - {name: x, events: events/e.ndjson, expect: none}", events);
    const { code, out, err } = await run(folder, ["test"]);
    expect(err).toMatch(/detection\.yml:\d+:\d+ error RW3906 .*events\/e\.ndjson holds no event/);
    expect(out).not.toContain("✓");
    expect(code).toBe(2);
  });

  test.each(["validate", "build"])("a missing file is a warning of %s", async (command) => {
    const folder = withTests("  - {name: x, events: events/no.ndjson, expect: none}", call());
    const { code, err } = await run(folder, [command]);
    expect(err).toMatch(/detection\.yml:\d+:\d+ warning RW3904 There is no detections\/\S+\/events\/no\.ndjson/);
    expect(code).toBe(0);
    expect((await run(repository(slug), [command])).err).not.toContain("RW3904");
  });

  test("a record without a field that none lacks gets a warning, once, and its verdict", async () => {
    const events = `${call({ _name: "base" })}{"_like":"base","eventID":"","_repeat":2,"_every":"2h"}\n`;
    const both = ["x", "y"].map((name) => `  - {name: ${name}, events: events/e.ndjson, expect: [{alerts: 2}]}`);
    const { code, out, err } = await run(withTests(both.join("\n"), events), ["test", "--target", "sigma"]);
    expect(err.match(/warning/g)).toHaveLength(2);
    expect(err).toMatch(
      /e\.ndjson:2:1 warning RW3907 The record has no event\.id, which every record of aws\.cloudtrail/,
    );
    expect(err).toContain("It stands in eventID.");
    expect(err).toContain("1 warning in 1 file");
    expect(out).toMatch(/ y +✓ +✓/);
    expect(code).toBe(0);
  });

  test("JUnit lists the detections and nothing else", async () => {
    const folder = withTests("  - {name: x, events: events/e.ndjson, expect: [{}]}", call());
    const { out } = await run(folder, ["test", "--format", "junit"]);
    expect([...out.matchAll(/<testsuite name="([^"]*)"/g)].map(([, name]) => name)).toEqual([file]);
  });

  test("JUnit has a failure for a failed test", async () => {
    const folder = withTests("  - {name: x, events: events/e.ndjson, expect: none}", call());
    expect((await run(folder, ["test", "--format", "junit"])).out).toContain('type="RW3911"');
  });
});

describe("why", () => {
  test("says which clause fails, with the value it saw", async () => {
    const folder = repository(slug);
    write(folder, "event.json", call({ eventName: "ListCommands" }));
    const { code, out } = await run(folder, ["why", slug, "event.json"]);
    expect(out).toContain("does not take the event");
    expect(out).toMatch(/✗ operation is one of .*, found "ListCommands" \(line \d+\)/);
    expect(out).toMatch(/✓ service is .*, found "ssm\.amazonaws\.com"/);
    expect(code).toBe(0);
  });

  test("says what becomes of an event that all clauses take", async () => {
    const folder = repository(slug);
    const exclusion = "exclusions: {ada: {reason: x, where: {actor.name: ada}}}";
    const detection = read(folder, file).replace(/^tests:[\s\S]*$/m, "");
    write(folder, file, detection.replace(/^exclusions:\n(?: .*\n)+/m, `${exclusion}\n`));
    write(folder, "event.json", call() + call({ userIdentity: { type: "IAMUser", userName: "eve" }, eventID: "e2" }));
    const { code, out } = await run(folder, ["why", slug, "event.json"]);
    expect(out).toContain("✗ the detection raises no alert on it as ssm_execution: the exclusion ada drops it\n");
    expect(out).toContain("✓ the detection alerts on it as ssm_execution, at 2026-01-15T10:00:00.000Z\n");
    expect(code).toBe(0);
  });

  test("shows what a target stores of the event and which of its conditions fails", async () => {
    const folder = repository(slug);
    write(folder, "event.json", call({ errorCode: "AccessDenied" }));
    const { out } = await run(folder, ["why", slug, "event.json", "--target", "sentinel", "elastic"]);
    expect(out).toContain("✗ sentinel does not take it from AWSCloudTrail as ssm_execution");
    expect(out).toMatch(/✗ ErrorCode is missing, found "AccessDenied"/);
    expect(out).toContain("✗ elastic does not take it from logs-aws.cloudtrail-default as ssm_execution");
  });

  test("shows whether the emitted rule of a target alerts, and the clause of its file that decided", async () => {
    const folder = repository(slug);
    write(folder, "events.ndjson", call({ errorCode: "AccessDenied" }) + call({ eventID: "e2" }));
    const { code, out } = await run(folder, ["why", slug, "events.ndjson", "--target", "sentinel"]);
    const [first = "", second = ""] = out.split("event 2 of 2");
    expect(first).toMatch(
      /✗ aws-ssm-run-command\.yaml raises no alert on it, stored in AWSCloudTrail\n +Decided by aws-ssm-run-command\.yaml:\d+: isempty\(ErrorCode\)\n/,
    );
    expect(second).toContain("✓ aws-ssm-run-command.yaml alerts on it, stored in AWSCloudTrail");
    expect(code).toBe(0);
  });

  test("a detection that is not there gets a suggestion", async () => {
    const { code, err } = await run(repository(slug), ["why", "aws-ssm-run-comand", "event.json"]);
    expect(err).toContain(`Did you mean ${slug}?`);
    expect(code).toBe(3);
  });

  test("an event in a file with a byte order mark", async () => {
    const folder = repository(slug);
    write(folder, "event.json", `\ufeff${call()}`);
    const { code, out } = await run(folder, ["why", slug, "event.json"]);
    expect(out).toContain("takes the event");
    expect(code).toBe(0);
  });

  test.each([
    ["no event", "\n", "RW3900", 2],
    ["UTF-16", Buffer.from("\ufeff{}", "utf16le"), "RW1002", 2],
    ["nesting that no record has", `{"a": ${"[".repeat(3_000)}${"]".repeat(3_000)}}`, "RW5002", 2],
  ])("a file with %s is an error", async (_name, content, wanted, exit) => {
    const folder = repository(slug);
    write(folder, "event.json", content);
    const { code, err } = await run(folder, ["why", slug, "event.json"]);
    expect(err).toContain(`error ${wanted} `);
    expect(code).toBe(exit);
  });

  test("an event of a source that the detection does not look at", async () => {
    const folder = repository(slug);
    write(folder, "event.json", '{"_source": "gcp.audit", "timestamp": "2026-01-15T10:00:00Z"}');
    expect((await run(folder, ["why", slug, "event.json"])).out).toContain("does not look at events of gcp.audit");
  });
});
