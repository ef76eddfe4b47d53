import type { Polarity } from "../fidelity/notes.ts";
import type { Comparison } from "../model/nodes.ts";
import { assertNever } from "../model/walk.ts";
import type { Plan } from "./nodes.ts";

/** What a target can do with what it has seen. */
interface Memory {
  readonly remembers: boolean;
}

/**
 * How more matching events move the alert. A history is both made and spent by them, where the target keeps one. A count
 * below a limit is lost by more events, but a window exists only where an event is, so it is lost by fewer as well.
 */
export function planPolarity<F>(plan: Plan<F>, memory: Memory): Polarity {
  switch (plan.kind) {
    case "count":
      return comparisonPolarity(plan.conditions);
    case "first_seen":
      return memory.remembers ? "mixed" : "positive";
    case "project":
    case "fresh":
    case "once":
    case "filter":
    case "score":
    case "collapse":
      return planPolarity(plan.input, memory);
    case "scan":
    case "union":
    case "anchored":
    case "together":
      return "positive";
    default:
      return assertNever(plan);
  }
}

function comparisonPolarity(conditions: readonly Comparison[]): Polarity {
  return conditions.every(({ operator }) => operator === "gt" || operator === "gte") ? "positive" : "mixed";
}
