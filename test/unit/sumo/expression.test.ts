import { describe, expect, it } from "vitest";
import { compileText, detectionText, hasNote, losses } from "./compile.ts";

/** The tests of a rule over CloudTrail records, behind the two that name vendor and product. */
function tests(where: string, source = "aws.cloudtrail"): string {
  const { fields } = compileText(detectionText({ events: `{e: {source: ${source}, where: ${where}}}` }));
  const oneLine = fields.expression.replace(/\s+/g, " ").replaceAll("( ", "(").replaceAll(" )", ")");
  return oneLine.replace(/^metadata_vendor = '[^']*'\s+AND metadata_product = '[^']*'\s+AND /, "");
}

describe("Cloud SIEM expressions", () => {
  it("name the source by vendor and product, or by the type of record", () => {
    const cloud = compileText(detectionText({})).fields.expression;
    expect(cloud).toBe(
      "metadata_vendor = 'Amazon AWS' AND metadata_product = 'CloudTrail' AND lower(action) = 'sendcommand'",
    );
    expect(tests("{process.command_line|contains: x}", "endpoint.process")).toMatch(
      /^objectType = 'EndpointProcess' AND/,
    );
  });

  it("compare in lower case unless the case is asked for or known", () => {
    expect(tests("{operation|cased: SendCommand}")).toBe("action = 'SendCommand'");
    expect(tests("{service: SSM.amazonaws.com}")).toBe("application = 'ssm.amazonaws.com'");
    expect(tests("{operation: [SendCommand, StartSession]}")).toBe("lower(action) IN ('sendcommand', 'startsession')");
    expect(tests("{cloud.account.id: '123456789012'}")).toBe("fields['recipientAccountId'] = '123456789012'");
  });

  it("use LIKE only for text that no reading of it could take for a wildcard or an escape", () => {
    expect(tests("{operation|startswith: Send}")).toBe("lower(action) LIKE 'send%'");
    expect(tests("{operation|endswith: Send}")).toBe("lower(action) LIKE '%send'");
    expect(tests("{operation|contains: a_b}")).toBe("action MATCHES /(?i)a_b/");
    expect(tests("{operation|contains: 100%}")).toBe("action MATCHES /(?i)100%/");
    expect(tests("{operation: 'C:\\Temp'}")).toBe("action MATCHES /(?i)^C:\\\\Temp$/");
    expect(tests("{operation: 'a*b?'}")).toBe("action MATCHES /(?is)^a.*b.$/");
  });

  it("quote text by what it holds", () => {
    expect(tests(`{operation: "it's"}`)).toBe(`lower(action) = "it's"`);
    expect(tests(`{operation: 'a "b"'}`)).toBe(`lower(action) = 'a "b"'`);
    expect(tests(`{operation: "'a' \\"b\\""}`)).toBe(`action MATCHES /(?i)^'a' "b"$/`);
    expect(tests('{operation: "a\\nb"}')).toBe("action MATCHES /(?i)^a\\x{0A}b$/");
  });

  it("escape slashes of regular expressions and carry flags in front", () => {
    expect(tests("{operation|re: '^a/b'}")).toBe("action MATCHES /^a\\/b/");
    expect(tests("{operation|re|i: '^a\\/b'}")).toBe("action MATCHES /(?i)^a\\/b/");
    expect(tests("{operation|re: 'a\\\\'}")).toBe("action MATCHES /a\\x5c/");
  });

  it("ask for a value beside a regular expression that empty text satisfies", () => {
    expect(tests("{operation|re: '^a*$'}")).toBe("NOT isEmpty(action) AND action MATCHES /^a*$/");
  });

  it("let a negation hold on records without the field, and absence be asked for", () => {
    expect(tests("{s: {operation: a}, n: {error.code: b}, condition: s and not n}")).toBe(
      "lower(action) = 'a' AND NOT (lower(fields['errorCode']) = 'b')",
    );
    expect(tests("{error.code: null}")).toBe("isEmpty(fields['errorCode'])");
    expect(tests("{error.code|exists: true}")).toBe("NOT isEmpty(fields['errorCode'])");
  });

  it("put AND and OR side by side in parentheses only", () => {
    expect(tests("{a: {operation: a, service: b}, c: {operation: c}, condition: a or c}")).toBe(
      "((lower(action) = 'a' AND application = 'b') OR lower(action) = 'c')",
    );
  });

  it("turn text into numbers where numbers are compared", () => {
    expect(tests("{process.id|gt: 4}", "endpoint.process")).toContain(
      "toLong(fields['properties.ProcessId']) > 4 OR (isEmpty(fields['properties.ProcessId']) AND pid > 4)",
    );
  });

  it("compare prefixes of IPv4 addresses, and widen for IPv6 with a note", () => {
    expect(tests("{source.ip|cidr: [10.0.0.0/8, 192.168.0.0/16]}")).toBe(
      "(compareCIDRPrefix(srcDevice_ip, '10.0.0.0', '8') OR compareCIDRPrefix(srcDevice_ip, '192.168.0.0', '16'))",
    );
    const six = (where: string) =>
      compileText(detectionText({ events: `{e: {source: azure.signin, where: ${where}}}` }));
    const positive = six("{source.ip|cidr: 'fd00::/8'}");
    expect(positive.fields.expression).toContain("srcDevice_ip MATCHES /(?i)^fd[0-9a-f][0-9a-f]:/");
    expect(losses(positive)).toContain("operator-approximate wider");
    const negative = six("{s: {user.name: a}, n: {source.ip|cidr: 'fd00::/8'}, condition: s and not n}");
    expect(negative.fields.expression).not.toContain("srcDevice_ip");
    expect(losses(negative)).toContain("operator-approximate wider");
  });

  it("say a list of names behind either separator of a path once", () => {
    const text = tests("{process.name: [cmd.exe, sh]}", "endpoint.process");
    expect(text).toContain("lower(fields['properties.FileName']) IN ('cmd.exe', 'sh')");
    expect(text).toContain("baseImage MATCHES /(?i)(?:(^|\\\\)|(^|\\/))(?:cmd\\.exe|sh)$/");
  });

  it("lower a score to the ways of reaching it", () => {
    const { fields } = compileText(
      detectionText({
        events: `{e: {source: aws.cloudtrail, where: {service: s3.amazonaws.com}}, x: {refines: e, where: {operation: x}}, y: {refines: e, where: {operation: y}}, z: {refines: e, where: {cloud.region: z}}}`,
        score: "{base: 10, at_least: 60, add: [{when: x, points: 50}, {when: y, points: 30}, {when: z, points: 20}]}",
      }),
    );
    expect(fields.expression).toContain("(lower(action) = 'x' OR (lower(action) = 'y' AND cloud_region = 'z'))");
  });

  it("put the author's own query in place of the expression", () => {
    const compiled = compileText(
      detectionText({ native: "{sumo: {query: \"action = 'x'\", envelope: {isPrototype: true}}}" }),
    );
    expect(compiled.fields.expression).toBe("action = 'x'");
    expect(compiled.fields.isPrototype).toBe(true);
    expect(compiled.level).toBe("unproven");
    expect(hasNote(compiled, "native-query")).toBe(true);
  });
});
