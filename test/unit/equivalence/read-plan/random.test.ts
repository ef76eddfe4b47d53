import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { CanonicalEvent, FieldValue } from "../../../../src/equivalence/event.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import type { Detection } from "../../../../src/model/nodes.ts";
import { lower } from "../../../../src/plan/lower.ts";
import { optimiseLogical } from "../../../../src/plan/optimise.ts";
import { detectionOf } from "../../../helpers/detection.ts";
import { type TemplateParts, template } from "../../../helpers/detection-text.ts";
import { testCatalog } from "../../../helpers/test-catalog.ts";
import { differences } from "./compare.ts";

const database = openDatabase();
afterAll(() => database.close());

const MINUTE = 60_000;
const RUNS = 120;

/** One event of either source; few values, so that keys meet, and each kind of missing value. */
function events(values: fc.Arbitrary<FieldValue>, most: number): fc.Arbitrary<readonly CanonicalEvent[]> {
  const name = fc.constantFrom<FieldValue[]>("ada", "ada", "ada", "Ada", "Ada", "eve", "", null, undefined);
  const id = fc.constantFrom<FieldValue[]>("a-1", "A1", "b", undefined);
  const cloud = fc.record({
    operation: fc.constantFrom("run", "run", "Run", "stop", "stop", "start", "start", ""),
    outcome: fc.constantFrom<FieldValue[]>("started", "succeeded", "failed", undefined),
    "actor.name": name,
    "actor.id": id,
    "target.id": fc.constantFrom("/vm/1", "/VM/1", "/vm/2", "/vm/3"),
    "target.name": values,
    "correlation.id": fc.constantFrom<FieldValue[]>("c", "d", "", undefined),
    bytes: fc.constantFrom<FieldValue[]>(0, 5, 10, 1_000_000, undefined),
    is_admin: fc.constantFrom<FieldValue[]>(true, false, undefined),
    tags: fc.oneof(fc.array(fc.constantFrom("x", "Y", "y", ""), { maxLength: 3 }), values),
    "source.ip": fc.constantFrom<FieldValue[]>("10.0.0.1", "192.0.2.7", "2001:db8::1", "unknown", undefined),
  });
  const signin = fc.record({ "user.name": name, risk: fc.constantFrom("high", "low") });
  const fields = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.constant("test.cloud"), cloud) },
    { weight: 1, arbitrary: fc.tuple(fc.constant("test.signin"), signin) },
  );
  const one = fc.record({
    fields,
    minute: fc.integer({ min: 0, max: 30 }),
    late: fc.constantFrom(0, 0, 1),
    id: fc.constantFrom("", "m", "n"),
  });
  return fc.array(
    one.map(
      ({ fields: [source, given], minute, late, id: order }): CanonicalEvent => ({
        source,
        time: minute * MINUTE + late,
        id: order,
        fields: new Map<string, FieldValue>(Object.entries(given)),
      }),
    ),
    { minLength: Math.floor(most / 2), maxLength: most },
  );
}

/** Every detection on as many random cases, in one query per detection. */
async function expectAgreement(
  all: readonly TemplateParts[],
  values: fc.Arbitrary<FieldValue>,
  most: number,
  planOf = (detection: Detection) => optimiseLogical(lower(detection)),
): Promise<void> {
  const detections = all.map((parts) => detectionOf(template(parts), { catalog: testCatalog }));
  const cases = fc.sample(events(values, most), { numRuns: RUNS, seed: 20_261_121 });
  const found = await differences(database, detections, cases, { planOf });
  const described = found.slice(0, 5).map((each) => ({
    ...each,
    detection: all[each.detection],
    case: cases[each.case]?.map(({ time, id, source, fields }) => ({
      time,
      id,
      source,
      ...Object.fromEntries(fields),
    })),
  }));
  expect(described, `${found.length} differences`).toEqual([]);
}

const RUN = "  run: {source: test.cloud, where: {operation: run}}";
const STOP = "  stop: {source: test.cloud, where: {operation: stop}}";
const START = "  start: {source: test.cloud, where: {operation: [start, run]}}";
const SIGN_IN = "  sign_in: {source: test.signin, where: {risk: high}}";
const THREE = `${RUN}\n${STOP}\n${START}`;
const operation = (time: string) =>
  `  run: {source: test.cloud, where: {operation: [run, stop]}, operation: {by: [correlation.id, target.id], any: {outcome: succeeded}, time: ${time}, within: 5m}}`;
