import { assertNever } from "../../model/walk.ts";
import { remember } from "../../remember.ts";
import type { Names } from "./names.ts";
import { type Assignment, assign, call, extend, type Kql, name, type Step, unlocated } from "./syntax.ts";
import { mapKql, partsOf, visitKql } from "./walk-kql.ts";

/**
 * Equal for expressions that print alike: a word for what the node itself says, then the keys of its parts. The length
 * of a text stands before it, so that none looks like something else.
 */
export function kqlKey(kql: Kql): string {
  switch (kql.kind) {
    case "located":
      return kqlKey(kql.of);
    case "name":
      return `name ${delimited(kql.name)}`;
    case "text":
      return `text ${delimited(kql.value)}`;
    case "regex":
      return `regex ${delimited(kql.source)}`;
    case "number":
    case "bool":
    case "timespan":
      return `${kql.kind} ${kql.value}`;
    case "star":
    case "null":
      return kql.kind;
    case "call":
    case "member":
    case "binary":
    case "in":
    case "between":
    case "and":
    case "or":
    case "not":
      return compoundKey(kql);
    default:
      return assertNever(kql);
  }
}

type Compound = Extract<Kql, { readonly kind: "call" | "member" | "binary" | "in" | "between" | "and" | "or" | "not" }>;

/** The keys of large nodes hold those of all others, so they are kept. */
const compoundKey = remember((kql: Compound): string => {
  const inner = partsOf(kql).map(kqlKey).join();
  switch (kql.kind) {
    case "call":
      return `call ${delimited(kql.name)}(${inner})`;
    case "member":
      return `member ${typeof kql.key} ${delimited(String(kql.key))}(${inner})`;
    case "binary":
      return `binary ${kql.operator}(${inner})`;
    case "in":
      return `in ${kql.cased}(${inner})`;
    case "between":
    case "and":
    case "or":
    case "not":
      return `${kql.kind}(${inner})`;
    default:
      return assertNever(kql);
  }
});

function delimited(text: string): string {
  return `${text.length}:${text}`;
}

/** The columns that an expression reads. */
export const columnsRead = remember((kql: Kql): ReadonlySet<string> => {
  const names = new Set<string>();
  visitKql(kql, (node) => {
    if (node.kind === "name") names.add(node.name);
  });
  return names;
});

/** Columns that hold the values of calls. */
interface Held {
  /** By the key of the call. */
  readonly columns: ReadonlyMap<string, string>;
  /** The functions called: most calls are told from these without a key. */
  readonly functions: ReadonlySet<string>;
}

/** The expression with each call whose value a column but `own` already holds replaced by that column. */
function reuse(kql: Kql, { columns, functions }: Held, own?: string): Kql {
  if (columns.size === 0) return kql;
  const columnOf = (node: Kql): string | undefined => {
    if (node.kind !== "call" || !functions.has(node.name)) return undefined;
    const column = columns.get(kqlKey(node));
    return column === own ? undefined : column;
  };
  // Letters folded or not, a value is there or it is not.
  const bare = unlocated(kql);
  if (bare.kind === "call" && bare.name === "isnotempty") {
    const [argument] = bare.args;
    const lower = argument === undefined ? undefined : columnOf(call("tolower", argument));
    if (lower !== undefined) return mapKql(kql, (node) => (node === bare ? call("isnotempty", name(lower)) : node));
  }
  return mapKql(kql, (node) => {
    const column = columnOf(node);
    return column === undefined ? node : name(column);
  });
}

/** Columns whose value may be read by name: computed, and of a name that no other expression reads as a stored column. */
function reusable(assignments: readonly Assignment[]): Held {
  const read = new Set(assignments.flatMap(({ value }) => [...columnsRead(value)]));
  const columns = new Map<string, string>();
  const functions = new Set<string>();
  for (const { column, value } of assignments) {
    const bare = unlocated(value);
    if (column === undefined || bare.kind !== "call" || read.has(column)) continue;
    columns.set(kqlKey(bare), column);
    functions.add(bare.name);
  }
  return { columns, functions };
}

/**
 * The columns as one `extend`, or two where some contain the value of others or parse one text repeatedly: each is then
 * computed once. The second still reads stored columns, so a column that hides one of them stays out of the first.
 */
export function shareColumns(columns: readonly Assignment[], names: Names): readonly Step[] {
  const parsed = repeatedParses(columns, names);
  const held = reusable([...parsed, ...columns]);
  const shared = columns.map(({ column, value }): Assignment => ({ column, value: reuse(value, held, column) }));
  const used = new Set(
    shared.flatMap(({ value }, index) => {
      const before = columnsRead(columns[index]?.value ?? value);
      return [...columnsRead(value)].filter((read) => !before.has(read));
    }),
  );
  const first = [...parsed, ...columns].filter(({ column }) => column !== undefined && used.has(column));
  if (first.length === 0) return extend(columns);
  // A column of the first step keeps its whole value, so two steps are enough.
  return [...extend(first), ...extend(shared.filter(({ column }) => column === undefined || !used.has(column)))];
}

/** JSON text that several columns read a property of. */
function repeatedParses(columns: readonly Assignment[], names: Names): readonly Assignment[] {
  const counts = new Map<string, number>();
  for (const { value } of columns) {
    visitKql(value, (node) => {
      const [argument] = node.kind === "call" && node.name === "parse_json" ? node.args : [];
      if (argument?.kind === "name") counts.set(argument.name, (counts.get(argument.name) ?? 0) + 1);
    });
  }
  const repeated = [...counts].filter(([, count]) => count > 1);
  return repeated.map(([column]) => assign(names.take(`${column}Json`), call("parse_json", name(column))));
}

/** A condition that reads what the columns hold; `undefined` where it holds none of it, or needs what they hide. */
export function afterColumns(condition: Kql, columns: readonly Assignment[]): Kql | undefined {
  if (columns.length === 0) return undefined;
  const rewritten = reuse(condition, reusable(columns));
  if (rewritten === condition || kqlKey(rewritten) === kqlKey(condition)) return undefined;
  const hidden = new Set(columns.map(({ column }) => column));
  const kept = [...columnsRead(rewritten)].filter((read) => columnsRead(condition).has(read));
  return kept.some((read) => hidden.has(read)) ? undefined : rewritten;
}

/** Steps without a `where` that an earlier one, with no change of rows between, already is. */
export function withoutRepeats(steps: readonly Step[]): readonly Step[] {
  const seen = new Set<string>();
  return steps.filter((step) => {
    if (step.kind !== "where") {
      seen.clear();
      return true;
    }
    const key = kqlKey(step.condition);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
