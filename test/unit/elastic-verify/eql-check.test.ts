import { describe, expect, test } from "vitest";
import { checkEql } from "../../../src/backends/elastic/verify/eql/check.ts";
import { eqlVerifyCodes } from "../../../src/backends/elastic/verify/eql/codes.ts";
import { lookup } from "./lookup.ts";

function found(query: string): readonly string[] {
  return checkEql(query, lookup).problems.map(({ code, severity, start, end }) => {
    return `${severity === "error" ? "" : "warning "}${code} ${query.slice(start, end)}`;
  });
}

describe("what Elasticsearch takes", () => {
  test.each([
    'process where process.name : ("sh", "ba*") and not process.pid in (1, 2)',
    'any where source.ip == "10.0.0.1" and cidrMatch(destination.ip, "10.0.0.0/8", "::1")',
    'any where @timestamp > "2026-01-01" and event.ok == true and user.name != null',
    'any where length(process.name) > 3 and startswith~(process.name, "a", "b")',
    "any where ?process.nmae == null",
    'any where `process.name` == "x" and 3 < process.pid',
    'any where add(process.pid, 1) == 2 and concat(process.name, process.pid) == "x1"',
    "sequence by host.id with maxspan=1m [process where true] ![network where true]",
    "sequence by host.id [process where true] with runs=2",
    "sample by host.id [process where true] [network where true]",
    "process where true | head 5",
  ])("%s", (query) => {
    expect(checkEql(query, lookup)).toEqual({ problems: [], unchecked: [] });
  });
});

describe("what it refuses", () => {
  test.each([
    ["any where", ["RW5450 e"]],
    ["any where true | head true", ["RW5450 | head true"]],
    ['any where startWith(process.name, "x")', ["RW5451 startWith"]],
    ["any where length~(process.name) > 1", ["RW5451 length~"]],
    ['any where substring(process.name) == "x"', ["RW5452 substring"]],
    ['any where process.nmae == "x"', ["RW5453 process.nmae"]],
    ["any where process.name == 5", ["RW5454 5"]],
    ['any where process.pid == "5"', ['RW5454 "5"']],
    ['any where process.pid : "5"', ["RW5454 process.pid"]],
    ["any where process.name : 5", ["RW5454 5"]],
    ['any where source.ip in~ ("10.0.0.1")', ["RW5454 source.ip"]],
    ["any where event.ok == 1", ["RW5454 1"]],
    ["any where process.name", ["RW5454 process.name"]],
    ["any where process.pid > null", ["RW5454 null"]],
    ["any where process.name + 1 == 2", ["RW5454 process.name"]],
    ["any where length(process.pid) == 2", ["RW5454 process.pid"]],
    ["any where process.name == user.name", ["RW5455 user.name"]],
    ['any where message == "x"', ["RW5455 message"]],
    ['any where message : "x*"', ["RW5455 message"]],
    ["any where process.name in (user.name)", ["RW5455 user.name"]],
    ["sequence by message [any where true] [any where true]", ["RW5455 message"]],
    ["sequence by host.id [any where true]", ["RW5456 [any where true]"]],
    ["sequence [any where true] by host.id [any where true]", ["RW5456 [any where true]"]],
    ["sequence [any where true] ![any where true]", ["RW5456 ![any where true]"]],
    ["sequence with maxspan=1m ![any where true] ![any where true]", ["RW5456 ![any where true]"]],
    [
      "sequence with maxspan=1m [any where true] ![any where true] with runs=2",
      ["RW5456 ![any where true] with runs=2"],
    ],
    [
      "sequence with maxspan=1m [any where true] [any where true] until ![any where true]",
      ["RW5456 ![any where true]"],
    ],
    ["sample [any where true] [any where true]", ["RW5456 [any where true]"]],
    ["sample by host.id [any where true] ![any where true]", ["RW5456 ![any where true]"]],
    ["sequence by 5 [any where true] [any where true]", ["RW5456 5"]],
    ['any where process.name regex "a("', ['RW5457 "a("']],
    ['any where process.name regex~ """ab[c"""', ["RW5457 ["]],
    ['any where source.ip == "10.0.0.256"', ['RW5458 "10.0.0.256"']],
    ['any where cidrMatch(source.ip, "10.0.0.0/33")', ['RW5458 "10.0.0.0/33"']],
    ["proces where true", ["warning RW5460 proces"]],
    ['any where process.name regex """^cmd.*"""', ["warning RW5459 ^"]],
  ])("%s", (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  test("every code is in the table and met by a test above", () => {
    const codes = Object.keys(eqlVerifyCodes);
    expect(codes).toHaveLength(11);
    for (const { title, explanation } of Object.values(eqlVerifyCodes)) {
      expect(title).not.toMatch(/\.$/);
      expect(explanation).toMatch(/\.$/);
    }
  });

  test("a misspelt field is met with one that exists", () => {
    expect(checkEql('any where process.nmae == "x"', lookup).problems[0]?.help).toBe("Did you mean `process.name`?");
  });
});

test("fields of sets that nobody described are passed over, each once", () => {
  const { problems, unchecked } = checkEql('any where okta.actor.id == "x" or okta.actor.id == 5', lookup);
  expect(problems).toEqual([]);
  expect(unchecked).toEqual([
    { what: "the field `okta.actor.id`", reason: "the fields of this set are not described", start: 10, end: 23 },
  ]);
});
