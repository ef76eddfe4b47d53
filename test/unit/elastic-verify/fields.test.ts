import { describe, expect, it } from "vitest";
import { openFields } from "../../../src/backends/elastic/verify/field-lookup.ts";
import { datasetOf, reaches, sourcesOf } from "../../../src/backends/elastic/verify/sources.ts";

const none = new Map<string, string>();

describe("the fields behind index patterns", () => {
  const azure = openFields(["logs-azure.activitylogs-*"], none);

  it("have the types of the integration and of the Elastic Common Schema", () => {
    expect(azure("source.ip")).toEqual({ type: "ip" });
    expect(azure("@timestamp")).toEqual({ type: "date" });
    expect(azure("process.command_line.text")).toEqual({ type: "match_only_text" });
    expect(azure("azure.activitylogs.properties")).toEqual({ type: "flattened" });
    expect(azure("azure.activitylogs.level")).toEqual({ type: "long" });
    expect(azure("_id")).toEqual({ type: "keyword" });
  });

  it("go on below flattened fields and open objects", () => {
    expect(azure("azure.activitylogs.properties.a.b.c")).toEqual({ type: "keyword" });
    expect(azure("azure.activitylogs.identity.claims.appid")).toEqual({ type: "keyword" });
    expect(azure("labels.env")).toEqual({ type: "keyword" });
  });

  it("are missing where the set they would belong to is described", () => {
    expect(azure("azure.activitylogs.operation_nam")).toBe("missing");
    expect(azure("event.actoin")).toBe("missing");
    expect(azure("azure.signinlogs.category")).toBe("missing");
    expect(azure.near("event.actoin")).toContain("event.action");
    expect(azure.near("azure.activitylogs.resource.id")).toEqual(["azure.resource.id"]);
  });

  it("are unknown where nobody described it", () => {
    expect(azure("acme.custom")).toBe("unknown-namespace");
    expect(azure("process.Ext.anything")).toBe("unknown-namespace");
    expect(azure("__proto__.x")).toBe("unknown-namespace");
    expect(azure("constructor")).toBe("unknown-namespace");
  });

  it("of other integrations are unknown, unless the name is a typing error", () => {
    const okta = openFields(["logs-okta*"], none);
    expect(okta("okta.actor.id")).toBe("unknown-namespace");
    expect(okta("user.changes.extra")).toBe("unknown-namespace");
    expect(okta("user.nmae")).toBe("missing");
    expect(okta("hot.os.type")).toBe("missing");
    const own = openFields(["my-app-*"], none);
    expect(own("user.nmae")).toBe("unknown-namespace");
  });

  it("can be declared by the user", () => {
    const mine = openFields(["logs-azure.activitylogs-*"], new Map([["event.score", "long"]]));
    expect(mine("event.score")).toEqual({ type: "long" });
  });

  it("match names with stars", () => {
    expect(azure.matching("source.geo.c*name")).toEqual(
      expect.arrayContaining(["source.geo.city_name", "source.geo.country_name"]),
    );
  });
});

describe("index patterns", () => {
  it.each([
    ["logs-azure.activitylogs-*", "azure.activitylogs"],
    ["logs-aws.cloudtrail-default", "aws.cloudtrail"],
    ["remote:logs-gcp.audit-*", "gcp.audit"],
    ["logs-endpoint.events.process-*", "endpoint.events"],
    ["logs-*", undefined],
    ["filebeat-*", undefined],
  ])("name one data set or none: %s", (pattern, dataset) => {
    expect(datasetOf(pattern)).toBe(dataset);
  });

  it("reach data sets", () => {
    expect(reaches("logs-azure*", "azure.signinlogs")).toBe(true);
    expect(reaches("logs-azure.signinlogs-*", "azure.activitylogs")).toBe(false);
    expect(reaches("filebeat-*", "aws.cloudtrail")).toBe(true);
  });

  it("are closed if all that they reach is described", () => {
    expect(sourcesOf(["logs-azure.activitylogs-*"]).closed).toBe(true);
    expect(sourcesOf(["logs-azure.activitylogs-*", "filebeat-*"]).closed).toBe(false);
    expect(sourcesOf([]).closed).toBe(false);
  });
});
