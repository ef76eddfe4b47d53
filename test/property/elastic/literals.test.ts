import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  eqlField,
  eqlPattern,
  eqlString,
  esqlColumn,
  esqlString,
  kueryPattern,
  kueryString,
  snake,
  wildcardText,
} from "../../../src/backends/elastic/literal.ts";
import type { SigmaString, StringPart } from "../../../src/sigma/value.ts";

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom('"', "\\", "'", "*", "?", "(", ")", ":", "<", "{", "}", "\n", "\t", "\r", " ", "a", "`", "n"),
  }),
  fc.constantFrom(
    "and",
    "OR",
    "not x",
    '"""',
    'a"""b',
    "__proto__",
    "'''",
    "\\",
    "\\\\*",
    " and ",
    "\u2028",
    "\0",
    'x"',
  ),
);

/** Kibana's kuery grammar, value part: quoted text with escapes, or a bare run of safe characters. */
function readKuery(text: string): string {
  if (!text.startsWith('"')) {
    expect(text).toMatch(/^[^\s\\():<>"*{}]+$/);
    expect(text).not.toMatch(/^(and|or|not|true|false|null)$/i);
    return text;
  }
  expect(text.length).toBeGreaterThan(1);
  const escapes: Readonly<Record<string, string>> = { t: "\t", r: "\r", n: "\n", '"': '"', "\\": "\\" };
  let value = "";
  for (let at = 1; at < text.length - 1; at += 1) {
    const character = text.charAt(at);
    if (character === '"') throw new Error(`An open quote inside ${text}`);
    if (character !== "\\") value += character;
    else {
      at += 1;
      const escaped = escapes[text.charAt(at)];
      if (at >= text.length - 1 || escaped === undefined) throw new Error(`A bad escape in ${text}`);
      value += escaped;
    }
  }
  expect(text.endsWith('"')).toBe(true);
  return value;
}

/** The string lexers of EQL and ES|QL: raw between triple quotes, else escapes; EQL knows `\u{…}` beside the short ones. */
function readElasticsearch(text: string, unicodeEscapes: boolean): string {
  if (text.startsWith('"""')) {
    const raw = text.slice(3, -3);
    expect(raw).not.toMatch(/[\r\n]|"""|^"|"$/);
    return raw;
  }
  return text.slice(1, -1).replace(/\\(?:u\{([0-9a-f]+)\}|(.))|["\r\n]/gsu, (found, hex?: string, short?: string) => {
    if (hex !== undefined && unicodeEscapes) return String.fromCodePoint(Number.parseInt(hex, 16));
    const value = { t: "\t", r: "\r", n: "\n", '"': '"', "\\": "\\" }[short ?? ""];
    if (value === undefined) throw new Error(`Not legal in a string: ${JSON.stringify(found)} of ${text}`);
    return value;
  });
}

const parts: fc.Arbitrary<SigmaString> = fc
  .array(
    fc.oneof(
      fc.constant<StringPart>({ kind: "any" }),
      fc.constant<StringPart>({ kind: "one" }),
      hostile.filter((text) => text !== "").map((text): StringPart => ({ kind: "text", text })),
    ),
    { maxLength: 4 },
  )
  .map((all) => all.filter((part, index) => index === 0 || part.kind !== "text" || all[index - 1]?.kind !== "text"));

function readWildcards(text: string, escapes: boolean): SigmaString {
  const found: StringPart[] = [];
  let run = "";
  const flush = () => {
    if (run !== "") found.push({ kind: "text", text: run });
    run = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (escapes && character === "\\") {
      at += 1;
      run += text.charAt(at);
    } else if (character === "*" || character === "?") {
      flush();
      found.push({ kind: character === "*" ? "any" : "one" });
    } else run += character;
  }
  flush();
  return found;
}

describe("author text in Elastic's languages", () => {
  test("reads back from kuery", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(readKuery(kueryString(text))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test("reads back from EQL", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(readElasticsearch(eqlString(text), true)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test("reads back from ES|QL", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(readElasticsearch(esqlString(text), false)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test("wildcards keep their place in LIKE and in DSL wildcard queries", () => {
    fc.assert(
      fc.property(parts, (pattern) => {
        expect(readWildcards(wildcardText(pattern, false), true)).toEqual(pattern);
      }),
      { numRuns: 300 },
    );
  });

  test("EQL wildcards keep their place, or are refused", () => {
    fc.assert(
      fc.property(parts, (pattern) => {
        const text = eqlPattern(pattern);
        if (text === undefined)
          expect(pattern.some((part) => part.kind === "text" && /[*?]/.test(part.text))).toBe(true);
        else expect(readWildcards(text, false)).toEqual(pattern);
      }),
      { numRuns: 300 },
    );
  });

  test("kuery patterns keep their wildcards and hold no keyword, or are refused", () => {
    fc.assert(
      fc.property(parts, (pattern) => {
        const text = kueryPattern(pattern);
        if (text === undefined) return;
        expect(text).not.toMatch(/(^| )(and|or|not)( |$)/i);
        const unescaped = text.replace(/\\[\\():<>"*{}]/g, "_");
        expect(unescaped).not.toMatch(/[\\():<>"{}\t\r\n]|^ | $/);
        // `?` is plain text to kuery.
        const read = readWildcards(text.replaceAll("?", "\\?"), true);
        expect(read).toEqual(pattern);
      }),
      { numRuns: 300 },
    );
  });
});

describe("names in Elastic's languages", () => {
  test("stay one identifier each", () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const eql = eqlField(name);
        if (eql.startsWith("`")) expect(eql.slice(1, -1).replaceAll("``", "")).not.toContain("`");
        else expect(eql).toMatch(/^[A-Za-z_@][A-Za-z0-9_]*(\.[A-Za-z_@][A-Za-z0-9_]*)*$/);
        expect(esqlColumn(name)).toMatch(
          /^([A-Za-z_@][A-Za-z0-9_]*|`([^`]|``)*`)(\.([A-Za-z_@][A-Za-z0-9_]*|`([^`]|``)*`))*$/s,
        );
        expect(snake(name)).toMatch(/^[a-z][a-z0-9_]*$/);
      }),
      { numRuns: 300 },
    );
  });

  test("a reserved word inside a name is quoted in ES|QL", () => {
    expect(esqlColumn("source.as.number")).toBe("source.`as`.number");
  });

  test("a number inside a name puts all of it between backticks in EQL", () => {
    expect(eqlField("azure.auditlogs.target_resources.0.id")).toBe("`azure.auditlogs.target_resources.0.id`");
  });
});
