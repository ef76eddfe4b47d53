/**
 * The tree of an SPL search (Splunk Search Reference). Literals are decoded, and everything that has meaning is kept, so
 * that a search can be printed again or run. Offsets are half-open, in UTF-16 units of the parsed text.
 */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A pipeline: what stands between `|`, from the first stage on. */
export interface Search extends Place {
  readonly commands: readonly Command[];
}

/** A field name; `*` in it is a wildcard where the command takes wildcards. */
export interface Name extends Place {
  readonly name: string;
  readonly quote: Quote;
}

export type Quote = "none" | "single" | "double";

/** A macro call that was not expanded: `` `name(a, b)` ``. */
export interface MacroCall extends Place {
  readonly kind: "macro";
  readonly name: string;
  readonly arguments: readonly string[];
}

export interface Subsearch extends Place {
  readonly kind: "subsearch";
  readonly search: Search;
}

/** A value of the search language. Every `*` in it is a wildcard: there is no escape for it. */
export interface SearchLiteral extends Place {
  readonly kind: "literal";
  readonly text: string;
  readonly quoted: boolean;
}

/** Of the search language: values match in any case. NOT binds first, then OR, then AND, also where it is implied. */
export type SearchNode =
  | (Place & { readonly kind: "and" | "or"; readonly operands: readonly SearchNode[]; readonly grouped: boolean })
  | (Place & { readonly kind: "not"; readonly operand: SearchNode })
  | (Place & {
      readonly kind: "compare";
      readonly field: Name;
      readonly operator: CompareOperator;
      readonly value: SearchLiteral | Subsearch | MacroCall;
    })
  | (Place & {
      readonly kind: "in";
      readonly field: Name;
      readonly values: readonly (SearchLiteral | Subsearch | MacroCall)[];
    })
  /** A word of the raw event. `CASE(x)` minds the case; `TERM(x)` asks for one indexed token. */
  | (Place & { readonly kind: "keyword"; readonly form: "plain" | "case" | "term"; readonly value: SearchLiteral })
  | Subsearch
  | MacroCall;

export type CompareOperator = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** Of `eval` and `where`: a bare word is a field, a text has double quotes. NOT binds first, then AND, OR, XOR. */
export type EvalNode =
  | (Place & { readonly kind: "field"; readonly name: string; readonly quoted: boolean })
  | (Place & { readonly kind: "text"; readonly value: string })
  | (Place & { readonly kind: "number"; readonly value: number })
  | (Place & {
      readonly kind: "call";
      readonly function: string;
      readonly name: Place;
      readonly arguments: readonly EvalNode[];
    })
  | (Place & { readonly kind: "unary"; readonly operator: "not" | "-" | "+"; readonly operand: EvalNode })
  | (Place & {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: EvalNode;
      readonly right: EvalNode;
      /** Where the operator stands. */
      readonly at: Place;
    })
  | (Place & { readonly kind: "in"; readonly operand: EvalNode; readonly values: readonly EvalNode[] })
  | (Place & { readonly kind: "group"; readonly of: EvalNode })
  | Subsearch
  | MacroCall;

export type BinaryOperator = CompareOperator | "like" | "and" | "or" | "xor" | "+" | "-" | "*" | "/" | "%" | ".";

/** `name=value` of a command. */
export interface Option extends Place {
  readonly name: string;
  readonly nameAt: Place;
  readonly value: OptionValue;
}

export type OptionValue =
  | (Place & { readonly kind: "word"; readonly text: string; readonly quoted: boolean })
  | Subsearch
  | MacroCall;

/** `dc(user) as users`, `count(eval(action="failure"))`. */
export interface Aggregate extends Place {
  /** As written, e.g. `perc95`. */
  readonly function: string;
  readonly functionAt: Place;
  readonly of: AggregateOperand | undefined;
  readonly as: Name | undefined;
  /** The column's name where there is no `as`: the aggregate as written. */
  readonly label: string;
  /** `sparkline(count, 1h)`: what is drawn, and how wide a point is. */
  readonly sparkline?: { readonly of: Aggregate; readonly span: string | undefined };
}

export type AggregateOperand =
  | (Place & { readonly kind: "name"; readonly name: Name })
  | (Place & { readonly kind: "eval"; readonly expression: EvalNode })
  | MacroCall;

/** One of the fields after `by`, in `tstats` with `span=` of its own. */
export interface ByField extends Place {
  readonly field: Name;
  readonly span: string | undefined;
}

/** An argument of a command that is read without knowledge of it. */
export type Argument =
  | (Place & { readonly kind: "word"; readonly text: string; readonly quoted: boolean })
  | (Place & { readonly kind: "mark"; readonly text: string })
  | Subsearch
  | MacroCall;

interface CommandBase extends Place {
  /** As written but in lower case; `search` for an implied first stage. */
  readonly name: string;
  readonly nameAt: Place;
}

