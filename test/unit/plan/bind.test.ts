import { describe, expect, it } from "vitest";
import { type BoundField, FIELD_USES, type FieldBinding } from "../../../src/catalog/nodes.ts";
import { storedField } from "../../../src/catalog/stored-field.ts";
import type { Predicate } from "../../../src/model/predicate.ts";
import { absent, boundPlan, column, plainTarget } from "../../helpers/bound-plan.ts";

const span = { file: "f", line: 1, column: 1, endLine: 1, endColumn: 1 };
const NO_NAME = { "target.name": { expression: absent } };
const COUNT = (condition: string) =>
  `{type: event_count, events: [run], group_by: [actor.key], timespan: 1h, condition: ${condition}}`;
const approximate = (direction: "over" | "under" | "both"): Partial<FieldBinding> => ({
  approximations: [{ direction, reason: "close", concerns: FIELD_USES }],
});

describe("a test on a field that the target lacks", () => {
  it("is dropped where it narrows: the rule is wider", () => {
    const { text, levels } = boundPlan({ where: "{operation: a, target.name: b}" }, NO_NAME);
    expect(levels).toEqual(["field-absent wider"]);
    expect(text).toContain('where operation is "a"\n');
  });

  it("never excludes: wider too", () => {
    const where = "{s: {operation: a}, f: {target.name: b}, condition: s and not f}";
    const { text, levels } = boundPlan({ where }, NO_NAME);
    expect(levels).toEqual(["field-absent wider"]);
    expect(text).toContain('where operation is "a"\n');
    const excluded = boundPlan({ more: "exclusions: {x: {reason: r, where: {target.name: b}}}" }, NO_NAME);
    expect(excluded.levels).toEqual(["field-absent wider"]);
    expect(excluded.text).not.toContain("filter");
  });

  it("makes a history or a limited count approximate, keeping events", () => {
    for (const trigger of [
      "{type: first_seen, events: [run], value: [actor.key], history: 7d}",
      COUNT("{lt: 3}"),
      COUNT("{lte: 3}"),
      COUNT("{eq: 3}"),
      COUNT("{gt: 3, lt: 9}"),
    ]) {
      const { text, levels } = boundPlan({ where: "{operation: a, target.name: b}", trigger }, NO_NAME);
      expect(levels).toEqual(["field-absent approximate"]);
      // A count below a limit has no window at all once no event is left.
      expect(text).toContain('where operation is "a"\n');
    }
    expect(boundPlan({ where: "{operation: a, target.name: b}", trigger: COUNT("{gte: 3}") }, NO_NAME).levels).toEqual([
      "field-absent wider",
    ]);
  });
});

describe("a field that is not quite the canonical one", () => {
  const not = "{s: {operation: a}, f: {target.name: b}, condition: s and not f}";

  it.each([
    ["over", "wider", "narrower"],
    ["under", "narrower", "wider"],
    ["both", "approximate", "approximate"],
  ] as const)("straying %s is %s in a test and %s under a not", (direction, positive, negative) => {
    const changes = { "target.name": approximate(direction) };
    expect(boundPlan({ where: "{target.name: b}" }, changes).levels).toEqual([`field-approximate ${positive}`]);
    expect(boundPlan({ where: not }, changes).levels).toEqual([`field-approximate ${negative}`]);
    expect(boundPlan({ where: not, trigger: COUNT("{lt: 3}") }, changes).levels).toEqual([
      "field-approximate approximate",
    ]);
  });

  it("may count more or fewer distinct values, whichever way tests on it stray", () => {
    const trigger =
      "{type: value_count, events: [run], group_by: [actor.key], timespan: 1h, condition: {field: target.id, gt: 3}}";
    expect(boundPlan({ trigger }, { "target.id": approximate("over") }).levels).toEqual([
      "key-approximate approximate",
    ]);
  });

  it("says nothing about a test that is not made at all", () => {
    const lower = { "target.name": { ...approximate("under"), expression: absent } };
    expect(boundPlan({ where: not }, lower).levels).toEqual(["field-absent wider"]);
  });
});

