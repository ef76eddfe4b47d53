// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own.
import fc from "fast-check";
import { expect, test } from "vitest";
import { readHcl } from "../../../src/backends/sumo/parse/hcl.ts";
import { parseRuleExpression } from "../../../src/backends/sumo/parse/parse-rule.ts";
import { parseSearch } from "../../../src/backends/sumo/parse/parse-search.ts";
import { regexProblem } from "../../../src/backends/sumo/parse/regex-syntax.ts";
import { parseTemplate } from "../../../src/backends/sumo/parse/template.ts";
import { attribute, block, hcl } from "../../../src/text/hcl.ts";

/** Text of the pieces that the languages are made of, so that more than the first character is read. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."( ) [ ] { } , . = != <> < >= + - * / % | || && ! ? : ' \" \\ ${ %{ {{ }} /* */ // # <<A \n \u00a0".split(
          " ",
        ),
      ),
      fc.constantFrom(
        "a",
        "fields",
        "lower(",
        "IN (",
        "NOT ",
        " AND ",
        " OR ",
        "MATCHES /",
        "5m",
        " where ",
        "count by ",
        "null",
        'resource "x" ',
      ),
      fc.string({ unit: "grapheme", maxLength: 4 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

const inside = (text: string, { start, end }: { readonly start: number; readonly end: number }): boolean =>
  0 <= start && start <= end && end <= text.length;

test("any text is read or refused at a place inside it", () => {
  fc.assert(
    fc.property(pieces, (text) => {
      for (const { problems } of [
        parseRuleExpression(text),
        parseSearch(text),
        parseTemplate(text),
        readHcl(text, "f"),
      ]) {
        for (const problem of problems) expect(inside(text, problem)).toBe(true);
      }
      const regex = regexProblem(text, "re2");
      if (regex !== undefined) expect(inside(text, regex)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("a regular expression that JavaScript refuses for its brackets is refused", () => {
  const source = fc
    .array(fc.constantFrom("a", "(", ")", "[", "]", "|", "*", "\\(", "\\]", "?:"))
    .map((parts) => parts.join(""))
    // A bracket right behind the opening one is in the class, but for JavaScript.
    .filter((text) => !text.includes("[]"));
  fc.assert(
    fc.property(source, (text) => {
      const problem = regexProblem(text, "java");
      let refused = false;
      try {
        new RegExp(text);
      } catch (error) {
        refused = /Unterminated group|Unmatched/.test(String(error));
      }
      if (refused) expect(problem).toBeDefined();
    }),
    { numRuns: 300 },
  );
});

test("a Terraform file reads back as it was written", () => {
  const names = fc.stringMatching(/^[a-z][a-z_]{0,8}$/);
  const values = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("${a}", "%{b}", "$${", 'a\\b"c\n', "\u2028", "{{x}}"),
      fc.integer(),
      fc.boolean(),
      fc.array(tie("value"), { maxLength: 3 }),
    ),
  })).value;
  fc.assert(
    fc.property(fc.dictionary(names, values, { maxKeys: 5, noNullPrototype: true }), (fields) => {
      const attributes = Object.entries(fields).map(([name, value]) => attribute(name, value as string));
      const { text } = hcl([block("resource", ["a", "b"], attributes)]);
      const { blocks, problems } = readHcl(text, "f");
      expect(problems).toEqual([]);
      expect(blocks[0]?.unresolved).toEqual([]);
      expect(blocks[0]?.document.value).toEqual(fields);
    }),
    { numRuns: 300 },
  );
});
