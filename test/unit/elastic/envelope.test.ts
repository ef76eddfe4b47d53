import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ruleName } from "../../../src/backends/elastic/envelope.ts";
import { guideNote } from "../../../src/backends/elastic/envelope-note.ts";
import { defaultSettings } from "../../../src/settings.ts";
import { lineMap } from "../../../src/text/source-text.ts";
import { compileShipped, compileText, detectionText, ndjsonRules, tomlRule } from "./compile.ts";

const shipped = [
  "aws-ssm-run-command",
  "azure-managed-run-command-unusual-principal",
  "azure-run-command-many-vms",
  "azure-run-command-suspicious-sign-in",
  "azure-vm-run-command",
  "cloud-agent-suspicious-shell",
];

describe("the files of a rule", () => {
  test.each(shipped)("%s: TOML and NDJSON say the same query, keys sorted, query behind the other keys", (slug) => {
    const target = compileShipped(slug);
    const toml = target.artifacts.filter(({ path }) => path.endsWith(".toml"));
    expect(toml.length).toBeGreaterThan(0);
    expect(ndjsonRules(target)).toHaveLength(toml.length);
    for (const { content, path } of toml) {
      const pair = target.artifacts.find((artifact) => artifact.path === path.replace(/toml$/, "ndjson"));
      const api: Record<string, unknown> = JSON.parse(pair?.content.text ?? "");
      expect(content.text).toContain(`query = '''\n${String(api.query)}\n'''`);
      expect(Object.keys(api)).toEqual([...Object.keys(api)].sort());
      const rule = content.text.slice(content.text.indexOf("[rule]"), content.text.indexOf("\nquery = "));
      const keys = [...rule.matchAll(/^([a-z_]+) = /gm)].map((found) => found[1]);
      expect(keys).toEqual([...keys].sort());
      expect(path).toMatch(/^[a-z0-9_]+\.toml$/);
    }
  });

  test("lead from emitted lines back to the detection", () => {
    const target = compileShipped("azure-vm-run-command");
    const content = target.artifacts.find(({ path }) => path.endsWith(".toml"))?.content;
    const origins = lineMap(content ?? { text: "", marks: [] });
    const lines = (content?.text ?? "").split("\n");
    const at = (start: string) => origins[lines.findIndex((line) => line.startsWith(start))]?.spans[0]?.line;
    expect(at("name = ")).toBe(2);
    const operation = lines.findIndex((line) => line.includes("JOBS/WRITE"));
    expect(origins[operation]?.spans.length).toBeGreaterThan(0);
  });

  test("carry the source's packages and the fields the query reads", () => {
    const [api] = ndjsonRules(compileShipped("azure-vm-run-command"));
    expect(api?.related_integrations).toEqual([
      { integration: "activitylogs", package: "azure", version: expect.any(String) },
    ]);
    expect(api?.required_fields).toContainEqual({ ecs: true, name: "event.action", type: "keyword" });
    expect(tomlRule(compileShipped("azure-vm-run-command")).metadata.integration).toEqual(["azure"]);
  });

  test("read the indexes of the configuration", () => {
    const elastic = { ...defaultSettings.elastic, indexes: new Map([["azure.activity", ["mine-*"]]]) };
    expect(tomlRule(compileText(detectionText({}), { elastic })).rule.index).toEqual(["mine-*"]);
  });
});

describe("metadata", () => {
  const rule = (more: string) => tomlRule(compileText(detectionText({ more })));

  test("names tactics and techniques with their pages", () => {
    expect(rule("").rule.threat).toEqual([
      {
        framework: "MITRE ATT&CK",
        tactic: { id: "TA0002", name: "Execution", reference: "https://attack.mitre.org/tactics/TA0002/" },
        technique: [
          {
            id: "T1651",
            name: "Cloud Administration Command",
            reference: "https://attack.mitre.org/techniques/T1651/",
          },
        ],
      },
    ]);
  });

  test("turns dates, status and tags into the repository's words", () => {
    const { metadata, rule: found } = rule("tags: [detection.cloud]");
    expect(metadata).toEqual({
      creation_date: "2026/11/20",
      integration: ["azure"],
      maturity: "experimental",
      updated_date: "2026/11/21",
    });
    expect(found.tags).toEqual([
      "Domain: Cloud",
      "Data Source: Azure",
      "Data Source: Azure Activity Logs",
      "Use Case: Threat Detection",
      "Tactic: Execution",
    ]);
  });

  test("has no informational severity", () => {
    const target = compileText(detectionText({}).replace("severity: high", "severity: informational"));
    expect(tomlRule(target).rule.severity).toBe("low");
    expect(target.notes.map((note) => note.code)).toContain("severity-mapped");
  });

  test("switches a hunt off", () => {
    const target = compileText(detectionText({ more: "kind: hunt" }));
    expect(tomlRule(target).rule.enabled).toBe(false);
  });

  test("asks for at most as many alerts as Kibana grants", () => {
    expect(rule("limits: {max_alerts: 20}").rule.max_signals).toBe(20);
  });

  test("lets the author overrule the envelope and the query", () => {
    const target = compileText(
      detectionText({
        more: "native: {elastic: {envelope: {risk_score: 70, license: null}, query: 'event.action:x'}}",
      }),
    );
    const { rule: found } = tomlRule(target);
    expect(found).toMatchObject({ risk_score: 70, query: "event.action:x\n" });
    expect(found.license).toBeUndefined();
    expect(target.level).toBe("unproven");
  });
});

describe("the investigation guide", () => {
  test("names the rule and asks for its tag", () => {
    const target = compileText(detectionText({ more: "guide: {triage: [Look.]}" }));
    const { rule } = tomlRule(target);
    expect(rule.note).toBe("## Triage and analysis\n\n### Investigating Test detection\n\n- Look.\n");
    expect(rule.tags).toContain("Resources: Investigation Guide");
  });

  test("holds no plugin calls and no heading that the repository keeps for itself", () => {
    const guide = {
      triage: ["Run !{osquery{}}\nnow"],
      investigate: [],
      respond: [],
      tune: [],
      markdown: "# Setup\n```\n# not a heading\n```\n## Config",
    };
    const note = guideNote(guide, "Name", []) ?? "";
    expect(note).not.toContain("!{");
    expect(note).toContain("#### Setting up");
    expect(note).toContain("\n# not a heading\n");
    expect(note.match(/^## .*/gm)).toEqual(["## Triage and analysis"]);
  });
});

describe("the name of a part", () => {
  test("fits into 67 characters and keeps the part", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ,-]{0,64}[A-Za-z0-9]$/), (title) => {
        const name = ruleName(title, "after_unusual_sign_in");
        expect(name.length).toBeLessThanOrEqual(67);
        expect(name).toMatch(/^[A-Za-z0-9].*[A-Za-z0-9] \(after unusual sign in\)$/);
      }),
      { numRuns: 200 },
    );
  });
});
