import fc from "fast-check";
import { expect, it } from "vitest";
import { base64Offsets } from "../../../src/sigma/encode.ts";

it("finds the bytes at every offset of a longer text", () => {
  const bytes = fc.uint8Array({ maxLength: 12 });
  fc.assert(
    fc.property(bytes, fc.uint8Array({ minLength: 2, maxLength: 12 }), bytes, (before, inner, after) => {
      const text = Buffer.concat([before, inner, after]).toString("base64");
      const part = base64Offsets(inner)?.[before.length % 3] ?? "";
      expect(part).not.toBe("");
      expect(text).toContain(part);
    }),
    { numRuns: 300 },
  );
});
