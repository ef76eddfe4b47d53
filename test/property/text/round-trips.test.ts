import fc from "fast-check";
import { load, loadAll } from "js-yaml";
import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { conf, normaliseConfValue } from "../../../src/text/conf.ts";
import { json } from "../../../src/text/json.ts";
import { readConf } from "../../../src/text/read-conf.ts";
import { plain, type SourceText } from "../../../src/text/source-text.ts";
import { toml } from "../../../src/text/toml.ts";
import { map, type TextStyle, text, type Value } from "../../../src/text/value.ts";
import { yaml, yamlDocuments } from "../../../src/text/yaml.ts";
import { hostile, number, style } from "./arbitraries.ts";

type Pair = readonly [printed: Value, expected: unknown];

const leaf: fc.Arbitrary<Pair> = fc
  .tuple(hostile, style)
  .map(([value, chosen]): Pair => [text(value, chosen as TextStyle), value]);

function entries(pairs: readonly (readonly [string, Pair])[]): Pair {
  const expected = Object.fromEntries(pairs.map(([key, pair]) => [key, pair[1]]));
  return [map(pairs.map(([key, pair]) => [key, pair[0]])), expected];
}

function maps(value: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> {
  return fc.uniqueArray(fc.tuple(hostile, value), { selector: ([key]) => key, maxLength: 4 }).map(entries);
}

const tree: fc.Arbitrary<Pair> = fc.letrec<{ node: Pair }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(
      leaf,
      fc.oneof(number, fc.boolean(), fc.constant(null)).map((value): Pair => [value, value]),
    ),
    fc
      .array(tie("node"), { maxLength: 4 })
      .map((items): Pair => [items.map((item) => item[0]), items.map((item) => item[1])]),
    maps(tie("node")),
  ),
})).node;

/** TOML lists hold one type, and tables only reach where no null is. */
const tomlTree: fc.Arbitrary<Pair> = maps(
  fc.letrec<{ node: Pair }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.oneof(
        leaf,
        fc.oneof(number, fc.boolean()).map((value): Pair => [value, value]),
      ),
      fc
        .oneof(
          fc.array(leaf, { maxLength: 4 }),
          fc.array(
            number.map((value): Pair => [value, value]),
            { maxLength: 4 },
          ),
        )
        .map(listOf),
      fc.array(fc.array(maps(leaf), { maxLength: 2 }).map(listOf), { maxLength: 2 }).map(listOf),
      fc.array(maps(tie("node")), { maxLength: 3 }).map(listOf),
      maps(tie("node")),
    ),
  })).node,
);

function listOf(items: readonly Pair[]): Pair {
  return [items.map((item) => item[0]), items.map((item) => item[1])];
}

/** What the loader of the public Elastic repository makes of a string; applied where we wrapped it. */
function unwrap(read: unknown, expected: unknown): unknown {
  if (typeof read === "string" && read !== expected) return read.trim().replace(/\s+/g, " ");
  if (Array.isArray(read) && Array.isArray(expected)) return read.map((item, index) => unwrap(item, expected[index]));
  if (typeof read === "object" && read !== null) {
    const other = new Map(Object.entries(expected ?? {}));
    return Object.fromEntries(Object.entries(read).map(([key, item]) => [key, unwrap(item, other.get(key))]));
  }
  return read;
}

const runs = { numRuns: 300 };

describe("what is printed reads back as the same value", () => {
  it("yaml, in every style", () => {
    const options = fc.record({
      indent: fc.constantFrom(2 as const, 4 as const),
      quote: fc.constantFrom("minimal" as const, "single" as const),
      ascii: fc.boolean(),
    });
    fc.assert(
      fc.property(tree, options, ([value, expected], chosen) => {
        const printed = yaml(value, chosen).text;
        expect(load(printed)).toEqual(expected);
        if (chosen.ascii) expect(printed).toMatch(/^\p{ASCII}*$/u);
      }),
      runs,
    );
  });

  it("several yaml documents", () => {
    fc.assert(
      fc.property(fc.array(maps(leaf), { minLength: 1, maxLength: 3 }), (documents) => {
        expect(loadAll(yamlDocuments(documents.map((pair) => pair[0])).text)).toEqual(documents.map((pair) => pair[1]));
      }),
      runs,
    );
  });

  it("toml, exactly when nothing wraps", () => {
    fc.assert(
      fc.property(tomlTree, ([value, expected]) => {
        if (typeof value !== "object" || value === null || !("kind" in value) || value.kind !== "map") return;
        expect(parse(toml(value, { width: Number.POSITIVE_INFINITY }).text)).toEqual(expected);
      }),
      runs,
    );
  });

  it("toml, up to the line breaks of wrapped prose", () => {
    fc.assert(
      fc.property(tomlTree, ([value, expected]) => {
        if (typeof value !== "object" || value === null || !("kind" in value) || value.kind !== "map") return;
        expect(unwrap(parse(toml(value).text), expected)).toEqual(expected);
      }),
      runs,
    );
  });

  it("json", () => {
    fc.assert(
      fc.property(tree, fc.constantFrom(0, 2, 4), ([value, expected], indent) => {
        const printed = json(value, { indent }).text;
        expect(JSON.parse(printed)).toEqual(expected);
      }),
      runs,
    );
  });

  it("conf, up to its normal form", () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_ .()-]{0,8}[a-z]$/);
    const stanza = fc.uniqueArray(fc.tuple(name, hostile), { selector: ([key]) => key, maxLength: 4 });
    const file = fc.uniqueArray(fc.tuple(name, stanza), { selector: ([key]) => key, maxLength: 3 });
    fc.assert(
      fc.property(file, (stanzas) => {
        const printed = conf(map(stanzas.map(([key, settings]) => [key, map(settings)]))).text;
        const normal = (value: string): SourceText => normaliseConfValue(plain(value));
        expect(readConf(printed)).toEqual(
          new Map(
            stanzas.map(([key, settings]) => [key, new Map(settings.map(([k, value]) => [k, normal(value).text]))]),
          ),
        );
        expect(printed).not.toMatch(/[ \t](?:\n|$)/);
      }),
      runs,
    );
  });
});