describe("a term of the score", () => {
  const parts = (points: number, floor = ", at_least: 60") => ({
    events: `  run: {source: test.cloud, where: {operation: a}}
  named: {refines: run, where: {target.name: b}}
  big: {refines: run, where: {bytes|gt: 5}}`,
    more: `score: {base: 50, add: [{when: big, points: 20}, {when: named, points: ${points}}]${floor}}`,
  });

  it("that is lost holds where it adds points and does not where it takes them", () => {
    const added = boundPlan(parts(10), NO_NAME);
    expect(added.levels).toEqual(["field-absent wider"]);
    expect(added.text).toContain("+10 when always");
    const taken = boundPlan(parts(-10), NO_NAME);
    expect(taken.levels).toEqual(["field-absent wider"]);
    expect(taken.text).toContain("-10 when never");
  });

  it("that strays over takes points from rows that should keep them", () => {
    const changes = { "target.name": approximate("over") };
    expect(boundPlan(parts(10), changes).levels).toEqual(["field-approximate wider"]);
    expect(boundPlan(parts(-10), changes).levels).toEqual(["field-approximate narrower"]);
  });

  it("concerns the output only where no threshold is set", () => {
    const { notes, levels } = boundPlan(parts(-10, ""), NO_NAME);
    expect(levels).toEqual([]);
    expect(notes.map((note) => note.code)).toEqual(["output-approximate"]);
  });
});

describe("a field whose words the target does not store", () => {
  const values = new Map([
    ["started", ["Start", "Started"]],
    ["accepted", ["Accept"]],
    ["succeeded", ["Success"]],
    ["failed", ["Failure"]],
  ]);
  const code = storedField("code", column("code"));
  const exists = { kind: "test", field: code, match: { kind: "exists" }, span } as const;
  const cases = new Map<string, Predicate<BoundField>>([
    ["failed", exists],
    ["succeeded", { kind: "not", operand: exists, span } as const],
  ]);

  it("is tested for the stored words", () => {
    const { text, levels } = boundPlan({ where: "{outcome: [started, failed]}" }, { outcome: { values } });
    expect(text).toContain('where outcome is one of "Start", "Started", "Failure"');
    expect(levels).toEqual([]);
  });

  it("cannot be compared with a lookup list or another field, which hold canonical words", () => {
    const lists = "lists: {words: {title: Words, type: string, store: lookup, values: [failed]}}";
    for (const where of [
      "{target.name: x, outcome|in_list: words}",
      "{target.name: x, outcome|fieldref: operation}",
      "{target.name: x, operation|fieldref: outcome}",
    ]) {
      for (const outcome of [{ values }, { cases }]) {
        const { text, levels } = boundPlan({ where, more: lists }, { outcome });
        expect(levels).toEqual(["field-approximate wider"]);
        expect(text).toContain('where target.name is "x"');
      }
    }
  });

  it("is a key whose groups fall apart where one value is stored in several ways", () => {
    const trigger = "{type: event_count, events: [run], group_by: [outcome], timespan: 1h, condition: {gt: 3}}";
    expect(boundPlan({ trigger }, { outcome: { values } }).levels).toEqual(["key-approximate approximate"]);
    expect(boundPlan({ trigger }, { outcome: { cases } }).levels).toEqual(["key-approximate approximate"]);
    const one = new Map([...values].map(([word, [stored = ""]]) => [word, [stored]]));
    expect(boundPlan({ trigger }, { outcome: { values: one } }).levels).toEqual([]);
  });

  it("is judged on the row of an operation only as far as presence goes", () => {
    const parts = (word: string) => ({
      events: "  run: {source: test.cloud, where: {operation: a}, operation: {by: [correlation.id], within: 1h}}",
      more: `exclusions: {x: {reason: r, where: {outcome: ${word}}}}`,
    });
    expect(boundPlan(parts("failed"), { outcome: { cases } }).levels).toEqual([]);
    expect(boundPlan(parts("succeeded"), { outcome: { cases } }).levels).toEqual(["field-approximate approximate"]);
  });
});

