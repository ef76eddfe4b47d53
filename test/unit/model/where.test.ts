import { describe, expect, it } from "vitest";
import { printPredicate } from "../../../src/model/print-predicate.ts";
import { type Resolved, resolveText } from "../../helpers/detection.ts";
import { template } from "../../helpers/detection-text.ts";
import { testCatalog } from "../../helpers/test-catalog.ts";

/** Resolves a detection whose one event has this `where`, in JSON. */
function resolveWhere(where: unknown, more = ""): Resolved {
  return resolveText(template({ where: JSON.stringify(where), more }), { catalog: testCatalog });
}

function printed(where: unknown, more = ""): string {
  const { detection, diagnostics } = resolveWhere(where, more);
  const event = detection?.events.get("run");
  if (event === undefined) throw new Error(diagnostics.map((found) => `${found.code} ${found.message}`).join("\n"));
  return printPredicate(event.where);
}

const codes = (where: unknown, more = ""): readonly string[] =>
  resolveWhere(where, more).diagnostics.map((found) => found.code);
const helps = (where: unknown): readonly (string | undefined)[] =>
  resolveWhere(where).diagnostics.map((found) => found.help);

describe("where: what tests mean", () => {
  it.each([
    [{ operation: "Run/action" }, 'operation is "Run/action"'],
    [{ operation: ["a", "b*"] }, 'operation is "a" or operation is like "b*"'],
    [{ "operation|contains": "run" }, 'operation is like "*run*"'],
    [{ "operation|startswith": "run" }, 'operation is like "run*"'],
    [{ "operation|endswith": ["a", "b"] }, 'operation is like one of "*a", "*b"'],
    [{ "operation|contains|all": ["a", "b"] }, 'operation is like "*a*" and operation is like "*b*"'],
    [{ "operation|cased": "Run" }, 'operation is "Run" (case matters)'],
    [{ "operation|neq": ["a", "b"] }, 'not operation is one of "a", "b"'],
    [{ "target.name|exists": false }, "target.name is missing"],
    [{ "target.name": null }, "target.name is missing"],
    [{ "target.name": "*" }, "target.name is present"],
    [{ "target.name|contains": "" }, "target.name is present"],
    [
      { "operation|base64offset|contains": "foo" },
      'operation is like one of "*Zm9v*", "*Zvb*", "*mb2*" (case matters)',
    ],
    [{ "operation|wide|base64": "cmd" }, 'operation is "YwBtAGQA" (case matters)'],
    [{ "operation|re|i": "^run" }, "operation matches /^run/i"],
    [{ "source.ip|cidr": ["10.0.0.0/8", "2001:DB8::/32"] }, "source.ip lies in one of 10.0.0.0/8, 2001:db8::/32"],
    [{ "source.ip": "2001:DB8:0:0:0:0:0:1" }, 'source.ip is "2001:db8::1"'],
    [{ "bytes|gte": 5, "bytes|lt": 10 }, "bytes ≥ 5 and bytes < 10"],
    [{ bytes: "5" }, "bytes is 5"],
    [{ is_admin: "true" }, "is_admin is true"],
    [{ operation: 403 }, 'operation is "403"'],
    [{ "actor.name|fieldref": "target.name" }, "actor.name is the same as the value of target.name"],
    [{ "actor.name|fieldref|endswith": "target.name" }, "actor.name ends with the value of target.name"],
    [{ "operation|group": "cloud.run" }, 'operation is one of "Run/action", "RunMany/action"'],
    [["word", "other*"], 'any field contains one of "word", "other*"'],
    [{ "|all": ["one", "two"] }, 'any field contains "one" and any field contains "two"'],
    [[{ operation: "a" }, { operation: "b" }], 'operation is one of "a", "b"'],
  ])("%j", (where, expected) => {
    expect(printed(where)).toBe(expected);
  });

  it("puts values into the normal form of their field", () => {
    expect(printed({ "actor.id": "68B1ADF9-3eb7" })).toBe('actor.id is "68b1adf93eb7"');
    expect(printed({ "actor.id|startswith": "68B1-A" })).toBe('actor.id is like "68b1a*"');
    expect(codes({ "actor.id|contains": "-" })).toEqual(["RW3005"]);
  });

  it("takes a vocabulary's spelling and turns patterns into its words", () => {
    expect(printed({ outcome: ["Succeeded", "STARTED"] })).toBe('outcome is one of "succeeded", "started"');
    expect(printed({ "outcome|endswith": "ed" })).toBe(
      'outcome is one of "started", "accepted", "succeeded", "failed"',
    );
    expect(printed({ "outcome|re": "^s" })).toBe('outcome is one of "started", "succeeded"');
  });

  it("combines selections by their condition", () => {
    const where = {
      sel_a: { operation: "a" },
      sel_b: { operation: "b" },
      not_me: { bytes: 1 },
      condition: "1 of sel_* and not not_me",
    };
    expect(printed(where)).toBe('operation is one of "a", "b" and not bytes is 1');
  });

  it("reads 2 of three as every pair", () => {
    const where = { s1: { bytes: 1 }, s2: { rate: 2 }, s3: { is_admin: true }, condition: "2 of s*" };
    expect(printed(where)).toBe(
      "(bytes is 1 and rate is 2) or (bytes is 1 and is_admin is true) or (rate is 2 and is_admin is true)",
    );
  });

  it("takes author text for what it is, whatever it holds", () => {
    const hostile = `"); drop | where 1==1 // ' \${x} \u202e \n`;
    expect(printed({ "target.name": hostile })).toBe(
      `target.name is ${JSON.stringify(hostile).replace("\u202e", "\\u{202e}")}`,
    );
  });
});

