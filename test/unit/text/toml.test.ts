import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { concatTexts, from } from "../../../src/text/source-text.ts";
import { toml } from "../../../src/text/toml.ts";
import { UnprintableError } from "../../../src/text/unprintable-error.ts";
import { located, map, text } from "../../../src/text/value.ts";
import { at, pieces } from "./at.ts";

describe("toml", () => {
  it("writes plain values, then queries, then tables", () => {
    const tactic = map([["id", "TA0002"]]);
    const technique = [map([["id", "T1059"]]), map([["id", "T1651"]])];
    const rule = map([
      ["query", text('event.action:"a\\b"\n', "literal")],
      [
        "threat",
        [
          map([
            ["framework", "MITRE ATT&CK"],
            ["technique", technique],
            ["tactic", tactic],
          ]),
        ],
      ],
      ["risk_score", 47],
      ["index", ["logs-*"]],
    ]);
    expect(
      toml(
        map([
          ["metadata", map([["maturity", "production"]])],
          ["rule", rule],
        ]),
      ).text,
    ).toBe(
      `[metadata]
maturity = "production"

[rule]
risk_score = 47
index = ["logs-*"]

query = '''
event.action:"a\\b"
'''

[[rule.threat]]
framework = "MITRE ATT&CK"

[[rule.threat.technique]]
id = "T1059"

[[rule.threat.technique]]
id = "T1651"

[rule.threat.tactic]
id = "TA0002"
`,
    );
  });

  it.each(["it's '''", "ends with '", "a\u0000b", "a\r\nb", "\u007f"])("writes the query %j with escapes", (query) => {
    const printed = toml(map([["query", text(query, "literal")]])).text;
    expect(printed).toMatch(/^query = """\n/);
    expect(parse(printed)).toEqual({ query });
  });

  it("keeps the lines of a note", () => {
    const note = '\n## Triage\n\n- say """"\n- C:\\x\n';
    const printed = toml(map([["note", text(note, "block")]])).text;
    expect(printed).toContain("\n\n- say");
    expect(parse(printed)).toEqual({ note });
  });

  it("wraps prose at 120 columns and leaves anything else exact", () => {
    const prose = "word ".repeat(40).trim();
    const wrapped = toml(map([["description", prose]])).text;
    expect(wrapped).toMatch(/^description = """\n(?:.{1,120}\n)+"""\n$/);
    expect(Math.max(...wrapped.split("\n").map((line) => line.length))).toBeGreaterThan(110);
    const double = `${prose}  x`;
    expect(parse(toml(map([["description", double]])).text)).toEqual({ description: double });
  });

  it("breaks long lists, with long prose in blocks", () => {
    const item = "a long false positive ".repeat(7).trim();
    const printed = toml(map([["false_positives", ["short", item]]])).text;
    expect(printed).toMatch(/^false_positives = \[\n {4}"short",\n {4}"""\n(?: {4}.{1,116}\n)+ {4}""",\n\]\n$/);
  });

  it("single-quotes strings that hold double quotes only", () => {
    expect(
      toml(
        map([
          ["a", 'say "hi"'],
          ["b", `"it's"`],
          ["c d", "x"],
        ]),
      ).text,
    ).toBe('a = \'say "hi"\'\nb = "\\"it\'s\\""\n"c d" = "x"\n');
  });

  it("uses inline tables inside lists of lists", () => {
    const providers = [
      [
        map([
          ["field", "a"],
          ["excluded", false],
        ]),
      ],
    ];
    expect(toml(map([["providers", providers]])).text).toBe('providers = [[{ field = "a", excluded = false }]]\n');
  });

  it("writes what a TOML 0.4 reader takes, or refuses", () => {
    expect(toml(map([["a", [1, 2.5]]])).text).toBe("a = [1.0, 2.5]\n");
    expect(() => toml(map([["a", [1, "b"]]]))).toThrow(UnprintableError);
    expect(() => toml(map([["a", null]]))).toThrow(UnprintableError);
    expect(() => toml(map([["a", Number.NaN]]))).toThrow(UnprintableError);
  });

  it("keeps origins through escapes and wrapping", () => {
    const prose = concatTexts("word ".repeat(23), from("these words wrap here", at(1)), ' "quoted"');
    const printed = toml(
      map([
        ["d", text(prose)],
        ["n", located(5, at(2))],
        ["q", text(from("a\\b\n", at(3)), "literal")],
      ]),
    );
    expect(pieces(printed)).toEqual([
      ["these\nwords wrap here", 1],
      ["5", 2],
      ["a\\b\n", 3],
    ]);
  });
});
