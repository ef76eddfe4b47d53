import { expect, test } from "vitest";
import { foretelling, foretellingCodes } from "../../../../src/equivalence/run/foretold.ts";
import type { NoteCode } from "../../../../src/fidelity/codes.ts";
import { createNoteSink, type Direction, type Note } from "../../../../src/fidelity/notes.ts";

const span = { file: "detection.yml", line: 1, column: 1, endLine: 1, endColumn: 2 };

function note(code: NoteCode, direction: Direction): readonly Note[] {
  const sink = createNoteSink("sumo");
  sink.add({ code, construct: "x", reason: "x", span, direction });
  return sink.notes;
}

const KINDS = ["missing", "extra", "repeated", "further"] as const;

function foretold(notes: readonly Note[]): readonly string[] {
  return KINDS.filter((kind) => foretelling(kind, notes).length > 0);
}

test("a note that narrows foretells misses alone, one that widens alerts too many", () => {
  expect(foretold(note("field-approximate", "under"))).toEqual(["missing"]);
  expect(foretold(note("field-approximate", "over"))).toEqual(["extra"]);
  expect(foretold(note("field-approximate", "both"))).toEqual(["missing", "extra"]);
});

test("only notes on windows, keys and collapsing foretell an alert twice", () => {
  expect(foretold(note("window-hop", "over"))).toEqual(["extra", "repeated", "further"]);
  expect(foretold(note("once-per-lost", "over"))).toEqual(["repeated", "further"]);
  expect(foretold(note("regex-approximate", "over"))).toEqual(["extra"]);
});

test("a substitute source foretells nothing, nor does a note that is not about the meaning", () => {
  expect(foretold(note("substitute-source", "both"))).toEqual([]);
  expect(foretold(note("output-absent", "both"))).toEqual([]);
  expect(foretold([])).toEqual([]);
});

test("a difference names the codes that foretell it", () => {
  const notes = [...note("field-absent", "under"), ...note("window-hop", "over"), ...note("key-case", "both")];
  expect(foretelling("missing", notes)).toEqual(["field-absent", "key-case"]);
  expect(foretelling("repeated", notes)).toEqual(["window-hop", "key-case"]);
});

test("codes that foretell anything come once, in one order", () => {
  const notes = [...note("window-hop", "over"), ...note("key-case", "both"), ...note("output-absent", "both")];
  expect(foretellingCodes([...notes, ...note("key-case", "under")])).toEqual(["key-case", "window-hop"]);
});
