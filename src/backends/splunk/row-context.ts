import type { Span } from "../../diagnostics/span.ts";
import { type Computed, NOTHING_COMPUTED } from "./expression.ts";
import { type Names, snake } from "./names.ts";
import type { Eval, Stage } from "./syntax.ts";

/** What the tests on one kind of row share: stages that have to stand in front of them, and fields made before. */
export interface RowContext {
  readonly computed: Computed;
  /** Stored fields that hold several values since rows were collapsed into one. */
  readonly collected: ReadonlySet<string>;
  /** Puts a value into a field of its own. */
  bring(value: Eval): Extract<Eval, { kind: "field" }>;
  /** Looks a field up in a list; the answer names the field that is filled for members. */
  lookUp(list: string, field: string, span: Span): string;
  /** The stages asked for so far; asking empties them. */
  takeStages(): readonly Stage[];
}

export interface RowOptions {
  readonly names: Names;
  /** The lookup table of a list. */
  readonly tableOf: (list: string) => string;
  readonly computed?: Computed;
  readonly collected?: ReadonlySet<string>;
}

export function createRowContext(options: RowOptions): RowContext {
  const { names, tableOf } = options;
  let stages: Stage[] = [];
  const brought = new Map<string, string>();
  const hits = new Map<string, string>();
  return {
    computed: options.computed ?? NOTHING_COMPUTED,
    collected: options.collected ?? new Set(),
    bring(value) {
      const key = JSON.stringify(value);
      const name = brought.get(key) ?? names.internal("tested");
      if (!brought.has(key)) {
        brought.set(key, name);
        stages.push({ kind: "eval", assignments: [{ name, value, span: undefined }] });
      }
      return { kind: "field", name };
    },
    lookUp(list, field, span) {
      const key = JSON.stringify([list, field]);
      const known = hits.get(key);
      if (known !== undefined) return known;
      const as = names.internal(`in_${snake(list)}`);
      hits.set(key, as);
      stages.push({ kind: "lookup", table: tableOf(list), column: "value", field, as, span });
      return as;
    },
    takeStages() {
      const taken = stages;
      stages = [];
      return taken;
    },
  };
}
