import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { acceptLines, judgeNotes } from "../../../src/fidelity/accept.ts";
import { acceptanceOf } from "../../../src/fidelity/covers.ts";
import type { Note } from "../../../src/fidelity/notes.ts";
import type { Detection } from "../../../src/model/nodes.ts";
import { detectionOf } from "../../helpers/detection.ts";

const span = { file: "detection.yml", line: 1, column: 1, endLine: 1, endColumn: 2 };

function loss(construct: string, more: Partial<Note> = {}): Note {
  return {
    code: "field-approximate",
    axis: "meaning",
    level: "narrower",
    backend: "sumo",
    construct,
    reason: "why",
    span,
    remedy: undefined,
    ...more,
  };
}

function accepting(...entries: readonly string[]): Detection {
  return detectionOf(`
title: One
id: 0a2f6a57-3a0c-4c53-9c8e-6a1c1c9e0b11
version: 1
status: test
created: 2026-01-01
modified: 2026-01-01
author: [Me]
severity: low
attack: {techniques: [T1651]}
description: Text
events: {one: {source: azure.activity, where: {operation|exists: true}}}
trigger: {type: match, events: [one]}
schedule: {every: 5m}
entities: [{type: ip, field: source.ip}]
accept: [${entries.join(", ")}]
`);
}

const judge = (detection: Detection, notes: readonly Note[]) => judgeNotes(detection, notes, ["sumo"]);

describe("accept", () => {
  test("covers only the constructs it names", () => {
    const detection = accepting("{backend: sumo, code: field-approximate, about: process.path, reason: x}");
    expect(judge(detection, [loss("process.path")])).toEqual([]);
    const found = judge(detection, [
      loss("process.path"),
      loss("user.name"),
      loss("process.path", { code: "key-case" }),
    ]);
    expect(found.map(({ code, message }) => [code, /\(([^)]*)\)/.exec(message)?.[1]])).toEqual([
      ["RW4001", "user.name"],
      ["RW4001", "process.path"],
    ]);
    expect(found[0]?.help).toContain("accept: [{backend: sumo, code: field-approximate, about: user.name, reason: …}]");
  });

  test("takes a list, and without a construct covers the whole code", () => {
    const notes = [loss("process.path"), loss("user.name")];
    expect(
      judge(accepting("{backend: sumo, code: field-approximate, about: [user.name, process.path], reason: x}"), notes),
    ).toEqual([]);
    expect(judge(accepting("{backend: sumo, code: field-approximate, reason: x}"), notes)).toEqual([]);
  });

  test("a name that covers nothing is a warning at the name, with what comes near", () => {
    const detection = accepting(
      "{backend: sumo, code: field-approximate, about: [process.path, user.nmae], reason: x}",
    );
    const [error, warning, ...rest] = judge(detection, [loss("process.path"), loss("user.name")]);
    expect(rest).toEqual([]);
    expect(error?.code).toBe("RW4001");
    expect(warning).toMatchObject({ code: "RW4002", severity: "warning", help: 'Did you mean "user.name"?' });
    expect(warning?.message).toContain('"user.nmae"');
    expect(warning?.span?.column).toBeGreaterThan(60);
    const far = judge(accepting("{backend: sumo, code: field-approximate, about: xyz, reason: x}"), [
      loss("user.name"),
    ]);
    expect(far.at(-1)?.help).toBe('What it is about there: "user.name"');
  });

  test("of a code that nothing needs, it is one warning", () => {
    const found = judge(accepting("{backend: sumo, code: key-case, about: [a, b], reason: x}"), []);
    expect(found.map(({ message }) => message)).toEqual(["Nothing on sumo needs key-case to be accepted"]);
  });

  test("its reason stands beside losses it covers only, and the nearer entry speaks", () => {
    const { accept } = accepting(
      "{backend: sumo, code: field-approximate, reason: all}",
      "{backend: sumo, code: field-approximate, about: user.name, reason: one}",
    );
    expect(acceptanceOf(accept, loss("user.name"))?.reason).toBe("one");
    expect(acceptanceOf(accept, loss("process.path"))?.reason).toBe("all");
    expect(acceptanceOf(accept, loss("process.path", { level: "wider" }))).toBeUndefined();
  });
});

test("lines to paste are YAML that covers every loss, whatever a construct holds", () => {
  const constructs = ["a: b, c", "x, y", "[1]", "{", "'q'", '"', "# no", "null", "- a", "*", "é", "tab\there"];
  const notes = [...constructs, ...constructs].map((construct) => loss(construct));
  const lines = acceptLines([...notes, loss("z", { backend: "sigma" })]);
  expect(lines).toHaveLength(2);
  expect(load(lines.join("\n"))).toEqual([
    { backend: "sumo", code: "field-approximate", about: constructs, reason: "…" },
    { backend: "sigma", code: "field-approximate", about: "z", reason: "…" },
  ]);
});
