import { describe, expect, test } from "vitest";
import { template } from "../../helpers/detection-text.ts";
import { compileText, levelOf } from "./compile.ts";

const azure = "  a: {source: azure.activity, where: {operation: x}}";
const cloudtrail = "  b: {source: aws.cloudtrail, where: {operation: y}}";
const signin = "  c: {source: azure.signin, where: {risk.level: high}}";

describe("counts", () => {
  test("count events of several rules in a range, grouped under an alias", () => {
    const { plain } = compileText(
      template({
        events: `${azure}\n${cloudtrail}`,
        trigger:
          "{type: event_count, events: [a, b], group_by: [source.ip], timespan: 90m, condition: {gte: 5, lt: 100}}",
      }),
    );
    expect(plain).toHaveLength(3);
    expect(plain[0]).toMatchObject({
      name: "some_test_a",
      detection: { selection: { operationName: "x", "callerIpAddress|exists": true }, condition: "selection" },
    });
    expect(plain[2]).toMatchObject({
      id: "0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c11",
      level: "high",
      correlation: {
        type: "event_count",
        rules: ["some_test_a", "some_test_b"],
        "group-by": ["source_ip"],
        timespan: "90m",
        condition: { gte: 5, lt: 100 },
        aliases: { source_ip: { some_test_a: "callerIpAddress", some_test_b: "sourceIPAddress" } },
      },
    });
    expect(plain[0]).not.toHaveProperty("level");
  });

  test("group roles by the name that their records have, users by theirs, and root by none", () => {
    const text = (type: string) =>
      template({
        events: `  b: {source: aws.cloudtrail, where: {operation: y, actor.type: ${type}}}`,
        trigger: "{type: event_count, events: [b], group_by: [actor.name], timespan: 1h, condition: {gte: 5}}",
      });
    const grouped = (type: string) => compileText(text(type));
    const role = grouped("AssumedRole");
    const issuer = "userIdentity.sessionContext.sessionIssuer.userName";
    expect(role.plain[0]).toMatchObject({ detection: { selection: { [issuer]: "?*" } } });
    expect(role.plain[1]).toMatchObject({ correlation: { "group-by": [issuer] } });
    expect(role.meaning).toEqual([]);
    expect(grouped("IAMUser").plain[1]).toMatchObject({ correlation: { "group-by": ["userIdentity.userName"] } });
    expect(levelOf(text("Root"))).toBe("unsupported");
  });

  test("join calls that name a document in different parameters", () => {
    const { plain, meaning } = compileText(
      template({
        events: [
          "  w: {source: aws.cloudtrail, where: {service: ssm.amazonaws.com, operation: [CreateDocument, UpdateDocument]}}",
          "  s: {source: aws.cloudtrail, where: {service: ssm.amazonaws.com, operation: SendCommand}}",
        ].join("\n"),
        trigger: "{type: temporal_ordered, events: [w, s], group_by: [document.name], timespan: 2h}",
      }),
    );
    expect(plain[2]).toMatchObject({
      correlation: {
        aliases: {
          document_name: { some_test_w: "requestParameters.name", some_test_s: "requestParameters.documentName" },
        },
      },
    });
    expect(meaning).not.toContain("key-approximate approximate");
  });

  test("count values over one rule per source", () => {
    const { plain, meaning } = compileText(
      template({
        events: `${cloudtrail}\n  d: {source: aws.cloudtrail, where: {operation: z}}`,
        trigger:
          "{type: value_count, events: [b, d], group_by: [cloud.account.id], timespan: 1h, condition: {field: cloud.region, gt: 3}}",
      }),
    );
    expect(plain).toHaveLength(2);
    expect(plain[1]?.correlation).toEqual({
      type: "value_count",
      rules: ["some_test_aws_cloudtrail"],
      "group-by": ["recipientAccountId"],
      timespan: "1h",
      condition: { field: "awsRegion", gt: 3 },
    });
    expect(meaning).toEqual([]);
  });

  test("count values that the rules store under different names, with a note", () => {
    const { plain, meaning } = compileText(
      template({
        events: `${signin}\n  d: {source: aws.cloudtrail, where: {operation: z}}`,
        trigger:
          "{type: value_count, events: [c, d], group_by: [user_agent], timespan: 1h, condition: {field: event.id, gt: 3}}",
      }),
    );
    expect(plain[2]?.correlation).toMatchObject({
      "group-by": ["user_agent"],
      condition: { field: "event_id" },
      aliases: { user_agent: { some_test_d: "userAgent" }, event_id: { some_test_c: "properties.id" } },
    });
    expect(meaning).toEqual(["key-approximate approximate"]);
  });

  test("say what grouping by a stored path and by stored letters changes", () => {
    const count = (condition: string) =>
      compileText(
        template({
          events: azure,
          trigger: `{type: event_count, events: [a], group_by: [cloud.account.id], timespan: 1h, condition: ${condition}}`,
        }),
      );
    expect(count("{gte: 5}").meaning).toEqual(["key-approximate narrower"]);
    expect(count("{gte: 1}").meaning).toEqual(["key-approximate wider"]);
    const host = (condition: string) =>
      compileText(
        template({
          events: "  p: {source: endpoint.process, where: {process.path: x}}",
          trigger: `{type: event_count, events: [p], group_by: [host.name], timespan: 1h, condition: ${condition}}`,
        }),
      );
    expect(host("{gte: 5}").meaning).toEqual(["key-case narrower"]);
    expect(host("{gte: 1}").meaning).toEqual(["key-case wider"]);
  });
});

