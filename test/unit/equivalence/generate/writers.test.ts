import { describe, expect, test } from "vitest";
import { valueAt } from "../../../../src/equivalence/canonical/record.ts";
import { CANONICAL_SOURCES } from "../../../../src/equivalence/canonical/sources.ts";
import { canonicalEvents } from "../../../../src/equivalence/canonical-events.ts";
import type { FieldValue } from "../../../../src/equivalence/event.ts";
import { hostileText } from "../../../../src/equivalence/generate/field-values.ts";
import { createRandom } from "../../../../src/equivalence/generate/random.ts";
import { RECORD_WRITERS, writeField } from "../../../../src/equivalence/generate/writers.ts";
import { lowerAscii } from "../../../../src/model/normalise.ts";
import type { Scalar } from "../../../../src/model/predicate.ts";

const span = { file: "made up", line: 1, column: 1, endLine: 1, endColumn: 1 };
const bases = [...RECORD_WRITERS].flatMap(([source, writer]) =>
  writer.bases.map((base, index) => ({ name: `${source} ${index + 1}`, source, writer, base })),
);

function fieldsOf(source: string, record: Readonly<Record<string, unknown>>): ReadonlyMap<string, FieldValue> {
  return new Map(CANONICAL_SOURCES.get(source)?.fields(record));
}

/** A value that the field may have; callers have names of the form of an address. */
function valueFor(field: string): Scalar {
  if (field === "source.ip" || field === "source.address") return "203.0.113.99";
  return field === "investigation.priority" ? 9 : "grace@example.com";
}

test("records can be made up of every log source whose records can be read", () => {
  expect([...RECORD_WRITERS.keys()].sort()).toEqual([...CANONICAL_SOURCES.keys()].sort());
});

describe.each(bases)("a record of $name", ({ source, writer, base }) => {
  const read = (record: Readonly<Record<string, unknown>>) =>
    canonicalEvents([{ source, record, time: undefined, lag: 0, span }]);

  test("is read without problems, with the fields that every record has", () => {
    const { events, diagnostics } = read(base);
    expect(diagnostics).toEqual([]);
    for (const field of writer.always ?? []) expect(events[0]?.fields.get(field), field).toBeDefined();
  });

  test("gives back a value that is written to a field in no special form", () => {
    const plain = Object.keys(writer.paths).filter((field) => writer.forms?.[field] === undefined);
    const wrong = plain.flatMap((field) => {
      const value = valueFor(field);
      const said = fieldsOf(source, writeField(writer, base, base, field, value)).get(field);
      const written = Array.isArray(said) && said.length === 1 ? said[0] : said;
      const same = typeof written === "string" ? lowerAscii(written) === value : written === value;
      return same ? [] : [`${field}: ${JSON.stringify(written)}`];
    });
    expect(wrong).toEqual([]);
  });

  test("is still read whatever text is written to its fields", () => {
    const random = createRandom(11);
    const records = Object.keys(writer.paths).flatMap((field) =>
      Array.from({ length: 12 }, () => writeField(writer, base, base, field, hostileText(random))),
    );
    expect(records.filter((record) => read(record).events.length !== 1)).toEqual([]);
  });

  test("keeps what no record lacks, and lacks another field once it is taken out", () => {
    for (const field of Object.keys(writer.paths)) {
      const record = writeField(writer, base, base, field, undefined);
      if (writer.always?.has(field) === true) expect(record, field).toBe(base);
      else {
        const kept = [...(writer.always ?? [])].flatMap((name) => writer.paths[name] ?? []).map(String);
        for (const path of writer.paths[field] ?? []) {
          // Where a field that no record lacks stands in the same place, what the record began with stays there.
          expect(at(record, path), field).toEqual(kept.includes(String(path)) ? at(base, path) : undefined);
        }
      }
    }
  });

  test("is not changed by writing to it, nor by a field of another source", () => {
    const before = JSON.stringify(base);
    for (const field of Object.keys(writer.paths)) writeField(writer, base, base, field, "x");
    expect(JSON.stringify(base)).toBe(before);
    for (const field of ["no.such.field", "__proto__", "constructor"]) {
      expect(writeField(writer, base, base, field, "x")).toBe(base);
    }
  });
});

