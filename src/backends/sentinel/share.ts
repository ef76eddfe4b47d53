import { type Assignment, type Kql, name, type Step, unlocated } from "./syntax.ts";
import { mapKql, visitKql } from "./walk-kql.ts";

/** Equal for expressions that print alike. */
export function kqlKey(kql: Kql): string {
  return JSON.stringify(mapKql(kql, unlocated));
}

function columnsRead(kql: Kql): ReadonlySet<string> {
  const names = new Set<string>();
  visitKql(kql, (node) => {
    if (node.kind === "name") names.add(node.name);
  });
  return names;
}

/** The expression with each part that a column already holds replaced by that column. */
function reuse(kql: Kql, columns: ReadonlyMap<string, string>): Kql {
  if (columns.size === 0) return kql;
  return mapKql(kql, (node) => {
    const column = node.kind === "located" || node.kind === "name" ? undefined : columns.get(kqlKey(node));
    return column === undefined ? node : name(column);
  });
}

/** Columns whose value may be read by name: computed, and of a name that no other expression reads as a stored column. */
function reusable(columns: readonly Assignment[]): ReadonlyMap<string, string> {
  const entries = columns.flatMap(({ column, value }): readonly (readonly [string, string])[] => {
    if (column === undefined || unlocated(value).kind !== "call") return [];
    const clashes = columns.some((other) => columnsRead(other.value).has(column));
    return clashes ? [] : [[kqlKey(value), column]];
  });
  return new Map(entries);
}

/**
 * The columns as one `extend`, or two where some contain the value of others: a path is then computed once. The second
 * still reads stored columns, so a column that takes the name of a stored one stays out of the first.
 */
export function shareColumns(columns: readonly Assignment[]): readonly Step[] {
  const byValue = reusable(columns);
  const shared = columns.map((column): Assignment => {
    const others = new Map([...byValue].filter(([, own]) => own !== column.column));
    return { column: column.column, value: reuse(column.value, others) };
  });
  const used = new Set(
    shared.flatMap(({ value }, index) => {
      const before = columns[index];
      if (before === undefined || kqlKey(before.value) === kqlKey(value)) return [];
      return [...columnsRead(value)].filter((read) => !columnsRead(before.value).has(read));
    }),
  );
  const first = columns.filter(({ column }) => column !== undefined && used.has(column));
  if (first.length === 0) return columns.length === 0 ? [] : [{ kind: "extend", columns }];
  // A column of the first step keeps its whole value, so one extend is enough for all of them.
  const second = shared.filter(({ column }) => column === undefined || !used.has(column));
  return [
    { kind: "extend", columns: first },
    { kind: "extend", columns: second },
  ];
}

/** A condition that reads what the columns hold; `undefined` where it holds none of it, or needs what they hide. */
export function afterColumns(condition: Kql, columns: readonly Assignment[]): Kql | undefined {
  const rewritten = reuse(condition, reusable(columns));
  if (kqlKey(rewritten) === kqlKey(condition)) return undefined;
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
