import { readFileSync } from "node:fs";
import path from "node:path";
import { load } from "js-yaml";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import type { ProviderRecord } from "../../../src/equivalence/canonical/record.ts";
import type { StoredRow } from "../../../src/equivalence/ingest/ingest.ts";
import { splunkIngests } from "../../../src/equivalence/ingest/splunk/index.ts";
import { ARRIVAL } from "./ingest-records.ts";

function stored(source: string, place: string, record: ProviderRecord): StoredRow | undefined {
  return splunkIngests
    .get(source)
    ?.find((way) => way.place === place)
    ?.rows(record, ARRIVAL)[0];
}

const folder = process.env.RULEWRIGHT_REFERENCE_DATA;
if (folder === undefined)
  process.stderr.write(
    "RULEWRIGHT_REFERENCE_DATA is not set: events of Splunk are not compared with fields of real ones\n",
  );

interface Example {
  readonly sourcetype: string;
  readonly fields: readonly string[];
  readonly example_log: string;
}

/** The source of each sourcetype, and the fields of its example event that are not made here. */
const SOURCES: ReadonlyMap<string, readonly [source: string, notMade: readonly string[]]> = new Map([
  [
    "azure:monitor:activity",
    [
      "azure.activity",
      // The example is a record of Intune, which is about no resource and names its user elsewhere.
      [
        ...["dest", "dvc", "object", "object_id", "object_path", "resourceId", "resource_provider", "src", "user"],
        ...["user_name", "vendor_account", "vendor_region"],
      ],
    ],
  ],
  ["mscs:azure:audit", ["azure.activity", []]],
  ["azure:monitor:aad", ["azure.signin", []]],
  ["aws:cloudtrail", ["aws.cloudtrail", []]],
]);

/** What a search adds to what it finds. */
const OF_SEARCH = [
  ...["punct", "timestartpos", "timeendpos", "splunk_server_group", "column", "dataset_name", "eventtype", "tag"],
  ...["tag::action", "tag::eventtype", "tag::object_category"],
];
/** What the add-ons look up in tables of operations, for some of these. */
const LOOKED_UP = [
  ...["action", "change_type", "object_attrs", "object_category", "result_id", "user_type"],
  ...["image_id", "instance_type", "response_body"],
];
/** Members of the example of `mscs:azure:audit` that are empty, which its list leaves out; other lists have such members. */
const EMPTY = ["description", "subStatus.localizedValue"];

test.runIf(folder !== undefined)("events have the fields that Splunk lists of real ones, and no others", () => {
  const files = globSync("splunk/shared/events/*.yml", { cwd: folder ?? "", absolute: true });
  const compared = files.flatMap((file) => {
    const { sourcetype, fields, example_log } = load(readFileSync(file, "utf8")) as Example;
    const [source, notMade = []] = SOURCES.get(sourcetype) ?? [];
    const row = source === undefined ? undefined : stored(source, sourcetype, JSON.parse(example_log));
    if (row === undefined) return [];
    const known = [...OF_SEARCH, ...LOOKED_UP, ...notMade];
    const missing = fields.filter((name) => !Object.hasOwn(row, name) && !known.includes(name));
    const listed = new Set([...fields, ...EMPTY]);
    const extra = Object.keys(row).filter((name) => !name.startsWith("_") && !listed.has(name));
    return [{ file: path.basename(file), missing, extra }];
  });
  expect(new Set(compared.map(({ file }) => file)).size).toBeGreaterThanOrEqual(5);
  expect(compared.filter(({ missing, extra }) => missing.length + extra.length > 0)).toEqual([]);
});
