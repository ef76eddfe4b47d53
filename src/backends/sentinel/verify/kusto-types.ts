/** The few members of `@kusto/language-service-next` that are used here; its own typings are 1.7 MB and global. */

export interface KustoList<T> {
  readonly Count: number;
  getItem(index: number): T;
}

export interface KustoSymbol {
  readonly Name: string;
  /** A number of `SymbolKind`. */
  readonly Kind?: number;
}

export interface KustoColumn extends KustoSymbol {
  readonly Type: KustoSymbol;
}

export interface KustoTable extends KustoSymbol {
  readonly Columns: KustoList<KustoColumn>;
  readonly IsOpen: boolean;
  WithIsOpen(open: boolean): KustoTable;
}

export interface KustoFinding {
  readonly Code: string;
  readonly Severity: string;
  readonly Message: string;
  readonly Start: number;
  readonly Length: number;
}

/** A node or token of the syntax tree. Members that not every kind has are optional. */
export interface KustoNode {
  readonly Kind: number;
  readonly ChildCount: number;
  GetChild(index: number): KustoNode | null;
  /** What the child is to this node, e.g. `Left`; empty for elements of a list. */
  GetName(index: number): string;
  readonly Parent: KustoNode | null;
  readonly TextStart: number;
  readonly End: number;
  readonly IsToken: boolean;
  /** Of a token: as written. */
  readonly Text?: string;
  readonly SimpleName?: string;
  readonly ResultType?: (KustoSymbol & Partial<KustoTable>) | null;
  readonly ReferencedSymbol?: (KustoSymbol & Partial<KustoTable>) | null;
  /** Text, or an object such as a `System.TimeSpan`; null where the value depends on data. */
  readonly ConstantValue?: unknown;
  readonly Name?: KustoNode;
  readonly Left?: KustoNode;
  readonly Right?: KustoNode;
  readonly Expression?: KustoNode;
  readonly Selector?: KustoNode;
  readonly Operator?: KustoNode;
  readonly Condition?: KustoNode;
  readonly ArgumentList?: { readonly Expressions: KustoList<KustoElement> };
  readonly Parameters?: KustoList<KustoNode>;
  readonly Patterns?: KustoList<KustoNode>;
  readonly Expressions?: KustoList<KustoElement>;
  readonly Statements?: KustoList<KustoElement>;
}

export interface KustoElement {
  /** The node before the comma or semicolon. */
  readonly Element: KustoNode;
}

export interface KustoCode {
  readonly Syntax: KustoNode & { GetTokenAt(position: number): KustoNode | null };
  readonly ResultType: (KustoSymbol & Partial<KustoTable>) | null;
  GetDiagnostics(): KustoList<KustoFinding>;
  GetColumnsInScope(position: number): KustoTable | null;
}

export interface KustoGlobals {
  readonly Functions: KustoList<KustoSymbol> | readonly KustoSymbol[];
  readonly Aggregates: KustoList<KustoSymbol> | readonly KustoSymbol[];
  readonly PlugIns: KustoList<KustoSymbol> | readonly KustoSymbol[];
  WithDatabase(database: unknown): KustoGlobals;
}

type Construct<Arguments extends readonly unknown[], T> = new (...values: Arguments) => T;

/** Overloaded constructors are numbered by Bridge.NET; the numbers are those of version 12.4.1. */
export interface Kusto {
  readonly Language: {
    readonly KustoCode: { ParseAndAnalyze(text: string, globals: KustoGlobals): KustoCode };
    readonly GlobalState: { readonly Default: KustoGlobals };
    readonly Syntax: { readonly SyntaxKind: Readonly<Record<string, number>> };
    readonly Symbols: {
      readonly SymbolKind: Readonly<Record<string, unknown>>;
      readonly ScalarTypes: Readonly<Record<string, KustoSymbol>>;
      readonly ColumnSymbol: Construct<[string, KustoSymbol, null, null, null, null], KustoColumn>;
      readonly TableSymbol: { readonly $ctor4: Construct<[string, readonly KustoColumn[]], KustoTable> };
      readonly DatabaseSymbol: { readonly $ctor1: Construct<[string, readonly KustoSymbol[]], KustoSymbol> };
      readonly FunctionSymbol: {
        /** Name, parameters as text, body as text, description. */
        readonly $ctor16: Construct<[string, string, string, null], KustoSymbol>;
      };
    };
  };
}
