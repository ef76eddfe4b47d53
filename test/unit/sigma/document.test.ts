import { describe, expect, it } from "vitest";
import {
  checkReferences,
  parseSigma,
  printDocuments,
  stringifySigma,
  validateDocument,
} from "../../../src/sigma/index.ts";
import { withoutPlaces } from "./without-places.ts";

const findings = (text: string): string[] => {
  const { documents, diagnostics } = parseSigma(text, "rule.yml");
  return [...diagnostics, ...documents.flatMap(validateDocument), ...checkReferences(documents)].map(
    ({ code, severity, span }) =>
      `${span?.line ?? "?"}:${span?.column ?? "?"} ${code}${severity === "error" ? "" : " warning"}`,
  );
};

const rule = (name: string, more = ""): string => `title: Rule ${name}
name: ${name}
logsource:
    product: windows
detection:
    selection:
        EventID: 1
    condition: selection
${more}`;

const correlation = (body: string, more = ""): string => `title: Many
${more}correlation:
${body.replace(/^/gm, "    ")}
`;

const counting = "type: event_count\nrules: [a]\ngroup-by: [User]\ntimespan: 5m\ncondition:\n    gte: 10";

describe("rules", () => {
  it("keeps everything, unknown keys included, in canonical order", () => {
    const text = `custom: {b: [1, null], a: x}
level: high
detection:
    selection:
        a|wide|base64offset|contains: 'x'
    condition: selection
logsource:
    service: security
    product: windows
    definition: Turn it on
    extra: 7
tags: [attack.t1059.001]
related:
    - {type: derived, id: 0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c11}
author: A, B
date: 2026-01-02
id: 0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c12
title: T
`;
    const { documents, diagnostics } = parseSigma(text, "rule.yml");
    expect([...diagnostics, ...documents.flatMap(validateDocument)]).toEqual([]);
    const [printed = {}] = printDocuments(documents);
    expect(Object.keys(printed).join(" ")).toBe("title id related author date tags logsource detection level custom");
    expect(printed.custom).toEqual({ b: [1, null], a: "x" });
    expect(printed.logsource).toEqual({ product: "windows", service: "security", definition: "Turn it on", extra: 7 });
    expect(stringifySigma(documents)).toContain("\n    selection:\n        a|wide|base64offset|contains: x\n");
  });

  it("reads version 1 dates and says so", () => {
    const { documents } = parseSigma(rule("a", "date: 2019/3/07\n"), "rule.yml");
    expect(documents[0]?.metadata.date).toBe("2019-03-07");
    expect(findings(rule("a", "date: 2019/3/07\n"))).toEqual(["9:7 RW2226 warning"]);
  });

  it.each<[string, string, string[]]>([
    ["an id that is no UUID", "id: abc\n", ["9:5 RW2224"]],
    ["an unknown status", "status: prod\n", ["9:9 RW2223"]],
    ["an unknown level", "level: hihg\n", ["9:8 RW2223"]],
    ["a day that does not exist", "date: 2025-02-29\n", ["9:7 RW2225"]],
    ["a malformed tag", "tags: [attack.t1059, T1059]\n", ["9:22 RW2227"]],
    ["a tag twice", "tags: [a.b, a.b]\n", ["9:13 RW2229"]],
    ["a list for an author", "author: [a, b]\n", ["9:9 RW2222"]],
    ["a number for a description", "description: 5\n", ["9:14 RW2222"]],
    ["text for references", "references: x\n", ["9:13 RW2222"]],
    ["a false positive of one letter", "falsepositives: [x]\n", ["9:18 RW2228"]],
    ["a field twice", "fields: [a, a]\n", ["9:13 RW2229"]],
    ["a related rule of an unknown kind", `related: [{id: x, type: child}]\n`, ["9:11 RW2223", "9:11 RW2224"]],
    ["a related rule without a type", `related: [{id: x}]\n`, ["9:11 RW2222"]],
    ["both kinds at once", "correlation: {}\n", ["9:14 RW2220"]],
    ["an unknown action", "action: again\n", ["9:9 RW2231"]],
  ])("reports %s", (_, more, expected) => {
    expect(findings(rule("a", more))).toEqual(expected);
  });

  it("takes upper-case D3FEND artifacts", () => {
    expect(findings(rule("a", "tags: [d3fend.d3f-WindowsNtOpenFile]\n"))).toEqual([]);
  });

  it("bounds the length of titles", () => {
    expect(findings(rule("a").replace("Rule a", "😀".repeat(256)))).toEqual([]);
    expect(findings(rule("a").replace("Rule a", "x".repeat(257)))).toEqual(["1:8 RW2228"]);
  });

  it("reports what is missing", () => {
    expect(findings("id: 0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c11\n")).toEqual(["1:1 RW2221", "1:1 RW2221"]);
    expect(findings(rule("a").replace("title: Rule a\n", ""))).toEqual(["1:1 RW2221"]);
  });

  it("points into conditions and at keys", () => {
    const text =
      "title: T\nlogsource: {product: x}\ndetection:\n    sel:\n        a|nope: 1\n    condition: sel and )\n";
    expect(findings(text)).toEqual(["5:9 RW2204", "6:24 RW2208"]);
    expect(findings(text.replace("|nope", "").replace("and )", "and other"))).toEqual(["6:24 RW2209"]);
  });

  it.each([
    ["{}", "3:12 RW2230"],
    ["{definition: x}", "3:12 RW2230"],
    ["windows", "3:12 RW2230"],
    ["{product: 5}", "3:22 RW2230"],
    ["{product: Windows Server}", "3:22 RW2230 warning"],
  ])("judges the log source %s", (logsource, expected) => {
    const text = `title: T\nname: t\nlogsource: ${logsource}\ndetection: {s: {a: 1}, condition: s}\n`;
    expect(findings(text)).toEqual([expected]);
  });

  it("judges networks", () => {
    const text = (value: string) =>
      `title: T\nlogsource: {product: x}\ndetection: {s: {a|cidr: '${value}'}, condition: s}\n`;
    expect(findings(text("10.0.0.0/8"))).toEqual([]);
    expect(findings(text("fe80::/10"))).toEqual([]);
    expect(findings(text("10.0.0.0/33"))).toEqual(["3:25 RW2247"]);
    expect(findings(text("10.0.0.*"))).toEqual(["3:25 RW2247"]);
  });

  it("reports YAML errors as the loader does", () => {
    expect(findings("a: 1\na: 2\n")).toEqual(["2:1 RW1009"]);
    expect(findings("")).toEqual(["1:1 RW1004"]);
  });
});

