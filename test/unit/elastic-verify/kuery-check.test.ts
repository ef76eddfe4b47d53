import { describe, expect, it } from "vitest";
import { openFields } from "../../../src/backends/elastic/verify/field-lookup.ts";
import { checkKuery } from "../../../src/backends/elastic/verify/kuery/check.ts";

const fields = openFields(["logs-aws.cloudtrail-*"], new Map([["team.owner", "keyword"]]));

function check(query: string) {
  const { problems, unchecked } = checkKuery(query, fields);
  return {
    problems: problems.map(({ code, severity, start, end }) => `${severity} ${code} ${query.slice(start, end)}`),
    unchecked: unchecked.map(({ what }) => what),
    messages: problems.map(({ message }) => message),
    help: problems.map(({ help }) => help),
  };
}

describe("a kuery rule's query", () => {
  it.each([
    'event.provider:"ssm.amazonaws.com" and event.action:(SendCommand or Start*) and not user.name:*',
    'source.ip:(10.0.0.0/8 or 2001:db8\\:\\:/32 or "::1")'.replace("2001:db8\\:\\:/32", '"2001:db8::/32"'),
    "aws.cloudtrail.read_only:true and source.as.number:(3598 or 8075)",
    '@timestamp >= "2026-01-01T00:00:00Z" and event.ingested < now-1d/d',
    "aws.cloudtrail.flattened.request_parameters.documentName:AWS-Run*",
    "source.as.number > 100 and source.ip >= 10.0.0.1",
    "labels.anything:x and message:*failed*",
    "team.owner:soc",
    "process.parent.*:x",
  ])("is accepted: %s", (query) => {
    expect(check(query)).toMatchObject({ problems: [], unchecked: [] });
  });

  it("is refused where it does not parse", () => {
    expect(check("event.action:(a or b").problems).toEqual(["error RW5400 ("]);
  });

  it("names fields that its sources have", () => {
    const found = check("event.action:a and aws.cloudtrail.user_identity.typ:Root");
    expect(found.problems).toEqual(["error RW5401 aws.cloudtrail.user_identity.typ"]);
    expect(found.help).toEqual([expect.stringContaining("`aws.cloudtrail.user_identity.type`")]);
    expect(check("user.nmae:x").help).toEqual([expect.stringContaining("`user.name`")]);
    expect(check("azure.activitylogs.result_type:Success").problems).toEqual([
      "error RW5401 azure.activitylogs.result_type",
    ]);
  });

  it("is not judged on fields that nobody described", () => {
    expect(check("acme.score:5 and process.Ext.x:y")).toMatchObject({
      problems: [],
      unchecked: ["the field `acme.score`", "the field `process.Ext.x`"],
    });
  });

  it.each([
    ["source.ip:10.*", "error RW5402 10.*"],
    ["source.as.number:80*", "error RW5402 80*"],
    ["aws.cloudtrail.read_only:t*", "error RW5402 t*"],
    ["user.name > 5", "error RW5402  > 5"],
    ["aws.cloudtrail.read_only >= true", "error RW5402  >= true"],
    ["source.as.number > 1*", "error RW5402 1*"],
    ["process.parent:x", undefined],
    ["dns.answers:x", "error RW5402 x"],
  ])("uses operators that a type takes: %s", (query, problem) => {
    expect(check(query).problems).toEqual(problem === undefined ? expect.any(Array) : [problem]);
  });

  it.each([
    ["source.ip:home", "error RW5403 home"],
    ["source.ip:10.0.0.0/33", "error RW5403 10.0.0.0/33"],
    ['source.as.number:"AS8075"', 'error RW5403 "AS8075"'],
    ["aws.cloudtrail.read_only:yes", "error RW5403 yes"],
    ["@timestamp < yesterday", "error RW5403 yesterday"],
    ["@timestamp < null", "error RW5403 null"],
    ["source.as.number:(1 or two)", "error RW5403 two"],
  ])("compares with values that a type takes: %s", (query, problem) => {
    expect(check(query).problems).toEqual([problem]);
  });

  it.each([
    ["event.action:a // why\nand user.name:b", "// why"],
    ["event.action:a # why", "# why"],
    ["event.action:a -- why", "-- why"],
    ["event.action:a /* why */ and user.name:b", "/* why */"],
    ["# why\nevent.action:a", "# why\nevent.action"],
  ])("has no comments: %s", (query, comment) => {
    expect(check(query).problems).toEqual([`error RW5404 ${comment}`]);
  });

  it("may hold what looks like a comment in quotes or in a word", () => {
    expect(check('event.action:("a // b" or a#b or --all or http\\://x)').problems).toEqual([]);
  });

  it("warns of values that say something else than they seem", () => {
    expect(check("event.action:Send Command").problems).toEqual(["warning RW5405 Send Command"]);
    expect(check("user.name:null").problems).toEqual(["warning RW5405 null"]);
    expect(check("SendCommand").problems).toEqual(["warning RW5405 SendCommand"]);
    expect(check('event.action:("*Command" or "Send*" or "a*b" or "*")').problems).toEqual([
      'warning RW5405 "*Command"',
      'warning RW5405 "Send*"',
    ]);
    expect(check("event.action:a or").problems).toEqual(["warning RW5405 or"]);
  });

  it("does not run words into a field name", () => {
    expect(check("event.action:(a) and and user.name:b").problems).toEqual(["error RW5405 and user.name"]);
  });

  it("puts braces behind nested fields only", () => {
    expect(check("user:{ name:x }").problems).not.toEqual([]);
    expect(check("process.name:{ x:y }").problems).toContain("error RW5406 process.name");
    expect(check("email.attachments:{ file.name:x.exe }").problems).toEqual([]);
    expect(check("email.attachments:{ file.nam:x.exe }").problems).toEqual(["error RW5401 file.nam"]);
  });
});
