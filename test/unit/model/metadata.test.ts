import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { checkLibrary } from "../../../src/model/library.ts";
import { slugProblem } from "../../../src/model/slug.ts";
import { detectionOf, type ResolveTextOptions, resolveText } from "../../helpers/detection.ts";
import { type TemplateParts, template } from "../../helpers/detection-text.ts";
import { testCatalog } from "../../helpers/test-catalog.ts";

const options = { catalog: testCatalog };
const codes = (parts: TemplateParts, more: ResolveTextOptions = {}): readonly string[] =>
  resolveText(template(parts), { ...options, ...more }).diagnostics.map((found) => found.code);

describe("severity and risk", () => {
  it.each([
    ["informational", 10],
    ["low", 21],
    ["medium", 47],
    ["high", 73],
    ["critical", 99],
  ])("%s scores %i by default", (severity, risk) => {
    expect(detectionOf(template({ severity }), options).metadata.riskScore).toBe(risk);
  });

  it.each([
    ["informational", 22],
    ["low", 22],
    ["medium", 21],
    ["medium", 48],
    ["high", 47],
    ["high", 74],
    ["critical", 73],
  ])("%s does not score %i", (severity, risk) => {
    expect(codes({ severity, more: `risk_score: ${risk}` })).toEqual(["RW3142"]);
  });

  it("keeps a score inside the band", () => {
    expect(detectionOf(template({ severity: "high", more: "risk_score: 50" }), options).metadata.riskScore).toBe(50);
  });
});

describe("dates", () => {
  it.each([
    [{ created: "2026-02-30" }, ["RW3140"]],
    [{ modified: "2026-11-19" }, ["RW3141"]],
    [{ created: "2024-02-29" }, []],
  ])("%j", (parts, expected) => {
    expect(codes(parts)).toEqual(expected);
  });
});

describe("attack", () => {
  const attackOf = (attack: string, version: "18" | "19" = "18") =>
    detectionOf(template({ attack }), { ...options, settings: { attackVersion: version } }).metadata.attack;

  it("takes the tactic of a technique that has one", () => {
    expect(attackOf("{techniques: [T1651]}")).toEqual({ version: "18", techniques: ["T1651"], tactics: ["execution"] });
  });

  it("keeps the author's order of tactics", () => {
    expect(attackOf("{techniques: [T1651, T1078.004], tactics: [initial-access, execution]}").tactics).toEqual([
      "initial-access",
      "execution",
    ]);
  });

  it("brings ids and tactics into the version of the settings", () => {
    expect(attackOf("{techniques: [T1562.001], tactics: [defense-evasion], version: '18'}", "19")).toEqual({
      version: "19",
      techniques: ["T1685"],
      tactics: ["defense-impairment"],
    });
    expect(attackOf("{techniques: [T1685], tactics: [defense-impairment], version: '19'}").tactics).toEqual([
      "defense-evasion",
    ]);
  });

  it("warns of a renamed technique and uses the replacement", () => {
    const { detection, diagnostics } = resolveText(
      template({ attack: "{techniques: [T1562.001], tactics: [defense-impairment]}" }),
      {
        ...options,
        settings: { attackVersion: "19" },
      },
    );
    expect(diagnostics.map((found) => [found.code, found.severity])).toEqual([["RW3144", "warning"]]);
    expect(detection?.metadata.attack.techniques).toEqual(["T1685"]);
  });

  it.each([
    ["{techniques: [T9999]}", "RW3143"],
    ["{techniques: [T1651], tactics: [impact]}", "RW3146"],
    ["{techniques: [T1078.004]}", "RW3147"],
  ])("%s: %s", (attack, code) => {
    expect(codes({ attack })).toEqual([code]);
  });

  it.each([
    ["{techniques: [T1651], tactics: [impact]}", 'T1651 does not belong to "impact"', "It belongs to execution"],
    [
      "{techniques: [T1651, T1485], tactics: [discovery]}",
      'None of the techniques belongs to "discovery"',
      "They belong to execution, impact",
    ],
    [
      "{techniques: [T1078.004]}",
      "T1078.004 belongs to several tactics, and `tactics` does not say which are meant",
      "Add tactics: with those meant of ",
    ],
    [
      "{techniques: [T1064]}",
      "T1064 is not in ATT&CK Enterprise 18: it was retired, and no technique stands in its place",
      "Revoked and deprecated ids without a successor are not accepted; name a current one",
    ],
  ])("%s says what is wrong", (attack, message, help) => {
    const { diagnostics } = resolveText(template({ attack }), options);
    expect(diagnostics.map((found) => found.message)).toEqual([message]);
    expect(diagnostics[0]?.help).toContain(help);
  });
});