describe("correlations", () => {
  it("reads ranges, aliases and percentiles", () => {
    const body = `type: value_percentile
rules: [a, b]
group-by: [user]
timespan: 1h
condition: {gt: 100, lte: 200.5, field: bytes, percentile: 95}
aliases:
    user: {a: User, b: SubjectUserName}`;
    const text = [rule("a"), rule("b"), correlation(body)].join("---\n");
    expect(findings(text)).toEqual([]);
    expect(parseSigma(text, "r.yml").documents[2]).toMatchObject({
      type: "value_percentile",
      rules: ["a", "b"],
      groupBy: ["user"],
      timespan: { count: 1, unit: "h" },
      condition: {
        kind: "bounds",
        bounds: [
          { operator: "gt", value: 100 },
          { operator: "lte", value: 200.5 },
        ],
        fields: ["bytes"],
        percentile: 95,
      },
    });
  });

  it("reads a condition over rule names", () => {
    const body = "type: temporal\ngroup-by: [User]\ntimespan: 5m\ncondition: a and not b";
    expect(findings([rule("a"), rule("b"), correlation(body)].join("---\n"))).toEqual([]);
    expect(findings([rule("a"), correlation(body)].join("---\n"))).toEqual(["15:16 RW2240"]);
    const listed = body.replace("group-by", "rules: [a]\ngroup-by");
    expect(findings([rule("a"), rule("b"), correlation(listed)].join("---\n"))).toEqual(["25:16 RW2248"]);
  });

  it("finds rules by name or by id in any case, wherever they stand", () => {
    const id = "0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c11";
    const byId = counting.replace("[a]", `[${id.toUpperCase()}]`);
    expect(findings([correlation(byId), rule("a", `id: ${id}\n`)].join("---\n"))).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ["an unknown type", counting.replace("event_count", "count"), ["12:11 RW2223"]],
    ["no time span", counting.replace("timespan: 5m\n", ""), ["12:5 RW2221"]],
    ["a compound time span", counting.replace("5m", "1h30m"), ["15:15 RW2232"]],
    ["a unit outside the specification", counting.replace("5m", "1w"), ["15:15 RW2233 warning"]],
    ["a threshold in text", counting.replace("gte: 10", "gte: '10'"), ["17:14 RW2234"]],
    ["a count of a half", counting.replace("gte: 10", "gte: 1.5"), ["17:9 RW2234"]],
    ["an unknown comparison", counting.replace("gte: 10", "ge: 10"), ["17:9 RW2234"]],
    ["a condition of a field only", counting.replace("gte: 10", "field: x"), ["17:9 RW2234"]],
    ["no condition", counting.replace(/condition:.*/s, ""), ["12:5 RW2221"]],
    ["a value type without a field", counting.replace("event_", "value_"), ["17:9 RW2235"]],
    ["no group-by", counting.replace("group-by: [User]\n", ""), ["12:5 RW2238 warning"]],
    ["a count that silence satisfies", counting.replace("gte", "lt"), ["17:9 RW2236 warning"]],
    ["an unknown key", `${counting}\nwindow: sliding`, ["18:5 RW2222"]],
    ["an alias of another rule", `${counting}\naliases: {u: {b: User}}`, ["18:18 RW2239"]],
    ["an alias without fields", `${counting}\naliases: {u: {}}`, ["18:18 RW2239"]],
    ["an unknown rule", counting.replace("[a]", "[aa]"), ["13:13 RW2240"]],
    ["the same rule twice", counting.replace("[a]", "[a, a]"), ["13:12 RW2229"]],
    ["no rules", counting.replace("[a]", "[]"), ["13:12 RW2201"]],
  ])("reports %s", (_, body, expected) => {
    expect(findings([rule("a"), correlation(body)].join("---\n"))).toEqual(expected);
  });

  it("reads generate at both places and warns when they differ", () => {
    const generated = (more: string, body = counting) => [rule("a"), correlation(body, more)].join("---\n");
    const top = parseSigma(generated("generate: true\n"), "r.yml").documents;
    const inner = parseSigma(generated("", `${counting}\ngenerate: true`), "r.yml").documents;
    expect(withoutPlaces(top)).toEqual(withoutPlaces(inner));
    expect(printDocuments(top)[1]).toMatchObject({ generate: true, correlation: { generate: true } });
    expect(findings(generated("generate: false\n", `${counting}\ngenerate: true`))).toEqual(["11:11 RW2237 warning"]);
  });

  it("reports cycles, also through other correlations", () => {
    const named = (name: string, target: string) =>
      correlation(counting.replace("[a]", `[${target}]`), `name: ${name}\n`);
    expect(findings([named("x", "y"), named("y", "x")].join("---\n"))).toEqual(["15:12 RW2242"]);
    expect(findings(named("x", "x"))).toEqual(["5:12 RW2242"]);
    expect(findings([rule("a"), named("x", "a"), named("y", "x")].join("---\n"))).toEqual([]);
  });

  it("follows a chain of 5,000 correlations", () => {
    const chain = Array.from({ length: 5000 }, (_, index) =>
      correlation(counting.replace("[a]", `[c${index + 1}]`), `name: c${index}\n`),
    );
    const documents = chain.flatMap((text) => parseSigma(text, "c.yml").documents);
    expect(checkReferences(documents).map(({ code }) => code)).toEqual(["RW2240"]);
  });
});

