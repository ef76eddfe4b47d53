import { describe, expect, test } from "vitest";
import { repository, run, write } from "../helpers/run.ts";

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

describe("events in the form a target stores", () => {
  test("agree with the bindings of the catalog", async () => {
    const { code, out } = await run(repository(slug), ["test"]);
    expect(out).toMatch(/detection +test +meaning +sentinel +splunk +sumo +elastic +sigma\n/);
    expect(out).not.toContain("✗");
    expect(code).toBe(0);
  });

  test("show a field that is bound to the wrong column", async () => {
    const { code, err } = await run(withBinding("operation", "{column: EventTypeName, evidence: x}"), ["test"]);
    expect(err).toMatch(
      /events\/every-call\.ndjson:\d+:1 error RW3920 The event is one of ssm_execution, but sentinel does/,
    );
    expect(code).toBe(1);
  });

  test("show a field that lets too much through", async () => {
    const wrong = "{column: EventSource, values: {succeeded: [ssm.amazonaws.com]}, evidence: x}";
    const { err } = await run(withBinding("outcome", wrong), ["test"]);
    expect(err).toMatch(
      /events\/near-misses\.ndjson:2:1 error RW3920 The event is none of ssm_execution, but sentinel/,
    );
  });

  test("a difference that a note predicts is no failure", async () => {
    const known = "{column: EventTypeName, evidence: x, approximates: {direction: under, reason: x}}";
    const folder = withBinding("operation", known);
    const { code, out } = await run(folder, ["test"]);
    expect(out).toMatch(/Every call that executes code +✓ +note/);
    expect(code).toBe(0);
  });
});
