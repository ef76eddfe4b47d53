import fc from "fast-check";
import { expect, test } from "vitest";
import { predicateEval, splitPredicate } from "../../../src/backends/splunk/predicate.ts";
import { printEval } from "../../../src/backends/splunk/print-eval.ts";
import { printSearch } from "../../../src/backends/splunk/print-search.ts";
import { createRowContext } from "../../../src/backends/splunk/row-context.ts";
import type { BoundField } from "../../../src/catalog/nodes.ts";
import type { Fields as Row, FieldValue as Value } from "../../../src/equivalence/event.ts";
import { holds } from "../../../src/equivalence/holds.ts";
import type { FieldRef } from "../../../src/model/nodes.ts";
import type { Predicate } from "../../../src/model/predicate.ts";
import { mapPredicate, visitPredicate } from "../../../src/model/walk.ts";
import { synthetic } from "../../../src/plan/bind-field.ts";
import { render } from "../../../src/text/render.ts";
import { anyPredicate } from "../../helpers/predicates.ts";
import { type Cell, evaluateSearch, evaluateWhere, type Record as Stored } from "./read-spl.ts";

// b is stored under a name that needs quotes; c is a list.
const STORED_NAMES = new Map([
  ["a", "a"],
  ["b", "b.value"],
  ["c", "c{}"],
]);

function bound(ref: FieldRef): BoundField {
  const name = STORED_NAMES.get(ref.name) ?? ref.name;
  return synthetic({ ...ref.definition, list: ref.name === "c" }, { kind: "column", name, type: "string" }, ref.name);
}

/** Predicates that the emitter sees: keywords are noted as approximate, and no field is compared with a list. */
const predicates = anyPredicate.filter((predicate) => {
  let usable = true;
  visitPredicate(predicate, (node) => {
    if (node.kind === "keyword") usable = false;
    if (node.kind === "test" && node.match.kind === "same_as" && node.match.field.name === "c") usable = false;
  });
  return usable;
});

const word = fc.string({ unit: fc.constantFrom("a", "A", "b", "É", "\\", "0", "1", "*"), maxLength: 3 });
const cell = fc.oneof(word, fc.constantFrom("0", "1", "true"), fc.constant(null));
const records = fc.tuple(cell, cell, fc.array(word, { maxLength: 2 }));

function rowsOf([a, b, c]: readonly [string | null, string | null, readonly string[]]): {
  readonly row: Row;
  readonly stored: Stored;
} {
  const values: readonly (readonly [string, Value])[] = [
    ["a", a],
    ["b", b],
    ["c", c],
  ];
  return {
    row: new Map(values),
    stored: new Map<string, Cell>([
      ["a", a],
      ["b.value", b],
      ["c{}", c.length === 0 ? null : c],
    ]),
  };
}

function context() {
  let count = 0;
  return createRowContext({
    names: {
      columns: new Map(),
      internal: (wish) => {
        count += 1;
        return `${wish}_${count}`;
      },
    },
    tableOf: (list) => list,
  });
}

test("first stage and where together keep exactly the records that the predicate holds for", () => {
  fc.assert(
    fc.property(predicates, fc.array(records, { minLength: 1, maxLength: 4 }), (predicate, cells) => {
      const split = splitPredicate(mapPredicate(predicate, bound), context());
      const search = render(printSearch(split.search)).text || "*";
      const where = split.where === undefined ? undefined : render(printEval(split.where)).text;
      for (const one of cells) {
        const { row, stored } = rowsOf(one);
        const kept = evaluateSearch(search, stored) && (where === undefined || evaluateWhere(where, stored));
        expect(kept, `${search} | where ${where}`).toBe(holds(predicate, row));
      }
    }),
    { numRuns: 300 },
  );
});

test("a predicate as an expression is true exactly where it holds, missing values included", () => {
  fc.assert(
    fc.property(predicates, records, (predicate, cells) => {
      const { row, stored } = rowsOf(cells);
      const printed = render(
        printEval(predicateEval(mapPredicate(predicate, bound) as Predicate<BoundField>, context())),
      );
      expect(evaluateWhere(printed.text, stored), printed.text).toBe(holds(predicate, row));
    }),
    { numRuns: 300 },
  );
});
