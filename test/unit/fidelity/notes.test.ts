import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type NoteCode, noteCodes } from "../../../src/fidelity/codes.ts";
import {
  computeLevel,
  createNoteSink,
  type Direction,
  flip,
  leafLevel,
  losesAlerts,
  type Polarity,
} from "../../../src/fidelity/notes.ts";

const span = { file: "detection.yml", line: 1, column: 1, endLine: 1, endColumn: 2 };
const codes = Object.keys(noteCodes) as readonly NoteCode[];

describe("the closed list of codes", () => {
  test("each code has a section in docs/notes.md, and each section a code", () => {
    const page = readFileSync(new URL("../../../docs/notes.md", import.meta.url), "utf8");
    const sections = [...page.matchAll(/^### (.+)$/gm)].map((match) => match[1]);
    expect(sections.sort()).toEqual([...codes].sort());
  });
});

describe("levels", () => {
  const directions = fc.constantFrom<Direction>("over", "under", "both");
  const polarities = fc.constantFrom<Polarity>("positive", "negative", "mixed");

  test("an over-approximation alerts on more, and under a not on less", () => {
    expect(leafLevel("over", "positive")).toBe("wider");
    expect(leafLevel("over", flip("positive"))).toBe("narrower");
    expect(leafLevel("under", "negative")).toBe("wider");
  });

  test("flipping the polarity flips the level, twice gives it back", () => {
    fc.assert(
      fc.property(directions, polarities, (direction, polarity) => {
        const opposite = { wider: "narrower", narrower: "wider", approximate: "approximate" } as const;
        expect(leafLevel(direction, flip(polarity))).toBe(opposite[leafLevel(direction, polarity)]);
        expect(flip(flip(polarity))).toBe(polarity);
      }),
    );
  });

  test("only notes on the axis meaning have a level", () => {
    for (const code of codes) {
      const sink = createNoteSink("splunk");
      sink.add({ code, construct: "x", reason: "y", span, direction: "over" });
      const [note] = sink.notes;
      expect(note?.level === undefined, code).toBe(noteCodes[code].axis !== "meaning");
    }
  });

  test("wider and narrower together are approximate; unsupported outweighs all", () => {
    const sink = createNoteSink("elastic");
    expect(computeLevel(sink.notes)).toBe("exact");
    sink.add({ code: "alert-cap", construct: "x", reason: "y", span });
    expect(computeLevel(sink.notes)).toBe("exact");
    sink.add({ code: "window-hop", construct: "x", reason: "y", span, direction: "over" });
    expect(computeLevel(sink.notes)).toBe("wider");
    sink.add({ code: "key-case", construct: "x", reason: "y", span, direction: "under" });
    expect(computeLevel(sink.notes)).toBe("approximate");
    sink.add({ code: "not-expressible", construct: "x", reason: "y", span });
    expect(computeLevel(sink.notes)).toBe("unsupported");
  });

  test("what may miss an attack fails a build, what may alert on more does not", () => {
    expect(
      ["exact", "wider", "narrower", "approximate", "unsupported", "unproven"].filter((level) =>
        losesAlerts(level as never),
      ),
    ).toEqual(["narrower", "approximate", "unsupported"]);
  });

  test("a repeated note is kept once", () => {
    const sink = createNoteSink("sumo");
    for (let i = 0; i < 3; i++) sink.add({ code: "order-lost", construct: "x", reason: "y", span, direction: "over" });
    expect(sink.notes).toHaveLength(1);
  });
});
