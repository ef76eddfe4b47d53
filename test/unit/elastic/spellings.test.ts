import { describe, expect, test } from "vitest";
import { compileText, detectionText, type Parts, tomlRule } from "./compile.ts";

const compiled = (parts: Parts) => {
  const target = compileText(detectionText(parts));
  const { rule } = tomlRule(target);
  return { type: rule.type, query: rule.query, filters: JSON.stringify(rule.filters), level: target.level };
};

const aws = (where: string, parts: Parts = {}) => compiled({ source: "aws.cloudtrail", where, ...parts });

describe("a value on a field that is stored in one spelling", () => {
  test.each([
    ["actor.type: awsservice", 'user_identity.type : "awsservice"'],
    ["actor.type: AWSSERVICE", 'user_identity.type : "AWSSERVICE"'],
    ["actor.type: awsService", 'user_identity.type : "awsService"'],
    ["error.code: [accessdenied, unauthorized]", 'error_code in~ ("accessdenied", "unauthorized")'],
  ])("%s ignores case, since the catalog does not list it", (where, query) => {
    const rule = aws(`{${where}}`);
    expect(rule).toMatchObject({ type: "eql", level: "exact" });
    expect(rule.query).toContain(query);
  });

  test("is spelled as the catalog's groups have it", () => {
    const rule = aws("{operation: sendcommand}");
    expect(rule).toMatchObject({ type: "query", level: "exact" });
    expect(rule.query).toContain("event.action:SendCommand");
  });

  test("is spelled as the binding maps it", () => {
    expect(compiled({ where: "{outcome: SUCCEEDED}" }).query).toContain("result_type:(Success or Succeeded)");
  });

  test("ignores case in ES|QL", () => {
    const rule = aws("{actor.type: awsservice, actor.id|fieldref: actor.principal_id}");
    expect(rule.type).toBe("esql");
    expect(rule.query).toContain('to_lower(aws.cloudtrail.user_identity.type) == "awsservice"');
  });

  test("ignores case in the filters of a rule on new terms", () => {
    const rule = aws("{actor.type: awsservice}", {
      trigger: "{type: first_seen, events: [run], value: [source.ip], history: 7d}",
    });
    expect(rule).toMatchObject({ type: "new_terms", level: "wider" });
    expect(rule.filters).toContain('{"case_insensitive":true,"value":"awsservice"}');
  });

  test("stands as it is where the author asks for its case", () => {
    expect(aws("{actor.type|cased: awsservice}").query).toContain("user_identity.type:awsservice");
  });
});

describe("a value on a field with two spellings", () => {
  test.each([
    "Microsoft.Test/things/write",
    "microsoft.test/things/write",
    "MICROSOFT.TEST/THINGS/WRITE",
    "Microsoft.test/Things/write",
  ])("%s ignores case, since the catalog does not list it", (operation) => {
    const rule = compiled({ where: `{operation: ${operation}}` });
    expect(rule).toMatchObject({ type: "eql", level: "exact" });
    expect(rule.query).toContain(`event.action : "${operation}"`);
  });

  test("has both where the catalog lists it, however it is written", () => {
    const { query } = compiled({ where: "{operation: Microsoft.compute/virtualmachines/RUNcommand/action}" });
    expect(query).toContain("Microsoft.Compute/virtualMachines/runCommand/action");
    expect(query).toContain("MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION");
    expect(query).not.toContain("RUNcommand");
  });
});

test("a stored field that a binding tests keeps its case", () => {
  const { query } = compiled({ source: "azure.signin", where: "{user.name: ada}" });
  expect(query).toContain('azure.signinlogs.category == "SignInLogs"');
});
