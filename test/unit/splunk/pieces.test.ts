import { describe, expect, test } from "vitest";
import { orderAssignments } from "../../../src/backends/splunk/assign.ts";
import type { Names } from "../../../src/backends/splunk/names.ts";
import { snake } from "../../../src/backends/splunk/names.ts";
import { escuName, stanzaName } from "../../../src/backends/splunk/objects.ts";
import { printEval } from "../../../src/backends/splunk/print-eval.ts";
import { printSearch } from "../../../src/backends/splunk/print-search.ts";
import { messageOf } from "../../../src/backends/splunk/risk.ts";
import { all, any, compare, field, not, number, sum, text } from "../../../src/backends/splunk/syntax.ts";
import type { Expression } from "../../../src/catalog/expression.ts";
import { render } from "../../../src/text/render.ts";
import { compileShipped, compileText, fileOf } from "./compile-text.ts";

const column = (name: string): Expression => ({ kind: "column", name, type: "string" });
const names: Names = { columns: new Map(), internal: (wish) => wish };
const assigned = (wanted: readonly (readonly [string, Expression])[]) =>
  orderAssignments(
    wanted.map(([name, expression]) => ({ name, expression, span: undefined })),
    names,
  ).assignments.map((one) => `${one.name}=${render(printEval(one.value)).text}`);

describe("assignments", () => {
  test("read a stored field before an output of its name replaces it", () => {
    expect(
      assigned([
        ["user", column("caller")],
        ["src", column("user")],
      ]),
    ).toEqual(["src=user", "user=caller"]);
  });

  test("copy a field when two outputs swap their names", () => {
    expect(
      assigned([
        ["a", column("b")],
        ["b", column("a")],
      ]),
    ).toEqual(["stored_a=a", "a=b", "b=stored_a"]);
  });

  test("compute a path once, however many parts of it are shown", () => {
    const path: Expression = { kind: "lower", of: column("resourceId") };
    const part = (index: number): Expression => ({ kind: "segment", of: path, separator: "/", index });
    expect(
      assigned([
        ["dest", part(8)],
        ["vendor_account", part(2)],
      ]),
    ).toEqual([
      "part=lower(resourceId)",
      'dest=mvindex(split(part, "/"), 8)',
      'vendor_account=mvindex(split(part, "/"), 2)',
    ]);
  });

  test("say nothing for a field that has its name already", () => {
    expect(assigned([["user", column("user")]])).toEqual([]);
  });
});

describe("printing", () => {
  const a = compare(field("a.b"), "=", text('x"\\'));
  const b = compare(field("b"), "=", number(1));

  test("puts OR groups in parentheses in both languages, whose precedences differ", () => {
    const flat = render(printEval(any([all([a, b]), not(any([a, b]))]))).text.replace(/\s+/g, " ");
    expect(flat).toBe(`('a.b'="x\\"\\\\" AND b=1) OR NOT ('a.b'="x\\"\\\\" OR b=1)`);
    const term = (name: string) =>
      ({ kind: "compare", field: name, operator: "=", value: [{ kind: "text", text: "1" }], span: undefined }) as const;
    const both = { kind: "and", operands: [term("a"), { kind: "or", operands: [term("b"), term("c.d")] }] } as const;
    expect(render(printSearch({ kind: "or", operands: [both, term("e")] })).text).toBe(
      `((a="1" (b="1" OR c.d="1")) OR e="1")`,
    );
  });

  test("keeps the grouping of differences", () => {
    expect(render(printEval(sum(number(1), "-", sum(number(2), "-", number(3))))).text).toBe("1-(2-3)");
  });
});