describe("where: lists", () => {
  const lists = (values: string, store = "inline"): string =>
    `lists: {known: {title: Known, type: account, store: ${store}, values: ${values}}}`;

  it("puts inline values in the place of the test, in the field's normal form", () => {
    expect(printed({ "actor.id|in_list": "known" }, lists("[AB-1, CD-2]"))).toBe('actor.id is one of "ab1", "cd2"');
  });

  it("keeps lookups, and brings their values into the normal form", () => {
    const { detection } = resolveWhere({ "actor.id|in_list": "known" }, lists("[AB-1, ab1]", "lookup"));
    expect(
      detection &&
        printPredicate(detection.events.get("run")?.where ?? { kind: "constant", value: false, span: detection.span }),
    ).toBe("actor.id is in the list known");
    expect(detection?.lists.get("known")?.values).toEqual(["ab1"]);
  });

  it("never matches an empty inline list, and says so where an event depends on it", () => {
    expect(printed({ "actor.id|in_list": "known" }, lists("[]"))).toBe("never");
    expect(codes({ "actor.id|in_list": "known" }, lists("[]"))).toEqual(["RW3021"]);
  });

  it("takes networks in lists of addresses", () => {
    expect(printed({ "source.ip|in_list": "known" }, lists('["192.0.2.1", "10.0.0.0/8"]'))).toBe(
      'source.ip is "192.0.2.1" or source.ip lies in 10.0.0.0/8',
    );
  });

  it("reports a value of the wrong type where the list has it", () => {
    const { diagnostics } = resolveWhere({ "bytes|in_list": "known" }, lists('["5", many]'));
    expect(diagnostics.map((found) => found.code)).toEqual(["RW3005"]);
    expect(diagnostics[0]?.message).toContain('"many"');
  });
});

