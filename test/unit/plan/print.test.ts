import { describe, expect, it } from "vitest";
import type { Expression } from "../../../src/catalog/expression.ts";
import { lower } from "../../../src/plan/lower.ts";
import { printPlan } from "../../../src/plan/print.ts";
import { boundPlan, column } from "../../helpers/bound-plan.ts";

const EVERYTHING = {
  events: `  run:
    source: test.cloud
    where: {operation: [a, b], outcome: started}
    operation: {by: [correlation.id], any: {outcome: succeeded}, within: 2h}
  big: {refines: run, where: {bytes|gt: 5}}`,
  trigger:
    "{type: value_count, events: [run], group_by: [actor.key], timespan: 1h, condition: {field: target.id, gt: 3}}",
  more: `score: {base: 40, add: [{when: big, points: 40}], at_least: 60}
exclusions:
  lab: {reason: r, where: {target.name: lab}}
  later: {reason: r, where: {actor.name|in_list: empty}}
  off: {reason: r, enabled: false, where: {target.name: off}}
lists: {empty: {title: Empty, type: account, values: []}}
output: [actor.key, {count_distinct: target.id, as: targets}]`,
};

describe("printPlan", () => {
  it("prints a logical plan, without switched-off and empty exclusions", () => {
    const { detection } = boundPlan(EVERYTHING);
    expect(printPlan(lower(detection), (field) => field.name)).toBe(`output
    actor.key (folded),
    targets=count_distinct(target.id (folded)),
    first_time=first(time),
    last_time=last(time)
  arrived in the last 15m
    count distinct target.id (folded) by actor.key (folded) within 1h > 3
      score 40; +40 when bytes > 5; keep ≥ 60
        filter not target.name is "lab"
          collapse by correlation.id within 2h, time first keeping those where any outcome is "succeeded"
            scan test.cloud as run where operation is one of "a", "b" and outcome is "started"
`);
  });

  it("writes a computed field out once", () => {
    const expression: Expression = { kind: "first_of", options: [column("upn"), column("oid")], disjoint: false };
    const { text } = boundPlan(
      {
        trigger: "{type: event_count, events: [run], group_by: [actor.key], timespan: 1h, condition: {gte: 5}}",
        more: "entities: [{type: account, field: actor.key}]",
      },
      { "actor.key": { expression } },
    );
    expect(text).toBe(`output actor.key{first_of(upn, oid)} (folded), first_time=first(time), last_time=last(time)
  arrived in the last 15m
    count rows by actor.key (folded) within 1h ≥ 5
      scan test.cloud as run where operation is "Run/action"
`);
  });

  it("writes it out once for several events, and numbers another expression of the same name", () => {
    const expression: Expression = { kind: "lower", of: { kind: "path", of: column("p"), path: ["x"], parse: true } };
    const { text } = boundPlan(
      {
        events: `  run: {source: test.cloud, where: {operation: a}}
  stop: {source: test.cloud, where: {operation: b}}`,
        trigger: "{type: match, events: [run, stop]}",
        more: "output: [source.ip, {value: run.source.ip, as: ip}]",
      },
      { "source.ip": { expression } },
    );
    expect(text.split("\n")[0]).toBe('output source.ip{lower(p["x"])}, ip=source.ip, time');
  });

  it("breaks a long test at its outermost and", () => {
    const name = "a".repeat(60);
    const { text } = boundPlan({ where: `{operation: ${name}, target.name: [${name}, b], bytes|gt: 5}` });
    expect(text).toContain(`    scan test.cloud as run where
        operation is "${name}"
        and target.name is one of "${name}", "b"
        and bytes > 5
`);
  });
});
