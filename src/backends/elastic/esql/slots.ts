import type { Span } from "../../../diagnostics/span.ts";
import { snake } from "../literal.ts";
import type { EsqlAssignment, EsqlExpression } from "./syntax.ts";

/** Names for computed columns. Elastic's rules put these under `Esql.`, where no stored field is. */
export interface Slots {
  /** A free name near to the wanted one. */
  name(wanted: string): string;
  /** The column that holds a value: itself when it is one, else one computed before it is used. */
  hold(wanted: string, value: EsqlExpression, span: Span | undefined): string;
  /** What `hold` has computed. */
  readonly assignments: readonly EsqlAssignment[];
}

export function createSlots(): Slots {
  const taken = new Set<string>();
  const held = new Map<string, string>();
  const assignments: EsqlAssignment[] = [];
  const name = (wanted: string): string => {
    const base = `Esql.${snake(wanted)}`;
    let free = base;
    for (let next = 2; taken.has(free); next += 1) free = `${base}_${next}`;
    taken.add(free);
    return free;
  };
  return {
    name,
    assignments,
    hold(wanted, value, span) {
      if (value.kind === "column") return value.name;
      const key = JSON.stringify(value);
      const known = held.get(key);
      if (known !== undefined) return known;
      const column = name(wanted);
      held.set(key, column);
      assignments.push({ column, value, span });
      return column;
    },
  };
}
