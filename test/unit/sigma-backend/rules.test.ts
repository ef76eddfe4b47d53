import { describe, expect, test } from "vitest";
import { template } from "../../helpers/detection-text.ts";
import { compileText } from "./compile.ts";

const process = (where: string): Record<string, unknown> => {
  const { plain } = compileText(
    template({ events: `  p: {source: endpoint.process, where: ${where}}`, trigger: "{type: match, events: [p]}" }),
  );
  expect(plain).toHaveLength(1);
  return plain[0]?.detection as Record<string, unknown>;
};

describe("one rule", () => {
  test("puts what has to hold together into one mapping and negations into main filters", () => {
    expect(
      process("{s: {process.command_line|contains: x, host.name: h}, n1: {process.path: p}, condition: s and not n1}"),
    ).toEqual({
      selection: { "CommandLine|contains": "x", Computer: "h" },
      filter_main_process_path: { Image: "p" },
      condition: "selection and not 1 of filter_main_*",
    });
  });

  test("names a process by the end of its path", () => {
    expect(process("{process.name: [cmd.exe, sh]}")).toEqual({
      selection: { "Image|endswith": ["\\cmd.exe", "/cmd.exe", "\\sh", "/sh"] },
      condition: "selection",
    });
  });

  test("looks for a process that runs no file by its bare name, too", () => {
    expect(process("{process.name: [cmd.exe, registry]}")).toEqual({
      selection: [{ "Image|endswith": ["\\cmd.exe", "/cmd.exe", "\\registry", "/registry"] }, { Image: "Registry" }],
      condition: "selection",
    });
  });

  test("joins single values under one key with `all`, and keeps wildcards inside a value", () => {
    expect(process("{process.command_line|contains|all: [a, 'b*c', 'd\\*', e]}")).toEqual({
      selection: { "CommandLine|contains|all": ["a", "d\\*", "e"], CommandLine: "*b*c*" },
      condition: "selection",
    });
  });

  test("writes lists under one key into two mappings", () => {
    const where = "{s1: {process.command_line: [a*, b*]}, s2: {process.command_line: [c*, d*]}, condition: s1 and s2}";
    expect(process(where)).toEqual({
      selection_command_line: { "CommandLine|startswith": ["a", "b"] },
      selection_command_line_2: { "CommandLine|startswith": ["c", "d"] },
      condition: "all of selection_*",
    });
  });

  test("writes alternatives as a list of mappings and keywords", () => {
    expect(process("[{process.command_line: a, host.name: h}, {process.id: 4}, some word]")).toEqual({
      selection: [{ CommandLine: "a", Computer: "h" }, { ProcessId: 4 }, "some word"],
      condition: "selection",
    });
  });

  test("takes empty text for missing, which exists and null do not", () => {
    expect(process("{process.command_line: null, host.name|exists: true}")).toEqual({
      selection: { Computer: "?*" },
      filter_main_process_command_line: { CommandLine: "?*" },
      condition: "selection and not 1 of filter_main_*",
    });
    expect(process("[{process.command_line: null, host.name: h}, {process.command_line: a}]")).toEqual({
      selection: [{ CommandLine: null, Computer: "h" }, { CommandLine: "", Computer: "h" }, { CommandLine: "a" }],
      condition: "selection",
    });
    expect(process("{process.id|exists: true, process.command_line: '*'}")).toEqual({
      selection: { "ProcessId|exists": true, CommandLine: "?*" },
      condition: "selection",
    });
    expect(process("{process.command_line|re: '^a*$'}")).toEqual({
      selection: { CommandLine: "?*", "CommandLine|re": "^a*$" },
      condition: "selection",
    });
  });

  test("keeps case, flags, networks, numbers and references", () => {
    const where =
      "{process.command_line|cased|contains: Aa, process.path|re|i: '^a', process.id|gte: 5, process.parent.command_line|fieldref: process.command_line}";
    expect(process(where)).toEqual({
      selection: {
        "CommandLine|contains|cased": "Aa",
        "Image|re|i": "^a",
        "ProcessId|gte": 5,
        "ParentCommandLine|fieldref": "CommandLine",
      },
      condition: "selection",
    });
  });

  test("has one selection per event, and one document per log source", () => {
    const { plain, target } = compileText(
      template({
        events: `  a: {source: azure.activity, where: {operation: x}}
  b: {source: azure.activity, where: {operation: y, outcome: failed}}
  c: {source: aws.cloudtrail, where: {operation: z}}`,
        trigger: "{type: match, events: [a, b, c]}",
      }),
    );
    expect(plain.map(({ logsource }) => logsource)).toMatchObject([
      { product: "azure", service: "activitylogs" },
      { product: "aws", service: "cloudtrail" },
    ]);
    expect(plain[0]?.detection).toEqual({
      selection_a: { operationName: "x" },
      selection_b: { operationName: "y", resultType: ["Failure", "Failed"] },
      condition: "1 of selection_*",
    });
    expect(plain[0]?.id).toBe("0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c11");
    expect(new Set(plain.map(({ id }) => id)).size).toBe(2);
    expect(plain.map(({ name }) => name)).toEqual(["some_test_azure_activity", "some_test_c"]);
    expect(target.level).toBe("exact");
  });

  test("says a threshold of points as the ways to reach it", () => {
    const { plain, target } = compileText(
      template({
        events: `  p: {source: endpoint.process, where: {host.name: h}}
  x: {refines: p, where: {process.command_line|contains: x}}
  y: {refines: p, where: {process.command_line|contains: y}}
  z: {refines: p, where: {process.command_line|contains: z}}`,
        trigger: "{type: match, events: [p]}",
        more: "score: {base: 0, add: [{when: x, points: 30}, {when: y, points: 20}, {when: z, points: -20}], at_least: 30}\noutput: [score]",
      }),
    );
    expect(plain[0]?.detection).toMatchObject({
      selection: { Computer: "h" },
      score_x: { "CommandLine|contains": "x" },
      condition: "selection and (score_x and score_y or score_x and not score_z)",
    });
    expect(target.notes).toContainEqual(expect.objectContaining({ code: "output-absent", construct: "score" }));
    expect(target.level).toBe("exact");
  });

  test("keeps the exclusions of a rule that alerts as optional filters, and lists as placeholders", () => {
    const { plain, target } = compileText(
      template({
        events:
          "  a: {source: aws.cloudtrail, where: {operation: x}}\n  b: {source: aws.cloudtrail, where: {operation: y}}",
        trigger: "{type: match, events: [a, b]}",
        more: `exclusions:
  known: {reason: r, where: {actor.id|in_list: known}}
  only_a: {reason: r, events: [a], where: {user_agent: u}}
  off: {reason: r, enabled: false, where: {user_agent: v}}
lists:
  known: {title: Known, type: account, store: lookup, values: ['a*', 'b\\c']}
  nobody: {title: Nobody, type: account, store: lookup, values: []}`,
      }),
    );
    expect(plain[0]?.detection).toEqual({
      selection_a: { eventName: "x" },
      selection_b: { eventName: "y" },
      filter_optional_only_a: { userAgent: "u" },
      filter_optional_known: { "userIdentity.arn|expand": "%rw_some_test_known%" },
      condition: "(selection_a and not filter_optional_only_a or selection_b) and not filter_optional_known",
    });
    const lists = target.artifacts.filter(({ kind }) => kind === "list");
    expect(lists.map(({ path }) => path)).toEqual(["lists/rw_some_test_known.yml", "lists/rw_some_test_nobody.yml"]);
    expect(lists[0]?.content.text).toContain("rw_some_test_known:\n        - a\\*\n        - b\\c\n");
    expect(target.level).toBe("exact");
  });
});

