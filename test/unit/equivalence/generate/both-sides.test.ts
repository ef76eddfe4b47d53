import { describe, expect, test } from "vitest";
import { generateCases } from "../../../../src/equivalence/generate/cases.ts";
import { holds } from "../../../../src/equivalence/holds.ts";
import { referenceEpisodes } from "../../../../src/equivalence/reference.ts";
import type { Detection } from "../../../../src/model/nodes.ts";
import { detectionOf } from "../../../helpers/detection.ts";
import { template } from "../../../helpers/detection-text.ts";

function detectionFor(source: string, where: string, trigger?: string, more = ""): Detection {
  const events = `  run: {source: ${source}, where: ${where}}`;
  return detectionOf(template({ events, more, ...(trigger === undefined ? {} : { trigger }) }));
}

/** How many of the events made up for a detection satisfy it, and how many do not. */
function sides(detection: Detection): readonly [satisfying: number, failing: number] {
  const where = detection.events.get("run")?.where;
  const made = [...generateCases(detection, 250, 1)].flatMap(({ events }) => events);
  const satisfying = made.filter(({ fields }) => where !== undefined && holds(where, fields)).length;
  return [satisfying, made.length - satisfying];
}

describe("events are made up on both sides of", () => {
  test.each([
    ["a field that equals another", "endpoint.process", "{process.name|fieldref: process.parent.name}"],
    ["a field that holds another", "endpoint.process", "{process.command_line|contains|fieldref: process.parent.name}"],
    ["a field that starts with another", "endpoint.process", "{process.command_line|startswith|fieldref: user.name}"],
    ["a word anywhere", "endpoint.process", "'mimi*katz'"],
    ["an element of a list", "aws.cloudtrail", "{target.ids: [i-0123456789abcdef0, i-0fedcba9876543210]}"],
    ["several elements of a list", "aws.cloudtrail", "{target.ids|all: [i-0123456789abcdef0, i-0fedcba9876543210]}"],
    ["a list of locations", "gcp.audit", "{location: europe-west1-b}"],
    ["a truth value", "azure.ueba", "{insight.first_time_isp: false}"],
    ["a failure", "azure.signin", "{outcome: failed}"],
    ["a success", "gcp.audit", "{outcome: succeeded}"],
    ["a name that is missing", "azure.activity", "{actor.name|exists: false}"],
  ])("%s", (_name, source, where) => {
    const [satisfying, failing] = sides(detectionFor(source, where));
    expect(satisfying).toBeGreaterThan(20);
    expect(failing).toBeGreaterThan(8);
  });

  test("one of several parts of a text", () => {
    const parts = ["hidden", "bypass", "http"];
    const detection = detectionFor("endpoint.process", `{process.command_line|contains|all: [${parts.join(", ")}]}`);
    const lines = [...generateCases(detection, 250, 1)].flatMap(({ events }) =>
      events.map(({ fields }) => String(fields.get("process.command_line") ?? "").toLowerCase()),
    );
    const lacking = lines.map((line) => parts.filter((part) => !line.includes(part)));
    expect(lacking.filter((each) => each.length === 0).length).toBeGreaterThan(50);
    for (const part of parts) {
      expect(lacking.filter((each) => each.length === 1 && each[0] === part).length, part).toBeGreaterThan(1);
    }
  });
});

describe("so many events that they raise an alert are made up, whatever the seed, of", () => {
  const counts = "{type: event_count, events: [run], group_by: [user.name], timespan: 2d, condition: {gte: 100}}";
  const all = "{type: event_count, events: [run], timespan: 10m, condition: {gt: 240}}";
  const values =
    "{type: value_count, events: [run], group_by: [source.ip], timespan: 30m, condition: {field: [user.name, app.id], gt: 30}}";
  test.each([
    ["a count", counts],
    ["a count without a group", all],
    ["pairs of values", values],
  ])("%s", (_name, trigger) => {
    const detection = detectionFor("azure.signin", "{outcome: failed, user.name|exists: true}", trigger);
    const alerting = [1, 2, 3, 4, 5].map(
      (seed) =>
        [...generateCases(detection, 250, seed)].filter(({ events }) => referenceEpisodes(detection, events).length > 0)
          .length,
    );
    expect(Math.min(...alerting)).toBeGreaterThan(0);
  });

  test("a count of more events than are asked for there are none, but all are made", () => {
    const detection = detectionFor("azure.signin", "{outcome: failed}", all.replace("240", "260"));
    const made = [...generateCases(detection, 250, 1)];
    expect(made.flatMap(({ events }) => events).length).toBe(250);
    expect(made.some(({ events }) => referenceEpisodes(detection, events).length > 0)).toBe(false);
  });
});
