import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const root = new URL("../../../", import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), "utf8");
const readme = read("README.md");

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

  test("shows the levels of FIDELITY.md (UPDATE=1 rewrites them)", () => {
    const levels =
      /\n(\| detection [\s\S]*?)\n\n/
        .exec(read("dist-rules/FIDELITY.md"))?.[1]
        ?.replace(/\[([^\]]+)\]\([^)]+\)/g, "$1") ?? "";
    const text = readme.replace(/<!-- levels -->\n[\s\S]*?(?=\n`exact` gives)/, `<!-- levels -->\n${levels}\n`);
    if (process.env.UPDATE === "1" && process.env.CI === undefined) writeFileSync(new URL("README.md", root), text);
    expect(readme).toBe(text);
  });
});
