import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import type { RowContext } from "./context.ts";
import { DYNAMIC_FUNCTIONS } from "./functions-dynamic.ts";
import { GENERAL_FUNCTIONS } from "./functions-general.ts";
import { NETWORK_FUNCTIONS } from "./functions-network.ts";
import { NUMBER_FUNCTIONS } from "./functions-number.ts";
import { ROW_FUNCTIONS } from "./functions-row.ts";
import { TEXT_FUNCTIONS } from "./functions-text.ts";
import { TIME_FUNCTIONS } from "./functions-time.ts";
import type { Value } from "./value.ts";

export interface Call {
  readonly node: BoundNode;
  readonly nodes: readonly BoundNode[];
  readonly context: RowContext;
}

/** A scalar function: over the values of its arguments, or a form that looks at the arguments themselves. */
export type ScalarFunction =
  | {
      readonly kind: "values";
      readonly least: number;
      /** Any number where it is absent. */
      readonly most?: number;
      readonly read: (values: readonly Value[], call: Call) => Value;
    }
  | { readonly kind: "form"; readonly read: (call: Call) => Value };

export type FunctionTable = Readonly<Record<string, ScalarFunction>>;

const FUNCTIONS: ReadonlyMap<string, ScalarFunction> = new Map(
  [
    GENERAL_FUNCTIONS,
    TEXT_FUNCTIONS,
    TIME_FUNCTIONS,
    NUMBER_FUNCTIONS,
    DYNAMIC_FUNCTIONS,
    NETWORK_FUNCTIONS,
    ROW_FUNCTIONS,
  ].flatMap((table) => Object.entries(table)),
);

export function findFunction(name: string): ScalarFunction | undefined {
  return FUNCTIONS.get(name);
}
