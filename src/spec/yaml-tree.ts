import type { ScalarEvent } from "js-yaml";

/** A node of a YAML file with its place: half-open UTF-16 offsets, quotes and brackets included. */
export type YamlNode = YamlScalar | YamlMapping | YamlSequence;

export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";
export type CollectionStyle = "flow" | "block";

export interface YamlScalar {
  readonly kind: "scalar";
  readonly start: number;
  readonly end: number;
  readonly style: ScalarStyle;
  readonly event: ScalarEvent;
}

export interface YamlMapping {
  readonly kind: "mapping";
  readonly start: number;
  readonly end: number;
  readonly style: CollectionStyle;
  readonly entries: ReadonlyMap<string, YamlEntry>;
}

export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

export interface YamlSequence {
  readonly kind: "sequence";
  readonly start: number;
  readonly end: number;
  readonly style: CollectionStyle;
  readonly items: readonly YamlNode[];
}

/** Mapping keys and list positions from the top of a document to a node. */
export type Pointer = readonly (string | number)[];

/** The node at a pointer, or the nearest ancestor that exists. */
export function nearestNode(root: YamlNode, pointer: Pointer): { readonly node: YamlNode; readonly exact: boolean } {
  let node = root;
  for (const step of pointer) {
    const next = childNode(node, step);
    if (next === undefined) return { node, exact: false };
    node = next;
  }
  return { node, exact: true };
}

/** A key or list position in a node; list positions may be written as text, as in JSON Pointers. */
export function childNode(node: YamlNode, step: string | number): YamlNode | undefined {
  if (node.kind === "mapping") return node.entries.get(String(step))?.value;
  if (node.kind === "sequence" && /^(?:0|[1-9]\d*)$/.test(String(step))) return node.items[Number(step)];
  return undefined;
}
