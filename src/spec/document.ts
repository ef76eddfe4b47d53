import type { Lines } from "../diagnostics/lines.ts";
import type { Span } from "../diagnostics/span.ts";
import type { ScalarOffsets } from "./scalar-offsets.ts";
import {
  type CollectionStyle,
  nearestNode,
  type Pointer,
  type ScalarStyle,
  type TreeNode,
  type TreeScalar,
} from "./tree.ts";

/** A loaded document of YAML, JSON, TOML or a .conf file: plain values, and the place of each in the file. Pointers count list positions from 0. */
export interface Document {
  readonly file: string;
  /** The file without its byte order mark; line breaks are as in the file. */
  readonly text: string;
  /** Plain objects, arrays, strings, finite or infinite numbers, booleans and null. Objects hold no reserved keys. */
  readonly value: unknown;
  /** Where a value stands, quotes and brackets included; for an absent one its nearest ancestor that exists. */
  spanAt(pointer: Pointer): Span;
  /** Where the key of a mapping entry stands; undefined for absent entries and for list items. */
  keySpanAt(pointer: Pointer): Span | undefined;
  /** How a value is written; undefined for absent ones. */
  styleAt(pointer: Pointer): ScalarStyle | CollectionStyle | undefined;
  /**
   * Where the half-open range of UTF-16 units of a scalar's value stands in the file; the whole scalar where the range
   * lies outside the value. Undefined if there is no scalar at the pointer.
   */
  spanWithin(pointer: Pointer, start: number, end: number): Span | undefined;
}

/**
 * Joins a tree of places with the value built from the same parse. `offsetsOf` maps a scalar's value back to the text that
 * wrote it; where it gives nothing, the scalar is pointed at as a whole.
 */
export function createDocument<S extends TreeScalar>(
  file: string,
  lines: Lines,
  root: TreeNode<S>,
  value: unknown,
  offsetsOf: (scalar: S) => ScalarOffsets | undefined,
): Document {
  const { text } = lines;
  const span = (start: number, end: number): Span => lines.span(file, start, end);
  const exact = (pointer: Pointer): TreeNode<S> | undefined => {
    const found = nearestNode(root, pointer);
    return found.exact ? found.node : undefined;
  };
  return {
    file,
    text,
    value,
    spanAt: (pointer) => {
      const { node } = nearestNode(root, pointer);
      return span(node.start, node.end);
    },
    keySpanAt: (pointer) => {
      const parent = exact(pointer.slice(0, -1));
      const last = pointer.at(-1);
      if (parent?.kind !== "mapping" || last === undefined) return undefined;
      const key = parent.entries.get(String(last))?.key;
      return key === undefined ? undefined : span(key.start, key.end);
    },
    styleAt: (pointer) => exact(pointer)?.style,
    spanWithin: (pointer, start, end) => {
      const node = exact(pointer);
      if (node?.kind !== "scalar") return undefined;
      const offsets = offsetsOf(node);
      const length = offsets?.from.length ?? 0;
      if (offsets === undefined || start < 0 || end < start || end > length) return span(node.start, node.end);
      const last = offsets.to[end - 1] ?? node.end;
      const from = offsets.from[start] ?? last;
      return start === end ? span(from, from) : span(from, last);
    },
  };
}
