import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { applySilences, type Run, type Stage } from "../../../src/silence/apply.ts";
import { checkSilences, readSilences, type Silence } from "../../../src/silence/entries.ts";
import { loadYaml } from "../../../src/spec/load.ts";

const file = "detections/one/detection.yml";
const text = `lists:\n  admins: {}\n  "two  words": {}\n`;
const span = (line: number, column: number, endColumn: number, name = file) => ({
  file: name,
  line,
  column,
  endLine: line,
  endColumn,
});
const admins: Diagnostic = { code: "RW3121", severity: "warning", message: "Unused", span: span(2, 3, 9) };
const words: Diagnostic = { code: "RW3121", severity: "warning", message: "Unused", span: span(3, 3, 15) };
const error: Diagnostic = { code: "RW3000", severity: "error", message: "No such field", span: span(1, 1, 6) };

function entries(list: string, of: "detection" | "library" = "detection"): readonly Silence[] {
  const loaded = loadYaml(`silence: [${list}]`, of === "detection" ? file : "rulewright.config.yml");
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  const { silence } = loaded.document.value as { silence: Parameters<typeof readSilences>[1] };
  return readSilences(loaded.document, silence, of);
}

function runOf(more: Partial<Run> = {}): Run {
  const done = new Set<Stage>(["read", "fidelity", "events", "verify", "test"]);
  return { sources: new Map([[file, text]]), emitted: new Map(), done, whole: true, ...more };
}

/** What becomes of findings: for each its code, by what it is silenced, and for added ones their message. */
function judge(found: readonly Diagnostic[], silences: readonly Silence[], more: Partial<Run> = {}): readonly string[] {
  return applySilences(found, silences, runOf(more)).map(({ code, message, silenced }, index) =>
    index < found.length ? `${code} ${silenced?.reason ?? "shown"}` : `${code} ${message}`,
  );
}

describe("an entry", () => {
  test("silences the warnings of its code, and nothing else", () => {
    const other: Diagnostic = { ...admins, code: "RW3016" };
    expect(judge([admins, words, other, error], entries("{code: RW3121, reason: x}"))).toEqual([
      "RW3121 x",
      "RW3121 x",
      "RW3016 shown",
      "RW3000 shown",
    ]);
  });

  test("never silences an error, even one of a code that has warnings, too", () => {
    const found: Diagnostic = { ...admins, severity: "error" };
    expect(judge([found], entries("{code: RW3121, reason: x}"))).toEqual(["RW3121 shown"]);
  });

  test("is kept to what it is about: the text that is underlined, quotes and runs of blanks aside", () => {
    expect(judge([admins, words], entries("{code: RW3121, about: admins, reason: x}"))).toEqual([
      "RW3121 x",
      "RW3121 shown",
    ]);
    expect(judge([admins, words], entries("{code: RW3121, about: two words, reason: x}"))).toEqual([
      "RW3121 shown",
      "RW3121 x",
    ]);
  });

  test("is about the first of several lines", () => {
    const block: Diagnostic = { ...admins, span: { ...span(1, 1, 3), endLine: 3 } };
    expect(judge([block], entries("{code: RW3121, about: 'lists:', reason: x}"))).toEqual(["RW3121 x"]);
  });

  test("is for its own detection: its file, others of its folder, and rules emitted for it", () => {
    const at = (name: string): Diagnostic => ({ ...admins, span: span(1, 1, 2, name) });
    const found = [
      at("detections/one/events/a.ndjson"),
      at("dist-rules/sentinel/one.yaml"),
      at("detections/one-more/detection.yml"),
      at("detections/one/deeper/detection.yml"),
      at("dist-rules/splunk/macros.conf"),
    ];
    const emitted = new Map([["dist-rules/sentinel/one.yaml", file]]);
    expect(judge(found, entries("{code: RW3121, reason: x}"), { emitted })).toEqual([
      "RW3121 x",
      "RW3121 x",
      "RW3121 shown",
      "RW3121 shown",
      "RW3121 shown",
    ]);
    expect(judge(found, entries("{code: RW3121, reason: all}", "library"), { emitted })).toEqual(
      found.map(() => "RW3121 all"),
    );
  });

  test("of the detection goes before one of the library, and one with `about` before one without", () => {
    const own = entries("{code: RW3121, reason: own}, {code: RW3121, about: admins, reason: precise}");
    expect(judge([admins, words], [...entries("{code: RW3121, reason: all}", "library"), ...own])).toEqual([
      "RW3121 precise",
      "RW3121 own",
    ]);
  });
});

describe("an entry that nothing needs", () => {
  const unused = "RW3172 This detection has no warning RW3121 to silence";

  test("is a warning, for the whole or for what it is about", () => {
    expect(judge([], entries("{code: RW3121, reason: x}"))).toEqual([unused]);
    expect(judge([], entries("{code: RW3121, reason: x}", "library"))).toEqual([
      "RW3172 The library has no warning RW3121 to silence",
    ]);
    const found = applySilences([admins], entries("{code: RW3121, about: [admins, admin], reason: x}"), runOf());
    expect(found.at(-1)).toMatchObject({
      code: "RW3172",
      message: 'This detection has no warning RW3121 about "admin" to silence',
      help: 'Did you mean "admins"?',
    });
    expect(found).toHaveLength(2);
  });

  test("is not said before all is done that could need it", () => {
    const done = new Set<Stage>(["read"]);
    const list =
      "{code: RW3121, reason: x}, {code: RW5117, reason: x}, {code: RW3907, reason: x}, {code: RW2218, reason: x}";
    expect(judge([], entries(list), { done })).toEqual([unused]);
    expect(judge([], entries("{code: RW3121, reason: x}", "library"), { whole: false })).toEqual([]);
  });

  test("is never said of a warning that only `why` gives", () => {
    expect(judge([], entries("{code: RW3924, reason: x}"))).toEqual([]);
  });

  test("is not said while errors may hide what needs it, in that detection", () => {
    const elsewhere: Diagnostic = { ...error, span: span(1, 1, 2, "detections/two/detection.yml") };
    expect(judge([error], entries("{code: RW3121, reason: x}"))).toEqual(["RW3000 shown"]);
    expect(judge([elsewhere], entries("{code: RW3121, reason: x}"))).toEqual(["RW3000 shown", unused]);
    expect(judge([elsewhere], entries("{code: RW3121, reason: x}", "library"))).toEqual(["RW3000 shown"]);
  });
});

describe("the code of an entry", () => {
  test("is that of a warning, and not one about `silence`", async () => {
    const list = "{code: RW3121, reason: x}, {code: RW3000, reason: x}, {code: RW3172, reason: x}";
    const found = await checkSilences(entries(list));
    expect(found.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ["RW3171", "error", "RW3000 (Unknown field) is an error, and errors cannot be silenced"],
      ["RW3171", "error", "RW3172 is about `silence` itself, and cannot be silenced"],
    ]);
  });

  test("needs a reason in words", async () => {
    const found = await checkSilences(entries("{code: RW3121, reason: …}, {code: RW3121, reason: TODO}"));
    expect(found.map(({ code, message }) => [code, message])).toEqual([
      ["RW3157", '"…" is no reason'],
      ["RW3157", '"TODO" is no reason'],
    ]);
  });

  test("that is misspelt gets a suggestion", async () => {
    const [found] = await checkSilences(entries("{code: RW3112, reason: x}"));
    expect(found).toMatchObject({ code: "RW3170", severity: "error", message: "There is no code RW3112" });
    expect(found?.help).toContain("RW3121 (Unused list)");
  });
});
