import { describe, expect, test } from "vitest";
import { matchRule, pointedAt, verify } from "./verify.ts";

async function found(expression: string): Promise<readonly (readonly [string, string, string | undefined])[]> {
  const text = matchRule({ expression });
  const { diagnostics } = await verify("r.json", text);
  return diagnostics.map((diagnostic) => [diagnostic.code, pointedAt(text, diagnostic), diagnostic.help]);
}

const source = "metadata_vendor = 'Microsoft' AND";

describe("attributes", () => {
  test.each([
    ["user_usrname = 'ada'", "RW5301", "user_usrname", "Did you mean `user_username`?"],
    ["actor = 'ada'", "RW5301", "actor", "A field of the raw message is fields['actor']"],
    ["action = run", "RW5305", "run", "'run'"],
    ["__proto__ = 'x'", "RW5301", "__proto__", "A field of the raw message is fields['__proto__']"],
    ["user_username['x'] = 'y'", "RW5304", "user_username['x']", "Fields of the raw message are in fields['…']"],
    ['| json field=fieds "a" as b | where b = 1', "RW5301", "fieds", "Paths are read from fields"],
  ])("%s", async (expression, ...finding) => {
    expect(await found(expression)).toContainEqual(finding);
  });

  test.each([
    `${source} fields['whatever.this.is'] = 'x' AND fields.other = 'y'`,
    "http_requestHeaders['X-Forwarded-For'] IS NOT NULL",
    "bro_smb_file.action = 'SMB::FILE_OPEN'",
    "hasThreatMatch([srcDevice_ip, dstDevice_ip], confidence > 50 AND type = 'ipv4', active_indicators)",
    '| json field=fields "a" as b | where b = 1',
  ])("free are %s", async (expression) => {
    expect(await found(expression)).toEqual([]);
  });

  test("words of the threat filter are words there alone", async () => {
    const finding = ["RW5301", "confidence", "A field of the raw message is fields['confidence']"];
    expect(await found("confidence > 50")).toEqual([finding]);
  });
});

describe("types", () => {
  test.each([
    ["success = 'true'", "'true'"],
    ["success = 1", "1"],
    ["action = true", "true"],
    ["dstPort = 'https'", "'https'"],
    ["success LIKE 't%'", "success"],
    ["action", "action"],
    ["action AND success", "action"],
    ["array_contains(action, 'x')", "action"],
    ["lower(dstPort) = 'x'", "dstPort"],
    ["dstPort IN (1, 'x')", "'x'"],
    ["bytesIn BETWEEN 'a' AND 5", "'a'"],
    ["bytesIn + action > 5", "action"],
    ["action LIKE 5", "5"],
  ])("refused: %s", async (expression, at) => {
    const refused = (await found(expression)).filter(([code]) => code === "RW5304");
    expect(refused.map(([, place]) => place)).toContain(at);
  });

  test.each([
    "success = true AND dstPort <= 1024",
    "NOT success",
    "toInt(severity) > 3",
    "length(commandLine) > 2000",
    "action = description",
    "bytesIn + bytesOut > 5M",
    "if(success, 'a', 'b') = 'a'",
    "array_contains(listMatches, 'admins') = true",
    "concat(action, dstPort, 'x') = 'ax'",
  ])("fine: %s", async (expression) => {
    expect((await found(expression)).filter(([code]) => code === "RW5304")).toEqual([]);
  });

  test("text with numbers in it is suspicious only: published rules compare it", async () => {
    expect(await found("severity > 3")).toEqual([["RW5360", "3", "Put it in quotes"]]);
    expect(await found("dstPort = '443'")).toEqual([["RW5360", "'443'", "Write it without quotes"]]);
  });
});

describe("functions", () => {
  test.each([
    ["startsWith(action, 'a')", "RW5302", "startsWith", "Write f LIKE '…%'"],
    ["isEmty(action)", "RW5302", "isEmty", "Did you mean `isEmpty`?"],
    ["isEmpty()", "RW5303", "isEmpty()", undefined],
    ["substring(action) = 'a'", "RW5303", "substring(action)", undefined],
    ["concat(action) = 'a'", "RW5303", "concat(action)", undefined],
  ])("%s", async (expression, ...finding) => {
    expect(await found(expression)).toContainEqual(finding);
  });

  test("have no case", async () => {
    expect(await found("LOWER(action) = 'a' AND ISEMPTY(resource)")).toEqual([]);
  });
});

describe("regular expressions", () => {
  test.each([
    ["(?<!a)b", "(?<!"],
    ["(a)\\1", "\\1"],
    ["a)", ")"],
    ["(a", "("],
    ["[a", "["],
    ["*a", "*"],
    ["a**", "*"],
    ["a{2,1}", "{2,1}"],
    ["a{1001}", "{1001}"],
    ["a\\", undefined],
    ["\\y", "\\y"],
  ])("RE2 refuses %s", async (source, at) => {
    const text = matchRule({ expression: `commandLine MATCHES /${source}/` });
    const { diagnostics } = await verify("r.json", text);
    const [first] = diagnostics;
    expect(first?.code).toBe(at === undefined ? "RW5300" : "RW5306");
    if (at !== undefined && first !== undefined) expect(JSON.parse(`"${pointedAt(text, first)}"`)).toBe(at);
  });

  test.each([
    "(?i)a|b",
    "(?i:a)b",
    "(?P<x>a)",
    "[]a]",
    "[[:alpha:]_]+?",
    "\\Qa(b\\E",
    "a{2,}",
    "\\_\\-\\x{41}\\pL",
    "x{a}",
  ])("RE2 takes %s", async (source) => {
    expect(await found(`commandLine MATCHES /${source}/`)).toEqual([]);
  });

  test("RLIKE looks around and back", async () => {
    expect(await found("commandLine RLIKE '(?<!a)(b)\\1++'")).toEqual([]);
    expect(await found("commandLine RLIKE '(b'")).toEqual([["RW5306", "(", undefined]]);
  });
});
