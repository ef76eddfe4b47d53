import { describe, expect, it } from "vitest";
import { catalogue, codeTables } from "../../../src/diagnostics/codes.ts";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { printable, printableJson } from "../../../src/diagnostics/printable.ts";
import { json } from "../../../src/diagnostics/reporters/json.ts";
import { junit } from "../../../src/diagnostics/reporters/junit.ts";
import { pretty } from "../../../src/diagnostics/reporters/pretty.ts";
import { sarif } from "../../../src/diagnostics/reporters/sarif.ts";

const place = (file: string, line: number, column: number, endColumn: number) => ({
  file,
  line,
  column,
  endLine: line,
  endColumn,
});
const duplicate: Diagnostic = {
  code: "RW1009",
  severity: "error",
  message: 'The key "a" is here for the second time',
  span: place("b/two.yml", 2, 1, 2),
  related: [{ message: "It is already here", span: place("b/two.yml", 1, 1, 2) }],
};
const unknown: Diagnostic = {
  code: "RW2000",
  severity: "warning",
  message: 'Unknown key "<x>" & more',
  span: place("a one.yml", 1, 1, 4),
  help: "Did you mean `y`?",
};
const noPlace: Diagnostic = { code: "RW7002", severity: "error", message: "Nothing to compile" };
const sources = new Map([
  ["b/two.yml", "a: 1\na: 2\n"],
  ["a one.yml", "<x>: 1\n"],
  ["fine.yml", "a: 1\n"],
]);
const all = [duplicate, unknown, noPlace];

describe("the report for people", () => {
  it("shows places in order, frames, help, related places and a count", () => {
    expect(pretty(all, { sources })).toBe(`error RW7002 Nothing to compile

a one.yml:1:1 warning RW2000 Unknown key "<x>" & more
> 1 | <x>: 1
    | ^^^
  2 |
  help: Did you mean \`y\`?

b/two.yml:2:1 error RW1009 The key "a" is here for the second time
  1 | a: 1
> 2 | a: 2
    | ^
  3 |
  see: b/two.yml:1:1 It is already here
> 1 | a: 1
    | ^
  2 | a: 2
  3 |

2 errors, 1 warning in 2 files
`);
  });

  it("does without the text of a file, and without findings", () => {
    expect(
      pretty([duplicate], { sources: new Map() }),
    ).toBe(`b/two.yml:2:1 error RW1009 The key "a" is here for the second time
  see: b/two.yml:1:1 It is already here

1 error in 1 file
`);
    expect(pretty([], { sources })).toBe("No problems\n");
  });

  it("is coloured only when told so", () => {
    expect(pretty(all, { sources, colour: true })).toContain("\u001b[31merror\u001b[39m");
    expect(pretty(all, { sources })).not.toContain("\u001b");
  });

  it("writes out control characters of messages and file names", () => {
    const hostile: Diagnostic = { ...noPlace, message: "a\u001b[2Jb\nc\u202Ed", span: place("x\u0007.yml", 1, 1, 1) };
    expect(pretty([hostile], { sources: new Map() })).toContain(
      "x\\u{7}.yml:1:1 error RW7002 a\\u{1b}[2Jb\\nc\\u{202e}d\n",
    );
  });
});

describe("lines to copy", () => {
  const witness = { ...noPlace, help: "Keep as a test:", sample: ['{"a":"1"}', '{"b":"\u001b[2J\n"}'] };

  it("stand one a line for people, and no control character gets through", () => {
    const hostile = { ...witness, help: "Keep\nas a test:" };
    expect(pretty([hostile], { sources })).toBe(
      'error RW7002 Nothing to compile\n  help: Keep\\nas a test:\n{"a":"1"}\n{"b":"\\u{1b}[2J\\n"}\n\n1 error\n',
    );
  });

  it("are in every report", () => {
    expect(JSON.parse(json([witness], { sources })).diagnostics[0].sample).toEqual(witness.sample);
    expect(JSON.parse(sarif([witness], { sources })).runs[0].results[0].message.text).toBe(
      ["Nothing to compile", "Keep as a test:", ...witness.sample].join("\n"),
    );
    expect(junit([witness], { sources })).toContain('help: Keep as a test:\n{"a":"1"}\n{"b":');
  });
});

