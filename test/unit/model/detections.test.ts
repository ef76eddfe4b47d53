import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { resolveText } from "../../helpers/detection.ts";

const folder = fileURLToPath(new URL("../../../detections", import.meta.url));
const slugs = existsSync(folder)
  ? readdirSync(folder).filter((slug) => existsSync(`${folder}/${slug}/detection.yml`))
  : [];

describe("the detections of this repository", () => {
  it.each(slugs)("%s resolves against the built-in catalog without a finding", (slug) => {
    const file = `detections/${slug}/detection.yml`;
    const text = readFileSync(`${folder}/${slug}/detection.yml`, "utf8");
    expect(resolveText(text, { slug, file }).diagnostics).toEqual([]);
  });
});
