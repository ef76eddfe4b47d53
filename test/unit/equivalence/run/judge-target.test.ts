import { afterAll, describe, expect, test } from "vitest";
import type { CompiledTarget } from "../../../../src/compile.ts";
import type { Ingest } from "../../../../src/equivalence/ingest/ingest.ts";
import type { ReadRule, RuleSchedule } from "../../../../src/equivalence/read/reader.ts";
import { call, column, now, number, readFrom, text } from "../../../../src/equivalence/relation/build.ts";
import type { Relation } from "../../../../src/equivalence/relation/nodes.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import {
  type CaseVerdict,
  type EventCase,
  type JudgeInput,
  judgeTarget,
  verdictFindings,
} from "../../../../src/equivalence/run/judge-target.ts";
import { createNoteSink, type Direction, type Note } from "../../../../src/fidelity/notes.ts";
import { detectionOf } from "../../../helpers/detection.ts";
import { type TemplateParts, template } from "../../../helpers/detection-text.ts";
import { testCatalog } from "../../../helpers/test-catalog.ts";

const database = openDatabase();
afterAll(() => database.close());

const minute = 60_000;
const start = Date.UTC(2026, 0, 15, 10);
const span = (line: number) => ({ file: "e.ndjson", line, column: 1, endLine: 1, endColumn: 1 });

/** What was emitted, with the place in the detection that its clause came from. */
const emitted = "Logs\n| where op == 'run'\n";
const clause = { start: 13, end: 24 };

interface Setting {
  /** How a note on a field says that the rule strays. */
  readonly strays?: Direction;
  readonly rules?: readonly ReadRule[];
  readonly problems?: JudgeInput["outcome"]["problems"];
  readonly ingests?: readonly Ingest[];
  readonly detection?: TemplateParts;
}

function rule(value: string, schedule: RuleSchedule = { kind: "streaming" }, relation?: Relation): ReadRule {
  return { path: "rule.kql", title: "Rule", relation: relation ?? filtered(value), schedule, deduplicates: false };
}

const stored: Relation = {
  kind: "scan",
  places: ["Logs*"],
  columns: [
    { name: "op", type: "text", from: { kind: "stored", key: "op" } },
    { name: "Arrived", type: "number", from: { kind: "arrived" } },
  ],
};

function filtered(value: string): Relation {
  return { kind: "filter", input: stored, where: readFrom(clause, call("equals", column("op", "text"), text(value))) };
}

const ingest = (place: string, column = "op"): Ingest => ({
  source: "test.cloud",
  place,
  evidence: { kind: "doc", of: "a test" },
  rows: ({ op }) => [{ [column]: String(op) }],
});

function strayingNotes(direction: Direction | undefined): readonly Note[] {
  const sink = createNoteSink("sentinel");
  const place = { construct: "op", reason: "it strays", span: span(1) };
  if (direction !== undefined) sink.add({ code: "field-approximate", ...place, direction });
  return sink.notes;
}

function input({
  strays,
  rules = [rule("run")],
  problems = [],
  ingests = [ingest("Logs")],
  detection = {},
}: Setting): JudgeInput {
  const compiled: CompiledTarget = {
    backend: "sentinel",
    detection: detectionOf(template({ where: "{operation: run}", ...detection }), { catalog: testCatalog }),
    artifacts: [
      {
        kind: "rule",
        part: "",
        ruleId: "",
        path: "rule.kql",
        content: { text: emitted, marks: [{ ...clause, span: { ...span(9), file: "d.yml" } }] },
      },
    ],
    notes: strayingNotes(strays),
    level: "exact",
    logical: undefined,
    input: undefined,
  };
  const reader = {
    read: () => Promise.reject(new Error("Nothing is read here")),
    flatten: (row: object) => ({ ...row }),
  };
  return { compiled, ingests: new Map([["test.cloud", ingests]]), reader, database, outcome: { rules, problems } };
}

/** Events of these operations, a minute apart, each so many minutes late. */
function eventCase(operations: readonly string[], late: readonly number[] = []): EventCase {
  const source = "test.cloud";
  return {
    name: "a case",
    records: operations.map((op, index) => ({
      source,
      record: { op },
      time: undefined,
      lag: (late[index] ?? 0) * minute,
      span: span(index + 1),
    })),
    events: operations.map((op, index) => ({
      source,
      time: start + index * minute,
      id: `e${index}`,
      fields: new Map([
        ["operation", op],
        ["actor.key", "ada"],
      ]),
    })),
  };
}

