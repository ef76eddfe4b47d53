import { describe, expect, it } from "vitest";
import { asksOnlyFor } from "../../../src/plan/asks-only-for.ts";
import { detectionOf } from "../../helpers/detection.ts";
import { template } from "../../helpers/detection-text.ts";

function whereOf(where: string) {
  const text = template({
    events: `  e: {source: aws.cloudtrail, where: ${where}}`,
    trigger: "{type: match, events: [e]}",
  });
  const event = detectionOf(text).events.get("e");
  if (event === undefined) throw new Error("The event is not resolved");
  return event.where;
}

const writes = new Set(["createdocument", "updatedocument"]);

describe("asksOnlyFor", () => {
  it.each([
    ["{operation: CreateDocument}", true],
    ["{operation: [CREATEDOCUMENT, UpdateDocument], outcome: succeeded}", true],
    ["{operation|group: aws.ssm_document_write}", false],
    ["{operation: [CreateDocument, PutParameter]}", false],
    ["{operation: Create*}", false],
    ["{operation|neq: CreateDocument}", false],
    ["{outcome: succeeded}", false],
    ["{a: {operation: CreateDocument}, b: {operation: UpdateDocument, actor.name: x}, condition: a or b}", true],
    ["{a: {operation: CreateDocument}, b: {actor.name: x}, condition: a or b}", false],
    ["{a: {operation: CreateDocument}, b: {actor.name: x}, condition: a and not b}", true],
    ["{a: {actor.name: x}, b: {operation: CreateDocument}, condition: a and not b}", false],
  ])("%s: %s", (where, wanted) => {
    expect(asksOnlyFor(whereOf(where), "operation", writes)).toBe(wanted);
  });
});