describe("what a rule cannot do", () => {
  test("alerts on every record without once_per, and on every value without first_seen", () => {
    const once = compileText(
      template({
        events: "  a: {source: aws.cloudtrail, where: {operation: x}}",
        trigger: "{type: match, events: [a]}",
        more: "once_per: {fields: [event.id], within: 1h}",
      }),
    );
    expect(once.meaning).toEqual(["once-per-lost wider"]);
    const first = compileText(
      template({
        events: "  a: {source: aws.cloudtrail, where: {operation: x}}",
        trigger: "{type: first_seen, events: [a], value: [cloud.region, user_agent], history: 7d}",
      }),
    );
    expect(first.meaning).toEqual(["first-seen-lost wider"]);
    expect(first.plain[0]?.detection).toMatchObject({ selection: { eventName: "x", userAgent: "?*" } });
  });

  test("takes a record that completes an operation for the operation", () => {
    const { plain, meaning } = compileText(
      template({
        events: `  a:
    source: azure.activity
    where: {operation: x}
    operation: {by: [correlation.id], any: {outcome: succeeded}, time: first, within: 2h}`,
        trigger: "{type: match, events: [a]}",
      }),
    );
    expect(plain[0]?.detection).toMatchObject({
      selection: { operationName: "x", resultType: ["Success", "Succeeded"] },
    });
    expect(meaning).toEqual(["operation-lost wider"]);
  });

  test("keeps an event that can never match as the author wrote it", () => {
    const { plain } = compileText(
      template({
        events: "  a: {source: aws.cloudtrail, where: {s: {operation: x}, condition: s and not s}}",
        trigger: "{type: match, events: [a]}",
      }),
    );
    expect(plain[0]?.detection).toEqual({
      selection: { eventName: "x" },
      filter_main_operation: { eventName: "x" },
      condition: "selection and not 1 of filter_main_*",
    });
  });
});