describe("a comparison of two fields", () => {
  const where = "{operation: a, actor.name|fieldref: target.name}";

  it("needs both of them", () => {
    expect(boundPlan({ where }, NO_NAME).levels).toEqual(["field-absent wider"]);
    expect(boundPlan({ where: `{f: ${where}, condition: not f}` }, NO_NAME).levels).toEqual(["field-absent wider"]);
  });

  it("needs both of them where the target can compute them", () => {
    const lower = { "target.name": { expression: { kind: "lower", of: column("n") } as const } };
    expect(boundPlan({ where }, lower).levels).toEqual(["field-approximate wider"]);
    const able = { ...plainTarget, testable: new Set([...plainTarget.testable, "lower" as const]) };
    expect(boundPlan({ where }, lower, able).levels).toEqual([]);
  });

  it("strays as either of them does", () => {
    expect(boundPlan({ where }, { "target.name": approximate("under") }).levels).toEqual([
      "field-approximate narrower",
    ]);
  });
});

it("notes keys that are lost by what they are for", () => {
  const once = { more: "once_per: {fields: [event.id, target.name], within: 1h}" };
  expect(boundPlan(once, NO_NAME).levels).toEqual(["once-per-lost wider"]);
  expect(boundPlan(once, { "target.name": approximate("over") }).levels).toEqual(["once-per-approximate approximate"]);
  for (const [direction, level] of [
    ["over", "wider"],
    // Missing values collapse nothing.
    ["under", "approximate"],
  ] as const) {
    const ofKeys: Partial<FieldBinding> = { approximations: [{ direction, reason: "close", concerns: ["key"] }] };
    expect(boundPlan(once, { "target.name": ofKeys }).levels, "too many values, too many alerts").toEqual([
      `once-per-approximate ${level}`,
    ]);
  }
  const grouped = "{type: event_count, events: [run], group_by: [target.name], timespan: 1h, condition: {gt: 3}}";
  expect(boundPlan({ where: "{target.name: b}", trigger: grouped }, NO_NAME).levels).toContain(
    "not-expressible unsupported",
  );
});

describe("an event of which a target can test nothing", () => {
  it("has no rule there, since it would alert on every record", () => {
    const { notes } = boundPlan({ where: "{target.name: x}" }, NO_NAME);
    expect(notes.map(({ code }) => code)).toContain("not-expressible");
  });
});

describe("values that the target keeps in another field", () => {
  const apart = { field: storedField("target.name", column("path")), values: ["Registry", "System"] };
  const bound = (where: string, more = {}) => boundPlan({ where, ...more }, { "target.name": { apart } });

  it("are looked for there, in the letters that the test minds, also for presence", () => {
    expect(bound("{target.name: [registry, b]}").text).toContain('or target.name{path} is "Registry"');
    expect(bound("{target.name|cased: Registry}").text).toContain('or target.name{path} is "Registry" (case matters)');
    expect(bound("{target.name: b}").text).not.toContain("{path}");
    expect(bound("{target.name|exists: true}").text).toContain('or target.name{path} is one of "Registry", "System"');
  });

  it("are lost to a key, unless the event leaves them out", () => {
    const trigger = "{type: event_count, events: [run], group_by: [target.name], timespan: 1h, condition: {gt: 3}}";
    expect(bound("{operation: a}", { trigger }).levels).toEqual(["key-approximate narrower"]);
    expect(bound("{target.name: [a, b]}", { trigger }).levels).toEqual([]);
    expect(bound("{target.name: 'sys*'}", { trigger }).levels).toEqual(["key-approximate narrower"]);
  });
});

describe("a value that has to be new, on a target that remembers none", () => {
  const trigger = "{type: first_seen, events: [run], value: [target.name], history: 1d}";
  const levels = (change: Partial<FieldBinding>) =>
    boundPlan({ trigger }, { "target.name": change }, { ...plainTarget, remembers: false }).levels;
  const of = (direction: "over" | "under", concerns: FieldBinding["approximations"][number]["concerns"]) => ({
    approximations: [{ direction, reason: "close", concerns }],
  });

  it("loses nothing by what its values are, but by where it is missing", () => {
    expect(levels(of("under", ["key"]))).toEqual([]);
    expect(levels(of("over", ["presence"]))).toEqual([]);
    expect(levels(of("under", ["presence"]))).toEqual(["key-approximate narrower"]);
    expect(levels({ expression: absent })).toEqual(["not-expressible unsupported"]);
  });
});
