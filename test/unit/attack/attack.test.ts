import { describe, expect, test } from "vitest";
import { type AttackVersion, loadAttack, translate } from "../../../src/attack/attack.ts";
import { readAttackData } from "../../../src/attack/data.ts";

const v18 = loadAttack("18");
const v19 = loadAttack("19");
const VERSIONS: readonly AttackVersion[] = ["18", "19"];

describe("techniques", () => {
  test.each(VERSIONS)("v%s has T1651 under Execution", (version) => {
    expect(loadAttack(version).technique("T1651")).toEqual({
      id: "T1651",
      name: "Cloud Administration Command",
      parent: undefined,
      tactics: ["execution"],
    });
  });

  test("a sub-technique names its parent and its tactics in matrix order", () => {
    expect(v18.technique("T1078.004")).toEqual({
      id: "T1078.004",
      name: "Cloud Accounts",
      parent: "T1078",
      tactics: ["initial-access", "persistence", "privilege-escalation", "defense-evasion"],
    });
  });

  test("counts are those of MITRE's releases: 216 and 475 in v18.1, 222 and 475 in v19", () => {
    const counts = VERSIONS.map((version) => {
      const ids = loadAttack(version).allTechniqueIds();
      const subs = ids.filter((id) => id.includes(".")).length;
      return [ids.length - subs, subs];
    });
    expect(counts).toEqual([
      [216, 475],
      [222, 475],
    ]);
  });

  test.each(VERSIONS)("v%s: every parent exists and every technique serves a tactic", (version) => {
    const attack = loadAttack(version);
    const bad = attack.allTechniqueIds().filter((id) => {
      const parent = attack.technique(id)?.parent;
      return attack.tacticsOf(id).length === 0 || (parent !== undefined && attack.technique(parent) === undefined);
    });
    expect(bad).toEqual([]);
  });

  test.each(["T9999", "T1059.999", "", "t1651", "__proto__", "constructor"])("%j is unknown", (id) => {
    expect(v18.technique(id)).toBeUndefined();
    expect(v18.replacement(id)).toBeUndefined();
    expect(v18.tacticsOf(id)).toEqual([]);
    expect(v18.tactic(id)).toBeUndefined();
    expect(translate(id, "18", "19")).toBeUndefined();
  });
});

describe("tactics", () => {
  test("are found by id and by short name", () => {
    const execution = { id: "TA0002", name: "Execution", shortname: "execution" };
    expect(v18.tactic("TA0002")).toEqual(execution);
    expect(v19.tactic("execution")).toEqual(execution);
  });

  test("TA0005 changed its name in v19, and TA0112 is new", () => {
    expect(v18.tactic("TA0005")?.shortname).toBe("defense-evasion");
    expect(v19.tactic("TA0005")?.shortname).toBe("stealth");
    expect(v18.tactic("TA0112")).toBeUndefined();
    expect(v19.tactic("TA0112")?.name).toBe("Defense Impairment");
    expect(v19.tactic("defense-evasion")).toBeUndefined();
    expect([v18.allTactics().length, v19.allTactics().length]).toEqual([14, 15]);
  });

  test("Defense Evasion splits by technique", () => {
    expect(v19.translateTactic("defense-evasion", ["T1112"])).toEqual(["defense-impairment"]);
    expect(v19.translateTactic("defense-evasion", ["T1036.005"])).toEqual(["stealth"]);
    expect(v19.translateTactic("defense-evasion", ["T1562.008", "T1036"])).toEqual(["stealth", "defense-impairment"]);
    expect(v19.translateTactic("defense-evasion", ["T1685.002"])).toEqual(["defense-impairment"]);
  });

  test("a technique that left Defense Evasion brings the tactics it has now", () => {
    expect(v19.translateTactic("defense-evasion", ["T1550.001"])).toEqual(["lateral-movement"]);
  });

  test("techniques that never were Defense Evasion do not decide the split", () => {
    expect(v19.translateTactic("defense-evasion", ["T1651"])).toEqual(["stealth"]);
    expect(v19.translateTactic("defense-evasion", [])).toEqual(["stealth"]);
  });

  test("both parts are Defense Evasion in v18; other tactics keep their names", () => {
    expect(v18.translateTactic("stealth", [])).toEqual(["defense-evasion"]);
    expect(v18.translateTactic("defense-impairment", [])).toEqual(["defense-evasion"]);
    expect(v18.translateTactic("impact", [])).toEqual(["impact"]);
    expect(v19.translateTactic("impact", ["T1036"])).toEqual(["impact"]);
  });
});

describe("replacements", () => {
  test.each([
    ["T1086", "T1059.001"],
    ["T1089", "T1562.001"],
    ["T1073", "T1574.001"],
  ])("v18 has %s as %s", (old, now) => {
    expect(v18.replacement(old)).toBe(now);
  });

  test("a chain is followed to the id that is current", () => {
    expect(v19.replacement("T1089")).toBe("T1685");
  });

  test("a deprecated technique without successor has none", () => {
    expect(v18.technique("T1064")).toBeUndefined();
    expect(v18.replacement("T1064")).toBeUndefined();
  });

  test("a current id has none", () => {
    expect(v18.replacement("T1562.001")).toBeUndefined();
    expect(v19.replacement("T1685")).toBeUndefined();
  });

  test("ids of v19 are found in v18, the parent before its sub-techniques", () => {
    expect(v18.replacement("T1685")).toBe("T1562");
    expect(v18.replacement("T1685.005")).toBe("T1070.001");
    expect(v18.replacement("T1684.001")).toBe("T1656");
  });

  test("a sub-technique that v18 lacks becomes its parent there", () => {
    expect(v18.replacement("T1027.018")).toBe("T1027");
    expect(v18.replacement("T1686.003")).toBe("T1562.004");
  });

  test("what v18 has nothing like stays unknown", () => {
    expect(v18.replacement("T1683.001")).toBeUndefined();
  });

  test.each(VERSIONS)("v%s: every successor is current or retired itself", (version) => {
    const attack = loadAttack(version);
    const broken = readAttackData(version).retired.filter(
      ([id, successor]) => attack.technique(id) !== undefined || (successor !== null && !attack.replacement(id)),
    );
    expect(broken).toEqual([]);
  });
});

describe("translate", () => {
  test("goes both ways", () => {
    expect(translate("T1562.008", "18", "19")).toBe("T1685.002");
    expect(translate("T1685.002", "19", "18")).toBe("T1562.008");
    expect(translate("T1651", "18", "19")).toBe("T1651");
    expect(translate("T1086", "18", "19")).toBe("T1059.001");
  });

  test("every v18 technique has a v19 id, and it is current", () => {
    const lost = v18.allTechniqueIds().filter((id) => v19.technique(translate(id, "18", "19") ?? "") === undefined);
    expect(lost).toEqual([]);
  });

  test("what v19 added without a forerunner is all that v18 lacks", () => {
    const lost = v19.allTechniqueIds().filter((id) => translate(id, "19", "18") === undefined);
    expect(lost).toEqual(["T1682", "T1683", "T1683.001", "T1683.002", "T1684", "T1687"]);
  });
});
