import fc from "fast-check";
import { dump, load } from "js-yaml";
import { describe, expect, it } from "vitest";
import type { Span } from "../../../src/diagnostics/span.ts";
import { type Document, loadYaml } from "../../../src/spec/load.ts";

function open(text: string): Document {
  const result = loadYaml(text, "f.yml");
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join("\n"));
  return result.document;
}

/** Cuts a span out of a text line by line, as an editor would find it. */
function slice(text: string, span: Span | undefined): string | undefined {
  if (span === undefined) return undefined;
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((found) => found.index + found[0].length)];
  const offset = (line: number, column: number): number => (starts[line - 1] ?? Number.NaN) + column - 1;
  return text.slice(offset(span.line, span.column), offset(span.endLine, span.endColumn));
}

const example = `# comment: not a key
title: Some title   # trailing
"quoted key": 'it''s'
id: &anchor value
flow: {a: [1, "two, three"], b: , c}
list:
  - one
  -
  - - nested
    - x: 1
      y: [p, q]   # ]
description: >-
  folded text
  goes on

  here
query: |
    first line
      second line

last: "esc\\taped" # end
`;

describe.each([
  ["LF", example],
  ["CRLF", example.replaceAll("\n", "\r\n")],
  ["lone CR", example.replaceAll("\n", "\r")],
  ["a byte order mark", `\uFEFF${example}`],
])("places in a file with %s", (_, source) => {
  const document = open(source);
  const text = document.text;
  const at = (...pointer: (string | number)[]): string | undefined => slice(text, document.spanAt(pointer));

  it("drops nothing but the mark", () => {
    expect(text).toBe(source.replace("\uFEFF", ""));
    expect(document.spanAt(["title"])).toEqual({ file: "f.yml", line: 2, column: 8, endLine: 2, endColumn: 18 });
  });

  it("cover values with their quotes, without anchors and comments", () => {
    expect(at("title")).toBe("Some title");
    expect(at("quoted key")).toBe("'it''s'");
    expect(at("id")).toBe("value");
    expect(at("last")).toBe('"esc\\taped"');
  });

  it("cover keys", () => {
    expect(slice(text, document.keySpanAt(["quoted key"]))).toBe('"quoted key"');
    expect(slice(text, document.keySpanAt(["flow", "b"]))).toBe("b");
    expect(document.keySpanAt(["nothing"])).toBeUndefined();
    expect(document.keySpanAt(["list", 0])).toBeUndefined();
    expect(document.keySpanAt([])).toBeUndefined();
  });

  it("cover flow collections with their brackets", () => {
    expect(at("flow")).toBe('{a: [1, "two, three"], b: , c}');
    expect(at("flow", "a")).toBe('[1, "two, three"]');
    expect(at("flow", "a", 1)).toBe('"two, three"');
    expect(at("list", 2, 1, "y")).toBe("[p, q]");
  });

  it("stand behind the colon or dash of an empty value", () => {
    expect(document.spanAt(["flow", "b"])).toMatchObject({ line: 5, column: 32, endColumn: 32 });
    expect(document.spanAt(["list", 1])).toMatchObject({ line: 8, column: 4, endColumn: 4 });
  });

  it("cover block collections from their first key to their last value", () => {
    expect(at("list", 2, 1)?.replace(/\r\n|\r/g, "\n")).toBe("x: 1\n      y: [p, q]");
  });

  it("cover the content of block scalars", () => {
    expect(at("description")?.replace(/\r\n|\r/g, "\n")).toBe("folded text\n  goes on\n\n  here");
    expect(at("query")?.replace(/\r\n|\r/g, "\n")).toBe("first line\n      second line");
  });

  it("fall back to the nearest ancestor", () => {
    expect(at("flow", "a", 7, "x")).toBe(at("flow", "a"));
    expect(at("title", "x")).toBe("Some title");
    expect(document.spanAt(["nothing"])).toEqual(document.spanAt([]));
  });

  it("know how things are written", () => {
    const styles = [["title"], ["quoted key"], ["last"], ["query"], ["description"], ["flow"], ["list"], []] as const;
    expect(styles.map((pointer) => document.styleAt(pointer))).toEqual([
      "plain",
      "single",
      "double",
      "literal",
      "folded",
      "flow",
      "block",
      "block",
    ]);
    expect(document.styleAt(["nothing"])).toBeUndefined();
  });

  it.each([
    ["title", "title", "title"],
    ["quoted key", "'s", "''s"],
    ["description", "goes", "goes"],
    ["description", "here", "here"],
    ["query", "second", "second"],
    ["last", "\ta", "\\ta"],
  ])("lead from the value of %s back to the file", (key, part, written) => {
    const value = (document.value as Record<string, string>)[key] ?? "";
    const start = value.indexOf(part);
    expect(slice(text, document.spanWithin([key], start, start + part.length))).toBe(written);
  });
});

