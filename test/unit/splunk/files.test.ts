import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { splunk } from "../../../src/backends/splunk/index.ts";
import type { CompiledTarget } from "../../../src/compile.ts";
import { defaultSettings } from "../../../src/settings.ts";
import { readConf } from "../../../src/text/read-conf.ts";
import { lineMap } from "../../../src/text/source-text.ts";
import { compileShipped, compileText, fileOf } from "./compile-text.ts";

const SHIPPED = [
  "aws-ssm-run-command",
  "azure-managed-run-command-unusual-principal",
  "azure-run-command-many-vms",
  "azure-run-command-suspicious-sign-in",
  "azure-vm-run-command",
  "cloud-agent-suspicious-shell",
];

/** A detection with room for one test's own lines. */
const detection = (lines = "", where = "{service: ssm.amazonaws.com}", title = "One call") => `
title: ${title}
id: 7c1d7d0a-3b57-4d8e-a5c8-6f2f0b7b3d35
version: 2
status: stable
created: 2026-11-20
modified: 2026-11-21
author: [Ada, Example]
severity: high
confidence: high
attack: {techniques: [T1059, T1059.001], tactics: [execution]}
description: One call that matters.
references: ['https://example.com/a']
events:
  call:
    source: aws.cloudtrail
    where: ${where}
trigger: {type: match, events: [call]}
output: [actor.name, source.address, operation]
entities:
  - {type: account, field: actor.name, role: actor}
  - {type: ip, field: source.address, role: source}
${lines}
`;

function stanzaOf(target: CompiledTarget): ReadonlyMap<string, string> {
  const stanzas = readConf(fileOf(target, ".savedsearch.conf"));
  expect(stanzas.size).toBe(1);
  const [stanza] = stanzas.values();
  return stanza ?? new Map();
}

