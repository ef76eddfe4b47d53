import type { BoundNode } from "./kusto-tree.ts";

/** What the main thread and the worker that holds Microsoft's analyser say to each other. */

/** A table or the result of a saved function: columns as in schema/vendor/sentinel/tables.json. */
export interface TableShape {
  /** Columns divided by blanks, `Name` for a string, `Name:type` for anything else. */
  readonly columns: string;
  /** There may be more columns than these, so that any name passes. */
  readonly open: boolean;
}

export interface FunctionShape extends TableShape {
  /** `(name:type)`, as in a Kusto function's head. */
  readonly parameters: string;
}

/** What the worker is started with. */
export interface WorkerSetup {
  /** The npm package of the analyser. */
  readonly analyser: string;
  readonly tables: Readonly<Record<string, TableShape>>;
  readonly functions: Readonly<Record<string, FunctionShape>>;
}

export interface AnalysisRequest {
  readonly id: number;
  readonly query: string;
  /** What is asked for; the findings where it is absent. */
  readonly wants?: "tree";
}

export type WorkerMessage =
  | { readonly kind: "ready"; readonly functions: readonly string[] }
  | { readonly kind: "absent" }
  | { readonly kind: "analysis"; readonly id: number; readonly analysis: Analysis }
  | { readonly kind: "tree"; readonly id: number; readonly bound: BoundQuery }
  | { readonly kind: "failed"; readonly id: number; readonly reason: string };

/** A query's meaning: without a tree where the analyser finds errors. */
export type BoundQuery =
  | { readonly kind: "bound"; readonly tree: BoundNode }
  | {
      readonly kind: "errors";
      readonly errors: readonly { readonly message: string; readonly start: number; readonly end: number }[];
    };

/** What the analyser says about a query. Offsets are UTF-16 units of the query, ends exclusive. */
export interface Analysis {
  readonly findings: readonly AnalyserFinding[];
  readonly statements: readonly ResultStatement[];
  /** Columns of the result, by name; undefined where the analyser cannot know them. */
  readonly columns: ReadonlyMap<string, string> | undefined;
  /** There may be more columns than these. */
  readonly open: boolean;
  /** Texts in places where Kusto expects a regular expression. */
  readonly regexes: readonly { readonly pattern: string; readonly start: number; readonly end: number }[];
  /** `datetime(…)` literals as they are written. */
  readonly datetimes: readonly Piece[];
  /** Constant arguments of `ago`. */
  readonly lookbacks: readonly { readonly milliseconds: number; readonly start: number; readonly end: number }[];
  /** Operators that read every table: `union *`, `search`, `find`. */
  readonly sweeps: readonly Sweep[];
  /** Tables of the workspace that are read whose columns are only known in part. */
  readonly openTables: readonly Piece[];
  /** Names that `let` defines. */
  readonly lets: readonly string[];
  /** What the analyser itself needed, in milliseconds. */
  readonly spent: number;
}

export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A statement that yields a result; a rule's query has one. */
export interface ResultStatement {
  readonly tabular: boolean;
  readonly start: number;
  readonly end: number;
}

export interface Sweep {
  readonly operator: "union" | "search" | "find";
  /** Over everything, with `*` and no condition. */
  readonly star: boolean;
  readonly start: number;
  readonly end: number;
}

export interface AnalyserFinding {
  /** The analyser's own code, `KS…`. */
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** Columns that can be named at this place; empty unless a name is unknown. */
  readonly scope: readonly string[];
  /** Why the workspace may know better than the analyser; undefined for what is surely wrong. */
  readonly doubt: string | undefined;
}
