import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { builtinCatalog } from "../../../src/catalog/builtin.ts";
import { openCatalog } from "../../../src/catalog/load.ts";
import { diskFiles, memoryFiles } from "../../helpers/catalog.ts";

/** The YAML blocks of the page that are whole files. */
function blocks(): readonly string[] {
  const page = readFileSync(new URL("../../../docs/catalog.md", import.meta.url), "utf8");
  return [...page.matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map((match) => match[1] ?? "")
    .filter((text) => /^(name|source):/m.test(text));
}

test("the examples of docs/catalog.md are a catalog without findings", () => {
  const [source = "", binding = "", overlay = ""] = blocks();
  const examples = memoryFiles({
    "docs/acme.vpn/source.yml": source,
    "docs/acme.vpn/splunk.yml": binding,
    "docs/azure.activity/elastic.yml": overlay,
  });
  const files = {
    readText: (path: string) => examples.readText(path) ?? diskFiles.readText(path),
    list: (folder: string) => [...examples.list(folder), ...diskFiles.list(folder)],
  };
  const catalog = openCatalog({ roots: [builtinCatalog, "docs"], files });
  expect(catalog.binding("acme.vpn", "splunk")).toMatchObject({ scope: { macro: "acme_vpn" } });
  const elastic = catalog.binding("azure.activity", "elastic");
  expect(catalog.problems).toEqual([]);
  if (elastic === undefined || "absent" in elastic) throw new Error("The overlay took the binding away");
  expect(elastic.fields.get("correlation.id")?.output).toBe("azure.correlation.id");
  expect(elastic.fields.get("operation")?.output).toBe("event.action");
});
