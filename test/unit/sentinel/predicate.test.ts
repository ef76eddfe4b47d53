import { describe, expect, it } from "vitest";
import { azure, compileText } from "./compile.ts";

/** The conditions of a test on process events, one per line, without the two on time. */
function conditions(where: string, source = "endpoint.process"): readonly string[] {
  const events = `{e: {source: ${source}, where: ${where}}}`;
  const trigger = "{type: match, events: [e]}";
  const output = source === "endpoint.process" ? "[host.name]" : "[source.ip]";
  const { query } = compileText(azure({ events, trigger, output }));
  return [...query.matchAll(/^\| where (.*)$/gm)].map((match) => match[1] ?? "").slice(2);
}

describe("Sentinel's tests", () => {
  it("compare text without case, and text without letters exactly", () => {
    expect(conditions("{process.name: cmd.exe}")).toEqual(['FileName =~ "cmd.exe"']);
    expect(conditions("{process.name: [cmd.exe, sh]}")).toEqual(['FileName in~ ("cmd.exe", "sh")']);
    expect(conditions("{process.name|cased: [Cmd.exe, sh]}")).toEqual(['FileName in ("Cmd.exe", "sh")']);
    expect(conditions("{process.command_line: '123'}")).toEqual(['ProcessCommandLine == "123"']);
  });

  it("take the operator of a pattern's shape", () => {
    expect(conditions("{process.command_line|contains: x y}")).toEqual(['ProcessCommandLine contains "x y"']);
    expect(conditions("{process.command_line|cased|startswith: Ab}")).toEqual([
      'ProcessCommandLine startswith_cs "Ab"',
    ]);
    expect(conditions("{process.command_line: 'a*b?.c'}")).toEqual([
      'ProcessCommandLine matches regex @"(?is)^a.*b.\\.c$"',
    ]);
    expect(conditions("{process.command_line: '*'}")).toEqual(["isnotempty(ProcessCommandLine)"]);
  });

  it("do not let a regular expression that matches nothing hold on a missing field", () => {
    expect(conditions("{process.command_line|re: 'a*'}")).toEqual([
      'isnotempty(ProcessCommandLine) and ProcessCommandLine matches regex @"a*"',
    ]);
    expect(conditions("{process.command_line|re|i: 'a+\"'}")).toEqual(['ProcessCommandLine matches regex @"(?i)a+"""']);
  });

  it("mean ASCII by the classes of a regular expression, of which Kusto's know all of Unicode", () => {
    expect(conditions("{process.command_line|re: '\\bsh\\s+-\\w\\d'}")).toEqual([
      'ProcessCommandLine matches regex @"(?-u:\\b)sh[\\t\\n\\f\\r ]+-[0-9A-Za-z_][0-9]"',
    ]);
    expect(conditions("{process.command_line|re: '[\\w.-]\\S[^\\s\\D]\\\\d'}")).toEqual([
      String.raw`ProcessCommandLine matches regex @"[0-9A-Za-z_.-][^\t\n\f\r ][^\t\n\f\r \x00-/:-\x{10FFFF}]\\d"`,
    ]);
  });

  it("take a list without elements for a missing value", () => {
    const events = "{e: {source: aws.cloudtrail, where: {target.ids|exists: true}}}";
    const { query } = compileText(azure({ events, trigger: "{type: match, events: [e]}", output: "[target.ids]" }));
    expect(query).toContain('!= "[]"');
  });

  it("are never null under a negation", () => {
    const where = "{a: {investigation.priority|gte: 5}, b: {investigation.priority|lt: 9}, condition: a and not b}";
    expect(conditions(where, "azure.ueba")).toEqual([
      "InvestigationPriority >= 5",
      "not(coalesce(InvestigationPriority < 9, false))",
    ]);
    expect(conditions("{a: {source.ip|cidr: 10.0.0.0/8}, condition: not a}", "azure.signin")).toEqual([
      'not(coalesce(ipv4_is_in_any_range(IPAddress, "10.0.0.0/8"), false))',
    ]);
  });

  it("keep addresses of one family out of networks of the other", () => {
    const [condition] = conditions("{source.ip|cidr: ['::/0', '2001:db8::/32', 10.0.0.0/8]}", "azure.signin");
    expect(condition).toContain('coalesce(ipv4_is_in_any_range(IPAddress, "10.0.0.0/8"), false)');
  });

  it("read a missing field as empty", () => {
    expect(conditions("{process.command_line: null}")).toEqual(["isempty(ProcessCommandLine)"]);
    expect(conditions("{process.name|fieldref: process.parent.name}")).toEqual([
      "isnotempty(InitiatingProcessFileName) and FileName =~ InitiatingProcessFileName",
    ]);
  });

  it("find numbers in lists, which stand there without quotes", () => {
    const events = "{e: {source: aws.cloudtrail, where: {target.ids: '22'}}}";
    const { query } = compileText(azure({ events, trigger: "{type: match, events: [e]}", output: "[target.ids]" }));
    const regexes = [...query.matchAll(/matches regex @"\(\?i\)(.*)"$/gm)].map(([, source = ""]) => new RegExp(source));
    expect(regexes.some((regex) => regex.test("[80,22]"))).toBe(true);
    expect(regexes.some((regex) => regex.test("[80,223]"))).toBe(false);
  });

  it("look into lists", () => {
    const events = "{e: {source: aws.cloudtrail, where: {target.ids: i-1}}}";
    const { query } = compileText(azure({ events, trigger: "{type: match, events: [e]}", output: "[target.ids]" }));
    const regex = /matches regex @"(.*)"$/m.exec(query)?.[1]?.replaceAll('""', '"') ?? "";
    const element = new RegExp(regex.replace("(?is)", ""), "is");
    expect(element.test('["i-0","I-1"]')).toBe(true);
    expect(element.test('["i-10"]')).toBe(false);
    const loose = compileText(
      azure({
        events: "{e: {source: aws.cloudtrail, where: {target.ids|re: '^i-1$'}}}",
        trigger: "{type: match, events: [e]}",
        output: "[target.ids]",
      }),
    );
    expect(loose.level).toBe("approximate");
  });
});
