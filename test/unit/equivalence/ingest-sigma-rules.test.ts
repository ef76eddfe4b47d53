import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { load } from "js-yaml";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import type { ProviderRecord } from "../../../src/equivalence/canonical/record.ts";
import type { StoredRow } from "../../../src/equivalence/ingest/ingest.ts";
import { sigmaIngests } from "../../../src/equivalence/ingest/sigma/index.ts";
import * as records from "./ingest-records.ts";

/** All rows that a source has of a record, with the log source of each. */
function events(source: string, record: ProviderRecord): readonly (readonly [place: string, row: StoredRow])[] {
  return (sigmaIngests.get(source) ?? []).flatMap((way) =>
    way.rows(record, records.ARRIVAL).map((row) => [way.place, row] as const),
  );
}

// Real rules are under a licence of their own and stay outside the project: this is the folder that has `sigma/`.
const folder = process.env.RULEWRIGHT_REFERENCE_DATA;
const present = folder !== undefined && existsSync(path.join(folder, "sigma"));
if (!present)
  process.stderr.write(
    "RULEWRIGHT_REFERENCE_DATA is not set: Sigma events are not compared with the fields of rules\n",
  );

/** Fields that several rules of a log source test, and events of it do not have; `known` are those that samples leave out. */
const RULES: readonly (readonly [glob: string, source: string, record: ProviderRecord, known: readonly string[]])[] = [
  ["rules*/cloud/azure/activity_logs/*.yml", "azure.activity", records.RESOURCE_LOG, []],
  ["rules*/cloud/aws/cloudtrail/*.yml", "aws.cloudtrail", records.CLOUDTRAIL, ["errorCode", "errorMessage"]],
  ["rules*/cloud/gcp/audit/*.yml", "gcp.audit", records.GCP_ENTRY, []],
  [
    "rules*/windows/process_creation/*.yml",
    "endpoint.process",
    records.SYSMON,
    ["OriginalFileName", "Description", "CurrentDirectory", "Product", "FileVersion", "Company"],
  ],
];

test.runIf(present).each(RULES)("events have the fields that rules in %s test", (glob, source, record, known) => {
  const files = globSync(glob, { cwd: path.join(folder ?? "", "sigma"), absolute: true });
  expect(files.length).toBeGreaterThan(0);
  const uses = new Map<string, number>();
  for (const file of files) {
    const rule = load(readFileSync(file, "utf8")) as { readonly detection: Readonly<Record<string, unknown>> };
    for (const field of new Set(Object.values(rule.detection).flatMap(fieldsOf)))
      uses.set(field, (uses.get(field) ?? 0) + 1);
  }
  const row = Object.fromEntries(events(source, record).flatMap(([, fields]) => Object.entries(fields)));
  const missing = [...uses].filter(
    ([field, count]) => count > 1 && !Object.hasOwn(row, field) && !known.includes(field),
  );
  expect(missing).toEqual([]);
});

function fieldsOf(selection: unknown): readonly string[] {
  if (Array.isArray(selection)) return selection.flatMap(fieldsOf);
  if (typeof selection !== "object" || selection === null) return [];
  return Object.keys(selection).flatMap((key) => key.split("|")[0] || []);
}
