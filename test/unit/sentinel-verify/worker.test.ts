import { setTimeout } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { type AnalyserOptions, openAnalyserClient } from "../../../src/backends/sentinel/verify/kusto-client.ts";
import type { Workspace } from "../../../src/backends/sentinel/verify/tables.ts";

const workspace: Workspace = {
  tables: {
    Doors: { columns: "Holder Door:int TimeGenerated:datetime", open: false },
  },
  functions: {},
};

function client(options: AnalyserOptions = {}, own: Workspace = workspace) {
  const opened = openAnalyserClient(own, options);
  afterAll(() => opened.close());
  return opened;
}

describe("the analyser's thread", () => {
  test("gives the columns of the result with their types, and what else the query says", async () => {
    const result = await client().analyse(
      "let back = 3h;\nDoors | where TimeGenerated > ago(back) | summarize Count = count() by Holder",
    );
    if (!result.ok) throw new Error(result.reason);
    const { analysis } = result;
    expect([...(analysis.columns ?? [])]).toEqual([
      ["Holder", "string"],
      ["Count", "long"],
    ]);
    expect(analysis.open).toBe(false);
    expect(analysis.lets).toEqual(["back"]);
    expect(analysis.lookbacks.map(({ milliseconds }) => milliseconds)).toEqual([3 * 3_600_000]);
    expect(result.functions).toContain("tolower");
  });

  test("works on a query that is asked twice at once only once", async () => {
    const started = client();
    started.start();
    started.start();
    const [first, second, other] = await Promise.all([
      started.analyse("Doors"),
      started.analyse("Doors"),
      started.analyse("Doors | take 1"),
    ]);
    const bound = await Promise.all([started.bind("Doors"), started.bind("Doors")]);
    expect(first.ok && second.ok && second.analysis === first.analysis).toBe(true);
    expect(first.ok && other.ok && other.analysis !== first.analysis).toBe(true);
    expect(bound[0].ok && bound[1].ok && bound[1].bound === bound[0].bound).toBe(true);
    expect(await started.analyse("Doors")).toMatchObject({ ok: true });
  });

  test("leaves no global behind on this one", async () => {
    const before = Object.keys(globalThis);
    await client().analyse("Doors");
    expect(Object.keys(globalThis)).toEqual(before);
    expect("Kusto" in globalThis).toBe(false);
    expect("Bridge" in globalThis).toBe(false);
  });

  test("that is asked for an absent package says how to install it, each time", async () => {
    const absent = client({ analyser: "@kusto/not-installed" });
    const results = await Promise.all([absent.analyse("Doors"), absent.analyse("Doors")]);
    // The thread has ended by then.
    await setTimeout(200);
    for (const result of [...results, await absent.analyse("Doors")]) {
      expect(result).toEqual({
        ok: false,
        reason: "the package @kusto/not-installed is not installed",
        help: expect.stringContaining("npm install @kusto/not-installed"),
      });
    }
  });

  test("that takes too long on one query is replaced, and the others get their answers", {
    timeout: 120_000,
  }, async () => {
    const many = Array.from({ length: 900 }, (_, index): [string, Workspace["tables"][string]] => [
      `Table${index}`,
      { columns: Array.from({ length: 60 }, (__, column) => `Column${index}x${column}`).join(" "), open: false },
    ]);
    const slow = client(
      // Long for an ordinary query on a busy machine, which takes about 30 ms.
      { timeLimit: 8_000 },
      { tables: { ...workspace.tables, ...Object.fromEntries(many) }, functions: {} },
    );
    // Each union has every column of every table again, under new names.
    const endless = `union *${" | union *".repeat(60)}`;
    const results = await Promise.all(
      ["Doors | take 1", endless, "Doors | take 2", "Nowhere"].map((query) => slow.analyse(query)),
    );
    expect(results.map(({ ok }) => ok)).toEqual([true, false, true, true]);
    expect(results[1]).toMatchObject({ reason: "it took longer than 8 s" });
  });

  test("that runs out of memory is reported and not started for ever", async () => {
    const small = client({ memoryLimit: 24 });
    const results = await Promise.all([small.analyse("Doors"), small.analyse("Doors | take 1")]);
    for (const result of results) {
      expect(result).toEqual({ ok: false, reason: expect.stringContaining("memory") });
    }
  });

  test("answers none after it is closed", async () => {
    const closed = client();
    const asked = closed.analyse("Doors");
    await closed.close();
    expect((await asked).ok).toBe(false);
    expect((await closed.analyse("Doors")).ok).toBe(false);
  });

  test("costs less than half of what the analyser itself needs", { timeout: 120_000 }, async () => {
    const busy = client();
    await busy.analyse("Doors");
    const queries = Array.from(
      { length: 60 },
      (_, index) =>
        `Doors | where Door in (${Array.from({ length: 60 }, (__, at) => at + index).join(", ")}) and Holder matches regex "a${index}" | extend Key = strcat(Holder, "-", Door) | summarize Count = count(), arg_max(TimeGenerated, *) by Key | where Count > ${index}`,
    );
    const ratios: number[] = [];
    // What else the machine does can make a round slow, and none fast.
    for (let round = 0; round < 3; round += 1) {
      const started = performance.now();
      const results = await Promise.all(queries.map((query) => busy.analyse(query)));
      const wall = performance.now() - started;
      ratios.push(wall / results.reduce((sum, result) => sum + (result.ok ? result.analysis.spent : 0), 0));
    }
    expect(Math.min(...ratios)).toBeLessThan(1.5);
  });
});
