import { describe, expect, it } from "vitest";
import { loadYaml, loadYamlStream } from "../../../src/spec/load.ts";

function problems(content: string | Uint8Array): readonly string[] {
  const result = loadYaml(content, "f.yml");
  return result.ok ? [] : result.diagnostics.map(({ code, span }) => `${code} ${span?.line}:${span?.column}`);
}

function value(content: string | Uint8Array): unknown {
  const result = loadYaml(content, "f.yml");
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join("\n"));
  return result.document.value;
}

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));

describe("files that are refused", () => {
  it.each([
    ["an unclosed bracket", "a: [1, 2", ["RW1001 1:9"]],
    ["an unclosed quote", "a: 'x", ["RW1001 1:6"]],
    ["a second colon", "a: b\nc: d: e\n", ["RW1001 2:5"]],
    ["bad indentation", "a:\n  b: 1\n c: 2\n", ["RW1001 3:2"]],
    ["a control character", "a: x\u0001\n", ["RW1001 1:5"]],
    ["nothing", "", ["RW1004 1:1"]],
    ["blank space", " \n\n", ["RW1004 1:1"]],
    ["comments", "# a\n# b\n", ["RW1004 1:1"]],
    ["a bare document marker", "---\n", ["RW1004 1:1"]],
    ["two documents", "a: 1\n---\nb: 2\n", ["RW1005 2:1"]],
    ["an empty second document", "a: 1\n---\n", ["RW1005 2:1"]],
    ["a tab before a list", "a:\n\t- 1\n", ["RW1006 2:1"]],
    ["a tab after blanks", "a:\n  b: 1\n  \tc: 2\n", ["RW1006 3:3"]],
    ["5,000 flow levels", `a: ${"[".repeat(5000)}${"]".repeat(5000)}`, ["RW1007 1:203"]],
    ["a list", "- 1\n- 2\n", ["RW1008 1:1"]],
    ["a scalar", "plain words\n", ["RW1008 1:1"]],
    ["a NUL", "a: b\nc: \0\n", ["RW1003 2:4"]],
    ["an unknown tag", "a: !Ref x\n", ["RW1011 1:4"]],
    ["a tag for code", "a: !!js/function 'x'\n", ["RW1011 1:4"]],
    ["a tag handle", "%TAG ! tag:example.com:\n---\na: 1\n", ["RW1011 1:1"]],
    ["a tag that does not fit", "a: !!int x\n", ["RW1001 1:4"]],
    ["a merge key", "a: {b: 1}\n<<: {c: 1}\n", ["RW1012 2:1"]],
    ["a list as a key", "? [a]\n: 1\n", ["RW1014 1:3"]],
    ["unquoted braces", "a: {{ name }}\n", ["RW1014 1:5"]],
    ["a Boolean as a key", "true: 1\n", ["RW1014 1:1"]],
    ["a fraction as a key", "a:\n  1.0: x\n", ["RW1014 2:3"]],
    ["no key", ": 1\n", ["RW1014 1:1"]],
    ["a number past 2^53", "a: 9007199254740993\n", ["RW1015 1:4"]],
    ["a huge exponent", "a: 1e999\n", ["RW1015 1:4"]],
    ["leading zeros", "a: [007]\n", ["RW1015 1:5"]],
    ["half a character in quotes", 'a: "\\uD83D"\n', ["RW1016 1:4"]],
  ])("%s", (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it("block nesting 5,000 deep", () => {
    const text = Array.from({ length: 1000 }, (_, depth) => `${" ".repeat(depth)}k:`).join("\n");
    expect(problems(text)).toEqual([expect.stringMatching(/^RW1007 /)]);
    expect(problems(`a: ${"- ".repeat(5000)}`)).toEqual([expect.stringMatching(/^RW1001 /)]);
    expect(problems(`a:\n ${"- ".repeat(5000)}x`)).toEqual([expect.stringMatching(/^RW1007 /)]);
  });

  it("five megabytes, before parsing them", () => {
    expect(problems("x".repeat(5_000_000))).toEqual(["RW1000 1:1"]);
    expect(problems(Buffer.alloc(5_000_000, "x"))).toEqual(["RW1000 1:1"]);
    expect(loadYaml("a: 12345\n", "f.yml", { maxBytes: 5 }).ok).toBe(false);
  });

  it("measures bytes, not characters", () => {
    expect(loadYaml("a: éé\n", "f.yml", { maxBytes: 7 }).ok).toBe(false);
    expect(loadYaml("a: éé\n", "f.yml", { maxBytes: 8 }).ok).toBe(true);
  });

  it("Latin-1, at the byte that is wrong", () => {
    expect(problems(bytes("a: 1\nb: caf", [0xe9], "\n"))).toEqual(["RW1002 2:7"]);
    expect(problems(bytes([0xef, 0xbb, 0xbf], "b: caf", [0xe9], "\n"))).toEqual(["RW1002 1:7"]);
    const result = loadYaml(bytes("ü: caf", [0xe9], "\n"), "f.yml");
    expect(result.ok ? [] : result.diagnostics.map(({ message }) => message)).toEqual([
      "The file is not UTF-8: it holds the byte 0xE9 here",
    ]);
  });

  it("UTF-8 that is cut off, overlong or half a surrogate pair", () => {
    expect(problems(bytes("a: ", [0xe2, 0x82]))).toEqual(["RW1002 1:4"]);
    expect(problems(bytes("a: ", [0xc0, 0xaf], "\n"))).toEqual(["RW1002 1:4"]);
    expect(problems(bytes("a: ", [0xed, 0xa0, 0x80], "\n"))).toEqual(["RW1002 1:4"]);
  });

  it("UTF-16 and archives", () => {
    expect(problems(Buffer.from("\uFEFFa: 1\n", "utf16le"))).toEqual(["RW1002 1:1"]);
    expect(problems(bytes([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe]))).toEqual(["RW1003 1:1"]);
  });

  it.each(["__proto__", "constructor", "prototype", "toString", '"__proto__"', '"\\x5f_proto__"'])(
    "the key %s, at any depth",
    (key) => {
      expect(problems(`${key}: {polluted: true}\n`)).toEqual(["RW1013 1:1"]);
      expect(problems(`a:\n  - b: {${key}: 1}\n`)).toEqual(["RW1013 2:9"]);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    },
  );

  it("duplicate keys, with the first in sight", () => {
    const result = loadYaml('a: 1\nb:\n  c: 1\n  "c": 2\n', "f.yml");
    expect(result.ok ? [] : result.diagnostics).toMatchObject([
      {
        code: "RW1009",
        span: { line: 4, column: 3, endLine: 4, endColumn: 6 },
        related: [{ span: { line: 3, column: 3, endColumn: 4 } }],
      },
    ]);
    expect(problems("{4624: a, '4624': b}")).toEqual(["RW1009 1:11"]);
  });

  it("an alias bomb, without expanding it", () => {
    const levels = "bcdefghij".split("");
    const text = ["a: &a [x, x]", ...levels.map((name, index) => bombLine(name, "abcdefghij".charAt(index)))].join(
      "\n",
    );
    const found = problems(text);
    expect(found).toHaveLength(81);
    expect(new Set(found.map((line) => line.slice(0, 6)))).toEqual(new Set(["RW1010"]));
  });

  it("an unquoted wildcard, with advice to quote it", () => {
    const result = loadYaml("a: *.exe\n", "f.yml");
    expect(result.ok ? [] : result.diagnostics).toMatchObject([
      { code: "RW1010", help: expect.stringContaining("Quote the value") },
    ]);
  });

  it("several problems at once, in the order of the file", () => {
    expect(problems("a: *x\nb: !foo 1\n<<: 2\na: 3\n__proto__: 1\nn: 007\n")).toEqual([
      "RW1010 1:4",
      "RW1011 2:4",
      "RW1012 3:1",
      "RW1009 4:1",
      "RW1013 5:1",
      "RW1015 6:4",
    ]);
  });

  it("no more than a hundred problems", () => {
    expect(problems("a: [".concat("*x, ".repeat(5000), "]"))).toHaveLength(100);
  });
});

describe("advice", () => {
  const help = (text: string): string | undefined => {
    const result = loadYaml(text, "f.yml");
    return result.ok ? undefined : result.diagnostics[0]?.help;
  };

  it("says what to quote", () => {
    expect(help("a: b: c\n")).toBe("Quote the value: a `: ` inside it begins another mapping");
    expect(help("a: @x\n")).toBe("Quote the value: it may not begin with @");
    expect(help("a:\n  - %ProgramData%\n")).toBe("Quote the value: it may not begin with %");
    for (const title of ["{title: {{x}} on {{y}}, z: 1}", "{title: Run by {{x}}}", "\n  title: {{x}}: y"]) {
      expect(help(`alert: ${title}\n`), title).toMatch(/^Quote the whole value: \{\{ and \}\} begin and end mappings/);
    }
    expect(help("timespan: 99999999999999999999\n")).toContain("a small number and its unit, such as 30m");
    expect(help("a: {{ x }}\n")).toBe("Quote the value if it is meant to begin with {");
    expect(help('a: "C:\\dir"\n')).toContain("single quotes");
  });
});

describe("values", () => {
  it("follow the YAML 1.2 core schema", () => {
    expect(value("a: yes\nb: on\nc: 2026-11-20\nd: 0x10\ne: null\nf:\ng: .5\nh: 'true'\ni: 1_000\n")).toEqual({
      a: "yes",
      b: "on",
      c: "2026-11-20",
      d: 16,
      e: null,
      f: null,
      g: 0.5,
      h: "true",
      i: "1_000",
    });
  });

  it("keep numbers as text where the author says so", () => {
    expect(value("a: '007'\nb: !!str 007\nc: ! 9007199254740993\n")).toEqual({
      a: "007",
      b: "007",
      c: "9007199254740993",
    });
  });

  it("take whole numbers as keys", () => {
    expect(value("4624: logon\n0: zero\n")).toEqual({ "4624": "logon", "0": "zero" });
  });

  it("join surrogate pairs written as escapes", () => {
    expect(value('a: "\\uD83D\\uDE00"\n')).toEqual({ a: "😀" });
  });

  it("allow anchors that nothing refers to, directives and end markers", () => {
    expect(value("%YAML 1.2\n---\na: &x 1\nb: &y [2]\n...\n")).toEqual({ a: 1, b: [2] });
  });
});

describe("streams", () => {
  it("hold several documents, each with its own places", () => {
    const result = loadYamlStream("a: 1\n---\nb: 2\n", "f.yml");
    if (!result.ok) throw new Error("not loaded");
    expect(result.documents.map((document) => document.value)).toEqual([{ a: 1 }, { b: 2 }]);
    expect(result.documents[1]?.spanAt(["b"])).toMatchObject({ line: 3, column: 4 });
  });

  it("report every document that is not a mapping", () => {
    const result = loadYamlStream("- 1\n---\nx\n---\na: 1\n", "f.yml");
    expect(result.ok ? [] : result.diagnostics.map(({ code, span }) => `${code} ${span?.line}`)).toEqual([
      "RW1008 1",
      "RW1008 3",
    ]);
  });
});

function bombLine(name: string, target: string): string {
  return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${target}`).join(", ")}]`;
}
