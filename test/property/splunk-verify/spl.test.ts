import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSearch } from "../../../src/backends/splunk/parse/index.ts";
import { checkSearch } from "../../../src/backends/splunk/verify/spl/check.ts";
import { expandMacros } from "../../../src/backends/splunk/verify/spl/expand.ts";

const pieces = fc.constantFrom(
  ...["a", "b.c", "*x*", "5", '"q r"', '"', "'s t'", "'", "(", ")", "[", "]", "|", "`m`", "`n(1)`", "`", "```", "\\"],
  ...["=", "!=", "<", ",", "-", ".", "+", "/*", "//", "#", "$t$", "<<FIELD>>", "{}", "é", "\n", "__proto__", "\u0000"],
  ...["AND", "OR", "NOT", "IN", "AS", "BY", "OUTPUT", "where", "eval", "stats", "count", "values(", "rename", "table"],
  ...[
    "| where",
    "| stats",
    "| eval",
    "| rex",
    "| lookup",
    "| append [",
    "| foreach",
    "| tstats",
    "from datamodel=",
    "span=",
  ],
);

const soup = fc.array(pieces, { maxLength: 40 }).chain((words) => fc.constantFrom(words.join(" "), words.join("")));

const macros = new Map([
  ["m", { definition: 'x "y" `n(2)`', arguments: [] }],
  ["n(1)", { definition: "z=$a$ | `m`", arguments: ["a"] }],
]);

test("any text is judged without an exception, and every place lies in it", () => {
  fc.assert(
    fc.property(fc.oneof(soup, fc.string({ unit: "binary" })), (text) => {
      const { problems, unchecked } = checkSearch(text, { macros });
      for (const { start, end } of [...problems, ...unchecked]) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 300 },
  );
});

test("a missing quote or parenthesis is always found", () => {
  const word = fc.stringMatching(/^[a-z]{1,6}$/);
  const value = fc
    .tuple(word, fc.string({ maxLength: 8 }))
    .map(([field, text]) => `${field}="${text.replace(/[\\"]/g, "\\$&")}"`);
  const group = fc.array(value, { minLength: 2, maxLength: 4 }).map((values) => `(${values.join(" OR ")})`);
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 3 }), fc.nat(), (groups, seed) => {
      const text = `${groups.join(" ")} | stats count`;
      expect(parseSearch(text).problems).toEqual([]);
      // Positions of marks that are outside of texts.
      const marks: number[] = [];
      for (let at = 0, quoted = false; at < text.length; at += 1) {
        if (text[at] === "\\") at += 1;
        else if (text[at] === '"') {
          quoted = !quoted;
          marks.push(at);
        } else if (!quoted && "()".includes(text.charAt(at))) marks.push(at);
      }
      const at = marks[seed % marks.length] ?? 0;
      expect(parseSearch(text.slice(0, at) + text.slice(at + 1)).problems).not.toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("without calls nothing changes, and with calls every place leads back to where it came from", () => {
  const plain = fc.stringMatching(/^[a-z "|]{0,20}$/).filter((text) => text.split('"').length % 2 === 1);
  fc.assert(
    fc.property(fc.array(plain, { minLength: 1, maxLength: 5 }), (texts) => {
      const text = texts.join(" `k` ");
      const expansion = expandMacros(text, new Map([["k", { definition: "KK KK", arguments: [] }]]));
      expect(expansion.text).toBe(texts.join(" KK KK "));
      for (let at = 0; at < expansion.text.length; at += 1) {
        const { start, end, macro } = expansion.origin(at, at + 1);
        const from = text.slice(start, end);
        expect(from).toBe(macro === undefined ? expansion.text.charAt(at) : "`k`");
      }
    }),
    { numRuns: 200 },
  );
});
