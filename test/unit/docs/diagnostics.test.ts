import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogue } from "../../../src/diagnostics/codes.ts";

const page = new URL("../../../docs/diagnostics.md", import.meta.url);

test("docs/diagnostics.md explains every code (UPDATE=1 rewrites it)", () => {
  const sections = [...catalogue].map(
    ([code, { title, explanation, warning }]) =>
      `## ${code}\n\n**${title}.** ${warning === true ? "*Warning.* " : ""}${explanation}\n`,
  );
  const text = `# Diagnostics\n\nErrors cannot be silenced; warnings can, by \`silence\` in a [detection](detections.md#warnings) or in \`rulewright.config.yml\`. Where it says *Warning*, findings of the code are warnings, at least in some cases. The code of a finding never changes its meaning.\n\n${sections.join("\n")}`;
  if (process.env.UPDATE === "1" && process.env.CI === undefined) writeFileSync(page, text);
  expect(readFileSync(page, "utf8")).toBe(text);
});