const OPERATION = operation("first");

/** Every kind of trigger, over three events of one source. */
function triggers(three: string): readonly TemplateParts[] {
  const user = "{user: {run: actor.name, sign_in: user.name}}";
  const counts = ["{gte: 2}", "{gt: 2}", "{gte: 2, lt: 4}", "{eq: 2}", "{neq: 1}", "{lte: 2}"];
  return [
    { events: three, trigger: "{type: match, events: [run, stop, start]}" },
    ...counts.map((condition) => ({
      events: three,
      trigger: `{type: event_count, events: [run, start], group_by: [actor.name, actor.id], timespan: 10m, condition: ${condition}}`,
    })),
    {
      events: RUN,
      trigger: "{type: event_count, events: [run], group_by: [tags], timespan: 10m, condition: {gte: 2}}",
    },
    ...["target.id", "tags", "[target.id, tags]", "actor.id"].map((field) => ({
      events: three,
      trigger: `{type: value_count, events: [run, stop], group_by: [actor.name], timespan: 15m, condition: {field: ${field}, gte: 2}}`,
    })),
    ...["temporal", "temporal_ordered"].flatMap((type) => [
      { events: three, trigger: `{type: ${type}, events: [run, stop], group_by: [actor.name], timespan: 5m}` },
      { events: three, trigger: `{type: ${type}, events: [stop, start, run], group_by: [actor.id], timespan: 12m}` },
      {
        events: `${RUN}\n${SIGN_IN}`,
        trigger: `{type: ${type}, events: [sign_in, run], group_by: [user], timespan: 8m, aliases: ${user}}`,
      },
    ]),
    {
      events: three,
      trigger: "{type: temporal, anchor: start, events: [run, stop], group_by: [actor.name], before: 2m, after: 10m}",
    },
    {
      events: three,
      trigger: "{type: temporal, anchor: start, events: [run], group_by: [tags], before: 5m, after: 5m}",
    },
    {
      events: three,
      trigger: "{type: first_seen, events: [run, stop], value: [actor.name, target.id], history: 1h}",
    },
    { events: RUN, trigger: "{type: first_seen, events: [run], value: [tags], history: 1h}" },
  ];
}

test("triggers", async () => {
  await expectAgreement(triggers(THREE), fc.constant("x"), 25);
}, 60_000);

test("the plan as it is lowered, where no record is two events", async () => {
  const disjoint = THREE.replace("[start, run]", "start");
  await expectAgreement(triggers(disjoint), fc.constant("x"), 25, lower);
}, 60_000);

test("operations, exclusions, score and once_per", async () => {
  const match = "{type: match, events: [run]}";
  const once = "once_per: {fields: [correlation.id, target.id], within: 5m}\n";
  const exclusions =
    "exclusions: {one: {reason: x, where: {actor.name: ada}}, two: {reason: x, where: {tags|all: [x, y]}}, off: {enabled: false, reason: x, where: {operation: run}}}\n";
  const score =
    "score: {base: 10, add: [{when: late, points: 5}, {when: big, points: -3}, {when: tagged, points: 4}], at_least: 12}\n";
  const refining =
    "\n  late: {refines: run, where: {target.id|endswith: '2'}}\n  big: {refines: run, where: {bytes|gte: 10}}\n  tagged: {refines: run, where: {tags: x}}";
  await expectAgreement(
    [
      { events: RUN, trigger: match, more: once },
      { events: THREE, trigger: "{type: match, events: [run, start]}", more: once },
      ...["first", "last"].map((time) => ({ events: operation(time), trigger: match })),
      { events: OPERATION, trigger: match, more: once },
      ...[
        "{type: event_count, events: [run, start], group_by: [correlation.id, target.id], timespan: 10m, condition: {gte: 2}}",
        "{type: temporal, events: [run, stop], group_by: [correlation.id, target.id], timespan: 10m}",
        "{type: first_seen, events: [run], value: [actor.name], history: 1h}",
      ].map((trigger) => ({ events: THREE, trigger, more: once })),
      ...["run", "stop"].map((name) => ({
        events: THREE,
        trigger: "{type: temporal, anchor: stop, events: [run], group_by: [actor.name], before: 5m, after: 5m}",
        more: `once_per: {fields: [${name}.correlation.id, ${name}.target.id], within: 5m}\n`,
      })),
      { events: OPERATION, trigger: match, more: exclusions },
      { events: THREE, trigger: "{type: match, events: [run, stop, start]}", more: exclusions },
      { events: RUN + refining, trigger: match, more: score },
      { events: OPERATION + refining, trigger: match, more: score + exclusions },
      { events: OPERATION + refining, trigger: match, more: score + once },
      {
        events: OPERATION,
        trigger: "{type: event_count, events: [run], group_by: [actor.name], timespan: 10m, condition: {gte: 2}}",
        more: exclusions,
      },
      ...["temporal", "temporal_ordered"].map((type) => ({
        events: `${operation("last")}\n${STOP}`,
        trigger: `{type: ${type}, events: [stop, run], group_by: [outcome], timespan: 10m}`,
      })),
      {
        events: operation("last"),
        trigger: "{type: first_seen, events: [run], value: [actor.name], history: 1h}",
        more: exclusions,
      },
      {
        events: `${OPERATION}\n${STOP}`,
        trigger: "{type: temporal, anchor: stop, events: [run], group_by: [actor.name], before: 2m, after: 10m}",
      },
    ],
    fc.constantFrom<FieldValue[]>("x", undefined),
    30,
  );
}, 60_000);

