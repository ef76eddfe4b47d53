import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { run, scratch, write } from "../helpers/run.ts";

const detection = readFileSync(path.join(import.meta.dirname, "../cases/once/anchored-anchor/detection.yml"), "utf8");

/** One call of one actor; `late`: how long after it the record arrives. */
const call = (eventName: string, eventID: string, time: string, late = "0s"): string =>
  JSON.stringify({
    _source: "aws.cloudtrail",
    _arrived: late,
    eventSource: "x.amazonaws.com",
    eventName,
    eventTime: `2026-01-15T${time}Z`,
    userIdentity: { type: "IAMUser", userName: "ada", arn: "arn:aws:iam::1:user/ada" },
    eventID,
  });

test.each([
  [
    "makes an alert of a call that was part of an earlier call's",
    "[{key: {event.id: b1}}, {key: {event.id: b2}}]",
    [
      call("SendCommand", "b1", "10:00:00"),
      call("CreateAccessKey", "a1", "10:00:01"),
      call("SendCommand", "b2", "10:50:00"),
      call("CreateAccessKey", "a2", "10:51:00", "14m"),
    ],
  ],
  [
    "makes no second alert of a call that has one",
    "[{key: {event.id: b1}}]",
    [
      call("CreateAccessKey", "a1", "10:02:30", "14m"),
      call("SendCommand", "b1", "10:03:30"),
      call("CreateAccessKey", "a2", "10:06:00"),
    ],
  ],
])("an anchor that arrives late and lies nearer %s", async (_name, expected, events) => {
  const folder = scratch();
  write(folder, "detections/late/events/e.ndjson", `${events.join("\n")}\n`);
  const tests = `tests:\n  - {name: late, events: events/e.ndjson, expect: ${expected}}\n`;
  write(folder, "detections/late/detection.yml", `${detection.trimEnd()}\ntargets: [sentinel, splunk]\n${tests}`);
  const { code, out, err } = await run(folder, ["test", "late"]);
  expect(err).not.toContain("error");
  expect(out).toMatch(/late +late +✓ +✓ +✓/);
  expect(code).toBe(0);
});
