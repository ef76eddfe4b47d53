import { expect, test } from "vitest";
import { compareWithBaseline } from "../../../src/fidelity/baseline.ts";
import type { Level } from "../../../src/fidelity/notes.ts";
import type { Manifest, ManifestNote } from "../../../src/pack/manifest.ts";

const span = { file: "detections/one/detection.yml", line: 7, column: 3, endLine: 7, endColumn: 9 };

function note(construct: string, level = "narrower", more: Partial<ManifestNote> = {}): ManifestNote {
  return { code: "key-case", axis: "meaning", level, construct, reason: "why", line: 7, accepted: "known", ...more };
}

function manifest(level: Level, notes: readonly ManifestNote[]): Manifest {
  const target = { level, rules: [], notes, telemetry: [], licence: [] };
  const detection = { id: "i", version: 1, title: "One", source: "s", targets: { sumo: target } };
  return { rulewright: "0.1.0", detections: { one: detection }, files: {} };
}

const messages = (before: Manifest, after: Manifest) =>
  compareWithBaseline(before, after).map(({ message }) => message);

test("an accepted loss that the baseline has not is worse, though the level stays", () => {
  const found = messages(manifest("narrower", [note("a")]), manifest("narrower", [note("a"), note("b")]));
  expect(found).toEqual(["one on sumo loses more than in the baseline: key-case (b, line 7): why"]);
});

test("a loss that moved or is put otherwise is the same; one that grew from a wider note is new", () => {
  const before = manifest("approximate", [note("a"), note("b", "wider")]);
  expect(messages(before, manifest("approximate", [note("a", "narrower", { line: 9, reason: "else" })]))).toEqual([]);
  expect(messages(before, manifest("approximate", [note("a"), note("b", "approximate")]))).toHaveLength(1);
});

test("notes that lose nothing may come", () => {
  expect(
    messages(
      manifest("wider", []),
      manifest("wider", [note("a", "wider"), note("b", "wider", { level: undefined, axis: "timing" })]),
    ),
  ).toEqual([]);
});

test("a worse level names what made it so, also where that loses no alerts", () => {
  expect(messages(manifest("wider", []), manifest("narrower", [note("a")]))).toEqual([
    "one on sumo was wider and is narrower now: key-case (a, line 7): why",
  ]);
  expect(messages(manifest("exact", []), manifest("wider", [note("a", "wider")]))).toEqual([
    "one on sumo was exact and is wider now: key-case (a, line 7): why",
  ]);
});

test("a rule where there was none is no loss", () => {
  const none = manifest("unsupported", [note("rule", "unsupported", { code: "not-expressible" })]);
  expect(messages(none, manifest("narrower", [note("a")]))).toEqual([]);
});

test("the finding lies where the note does, where that is known", () => {
  const [found] = compareWithBaseline(manifest("exact", []), manifest("narrower", [note("a")]), () => span);
  expect(found).toMatchObject({ code: "RW4003", span });
  expect(found?.message).not.toContain("line 7");
});
