import { describe, expect, it } from "vitest";
import type { Output } from "../../../src/model/nodes.ts";
import { detectionOf, resolveText } from "../../helpers/detection.ts";
import { template } from "../../helpers/detection-text.ts";
import { testCatalog } from "../../helpers/test-catalog.ts";

const EVENTS = `  run: {source: test.cloud, where: {operation: Run/action}}
  sign_in: {source: test.signin, where: {risk: high}}`;
const MATCH = "{type: match, events: [run, sign_in]}";
const COUNT = "{type: event_count, events: [run], group_by: [actor.key], timespan: 1h, condition: {gt: 3}}";
const ANCHORED =
  "{type: temporal, anchor: sign_in, events: [run], before: 1h, after: 6h, group_by: [user], aliases: {user: {sign_in: user.name, run: actor.key}}}";
const FIRST = "{type: first_seen, events: [run], value: [actor.key], history: 7d}";

const options = { catalog: testCatalog };
const text = (trigger: string, more: string): string => template({ events: EVENTS, trigger, more });
const codes = (trigger: string, more: string): readonly string[] =>
  resolveText(text(trigger, more), options)
    .diagnostics.map((found) => found.code)
    .filter((code) => code !== "RW3054");
const outputs = (trigger: string, more: string): readonly Output[] => detectionOf(text(trigger, more), options).outputs;
const names = (trigger: string, more: string): readonly string[] => outputs(trigger, more).map((output) => output.name);

function show(output: Output | undefined): string {
  if (output === undefined) return "nothing";
  const { value } = output;
  if (value.kind === "field") return [...value.fields].map(([event, field]) => `${event}.${field.name}`).join(" ");
  return value.kind === "key" ? `key ${value.key.name}` : value.kind;
}

describe("outputs", () => {
  it("default to keys, entities and time", () => {
    expect(names(MATCH, "")).toEqual(["time"]);
    expect(names(FIRST, "entities: [{type: ip, field: source.ip}]")).toEqual(["actor.key", "source.ip", "time"]);
    expect(names(COUNT, "")).toEqual(["actor.key", "first_time", "last_time"]);
    expect(names(ANCHORED, "")).toEqual(["user", "time"]);
  });

  it("are joined by what entities, placeholders and once_per name, and by time", () => {
    const more = `output: [target.name]
entities: [{type: ip, field: source.ip}]
alert: {title: 'Run by {{actor.key}} on {{target.name}}'}
once_per: {fields: [event.id], within: 1h}`;
    expect(names("{type: match, events: [run]}", more)).toEqual([
      "target.name",
      "source.ip",
      "actor.key",
      "event.id",
      "time",
    ]);
  });

  it("take a field from every event that carries it", () => {
    const [ip, target] = outputs(MATCH, "output: [source.ip, target.name]");
    expect(show(ip)).toBe("run.source.ip sign_in.source.ip");
    expect(show(target)).toBe("run.target.name");
  });

  it("name the field of one event where an alert joins several", () => {
    const [ip, renamed] = outputs(ANCHORED, "output: [run.source.ip, {value: sign_in.source.ip, as: sign_in_ip}]");
    expect(show(ip)).toBe("run.source.ip");
    expect([renamed?.name, show(renamed)]).toEqual(["sign_in_ip", "sign_in.source.ip"]);
  });

  it("give a joined alert the time of the event near the anchor", () => {
    expect(show(outputs(ANCHORED, "").find((output) => output.name === "time"))).toBe("run.time");
  });

  it("show an entity of a counting trigger as the values of the group", () => {
    const detection = detectionOf(
      text(COUNT, "entities: [{type: ip, field: source.ip}, {type: account, field: actor.key}]"),
      options,
    );
    expect(detection.entities.map((entity) => entity.output)).toEqual(["source.ip", "actor.key"]);
    expect(show(detection.outputs.find((output) => output.name === "source.ip"))).toBe("values");
  });

  it("let an entity use the aggregate that the author has named", () => {
    const more =
      "output: [{values: source.ip, as: addresses, limit: 5}]\nentities: [{type: ip, field: source.ip}, {type: ip, field: addresses}]";
    const detection = detectionOf(text(COUNT, more), options);
    expect(detection.entities.map((entity) => entity.output)).toEqual(["addresses", "addresses"]);
  });

  it("do not repeat times that the author has aggregated", () => {
    const more = "output: [{first: time, as: begun}, {last: time, as: last_time}, {duration: time, as: took}]";
    expect(names(COUNT, more)).toEqual(["begun", "last_time", "took"]);
  });

  it("resolve every aggregate", () => {
    const more = `score: {base: 1, add: [{when: big, points: 1}]}
output: [{count: events, as: n}, {count: run, as: runs}, {count_distinct: [target.id, operation], as: pairs}, {max: score, as: top}, {min: bytes, as: least}]`;
    const events = `${EVENTS}\n  big: {refines: run, where: {bytes: 9}}`;
    const detection = detectionOf(template({ events, trigger: COUNT, more }), options);
    expect(detection.outputs.slice(0, 5).map(show)).toEqual(["count", "count", "count_distinct", "max", "min"]);
  });

  it.each([
    [MATCH, "output: [sourc.ip]", "RW3100"],
    [MATCH, "output: [run.sourc.ip]", "RW3100"],
    [MATCH, "entities: [{type: ip, field: nothing}]", "RW3100"],
    [MATCH, "alert: {title: '{{nothing}}'}", "RW3100"],
    [ANCHORED, "output: [source.ip]", "RW3101"],
    [MATCH, "output: [target.name, target.name]", "RW3102"],
    [MATCH, "output: [target.name, {value: source.ip, as: ip}, {value: target.name, as: ip}]", "RW3102"],
    [COUNT, "output: [source.ip]", "RW3103"],
    [COUNT, "output: [time]", "RW3103"],
    [COUNT, "output: [{value: source.ip, as: ip}]", "RW3103"],
    [COUNT, "alert: {title: '{{source.ip}}'}", "RW3103"],
    [COUNT, "limits: {throttle: {fields: [source.ip], for: 1h}}", "RW3103"],
    [MATCH, "output: [{count: events, as: n}]", "RW3104"],
    [FIRST, "output: [{values: source.ip, as: ips}]", "RW3104"],
    [ANCHORED, "output: [{first: time, as: begun}]", "RW3104"],
    [COUNT, "output: [{count: rum, as: n}]", "RW3052"],
    [COUNT, "output: [{max: operation, as: top}]", "RW3107"],
    [COUNT, "output: [{max: score, as: top}]", "RW3126"],
    [MATCH, "output: [score]", "RW3126"],
  ])("%s %s: %s", (trigger, more, code) => {
    expect(codes(trigger, more)).toEqual([code]);
  });
});