it("a range outside the value is the whole scalar, and only scalars have ranges", () => {
  const document = open("a: word\nb: []\nc:\n");
  expect(document.spanWithin(["a"], 0, 9)).toEqual(document.spanAt(["a"]));
  expect(document.spanWithin(["a"], 4, 4)).toMatchObject({ column: 8, endColumn: 8 });
  expect(document.spanWithin(["b"], 0, 1)).toBeUndefined();
  expect(document.spanWithin(["z"], 0, 1)).toBeUndefined();
  expect(document.spanWithin(["c"], 0, 0)).toEqual(document.spanAt(["c"]));
});

it("an index is a list position only where there is a list", () => {
  const document = open("a: {'0': x}\nb: [y]\n");
  expect(document.spanAt(["a", 0])).toMatchObject({ line: 1, column: 10 });
  expect(document.spanAt(["b", "0"])).toMatchObject({ line: 2, column: 5 });
  expect(document.spanAt(["b", "00"])).toEqual(document.spanAt(["b"]));
});

const key = fc.oneof(fc.stringMatching(/^[a-z][a-z0-9_.|-]{0,8}$/), fc.string({ unit: "grapheme", maxLength: 6 }));
const reserved = new Set([...Object.getOwnPropertyNames(Object.prototype), "prototype"]);
const leaf = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.stringMatching(/^[ -~\n]{0,100}$/),
  fc.constantFrom(
    "*",
    "a: b",
    "# x",
    "it's",
    "{{x}}",
    "\\",
    "\t",
    "007",
    "yes",
    "null",
    "~",
    "-",
    "a\n\n  b\n",
    "[x, y]",
  ),
  fc.integer(),
  // Whole numbers past 2^53 are refused, as they may not be what the author wrote.
  fc
    .double({ noDefaultInfinity: true, noNaN: true })
    .filter((number) => !Number.isInteger(number) || Number.isSafeInteger(number)),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec<{ tree: unknown; mapping: Record<string, unknown> }>((tie) => ({
  tree: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie("tree"), { maxLength: 4 }), tie("mapping")),
  mapping: fc.dictionary(
    key.filter((name) => !reserved.has(name)),
    tie("tree"),
    { maxKeys: 4 },
  ),
}));
const root = fc.dictionary(
  key.filter((name) => !reserved.has(name)),
  tree,
  { minKeys: 1, maxKeys: 5 },
);
const layout = fc.record({
  flowLevel: fc.constantFrom(-1, 1, 2),
  lineWidth: fc.constantFrom(-1, 20, 80),
  indent: fc.constantFrom(2, 4),
  seqNoIndent: fc.boolean(),
  forceQuotes: fc.boolean(),
  quoteStyle: fc.constantFrom("single" as const, "double" as const),
});

describe("for any value in any layout", () => {
  it("each flow scalar stands where its span says, and each character of a text where its range says", () => {
    fc.assert(
      fc.property(root, layout, fc.constantFrom("\n", "\r\n"), (value, options, lineBreak) => {
        const source = dump(value, options).replaceAll("\n", lineBreak);
        const document = open(source);
        expect(document.value).toEqual(load(source));
        for (const [pointer, found] of leaves(document.value)) {
          const style = document.styleAt(pointer);
          if (style === "plain" || style === "single" || style === "double") {
            const written = slice(document.text, document.spanAt(pointer)) ?? "";
            expect(written === "" ? null : load(written)).toEqual(found);
          }
          if (typeof found !== "string" || found === "") continue;
          const whole = document.spanAt(pointer);
          let previous: Span | undefined;
          for (let index = 0; index < found.length; index += 1) {
            const span = document.spanWithin(pointer, index, index + 1);
            if (span === undefined) throw new Error("a character without a place");
            if (found.trim().length > 1 && /[a-zA-Z]/.test(found.charAt(index))) {
              expect(span).not.toEqual(whole);
              const written = slice(document.text, span) ?? "";
              expect(written === found.charAt(index) || written.startsWith("\\")).toBe(true);
            }
            if (previous !== undefined) {
              expect(span.line > previous.line || span.column >= previous.column).toBe(true);
            }
            previous = span;
          }
        }
      }),
      { numRuns: 250 },
    );
  });

  it("never throws on what is not YAML", () => {
    const junk = fc.array(
      fc.constantFrom(
        "a",
        ": ",
        "\n",
        "  ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "'",
        '"',
        "\\",
        "&a ",
        "*a",
        "!t ",
        "|\n",
        ">-\n",
        "#",
        "? ",
        "---\n",
        "...\n",
        "\t",
        "\r",
        "%",
        "\uFEFF",
        "é",
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(junk, (pieces) => {
        const result = loadYaml(pieces.join(""), "f.yml");
        if (result.ok) expect(typeof result.document.value).toBe("object");
        else expect(result.diagnostics.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

function* leaves(
  value: unknown,
  pointer: readonly (string | number)[] = [],
): Generator<[(string | number)[], unknown]> {
  if (typeof value !== "object" || value === null) {
    yield [[...pointer], value];
    return;
  }
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* leaves(item, [...pointer, index]);
  else for (const [name, item] of Object.entries(value)) yield* leaves(item, [...pointer, name]);
}
