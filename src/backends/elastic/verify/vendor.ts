import { readFileSync } from "node:fs";

/** Reads a file of facts that ships with the package; the same depth in `src/` and `dist/`. */
export function readVendor(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../../schema/vendor/elastic/${name}`, import.meta.url), "utf8"));
}
