import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { CompiledTarget } from "../../../src/compile.ts";
import { envelopeKeys } from "../../../src/model/envelope-keys.ts";
import { BACKEND_IDS, type BackendId } from "../../../src/model/nodes.ts";
import { compileCase } from "../../helpers/compile-case.ts";
import { resolveText } from "../../helpers/detection.ts";

const folder = path.resolve("test/cases/native/envelope");
const [head = ""] = readFileSync(path.join(folder, "detection.yml"), "utf8").split(/^native:/m);

const withNative = (backend: BackendId, envelope: unknown, more = ""): string =>
  `${head}${more}native: {${backend}: {envelope: ${JSON.stringify(envelope)}}}\n`;

async function compiled(backend: BackendId, envelope: unknown, more = ""): Promise<CompiledTarget> {
  const { targets } = await compileCase(folder, () => withNative(backend, envelope, more));
  const target = targets.find((each) => each.backend === backend);
  if (target === undefined) throw new Error(`Nothing is compiled for ${backend}`);
  return target;
}

const notesOf = ({ notes }: CompiledTarget): readonly string[] =>
  notes.flatMap(({ code, construct, reason }) => (code === "native-envelope" ? [`${construct}: ${reason}`] : []));

/** `a/b: x` as a map in a map. */
const nested = (keys: string, value: unknown): unknown =>
  keys.split("/").reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);

describe("a query in an envelope", () => {
  const paths = BACKEND_IDS.flatMap((id) => envelopeKeys[id].query.map((key) => [id, key] as const));

  test.each(paths)("of %s is refused: %s", (id, key) => {
    const { diagnostics, detection } = resolveText(withNative(id, nested(key, "x")));
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(["error RW3166"]);
    expect(diagnostics[0]?.help).toContain(`native.${id}.query`);
    const last = key.split("/").at(-1) ?? "";
    const line = withNative(id, nested(key, "x")).split("\n")[(diagnostics[0]?.span?.line ?? 0) - 1];
    expect(line?.slice((diagnostics[0]?.span?.column ?? 0) - 1)).toMatch(new RegExp(`^"?${last}"?:`));
    expect(detection).toBeUndefined();
  });

  test("is refused where the map around it is replaced or taken away", () => {
    for (const search of [null, "x", []]) {
      const { diagnostics } = resolveText(withNative("sumo", { search }));
      expect(diagnostics.map(({ code }) => code)).toEqual(["RW3166"]);
    }
  });
});

