/** Keywords whose value maps names of the author's choice to schemas, so that its keys are not keywords. */
const MAPS = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);
/** Keywords whose value is data and not a schema. */
const DATA = new Set(["const", "enum", "examples", "default", "required", "type", "dependentRequired"]);

/** Copies a schema, giving every subschema to `change` after its children were changed. */
function transform(schema, change) {
  if (typeof schema !== "object" || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map((item) => transform(item, change));
  const copy = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (DATA.has(keyword)) copy[keyword] = value;
    else if (MAPS.has(keyword)) copy[keyword] = mapValues(value, (child) => transform(child, change));
    else copy[keyword] = transform(value, change);
  }
  return change(copy);
}

function mapValues(map, change) {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
}

/** A schema without the given keywords, anywhere in it. Properties of that name stay. */
export function withoutKeywords(schema, keywords) {
  const dropped = new Set(keywords);
  return transform(schema, (node) =>
    Object.fromEntries(Object.entries(node).filter(([keyword]) => !dropped.has(keyword))),
  );
}

function definitionOf(schema, ref) {
  const match = /^#\/\$defs\/([A-Za-z0-9_-]+)$/.exec(ref);
  const definition = match === null ? undefined : schema.$defs?.[match[1]];
  if (definition === undefined) throw new Error(`${schema.$id}: cannot follow ${ref}`);
  return definition;
}

/** The references by which a definition leads back to itself, and which therefore cannot be replaced by it. */
function recursiveReferences(schema) {
  const direct = new Map();
  for (const name of Object.keys(schema.$defs ?? {})) {
    const refs = new Set();
    transform(schema.$defs[name], (node) => {
      if (node.$ref !== undefined) refs.add(node.$ref);
      return node;
    });
    direct.set(`#/$defs/${name}`, refs);
  }
  const reaches = (from, to, seen) =>
    [...(direct.get(from) ?? [])].some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))));
  return new Set([...direct.keys()].filter((ref) => reaches(ref, ref, new Set())));
}

/**
 * A schema in which `$ref`s to definitions are replaced by the definitions; keywords beside a `$ref` win, as descriptions
 * do in editors. Recursive definitions stay references.
 */
export function inlineReferences(schema) {
  const recursive = recursiveReferences(schema);
  const inline = (node) =>
    transform(node, (child) => {
      if (child.$ref === undefined || recursive.has(child.$ref)) return child;
      const { $ref, ...beside } = child;
      return { ...inline(definitionOf(schema, $ref)), ...beside };
    });
  const { $defs, ...rest } = schema;
  const kept = Object.entries($defs ?? {}).filter(([name]) => recursive.has(`#/$defs/${name}`));
  const inlined = inline(rest);
  if (kept.length === 0) return inlined;
  return { ...inlined, $defs: mapValues(Object.fromEntries(kept), inline) };
}

/**
 * The form of a schema that gives readable types: a definition of a structure or a choice keeps its name and is used bare,
 * since a description beside its reference would make a second type of it; any other is written in place.
 */
export function forTypes(schema) {
  const named = (definition) =>
    definition.properties !== undefined ||
    definition.additionalProperties !== undefined ||
    definition.oneOf !== undefined ||
    definition.anyOf !== undefined ||
    Array.isArray(definition.type);
  const change = (node) => {
    if (node.$ref === undefined) return node;
    const { $ref, ...beside } = node;
    const definition = definitionOf(schema, $ref);
    if (named(definition)) return { $ref };
    return { ...transform(definition, change), ...beside };
  };
  const shaped = transform(schema, change);
  const $defs = Object.fromEntries(Object.entries(shaped.$defs ?? {}).filter(([name]) => named(schema.$defs[name])));
  return { ...withoutKeywords(shaped, ["examples", "default", "x-expected", "if", "then", "else"]), $defs };
}