describe("sequences", () => {
  test("keep their order", () => {
    const { plain } = compileText(
      template({
        events: `${cloudtrail}\n  d: {source: aws.cloudtrail, where: {operation: z}}`,
        trigger: "{type: temporal_ordered, events: [d, b], group_by: [cloud.account.id], timespan: 1d}",
      }),
    );
    expect(plain[2]?.correlation).toEqual({
      type: "temporal_ordered",
      rules: ["some_test_d", "some_test_b"],
      "group-by": ["recipientAccountId"],
      timespan: "1d",
    });
  });

  test("around an anchor are two correlations, or one where both sides are equally long", () => {
    const anchored = (before: string, after: string) =>
      compileText(
        template({
          events: `${azure}\n${signin}`,
          trigger: `{type: temporal, anchor: c, events: [a], group_by: [source.ip], before: ${before}, after: ${after}}`,
        }),
      );
    const two = anchored("1h", "6h").plain.slice(2);
    expect(two.map(({ correlation }) => correlation)).toEqual([
      {
        type: "temporal_ordered",
        rules: ["some_test_c", "some_test_a"],
        "group-by": ["callerIpAddress"],
        timespan: "6h",
      },
      {
        type: "temporal_ordered",
        rules: ["some_test_a", "some_test_c"],
        "group-by": ["callerIpAddress"],
        timespan: "1h",
      },
    ]);
    expect(two.map(({ title }) => title)).toEqual(["Test detection", "Test detection (a before c)"]);
    const one = anchored("2h", "2h");
    expect(one.plain.slice(2).map(({ correlation }) => correlation)).toEqual([
      { type: "temporal", rules: ["some_test_c", "some_test_a"], "group-by": ["callerIpAddress"], timespan: "2h" },
    ]);
    expect(one.target.level).toBe("exact");
  });
});

describe("exclusions behind a correlation", () => {
  const withExclusion = (where: string) =>
    compileText(
      template({
        events: `${azure}\n${cloudtrail}\n  d: {source: aws.cloudtrail, where: {operation: z}}`,
        trigger: "{type: temporal, events: [a, b, d], group_by: [source.ip], timespan: 1h}",
        more: `exclusions:\n  ours: {title: Our networks, reason: Scanners, where: ${where}}`,
      }),
    );

  test("are one filter per log source, which name the rules they narrow", () => {
    const { plain } = withExclusion("{operation: q}");
    const filters = plain.filter((document) => Object.hasOwn(document, "filter"));
    expect(filters.map(({ filter }) => filter)).toEqual([
      { rules: ["some_test_a"], selection: { operationName: "q" }, condition: "not selection" },
      { rules: ["some_test_b", "some_test_d"], selection: { eventName: "q" }, condition: "not selection" },
    ]);
    expect(filters[0]).toMatchObject({ title: "Test detection (Our networks)", description: "Scanners" });
    expect(plain[0]?.detection).toMatchObject({ condition: "selection" });
  });

  test("stay in the rule where one selection cannot say them", () => {
    const { plain } = withExclusion(
      "{s: {operation: q}, n: {user_agent: u}, condition: s and not n}".replace(
        "user_agent: u",
        "source.ip|cidr: 10.0.0.0/8",
      ),
    );
    expect(plain.filter((document) => Object.hasOwn(document, "filter"))).toEqual([]);
    expect(plain[1]?.detection).toMatchObject({
      filter_optional_ours: { eventName: "q" },
      condition: "selection and not (filter_optional_ours and not filter_optional_ours_source_ip)",
    });
  });
});
