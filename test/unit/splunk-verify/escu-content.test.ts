import { describe, expect, test } from "vitest";
import { open } from "./run-verifier.ts";

const detection = [
  "name: Calls of One Kind",
  "id: 0a2f6a57-1111-4222-8333-444455556666",
  "version: 3",
  "date: '2026-01-31'",
  "author: Team",
  "status: production",
  "type: TTP",
  "description: Finds calls of one kind.",
  "data_source: [Cloud Audit AND Sign Ins]",
  "search: |-",
  "  `audit_log` op=delete ```not `a_macro` ```",
  "  | lookup known_users user OUTPUT ours",
  "  | stats count by user dest",
  "  | `calls_of_one_kind_filter`",
  "how_to_implement: Collect them.",
  "known_false_positives: None so far.",
  "drilldown_searches:",
  "  - {name: View the results, search: '%original_detection_search%', earliest_offset: 7d, latest_offset: now}",
  "  - {name: View the risk, search: '| from datamodel Risk.All_Risk', earliest_offset: 7d, latest_offset: now}",
  "rba:",
  "  message: $user$ deleted $dest$",
  "  risk_objects: [{field: user, type: user, score: 48}]",
  "  threat_objects: []",
  "tags:",
  "  analytic_story: [Cloud Calls]",
  "  asset_type: AWS Account",
  "  mitre_attack_id: [T1651]",
  "  product: [Splunk Enterprise Security]",
  "  security_domain: audit",
  "  manual_test: It ships with events.",
].join("\n");

const head = (name: string) =>
  `name: ${name}\nid: 0a2f6a57-1111-4222-8333-44445555${1000 + name.length}\nversion: 1\nauthor: Team\ndescription: D.\ndate: '2026-01-31'\n`;
const story = (name: string) =>
  `${head(name)}status: production\nnarrative: N.\ntags: {category: [Malware], product: [Splunk Cloud], usecase: Other}\n`;
const macro = (name: string) => `${head(name)}definition: index=cloud\n`;
const lookup = (name: string) => `${head(name)}lookup_type: csv\ncase_sensitive_match: false\n`;
const source = (name: string, fields = "[user]") =>
  `${head(name)}source: '*'\nsourcetype: cloud\noutput_fields: ${fields}\n`;

const FILE = "repo/detections/cloud/calls_of_one_kind.yml";
const whole: Readonly<Record<string, string>> = {
  [FILE]: detection,
  "repo/stories/cloud_calls.yml": story("Cloud Calls"),
  "repo/macros/audit_log.yml": macro("audit_log"),
  "repo/lookups/known_users.yml": lookup("known_users"),
  "repo/lookups/known_users.csv": "user,ours\nada,1\n",
  "repo/data_sources/cloud_audit.yml": source("Cloud Audit"),
  "repo/data_sources/sign_ins.yml": source("Sign Ins"),
};

async function found(changes: Readonly<Record<string, string | undefined>>, macros = {}): Promise<readonly string[]> {
  const files = Object.fromEntries(
    Object.entries({ ...whole, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const verifier = open(files, macros);
  const all: string[] = [];
  for (const [file, text] of Object.entries(files)) {
    const { diagnostics } = await verifier.verify({ file, text });
    for (const { severity, code, message, span } of diagnostics) {
      all.push(`${severity} ${code} ${span?.line ?? 0}:${span?.column ?? 0} ${message}`);
    }
  }
  return all;
}

describe("a detection among the content of its repository", () => {
  test("is fine where everything has a file", async () => {
    expect(await found({})).toEqual([]);
  });

  test.each([
    [
      "a story under another name",
      { "repo/stories/cloud_calls.yml": undefined, "repo/stories/other.yml": story("Other") },
      'error RW5277 25:20 No file in stories/ has the story "Cloud Calls", so that contentctl builds nothing',
    ],
    [
      "a story in another repository",
      {
        "repo/stories/cloud_calls.yml": undefined,
        "repo/stories/other.yml": story("Other"),
        "elsewhere/stories/cloud_calls.yml": story("Cloud Calls"),
      },
      'error RW5277 25:20 No file in stories/ has the story "Cloud Calls", so that contentctl builds nothing',
    ],
    [
      "a macro that a .conf file has",
      {
        "repo/macros/audit_log.yml": undefined,
        "repo/macros/other.yml": macro("other"),
        "repo/macros.conf": "[audit_log]\ndefinition = index=cloud\n",
      },
      "error RW5277 11:4 No file in macros/ has audit_log, so that contentctl builds nothing",
    ],
    [
      "a macro that no file has",
      { "repo/macros/audit_log.yml": undefined, "repo/macros/other.yml": macro("other") },
      "warning RW5277 11:4 No file in macros/ has audit_log, so that contentctl builds nothing",
    ],
    [
      "a lookup that no file has",
      {
        "repo/lookups/known_users.yml": undefined,
        "repo/lookups/known_users.csv": undefined,
        "repo/lookups/other.yml": lookup("other"),
      },
      "warning RW5277 12:12 No file in lookups/ has known_users, so that contentctl builds nothing",
    ],
    [
      "one of two data sources",
      { "repo/data_sources/sign_ins.yml": undefined },
      'error RW5277 9:15 No file in data_sources/ has "Sign Ins", so that contentctl builds nothing',
    ],
    [
      "a field that the data source asks for",
      { "repo/data_sources/sign_ins.yml": source("Sign Ins", "[user, vendor_product]") },
      "error RW5278 9:15 Searches over Sign Ins have to name vendor_product, and this one does not",
    ],
  ])("is told of %s", async (_, changes, message) => {
    expect(await found(changes)).toContain(message);
  });

  test("is not judged by kinds of which the run has no file", async () => {
    expect((await found({ "repo/stories/cloud_calls.yml": undefined })).join()).not.toContain("RW5277");
    expect((await found({ "repo/macros/audit_log.yml": undefined })).join()).not.toContain("RW5277");
  });

  test("may call macros that the settings know, and need not name fields before production", async () => {
    const others = { "repo/macros/audit_log.yml": undefined, "repo/macros/other.yml": macro("other") };
    expect(await found(others, { audit_log: "index=cloud" })).toEqual([]);
    const test = detection.replace("status: production", "status: experimental");
    expect(await found({ [FILE]: test, "repo/data_sources/sign_ins.yml": source("Sign Ins", "[nothing]") })).toEqual(
      [],
    );
  });

  test("depends on the content, so that no verdict on it is kept when that changes", () => {
    const key = (changes: Readonly<Record<string, string>>): string =>
      open({ ...whole, ...changes }).dependencies({ file: FILE, text: detection });
    expect(key({})).toBe(key({}));
    expect(key({ "repo/stories/more.yml": story("More") })).not.toBe(key({}));
    expect(key({ "repo/data_sources/sign_ins.yml": source("Sign Ins", "[dest]") })).not.toBe(key({}));
  });
});

test("stories and data sources are held to what contentctl reads", async () => {
  const changes = {
    "repo/stories/cloud_calls.yml": story("Cloud Calls").replace("[Malware]", "[Mischief]"),
    "repo/data_sources/signins.yml": source("Sign Ins 2").replace("sourcetype: cloud\n", "sourcetype: 7\n"),
  };
  const codes = (await found(changes)).map((line) => line.split(" ").slice(0, 2).join(" "));
  expect(codes.sort()).toEqual(["error RW5270", "error RW5270", "warning RW5271"]);
});
