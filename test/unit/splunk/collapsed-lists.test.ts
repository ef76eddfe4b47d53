import { expect, test } from "vitest";
import { compileText } from "./compile-text.ts";

const notesOf = (where: string) =>
  compileText(`
title: Calls on instances
id: 7c1d7d0a-3b57-4d8e-a5c8-6f2f0b7b3d39
version: 1
status: test
created: 2026-11-21
modified: 2026-11-21
author: [Rulewright]
severity: medium
confidence: high
attack: {techniques: [T1651], tactics: [execution]}
description: Calls that name an instance.
events:
  call:
    source: aws.cloudtrail
    where: {operation: SendCommand}
    operation: {by: [event.id], time: first, within: 1h}
trigger: {type: match, events: [call]}
output: [actor.id]
exclusions:
  known: {reason: Known instances, where: ${where}}
`).notes.filter((note) => note.axis === "meaning");

test("an exclusion on a list of an operation may drop more than it should, and says so", () => {
  expect(notesOf("{target.ids: i-1}").map(({ code, level, construct }) => ({ code, level, construct }))).toContainEqual(
    {
      code: "field-approximate",
      level: "narrower",
      construct: "target.ids",
    },
  );
});

test("the note of a collapsed list is known by its reason", () => {
  expect(notesOf("{target.ids: i-1}").map(({ reason }) => reason)).toContainEqual(
    expect.stringMatching(/the list of a collapsed operat/),
  );
});

test.each(["{operation: SendCommand}", "{target.ids|exists: true}"])("%s is judged as it should be", (where) => {
  const reasons = notesOf(where).map(({ reason }) => reason);
  expect(reasons.filter((reason) => /the list of a collapsed operat/.test(reason))).toEqual([]);
});
