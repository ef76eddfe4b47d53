import { afterAll, describe, expect, test } from "vitest";
import type { StoredEvent } from "../../../../src/equivalence/run/run-rules.ts";
import { alertsOf, document, eventSets, openTestDatabase, readToml, toml } from "./rules.ts";

const database = openTestDatabase();
afterAll(() => database.close());

const settings = ['from = "now-2h"', 'interval = "1h"'];
const draft = (query: string, more: readonly string[] = []) => ({
  type: "eql",
  language: "eql",
  query,
  settings: [...settings, ...more],
});

/** Events `<action><user>` at their minute, in the order of their storage. */
function events(...drafts: readonly (readonly [action: string, minute: number, user?: unknown])[]): StoredEvent[] {
  return drafts.map(([action, at, user = "u"], serial) =>
    document(serial, at, { event: { action, ingested: new Date(0).toISOString() }, user: { name: user } }),
  );
}

async function found(query: string, stored: readonly StoredEvent[], more: readonly string[] = []) {
  return eventSets(await alertsOf(database, [toml(draft(query, more))], stored));
}

const A = '[any where event.action == "a"]';
const B = '[any where event.action == "b"]';
const C = '[any where event.action == "c"]';

describe("EQL sequences", () => {
  test("the steps follow each other in time", async () => {
    expect(await found(`sequence ${A} ${B}`, events(["a", 1], ["b", 2]))).toEqual(["0+1"]);
    expect(await found(`sequence ${A} ${B}`, events(["b", 1], ["a", 2]))).toEqual([]);
  });

  test("the newest first event counts, and serves once", async () => {
    const stored = events(["a", 1], ["a", 2], ["b", 3], ["b", 4]);
    expect(await found(`sequence ${A} ${B}`, stored)).toEqual(["1+2"]);
  });

  test("maxspan runs from the first event, both ends included, and what exceeds it is lost", async () => {
    const query = `sequence with maxspan=10m ${A} ${B}`;
    expect(await found(query, events(["a", 0], ["b", 10]))).toEqual(["0+1"]);
    expect(await found(query, events(["a", 0], ["b", 10.001]))).toEqual([]);
    const three = `sequence with maxspan=10m ${A} ${B} ${C}`;
    expect(await found(three, events(["a", 0], ["b", 6], ["c", 10]))).toEqual(["0+1+2"]);
    expect(await found(three, events(["a", 0], ["b", 6], ["c", 12]))).toEqual([]);
  });

  test("keys join by equality with case, of the sequence and of each step", async () => {
    const stored = events(["a", 1, "x"], ["b", 2, "X"], ["b", 3, "x"]);
    expect(await found(`sequence by user.name ${A} ${B}`, stored)).toEqual(["0+2"]);
    expect(await found(`sequence ${A} by user.name ${B} by user.name`, stored)).toEqual(["0+2"]);
  });

  test("documents without the key join nothing, unless it is optional", async () => {
    const stored = events(["a", 1, null], ["b", 2, null]);
    expect(await found(`sequence by user.name ${A} ${B}`, stored)).toEqual([]);
    expect(await found(`sequence by ?user.name ${A} ${B}`, stored)).toEqual(["0+1"]);
  });

  test("each of several values is a key", async () => {
    const stored = events(["a", 1, ["x", "y"]], ["b", 2, ["y", "z"]], ["b", 3, "x"]);
    expect(await found(`sequence by user.name ${A} ${B}`, stored)).toEqual(["0+1", "0+2"]);
  });

  test("events of one time stand as they are stored, unless a tiebreaker orders them", async () => {
    const stored = events(["b", 1, "2"], ["a", 1, "1"]);
    expect(await found(`sequence ${A} ${B}`, stored)).toEqual([]);
    expect(await found(`sequence ${A} ${B}`, stored, ['tiebreaker_field = "user.name"'])).toEqual(["0+1"]);
  });

  test("until ends what waits, also at the first event itself, but nothing later", async () => {
    const query = `sequence ${A} ${B} until ${C}`;
    expect(await found(query, events(["a", 1], ["c", 2], ["b", 3]))).toEqual([]);
    expect(await found(query, events(["a", 1], ["b", 2], ["c", 3]))).toEqual(["0+1"]);
    expect(await found(query, events(["a", 1], ["c", 2], ["a", 3], ["b", 4]))).toEqual(["2+3"]);
    const self = `sequence ${A} ${B} until ${A}`;
    expect(await found(self, events(["a", 1], ["b", 2]))).toEqual([]);
  });

  test("runs repeat a step, and a document does not follow itself", async () => {
    const query = '[any where event.action == "a"] with runs=3';
    expect(await found(`sequence ${query} ${B}`, events(["a", 1], ["a", 2], ["b", 3]))).toEqual([]);
    expect(await found(`sequence ${query} ${B}`, events(["a", 1], ["a", 2], ["a", 3], ["b", 4]))).toEqual(["0+1+2+3"]);
    expect(await found(`sequence ${A} ${A}`, events(["a", 1]))).toEqual([]);
    expect(await found(`sequence ${A} ${A}`, events(["a", 1], ["a", 2], ["a", 3]))).toEqual(["0+1", "1+2"]);
  });

  test("only what the run searches takes part", async () => {
    const stored = [document(0, 0, { event: { action: "a" } }), document(1, 170, { event: { action: "b" } })];
    expect(await found(`sequence ${A} ${B}`, stored)).toEqual([]);
  });

  test("a sequence whose alerts are suppressed is not guessed", async () => {
    const tables = '[rule.alert_suppression]\ngroup_by = ["user.name"]\nmissing_fields_strategy = "suppress"';
    expect((await readToml({ ...draft(`sequence ${A} ${B}`), tables })).problems).toHaveLength(1);
  });

  test("samples, missing events and pipes are not guessed", async () => {
    for (const query of [
      `sample by user.name ${A} ${B}`,
      `sequence with maxspan=1h ${A} !${B}`,
      "any where true | head 5",
    ]) {
      expect((await readToml(draft(query))).problems, query).toHaveLength(1);
    }
  });
});