describe("a key that decides when or whether the rule alerts", () => {
  const cases: readonly (readonly [BackendId, Readonly<Record<string, unknown>>, readonly string[]])[] = [
    ["sentinel", { triggerThreshold: 100 }, ["native.envelope.triggerThreshold: 100 stands in place of 0"]],
    ["sentinel", { queryPeriod: "5m", enabled: false }, ["native.envelope.enabled:", "native.envelope.queryPeriod:"]],
    ["sentinel", { suppressionEnabled: true, suppressionDuration: "5h" }, ["native.envelope.suppressionEnabled:"]],
    ["sentinel", { eventGroupingSettings: { aggregationKind: "SingleAlert" } }, ["native.envelope.eventGrouping"]],
    ["splunk", { quantity: 500 }, ["native.envelope.quantity: 500 stands in place of 0"]],
    ["splunk", { "dispatch.earliest_time": "-1m@m" }, ["native.envelope.dispatch.earliest_time: -1m@m"]],
    [
      "splunk",
      { "alert.suppress": 1, enableSched: 0 },
      ["native.envelope.alert.suppress:", "native.envelope.enableSched:"],
    ],
    [
      "splunk",
      { "action.notable": 0, "action.risk": 0, "action.correlationsearch.enabled": 0, max_concurrent: 0 },
      [
        "native.envelope.action.correlationsearch.enabled:",
        "native.envelope.action.notable:",
        "native.envelope.action.risk:",
        "native.envelope.max_concurrent:",
      ],
    ],
    ["sumo", { enabled: false }, ["native.envelope.enabled: false"]],
    ["sumo", { suppressionWindowSize: 86_400_000 }, ["native.envelope.suppressionWindowSize:"]],
    ["sumo", { entitySelectors: [] }, ["native.envelope.entitySelectors: []"]],
    ["elastic", { from: "now-1m", interval: "1h" }, ["native.envelope.from:", "native.envelope.interval:"]],
    ["elastic", { alert_suppression: { group_by: ["user.name"] } }, ["native.envelope.alert_suppression:"]],
    ["elastic", { index: null }, ["native.envelope.index: nothing stands in place of"]],
    ["sigma", { logsource: { product: "aws" } }, ["native.envelope.logsource:"]],
  ];

  test.each(cases)("of %s makes the level unproven: %j", async (id, envelope, expected) => {
    const target = await compiled(id, envelope);
    expect(target.level).toBe("unproven");
    const notes = notesOf(target);
    expect(notes).toHaveLength(expected.length);
    for (const [index, start] of expected.entries()) expect(notes[index]).toContain(start);
  });

  test("has its note at the value", async () => {
    const { notes } = await compiled("splunk", { schedule_window: "auto", quantity: 500 });
    const [note] = notes.filter(({ code }) => code === "native-envelope");
    const line = withNative("splunk", { schedule_window: "auto", quantity: 500 }).split("\n")[
      (note?.span.line ?? 0) - 1
    ];
    expect(line?.slice((note?.span.column ?? 0) - 1, (note?.span.endColumn ?? 0) - 1)).toBe("500");
  });

  test("is in every file that has a place for it", async () => {
    const sentinel = await compiled("sentinel", { enabled: false, triggerThreshold: 7 });
    const texts = sentinel.artifacts.map(({ content }) => content.text);
    expect(texts[0]).toMatch(/triggerThreshold: 7\n[\s\S]*enabled: false/);
    expect(JSON.parse(texts[1] ?? "").resources[0].properties).toMatchObject({ enabled: false, triggerThreshold: 7 });
    const sumo = await compiled("sumo", { enabled: false });
    for (const { path: file, content } of sumo.artifacts) expect(content.text, file).toMatch(/enabled"? *[=:] *false/);
    const elastic = await compiled("elastic", { interval: "1h" });
    for (const { path: file, content } of elastic.artifacts)
      expect(content.text, file).toMatch(/interval"? ?[=:] ?"1h"/);
  });

  test.each<readonly [BackendId, Readonly<Record<string, unknown>>]>([
    ["sentinel", { triggerThreshold: 0, suppressionEnabled: false, enabled: true }],
    ["sentinel", { eventGroupingSettings: { aggregationKind: "AlertPerResult" } }],
    ["splunk", { quantity: "0", enableSched: 1, "alert.digest_mode": "1", "alert.suppress": false }],
    ["elastic", { enabled: true, to: "now" }],
  ])("of %s changes nothing where it says what the rule does: %j", async (id, envelope) => {
    const target = await compiled(id, envelope);
    expect(notesOf(target)).toEqual([]);
    expect(target.level).not.toBe("unproven");
  });

  test.each<readonly [BackendId, Readonly<Record<string, unknown>>]>([
    ["sentinel", { severity: "Low", suppressionDuration: "5h", incidentConfiguration: { createIncident: false } }],
    ["splunk", { disabled: false, schedule_window: "auto", "action.email": 1 }],
    ["sumo", { isPrototype: true, nameExpression: "Own name" }],
    ["elastic", { max_signals: 5, risk_score: 3, timeline_title: "Cloud" }],
    ["sigma", { level: "low", status: "test" }],
  ])("is none of these, on %s: %j", async (id, envelope) => {
    expect(notesOf(await compiled(id, envelope))).toEqual([]);
  });

  test("is a signal's name under once_per, since signals are told apart by it", async () => {
    const once = "once_per: {fields: [correlation.id], within: 1h}\n";
    expect(notesOf(await compiled("sumo", { nameExpression: "Own name" }, once))).toHaveLength(1);
  });

  test("is the range of time of a hunt", async () => {
    const hunt = await compiled("sumo", { search: { defaultTimeRange: "-1h" } }, "kind: hunt\n");
    expect(notesOf(hunt)).toEqual(["native.envelope.search.defaultTimeRange: -1h stands in place of -7d"]);
    expect(JSON.parse(hunt.artifacts[0]?.content.text ?? "").search.queryText).toContain("_index");
  });
});