/** The columns of the last `table`. */
function columnsOf(search: string): readonly string[] {
  const table = /\| table ([^|]*)\n\| `/.exec(search)?.[1];
  return (table ?? "").split(/\s+/).filter((name) => name !== "");
}

interface Escu {
  readonly [key: string]: unknown;
  readonly name: string;
  readonly status: string;
  readonly type: string;
  readonly search: string;
  readonly rba?: {
    readonly message: string;
    readonly risk_objects: readonly { readonly field: string; readonly type: string; readonly score: number }[];
    readonly threat_objects: readonly { readonly field: string }[];
  };
  readonly drilldown_searches: readonly { readonly search: string }[];
  readonly tags: { readonly [key: string]: unknown };
  readonly deployment: { readonly scheduling: { readonly cron_schedule: string; readonly earliest_time: string } };
}

const escuOf = (target: CompiledTarget) => load(fileOf(target, ".yml")) as Escu;

describe.each(SHIPPED)("%s", (slug) => {
  const target = compileShipped(slug);
  const spl = fileOf(target, ".spl");
  const columns = columnsOf(spl);
  const stanza = stanzaOf(target);
  const escu = escuOf(target);
  const stem = slug.replaceAll("-", "_");

  test("is named after its slug, with the stem that contentctl derives from the name", () => {
    expect(target.artifacts.map((one) => one.path).slice(0, 3)).toEqual([
      `${stem}.spl`,
      `${stem}.savedsearch.conf`,
      `${stem}.yml`,
    ]);
    expect(escu.name.toLowerCase().replace(/[ \-./]/g, "_")).toBe(stem);
    expect(escu.name.length).toBeLessThanOrEqual(67);
  });

  test("carries one and the same search everywhere, with its filter macro at the end", () => {
    const search = spl.replace(/^```.*```\n/, "").trim();
    expect(stanza.get("search")).toBe(search);
    expect(escu.search.trim()).toBe(search);
    expect(search.endsWith(`| \`${stem}_filter\``)).toBe(true);
  });

  test("begins at a source macro and uses nothing that cuts or times out", () => {
    expect(spl.replace(/^```.*```\n/, "")).toMatch(/^(`rw_\w+`|\| multisearch\n {4}\[ search `rw_)/);
    expect(spl).not.toMatch(/\bjoin\b|\btransaction\b|\bappend\b|index=\*|sort (?!0)|\/\/ /);
  });

  test("names only columns of its result in risk, message, throttle and drilldown", () => {
    const named = [...(escu.rba?.risk_objects ?? []), ...(escu.rba?.threat_objects ?? [])].map((one) => one.field);
    const tokens = [...(escu.rba?.message ?? "").matchAll(/\$(\w+)\$/g)].map((match) => match[1] ?? "");
    const throttle = stanza.get("alert.suppress.fields")?.split(",") ?? [];
    const nes = stanza.get("action.notable.param.nes_fields")?.split(",") ?? [];
    for (const name of [...named, ...tokens, ...throttle, ...nes]) expect(columns).toContain(name);
    expect(escu.rba?.risk_objects.length).toBeGreaterThan(0);
  });

  test("has the drilldowns that a production detection needs, and they do not depend on the hour", () => {
    expect(escu.drilldown_searches).toHaveLength(2);
    expect(escu.drilldown_searches[0]?.search).toContain("%original_detection_search%");
    const raw = stanza.get("action.notable.param.drilldown_searches");
    const own = raw === undefined ? [] : (JSON.parse(raw) as readonly { readonly search: string }[]);
    for (const one of own) expect(one.search).not.toMatch(/now\(\)|addinfo|info_max_time/);
  });

  test("is scheduled alike for the app and for ESCU", () => {
    expect(escu.deployment.scheduling.cron_schedule).toBe(stanza.get("cron_schedule"));
    expect(escu.deployment.scheduling.earliest_time).toBe(stanza.get("dispatch.earliest_time"));
  });

  test("finds its macros and lookups in the library", () => {
    if (target.input === undefined) throw new Error("Nothing was compiled");
    const library = splunk.library([target.input]);
    const macros = readConf(library.find((one) => one.path === "macros.conf")?.content.text ?? "");
    const used = [...spl.matchAll(/(?<!`)`(\w+)`(?!`)/g)].map((match) => match[1] ?? "");
    for (const name of used) expect([...macros.keys()]).toContain(name);
    expect(macros.get(`${stem}_filter`)?.get("definition")).toBe("search *");
  });

  test("maps lines of the search back to the detection", () => {
    const artifact = target.artifacts.find((one) => one.path.endsWith(".savedsearch.conf"));
    if (artifact === undefined) throw new Error("No stanza");
    const lines = artifact.content.text.split("\n");
    const map = lineMap(artifact.content);
    const at = lines.findIndex((line) => /eventName|operationName|parent_process_name IN/.test(line));
    expect(map[at + 1]?.spans.length).toBeGreaterThan(0);
  });
});

describe("the files of a detection", () => {
  test("keep a hostile title inside its comment and stanza", () => {
    const title = `'a \`b\` \`\`\`x\`\`\` [c] $d$ "e" \\ f'`;
    const target = compileText(detection("", undefined, title));
    const spl = fileOf(target, ".spl");
    expect(spl.split("\n")[0]).toMatch(/^```[^`$\\]*```$/);
    expect(spl.split("\n")[1]).toMatch(/^`rw_aws_cloudtrail`/);
    expect([...readConf(fileOf(target, ".savedsearch.conf")).keys()]).toHaveLength(1);
  });

  test("drop a parent technique beside its own sub-technique, which contentctl rejects", () => {
    expect(escuOf(compileText(detection())).tags.mitre_attack_id).toEqual(["T1059.001"]);
  });

  test("say that a production detection has no attack data", () => {
    const escu = escuOf(compileText(detection()));
    expect(escu.status).toBe("production");
    expect(escu.tags.manual_test).toBeTypeOf("string");
  });

  test("define lookups that ignore case, with an empty file for an empty list", () => {
    const target = compileText(
      detection(
        "lists:\n  roles: {title: Roles, type: string, store: lookup, values: []}\n  names: {title: Names, type: account, store: lookup, values: ['a,\"b']}",
        "{service: ssm.amazonaws.com, sel|exists: true}".replace(", sel|exists: true", ""),
      ).replace(
        "where: {service: ssm.amazonaws.com}",
        "where: {s: {service: ssm.amazonaws.com}, r: {actor.id|in_list: roles}, n: {actor.name|in_list: names}, condition: s and not r and not n}",
      ),
    );
    expect(fileOf(target, "lists/rw_test_roles.csv")).toBe("value\n");
    expect(fileOf(target, "lists/rw_test_names.csv")).toBe('value\n"a,""b"\n');
    if (target.input === undefined) throw new Error("Nothing was compiled");
    const transforms = splunk.library([target.input]).find((one) => one.path === "transforms.conf");
    const stanza = readConf(transforms?.content.text ?? "").get("rw_test_roles");
    expect(stanza?.get("filename")).toBe("rw_test_roles.csv");
    expect(stanza?.get("case_sensitive_match")).toBe("0");
    expect(fileOf(target, ".spl")).toContain(
      "| lookup rw_test_roles value AS userIdentity.arn OUTPUT value AS in_roles",
    );
  });

  test("leave a hunt unscheduled and without actions", () => {
    const target = compileText(detection("kind: hunt"));
    const stanza = stanzaOf(target);
    expect(stanza.get("enableSched")).toBe("0");
    expect([...stanza.keys()].filter((key) => key.startsWith("action.") || key === "cron_schedule")).toEqual([]);
    expect(fileOf(target, ".spl")).not.toContain("_indextime");
    expect(escuOf(target)).toMatchObject({ type: "Hunting" });
    expect(escuOf(target).rba).toBeUndefined();
  });

  test("take the author's own query and envelope keys", () => {
    const target = compileText(
      detection(
        "native:\n  splunk:\n    query: 'search index=own | table user'\n    envelope: {cron_schedule: '7 * * * *', alert.track: null}",
      ),
    );
    const stanza = stanzaOf(target);
    // With the macro that the search can be tuned by, unless the author calls it.
    expect(stanza.get("search")).toMatch(/^search index=own \| table user\s*\n?\| `\w+_filter`$/);
    expect(stanza.get("cron_schedule")).toBe("7 * * * *");
    expect(stanza.has("alert.track")).toBe(false);
    expect(target.level).toBe("unproven");
  });

  test("throttle by columns and note a field that is none", () => {
    const throttled = compileText(detection("limits: {throttle: {fields: [actor.name], for: 6h}}"));
    expect(stanzaOf(throttled).get("alert.suppress.fields")).toBe("user");
    expect(stanzaOf(throttled).get("alert.suppress.period")).toBe("6h");
  });

  test("note that words are looked for in the raw text", () => {
    const target = compileText(
      detection("", "{selection: {service: ssm.amazonaws.com}, words: ['a \"b\"'], condition: selection and words}"),
    );
    expect(target.notes.map((note) => note.code)).toContain("operator-approximate");
  });

  test("follow the sixth generation of ESCU when asked", () => {
    const settings = { splunk: { ...defaultSettings.splunk, escu: "6" as const } };
    const escu = escuOf(compileText(detection(), { settings }));
    expect(escu.modification_date).toBe("2026-11-21");
    expect(escu.finding).toMatchObject({ entity: { field: "user", type: "user" } });
    expect(escu.tags).toBeUndefined();
    expect(escu.mitre_attack_id).toEqual(["T1059.001"]);
  });

  test("leave Enterprise Security's actions out when the settings say so", () => {
    const settings = { splunk: { ...defaultSettings.splunk, risk: false, notable: false } };
    const stanza = stanzaOf(compileText(detection(), { settings }));
    expect([...stanza.keys()].some((key) => key.startsWith("action."))).toBe(false);
    expect(stanza.get("alert.track")).toBe("1");
  });
});
