import { describe, expect, test } from "vitest";
import { loadAttack } from "../../../src/attack/attack.ts";
import {
  attackUrl,
  sentinelTactic,
  sigmaAttackTag,
  sumoAttackTags,
  sumoCategory,
  v18Tactic,
} from "../../../src/attack/targets.ts";

const shortnames = [
  ...new Set([...loadAttack("18").allTactics(), ...loadAttack("19").allTactics()].map((tactic) => tactic.shortname)),
];

describe("tactic names of targets", () => {
  test.each(shortnames)("every target has a word for %s", (shortname) => {
    expect(sentinelTactic(shortname)).toMatch(/^[A-Z][A-Za-z]+$/);
    expect(sumoCategory(shortname)).not.toBe("Unknown/Other");
    expect(v18Tactic(shortname)?.name).toBe(sumoCategory(shortname));
  });

  test.each(["stealth", "defense-impairment", "defense-evasion"])("%s is v18's Defense Evasion", (shortname) => {
    expect(sentinelTactic(shortname)).toBe("DefenseEvasion");
    expect(sumoCategory(shortname)).toBe("Defense Evasion");
    expect(v18Tactic(shortname)).toEqual({ id: "TA0005", name: "Defense Evasion", shortname: "defense-evasion" });
  });

  test("small words keep their case as each vendor writes them", () => {
    expect(sentinelTactic("command-and-control")).toBe("CommandAndControl");
    expect(sumoCategory("command-and-control")).toBe("Command and Control");
  });

  test.each(["lateral_movement", "__proto__", "toString", ""])("%j is no tactic", (name) => {
    expect(sentinelTactic(name)).toBeUndefined();
    expect(sumoCategory(name)).toBe("Unknown/Other");
    expect(v18Tactic(name)).toBeUndefined();
  });
});

test("Sigma tags are lower case", () => {
  expect(sigmaAttackTag("T1059.001")).toBe("attack.t1059.001");
  expect(sigmaAttackTag("initial-access")).toBe("attack.initial-access");
});

test("Sumo Logic tags name tactics by id, each technique by itself", () => {
  expect(sumoAttackTags(["TA0002"], ["T1059", "T1059.001"])).toEqual([
    "_mitreAttackTactic:TA0002",
    "_mitreAttackTechnique:T1059",
    "_mitreAttackTechnique:T1059.001",
  ]);
});

test("pages end with a slash, sub-techniques a folder deeper", () => {
  expect(attackUrl("TA0002")).toBe("https://attack.mitre.org/tactics/TA0002/");
  expect(attackUrl("T1651")).toBe("https://attack.mitre.org/techniques/T1651/");
  expect(attackUrl("T1059.001")).toBe("https://attack.mitre.org/techniques/T1059/001/");
});
