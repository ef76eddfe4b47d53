import fc from "fast-check";
import { expect, test } from "vitest";
import {
  commentText,
  evalField,
  evalString,
  isSearchable,
  looseParts,
  regexString,
  regexText,
  searchField,
  searchLiteral,
} from "../../../src/backends/splunk/literal.ts";
import { conf } from "../../../src/text/conf.ts";
import { readConf } from "../../../src/text/read-conf.ts";
import { map } from "../../../src/text/value.ts";
import { evaluateEval, evaluateSearch, evaluateWhere } from "./read-spl.ts";

const hostile = fc.constantFrom(
  '"',
  "\\",
  "\\\\",
  '\\"',
  "$",
  "$x$",
  "`",
  "```",
  "'",
  "|",
  "%",
  "*",
  "\n",
  "\r\n",
  "\t",
  "[",
  "]",
  "(?i)",
  "\\E",
  "é",
  "😀",
  "\0",
  " ",
);
const anyText = fc
  .array(fc.oneof(hostile, fc.string({ unit: "grapheme", maxLength: 5 })), { maxLength: 6 })
  .map((parts) => parts.join(""));

test("an eval string reads back as it was, also from a .conf file", () => {
  fc.assert(
    fc.property(anyText, (value) => {
      const literal = evalString(value);
      expect(evaluateEval(literal, new Map())).toBe(value);
      const stanza = readConf(conf(map([["s", map([["search", `| eval x=${literal}`]])]])).text).get("s");
      expect(evaluateEval((stanza?.get("search") ?? "").slice("| eval x=".length), new Map())).toBe(value);
    }),
    { numRuns: 300 },
  );
});

test("a searchable text matches itself and nothing of another shape", () => {
  fc.assert(
    fc.property(anyText.filter(isSearchable), anyText, (value, other) => {
      const search = `f=${searchLiteral([{ kind: "text", text: value }])}`;
      expect(evaluateSearch(search, new Map([["f", value]]))).toBe(true);
      expect(evaluateSearch(search, new Map([["f", `${value}${other}x`]]))).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test("the loose form of any text still matches that text", () => {
  fc.assert(
    fc.property(anyText, (value) => {
      expect(evaluateSearch(`f=${searchLiteral(looseParts(value))}`, new Map([["f", value]]))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("text in a regular expression matches that text only", () => {
  fc.assert(
    fc.property(anyText, anyText, (value, other) => {
      const where = `match(f, ${regexString(`^${regexText(value)}$`)})`;
      expect(evaluateWhere(where, new Map([["f", value]]))).toBe(true);
      expect(evaluateWhere(where, new Map([["f", `${value}${other}x`]]))).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test("field names read back", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", "B", "_", ".", "{", "}", ":", "/", "1", " "), minLength: 1 }),
      (name) => {
        expect(evaluateEval(evalField(name), new Map([[name, "here"]]))).toBe("here");
        expect(evaluateSearch(`${searchField(name)}="here"`, new Map([[name, "here"]]))).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

test("no text ends a comment, calls a macro or looks like a token", () => {
  fc.assert(
    fc.property(anyText, (value) => {
      expect(commentText(value)).not.toMatch(/[`$\n\r\\]/);
    }),
    { numRuns: 200 },
  );
});