describe("prose", () => {
  it("warns of a bracketed list that YAML has cut at its commas", () => {
    expect(codes({ more: "false_positives: [Patch pipelines, which run monthly]" })).toEqual(["RW3152"]);
    expect(codes({ more: "guide: {triage: [Ask the owner, then close]}" })).toEqual(["RW3152"]);
  });

  it("is content with quoted sentences, single words and dashes", () => {
    expect(codes({ more: "false_positives: ['Patch pipelines, monthly', 'Admins, at times']" })).toEqual([]);
    expect(codes({ more: "false_positives: [Patching, Backups]" })).toEqual([]);
    expect(codes({ more: "false_positives:\n  - Patch pipelines, monthly\n  - Admins, at times" })).toEqual([]);
  });
});

describe("targets, accept and native", () => {
  it("compiles what both detection and configuration name", () => {
    const text = template({ more: "targets: [sigma, splunk, elastic]" });
    expect(detectionOf(text, { ...options, settings: { targets: ["splunk", "sigma"] } }).targets).toEqual([
      "splunk",
      "sigma",
    ]);
    expect(detectionOf(template(), { ...options, settings: { targets: ["sumo"] } }).targets).toEqual(["sumo"]);
  });

  it.each([
    ["accept: [{backend: sumo, code: no-such-note, reason: x}]", "RW3153"],
    ["targets: [sigma]\naccept: [{backend: sumo, code: order-lost, reason: x}]", "RW3154"],
    ["targets: [sigma]\nnative: {sumo: {query: x}}", "RW3154"],
  ])("%s: %s", (more, code) => {
    expect(codes({ more })).toEqual([code]);
  });

  it.each(["…", "...", "'-'", "TODO", "todo", "'TODO: ask the team'", "'?'"])("takes no %s for a reason", (reason) => {
    const { diagnostics } = resolveText(
      template({ more: `accept: [{backend: sumo, code: order-lost, reason: ${reason}}]` }),
      options,
    );
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(["error RW3157"]);
  });

  it.each(["x", "Todo lists are no machines", "理由"])("takes %s for a reason", (reason) => {
    expect(codes({ more: `accept: [{backend: sumo, code: order-lost, reason: ${reason}}]` })).toEqual([]);
  });

  it("needs a target", () => {
    expect(codes({ more: "targets: [sigma]" }, { settings: { targets: ["sumo"] } })).toEqual(["RW3155"]);
  });

  it("does not take a code from the prototype for a note", () => {
    expect(codes({ more: "accept: [{backend: sumo, code: constructor, reason: x}]" })).toEqual(["RW3153"]);
  });
});

describe("folder names", () => {
  it.each(["a", "A-b", "con", "lpt1", "../x", "a/b", "-a", "a_b", "x".repeat(64), ""])("%s is refused", (slug) => {
    expect(slugProblem(slug)).toBeDefined();
  });

  it.each(["azure-vm-run-command", "a1", "x".repeat(63), "console"])("%s is fine", (slug) => {
    expect(slugProblem(slug)).toBeUndefined();
  });

  it("are checked with the detection", () => {
    expect(codes({}, { slug: "nul" })).toEqual(["RW3148"]);
  });
});

describe("library", () => {
  const library = (...texts: readonly (readonly [slug: string, text: string])[]): readonly Diagnostic[] => {
    const found: Diagnostic[] = [];
    const detections = texts.map(([slug, text]) => detectionOf(text, { ...options, slug, file: `${slug}.yml` }));
    checkLibrary(detections, (diagnostic) => found.push(diagnostic));
    return found;
  };

  it("reports ids, folder names and titles that are used twice, at both places", () => {
    const found = library(["one", template()], ["one", template().replace("Test detection", "TEST detection")]);
    expect(found.map((each) => each.code)).toEqual(["RW3149", "RW3150", "RW3151"]);
    expect(found[0]?.span?.line).toBe(2);
    expect(found[0]?.related).toHaveLength(1);
  });

  it("lets detections refer to ids outside the library", () => {
    const other = template({ more: "related: [{id: 11111111-1111-4111-8111-111111111111, type: similar}]" })
      .replace("0a2f6a57", "1a2f6a57")
      .replace("Test detection", "Other");
    expect(library(["one", template()], ["two", other])).toEqual([]);
  });
});
