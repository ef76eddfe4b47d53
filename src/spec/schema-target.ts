import type { Pointer } from "./tree.ts";

/** What a problem points at: a value, a key, or the text of a value from a UTF-16 offset on. */
export type Target =
  | { readonly kind: "value" | "key"; readonly pointer: Pointer }
  | { readonly kind: "rest"; readonly pointer: Pointer; readonly from: number };
