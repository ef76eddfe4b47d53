import { expect, test } from "vitest";
import { concatTexts, from } from "../../../src/text/source-text.ts";
import type { Subject } from "../../../src/verify/verifier.ts";
import { withOrigins } from "../../../src/verify/with-origins.ts";

const spec = (line: number) => ({ file: "detection.yml", line, column: 3, endLine: line, endColumn: 9 });
const emitted = (line: number, column: number, endColumn: number) => ({
  file: "rule.txt",
  line,
  column,
  endLine: line,
  endColumn,
});

const content = concatTexts("where\n  ", from("alpha", spec(4)), " and ", from("beta", spec(5)), "\n| take 1");

/** What a finding is related to, with the author's own query at line 9 if there is one. */
function relatedTo(code: "RW5110" | "RW5262", places: readonly ReturnType<typeof emitted>[], hasQuery: boolean) {
  const [span, ...others] = places;
  const native = new Map(hasQuery ? [["splunk", { query: "x", span: spec(9) }]] : []);
  const compiled = { content, target: { backend: "splunk", detection: { native } } };
  const related = others.map((place) => ({ message: "here", span: place }));
  const found = { code, severity: "error", message: "x", ...(span && { span }), related } as const;
  const subject = { file: "rule.txt", text: content.text, compiled } as unknown as Subject;
  const { diagnostics } = withOrigins({ diagnostics: [found], unchecked: [] }, subject);
  return diagnostics[0]?.related?.map(({ message, span: place }) => `${place.file}:${place.line} ${message}`);
}

test("a finding on text without an origin has that of a place it is related to", () => {
  expect(relatedTo("RW5110", [emitted(2, 9, 12), emitted(2, 13, 15)], false)).toEqual([
    "rule.txt:2 here",
    "detection.yml:5 This is what it was compiled from",
  ]);
});

test("a column that the author's own query does not give points at the query, too", () => {
  expect(relatedTo("RW5262", [emitted(2, 3, 8)], true)).toEqual([
    "detection.yml:4 This is what it was compiled from",
    "detection.yml:9 The query is the author's own",
  ]);
  expect(relatedTo("RW5262", [emitted(2, 3, 8)], false)).toHaveLength(1);
  expect(relatedTo("RW5110", [emitted(2, 3, 8)], true)).toHaveLength(1);
});

function originOf(span: ReturnType<typeof emitted>): number | undefined {
  const target = { backend: "splunk", detection: { native: new Map() } };
  const compiled = { content, target } as unknown as NonNullable<Subject["compiled"]>;
  const found = { code: "RW5100", severity: "error", message: "x", span } as const;
  const result = withOrigins(
    { diagnostics: [found], unchecked: [] },
    { file: "rule.txt", text: content.text, compiled },
  );
  return result.diagnostics[0]?.related?.[0]?.span.line;
}

test("a finding points to the line of the detection that its text came from", () => {
  expect(originOf(emitted(2, 3, 8))).toBe(4);
  expect(originOf(emitted(2, 13, 15))).toBe(5);
});

test("layout belongs to what stands before it", () => {
  expect(originOf(emitted(2, 9, 12))).toBe(4);
  expect(originOf(emitted(3, 3, 7))).toBe(5);
});

test("a finding before all that has an origin has none", () => {
  expect(originOf(emitted(1, 1, 6))).toBeUndefined();
});
