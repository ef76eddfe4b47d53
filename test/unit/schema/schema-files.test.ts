import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";

type Node = Record<string, unknown>;
const folder = new URL("../../../schema/", import.meta.url);

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every subschema with its JSON Pointer, in the order of the file; `property` tells those under `properties`. */
function* subschemas(
  node: Node,
  pointer = "",
  property = false,
): Generator<{ pointer: string; node: Node; property: boolean }> {
  yield { pointer, node, property };
  for (const [keyword, value] of Object.entries(node)) {
    if (["examples", "default", "const", "enum", "if", "then", "else"].includes(keyword)) continue;
    const at = `${pointer}/${keyword}`;
    if (Array.isArray(value)) {
      for (const [index, child] of value.entries()) if (isNode(child)) yield* subschemas(child, `${at}/${index}`);
    } else if (isNode(value)) {
      if (keyword !== "properties" && keyword !== "$defs") yield* subschemas(value, at);
      else
        for (const [name, child] of Object.entries(value))
          if (isNode(child)) yield* subschemas(child, `${at}/${name}`, true);
    }
  }
}

describe.each(["detection", "config"])("schema/%s.schema.json", (name) => {
  const schema = JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), "utf8")) as Node;
  const all = [...subschemas(schema)];
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  ajv.addVocabulary(["x-expected"]);
  ajv.addSchema(schema);

  it("compiles in ajv's strict mode", () => expect(ajv.getSchema(`${name}.schema.json`)).toBeTypeOf("function"));

  it("describes every property and definition, with examples", () => {
    const bare = all.filter(
      ({ node, property }) => property && (typeof node.description !== "string" || !Array.isArray(node.examples)),
    );
    expect(bare.map(({ pointer }) => pointer)).toEqual([]);
  });

  it("has examples that fit", () => {
    const misfits = all.flatMap(({ pointer, node }) => {
      const fits = ajv.compile({ $ref: `${name}.schema.json#${pointer}` });
      return ((node.examples ?? []) as unknown[])
        .filter((example) => !fits(example))
        .map((example) => [pointer, example]);
    });
    expect(misfits).toEqual([]);
    expect(schema.examples).toHaveLength(1);
  });

  it("allows no unknown key in the objects it names", () => {
    const open = all.filter(({ node }) => node.properties !== undefined && node.additionalProperties !== false);
    expect(open.map(({ pointer }) => pointer)).toEqual([]);
  });

  it("uses every definition", () => {
    const used = new Set(all.map(({ node }) => node.$ref));
    expect(Object.keys(schema.$defs as Node).filter((definition) => !used.has(`#/$defs/${definition}`))).toEqual([]);
  });

  it("explains every pattern", () => {
    expect(all.filter(({ node }) => "pattern" in node && typeof node["x-expected"] !== "string")).toEqual([]);
  });
});

it("every schema has a relative id equal to its file name, since we own no domain", () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".schema.json")))
    expect((JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Node).$id).toBe(file);
});
