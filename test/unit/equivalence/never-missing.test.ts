import { expect, test } from "vitest";
import { CANONICAL_SOURCES } from "../../../src/equivalence/canonical/sources.ts";
import { loadEvents } from "../../../src/equivalence/load-events.ts";
import { neverMissing } from "../../../src/equivalence/never-missing.ts";
import { openBuiltinCatalog } from "../../helpers/catalog.ts";

const catalog = openBuiltinCatalog();

function found(...lines: readonly object[]): readonly string[] {
  const { records } = loadEvents(lines.map((line) => `${JSON.stringify(line)}\n`).join(""), "e");
  return neverMissing(records, catalog.source).map(
    ({ severity, span, message, help }) =>
      `${severity} ${span?.line} ${/has no (\S+),/.exec(message)?.[1]} ${help?.split(" ").at(-1)}`,
  );
}

test("a record is told which fields it lacks that none does, and where they stand", () => {
  const record = { _source: "azure.activity", _time: "+0m", operationName: "X" };
  const whole = { ...record, resourceId: "/subscriptions/s", correlationId: "c" };
  expect(
    found({ ...record, resourceId: "/subscriptions/s" }, { ...record, _repeat: 3, correlationId: "c" }, whole),
  ).toEqual(["warning 1 correlation.id correlationId.", "warning 2 resource.id resourceId."]);
});

test("a record that lacks a field on purpose is not told", () => {
  const record = { _source: "azure.activity", _time: "+0m", operationName: "X", resourceId: "/subscriptions/s" };
  expect(found({ ...record, correlationId: "c", _without: ["resourceId"] })).toEqual([]);
});

test("a record that says nothing has another finding, and one of an unknown source too", () => {
  expect(found({ _source: "aws.cloudtrail", Records: [] }, { _source: "acme", a: 1 })).toEqual([]);
});

test.each([...CANONICAL_SOURCES])("%s: what reads records knows every field that none lacks", (name, source) => {
  const never = [...(catalog.source(name)?.fields.values() ?? [])].filter(({ nullable }) => !nullable);
  const known = source.fields({}).map(([field]) => field);
  expect(known).toEqual(expect.arrayContaining(never.map((field) => field.name)));
});
