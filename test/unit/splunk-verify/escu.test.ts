import { describe, expect, test } from "vitest";
import { found, verify } from "./run-verifier.ts";

const id = "0a2f6a57-1111-4222-8333-444455556666";
const head = [
  "name: Calls of One Kind",
  `id: ${id}`,
  "version: 3",
  "author: Team",
  "status: production",
  "type: TTP",
  "description: Finds calls of one kind.",
  "how_to_implement: Collect them.",
  "known_false_positives: None so far.",
  "references: [https://example.com/a]",
  "search: |-",
  "  index=cloud op=delete",
  "  | stats count by user dest",
  "  | `calls_of_one_kind_filter`",
];
const drilldowns = [
  "drilldown_searches:",
  "  - {name: View the results, search: '%original_detection_search%', earliest_offset: $info_min_time$, latest_offset: null}",
  "  - {name: View the risk, search: '| from datamodel Risk.All_Risk', earliest_offset: 7d, latest_offset: now}",
];
const five = [
  ...head,
  "date: '2026-01-31'",
  ...drilldowns,
  "rba:",
  "  message: $user$ deleted $dest$",
  "  risk_objects:",
  "    - {field: user, type: user, score: 48}",
  "  threat_objects:",
  "    - {field: dest, type: system}",
  "tags:",
  "  analytic_story: [Cloud]",
  "  asset_type: AWS Account",
  "  mitre_attack_id: [T1651]",
  "  product: [Splunk Enterprise Security]",
  "  security_domain: audit",
  "  manual_test: It ships with events.",
];
const six = [
  ...head,
  "creation_date: '2026-01-31'",
  "modification_date: '2026-02-28'",
  ...drilldowns,
  "finding:",
  "  title: $user$ deleted $dest$",
  "  entity: {field: user, type: user, score: 48}",
  "intermediate_findings:",
  "  entities:",
  "    - {field: dest, type: system, score: 20, message: $dest$ is gone}",
  "threat_objects:",
  "  - {field: dest, type: system}",
  "analytic_story: [Cloud]",
  "asset_type: AWS Account",
  "mitre_attack_id: [T1651]",
  "product: [Splunk Enterprise Security]",
  "category: cloud",
  "security_domain: audit",
  "manual_test: It ships with events.",
];

const file = "detections/calls_of_one_kind.yml";
/** A detection with the line that begins so written anew; `undefined` takes it out. */
const changed = (lines: readonly string[], begins: string, line: string | undefined): string =>
  `${lines.flatMap((one) => (one.trimStart().startsWith(begins) ? (line === undefined ? [] : [line]) : [one])).join("\n")}\n`;
const codes = async (text: string, name = file) =>
  (await found({ [name]: text })).map((line) => line.replace(/:\d+-\d+$/, ""));

describe("generation 5", () => {
  test("a detection that is right", async () => {
    expect((await verify({ [file]: `${five.join("\n")}\n` })).diagnostics).toEqual([]);
  });

  test.each([
    ["a type that is none", "type: TTP", "type: TPT", "error RW5270 6"],
    ["a status that is none", "status:", "status: stable", "error RW5270 5"],
    ["an asset type that is none", "asset_type:", "  asset_type: AWS Acount", "error RW5270 27"],
    ["an id that is none", "id:", "id: 12", "error RW5270 2"],
    ["a version that is none", "version:", "version: next", "error RW5270 3"],
    ["a date that is none", "date:", "date: 31.01.2026", "error RW5270 15"],
    ["a score out of range", "- {field: user", "    - {field: user, type: user, score: 148}", "error RW5270 22"],
    ["a key that is none", "author:", "autor: Team", "error RW5270 4"],
    ["a reference that is no URL", "references:", "references: [see below]", "error RW5270 10"],
    ["a technique that is none", "mitre_attack_id:", "  mitre_attack_id: [T16]", "error RW5270 28"],
    [
      "a technique beside its sub-technique",
      "mitre_attack_id:",
      "  mitre_attack_id: [T1078, T1078.004]",
      "error RW5275 28",
    ],
    ["a technique nobody knows", "mitre_attack_id:", "  mitre_attack_id: [T9999]", "warning RW5275 28"],
    ["another file name", "name:", "name: Calls of Two Kinds", "error RW5271 1"],
    ["no test", "manual_test:", undefined, "error RW5276 5"],
    ["one drilldown only", "- {name: View the risk", undefined, "error RW5274 16"],
    [
      "drilldowns without the search itself",
      "- {name: View the results",
      "  - {name: View it all, search: index=x, earliest_offset: null, latest_offset: null}",
      "error RW5274 16",
    ],
    ["no filter macro", "| `calls", undefined, "error RW5272 11"],
    ["risk for a hunt", "type: TTP", "type: Hunting", "error RW5273 19"],
    ["a field that the search does not name", "- {field: dest", "    - {field: src, type: system}", "error RW5262 24"],
    ["a placeholder that the search does not name", "message:", "  message: $actor$ did it", "warning RW5263 20"],
  ])("%s", async (_name, begins, line, expected) => {
    expect(await codes(changed(five, begins, line))).toContain(expected);
  });

  test("no risk for a type that has some", async () => {
    const text = five
      .slice(0, five.indexOf("rba:"))
      .concat(five.slice(five.indexOf("tags:")))
      .join("\n");
    expect(await codes(`${text}\n`)).toEqual(["error RW5273 6"]);
  });

  test("a deployment of its own has a schedule and times", async () => {
    const deployment = [
      "deployment:",
      "  scheduling: {cron_schedule: 0 0 * * MON, earliest_time: 10m, latest_time: now, schedule_window: auto}",
      "  alert_action: {rba: {enabled: 'true'}}",
    ];
    expect(await codes(`${[...five, ...deployment].join("\n")}\n`)).toEqual(["error RW5258 33", "error RW5259 33"]);
  });

  test("a drilldown search that cannot work", async () => {
    const line =
      "  - {name: View the risk, search: '| from datamodel Risk.All_Risk | stast count', earliest_offset: 7d, latest_offset: now}";
    const { diagnostics } = await verify({ [file]: changed(five, "- {name: View the risk", line) });
    expect(diagnostics.map(({ severity, span }) => [severity, span?.line])).toEqual([["error", 18]]);
  });

  test("a problem in the search stands in its line", async () => {
    const text = changed(five, "| stats", "  | stats count by user (dest");
    const { diagnostics } = await verify({ [file]: text });
    expect(diagnostics.find(({ code }) => code.startsWith("RW52") && code < "RW5250")?.span?.line).toBe(13);
  });

  test("a key given twice is refused", async () => {
    expect(await codes(`${five.join("\n")}\nversion: 4\n`)).toEqual(["error RW1009 32"]);
  });
});

