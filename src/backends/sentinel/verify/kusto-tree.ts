/** The bound syntax tree of a query as Microsoft's analyser sees it, as plain data. */

/** Half-open UTF-16 offsets in the query. */
export interface BoundNode {
  /** The analyser's name of the kind of node, e.g. `PipeExpression`. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** Of an expression: its scalar type. */
  readonly type?: string;
  /** Of an expression that is a table: its columns in their order, with their types. */
  readonly columns?: readonly (readonly [name: string, type: string])[];
  /** What a name refers to; a table of a workspace is a `Table`, a `let` a `Variable` or a `Function`. */
  readonly symbol?: { readonly kind: string; readonly name: string };
  /** Of a name, without the brackets it may stand in. */
  readonly name?: string;
  /** Of a literal: texts decoded; whole numbers, durations (in ticks of 100 ns) and moments as text. Null for null. */
  readonly value?: string | number | boolean | null;
  /** Of a literal and of a token: as written. */
  readonly text?: string;
  /** Children by the analyser's names of them; tokens only where they decide something. */
  readonly parts: Readonly<Record<string, BoundNode | readonly BoundNode[]>>;
}
