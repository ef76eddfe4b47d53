import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { awsCloudtrail } from "../../../../src/equivalence/ingest/sumo/aws-cloudtrail.ts";
import type { EmittedFile } from "../../../../src/equivalence/read/reader.ts";
import { sumoReader } from "../../../../src/equivalence/read/sumo/index.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { runRules } from "../../../../src/equivalence/run/run-rules.ts";
import { eventsOf, record } from "./rules.ts";

const ROOT = join(import.meta.dirname, "../../../..");

function filesBelow(folder: string): readonly EmittedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /\.(?:json|tf)$/.test(path))
    .sort()
    .map((path) => ({ path: relative(folder, path), text: readFileSync(path, "utf8") }));
}

function caseFolders(): readonly string[] {
  return readdirSync(join(ROOT, "test/cases"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name === "sumo")
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();
}

describe("everything that is emitted is read in full", () => {
  const folders = ["dist-rules/sumo", ...caseFolders()];

  test("there is something to read", () => expect(folders.length).toBeGreaterThan(100));

  test.each(folders)("%s", async (folder) => {
    const files = filesBelow(join(ROOT, folder));
    const { rules, problems } = await sumoReader.read(files, []);
    expect(problems).toEqual([]);
    const written = files.filter(({ path }) => !/^lists\/|\.import\.json$|\.tf$/.test(path));
    expect(rules.map(({ path }) => path).sort()).toEqual(written.map(({ path }) => path));
  });
});

const database = openDatabase();
afterAll(() => database.close());

test("every rule that is emitted can be run", async () => {
  const outcomes = await Promise.all(
    ["dist-rules/sumo", ...caseFolders()].map((folder) => sumoReader.read(filesBelow(join(ROOT, folder)), [])),
  );
  const rules = outcomes.flatMap((outcome) => outcome.rules);
  const hostile = record(0, { action: "\\'\"%_\0*(", pid: 1 }, { resultType: "\u2028{{x}}" });
  expect(await runRules(database, rules, eventsOf([hostile]))).toEqual([]);
}, 60_000);

test("a shipped rule over what is stored of a record", async () => {
  const { rules } = await sumoReader.read(
    filesBelow(join(ROOT, "dist-rules/sumo")).filter(({ path }) => path.startsWith("aws-ssm-run-command.")),
    [],
  );
  const call = {
    eventSource: "ssm.amazonaws.com",
    eventName: "SendCommand",
    eventID: "1",
    sourceIPAddress: "192.0.2.1",
    userIdentity: { type: "IAMUser", arn: "arn:aws:iam::1:user/ada" },
  };
  const records = [
    call,
    { ...call, eventName: "STARTSESSION", eventID: "2" },
    { ...call, errorCode: "AccessDenied", eventID: "3" },
    { ...call, userIdentity: { type: "AWSService" }, eventID: "4" },
    { ...call, eventSource: "SSM.amazonaws.com", eventID: "5" },
  ];
  const rows = records.flatMap((raw, serial) => awsCloudtrail.rows(raw, { time: serial, arrived: serial, serial }));
  const alerts = await runRules(database, rules, eventsOf(rows));
  expect([...new Set(alerts.flatMap(({ events }) => events))]).toEqual([0, 1]);
});
