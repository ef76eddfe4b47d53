import path from "node:path";
import { expect, test } from "vitest";
import { test as runTests } from "../../../../src/cli/test.ts";
import { quietTerminal } from "../../../helpers/compile-case.ts";

const root = path.join(import.meta.dirname, "../../../..");

// One of each kind of search: a session per key, a sliding window, values of several fields.
test.each(["aws-ssm-run-command", "azure-run-command-many-vms", "cloud-agent-suspicious-shell"])(
  "the stanza of %s alerts on its sample events as the detection says",
  async (name) => {
    const out: string[] = [];
    const terminal = { ...quietTerminal(root), out: (text: string) => void out.push(text) };
    const code = await runTests(
      { names: [name], targets: ["splunk"], cache: false, fuzz: undefined, seed: 1, strict: false, format: "json" },
      terminal,
    );
    expect(out.join("")).not.toContain("RW39");
    expect(code).toBe(0);
  },
  120_000,
);
