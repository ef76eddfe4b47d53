import { readFileSync } from "node:fs";
import { dump, load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { type Modifier, parseModifiers } from "../../../src/sigma/modifiers.ts";
import { resolveText } from "../../helpers/detection.ts";

const page = readFileSync(new URL("../../../docs/detections.md", import.meta.url), "utf8");
const [whole = "", ...pieces] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
const base = load(whole) as Record<string, unknown>;

function findings(detection: Record<string, unknown>): readonly string[] {
  return resolveText(dump(detection)).diagnostics.map(({ code, message }) => `${code} ${message}`);
}

describe("docs/detections.md", () => {
  test("begins with a whole detection that has no fault", () => {
    expect(resolveText(whole).diagnostics).toEqual([]);
  });

  test.each(pieces)("has pieces that fit into it: %s", (piece) => {
    expect(findings({ ...base, ...(load(piece) as Record<string, unknown>) })).toEqual([]);
  });

  test("shows what it says of kinds, targets, realtime and native", () => {
    const keys = pieces.flatMap((piece) => Object.entries(load(piece) as Record<string, unknown>));
    const shown = (key: string): readonly string[] =>
      keys.flatMap(([name, value]) => (name === key ? [JSON.stringify(value)] : []));
    expect(shown("kind")).toContain('"hunt"');
    expect(shown("targets")).toHaveLength(1);
    expect(shown("schedule").some((text) => text.includes("realtime"))).toBe(true);
    expect(shown("native").map((text) => /envelope|query/.exec(text)?.[0])).toEqual(["envelope", "query"]);
    const realtime = { ...base, schedule: { every: "5m", mode: "realtime" } };
    expect(findings({ ...realtime, once_per: { fields: ["event.id"], within: "1h" } })[0]).toContain("RW3080");
    expect(findings({ ...base, native: { elastic: { envelope: { query: "x" } } } })[0]).toContain("RW3166");
  });

  const rows = [...page.matchAll(/^\| (`.+?`) \| .+ \| `(.+)` \|$/gm)].map(([, names = "", example = ""]) => ({
    names: [...names.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name as Modifier),
    example: example.replaceAll("\\|", "|"),
  }));

  test.each(rows)("shows $names in a test that means something: $example", ({ names, example }) => {
    const where = load(example) as Record<string, unknown>;
    expect(names.some((name) => Object.keys(where).some((key) => key.split("|").includes(name)))).toBe(true);
    const lists = example.includes("in_list")
      ? { lists: { admins: { title: "Admins", type: "account", values: ["ada"] } } }
      : {};
    const sources = ["endpoint.process", "azure.activity"].map((source) =>
      findings({
        ...base,
        ...lists,
        events: { powershell: { source, where } },
        output: undefined,
        entities: [{ type: "account", field: source === "endpoint.process" ? "user.name" : "actor.name" }],
      }),
    );
    expect(sources).toContainEqual([]);
  });

  test("has every modifier that a detection may use", () => {
    const listed = new Set(rows.flatMap(({ names }) => names));
    const flags = ["i", "m", "s", "wide", "utf16", "utf16be"];
    for (const flag of flags) expect(page).toContain(`\`${flag}\``);
    // A new modifier fails the type check here until it is said whether it has a row of its own.
    for (const name of listed)
      expect(parseModifiers([name], { extensions: ["in_list", "group"] })).toMatchObject({ ok: true });
    const known: Readonly<Record<Modifier, boolean>> = {
      ...{ contains: true, startswith: true, endswith: true, all: true, exists: true, cased: true, neq: true },
      ...{ windash: true, re: true, i: false, m: false, s: false, base64: true, base64offset: true, wide: false },
      ...{ utf16be: false, utf16: false, lt: true, lte: true, gt: true, gte: true, cidr: true, fieldref: true },
      ...{ minute: false, hour: false, day: false, week: false, month: false, year: false, expand: false },
      ...{ in_list: true, group: true },
    };
    const wanted = Object.entries(known).flatMap(([name, isOwn]) => (isOwn ? [name] : []));
    expect([...listed].sort()).toEqual(wanted.sort());
  });

  test("links to pages that are there", () => {
    for (const [, target = ""] of page.matchAll(/\]\(([^)#:]+)\)/g)) {
      expect(() => readFileSync(new URL(`../../../docs/${target}`, import.meta.url)), target).not.toThrow();
    }
  });
});
