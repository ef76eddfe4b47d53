import { describe, expect, it } from "vitest";
import type { Detection, TestCase } from "../../../src/model/nodes.ts";
import { printPredicate } from "../../../src/model/print-predicate.ts";
import { testVariant } from "../../../src/model/test-variant.ts";
import { detectionOf, type Resolved, resolveText } from "../../helpers/detection.ts";
import { template } from "../../helpers/detection-text.ts";
import { testCatalog } from "../../helpers/test-catalog.ts";

const catalog = { catalog: testCatalog };
const LISTS = `exclusions:
  patching: {reason: Patches, where: {actor.id|in_list: patchers}}
  backup: {reason: Backups, enabled: false, where: {target.name: backup}}
lists:
  patchers: {title: Patchers, type: account, values: []}
  watched: {title: Watched, type: account, store: lookup, values: [ADA]}
  known: {title: Known, type: account, values: [one]}`;
const events = `  run: {source: test.cloud, where: {actor.id|in_list: watched, operation|in_list: known}}`;

function resolveCase(change: string, more = LISTS): Resolved {
  const tests = `tests:\n  - {name: x, events: e.ndjson, ${change}expect: none}`;
  return resolveText(template({ events, more: `${more}\n${tests}` }), catalog);
}

/** The detection of a case, and what the case makes of it. */
function variantOf(change: string): { detection: Detection; test: TestCase; variant: Detection } {
  const { detection, diagnostics } = resolveCase(change);
  const test = detection?.tests[0];
  if (detection === undefined || test === undefined) throw new Error(JSON.stringify(diagnostics));
  return { detection, test, variant: testVariant(detection, test) };
}

function excluded({ exclusions }: Detection): readonly string[] {
  return exclusions.map(({ name, enabled, where }) => {
    const tests = [...where.values()].map((predicate) => printPredicate(predicate));
    return `${name} ${enabled ? "on" : "off"}: ${tests.join(", ")}`;
  });
}

describe("a test's variant of its detection", () => {
  it("has the values of inline lists in the tests on them, in the normal form of the field", () => {
    const { detection, variant } = variantOf("lists: {patchers: [AA-11, bb-22]}, ");
    expect(excluded(detection)[0]).toMatch(/^patching on: (?!actor\.id is)/);
    expect(excluded(variant)[0]).toBe('patching on: actor.id is one of "aa11", "bb22"');
    expect(variant.lists.get("patchers")?.values).toEqual(["aa11", "bb22"]);
  });

  it("has the values of lookups in the list", () => {
    const { detection, variant } = variantOf("lists: {watched: [E-V-E]}, ");
    expect(detection.lists.get("watched")?.values).toEqual(["ada"]);
    expect(variant.lists.get("watched")?.values).toEqual(["eve"]);
    expect(variant.events).toEqual(detection.events);
  });

  it("has them in the events too", () => {
    const { variant } = variantOf("lists: {known: [two]}, ");
    const run = variant.events.get("run");
    expect(run === undefined ? undefined : printPredicate(run.where)).toContain('operation is "two"');
  });

  it("has its exclusions on and off", () => {
    const { variant } = variantOf("exclusions: {patching: false, backup: true}, ");
    expect(excluded(variant).map((text) => text.split(":")[0])).toEqual(["patching off", "backup on"]);
  });

  it("can empty a list", () => {
    const { variant } = variantOf("lists: {known: []}, ");
    expect(variant.events.get("run")?.where).toMatchObject({ kind: "constant", value: false });
  });

  it("is the same object each time", () => {
    const { detection, test, variant } = variantOf("lists: {patchers: [x]}, ");
    expect(variant).not.toBe(detection);
    expect(testVariant(detection, test)).toBe(variant);
  });

  it.each([
    ["nothing", ""],
    ["no list and no exclusion", "lists: {}, exclusions: {}, "],
    ["what is so already", "lists: {known: [one], patchers: []}, exclusions: {patching: true, backup: false}, "],
  ])("is the detection itself where the case changes %s", (_name, change) => {
    const { detection, variant } = variantOf(change);
    expect(variant).toBe(detection);
  });

  it("keeps what the file says in the test", () => {
    const { test } = variantOf("lists: {patchers: [AA-11]}, exclusions: {backup: true}, ");
    expect([...test.lists]).toEqual([["patchers", ["AA-11"]]]);
    expect([...test.exclusions]).toEqual([["backup", true]]);
  });

  it("has the score with its lists", () => {
    const text = template({
      events: `  run: {source: test.cloud, where: {operation: run}}
  bad: {refines: run, where: {actor.name|in_list: bad}}`,
      more: `score: {base: 10, add: [{when: bad, points: 50}], at_least: 40}
lists: {bad: {title: Bad, type: account, values: []}}
tests: [{name: x, events: e.ndjson, lists: {bad: [eve]}, expect: none}]`,
    });
    const detection = detectionOf(text, catalog);
    const variants = detection.tests.map((test) => testVariant(detection, test));
    const whens = variants.flatMap(({ score }) => score?.add.map(({ when }) => printPredicate(when)) ?? []);
    expect(whens).toEqual(['actor.name is "eve"']);
  });
});

describe("what a case cannot change", () => {
  const found = (change: string, more?: string): readonly string[] =>
    resolveCase(change, more).diagnostics.map(({ code, message, help, span }) =>
      [code, `${span?.line}:${span?.column}`, message, help].join(" | "),
    );

  it("a list that is not there", () => {
    expect(found("lists: {patchrs: [x]}, ")).toEqual([
      'RW3164 | 22:41 | There is no list "patchrs" | Did you mean "patchers"?',
    ]);
  });

  it("an exclusion that is not there", () => {
    expect(found("exclusions: {backups: true}, ")).toEqual([
      'RW3165 | 22:46 | There is no exclusion "backups" | Did you mean "backup"?',
    ]);
  });

  it("a detection without lists and exclusions", () => {
    const plain = template({
      more: "tests: [{name: x, events: e, lists: {a: []}, exclusions: {b: true}, expect: none}]",
    });
    const { diagnostics } = resolveText(plain, catalog);
    expect(diagnostics.map(({ code }) => code)).toEqual(["RW3164", "RW3165"]);
  });

  it("a value that the field cannot hold, shown where the case gives it", () => {
    const lists = `exclusions: {office: {reason: Office, where: {source.ip|in_list: office}}}
lists:
  watched: {title: Watched, type: account, store: lookup, values: [ADA]}
  known: {title: Known, type: account, values: [one]}
  office: {title: Office, type: ip, values: [192.0.2.0/24]}`;
    expect(found("lists: {office: [192.0.2.1, nowhere]}, ", lists)).toEqual([
      expect.stringMatching(/^RW3005 \| 20:\d+ \| "source.ip" is of type ip, which "nowhere" is not/),
    ]);
  });

  it("warnings come once, of the detection and not of each case", () => {
    const unused = `${LISTS}\n  spare: {title: Spare, type: account, values: []}`;
    expect(found("lists: {patchers: [x], known: []}, ", unused).map((text) => text.slice(0, 6))).toEqual(["RW3121"]);
  });
});
