import { describe, expect, test } from "vitest";
import { repository, run, snapshot, write } from "../helpers/run.ts";

const slug = "aws-ssm-run-command";

/** A repository whose own catalog binds a field of CloudTrail on Sentinel in another way. */
function withBinding(field: string, binding: string): string {
  const folder = repository(slug);
  write(folder, "rulewright.config.yml", "catalog: [catalog]\ntargets: [sentinel]\n");
  write(
    folder,
    "catalog/aws.cloudtrail/sentinel.yml",
    `source: aws.cloudtrail\nbackend: sentinel\nfields:\n  ${field}: ${binding}\n`,
  );
  return folder;
}

const wrongColumn = "{column: EventTypeName, evidence: x}";

describe("emitted rules on events in the form a target stores", () => {
  test("alert as the detection does", async () => {
    const { code, out } = await run(repository(slug), ["test"]);
    expect(out).toMatch(/detection +test +meaning +sentinel +splunk +sumo +elastic +sigma\n/);
    expect(out).not.toContain("✗");
    expect(code).toBe(0);
  }, 120_000);

  test("show a field that is bound to the wrong column: event, clause of the rule, line of the detection", async () => {
    const { code, out, err } = await run(withBinding("operation", wrongColumn), ["test"]);
    expect(out).toMatch(/Every call that executes code +✓ +✗/);
    expect(err).toMatch(
      /events\/every-call\.ndjson:\d+:1 error RW3920 The detection alerts on this event, and sentinel does not, in "Every call/,
    );
    expect(err).toMatch(
      /see: detections\/aws-ssm-run-command\/detection\.yml:\d+:\d+ Decided by aws-ssm-run-command\.yaml:\d+: EventTypeName in~ \( "SendCommand",/,
    );
    expect(code).toBe(1);
  }, 120_000);

  test("show a field that lets too much through", async () => {
    const wrong = "{column: EventSource, values: {succeeded: [ssm.amazonaws.com]}, evidence: x}";
    const { code, err } = await run(withBinding("outcome", wrong), ["test"]);
    expect(err).toMatch(
      /events\/near-misses\.ndjson:2:1 error RW3921 aws-ssm-run-command\.yaml alerts on this event, and the detection/,
    );
    expect(code).toBe(1);
  }, 120_000);

  test("may differ as a note foretells", async () => {
    const known = "{column: EventTypeName, evidence: x, approximates: {direction: under, reason: x}}";
    const { code, out } = await run(withBinding("operation", known), ["test"]);
    expect(out).toMatch(/Every call that executes code +✓ +note/);
    expect(code).toBe(0);
  }, 120_000);

  test("are not written by a build that tests them where they differ", async () => {
    const folder = withBinding("operation", wrongColumn);
    const before = [...snapshot(folder).keys()];
    const { code, err } = await run(folder, ["build", "--test"]);
    expect(err).toContain("error RW3920 ");
    expect(code).toBe(1);
    expect([...snapshot(folder).keys()]).toEqual(before);
  }, 120_000);
});