describe("lists", () => {
  test("of instances are written as each call names them, all of them where the call can", () => {
    const writer = RECORD_WRITERS.get("aws.cloudtrail");
    const found = (writer?.bases ?? []).map((base) => {
      const record = writer === undefined ? base : writeField(writer, base, base, "target.ids", ["i-1", "i-2"]);
      return [valueAt(record, "requestParameters"), fieldsOf("aws.cloudtrail", record).get("target.ids")];
    });
    expect(found).toEqual([
      [expect.objectContaining({ instanceIds: ["i-1", "i-2"] }), ["i-1", "i-2"]],
      [expect.objectContaining({ instanceIds: ["i-1", "i-2"] }), ["i-1", "i-2"]],
      [expect.objectContaining({ target: "i-1" }), ["i-1"]],
      [expect.objectContaining({ instanceId: "i-1" }), ["i-1"]],
      [expect.objectContaining({ targets: [{ key: "InstanceIds", values: ["i-1", "i-2"] }] }), ["i-1", "i-2"]],
    ]);
  });

  test("of which a field holds one value only, the first is written", () => {
    const writer = RECORD_WRITERS.get("gcp.audit");
    const [base] = writer?.bases ?? [];
    if (writer === undefined || base === undefined) throw new Error("There is no writer");
    const fields = fieldsOf("gcp.audit", writeField(writer, base, base, "actor.name", ["a@b.c", "d@e.f"]));
    expect(fields.get("actor.name")).toBe("a@b.c");
  });
});

describe("special forms", () => {
  test.each([
    ["azure.activity", "outcome", "failed", "failed"],
    ["azure.activity", "target.name", "vm-7", "vm-7"],
    ["azure.activity", "command.name", "deploy", "deploy"],
    ["azure.activity", "resource.group", "rg-x", "rg-x"],
    ["aws.cloudtrail", "outcome", "succeeded", "succeeded"],
    ["aws.cloudtrail", "outcome", "failed", "failed"],
    ["aws.cloudtrail", "operation", "sendcommand", "SendCommand"],
    ["gcp.audit", "outcome", "failed", "failed"],
    ["azure.signin", "risk.level", "HIGH", "high"],
    ["azure.ueba", "insight.first_time_action", true, true],
    ["endpoint.process", "process.name", "bash", "bash"],
    ["endpoint.process", "user.name", "root", "root"],
    ["endpoint.process", "process.parent.name", "/a/", "a"],
    ["azure.ueba", "insight.first_time_isp", false, false],
    ["azure.activity", "extension.name", "script", "script"],
  ])("%s: %s written as %s is read as %s", (source, field, value, wanted) => {
    const writer = RECORD_WRITERS.get(source);
    const found = (writer?.bases ?? []).map((base) =>
      writer === undefined ? undefined : fieldsOf(source, writeField(writer, base, base, field, value)).get(field),
    );
    expect(new Set(found)).toEqual(new Set([wanted]));
  });

  test("an object id has dashes as a claim, and none as what a permission rests on", () => {
    const writer = RECORD_WRITERS.get("azure.activity");
    const [base] = writer?.bases ?? [];
    const record = writer === undefined || base === undefined ? {} : writeField(writer, base, base, "actor.id", "ada");
    const text = JSON.stringify(record);
    expect(text).toMatch(/objectidentifier":"61646100-0000-0000-0000-000000000000"/);
    expect(text).toMatch(/principalId":"61646100000000000000000000000000"/);
  });
});

describe("calls of Systems Manager", () => {
  const writer = RECORD_WRITERS.get("aws.cloudtrail");
  const [base = {}] = writer?.bases ?? [];
  const called = (operation: string) => writer?.settle?.({ ...base, eventName: operation }) ?? {};

  test.each([
    ["SendCommand", "documentName"],
    ["CreateDocument", "name"],
    ["CreateAssociation", "name"],
  ])("name the document of %s in %s, which says what it said before", (operation, parameter) => {
    expect(called(operation).requestParameters).toMatchObject({ [parameter]: "AWS-RunShellScript" });
    expect(Object.keys(called(operation).requestParameters ?? {})).toHaveLength(2);
    expect(fieldsOf("aws.cloudtrail", called(operation)).get("document.name")).toBe("AWS-RunShellScript");
  });

  test("name no document where `name` is that of something else", () => {
    const parameter = { ...base, eventName: "PutParameter", requestParameters: { name: "evil" } };
    expect(fieldsOf("aws.cloudtrail", parameter).get("document.name")).toBeUndefined();
    const other = { ...base, eventSource: "example.amazonaws.com", eventName: "CreateDocument" };
    const named = { ...other, requestParameters: { name: "evil" } };
    expect(fieldsOf("aws.cloudtrail", named).get("document.name")).toBeUndefined();
  });
});

function at(record: unknown, path: readonly string[]): unknown {
  let value = record;
  for (const key of path) value = (value as Readonly<Record<string, unknown>> | undefined)?.[key];
  return value;
}
