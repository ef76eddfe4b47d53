import type { SourceBinding } from "../catalog/nodes.ts";
import { planEvents } from "./map.ts";
import type { Collapse, Count, Plan, PlanOutput, Scan, ScoreNode } from "./nodes.ts";

type Node<F, K extends Plan<F>["kind"]> = Extract<Plan<F>, { readonly kind: K }>;

/**
 * A physical plan as the stages every detection has, for targets that are told "events, trigger, outputs" and not a
 * pipeline. `trigger` is the node above the branches; a plain match has none.
 */
export interface Stages<F> {
  readonly outputs: readonly PlanOutput<F>[];
  readonly fresh: Node<F, "fresh">;
  readonly once: Node<F, "once"> | undefined;
  readonly trigger: Count<F> | Node<F, "anchored"> | Node<F, "together"> | Node<F, "first_seen"> | undefined;
  /** One per table and set of events. For `anchored` the anchor comes last; for `together` in the order of its inputs. */
  readonly branches: readonly Branch<F>[];
}

/** What happens to the records of one scan before the trigger. */
export interface Branch<F> {
  readonly events: readonly string[];
  readonly scan: Scan<F>;
  readonly binding: SourceBinding;
  readonly collapse: Collapse<F> | undefined;
  /** After a collapse: exclusions that judge the collapsed row. */
  readonly filters: readonly Node<F, "filter">[];
  readonly score: ScoreNode<F> | undefined;
}

/** Takes a plan made by `lower`, bound and optimised, apart. */
export function stages<F>(plan: Plan<F>): Stages<F> {
  if (plan.kind !== "project" || plan.input.kind !== "fresh") throw new Error(`Not a detection's plan: ${plan.kind}`);
  const fresh = plan.input;
  const once = fresh.input.kind === "once" ? fresh.input : undefined;
  const below = once === undefined ? fresh.input : once.input;
  switch (below.kind) {
    case "count":
    case "first_seen":
      return { outputs: plan.outputs, fresh, once, trigger: below, branches: branchesOf(below.input) };
    case "anchored":
      return {
        outputs: plan.outputs,
        fresh,
        once,
        trigger: below,
        branches: [...branchesOf(below.other), ...branchesOf(below.anchor)],
      };
    case "together":
      return {
        outputs: plan.outputs,
        fresh,
        once,
        trigger: below,
        branches: below.inputs.flatMap((input) => branchesOf(input.plan)),
      };
    case "scan":
    case "union":
    case "filter":
    case "collapse":
    case "score":
    case "once":
    case "fresh":
    case "project":
      return { outputs: plan.outputs, fresh, once, trigger: undefined, branches: branchesOf(below) };
  }
}

function branchesOf<F>(plan: Plan<F>): readonly Branch<F>[] {
  return plan.kind === "union" ? plan.inputs.flatMap(branchesOf) : [branchOf(plan)];
}

function branchOf<F>(plan: Plan<F>): Branch<F> {
  const score = plan.kind === "score" ? plan : undefined;
  let node = score === undefined ? plan : score.input;
  const filters: Node<F, "filter">[] = [];
  while (node.kind === "filter") {
    filters.unshift(node);
    node = node.input;
  }
  const collapse = node.kind === "collapse" ? node : undefined;
  if (collapse !== undefined) node = collapse.input;
  if (node.kind !== "scan" || node.binding === undefined) throw new Error(`Not an event's plan: ${node.kind}`);
  return { events: planEvents(node), scan: node, binding: node.binding, collapse, filters, score };
}
