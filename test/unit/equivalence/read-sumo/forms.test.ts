import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { EmittedFile } from "../../../../src/equivalence/read/reader.ts";
import { type Fields, matchFile, read, ruleFile } from "./rules.ts";

const shipped = (path: string): EmittedFile => ({
  path,
  text: readFileSync(join(import.meta.dirname, "../../../../dist-rules/sumo", path), "utf8"),
});

/** A file with one text changed in it, which has to be there. */
function changed(file: EmittedFile, from: string | RegExp, to: string): EmittedFile {
  const text = file.text.replace(from, to);
  expect(text).not.toBe(file.text);
  return { ...file, text };
}

const SLUG = "aws-ssm-run-command";
const forms = [`${SLUG}.json`, `${SLUG}.tf`, `${SLUG}.import.json`].map(shipped);

async function disagreements(...files: readonly EmittedFile[]): Promise<readonly string[]> {
  const { rules, problems } = await read(...files);
  expect(rules).toEqual([]);
  return problems.map(({ message }) => message);
}

describe("forms of one rule", () => {
  test("are one rule where they agree, whichever comes first", async () => {
    const { rules, problems } = await read(...[...forms].reverse());
    expect(problems).toEqual([]);
    expect(rules.map(({ path }) => path)).toEqual([`${SLUG}.json`]);
  });

  test.each([
    ["an expression", "sendcommand", "sendcommands", "expression"],
    ["a backslash", /%\.amazonaws/, "%amazonaws", "expression"],
    ["a selector", '"srcDevice_ip"', '"device_ip"', "entitySelectors"],
    ["a suppression", "3600000", "3600001", "suppressionWindowSize"],
  ])("are refused where they differ in %s", async (_, from, to, setting) => {
    const [api, ...others] = forms;
    if (api === undefined) throw new Error("There is no rule");
    for (const [index, other] of others.entries()) {
      const files = [api, ...others.with(index, changed(other, from, to))];
      expect(await disagreements(...files)).toEqual([`${other.path} has another ${setting}`]);
    }
  });

  test("a window is compared by its length, and an absent switch by what the provider takes", async () => {
    const slug = "azure-run-command-many-vms";
    const [api, terraform] = [shipped(`${slug}.json`), shipped(`${slug}.tf`)];
    expect((await read(api, terraform)).problems).toEqual([]);
    const custom = changed(api, '"windowSize": "T60M"', '"windowSize": "CUSTOM", "windowSizeMilliseconds": "3600000"');
    expect((await read(custom, terraform)).problems).toEqual([]);
    expect(await disagreements(api, changed(terraform, "T60M", "T30M"))).toEqual([`${slug}.tf has another windowSize`]);
    const silent = changed(terraform, /group_by_entity\s*= false\n/, "");
    expect(await disagreements(api, silent)).toEqual([`${slug}.tf has another groupByAsset`]);
  });

  test("what terraform calculates is not known", async () => {
    const [api, terraform] = forms;
    if (api === undefined || terraform === undefined) throw new Error("There is no rule");
    expect(
      await disagreements(api, changed(terraform, /expression( +)= "metadata.*"\n/, "expression = var.x\n")),
    ).toEqual(["The value is known at apply only"]);
  });

  test("Terraform or a file of the user interface alone is a rule", async () => {
    for (const form of forms.slice(1)) {
      const { rules, problems } = await read(form);
      expect(problems).toEqual([]);
      expect(rules).toHaveLength(1);
    }
  });
});

test("a switched off rule is read as one that is on", async () => {
  const off: Fields = { enabled: false };
  expect((await read(matchFile("action = 'x'", off))).rules).toHaveLength(1);
});

test("broken files and expressions are problems with a place, and no rule", async () => {
  const file = matchFile("action = 'x' AND");
  const { rules, problems } = await read(file);
  expect(rules).toEqual([]);
  expect(problems).toMatchObject([{ path: "rule.json", message: "Expected a value, found the end" }]);
  expect((await read({ path: "rule.json", text: '{"path": "/rules/templated", ' })).problems).toHaveLength(1);
  expect((await read({ path: "other.json", text: "{}" })).problems).toHaveLength(1);
  expect((await read(ruleFile("threshold", { limit: 1.5, expression: "action = 'x'" }))).problems).toHaveLength(1);
});
