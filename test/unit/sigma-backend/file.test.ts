import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../../src/settings.ts";
import { lineMap } from "../../../src/text/source-text.ts";
import { detectionOf } from "../../helpers/detection.ts";
import { template } from "../../helpers/detection-text.ts";
import { compile, compileText } from "./compile.ts";

const plainMatch = {
  events: "  a:\n    source: aws.cloudtrail\n    where:\n      operation: x\n      user_agent: curl",
  trigger: "{type: match, events: [a]}",
};

describe("the file", () => {
  test("says who, when and what in Sigma's words", () => {
    const { text, plain } = compileText(
      template({
        ...plainMatch,
        attack: "{techniques: [T1078.004], tactics: [initial-access]}",
        more: `kind: hunt
tags: [tlp.red]
license: Apache-2.0
references: [https://example.com/a]
related: [{id: 0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c12, type: similar}]
false_positives: [Work in progress]
output: [actor.name, target.ids]`,
      }),
    );
    expect(Object.keys(plain[0] ?? {})).toEqual(
      "title id related status description license references author date modified tags logsource detection fields falsepositives level".split(
        " ",
      ),
    );
    expect(plain[0]).toMatchObject({
      author: "Detection Engineering",
      date: "2026-11-20",
      level: "high",
      tags: ["attack.initial-access", "attack.t1078.004", "detection.threat-hunting", "tlp.red"],
      fields: expect.arrayContaining(["userIdentity.userName", "requestParameters.instanceIds"]),
    });
    expect(text).toContain("logsource:\n    product: aws\n    service: cloudtrail\n    definition: 'Requirements: ");
  });

  test("takes its author from the settings", () => {
    const settings = { ...defaultSettings, sigma: { author: "The team" } };
    expect(compileText(template(plainMatch), settings).plain[0]).toMatchObject({ author: "The team" });
  });

  test("maps its lines to those of the detection", () => {
    const { target, text } = compileText(template(plainMatch));
    const lines = lineMap(target.artifacts[0]?.content ?? { text: "", marks: [] });
    const originOf = (part: string): number | undefined => {
      const line = text.split("\n").findIndex((each) => each.includes(part));
      return lines[line]?.spans.at(-1)?.line;
    };
    const source = template(plainMatch).split("\n");
    const lineOf = (part: string): number => source.findIndex((each) => each.includes(part)) + 1;
    expect(originOf("eventName: x")).toBe(lineOf("operation: x"));
    expect(originOf("userAgent: curl")).toBe(lineOf("user_agent: curl"));
    expect(originOf("level: high")).toBe(lineOf("severity: high"));
    expect(originOf("title: ")).toBe(lineOf("title: "));
  });

  test("takes the author's own keys, or the author's own documents", () => {
    const own = compileText(
      template({ ...plainMatch, more: "native: {sigma: {envelope: {level: low, simulation: s, description: null}}}" }),
    );
    expect(own.plain[0]).toMatchObject({ level: "low", simulation: "s" });
    expect(own.plain[0]).not.toHaveProperty("description");
    const query = "title: Mine\nlogsource: {product: aws}\ndetection: {s: {a: b}, condition: s}\n";
    const replaced = compileText(
      template({
        ...plainMatch,
        more: `native: {sigma: {query: ${JSON.stringify(query)}}}\nlimits: {throttle: {fields: [actor.name], for: 6h}}`,
      }),
    );
    expect(replaced.text).toBe(query);
    expect(replaced.target.level).toBe("unproven");
    expect(replaced.target.notes.map(({ code }) => code)).not.toContain("throttle-approximate");
  });

  test("is the same every time", () => {
    expect(compileText(template(plainMatch)).text).toBe(compileText(template(plainMatch)).text);
  });
});

describe("the detections that come with the compiler", () => {
  test.each(readdirSync("detections"))("%s is valid Sigma", (slug) => {
    const text = readFileSync(`detections/${slug}/detection.yml`, "utf8");
    const { target, documents } = compile(detectionOf(text, { slug }));
    expect(documents.length).toBeGreaterThan(0);
    expect(target.artifacts[0]?.path).toBe(`${slug.replaceAll("-", "_")}.yml`);
  });
});