export type Command = CommandBase &
  (
    | { readonly kind: "search"; readonly term: SearchNode | undefined; readonly implied: boolean }
    | { readonly kind: "where"; readonly condition: EvalNode }
    | { readonly kind: "eval"; readonly assignments: readonly Assignment[] }
    /** `stats`, `eventstats`, `streamstats` and their `si` forms. */
    | {
        readonly kind: "stats";
        readonly options: readonly Option[];
        readonly aggregates: readonly (Aggregate | MacroCall)[];
        readonly by: readonly (ByField | MacroCall)[];
      }
    /** `tstats` and `mstats`. */
    | {
        readonly kind: "tstats";
        readonly options: readonly Option[];
        readonly aggregates: readonly (Aggregate | MacroCall)[];
        /** `datamodel=Endpoint.Processes`. */
        readonly from: { readonly what: string; readonly name: Name } | undefined;
        readonly where: SearchNode | undefined;
        readonly by: readonly (ByField | MacroCall)[];
      }
    /** `chart` and `timechart`. */
    | {
        readonly kind: "chart";
        readonly options: readonly Option[];
        readonly aggregates: readonly (Aggregate | MacroCall)[];
        readonly over: ByField | undefined;
        readonly by: readonly (ByField | MacroCall)[];
      }
    /** `top` and `rare`. */
    | {
        readonly kind: "top";
        readonly options: readonly Option[];
        readonly count: number | undefined;
        readonly fields: readonly (Name | MacroCall)[];
        readonly by: readonly (ByField | MacroCall)[];
      }
    | {
        readonly kind: "bin";
        readonly options: readonly Option[];
        readonly field: Name;
        readonly as: Name | undefined;
      }
    | { readonly kind: "fields"; readonly drop: boolean; readonly fields: readonly (Name | MacroCall)[] }
    | { readonly kind: "rename"; readonly pairs: readonly { readonly from: Name; readonly to: Name }[] }
    | {
        readonly kind: "lookup";
        readonly options: readonly Option[];
        readonly table: Name;
        readonly inputs: readonly ColumnPair[];
        readonly output: { readonly replace: boolean; readonly columns: readonly ColumnPair[] } | undefined;
      }
    | {
        readonly kind: "inputlookup";
        readonly options: readonly Option[];
        readonly table: Name;
        readonly where: SearchNode | undefined;
      }
    | {
        readonly kind: "dedup";
        readonly options: readonly Option[];
        readonly count: number | undefined;
        readonly fields: readonly (Name | MacroCall)[];
        readonly sort: readonly SortKey[];
      }
    | {
        readonly kind: "sort";
        readonly options: readonly Option[];
        readonly count: number | undefined;
        readonly keys: readonly (SortKey | MacroCall)[];
        /** A final `desc` turns the whole order. */
        readonly reversed: boolean;
      }
    | {
        readonly kind: "head";
        readonly options: readonly Option[];
        readonly count: number | undefined;
        readonly condition: EvalNode | undefined;
      }
    | { readonly kind: "rex"; readonly options: readonly Option[]; readonly pattern: PatternText | MacroCall }
    | {
        readonly kind: "regex";
        readonly field: Name | undefined;
        readonly negated: boolean;
        readonly pattern: PatternText | MacroCall;
      }
    | {
        readonly kind: "convert";
        readonly options: readonly Option[];
        readonly conversions: readonly Conversion[];
      }
    /** `join`, `append`, `appendcols`, `appendpipe`, `multisearch`, `union`, `foreach`, `map`: fields and inner searches. */
    | {
        readonly kind: "nested";
        readonly options: readonly Option[];
        readonly fields: readonly (Name | MacroCall)[];
        readonly searches: readonly Search[];
      }
    /** Options and fields: `table`, `fillnull`, `mvexpand`, `transaction`, `iplocation`, `spath` and many more. */
    | {
        readonly kind: "list";
        readonly options: readonly Option[];
        readonly fields: readonly (Name | MacroCall)[];
      }
    | { readonly kind: "generic"; readonly arguments: readonly Argument[] }
    /** A macro in the place of a command, with what follows it. */
    | { readonly kind: "macro"; readonly call: MacroCall; readonly arguments: readonly Argument[] }
    /** A command that could not be read; a problem says why. */
    | { readonly kind: "broken" }
  );

export type CommandKind = Command["kind"];

export type CommandOf<Kind extends CommandKind> = Extract<Command, { readonly kind: Kind }>;

export interface Assignment extends Place {
  readonly field: Name;
  readonly value: EvalNode;
}

/** `column AS field`: what a lookup table calls a field of the events. */
export interface ColumnPair extends Place {
  readonly column: Name;
  readonly field: Name;
}

export interface SortKey extends Place {
  readonly kind: "key";
  readonly field: Name;
  readonly descending: boolean;
  readonly by: "auto" | "ip" | "num" | "str";
}

export interface PatternText extends Place {
  readonly kind: "pattern";
  readonly text: string;
  readonly quoted: boolean;
}

export interface Conversion extends Place {
  readonly function: string;
  readonly functionAt: Place;
  readonly field: Name;
  readonly as: Name | undefined;
}
