import { describe, expect, it } from "vitest";
import { validateConfig } from "../../../src/spec/validate-schema.ts";

const full = {
  targets: ["sentinel", "sigma"],
  detections: "detections",
  output: "dist-rules",
  catalog: ["catalog", "../team-catalog"],
  attack_version: "19",
  prefix: "acme_1",
  sentinel: {
    api_version: "2023-12-01-preview",
    tables: { "azure.activity": "AzureActivity_CL" },
    connectors: { "azure.activity": [{ id: "AzureActivity", tables: ["AzureActivity"] }] },
  },
  splunk: {
    app: "acme-detections",
    escu: "6",
    indexes: { "azure.activity": "index=azure" },
    macros: { "azure.activity": 'index=azure sourcetype="azure:monitor:activity"' },
    sourcetypes: { "azure.activity": ["azure:monitor:activity"] },
    risk: true,
    notable: false,
    story: "Cloud Administration Command",
    cron_offset: 59,
  },
  sumo: { enabled: false, prototype: true },
  elastic: { stack: "9.1", indexes: { "azure.activity": ["logs-azure*"] }, author: ["Acme"], max_signals: 500 },
  sigma: { author: "Acme" },
  silence: [{ code: "RW5117", reason: "Tactics as seen" }],
};

describe("configuration", () => {
  it("fits in full, and empty, since everything has a default", () => {
    expect(validateConfig(full)).toEqual([]);
    expect(validateConfig({})).toEqual([]);
  });

  it.each([
    [{ target: ["sentinel"] }, " additionalProperties"],
    [{ targets: [] }, "/targets minItems"],
    [{ targets: ["qradar"] }, "/targets/0 enum"],
    [{ output: "" }, "/output minLength"],
    [{ attack_version: 18 }, "/attack_version type"],
    [{ prefix: "Acme" }, "/prefix pattern"],
    [{ prefix: "a".repeat(17) }, "/prefix pattern"],
    [{ sentinel: { api_version: "latest" } }, "/sentinel/api_version pattern"],
    [{ sentinel: { tables: { "azure.activity": "union *" } } }, "/sentinel/tables/azure.activity pattern"],
    [
      { sentinel: { connectors: { "azure.activity": [{ id: "X" }] } } },
      "/sentinel/connectors/azure.activity/0 required",
    ],
    [{ splunk: { app: "../etc" } }, "/splunk/app pattern"],
    [{ splunk: { escu: "7" } }, "/splunk/escu enum"],
    [{ splunk: { indexes: { Azure: "x" } } }, "/splunk/indexes propertyNames"],
    [{ splunk: { sourcetypes: { "azure.activity": [] } } }, "/splunk/sourcetypes/azure.activity minItems"],
    [{ splunk: { cron_offset: 60 } }, "/splunk/cron_offset maximum"],
    [{ sumo: { enabled: "yes" } }, "/sumo/enabled type"],
    [{ elastic: { stack: "9" } }, "/elastic/stack pattern"],
    [{ elastic: { stack: 9.1 } }, "/elastic/stack type"],
    [{ elastic: { max_signals: 0 } }, "/elastic/max_signals minimum"],
    [{ sigma: { author: "" } }, "/sigma/author pattern"],
    [{ silence: [{ code: "RW5117" }] }, "/silence/0 required"],
    [{ silence: [{ code: "5117", reason: "x" }] }, "/silence/0/code pattern"],
    [{ silence: [{ code: "RW5117", about: "x", reason: "x" }] }, "/silence/0 additionalProperties"],
  ])("%j does not fit", (config, expected) => {
    expect(validateConfig(config).map((issue) => `${issue.instancePath} ${issue.keyword}`)).toEqual([expected]);
  });
});
