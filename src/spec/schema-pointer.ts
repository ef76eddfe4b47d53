import type { SchemaNode } from "./schema-issue.ts";
import type { Pointer } from "./tree.ts";

/** Splits a JSON Pointer (RFC 6901) into its keys; list positions stay text. */
export function parsePointer(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at a pointer, undefined where there is none; inherited members do not count. */
export function valueAt(value: unknown, pointer: Pointer): unknown {
  let node = value;
  for (const step of pointer) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, step)) return undefined;
    node = (node as Readonly<Record<string | number, unknown>>)[step];
  }
  return node;
}

/** A subschema below a key of a schema; undefined for `true`, `false` and absent ones. */
export function subschemaAt(schema: SchemaNode | undefined, pointer: Pointer): SchemaNode | undefined {
  const found = valueAt(schema, pointer);
  return typeof found === "object" && found !== null && !Array.isArray(found) ? (found as SchemaNode) : undefined;
}

/** The members of a list in a schema; empty where there is none. */
export function listAt(schema: SchemaNode | undefined, pointer: Pointer): readonly unknown[] {
  const found = valueAt(schema, pointer);
  return Array.isArray(found) ? found : [];
}
