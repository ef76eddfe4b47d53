import { describe, expect, it } from "vitest";
import { createNoteSink } from "../../../src/fidelity/notes.ts";
import type { OutputValue } from "../../../src/model/nodes.ts";
import { withOutputs } from "../../../src/model/outputs.ts";
import { substituteSources } from "../../../src/model/substitute.ts";
import { detectionOf } from "../../helpers/detection.ts";
import { type TemplateParts, template } from "../../helpers/detection-text.ts";
import { testCatalog } from "../../helpers/test-catalog.ts";

const detection = (parts: TemplateParts) => detectionOf(template(parts), { catalog: testCatalog });
const lacks =
  (...missing: readonly string[]) =>
  (source: string) =>
    missing.includes(source) ? `${source} is not stored` : undefined;

describe("substituteSources", () => {
  const parts: TemplateParts = {
    events: `  run:
    source: test.cloud
    where: {operation: a}
    operation: {by: [event.id], any: {outcome: succeeded}, within: 1h}
    otherwise: {source: test.signin, where: {risk: high}, reason: No audit log here}
  big: {refines: run, where: {bytes|gt: 5}}`,
    more: `score: {base: 1, add: [{when: big, points: 2}], at_least: 2}
exclusions: {x: {reason: r, where: {source.ip: 10.0.0.1}}}
output: [source.ip, time.first]`,
  };

  it("puts the substitute in place with its own fields, keeping the operation, and notes it once", () => {
    const notes = createNoteSink("sigma");
    const whole = detection(parts);
    const run = new Map([...whole.events].filter(([name]) => name === "run"));
    const replaced = substituteSources({ ...whole, events: run }, lacks("test.cloud"), notes);
    const stand = replaced?.events.get("run");
    const signin = testCatalog.source("test.signin");
    expect(stand?.source.name).toBe("test.signin");
    expect(stand?.operation?.by[0]?.definition).toBe(signin?.fields.get("event.id"));
    const exclusion = replaced?.exclusions[0]?.where.get("run");
    expect(exclusion?.kind === "test" && exclusion.field.definition).toBe(signin?.fields.get("source.ip"));
    const term = replaced?.score?.add[0]?.when;
    expect(term?.kind === "test" && term.field.definition.nullable).toBe(true);
    const first = replaced?.outputs.find((output) => output.name === "time.first")?.value;
    expect(first?.kind === "field" && first.fields.get("run")?.definition.type).toBe("datetime");
    expect(notes.notes.map(({ code, level, reason }) => [code, level, reason])).toEqual([
      ["substitute-source", "approximate", "No audit log here"],
    ]);
  });

  it("leaves a detection alone whose sources are all there", () => {
    const notes = createNoteSink("sigma");
    const whole = detection(parts);
    expect(substituteSources(whole, lacks(), notes)).toBe(whole);
    expect(notes.notes).toEqual([]);
  });

  it("finds no rule where neither the source nor its substitute is stored", () => {
    const notes = createNoteSink("sigma");
    expect(substituteSources(detection(parts), lacks("test.cloud", "test.signin"), notes)).toBeUndefined();
    expect(notes.notes.map(({ code, reason }) => [code, reason])).toEqual([
      ["not-expressible", "test.signin is not stored"],
    ]);
  });
});

describe("withOutputs", () => {
  const outputOf = (parts: TemplateParts, name: string): OutputValue | undefined =>
    withOutputs(detection(parts), [name]).outputs.find((output) => output.name === name)?.value;
  const COUNT = "{type: event_count, events: [run], group_by: [actor.key], timespan: 1h, condition: {gt: 3}}";

  it("adds a field of each event, values under a count, and nothing that is there or unknown", () => {
    expect(outputOf({}, "actor.name")).toMatchObject({ kind: "field" });
    expect(outputOf({ trigger: COUNT }, "actor.name")).toMatchObject({ kind: "values", of: { fold: true } });
    const plain = detection({ more: "output: [actor.name]" });
    expect(withOutputs(plain, ["actor.name", "no.such"])).toBe(plain);
  });

  it("adds a key as the key", () => {
    expect(outputOf({ trigger: COUNT, more: "output: []" }, "actor.key")).toMatchObject({ kind: "key" });
  });

  it("takes a field for a field where an event is called as it begins", () => {
    const parts = {
      events: "  actor: {source: test.cloud, where: {operation: a}}",
      trigger: "{type: match, events: [actor]}",
    };
    const value = outputOf(parts, "actor.name");
    expect(value?.kind === "field" && [...value.fields].map(([event, field]) => [event, field.name])).toEqual([
      ["actor", "actor.name"],
    ]);
    const qualified = outputOf(parts, "actor.target.name");
    expect(qualified?.kind === "field" && [...qualified.fields.values()].map((field) => field.name)).toEqual([
      "target.name",
    ]);
  });
});
