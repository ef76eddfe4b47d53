import { describe, expect, it } from "vitest";
import { concatTexts, from } from "../../../src/text/source-text.ts";
import { located, map, text } from "../../../src/text/value.ts";
import { yaml, yamlDocuments } from "../../../src/text/yaml.ts";
import { at, pieces } from "./at.ts";

const tree = map([
  ["title", "Shell started"],
  [
    "tags",
    [
      "attack.execution",
      map([
        ["a", 1],
        ["b", ["x"]],
      ]),
      ["p", ["q"]],
      [],
    ],
  ],
  [
    "detection",
    map([
      ["condition", "1 of selection_*"],
      ["none", map([])],
    ]),
  ],
]);

describe("yaml", () => {
  it("indents maps and dashes by two, as Sentinel's repository does", () => {
    expect(yaml(tree).text).toBe(
      [
        "title: Shell started",
        "tags:",
        "  - attack.execution",
        "  - a: 1",
        "    b:",
        "      - x",
        "  - - p",
        "    - - q",
        "  - []",
        "detection:",
        "  condition: 1 of selection_*",
        "  none: {}",
        "",
      ].join("\n"),
    );
  });

  it("indents by four, as SigmaHQ does", () => {
    expect(
      yaml(
        map([
          ["tags", ["a"]],
          ["detection", map([["selection", map([["Image", "b"]])]])],
        ]),
        { indent: 4 },
      ).text,
    ).toBe("tags:\n    - a\ndetection:\n    selection:\n        Image: b\n");
  });

  it.each([
    "yes",
    "NO",
    "on",
    "Off",
    "y",
    "n",
    "true",
    "~",
    "null",
    "",
    "010",
    "0x1F",
    "0o14",
    "0b1",
    "1:30",
    "190:20:30.15",
    "1_000",
    "1,000",
    "1e3",
    "1.5",
    ".5",
    "+1",
    "-.inf",
    ".NaN",
    "2026-11-20",
    "2026-11-20T10:00:00Z",
    "=",
    "<<",
    " a",
    "a ",
    "a: b",
    "a:",
    "a #b",
    "- a",
    "-",
    "?x",
    "[a",
    "{a",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "%a",
    "@a",
    "`a",
    "'a",
    '"a',
    "#a",
    "...",
    "---",
  ])("quotes %j, which some reader would retype", (hostile) => {
    expect(yaml([hostile]).text).toBe(`- '${hostile.replaceAll("'", "''")}'\n`);
  });

  it.each(["1.0.0", "5m", "10.0.0.1", "0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c11", "https://a/b#c", "T1651", "a:b", "it's"])(
    "leaves %j plain",
    (harmless) => {
      expect(yaml([harmless]).text).toBe(`- ${harmless}\n`);
    },
  );

  it("quotes every string value on request, and no key", () => {
    expect(
      yaml(
        map([
          ["level", "high"],
          ["n", 1],
        ]),
        { quote: "single" },
      ).text,
    ).toBe("level: 'high'\n'n': 1\n");
  });

  it("writes several lines as a literal block with the right chomping", () => {
    const leaves = map([
      ["a", "x\ny"],
      ["b", "x\n"],
      ["c", "x\n\n"],
      ["d", "\nx\n"],
      ["e", " x\ny\n"],
      ["f", text("x", "literal")],
    ]);
    expect(yaml(leaves).text).toBe(
      "a: |-\n  x\n  y\nb: |\n  x\nc: |+\n  x\n\nd: |\n\n  x\ne: |2\n   x\n  y\nf: |-\n  x\n",
    );
  });

  it.each(["x \ny\n", "x\n\t\ny", "x\ry\n", "x\u0085y\n", "x\u2028y\n", "\ufeffx\n", "\n\n", "x\u0000\n"])(
    "falls back to double quotes for %j",
    (unfit) => {
      expect(yaml(map([["a", text(unfit, "block")]])).text).toMatch(/^a: ".*"\n$/);
    },
  );

  it("escapes what is not ASCII on request, in keys too", () => {
    expect(yaml(map([["ü", "a\u{1f600}é\n"]]), { ascii: true }).text).toBe('"\\xFC": "a\\U0001F600\\xE9\\n"\n');
  });

  it("separates documents", () => {
    expect(yamlDocuments([map([["a", 1]]), map([["b", 2]])]).text).toBe("a: 1\n---\nb: 2\n");
  });

  it("keeps origins through quoting and block indentation", () => {
    const query = concatTexts("| where ", from("a", at(1)), "\n| ", from("b\nc", at(2)), "\n");
    const printed = yaml(
      map([
        ["query", text(query, "literal")],
        ["title", text(concatTexts("is: ", from("it's", at(3))))],
        ["severity", located("High", at(4))],
        ["list", located(["x", located("y:", at(6))], at(5))],
      ]),
    );
    expect(printed.text).toContain("title: 'is: it''s'\n");
    expect(pieces(printed)).toEqual([
      ["a", 1],
      ["b\n  c", 2],
      ["it''s", 3],
      [" High\n", 4],
      ["\n  - x\n  -", 5],
      [" 'y:'\n", 6],
    ]);
  });
});