it("JSON without characters that a terminal obeys means the same", () => {
  const value = { "k\u2028": ["\u0085 \u202e \u{e0001} \ufeff", '\u0000\n\t"\\', "é 😀"] };
  const text = printableJson(JSON.stringify(value));
  expect(JSON.parse(text)).toEqual(value);
  expect(printable(text)).toBe(text);
  expect(text).toContain("é 😀");
});

it("all reports give the same bytes whatever the order of the findings", () => {
  for (const report of [pretty, json, sarif, junit]) {
    expect(report(all.toReversed(), { sources })).toBe(report(all, { sources }));
  }
});

it("findings at one place order by code, then by message", () => {
  const at = place("f", 1, 1, 1);
  const make = (code: Diagnostic["code"], message: string): Diagnostic => ({
    code,
    severity: "error",
    message,
    span: at,
  });
  const report = JSON.parse(json([make("RW2001", "b"), make("RW2001", "a"), make("RW2000", "c")], { sources }));
  expect(report.diagnostics.map((found: Diagnostic) => found.message)).toEqual(["c", "a", "b"]);
});

describe("the report for programs", () => {
  it("holds the findings and a count", () => {
    expect(JSON.parse(json(all, { sources }))).toEqual({
      diagnostics: [noPlace, unknown, duplicate],
      summary: { errors: 2, warnings: 1, silenced: 0 },
    });
    expect(json([], { sources })).toBe(`{
  "diagnostics": [],
  "summary": {
    "errors": 0,
    "warnings": 0,
    "silenced": 0
  }
}
`);
  });
});

describe("the SARIF report", () => {
  const [run] = JSON.parse(sarif(all, { sources, version: "1.2.3" })).runs;

  it("names the schema, the version and the tool", () => {
    const log = JSON.parse(sarif(all, { sources, version: "1.2.3" }));
    expect(log.version).toBe("2.1.0");
    expect(log.$schema).toContain("sarif-2.1.0");
    expect(run.tool.driver).toMatchObject({ name: "Rulewright", version: "1.2.3" });
    expect(run.columnKind).toBe("utf16CodeUnits");
  });

  it("explains each rule once, and results refer to it", () => {
    const { rules } = run.tool.driver;
    expect(rules.map((rule: { id: string }) => rule.id)).toEqual(["RW1009", "RW2000", "RW7002"]);
    for (const rule of rules) {
      expect(rule.shortDescription.text).toBe(catalogue.get(rule.id)?.title);
      expect(rule.help.text).toBe(catalogue.get(rule.id)?.explanation);
    }
    for (const result of run.results) expect(rules[result.ruleIndex].id).toBe(result.ruleId);
  });

  it("gives places with exclusive ends, related places and help", () => {
    expect(run.results[2]).toMatchObject({
      ruleId: "RW1009",
      level: "error",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "b/two.yml", uriBaseId: "%SRCROOT%" },
            region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 2 },
          },
        },
      ],
      relatedLocations: [{ id: 0, message: { text: "It is already here" } }],
    });
    expect(run.results[1]).toMatchObject({
      level: "warning",
      message: { text: expect.stringContaining("Did you mean") },
    });
    expect(run.results[0].locations).toBeUndefined();
    expect(Object.keys(run.originalUriBaseIds)).toEqual(["%SRCROOT%"]);
  });

  it.each([
    ["a one.yml", "a%20one.yml"],
    ["./détections\\x#1?.yml", "d%C3%A9tections/x%231%3F.yml"],
    ["a:b/100%.yml", "a%3Ab/100%25.yml"],
    ["/abs/a b.yml", "file:///abs/a%20b.yml"],
    ["C:\\dir\\x.yml", "file:///C:/dir/x.yml"],
    ["\\\\host\\share\\x.yml", "file://host/share/x.yml"],
    ["half\uD800.yml", "half%EF%BF%BD.yml"],
  ])("turns the path %j into a URI", (file, uri) => {
    const log = JSON.parse(sarif([{ ...noPlace, span: place(file, 1, 1, 1) }], { sources }));
    expect(log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  });

  it("is valid without findings and for codes it does not know", () => {
    expect(JSON.parse(sarif([], { sources })).runs[0].results).toEqual([]);
    const log = JSON.parse(sarif([{ ...noPlace, code: "RW6999" }], { sources }));
    expect(log.runs[0].tool.driver.rules[0].shortDescription.text).toBe("RW6999");
  });
});

