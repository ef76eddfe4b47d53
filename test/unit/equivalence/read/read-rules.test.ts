import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readRules } from "../../../../src/equivalence/read/read-rules.ts";
import type { EmittedFile, ReadOutcome, RuleReader } from "../../../../src/equivalence/read/reader.ts";
import { call, column, text } from "../../../../src/equivalence/relation/build.ts";
import { nodeFileSystem } from "../../../../src/pack/file-system.ts";
import { openCache } from "../../../../src/result-cache.ts";
import { scratch, snapshot } from "../../../helpers/run.ts";

const outcome: ReadOutcome = {
  rules: [
    {
      path: "rule.txt",
      title: "Rule",
      relation: {
        kind: "filter",
        input: { kind: "scan", places: ["Logs"], columns: [] },
        where: call("equals", column("user", "text"), text("a\0b")),
      },
      schedule: { kind: "scheduled", every: 300_000, offset: 0, lookBack: 600_000, latency: 0 },
      deduplicates: false,
    },
  ],
  problems: [{ path: "rule.txt", message: "No verdict", clause: { start: 1, end: 2 } }],
};

/** A reader that counts how often it reads. */
function counting(): { readonly reader: RuleReader; readonly times: () => number } {
  let times = 0;
  const read = async (): Promise<ReadOutcome> => {
    times += 1;
    return outcome;
  };
  return { reader: { read, flatten: (row) => row }, times: () => times };
}

const files: readonly EmittedFile[] = [{ path: "rule.txt", text: "query" }];

describe("rules that were read before", () => {
  test("are not read again, and mean the same", async () => {
    const folder = scratch();
    const { reader, times } = counting();
    for (let round = 0; round < 3; round += 1) {
      const cache = openCache<ReadOutcome>(folder, "build", nodeFileSystem);
      expect(await readRules("splunk", reader, files, [], cache)).toEqual(outcome);
    }
    expect(times()).toBe(1);
  });

  test.each([
    ["another target", "sumo", files, [], "build"],
    ["another text", "splunk", [{ path: "rule.txt", text: "query " }], [], "build"],
    ["another name", "splunk", [{ path: "other.txt", text: "query" }], [], "build"],
    ["other files that all rules share", "splunk", files, [{ path: "macros.conf", text: "" }], "build"],
    ["another build", "splunk", files, [], "another build"],
  ] as const)("are read again for %s", async (_name, backend, own, shared, build) => {
    const folder = scratch();
    const { reader, times } = counting();
    await readRules("splunk", reader, files, [], openCache<ReadOutcome>(folder, "build", nodeFileSystem));
    await readRules(backend, reader, own, shared, openCache<ReadOutcome>(folder, build, nodeFileSystem));
    expect(times()).toBe(2);
  });

  test("are read again each time without a cache, or where an entry is damaged", async () => {
    const { reader, times } = counting();
    await readRules("splunk", reader, files, [], undefined);
    await readRules("splunk", reader, files, [], undefined);
    expect(times()).toBe(2);
    const folder = scratch();
    const cache = openCache<ReadOutcome>(folder, "build", nodeFileSystem);
    await readRules("splunk", reader, files, [], cache);
    const [file = ""] = snapshot(folder).keys();
    writeFileSync(path.join(folder, file), "{");
    expect(await readRules("splunk", reader, files, [], cache)).toEqual(outcome);
    expect(times()).toBe(4);
  });
});
