import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnsOnly } from "../../../src/backends/sigma/columns.ts";
import { detectionOf } from "../../../src/backends/sigma/detection.ts";
import { documentValue } from "../../../src/backends/sigma/print.ts";
import { part } from "../../../src/backends/sigma/syntax.ts";
import type { Expression } from "../../../src/catalog/expression.ts";
import type { BoundField } from "../../../src/catalog/nodes.ts";
import type { Fields as Row } from "../../../src/equivalence/event.ts";
import { holds } from "../../../src/equivalence/holds.ts";
import { holdsBound } from "../../../src/equivalence/holds-bound.ts";
import { createNoteSink } from "../../../src/fidelity/notes.ts";
import type { Match, Predicate } from "../../../src/model/predicate.ts";
import { mapPredicate } from "../../../src/model/walk.ts";
import { synthetic } from "../../../src/plan/bind-field.ts";
import { parseSigma } from "../../../src/sigma/collection.ts";
import type { SigmaRule } from "../../../src/sigma/rule.ts";
import { validateDocument } from "../../../src/sigma/validate.ts";
import { yamlDocuments } from "../../../src/text/yaml.ts";
import { anyPredicate, anyRow } from "../../helpers/predicates.ts";
import { field } from "../../helpers/test-catalog.ts";
import { detectionHolds } from "./read-sigma.ts";

const span = { file: "test.yml", line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Every record has a time, with which is said what always or never holds. */
const time = ["t", "2026-11-20"] as const;

/** Prints a predicate as a rule and reads the file again. */
function throughFile(predicate: Predicate<BoundField>): SigmaRule {
  const columns = columnsOnly(predicate, { notes: createNoteSink("sigma"), polarity: "positive", side: "positive" });
  const detection = detectionOf(part("selection", columns), { placeholderOf: (list) => list, timeField: "t", span });
  const rule: SigmaRule = {
    kind: "rule",
    metadata: { title: "Test" },
    custom: new Map(),
    places: new Map(),
    logsource: { product: "test", custom: new Map() },
    detection,
  };
  const { text } = yamlDocuments([documentValue(rule)], { indent: 4 });
  const parsed = parseSigma(text, "test.yml");
  const errors = [...parsed.diagnostics, ...parsed.documents.flatMap(validateDocument)].filter(
    (found) => found.severity === "error",
  );
  expect(errors, text).toEqual([]);
  const [document] = parsed.documents;
  if (document?.kind !== "rule") throw new Error(text);
  return document;
}

function bound(name: string, expression?: Expression): BoundField {
  return synthetic(field(name), expression ?? { kind: "column", name, type: "string" }, name);
}

function testOf(match: Match<BoundField>, expression?: Expression): Predicate<BoundField> {
  return { kind: "test", field: bound("a", expression), match, span };
}

describe("a printed rule, read by the words of the specification", () => {
  test("means what the predicate means, whatever it is", () => {
    fc.assert(
      fc.property(anyPredicate, fc.array(anyRow, { minLength: 8, maxLength: 8 }), (predicate, rows) => {
        const rule = throughFile(mapPredicate(predicate, ({ name }) => bound(name)));
        for (const row of rows) {
          const record: Row = new Map([...row, time]);
          expect(detectionHolds(rule.detection, record), JSON.stringify([...rule.detection.selections])).toBe(
            holds(predicate, record),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  test("keeps every text of the author", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
      fc.string({
        unit: fc.constantFrom("\\", "*", "?", "'", '"', "%", "|", ":", "#", "\n", " ", "a"),
        minLength: 1,
        maxLength: 6,
      }),
      fc.constantFrom(
        "true",
        "null",
        "012",
        "1_000",
        "~",
        "=",
        "- x",
        "{a: b}",
        "__proto__",
        "\\\\srv\\*",
        "2026-11-20",
      ),
    );
    fc.assert(
      fc.property(text, text, (value, other) => {
        const record: Row = new Map([["a", value]]);
        const exactly = throughFile(testOf({ kind: "equals", values: [value], cased: true }));
        expect(detectionHolds(exactly.detection, record)).toBe(true);
        expect(detectionHolds(exactly.detection, new Map([["a", other]]))).toBe(other === value);
        for (const [before, after] of [
          [true, true],
          [true, false],
          [false, true],
        ] as const) {
          const any = { kind: "any" } as const;
          const pattern = [...(before ? [any] : []), { kind: "text", text: value } as const, ...(after ? [any] : [])];
          const found = throughFile(testOf({ kind: "pattern", patterns: [pattern], cased: true }));
          const longer = `${before ? other : ""}${value}${after ? other : ""}`;
          expect(detectionHolds(found.detection, new Map([["a", longer]]))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("asks the last part of a path what the part is asked", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "B", ".", "\\", "/"), minLength: 1, maxLength: 4 });
    const literal = name.map((text) => ({ kind: "text", text }) as const);
    const match: fc.Arbitrary<Match<BoundField>> = fc.oneof(
      fc.record({
        kind: fc.constant("equals" as const),
        values: fc.array(name, { minLength: 1, maxLength: 2 }),
        cased: fc.boolean(),
      }),
      literal.map((text) => ({ kind: "pattern" as const, patterns: [[{ kind: "any" as const }, text]], cased: false })),
      literal.map((text) => ({ kind: "pattern" as const, patterns: [[text, { kind: "any" as const }]], cased: false })),
      fc.constant({ kind: "exists" as const }),
    );
    const segment = (separator: string): Expression => ({
      kind: "segment",
      of: { kind: "column", name: "path", type: "string" },
      separator,
      index: -1,
    });
    const pair = (one: Match<BoundField>): Predicate<BoundField> => ({
      kind: "or",
      operands: ["\\", "/"].map((separator) => testOf(one, segment(separator))),
      span,
    });
    fc.assert(
      fc.property(match, fc.constantFrom("", "C:\\", "C:\\a\\", "/", "/usr/a/"), name, (one, folder, file) => {
        const path = folder + file;
        const single = throughFile(testOf(one, segment("/")));
        expect(detectionHolds(single.detection, new Map([["path", path], time]))).toBe(
          holdsBound(testOf(one, segment("/")), () => path),
        );
        // Paths are absolute: a name by itself is none.
        if (folder === "") return;
        const both = throughFile(pair(one));
        expect(detectionHolds(both.detection, new Map([["path", path], time]))).toBe(holdsBound(pair(one), () => path));
      }),
      { numRuns: 300 },
    );
  });
});
