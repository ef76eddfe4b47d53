import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { timeAt, valueAt } from "../../../src/equivalence/canonical/record.ts";
import { elasticIngests } from "../../../src/equivalence/ingest/elastic/index.ts";

const folder = process.env.RULEWRIGHT_REFERENCE_DATA;
if (folder === undefined) {
  process.stderr.write("RULEWRIGHT_REFERENCE_DATA is not set: documents of Elastic are not compared with real ones\n");
}

type Json = Record<string, unknown>;
const sample = (name: string): Json =>
  JSON.parse(readFileSync(join(folder ?? "", "elastic", "events", `${name}.json`), "utf8")) as Json;

/** Leaves by dotted path; lists are leaves. */
function leaves(value: unknown, path = ""): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, path === "" ? key : `${path}.${key}`));
}

function fields(document: unknown, ...leftOut: readonly string[]): ReadonlyMap<string, unknown> {
  const isOut = (path: string): boolean => leftOut.some((out) => path === out || path.startsWith(`${out}.`));
  return new Map(
    leaves(document)
      .filter(([path]) => !isOut(path))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Where and when a document was stored, which package version did it, and what the collector says of itself. */
const OF_STORAGE = [
  ...[
    "_id",
    "_index",
    "data_stream",
    "ecs",
    "event.dataset",
    "event.module",
    "event.ingested",
    "event.created",
    "event.agent_id_status",
  ],
  ...["event.original", "tags", "agent", "elastic_agent", "input"],
];
/** What the node looks up: places of addresses, and the parts of a user agent. */
const LOOKED_UP = [
  ...["source.geo", "source.as", "user_agent.name", "user_agent.version", "user_agent.os", "user_agent.device"],
];

function stored(source: string, raw: unknown, time: string): unknown {
  const at = timeAt(raw, time) ?? 0;
  const [ingest] = elasticIngests.get(source) ?? [];
  const rows = ingest?.rows(raw as Json, { time: at, arrived: at + 60_000, serial: 1 }) ?? [];
  expect(rows).toHaveLength(1);
  return rows[0];
}

describe.skipIf(folder === undefined)("documents are those that Elastic stored (RULEWRIGHT_REFERENCE_DATA)", () => {
  test("an activity record that starts an operation", () => {
    const { raw, ecs } = sample("azure_activitylogs_pipeline_test_start");
    // `geo` is of the address where the node knows it, else of the record; related.entity came with a later version.
    const out = [...OF_STORAGE, ...LOOKED_UP, "geo", "related.entity"];
    expect(fields(stored("azure.activity", raw, "time"), ...out)).toEqual(fields(ecs, ...out));
  });

  test("activity records of mixed letters", () => {
    for (const expected of sample("azure_activitylogs_pipeline_test_mixedcase").expected as Json[]) {
      // A later version gives the resource, its group and the correlation other names, and reads paths of any case.
      const moved = ["azure.resource", "azure.resource_group", "azure.resource_provider", "azure.correlation"];
      const out = [...OF_STORAGE, ...moved, "azure.correlation_id", "azure.tenant", "azure.subscription_id", "cloud"];
      const raw: unknown = JSON.parse(String(valueAt(expected, "event", "original")));
      const found = stored("azure.activity", raw, "time");
      expect(fields(found, ...out)).toEqual(fields(expected, ...out));
      expect(valueAt(found, "azure", "correlation_id")).toBe(valueAt(expected, "azure", "correlation", "id"));
      expect(valueAt(found, "azure", "resource", "id")).toBe(valueAt(expected, "cloud", "resource_id"));
    }
  });

  test("parts of a resource id, of the activity sample", () => {
    const expected = sample("azure_activitylogs_1.5.5_sample");
    const resourceId = valueAt(expected, "azure", "resource", "id");
    const found = stored("azure.activity", { time: "2020-11-02T08:51:36.997Z", resourceId }, "time");
    expect(valueAt(found, "azure", "resource")).toEqual(valueAt(expected, "azure", "resource"));
    expect(valueAt(found, "azure", "subscription_id")).toBe(valueAt(expected, "azure", "subscription_id"));
  });

  test("a sign-in", () => {
    const expected = sample("azure_signinlogs_1.5.5_sample");
    const raw: unknown = JSON.parse(String(valueAt(expected, "event", "original")));
    const out = [...OF_STORAGE, ...LOOKED_UP];
    expect(fields(stored("azure.signin", raw, "time"), ...out)).toEqual(fields(expected, ...out));
  });

  test("a CloudTrail record that changes a user", () => {
    const expected = sample("aws_cloudtrail_1.28.0_sample");
    const raw: unknown = JSON.parse(String(valueAt(expected, "event", "original")));
    // Package 2.x keeps the id of the request, which 1.28 did not.
    const out = [...OF_STORAGE, ...LOOKED_UP, "aws.cloudtrail.request_id"];
    expect(fields(stored("aws.cloudtrail", raw, "eventTime"), ...out)).toEqual(fields(expected, ...out));
  });

  test("a CloudTrail record of Systems Manager, texts of parameters in the order of Java's maps", () => {
    const { raw, ecs } = sample("aws_cloudtrail_pipeline_test_ssm_create_document");
    // A later version adds entities, and the principal to the related users.
    const entities = ["actor", "entity", "target", "user.entity", "related"];
    const out = [...OF_STORAGE, ...LOOKED_UP, ...entities];
    expect(fields(stored("aws.cloudtrail", raw, "eventTime"), ...out)).toEqual(fields(ecs, ...out));
  });

  test("an audit log entry that says what the sample does has the sample's fields", () => {
    const expected = sample("gcp_audit_2.15.1_sample");
    const of = (...path: readonly string[]): unknown => valueAt(expected, ...path);
    const audit = (...path: readonly string[]): unknown => of("gcp", "audit", ...path);
    // Of this sample the record was not kept: it is put together here from what the documentation calls each field.
    const { status_value: status, ...response } = audit("response") as Json;
    const authorizationInfo = (audit("authorization_info") as Json[]).map(({ resource_attributes, ...info }) => ({
      ...info,
      resourceAttributes: resource_attributes,
    }));
    const raw = {
      insertId: of("event", "id"),
      logName: of("log", "logger"),
      severity: of("log", "level"),
      timestamp: of("@timestamp"),
      resource: { type: "api", labels: { project_id: of("cloud", "project", "id") } },
      protoPayload: {
        "@type": audit("type"),
        serviceName: of("service", "name"),
        methodName: of("event", "action"),
        resourceName: audit("resource_name"),
        numResponseItems: String(audit("num_response_items")),
        status: {},
        authenticationInfo: { principalEmail: of("client", "user", "email") },
        authorizationInfo,
        requestMetadata: {
          callerIp: of("source", "ip"),
          callerSuppliedUserAgent: of("user_agent", "original"),
          requestAttributes: { auth: {} },
        },
        resourceLocation: { currentLocations: audit("resource_location", "current_locations") },
        request: audit("request"),
        response: { ...response, metadata: {}, status },
      },
    };
    const out = [...OF_STORAGE, ...LOOKED_UP];
    expect(fields(stored("gcp.audit", raw, "timestamp"), ...out)).toEqual(fields(expected, ...out));
  });
});
