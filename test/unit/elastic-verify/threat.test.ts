import { describe, expect, it } from "vitest";
import { apiLine, codes } from "./run-verifier.ts";

const tactic = { id: "TA0002", name: "Execution", reference: "https://attack.mitre.org/tactics/TA0002/" };
const technique = {
  id: "T1059",
  name: "Command and Scripting Interpreter",
  reference: "https://attack.mitre.org/techniques/T1059/",
};
const subtechnique = {
  id: "T1059.001",
  name: "PowerShell",
  reference: "https://attack.mitre.org/techniques/T1059/001/",
};

const threat = (parts: Readonly<Record<string, unknown>> = {}) => [
  { framework: "MITRE ATT&CK", tactic, technique: [{ ...technique, subtechnique: [subtechnique] }], ...parts },
];
const found = async (parts: Readonly<Record<string, unknown>>) =>
  codes("error", "rules.ndjson", apiLine({ threat: threat(parts) }));

describe("threat blocks", () => {
  it("that agree with ATT&CK are accepted", async () => {
    expect(await found({})).toEqual([]);
    expect(await found({ tactic: { ...tactic, reference: "https://attack.mitre.org/tactics/TA0002" } })).toEqual([]);
  });

  it("of version 19 are accepted too", async () => {
    const impairment = {
      id: "TA0112",
      name: "Defense Impairment",
      reference: "https://attack.mitre.org/tactics/TA0112/",
    };
    expect(await found({ tactic: impairment, technique: [] })).toEqual([]);
  });

  it.each([
    [
      "a tactic that does not exist",
      { tactic: { ...tactic, id: "TA0999", reference: "https://attack.mitre.org/tactics/TA0999/" } },
    ],
    ["a tactic by another name", { tactic: { ...tactic, name: "Excecution" } }],
    ["a tactic with another's URL", { tactic: { ...tactic, reference: "https://attack.mitre.org/tactics/TA0003/" } }],
    [
      "a technique that does not exist",
      { technique: [{ ...technique, id: "T9999", reference: "https://attack.mitre.org/techniques/T9999/" }] },
    ],
    ["a technique by another name", { technique: [{ ...technique, name: "Command Interpreter" }] }],
    [
      "a technique with a URL of old form",
      { technique: [{ ...technique, reference: "https://attack.mitre.org/technique/T1059/" }] },
    ],
    [
      "a technique of another tactic",
      {
        tactic: { id: "TA0010", name: "Exfiltration", reference: "https://attack.mitre.org/tactics/TA0010/" },
        technique: [technique],
      },
    ],
    [
      "a sub-technique of another technique",
      {
        technique: [
          {
            ...technique,
            subtechnique: [
              { id: "T1078.004", name: "Cloud Accounts", reference: "https://attack.mitre.org/techniques/T1078/004/" },
            ],
          },
        ],
      },
    ],
  ])("are refused for %s", async (_what, parts) => {
    expect(await found(parts)).toEqual(["RW5411"]);
  });

  it("with a tactic twice or a replaced technique are warned of", async () => {
    const twice = apiLine({ threat: [...threat(), ...threat()] });
    expect(await codes("warning", "rules.ndjson", twice)).toEqual(["RW5411"]);
    const replaced = {
      id: "T1086",
      name: "PowerShell",
      reference: "https://attack.mitre.org/techniques/T1086/",
    };
    expect(await codes("warning", "rules.ndjson", apiLine({ threat: threat({ technique: [replaced] }) }))).toEqual([
      "RW5411",
    ]);
  });

  it("of other frameworks are left alone", async () => {
    const atlas = {
      id: "AML.TA0002",
      name: "Reconnaissance",
      reference: "https://atlas.mitre.org/tactics/AML.TA0002/",
    };
    expect(await found({ framework: "MITRE ATLAS", tactic: atlas, technique: [] })).toEqual([]);
  });
});
