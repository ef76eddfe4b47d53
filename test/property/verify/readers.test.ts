import fc from "fast-check";
import { stringify } from "smol-toml";
import { expect, test } from "vitest";
import type { Document } from "../../../src/spec/document.ts";
import type { LoadResult } from "../../../src/spec/load.ts";
import { readJson, readJsonLines } from "../../../src/verify/read/json-document.ts";
import { readToml } from "../../../src/verify/read/toml-document.ts";

const text = fc.string({
  unit: fc.constantFrom("a", "é", "😀", '"', "\\", "'", "\n", "\t", "\u0001", "#", "[", "=", " "),
});
const scalar = fc.oneof(text, fc.integer({ min: -1e9, max: 1e9 }), fc.boolean());
const key = fc.string({ unit: fc.constantFrom("a", "b", ".", '"', " ", "é"), minLength: 1, maxLength: 4 });
const { tree } = fc.letrec<{ tree: Record<string, unknown> }>((tie) => ({
  tree: fc.dictionary(key, fc.oneof({ maxDepth: 3 }, scalar, fc.array(scalar, { maxLength: 3 }), tie("tree")), {
    maxKeys: 4,
  }),
}));

function documentOf(result: LoadResult): Document {
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join("\n"));
  return result.document;
}

/** Each single character of a text stands where its span says, unless an escape wrote it. */
function checkPlaces(document: Document, source: string, pointer: readonly (string | number)[], value: unknown): void {
  if (typeof value === "object" && value !== null) {
    for (const [name, item] of Object.entries(value)) checkPlaces(document, source, [...pointer, name], item);
  }
  if (typeof value !== "string") return;
  const lines = source.split("\n");
  for (let index = 0; index < value.length; index += 1) {
    const span = document.spanWithin(pointer, index, index + 1);
    if (span === undefined) throw new Error("a text has no place");
    const written = lines[span.line - 1]?.slice(
      span.column - 1,
      span.line === span.endLine ? span.endColumn - 1 : undefined,
    );
    if (written?.startsWith("\\") === true) continue;
    expect(written === "" ? "\n" : written).toBe(value.charAt(index));
  }
}

test("JSON comes back as it was, every character in its place", () => {
  fc.assert(
    fc.property(tree, fc.constantFrom(0, 2), (value, indent) => {
      const source = JSON.stringify(value, null, indent);
      const document = documentOf(readJson(source, "x.json"));
      expect(document.value).toEqual(value);
      checkPlaces(document, source, [], value);
    }),
    { numRuns: 200 },
  );
});

test("NDJSON comes back line by line, in its place in the file", () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 4 }), (values) => {
      const source = values.map((value) => `${JSON.stringify(value)}\n`).join("\n");
      const { documents, diagnostics } = readJsonLines(source, "x.ndjson");
      expect(diagnostics).toEqual([]);
      expect(documents.map(({ value }) => value)).toEqual(values);
      documents.forEach((document, index) => {
        checkPlaces(document, source, [], values[index]);
      });
    }),
    { numRuns: 100 },
  );
});

test("TOML comes back as it was, every character in its place", () => {
  fc.assert(
    fc.property(tree, (value) => {
      const source = stringify(value);
      const document = documentOf(readToml(source, "x.toml"));
      expect(document.value).toEqual(value);
      checkPlaces(document, source, [], value);
    }),
    { numRuns: 200 },
  );
});
