import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { table } from "../../../src/cli/table.ts";
import { run } from "../../helpers/run.ts";

const root = new URL("../../../", import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), "utf8");
let readme = read("README.md");

/** With UPDATE=1 the page becomes what it ought to be. */
function rewrite(text: string): void {
  if (process.env.UPDATE !== "1" || process.env.CI !== undefined) return;
  writeFileSync(new URL("README.md", root), text);
  readme = text;
}

describe("README", () => {
  const excerpts = [...readme.matchAll(/<!-- from (\S+) -->\n```\w+\n([\s\S]*?)```/g)];

  test("shows an excerpt of at least four targets", () => {
    expect(excerpts.length).toBeGreaterThanOrEqual(4);
  });

  test.each(excerpts.map((match) => [match[1] ?? "", match[2] ?? ""]))("quotes %s as it is", (file, text) => {
    expect(read(file)).toContain(text.trimEnd());
  });

  test("every link leads to a file", () => {
    for (const [, target = ""] of readme.matchAll(/\]\(([^)#:]+)\)/g)) expect(() => read(target), target).not.toThrow();
  });

  test("shows verdicts as test prints them (UPDATE=1 rewrites them)", async () => {
    const block = /<!-- tested: (\S+) -->\n```text\n([\s\S]*?)```/;
    const [, slug = "", shown = ""] = block.exec(readme) ?? [];
    const cells = (line: string): readonly string[] => line.trim().split(/ {2,}/);
    const { out } = await run(fileURLToPath(root), ["test", slug, "--fuzz", "500"]);
    const printed = out.trimEnd().split("\n").map(cells);
    const [header = [], ...rows] = shown
      .trimEnd()
      .split("\n")
      .map((line) => printed.find(([, name]) => name === cells(line)[1]) ?? [`not printed: ${line}`]);
    const text = readme.replace(block, `<!-- tested: ${slug} -->\n\`\`\`text\n${table(header, rows)}\`\`\``);
    rewrite(text);
    expect(readme).toBe(text);
    expect(rows.length).toBeGreaterThan(2);
  }, 120_000);

  test("shows the levels of FIDELITY.md (UPDATE=1 rewrites them)", () => {
    const levels =
      /\n(\| detection [\s\S]*?)\n\n/
        .exec(read("dist-rules/FIDELITY.md"))?.[1]
        ?.replace(/\[([^\]]+)\]\([^)]+\)/g, "$1") ?? "";
    const text = readme.replace(/<!-- levels -->\n[\s\S]*?(?=\n`exact` gives)/, `<!-- levels -->\n${levels}\n`);
    rewrite(text);
    expect(readme).toBe(text);
  });
});
