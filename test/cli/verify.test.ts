import { describe, expect, test } from "vitest";
import { read, repository, run, snapshot, write } from "../helpers/run.ts";

const slug = "aws-ssm-run-command";
const file = `detections/${slug}/detection.yml`;

/** A repository whose detection brings a Sentinel query of its own. */
function withNative(query: string): string {
  const folder = repository(slug);
  write(folder, file, `${read(folder, file)}native:\n  sentinel:\n    query: |\n${indent(query)}\n`);
  return folder;
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => `      ${line}`)
    .join("\n");
}

describe("verify", () => {
  test("takes what we emit for every target", async () => {
    const folder = repository(slug);
    const { code, err } = await run(folder, ["verify"]);
    expect(err).toMatch(/^\d+ files verified\n$/);
    expect(code).toBe(0);
  });

  test("points into the emitted file and to the line of the detection", async () => {
    const folder = withNative("AWSCloudTrail\n| where EventNam == 'SendCommand'");
    const { code, err } = await run(folder, ["verify", "--target", "sentinel"]);
    expect(err).toMatch(new RegExp(`dist-rules/sentinel/${slug}\\.yaml:\\d+:\\d+ error RW51\\d\\d .*EventNam`));
    expect(err).toMatch(new RegExp(`see: ${file}:\\d+:\\d+ This is what it was compiled from`));
    expect(err).toContain("EventName");
    expect(code).toBe(1);
  });

  test("only the targets asked for", async () => {
    const folder = withNative("AWSCloudTrail\n| where EventNam == 'SendCommand'");
    expect((await run(folder, ["verify", "--target", "splunk", "sigma"])).code).toBe(0);
  });

  test("build --verify writes nothing that a target would refuse", async () => {
    const folder = withNative("AWSCloudTrail\n| where EventNam == 'SendCommand'");
    const { code, err } = await run(folder, ["build", "--verify"]);
    expect(err).toMatch(/error RW51\d\d/);
    expect(code).toBe(1);
    expect([...snapshot(folder).keys()].filter((name) => name.startsWith("dist-rules"))).toEqual([]);
  });

  test("files that were built stand as rules of anybody", async () => {
    const folder = repository(slug);
    expect((await run(folder, ["build", "--verify"])).code).toBe(0);
    const { code, err } = await run(folder, ["verify", "--artifact", "dist-rules"]);
    expect(err).toMatch(/^\d+ files verified; 1 passed over that no target imports\n$/);
    expect(code).toBe(0);
  });

  test("what cannot be decided is listed and is no error", async () => {
    const folder = repository(slug);
    write(folder, "rule.spl", "`acme_index` sourcetype=acme | table user\n");
    const pretty = await run(folder, ["verify", "--artifact", "rule.spl"]);
    expect(pretty.err).toContain("Not checked:\n  the macro `acme_index`");
    expect(pretty.code).toBe(0);
    const { unchecked } = JSON.parse((await run(folder, ["verify", "--artifact", "rule.spl", "--format", "json"])).out);
    expect(unchecked[0]).toMatchObject({ span: { file: "rule.spl", line: 1, column: 1 } });
  });

  test("the configuration describes what is your own", async () => {
    const folder = repository(slug);
    write(folder, "rulewright.config.yml", "verify:\n  splunk:\n    macros: {acme_index: index=acme}\n");
    write(folder, "rule.spl", "`acme_index` sourcetype=acme | table user\n");
    expect((await run(folder, ["verify", "--artifact", "rule.spl"])).err).toBe("1 file verified\n");
  });

  test("JUnit has a suite for each rule and for nothing else", async () => {
    const folder = repository(slug);
    write(folder, "good.spl", "index=main sourcetype=acme | stats count by user\n");
    write(folder, "bad.spl", "index=main | stats count by user | where (host=1\n");
    const { out, code } = await run(folder, ["verify", "--artifact", "good.spl", "bad.spl", "--format", "junit"]);
    expect([...out.matchAll(/<testsuite name="([^"]+)"/g)].map(([, name]) => name)).toEqual(["bad.spl", "good.spl"]);
    expect(code).toBe(1);
  });

  test("a detection with errors is not verified", async () => {
    const folder = repository(slug);
    write(folder, file, read(folder, file).replace("source: aws.cloudtrail", "source: aws.cloudtrial"));
    const { code, err } = await run(folder, ["verify"]);
    expect(err).toContain("error RW3");
    expect(err).not.toContain("verified");
    expect(code).toBe(2);
  });
});
