import { describe, expect, test } from "vitest";
import { printSearch } from "../../../src/backends/splunk/print-search.ts";
import type { SearchTerm } from "../../../src/backends/splunk/syntax.ts";
import { render } from "../../../src/text/render.ts";
import { compileShipped, compileText, fileOf, stagesOf } from "./compile-text.ts";
import { type Event, runStages } from "./run-stages.ts";

const detection = (rest: string): string => `
title: A detection
id: 7c1d7d0a-3b57-4d8e-a5c8-6f2f0b7b3d35
version: 1
status: test
created: 2026-11-21
modified: 2026-11-21
author: [Rulewright]
severity: medium
confidence: high
attack: {techniques: [T1651], tactics: [execution]}
description: A detection.
${rest}`;

const NOW = 1_700_000_044;

function event(macro: string, more: Event): Event {
  return { macro, _time: NOW - 120, _indextime: NOW - 100, _cd: JSON.stringify(more), ...more };
}

const found = (text: string, events: readonly Event[]) => runStages(stagesOf(compileText(text)), events, NOW);

describe("fields of the search", () => {
  const values = (field: string): SearchTerm => ({
    kind: "in",
    field,
    values: ["x", "y"].map((text) => [{ kind: "text", text }]),
    span: undefined,
  });
  const printed = (term: SearchTerm) => render(printSearch(term)).text.replace(/\s+/g, " ");

  test("stand bare with their dots", () => {
    expect(printed(values("status.value"))).toBe('status.value IN ("x", "y")');
  });

  test("that need quotes are compared one by one, alone, negated and in a choice", () => {
    expect(printed(values("a{}"))).toBe('("a{}"="x" OR "a{}"="y")');
    expect(printed({ kind: "not", operand: values("a{}") })).toBe('NOT ("a{}"="x" OR "a{}"="y")');
    expect(printed({ kind: "or", operands: [values("a{}"), values("b")] })).toBe(
      '("a{}"="x" OR "a{}"="y" OR b IN ("x", "y"))',
    );
  });

  test("are compared with networks by the equals sign", () => {
    const text = detection(`
events: {a: {source: azure.signin, where: {source.ip|cidr: [10.0.0.0/8, 192.0.2.0/24]}}}
trigger: {type: match, events: [a]}
output: [source.ip]`);
    expect(fileOf(compileText(text), ".spl")).toContain(
      '(callerIpAddress="10.0.0.0/8" OR callerIpAddress="192.0.2.0/24")',
    );
  });
});

describe("where", () => {
  test("does not ask for a key that rows need anyway", () => {
    const spl = fileOf(compileShipped("azure-managed-run-command-unusual-principal"), ".spl");
    expect(spl.match(/objectidentifier/g)).toHaveLength(2);
    expect(spl).toContain("| where isnotnull(key_actor_id)");
  });

  test("asks for it where records of one operation come together first", () => {
    const text = detection(`
events:
  a:
    source: azure.activity
    where: {operation: X, actor.id|exists: true}
    operation: {by: [correlation.id], time: first, within: 1h}
trigger: {type: event_count, events: [a], group_by: [actor.id], timespan: 1h, condition: {gte: 2}}
output: [actor.id]`);
    const half = { operationName: "X", correlationId: "1", resultType: "Start" };
    const id = { "identity.authorization.evidence.principalId": "p" };
    const two = [
      event("azure.activity", half),
      event("azure.activity", { ...half, ...id }),
      event("azure.activity", { ...half, ...id, correlationId: "2" }),
    ];
    expect(found(text, two)).toHaveLength(1);
    expect(fileOf(compileText(text), ".spl")).toMatch(/\| where user_id!=""/);
  });

  test("reads fields that are computed for the result, but no stored field that they replace", () => {
    const text = (test: string) =>
      detection(`
events: {a: {source: azure.activity, where: {${test}}}}
trigger: {type: match, events: [a]}
output: [resource.group]`);
    const spl = fileOf(compileText(text("resource.group|re: ^patch-")), ".spl");
    expect(spl).toContain('| where match(resource_group, "^patch-")');
    const rows = ["/subscriptions/s/resourceGroups/patch-1/x", "/subscriptions/s/resourceGroups/other/x"];
    expect(
      found(
        text("resource.group|re: ^patch-"),
        rows.map((resourceId) => event("azure.activity", { resourceId })),
      ),
    ).toHaveLength(1);
    const folded = detection(`
events: {a: {source: endpoint.process, where: {host.name|re: ^Web}}}
trigger: {type: event_count, events: [a], group_by: [host.name], timespan: 1h, condition: {gte: 2}}
output: [host.name]`);
    const hosts = ["WebA", "WebA", "webB", "webB"].map((dest, index) => event("endpoint.process", { dest, index }));
    expect(found(folded, hosts).map((row) => row.get("dest"))).toEqual(["weba"]);
  });

  test("finds letters outside ASCII as they are written", () => {
    const text = detection(`
events: {a: {source: endpoint.process, where: {process.command_line: [ÄRGER, Ünï]}}}
trigger: {type: match, events: [a]}
output: [process.command_line]`);
    const list = detection(`
lists: {odd: {title: Odd, type: string, store: inline, values: ["Ünï", "a\\nb"]}}
events: {a: {source: endpoint.process, where: {process.command_line|in_list: odd}}}
trigger: {type: match, events: [a]}
output: [process.command_line]`);
    expect(found(text, [event("endpoint.process", { process: "Ünï" })])).toHaveLength(1);
    expect(fileOf(compileText(list), ".spl")).toContain('match(process, "(?i)^Ünï\\z")');
  });
});

describe("empty texts", () => {
  test("in the first record of an operation give way to later values", () => {
    const text = detection(`
events:
  a:
    source: azure.activity
    where: {operation: X}
    operation: {by: [correlation.id], time: first, within: 1h}
trigger: {type: match, events: [a]}
exclusions: {office: {title: Office, reason: Known, where: {source.ip: 192.0.2.7}}}
output: [operation]`);
    const record = (more: Event) => event("azure.activity", { operationName: "X", correlationId: "1", ...more });
    const first = record({ "httpRequest.clientIpAddress": "", _time: NOW - 130 });
    expect(found(text, [first, record({ "httpRequest.clientIpAddress": "192.0.2.7" })])).toHaveLength(0);
    expect(found(text, [first, record({ "httpRequest.clientIpAddress": "198.51.100.7" })])).toHaveLength(1);
  });

  test("in a list are no distinct values, and one column serves count and output", () => {
    const text = detection(`
events: {a: {source: aws.cloudtrail, where: {operation: SendCommand}}}
trigger: {type: value_count, events: [a], group_by: [actor.id], timespan: 1h, condition: {field: target.ids, gte: 3}}
output: [actor.id, {count_distinct: target.ids, as: instances}, {values: target.ids, as: ids}]`);
    const send = (ids: readonly string[]) =>
      event("aws.cloudtrail", {
        eventName: "SendCommand",
        "userIdentity.arn": "arn",
        "requestParameters.instanceIds{}": ids,
      });
    expect(found(text, [send(["i-1", "", "i-2"])])).toHaveLength(0);
    expect(found(text, [send(["i-1", "", "i-2", "i-3"])])).toHaveLength(1);
    expect(fileOf(compileText(text), ".spl")).not.toContain("dest_2");
  });
});