describe("where: findings", () => {
  it.each([
    [{ operatoin: "a" }, "RW3000"],
    [{ time: "now" }, "RW3000"],
    [{ __proto: "x" }, "RW3000"],
    [{ "operation|fieldref": "actor.nam" }, "RW3000"],
    [{ "operation|group": "cloud.rum" }, "RW3001"],
    [{ "target.name|group": "cloud.run" }, "RW3002"],
    [{ "actor.name|in_list": "nobody" }, "RW3003"],
    [{ "bytes|contains": "5" }, "RW3004"],
    [{ "source.ip|startswith": "10." }, "RW3004"],
    [{ "source.ip": "10.*" }, "RW3004"],
    [{ "operation|gt": 5 }, "RW3004"],
    [{ "bytes|cidr": "10.0.0.0/8" }, "RW3004"],
    [{ "bytes|re": "^5" }, "RW3004"],
    [{ created: "2026-01-01" }, "RW3004"],
    [{ "bytes|fieldref": "operation" }, "RW3004"],
    [{ "actor.name|fieldref|contains": "bytes" }, "RW3004"],
    [{ bytes: "many" }, "RW3005"],
    [{ bytes: 1.5 }, "RW3005"],
    [{ bytes: "9007199254740993" }, "RW3005"],
    [{ is_admin: "yes" }, "RW3005"],
    [{ "source.ip": "somewhere" }, "RW3005"],
    [{ "source.ip": "10.0.0.0/8" }, "RW3005"],
    [{ outcome: "sucess" }, "RW3006"],
    [{ "outcome|startswith": "x" }, "RW3006"],
    [{ "operation|re": "(a" }, "RW3007"],
    [{ "operation|re": "(?=a)" }, "RW3008"],
    [{ "operation|re": "(a+)+" }, "RW3009"],
    [{ "operation|re": "a{5000}" }, "RW3010"],
    [{ "source.ip|cidr": "10.0.0.0/40" }, "RW3011"],
    [{ "source.ip|cidr": "10.0.0.1/8" }, "RW3012"],
    [{ "target.name": "" }, "RW3013"],
    [{ "bytes|gt": 5, "bytes|lt": 3 }, "RW3014"],
    [{ "bytes|gt": 5, "bytes|lt": 6 }, "RW3014"],
    [{ "actor.name": null, "actor.name|exists": true }, "RW3023"],
    [{ "actor.name|contains": "a", "actor.name|exists": false }, "RW3023"],
    [{ operation: "a", "operation|cased": "b" }, "RW3023"],
    [{ one: { operation: ["a", "b"] }, two: { operation: "c" }, condition: "all of them" }, "RW3023"],
    [
      { one: { bytes: 1 }, two: { bytes: 2 }, other: { operation: "x" }, condition: "(one and two) or other" },
      "RW3023",
    ],
    [{ "operation|all": ["a", "b"] }, "RW3017"],
    [{ "operation|expand": "%x%" }, "RW3018"],
    [{ "created|hour": 5 }, "RW3018"],
    [{ "operation|base64": "a*" }, "RW3019"],
    [{ sel: { operation: "a" } }, "RW3020"],
    [{ sel: { operation: "a" }, condition: "selection" }, "RW2209"],
    [{ sel: { operation: "a" }, condition: "sel and 1 of filter_*" }, "RW2210"],
    [{ sel: { operation: "a" }, other: { bytes: 1 }, condition: "sel" }, "RW2212"],
  ])("%j: %s", (where, code) => {
    expect(codes(where)).toContain(code);
  });

  it("refuses a number of selections with too many combinations", () => {
    const selections = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`s${index}`, { bytes: index }]));
    expect(codes({ ...selections, condition: "6 of s*" })).toEqual(["RW3022"]);
  });

  it("finds no contradiction where values leave room, or elements may differ", () => {
    expect(codes({ "rate|gt": 5, "rate|lt": 6 })).toEqual([]);
    expect(codes({ "ports|gt": 5, "ports|lt": 3 })).toEqual([]);
  });

  it.each([
    ["C:\\Users\\*\\evil.exe", "C:\\Users\\\\*\\evil.exe"],
    ["C:\\Users\\*\\Downloads\\*.exe", "C:\\Users\\\\*\\Downloads\\\\*.exe"],
    ["\\*\\evil.exe", "\\\\*\\evil.exe"],
    ["c:\\*", "c:\\\\*"],
    ["C:\\a\\b\\?.exe", "C:\\a\\b\\\\?.exe"],
  ])("asks whether the escaped wildcard of the path %s is meant, and says how to write the other", (value, meant) => {
    const { diagnostics } = resolveWhere({ "target.name": value });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code: "RW3015", severity: "warning" });
    expect(diagnostics[0]?.help).toContain(`'${meant}'`);
    expect(codes({ "target.name": meant })).toEqual([]);
    expect(printed({ "target.name": meant })).toContain("is like");
  });

  it.each([
    { "target.name": "what\\?" },
    { "target.name": "5 \\* 3" },
    { "target.name": "https://example.com/a\\?b=1" },
    { "target.name": "C:\\\\*" },
    { "target.name": "del C:\\temp\\\\\\*" },
    { "target.name": "\\\\\\?\\C:\\x" },
    { "target.name|re": "C:\\\\x\\*" },
    { "target.name|base64": "C:\\x\\*" },
  ])("takes %j as it stands", (where) => {
    expect(codes(where)).toEqual([]);
  });

  it.each(["contains", "startswith", "endswith"])(
    "warns of empty text under %s, which holds for every value",
    (shape) => {
      const { diagnostics } = resolveWhere({ [`target.name|${shape}`]: ["", "x"] });
      expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["RW3016", "warning"]]);
      expect(diagnostics[0]?.help).toContain("target.name|exists: true");
      expect(codes({ [`target.name|${shape}`]: "x" })).toEqual([]);
    },
  );

  it("warns where one value would have to be several, and not where values or elements may be", () => {
    expect(codes({ "target.name|all": ["a", "b"] })).toEqual(["RW3017"]);
    expect(codes({ "bytes|all": [1, 2] })).toEqual(["RW3017"]);
    expect(codes({ "target.name|all": ["a", "b", "c*"] })).toEqual(["RW3017"]);
    expect(resolveWhere({ "target.name|neq|all": ["a", "b"] }).diagnostics[0]?.message).toMatch(/always holds$/);
    for (const where of [
      { "target.name|all": ["a", "A"] },
      { "target.name|all": ["a", "a*"] },
      { "target.name|contains|all": ["a", "b"] },
      { "ports|all": [1, 2] },
      { "target.name": ["a", "b"] },
    ]) {
      expect(codes(where), JSON.stringify(where)).toEqual([]);
    }
  });

  it("suggests what was meant", () => {
    expect(helps({ operatoin: "a" })).toEqual(['Did you mean "operation"?']);
    for (const name of ["equals", "eq", "is", "EQ"])
      expect(helps({ [`operation|${name}`]: "a" })).toEqual(["Without a modifier a field equals its value"]);
    expect(helps({ outcome: "sucess" })[0]).toContain("succeeded");
    expect(helps({ "source.ip|cidr": "10.0.0.1/8" })).toEqual(["The network is 10.0.0.0/8"]);
    expect(helps({ "source.ip": "10.*" })).toEqual(["Use cidr with a network"]);
  });

  it("points at the key of an unknown field and at the value that is wrong", () => {
    const text = template({ where: "{outcome: [started, sucess], operatoin: a}" });
    const { diagnostics } = resolveText(text, { catalog: testCatalog });
    const lines = text.split("\n");
    const places = diagnostics.map(
      ({ span }) => span && lines[span.line - 1]?.slice(span.column - 1, span.endColumn - 1),
    );
    expect(places.sort()).toEqual(["operatoin", "sucess"]);
  });
});
