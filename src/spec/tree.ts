export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";
export type CollectionStyle = "flow" | "block";

/** A node of a file with its place: half-open UTF-16 offsets, quotes and brackets included. */
export type TreeNode<S extends TreeScalar = TreeScalar> = S | TreeMapping<S> | TreeSequence<S>;

export interface TreeScalar {
  readonly kind: "scalar";
  readonly start: number;
  readonly end: number;
  readonly style: ScalarStyle;
}

export interface TreeMapping<S extends TreeScalar = TreeScalar> {
  readonly kind: "mapping";
  readonly start: number;
  readonly end: number;
  readonly style: CollectionStyle;
  readonly entries: ReadonlyMap<string, TreeEntry<S>>;
}

export interface TreeEntry<S extends TreeScalar = TreeScalar> {
  readonly key: TreeScalar;
  readonly value: TreeNode<S>;
}

export interface TreeSequence<S extends TreeScalar = TreeScalar> {
  readonly kind: "sequence";
  readonly start: number;
  readonly end: number;
  readonly style: CollectionStyle;
  readonly items: readonly TreeNode<S>[];
}

/** Mapping keys and list positions from the top of a document to a node. */
export type Pointer = readonly (string | number)[];

/** The node at a pointer, or the nearest ancestor that exists. */
export function nearestNode<S extends TreeScalar>(
  root: TreeNode<S>,
  pointer: Pointer,
): { readonly node: TreeNode<S>; readonly exact: boolean } {
  let node = root;
  for (const step of pointer) {
    const next = childNode(node, step);
    if (next === undefined) return { node, exact: false };
    node = next;
  }
  return { node, exact: true };
}

/** A key or list position in a node; list positions may be written as text, as in JSON Pointers. */
function childNode<S extends TreeScalar>(node: TreeNode<S>, step: string | number): TreeNode<S> | undefined {
  if (node.kind === "mapping") return node.entries.get(String(step))?.value;
  if (node.kind === "sequence" && /^(?:0|[1-9]\d*)$/.test(String(step))) return node.items[Number(step)];
  return undefined;
}