describe("names", () => {
  test("are legal and tell what they hold", () => {
    expect(["source.ip", "Sign-In IP", "2nd", "__proto__"].map(snake)).toEqual([
      "source_ip",
      "sign_in_ip",
      "field_2nd",
      "proto",
    ]);
  });

  test("of stanzas hold no brackets", () => {
    expect(stanzaName("my_app", "a [b]\nc")).toBe("My App - a (b) c - Rule");
  });

  test("of ESCU content follow the slug where the title does not", () => {
    const { detection } = compileShipped("azure-vm-run-command");
    expect(escuName(detection)).toBe("Azure VM Run Command");
  });

  test("never shadow a field that every event has", () => {
    const target = compileText(`
title: Names
id: 7c1d7d0a-3b57-4d8e-a5c8-6f2f0b7b3d36
version: 1
status: test
created: 2026-11-21
modified: 2026-11-21
author: [Rulewright]
severity: low
confidence: low
attack: {techniques: [T1651], tactics: [execution]}
description: Names that are taken.
events:
  call: {source: aws.cloudtrail, where: {operation: A}}
trigger: {type: event_count, events: [call], timespan: 5m, group_by: [actor.id], condition: {gte: 3}}
output: [actor.id, {count: events, as: count}, {values: source.address, as: host}, {values: operation, as: index}]
`);
    const table = /\| table ([^|]*)/.exec(fileOf(target, ".spl"))?.[1]?.split(/\s+/) ?? [];
    for (const taken of ["count", "host", "index", "source", "_time"]) expect(table).not.toContain(taken);
  });
});

test("a message keeps the author's dollar signs from becoming tokens", () => {
  const span = { file: "x", line: 1, column: 1, endLine: 1, endColumn: 1 };
  const template = {
    parts: [
      { kind: "text" as const, text: "$cost$ by " },
      { kind: "output" as const, output: "actor.name", span },
      { kind: "output" as const, output: "gone", span },
    ],
    span,
  };
  expect(messageOf(template, "t", new Map([["actor.name", "user"]]))).toBe("$$cost$$ by $user$unknown");
});

describe("the schedule", () => {
  const every = (interval: string, id = "7c1d7d0a-3b57-4d8e-a5c8-6f2f0b7b3d36") =>
    /cron_schedule = (.*)/.exec(
      fileOf(
        compileText(`
title: Schedule
id: ${id}
version: 1
status: test
created: 2026-11-21
modified: 2026-11-21
author: [Rulewright]
severity: low
confidence: low
attack: {techniques: [T1651], tactics: [execution]}
description: A schedule.
events:
  call: {source: aws.cloudtrail, where: {operation: A}}
trigger: {type: match, events: [call]}
schedule: {every: ${interval}, delay: 10m}
output: [actor.id]
`),
        ".savedsearch.conf",
      ),
    )?.[1] ?? "";

  /** Minutes of a week at which a cron line fires. */
  function firings(cron: string): readonly number[] {
    const [minute = "", hour = "", , , day = ""] = cron.split(" ");
    const matches = (pattern: string, value: number): boolean => {
      const [range = "", step = "1"] = pattern.split("/");
      if (range === "*") return value % Number(step) === 0;
      const [from = 0, to] = range.split("-").map(Number);
      return to === undefined ? value === from : value >= from && value <= to && (value - from) % Number(step) === 0;
    };
    return Array.from({ length: 7 * 24 * 60 }, (_, at) => at).filter(
      (at) =>
        matches(minute, at % 60) && matches(hour, Math.floor(at / 60) % 24) && matches(day, Math.floor(at / 1440)),
    );
  }

  test.each([
    ["1m", 1],
    ["5m", 5],
    ["20m", 20],
    ["1h", 60],
    ["6h", 360],
    ["1d", 1440],
  ])("every %s fires evenly, round the clock", (interval, minutes) => {
    const times = firings(every(interval));
    const gaps = new Set(times.slice(1).map((time, index) => time - (times[index] ?? 0)));
    expect([...gaps]).toEqual([minutes]);
  });

  test("every week fires once", () => {
    expect(firings(every("7d"))).toHaveLength(1);
  });

  test("differs between detections", () => {
    const lines = ["1", "2", "3", "4", "5"].map((digit) => every("1d", `7c1d7d0a-3b57-4d8e-a5c8-6f2f0b7b3d3${digit}`));
    expect(new Set(lines).size).toBeGreaterThan(1);
  });
});
