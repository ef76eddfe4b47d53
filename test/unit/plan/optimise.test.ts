import { describe, expect, it } from "vitest";
import type { Expression } from "../../../src/catalog/expression.ts";
import type { BoundField } from "../../../src/catalog/nodes.ts";
import type { Match, Predicate } from "../../../src/model/predicate.ts";
import { synthetic } from "../../../src/plan/bind-field.ts";
import { deriveTest } from "../../../src/plan/derive-test.ts";
import { simplify } from "../../../src/plan/simplify.ts";
import { stages } from "../../../src/plan/stages.ts";
import { boundPlan, column, plainTarget } from "../../helpers/bound-plan.ts";
import { field as definition } from "../../helpers/test-catalog.ts";

const span = { file: "f", line: 1, column: 1, endLine: 1, endColumn: 1 };
const TWO = `  run: {source: test.cloud, where: {operation: a}}
  stop: {source: test.cloud, where: {operation: b}}`;

describe("scans of one source", () => {
  it("become one", () => {
    const { text } = boundPlan({ events: TWO, trigger: "{type: match, events: [run, stop]}" });
    expect(text).toContain('scan test.cloud as run, stop where operation is one of "a", "b"');
  });

  it("stay apart where a key reads another field of each", () => {
    const trigger = (stop: string) =>
      `{type: event_count, events: [run, stop], group_by: [who], aliases: {who: {run: actor.name, stop: ${stop}}}, timespan: 1h, condition: {gt: 3}}`;
    expect(boundPlan({ events: TWO, trigger: trigger("target.name") }).text).toContain("union");
    expect(boundPlan({ events: TWO, trigger: trigger("actor.name") }).text).not.toContain("union");
  });

  it("stay apart where an output counts the rows of one", () => {
    const { text } = boundPlan({
      events: TWO,
      trigger: "{type: event_count, events: [run, stop], group_by: [actor.name], timespan: 1h, condition: {gt: 3}}",
      more: "output: [actor.name, {count: run, as: runs}]",
    });
    expect(text).toContain("union");
  });
});

describe("deriveTest", () => {
  const segment: Expression = { kind: "segment", of: column("path"), separator: "/", index: 0 };
  const derive = (match: Match<BoundField>, expression: Expression) =>
    deriveTest(
      { kind: "test", field: synthetic(definition("f"), expression, "f"), match, span },
      expression,
      plainTarget,
    );

  it("knows that no segment holds the separator", () => {
    const never = { kind: "constant", value: false, span };
    expect(derive({ kind: "equals", values: ["a/b"], cased: false }, segment)).toEqual(never);
    expect(
      derive({ kind: "pattern", patterns: [[{ kind: "any" }, { kind: "text", text: "a/b" }]], cased: false }, segment),
    ).toEqual(never);
    expect(derive({ kind: "equals", values: ["a/b", "c"], cased: false }, segment)).toMatchObject({
      match: { patterns: [{ source: "^([^/]*/){0}c(/|$)" }] },
    });
  });

  it("gives up where the separator is a letter, which an expression that ignores case cannot tell apart", () => {
    expect(derive({ kind: "exists" }, { ...segment, separator: "x" })).toBeUndefined();
  });

  it("does not promise of a column what the binding promises of its lower case", () => {
    const expression: Expression = { kind: "lower", of: column("c") };
    const plain = synthetic(definition("f"), expression, "f");
    const field: BoundField = { ...plain, binding: { ...plain.binding, storedCase: "lower" } };
    const match: Match<BoundField> = { kind: "equals", values: ["a"], cased: false };
    const derived = deriveTest({ kind: "test", field, match, span }, expression, plainTarget);
    expect(derived).toMatchObject({ field: { expression: column("c"), binding: { storedCase: "any" } } });
  });

  it("answers tests on a constant", () => {
    const constant: Expression = { kind: "constant", value: "Azure" };
    const like = (text: string, cased: boolean): Match<BoundField> => ({
      kind: "pattern",
      patterns: [[{ kind: "text", text }, { kind: "any" }]],
      cased,
    });
    expect(derive(like("az", false), constant)).toMatchObject({ value: true });
    expect(derive(like("az", true), constant)).toMatchObject({ value: false });
  });
});

describe("simplify", () => {
  const equals = (name: string, value: string, storedCase: "any" | "exact" = "any"): Predicate<BoundField> => {
    const plain = synthetic(definition(name), column(name), name);
    const field = { ...plain, binding: { ...plain.binding, storedCase } };
    return { kind: "test", field, match: { kind: "equals", values: [value], cased: false }, span };
  };
  const or = (operands: readonly Predicate<BoundField>[]): Predicate<BoundField> => ({ kind: "or", operands, span });
  const and = (...operands: readonly Predicate<BoundField>[]): Predicate<BoundField> => ({
    kind: "and",
    operands,
    span,
  });

  it("keeps tests apart whose values a target may spell differently", () => {
    expect(simplify(or([equals("a", "x", "any"), equals("a", "y", "exact")]))).toMatchObject({ kind: "or" });
  });

  it("takes long lists and many alternatives in time that grows with their number", () => {
    const many = Array.from({ length: 20_000 }, (_, i) => equals("a", `v${i}`));
    const pairs = Array.from({ length: 4000 }, (_, i) => and(equals("a", `v${i}`), equals("b", `w${i}`)));
    const started = performance.now();
    expect(simplify(or(many))).toMatchObject({ kind: "test" });
    expect(simplify(or(pairs))).toMatchObject({ kind: "or" });
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it("merges alternatives in several rounds", () => {
    const grid = ["1", "2"].flatMap((a) => ["3", "4"].map((b) => and(equals("a", a), equals("b", b))));
    expect(simplify(or(grid))).toMatchObject({
      kind: "and",
      operands: [{ match: { values: ["1", "2"] } }, { match: { values: ["3", "4"] } }],
    });
  });
});

describe("stages", () => {
  it("take a plan apart: outputs, once, trigger and what happens to each event's records", () => {
    const { plan } = boundPlan({
      events: `  run: {source: test.cloud, where: {operation: a}, operation: {by: [correlation.id], within: 1h}}
  big: {refines: run, where: {bytes|gt: 5}}
  login: {source: test.signin, where: {risk: high}}`,
      trigger:
        "{type: temporal, anchor: login, events: [run], before: 1h, after: 6h, group_by: [u], aliases: {u: {login: user.name, run: actor.name}}}",
      more: `exclusions: {x: {reason: r, events: [run], where: {target.name: lab}}}
score: {base: 2, add: [{when: big, points: -1}], at_least: 2}
once_per: {fields: [run.event.id], within: 1h}`,
    });
    const taken = stages(plan);
    expect(taken.trigger?.kind).toBe("anchored");
    expect(taken.once?.fields.map((key) => key.name)).toEqual(["run.event.id"]);
    expect(taken.branches.map((branch) => branch.events)).toEqual([["run"], ["login"]]);
    const [run, login] = taken.branches;
    expect(run?.collapse?.by.map((key) => key.name)).toEqual(["correlation.id"]);
    expect(run?.filters).toHaveLength(1);
    expect(run?.score?.atLeast).toBe(2);
    expect(login?.collapse).toBeUndefined();
  });

  it("have no trigger for a match, and refuse what is no detection's plan", () => {
    const { plan } = boundPlan({});
    expect(stages(plan)).toMatchObject({ trigger: undefined, once: undefined, fresh: { kind: "fresh" } });
    expect(() => stages({ kind: "union", inputs: [], span })).toThrow("Not a detection's plan: union");
  });
});
