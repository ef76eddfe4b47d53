import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readAttackData } from "../../../src/attack/data.ts";

const file = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

describe("the data files", () => {
  test.each(["18", "19"] as const)("v%s is small and carries MITRE's licence", (version) => {
    expect(statSync(file(`src/attack/enterprise-v${version}.gen.json`)).size).toBeLessThan(120_000);
    expect(readAttackData(version).version).toMatch(new RegExp(`^${version}`));
    expect(readAttackData(version).licence).toMatch(/^© \d{4} The MITRE Corporation\. .* license in any such copy\.$/);
  });
});

describe("scripts/attack-data.mjs", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "rulewright-attack-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const named = (id: string) => ({ external_references: [{ source_name: "mitre-attack", external_id: id }] });
  const phases = (...names: readonly string[]) => ({
    kill_chain_phases: names.map((name) => ({ kill_chain_name: "mitre-attack", phase_name: name })),
  });

  test("keeps live techniques, and says what became of the others", () => {
    const bundle = {
      objects: [
        { type: "x-mitre-matrix", id: "m", tactic_refs: ["t1", "t2"], ...named("enterprise-attack") },
        { type: "x-mitre-tactic", id: "t2", name: "Impact", x_mitre_shortname: "impact", ...named("TA0040") },
        { type: "x-mitre-tactic", id: "t1", name: "Execution", x_mitre_shortname: "execution", ...named("TA0002") },
        { type: "attack-pattern", id: "b", name: "B", modified: "2031-04-05", ...named("T2"), ...phases("impact") },
        { type: "attack-pattern", id: "a", name: "A", ...named("T1"), ...phases("impact", "execution") },
        { type: "attack-pattern", id: "c", name: "C", revoked: true, ...named("T3") },
        { type: "attack-pattern", id: "d", name: "D", x_mitre_deprecated: true, ...named("T4") },
        { type: "attack-pattern", id: "e", name: "old A", revoked: true, ...named("T1") },
        { type: "relationship", relationship_type: "revoked-by", source_ref: "c", target_ref: "b" },
        { type: "relationship", relationship_type: "revoked-by", source_ref: "e", target_ref: "a" },
        { type: "relationship", relationship_type: "uses", source_ref: "d", target_ref: "a" },
      ],
    };
    const source = join(folder, "enterprise-attack-31.2.json");
    const target = join(folder, "out.gen.json");
    writeFileSync(source, JSON.stringify(bundle));
    execFileSync("node", [file("scripts/attack-data.mjs"), source, target]);
    const written = JSON.parse(readFileSync(target, "utf8"));
    expect(written).toEqual({
      version: "31.2",
      licence: expect.stringContaining("© 2031 The MITRE Corporation."),
      tactics: [
        { id: "TA0002", name: "Execution", shortname: "execution" },
        { id: "TA0040", name: "Impact", shortname: "impact" },
      ],
      techniques: [
        ["T1", "A", 0, 1],
        ["T2", "B", 1],
      ],
      retired: [
        ["T3", "T2"],
        ["T4", null],
      ],
    });
  });
});
