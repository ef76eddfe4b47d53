import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { call, column, number, text } from "../../../../src/equivalence/relation/build.ts";
import { columnsOf } from "../../../../src/equivalence/relation/columns.ts";
import { scansOf } from "../../../../src/equivalence/relation/inputs.ts";
import type { Relation } from "../../../../src/equivalence/relation/nodes.ts";
import { prune } from "../../../../src/equivalence/relation/prune.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { runRules } from "../../../../src/equivalence/run/run-rules.ts";

const database = openDatabase();
afterAll(() => database.close());

const ascending = (name: string) => ({ by: column(name, "number"), descending: false, nulls: "last" }) as const;

/** Rows of users with a time, tags and an address that nothing decides on. */
const scan: Relation = {
  kind: "scan",
  places: ["Logs"],
  columns: [
    { name: "user", type: "text", from: { kind: "stored", key: "user" } },
    { name: "at", type: "number", from: { kind: "stored", key: "at" } },
    { name: "tags", type: "texts", from: { kind: "stored", key: "tags" } },
    { name: "address", type: "text", from: { kind: "stored", key: "address" } },
  ],
};

/** Ways to go on from a relation with these columns, by number, each with something that is not needed further on. */
const steps: readonly ((input: Relation) => Relation)[] = [
  (input) => ({ kind: "filter", input, where: call("not", call("equals", column("user", "text"), text("a"))) }),
  (input) => ({
    kind: "extend",
    input,
    columns: [
      { name: "address", value: call("concat", column("address", "text"), column("user", "text")) },
      { name: "at", value: call("add", column("at", "number"), number(1)) },
    ],
  }),
  (input) => ({ kind: "expand", input, name: "tag", list: column("tags", "texts"), outer: false }),
  (input) => ({
    kind: "window",
    input,
    partition: [column("user", "text")],
    order: [ascending("at")],
    columns: [
      { name: "place", call: { function: "row_number" } },
      { name: "last", call: { function: "max", of: column("at", "number") } },
    ],
  }),
  (input) => ({ kind: "pick", input, keys: [column("user", "text")], order: [ascending("at")], count: 2 }),
  (input) => ({ kind: "union", inputs: [input, scan] }),
  (input) => ({
    kind: "join",
    form: "semi",
    left: input,
    right: {
      kind: "project",
      input: scan,
      columns: [
        { name: "other", value: column("user", "text") },
        { name: "unused", value: column("address", "text") },
      ],
    },
    on: call("equals", column("user", "text"), column("other", "text")),
  }),
  (input) => ({
    kind: "project",
    input: {
      kind: "aggregate",
      input,
      keys: [{ name: "user", value: column("user", "text") }],
      columns: [
        { name: "at", call: { function: "min", of: column("at", "number") } },
        { name: "address", call: { function: "max", of: column("address", "text") } },
        { name: "tags", call: { function: "set", of: column("user", "text") } },
      ],
    },
    columns: ["user", "at", "address", "tags"].map((name) => ({
      name,
      value: column(name, name === "tags" ? "texts" : name === "at" ? "number" : "text"),
    })),
  }),
];

const rows = fc.array(
  fc.record({
    user: fc.constantFrom("a", "b", null),
    at: fc.nat(3),
    tags: fc.array(fc.constantFrom("x", "y"), { maxLength: 2 }),
    address: fc.constantFrom("p", "q"),
  }),
  { minLength: 1, maxLength: 5 },
);

describe("a relation without what decides nothing", () => {
  test("has rows of the same events", async () => {
    const chains = fc.array(fc.nat(steps.length - 1), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(chains, rows, async (chain, stored) => {
        const relation = chain.reduce<Relation>((input, index) => steps[index]?.(input) ?? input, scan);
        const schedule = { kind: "streaming" } as const;
        const rules = [relation, prune(relation, new Set())].map((each) => {
          return { path: "rule", title: "rule", relation: each, schedule, deduplicates: false };
        });
        const events = stored.map((row, serial) => ({ case: 0, serial, place: "Logs", time: 0, arrived: 0, row }));
        const found = [[], []] as string[][];
        for (const alert of await runRules(database, rules, events, "events")) {
          found[alert.rule]?.push(alert.events.join(" "));
        }
        const [whole = [], pruned = []] = found;
        expect([...pruned].sort()).toEqual([...whole].sort());
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  test("keeps what is wanted and what that is made of", () => {
    const relation = steps[1]?.(scan) ?? scan;
    const read = (wanted: readonly string[]): readonly string[] =>
      scansOf(prune(relation, new Set(wanted))).flatMap(({ columns }) => columns.map(({ name }) => name));
    expect(read(["address"])).toEqual(["user", "address"]);
    expect(read(["at"])).toEqual(["at"]);
    expect(read([])).toEqual([]);
    expect([...columnsOf(prune(relation)).keys()]).toEqual([...columnsOf(relation).keys()]);
  });
});
