/** What the main thread and the thread that holds DuckDB say to each other. */

/** What the thread is started with. */
export interface DatabaseSetup {
  readonly package: string;
}

export type ColumnType =
  | "VARCHAR"
  | "DOUBLE"
  | "INTEGER"
  | "BOOLEAN"
  | "JSON"
  | "VARCHAR[]"
  | "DOUBLE[]"
  | "BOOLEAN[]"
  | "JSON[]";

export type Cell = string | number | boolean | null | readonly (string | number | boolean | null)[];

/** A table that takes the place of one of the same name, column by column, as DuckDB has them. */
export interface Table {
  readonly name: string;
  /** How many rows it has. */
  readonly count: number;
  readonly columns: readonly Column[];
}

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** One for each row. */
  readonly values: readonly Cell[];
}

/** Fills the tables, then asks the queries in their order. */
export interface DatabaseRequest {
  readonly id: number;
  readonly tables: readonly Table[];
  readonly queries: readonly string[];
}

/** A value of a result as JSON has it; whole numbers of 64 bits are texts. */
export type ResultValue =
  | string
  | number
  | boolean
  | null
  | readonly ResultValue[]
  | { readonly [key: string]: ResultValue };

export type DatabaseMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "absent" }
  | {
      readonly kind: "results";
      readonly id: number;
      readonly results: readonly (readonly (readonly ResultValue[])[])[];
    }
  | { readonly kind: "failed"; readonly id: number; readonly reason: string };