describe("the JUnit report", () => {
  it("has a suite per file: errors fail, warnings and files without findings pass", () => {
    expect(junit(all, { sources })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="rulewright" tests="4" failures="2" errors="0">
  <testsuite name="a one.yml" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="a one.yml" name="1:1 RW2000 Unknown key &quot;&lt;x&gt;&quot; &amp; more">
      <system-out>a one.yml:1:1 warning RW2000 Unknown key "&lt;x&gt;" &amp; more
help: Did you mean \`y\`?</system-out>
    </testcase>
  </testsuite>
  <testsuite name="b/two.yml" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="b/two.yml" name="2:1 RW1009 The key &quot;a&quot; is here for the second time">
      <failure message="The key &quot;a&quot; is here for the second time" type="RW1009">b/two.yml:2:1 error RW1009 The key "a" is here for the second time</failure>
    </testcase>
  </testsuite>
  <testsuite name="fine.yml" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="fine.yml" name="no findings"/>
  </testsuite>
  <testsuite name="rulewright" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="rulewright" name="RW7002 Nothing to compile">
      <failure message="Nothing to compile" type="RW7002">error RW7002 Nothing to compile</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it("replaces what XML cannot hold and keeps line breaks of attributes", () => {
    const report = junit([{ ...noPlace, message: "a\u0000b\u001bc\uFFFEd\uD800e\nf]]>" }], { sources: new Map() });
    expect(report).toContain('message="a\uFFFDb\uFFFDc\uFFFDd\uFFFDe&#10;f]]&gt;"');
    expect(report).toContain("f]]&gt;</failure>");
  });
});

describe("the catalogue of codes", () => {
  it("has no code twice, and every code has words", () => {
    const codes = codeTables.flatMap((table) => Object.keys(table));
    expect(new Set(codes).size).toBe(codes.length);
    expect([...catalogue.keys()]).toEqual([...codes].sort());
    for (const [code, { title, explanation }] of catalogue) {
      expect(code).toMatch(/^RW[1-7]\d{3}$/);
      expect(title).toMatch(/^[A-Z`].*[^.]$/);
      expect(explanation).toMatch(/[.)\]}`]$/);
    }
  });
});

describe("silenced warnings", () => {
  const entry = place("a one.yml", 9, 3, 8);
  const silenced: Diagnostic = { ...unknown, silenced: { by: "detection", reason: "Known", span: entry } };
  const external: Diagnostic = { ...unknown, silenced: { by: "configuration", reason: "All over", span: entry } };

  it("are a count for people, unless they ask for findings only", () => {
    expect(pretty([silenced], { sources })).toBe("1 warning silenced\n");
    expect(pretty([silenced], { sources, quiet: true })).toBe("");
    expect(pretty([noPlace, silenced, external], { sources })).toBe(
      "error RW7002 Nothing to compile\n\n1 error\n2 warnings silenced\n",
    );
  });

  it("are marked for programs and counted apart", () => {
    const { diagnostics, summary } = JSON.parse(json([silenced, noPlace], { sources }));
    expect(diagnostics[1].silenced).toEqual({ by: "detection", reason: "Known", span: entry });
    expect(diagnostics[0]).not.toHaveProperty("silenced");
    expect(summary).toEqual({ errors: 1, warnings: 0, silenced: 1 });
  });

  it("are suppressed results of code scanning, and then every result says whether it is", () => {
    const { results } = JSON.parse(sarif([noPlace, silenced, external], { sources })).runs[0];
    expect(results.map(({ suppressions }: { suppressions: object }) => suppressions)).toEqual([
      [],
      [expect.objectContaining({ kind: "inSource", justification: "Known" })],
      [expect.objectContaining({ kind: "external", justification: "All over" })],
    ]);
    expect(results[1].suppressions[0].location.physicalLocation.region.startLine).toBe(9);
    expect(sarif([noPlace, unknown], { sources })).not.toContain("suppressions");
  });

  it("are no case of a dashboard, and others fail there where warnings do", () => {
    expect(junit([silenced], { sources })).toBe(junit([], { sources }));
    expect(junit([unknown], { sources })).toContain('failures="0"');
    expect(junit([unknown], { sources, strict: true })).toContain('failures="1"');
    expect(junit([unknown], { sources, strict: true })).toContain("<failure");
  });
});