describe("filters", () => {
  const filter = (condition: string, rules = "[a]", more = ""): string => `title: F
logsource: {product: windows}
filter:
    rules: ${rules}
    selection: {User: admin}
    condition: ${condition}
${more}`;

  it("reads rules by name and `any`", () => {
    expect(findings([rule("a"), filter("not selection")].join("---\n"))).toEqual([]);
    expect(parseSigma(filter("not selection", "any"), "f.yml").documents[0]).toMatchObject({
      kind: "filter",
      rules: "any",
    });
  });

  it.each<[string, string, string[]]>([
    ["a filter that keeps", filter("selection", "any"), ["6:16 RW2244 warning"]],
    ["a filter for no rule", filter("not selection", "[]"), ["4:12 RW2245"]],
    ["an unknown rule", filter("not selection", "[b]"), ["4:13 RW2240 warning"]],
    ["a level", filter("not selection", "any", "level: low\n"), ["7:8 RW2246 warning"]],
    ["two conditions", filter("[not selection, selection]", "any"), ["6:16 RW2208"]],
    ["an unknown selection", filter("not sel", "any"), ["6:20 RW2209", "5:5 RW2212 warning"]],
  ])("reports %s", (_, text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  it("cannot be counted", () => {
    const named = filter("not selection", "any", "name: f\n");
    expect(findings([named, correlation(counting.replace("[a]", "[f]"))].join("---\n"))).toEqual(["12:13 RW2243"]);
  });
});

describe("collections", () => {
  it("reports an id or name that two documents have", () => {
    expect(findings([rule("a"), rule("a")].join("---\n"))).toEqual(["11:7 RW2241"]);
  });

  it("merges `global` into the rules that follow, until `reset`", () => {
    const text = `action: global
title: T
logsource: {product: windows}
level: low
---
logsource: {service: security}
detection: {s: {a: 1}, condition: s}
---
level: high
detection: {s: {b: 1}, condition: s}
---
action: reset
---
detection: {s: {b: 1}, condition: s}
`;
    const { documents, diagnostics } = parseSigma(text, "r.yml");
    expect(documents.map((each) => [each.metadata.title, each.metadata.level])).toEqual([
      ["T", "low"],
      ["T", "high"],
    ]);
    expect(printDocuments(documents)[0]).toMatchObject({ logsource: { product: "windows", service: "security" } });
    expect(diagnostics.map(({ code, span }) => `${span?.line} ${code}`)).toEqual(["14 RW2221"]);
  });

  it("keeps `global` out of correlations", () => {
    const text = `action: global\nlevel: low\n---\n${rule("a")}---\n${correlation(counting)}`;
    expect(parseSigma(text, "r.yml").documents.map(({ metadata }) => metadata.level)).toEqual(["low", undefined]);
  });

  it("merges `repeat` onto the rule before", () => {
    const text = `${rule("a")}---\naction: repeat\nname: b\ndetection:\n    selection: {EventID: 2}\n`;
    const { documents } = parseSigma(text, "r.yml");
    expect(printDocuments(documents)[1]).toEqual({
      title: "Rule a",
      name: "b",
      logsource: { product: "windows" },
      detection: { selection: { EventID: 2 }, condition: "selection" },
    });
    expect(findings("action: repeat\ntitle: x\n")).toEqual(["1:9 RW2231"]);
  });

  it("points at the document that holds the mistake", () => {
    const text = `action: global\ntitle: T\nlevel: hihg\nlogsource: {product: x}\n---\ndetection: {s: {a: 1}, condition: s}\n`;
    expect(findings(text)).toEqual(["3:8 RW2223"]);
  });
});
