import type { Scalar } from "../../relation/nodes.ts";
import type { PlacedText } from "./file-places.ts";
import type { MatchLists } from "./match-lists.ts";
import type { RecordColumns } from "./record-columns.ts";

/** What expressions of a rule are read against. */
export interface Reading {
  readonly columns: RecordColumns;
  readonly lists: MatchLists;
  /**
   * Two truth values or three: in rules a comparison with null is false and `!(null)` is true; in searches what is null is
   * neither, and `where` drops it.
   */
  readonly truth: "two" | "three";
  /** Names that are no attributes: aggregates of a rule, fields that a search made. */
  readonly names: ReadonlyMap<string, Scalar>;
}

/** A place in an expression, as clauses of the file. */
export type Place = PlacedText["clause"];
