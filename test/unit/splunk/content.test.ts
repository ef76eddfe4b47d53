import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { splunk } from "../../../src/backends/splunk/index.ts";
import type { CompiledTarget } from "../../../src/compile.ts";
import { defaultSettings, type Settings } from "../../../src/settings.ts";
import { compileShipped, compileText, fileOf } from "./compile-text.ts";

const withSplunk = (changes: Partial<Settings["splunk"]>): Settings => ({
  ...defaultSettings,
  splunk: { ...defaultSettings.splunk, ...changes },
});

/** The shared files of contentctl by path below its folder. */
function contentOf(...targets: readonly CompiledTarget[]): ReadonlyMap<string, string> {
  const files = splunk.library(targets.flatMap(({ input }) => (input === undefined ? [] : [input])));
  const own = files.filter(({ path }) => path.startsWith("contentctl/"));
  return new Map(own.map(({ path, content }) => [path.slice("contentctl/".length), content.text]));
}

const read = (files: ReadonlyMap<string, string>, path: string) =>
  load(files.get(path) ?? "") as Readonly<Record<string, unknown>>;

const detection = (where: string, more = "", dates = "created: 2026-03-01\nmodified: 2026-04-01") => `
title: One kind of call
id: 7c1d7d0a-3b57-4d8e-a5c8-6f2f0b7b3d35
version: 1
status: stable
${dates}
author: [Ada, Example]
severity: high
attack: {techniques: [T1651]}
description: Calls that matter.
references: ['https://example.com/a']
events:
${where}
output: [source.ip]
${more}
`;
const match = "trigger: {type: match, events: [one]}";
const azure = "  one: {source: azure.activity, where: {operation|endswith: /write}}";

describe("content for contentctl", () => {
  test("has a file for all that the shipped detections name", () => {
    const targets = ["aws-ssm-run-command", "azure-run-command-suspicious-sign-in", "cloud-agent-suspicious-shell"];
    const compiled = targets.map((slug) => compileShipped(slug));
    const files = contentOf(...compiled);
    expect([...files.keys()]).toEqual([
      "data_sources/aws_cloudtrail.yml",
      "data_sources/azure_active_directory_sign_in_activity.yml",
      "data_sources/azure_monitor_activity.yml",
      "data_sources/sysmon_eventid_1.yml",
      "macros/rw_aws_cloudtrail.yml",
      "macros/rw_azure_aad.yml",
      "macros/rw_azure_activity.yml",
      "macros/rw_endpoint_process.yml",
      "stories/cloud_administration_command.yml",
    ]);
    const contents = [...files.keys()].map((path) => read(files, path));
    const names = new Set(contents.map(({ name }) => name));
    for (const target of compiled) {
      const escu = load(fileOf(target, ".yml")) as {
        readonly search: string;
        readonly data_source: readonly string[];
        readonly tags: { readonly analytic_story: readonly string[] };
      };
      const macros = [...escu.search.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
      const called = macros.filter((name) => !name.endsWith("_filter"));
      expect(called.length).toBeGreaterThan(0);
      for (const name of [...called, ...escu.data_source, ...escu.tags.analytic_story]) expect(names).toContain(name);
    }
    expect(new Set(contents.map(({ id }) => id)).size).toBe(contents.length);
  });

  test("ids follow from kind and name alone, so that they stay", () => {
    const files = contentOf(compileText(detection(azure, match)));
    expect(read(files, "macros/rw_azure_activity.yml").id).toBe("00b34b6b-c4bb-5081-9e31-bd87ca7b9e98");
    expect(read(files, "stories/cloud_administration_command.yml").id).toBe("308b3b6b-93bc-560a-8933-739b659436e9");
  });

  test("a story is told and dated by the detections that name it", () => {
    const older = compileText(detection(azure, match));
    const newer = compileText(detection(azure, match, "created: 2026-02-01\nmodified: 2026-05-01"));
    expect(read(contentOf(older, newer), "stories/cloud_administration_command.yml")).toMatchObject({
      date: "2026-05-01",
      author: "Ada, Example",
      status: "production",
      description: "Detections of technique T1651 Cloud Administration Command.",
      references: ["https://example.com/a"],
      narrative: expect.stringContaining("One kind of call: Calls that matter."),
      tags: { category: ["Adversary Tactics", "Cloud Security"], usecase: "Advanced Threat Detection" },
    });
  });

  test("generation 6 has two dates and no tags", () => {
    const settings = withSplunk({ escu: "6", story: "Run Command - Azure/AWS" });
    const files = contentOf(compileText(detection(azure, match), { settings }));
    const story = read(files, "stories/run_command___azure_aws.yml");
    expect(story).toMatchObject({
      name: "Run Command - Azure/AWS",
      creation_date: "2026-03-01",
      modification_date: "2026-04-01",
      usecase: "Advanced Threat Detection",
    });
    expect(story).not.toHaveProperty("tags");
    expect(story).not.toHaveProperty("date");
    expect(read(files, "macros/rw_azure_activity.yml")).not.toHaveProperty("date");
  });

  test("no name of a story leads out of its folder", () => {
    const files = contentOf(compileText(detection(azure, match), { settings: withSplunk({ story: "../..\\a:b\n*" }) }));
    expect([...files.keys()].filter((path) => path.startsWith("stories/"))).toEqual(["stories/______a_b__.yml"]);
  });

  test("a lookup has its table beside it, under its own name", () => {
    const where = "  one: {source: azure.activity, where: {operation|endswith: /write, source.ip|in_list: known}}";
    const list = "lists: {known: {title: Known places, type: ip, store: lookup, values: [192.0.2.1]}}";
    const files = contentOf(compileText(detection(where, `${match}\n${list}`), { slug: "one-call" }));
    expect(files.get("lookups/rw_one_call_known.csv")).toBe("value\n192.0.2.1\n");
    expect(read(files, "lookups/rw_one_call_known.yml")).toMatchObject({
      name: "rw_one_call_known",
      description: "List of the detection One kind of call: Known places",
      lookup_type: "csv",
      case_sensitive_match: false,
    });
  });
});

describe("vendor_product", () => {
  const aws = "  two: {source: aws.cloudtrail, where: {service: ssm.amazonaws.com}}";
  const both = "group_by: [source.ip], timespan: 1h";

  test.each([
    ["one source", azure, match, '| eval vendor_product="Microsoft Azure"'],
    [
      "sources that every alert has",
      `${azure}\n${aws}`,
      `trigger: {type: temporal, events: [one, two], ${both}}`,
      '| eval vendor_product=mvappend("Microsoft Azure", "AWS CloudTrail")',
    ],
    ["sources of which an alert has one", `${azure}\n${aws}`, "trigger: {type: match, events: [one, two]}", undefined],
    ["a source of many products", "  one: {source: endpoint.process, where: {process.name: bash}}", match, undefined],
  ])("of %s", (_, where, more, line) => {
    const text = detection(where, more).replace(
      "output: [source.ip]",
      where.includes("endpoint") ? "output: [process.name]" : "output: [source.ip]",
    );
    const spl = fileOf(compileText(text), ".spl");
    if (line === undefined) expect(spl).not.toContain("vendor_product");
    else expect(spl).toContain(line);
  });
});
