import { expect, test } from "vitest";
import { wantsColour } from "../../src/cli/colour.ts";

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
  [{ NO_COLOR: "" }, true, true],
  [{ FORCE_COLOR: "1" }, false, true],
  [{ FORCE_COLOR: "0" }, true, false],
  [{ TERM: "dumb" }, true, false],
])("%j on a terminal: %s means colour: %s", (env, terminal, colour) => {
  expect(wantsColour(env, terminal)).toBe(colour);
});