async function verdict(setting: Setting, events: EventCase): Promise<CaseVerdict> {
  const [found] = await judgeTarget(input(setting), [events]);
  if (found === undefined) throw new Error("There is no verdict");
  return found;
}

describe("the verdict on a target", () => {
  test("is the same where the alerts are those of the detection", async () => {
    expect(await verdict({}, eventCase(["run", "stop", "run"]))).toEqual({ state: "same", differences: [] });
    expect(await verdict({}, eventCase(["stop"]))).toEqual({ state: "same", differences: [] });
  });

  test.each([
    [undefined, "differs"],
    ["over", "differs"],
    ["under", "noted"],
    ["both", "noted"],
  ] as const)("of a rule that strays %s and misses an event is that it %s", async (strays, state) => {
    const found = await verdict({ ...(strays && { strays }), rules: [rule("walk")] }, eventCase(["run"]));
    expect(found.state).toBe(state);
    expect(found.differences.map(({ kind, serials }) => [kind, ...serials])).toEqual([["missing", 0]]);
  });

  test.each([
    [undefined, "differs"],
    ["under", "differs"],
    ["over", "noted"],
    ["both", "noted"],
  ] as const)("of a rule that strays %s and takes too much is that it %s", async (strays, state) => {
    const found = await verdict(
      { ...(strays && { strays }), rules: [rule("run"), rule("stop")] },
      eventCase(["run", "stop"]),
    );
    expect(found.state).toBe(state);
    expect(found.differences.map(({ kind, serials }) => [kind, ...serials])).toEqual([["extra", 1]]);
  });

  test("is none where nothing is stored, no rule is there, or one could not be read", async () => {
    const events = eventCase(["run"]);
    expect((await verdict({ ingests: [] }, events)).state).toBe("unjudged");
    expect((await verdict({ rules: [] }, events)).state).toBe("unjudged");
    expect((await verdict({ problems: [{ path: "rule.kql", message: "?" }] }, events)).state).toBe("unjudged");
  });

  test("is that of the worst way of storing the events", async () => {
    const both = [ingest("Logs"), ingest("LogsOfAnotherConnector", "OperationName")];
    expect((await verdict({ ingests: both }, eventCase(["run"]))).state).toBe("differs");
  });

  test("passes over a place that no rule reads, unless that is the only one", async () => {
    const elsewhere = ingest("Elsewhere");
    expect((await verdict({ ingests: [ingest("Logs"), elsewhere] }, eventCase(["run"]))).state).toBe("same");
    expect((await verdict({ ingests: [elsewhere] }, eventCase(["run"]))).state).toBe("differs");
  });

  test("tells cases that are judged at once apart", async () => {
    const cases = [eventCase(["run"]), eventCase(["stop"]), eventCase(["walk"])];
    const found = await judgeTarget(input({ rules: [rule("run"), rule("walk")] }), cases);
    expect(found.map(({ state }) => state)).toEqual(["same", "same", "differs"]);
  });

  const every5 = { kind: "scheduled", every: 5 * minute, offset: 0, lookBack: 15 * minute, latency: 0 } as const;
  const fresh: Relation = {
    kind: "filter",
    input: filtered("run"),
    where: call("less_equal", call("subtract", now, number(5 * minute)), column("Arrived", "number")),
  };

  test("sees a rule that alerts in every run whose look-back reaches the event", async () => {
    const found = await verdict({ rules: [rule("run", every5)] }, eventCase(["run"]));
    expect(new Set(found.differences.map(({ kind }) => kind))).toEqual(new Set(["repeated"]));
    expect((await verdict({ rules: [rule("run", every5, fresh)] }, eventCase(["run"]))).state).toBe("same");
  });

  test("sees a look-back that does not reach a late event", async () => {
    const rules = [rule("run", { ...every5, lookBack: 5 * minute }, fresh)];
    expect((await verdict({ rules }, eventCase(["run"], [1]))).state).toBe("same");
    expect((await verdict({ rules }, eventCase(["run"], [9]))).state).toBe("differs");
  });
});

