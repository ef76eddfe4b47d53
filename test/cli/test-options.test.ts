import { describe, expect, test } from "vitest";
import { read, repository, run, snapshot, write } from "../helpers/run.ts";

const slug = "aws-ssm-run-command";
const file = `detections/${slug}/detection.yml`;

const call = `${JSON.stringify({
  _source: "aws.cloudtrail",
  eventSource: "ssm.amazonaws.com",
  eventName: "SendCommand",
  eventTime: "2026-01-15T10:00:00Z",
  userIdentity: { type: "IAMUser", userName: "ada", arn: "arn:aws:iam::1:user/ada" },
  eventID: "e1",
})}\n`;

/** A repository whose one test expects these alerts of one call. */
function withTest(expected: string): string {
  const folder = repository(slug);
  const detection = read(folder, file).replace(/^tests:[\s\S]*$/m, "");
  write(folder, file, `${detection.trimEnd()}\ntests:\n  - {name: x, events: events/e.ndjson, expect: ${expected}}\n`);
  write(folder, `detections/${slug}/events/e.ndjson`, call);
  return folder;
}

describe("test --fuzz", () => {
  test("adds a line for made-up events, the same ones each time", async () => {
    const folder = withTest("[{}]");
    const args = ["test", "--target", "splunk", "--fuzz", "40"];
    const first = await run(folder, args);
    expect(first.out).toMatch(/aws-ssm-run-command +40 made-up events +✓ +(✓|note)\n/);
    expect(first.code).toBe(0);
    expect(await run(folder, args)).toEqual(first);
  }, 60_000);

  test("shows the smallest events that a rule decides otherwise, as a sample file", async () => {
    const folder = withTest("[{}]");
    write(folder, "rulewright.config.yml", "catalog: [catalog]\n");
    const binding = "{column: EventSource, values: {succeeded: [ssm.amazonaws.com]}, evidence: x}";
    write(
      folder,
      "catalog/aws.cloudtrail/sentinel.yml",
      `source: aws.cloudtrail\nbackend: sentinel\nfields:\n  outcome: ${binding}\n`,
    );
    const { code, out, err } = await run(folder, ["test", "--target", "sentinel", "--fuzz", "120"]);
    expect(out).toMatch(/aws-ssm-run-command +x +✓ +✓\n/);
    expect(out).toMatch(/120 made-up events +✓ +✗\n/);
    expect(err).toMatch(/detection\.yml:\d+:\d+ error RW3921 aws-ssm-run-command\.yaml alerts on this event/);
    const witness = err.split("\n").find((line) => line.includes('"_source":"aws.cloudtrail"')) ?? "";
    expect(err).toContain(`  help: The smallest events that show it, to keep as a test:\n${witness}\n`);
    expect(JSON.parse(witness)).toMatchObject({ errorCode: "AccessDenied" });
    expect(code).toBe(1);
  }, 60_000);

  test.each(["some", "-1", "1.5", ""])("does not take %j for a number", async (count) => {
    const { code, err } = await run(repository(slug), ["test", `--fuzz=${count}`]);
    expect(err).toContain("whole number");
    expect(code).toBe(3);
  });
});

describe("test --no-cache and --target", () => {
  test("give the same verdicts and leave nothing behind", async () => {
    const folder = withTest("[{}]");
    const before = snapshot(folder);
    const cached = await run(folder, ["test", "--target", "sigma,sumo"]);
    const fresh = await run(folder, ["test", "--target", "sigma,sumo", "--no-cache"]);
    expect(fresh).toEqual(cached);
    expect(fresh.out).toMatch(/detection +test +meaning +sigma +sumo\n.* x +✓ +✓ +✓\n/);
    expect(snapshot(folder)).toEqual(before);
  }, 60_000);
});

describe("build --test", () => {
  test("writes what passes its tests", async () => {
    const folder = withTest("[{}]");
    const { code } = await run(folder, ["build", "--test", "--target", "sigma"]);
    expect([...snapshot(folder).keys()]).toContain("dist-rules/sigma/aws_ssm_run_command.yml");
    expect(code).toBe(0);
  }, 60_000);

  test("says which detections no test judges", async () => {
    const folder = withTest("[{}]");
    write(folder, file, read(folder, file).replace(/^tests:[\s\S]*$/m, ""));
    const { code, err } = await run(folder, ["build", "--test", "--target", "sigma"]);
    expect(err).toContain(`no tests: ${slug}\n`);
    expect(code).toBe(0);
    expect((await run(folder, ["build", "--test", "--target", "sigma", "--quiet"])).err).toBe("");
  }, 60_000);

  test("writes nothing where a test fails, whatever was there before", async () => {
    const folder = withTest("[{}]");
    await run(folder, ["build", "--target", "sigma"]);
    write(folder, file, read(folder, file).replace("expect: [{}]", "expect: none"));
    const before = snapshot(folder);
    const { code, err } = await run(folder, ["build", "--test", "--target", "sigma"]);
    expect(err).toContain("error RW3911 ");
    expect(code).toBe(1);
    expect(snapshot(folder)).toEqual(before);
  }, 60_000);
});