describe("generation 6", () => {
  test("a detection that is right", async () => {
    expect((await verify({ [file]: `${six.join("\n")}\n` })).diagnostics).toEqual([]);
  });

  test.each([
    ["a misspelt key", "modification_date:", "modificaton_date: '2026-02-28'", "error RW5270 16"],
    ["a product of old", "product:", "product: [Splunk Security Analytics for AWS]", "error RW5270 31"],
    ["no finding", "status:", "status: stable", "error RW5270 5"],
    ["an entity of no type", "entity:", "  entity: {field: user, type: person, score: 48}", "error RW5270 22"],
    [
      "an entity that the search does not name",
      "entity:",
      "  entity: {field: account, type: user, score: 48}",
      "error RW5262 22",
    ],
  ])("%s", async (_name, begins, line, expected) => {
    expect(await codes(changed(six, begins, line))).toContain(expected);
  });

  test("a TTP without a finding", async () => {
    const text = six.filter((line) => !/^finding|^ {2}(?:title|entity):/.test(line)).join("\n");
    expect(await codes(`${text}\n`)).toContain("error RW5273 6");
  });
});

describe("generation 4", () => {
  const four = [
    ...head,
    "date: 2024-01-31",
    "tags:",
    "  analytic_story: [Cloud]",
    "  asset_type: AWS Account",
    "  confidence: 80",
    "  impact: 60",
    "  risk_score: 48",
    "  message: $user$ deleted $dest$",
    "  mitre_attack_id: [T1078, T1078.004]",
    "  observable:",
    "    - {name: user, type: User, role: [Victim]}",
    "  product: [Splunk Enterprise Security]",
    "  required_fields: [_time]",
    "  security_domain: audit",
    "  anything_else: 1",
  ];

  test("is taken as it was, with keys of its own", async () => {
    expect((await verify({ [file]: `${four.join("\n")}\n` })).diagnostics).toEqual([]);
  });

  test.each([
    ["an observable of no type", "- {name: user", "    - {name: user, type: Usr, role: [Victim]}", "error RW5270 25"],
    ["a confidence that is none", "confidence:", "  confidence: high", "error RW5270 19"],
    ["a misspelt key", "mitre_attack_id:", "  mitre_atack_id: [T1078]", "warning RW5270 23"],
  ])("%s", async (_name, begins, line, expected) => {
    expect(await codes(changed(four, begins, line))).toContain(expected);
  });
});

describe("baselines, macros and lookups of a content repository", () => {
  test("a macro of the run expands in a search, and its name is that of its file", async () => {
    const macro = "name: ours\ndefinition: index=cloud\narguments: [a b]\n";
    expect(await codes(macro, "macros/ours.yml")).toEqual(["error RW5270 3"]);
    expect(await codes("name: ours\ndefinition: index=cloud\n", "macros/theirs.yml")).toEqual(["warning RW5271 1"]);
  });

  test("a lookup", async () => {
    expect(await codes("name: l\nfilename: l.csv\nmin_matches: 1\n", "lookups/l.yml")).toEqual([]);
    expect(await codes("name: l\nfilename: l.csv\nmin_matches: few\n", "lookups/l.yml")).toEqual(["error RW5270 3"]);
  });

  test("a baseline has a schedule of its own", async () => {
    const baseline = [
      ...head.filter((line) => !/^(?:type|status)/.test(line)),
      "type: Baseline",
      "date: 2024-01-31",
      "deployment: {scheduling: {cron_schedule: 0 2 * * SUN, earliest_time: -90d@d, latest_time: -1d@d, schedule_window: auto}}",
      "tags: {analytic_story: [], detections: [], product: [Splunk Cloud], security_domain: audit}",
    ];
    expect(await codes(`${baseline.join("\n")}\n`)).toEqual(["error RW5258 15"]);
  });
});
