import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogue } from "../../../src/diagnostics/codes.ts";

const page = new URL("../../../docs/diagnostics.md", import.meta.url);

test("docs/diagnostics.md explains every code (UPDATE=1 rewrites it)", () => {
  const sections = [...catalogue].map(
    ([code, { title, explanation }]) => `## ${code}\n\n**${title}.** ${explanation}\n`,
  );
  const text = `# Diagnostics\n\nErrors cannot be silenced; warnings can. The code of a finding never changes its meaning.\n\n${sections.join("\n")}`;
  if (process.env.UPDATE === "1" && process.env.CI === undefined) writeFileSync(page, text);
  expect(readFileSync(page, "utf8")).toBe(text);
});
