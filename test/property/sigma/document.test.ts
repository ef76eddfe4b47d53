import fc from "fast-check";
import { expect, it } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import {
  parseCollection,
  parseSigma,
  printDocuments,
  type SigmaDocument,
  stringifySigma,
} from "../../../src/sigma/index.ts";
import { withoutPlaces } from "../../unit/sigma/without-places.ts";

// Every character but halves of surrogate pairs, which no file can hold; many that Sigma or YAML treat specially.
const character = fc.oneof(
  fc.constantFrom(..."\\*?%'\"|:#-{}[]&!>\n\r\t 01eyn~", "\u2028", "\u0085", "\ufeff", "😀"),
  fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
);
const hostile = fc.string({ unit: character, maxLength: 12 });
const isFree = (each: string): boolean =>
  !/^(?:and|or|not|condition|timeframe|rules|prototype)$/i.test(each) && !Object.hasOwn(Object.prototype, each);
const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/).filter(isFree);
// Names that the YAML reader reserves, and bars, cannot be fields.
const field = hostile.map((text) => `f${text.replaceAll("|", "").trim()}`);

const scalar = fc.oneof(
  hostile,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const listed = <T>(value: fc.Arbitrary<T>) => fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 }));
const entry = fc.oneof(
  fc.tuple(field, listed(scalar)),
  fc.tuple(
    field.map((each) => `${each}|re|i`),
    listed(hostile),
  ),
  fc.tuple(
    field.map((each) => `${each}|contains|all`),
    listed(hostile),
  ),
  fc.tuple(
    field.map((each) => `${each}|utf16le|base64offset|contains`),
    hostile,
  ),
  fc.tuple(
    field.map((each) => `${each}|exists`),
    fc.boolean(),
  ),
  fc.tuple(
    field.map((each) => `${each}|gte`),
    fc.integer(),
  ),
  fc.tuple(fc.constant("|all"), listed(hostile)),
);
const mapping = fc.array(entry, { minLength: 1, maxLength: 4 }).map((entries): unknown => Object.fromEntries(entries));
const { selection } = fc.letrec<{ selection: unknown }>((tie) => ({
  selection: fc.oneof(
    { maxDepth: 3 },
    mapping,
    hostile,
    fc.array(fc.oneof(mapping, hostile, tie("selection")), { minLength: 1, maxLength: 3 }),
  ),
}));
const section = fc.dictionary(name, selection, { minKeys: 1, maxKeys: 4 }).map((selections) => ({
  ...selections,
  condition: Object.keys(selections)
    .map((each) => `not ${each}`)
    .join(" or "),
}));

// As a file holds it: no minus zero, no key that the YAML reader reserves.
const json = fc
  .json({ maxDepth: 2 })
  .filter((text) => [...text.matchAll(/"(\w+)":/g)].every(([, key = ""]) => isFree(key)))
  .map((text): unknown => JSON.parse(text));
const metadata = fc.record(
  {
    title: hostile,
    description: hostile,
    author: hostile,
    tags: fc.array(hostile),
    references: fc.array(hostile),
    "x-custom": json,
  },
  { requiredKeys: [] },
);
const rule = fc.record({ logsource: fc.record({ product: hostile, definition: hostile }), detection: section });
const filter = fc.record({
  logsource: fc.record({ service: hostile, extra: hostile }),
  filter: section.map((detection) => ({ rules: "any", ...detection })),
});
const correlation = fc.record({
  generate: fc.boolean(),
  correlation: fc.record({
    type: fc.constantFrom("value_count", "temporal"),
    rules: fc.array(hostile, { minLength: 1 }),
    "group-by": fc.array(hostile),
    timespan: fc.constantFrom("5m", "90s"),
    condition: fc.record({ field: listed(hostile), gt: fc.integer(), lte: fc.integer() }),
    aliases: fc.dictionary(field, fc.dictionary(field, field, { minKeys: 1, maxKeys: 2 }), { maxKeys: 2 }),
  }),
});
const document = fc.tuple(metadata, fc.oneof(rule, filter, correlation)).map(([top, body]) => ({ ...top, ...body }));

function read(values: readonly unknown[]): { documents: readonly SigmaDocument[]; errors: readonly Diagnostic[] } {
  const errors: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    if (diagnostic.severity === "error") errors.push(diagnostic);
  };
  return { documents: parseCollection(values.map((value) => ({ value, source: { report } }))), errors };
}

it("reads the same from the values and from the text it writes", () => {
  fc.assert(
    fc.property(fc.array(document, { minLength: 1, maxLength: 2 }), (values) => {
      const { documents, errors } = read(values);
      // Two fields may differ by a blank only, or by an alias of a modifier.
      fc.pre(errors.every(({ code }) => code === "RW2217") && documents.length > 0);
      const again = read(printDocuments(documents));
      expect(again.errors).toEqual([]);
      expect(withoutPlaces(again.documents)).toEqual(withoutPlaces(documents));
      const text = stringifySigma(documents);
      const parsed = parseSigma(text, "written.yml");
      expect(parsed.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(withoutPlaces(parsed.documents)).toEqual(withoutPlaces(documents));
      expect(stringifySigma(parsed.documents)).toBe(text);
    }),
    { numRuns: 200 },
  );
});

it("never throws on what it is given", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything({ withBigInt: true, withMap: true }),
        document,
        fc.record(
          { detection: fc.anything(), correlation: fc.anything(), filter: fc.anything(), logsource: fc.anything() },
          { requiredKeys: [] },
        ),
      ),
      (value) => {
        read([value]);
      },
    ),
    { numRuns: 300 },
  );
});