describe("an unknown name", () => {
  const helpsOf = (more: string): readonly (string | undefined)[] =>
    resolveText(template({ events: EVENTS, trigger: COUNT, more }), options).diagnostics.flatMap(({ code, help }) =>
      code === "RW3100" ? [help] : [],
    );

  it("comes with the outputs that there are, unless a name is near", () => {
    const outputs = "output: [{count: events, as: n}, {first: time, as: begun}]";
    expect(helpsOf(`${outputs}\nalert: {title: '{{counted_calls}}'}`)).toEqual(['The outputs are "n" and "begun"']);
    expect(helpsOf(`${outputs}\nalert: {title: '{{operatoin}}'}`)).toEqual(['Did you mean "operation"?']);
    expect(helpsOf("alert: {title: '{{counted_calls}}'}")).toEqual([undefined]);
  });
});

describe("alert templates", () => {
  const RUN = "{type: match, events: [run]}";
  const titled = (value: string): string => `alert: {title: ${JSON.stringify(value)}}`;
  const parts = (value: string) => detectionOf(text(RUN, titled(value)), options).alert.title?.parts;

  it("are text and outputs", () => {
    const read = parts("Run on {{target.name}} by \\{{name}} }} { {{ actor.key }}");
    expect(read?.map((part) => (part.kind === "text" ? part.text : [part.output]))).toEqual([
      "Run on ",
      ["target.name"],
      " by {{name}} }} { ",
      ["actor.key"],
    ]);
  });

  it("need no parser without a placeholder", () => {
    expect(parts("100 % {plain}")).toEqual([{ kind: "text", text: "100 % {plain}" }]);
  });

  it.each([
    "{{{actor.key}}}",
    "{{&actor.key}}",
    "{{#if actor.key}}x{{/if}}",
    "{{lookup actor.key target.name}}",
    "{{> part}}",
    "{{../actor}}",
    "{{@root}}",
    "{{actor/key}}",
    '{{"text"}}',
    "{{5}}",
    "{{~actor.key}}",
    "{{! note }}",
    "{{actor.key x=1}}",
  ])("refuse %s", (value) => {
    expect(codes(RUN, titled(value))).toEqual(["RW3105"]);
  });

  it("report what does not parse", () => {
    expect(codes(RUN, titled("Run on {{target.name"))).toEqual(["RW3106"]);
  });

  it("point into the text", () => {
    const yaml = text("{type: match, events: [run]}", "alert:\n  title: 'Run on {{nothing}} by {{{actor.key}}}'");
    const { diagnostics } = resolveText(yaml, options);
    const lines = yaml.split("\n");
    const found = diagnostics.flatMap(({ code, span }) =>
      code === "RW3054" || span === undefined ? [] : [lines[span.line - 1]?.slice(span.column - 1, span.endColumn - 1)],
    );
    expect(found).toEqual(["{{nothing}}", "{{{actor.key}}}"]);
  });
});
