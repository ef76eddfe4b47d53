import { existsSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import type { ProviderRecord } from "../../../src/equivalence/canonical/record.ts";
import type { StoredRow } from "../../../src/equivalence/ingest/ingest.ts";
import { sentinelIngests } from "../../../src/equivalence/ingest/sentinel/index.ts";
import * as records from "./ingest-records.ts";
import { filled } from "./ingest-records.ts";

// Vendor schemas and real records are not part of the project: this is the folder that has sentinel/, elastic/ and splunk/.
const folder = process.env.RULEWRIGHT_REFERENCE_DATA;
const present = folder !== undefined && existsSync(`${folder}/sentinel/tables_all.json`);
if (!present)
  process.stderr.write(
    "RULEWRIGHT_REFERENCE_DATA is not set: Sentinel rows are not compared with the vendor's tables\n",
  );

const file = (path: string): string => readFileSync(`${folder}/${path}`, "utf8");
const paired = (path: string): ProviderRecord => JSON.parse(file(`elastic/events/${path}`)).raw;
const original = (path: string): ProviderRecord =>
  JSON.parse(JSON.parse(file(`elastic/events/${path}`)).event.original);
const firstExpected = (path: string): ProviderRecord =>
  JSON.parse(JSON.parse(file(`elastic/events/${path}`)).expected[0].event.original);
const logged = (path: string): ProviderRecord =>
  JSON.parse((load(file(`splunk/shared/events/${path}`)) as { readonly example_log: string }).example_log);

/** Real records of the sources, and made ones where there are no real ones. */
function samples(): readonly (readonly [source: string, record: ProviderRecord])[] {
  return [
    ["azure.activity", paired("azure_activitylogs_pipeline_test_start.json")],
    ["azure.activity", firstExpected("azure_activitylogs_pipeline_test_mixedcase.json")],
    ["azure.activity", logged("azure_audit_create_or_update_an_azure_automation_account.yml")],
    ["azure.signin", original("azure_signinlogs_1.5.5_sample.json")],
    ["azure.signin", logged("azure_active_directory_sign_in_activity.yml")],
    ["aws.cloudtrail", paired("aws_cloudtrail_pipeline_test_ssm_create_document.json")],
    ["aws.cloudtrail", original("aws_cloudtrail_1.28.0_sample.json")],
    ["aws.cloudtrail", logged("aws_cloudtrail_stoplogging.yml")],
    ["azure.ueba", { ActionType: "Sign-in" }],
    ["gcp.audit", records.GCP_ENTRY],
    ["endpoint.process", records.SECURITY_4688],
    ["endpoint.process", records.SYSMON],
    ["endpoint.process", records.LINUX_SYSMON],
  ];
}

test.runIf(present)("rows have the columns and types of the vendor's tables", () => {
  const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
    file("sentinel/tables_all.json"),
  );
  for (const [source, record] of samples()) {
    for (const way of sentinelIngests.get(source) ?? []) {
      for (const { _TimeReceived, ...row } of way.rows(record, records.ARRIVAL)) {
        const columns = tables[way.place] ?? {};
        expect(Object.keys(row).sort(), way.place).toEqual(Object.keys(columns).sort());
        for (const [name, value] of Object.entries(filled(row as StoredRow)))
          expect(fits(value, columns[name]), `${way.place}.${name}`).toBe(true);
      }
    }
  }
});

function fits(value: unknown, type: string | undefined): boolean {
  if (type === "dynamic") return true;
  if (type === "bool") return typeof value === "boolean";
  if (type === "datetime") return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(String(value));
  return typeof value === (type === "string" ? "string" : "number");
}