test("tests of every kind, on hostile values", async () => {
  const wheres = [
    "{target.name: 'a*b'}",
    "{target.name: 'a\\*b'}",
    "{target.name: 'äb'}",
    "{target.name: '?'}",
    "{target.name: '*'}",
    "{target.name|contains: 'a.b'}",
    "{target.name|contains: '\\\\'}",
    "{target.name|startswith: 'ÄB'}",
    '{target.name|endswith: "o\'c%_"}',
    "{target.name: [AB, ab.b, '{i}', 'ä\\?b*']}",
    "{target.name|cased: Ab}",
    "{target.name|contains|cased: AB}",
    "{target.name|contains|all: [a, b]}",
    "{target.name|neq: [ab, x]}",
    "{target.name|exists: true}",
    "{target.name|exists: false}",
    "{target.name: null}",
    "{target.name|re: 'a.b'}",
    "{target.name|re|i: '^A+.?b$'}",
    "{target.name|re|s: 'a.b'}",
    "{target.name|re|m: '^b$'}",
    "{target.name|re: '[^a-z]\\d*$'}",
    "{target.name|base64offset|contains: foo}",
    "{target.name|fieldref: operation}",
    "{target.name|fieldref|contains: tags}",
    "{bytes: 5}",
    "{bytes|gt: 5}",
    "{bytes|lte: 5}",
    "{is_admin: true}",
    "{is_admin: false}",
    "{tags: [x, 'a*']}",
    "{tags|all: [x, y]}",
    "{tags|neq: x}",
    "{source.ip|cidr: 10.0.0.0/8}",
    "{source.ip|cidr: ['192.0.2.0/24', '2001:db8::/32']}",
    "{actor.name|in_list: known}",
    "{actor.id: a1}",
  ];
  const parts = wheres.flatMap((where): TemplateParts[] => {
    const more = where.includes("in_list")
      ? "lists: {known: {title: K, type: account, store: lookup, values: [ADA, 'e*']}}\n"
      : "";
    return [
      { where, more },
      { where: `{s: ${where}, condition: not s}`, more },
    ];
  });
  const words = "{w: [RUN, 'a*b'], t: {operation: stop}, condition: w and not t}";
  // No line breaks but the newline, which is where dialects of regular expressions part.
  const hostile = fc.oneof(
    fc.constantFrom<FieldValue[]>(
      "ab",
      "AB",
      "Ab",
      "a\nb",
      "a.b",
      "axb",
      "a*b",
      "a\\b",
      "äB",
      "ÄB",
      "ä?bc",
      "o'C%_",
      "{i}",
    ),
    fc.constantFrom<FieldValue[]>(
      "",
      null,
      undefined,
      "x",
      "run",
      "Zm9v",
      "eGZvbw",
      "9",
      "\u{1f600}",
      "ſ",
      "K",
      5,
      true,
    ),
    fc.array(fc.constantFrom("ab", "Ab", "", "x", "b"), { maxLength: 3 }),
    fc.string({ unit: fc.constantFrom("a", "b", "A", "B", ".", "*", "?", "\\", "\n", "'", "ä", "é"), maxLength: 4 }),
  );
  await expectAgreement([...parts, { where: words }], hostile, 12);
}, 60_000);