describe("findings of a verdict", () => {
  async function findings(setting: Setting, events: EventCase) {
    const judged = input(setting);
    const [found] = await judgeTarget(judged, [events]);
    return found === undefined ? [] : verdictFindings(judged, events, found);
  }

  test("a miss stands at the event, with the clause in the emitted file and its line in the detection", async () => {
    const [finding, ...others] = await findings({ rules: [rule("walk")] }, eventCase(["stop", "run"]));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: "RW3920", severity: "error", span: { file: "e.ndjson", line: 2 } });
    expect(finding?.message).toContain('sentinel does not, in "a case"');
    expect(finding?.related).toMatchObject([
      { message: "Decided by rule.kql:2: op == 'run'", span: { file: "d.yml", line: 9 } },
    ]);
  });

  test("an alert too many names the rule and the event", async () => {
    const [finding] = await findings({ rules: [rule("run"), rule("stop")] }, eventCase(["stop"]));
    expect(finding).toMatchObject({ code: "RW3921", span: { file: "e.ndjson", line: 1 } });
    expect(finding?.message).toMatch(/^rule\.kql alerts on this event/);
  });

  test("a repeat says so", async () => {
    const every = { kind: "scheduled", every: minute, offset: 0, lookBack: 3 * minute, latency: 0 } as const;
    const found = await findings({ rules: [rule("run", every)] }, eventCase(["run", "run"]));
    const where = found.map(({ code, span, message }) => `${code} ${span?.line} ${message}`);
    const repeats = 'rule.kql alerts on the same events in two runs, stored in Logs, in "a case"';
    expect(where).toEqual([`RW3922 1 ${repeats}`, `RW3922 2 ${repeats}`]);
  });

  test("a repeat in several ways of storing is one finding that names them", async () => {
    const every = { kind: "scheduled", every: minute, offset: 0, lookBack: 3 * minute, latency: 0 } as const;
    const ingests = [ingest("LogsNew"), ingest("Logs"), ingest("Logs"), ingest("LogsOther", "unread")];
    const found = await findings({ ingests, rules: [rule("run", every)] }, eventCase(["run"]));
    const repeats = found.filter(({ code }) => code === "RW3922").map(({ message }) => message);
    expect(repeats).toEqual(['rule.kql alerts on the same events in two runs, stored in Logs or LogsNew, in "a case"']);
  });

  test("a miss in several ways of storing is one finding as long as one clause decides", async () => {
    const rules = [rule("walk")];
    expect(await findings({ ingests: [ingest("Logs"), ingest("LogsNew")], rules }, eventCase(["run"]))).toHaveLength(1);
  });

  test("what a note foretells is no finding", async () => {
    expect(await findings({ strays: "under", rules: [rule("walk")] }, eventCase(["run"]))).toEqual([]);
  });
});

describe("what is new when it arrives", () => {
  const detection = {
    trigger: "{type: first_seen, events: [run], value: [actor.key], history: 1h}",
    more: "schedule: {every: 5m, delay: 5m}",
  };
  /** A rule that alerts on one event, by its place in the case. */
  const only = (serial: number): Relation => ({
    kind: "filter",
    input: {
      ...stored,
      columns: [{ name: "n", type: "number", from: { kind: "serial" } }],
    } as Relation,
    where: call("equals", column("n", "number"), number(serial)),
  });
  const streaming = { kind: "streaming" } as const;

  test("an event that comes after a later one may leave the alert to that", async () => {
    const late = eventCase(["run", "run"], [4, 0]);
    for (const serial of [0, 1]) {
      const rules = [rule("", streaming, only(serial))];
      expect((await verdict({ detection, rules }, late)).state, String(serial)).toBe("same");
    }
  });

  test("in order, only the first is new", async () => {
    const rules = [rule("", streaming, only(1))];
    expect((await verdict({ detection, rules }, eventCase(["run", "run"]))).state).toBe("differs");
  });

  test("of events of one time either is", async () => {
    const { records, events, name } = eventCase(["run", "run"]);
    const tied = { name, records, events: events.map((event) => ({ ...event, time: start })) };
    for (const serial of [0, 1]) {
      const rules = [rule("", streaming, only(serial))];
      expect((await verdict({ detection, rules }, tied)).state, String(serial)).toBe("same");
    }
  });
});
