import type { CallNode } from "./arguments.ts";
import { CONDITION_FUNCTIONS } from "./condition-functions.ts";
import type { Scope } from "./expression.ts";
import { LIST_FUNCTIONS } from "./list-functions.ts";
import { NUMBER_FUNCTIONS } from "./number-functions.ts";
import { refuse } from "./problem.ts";
import { TEXT_FUNCTIONS } from "./text-functions.ts";
import type { Value } from "./value.ts";

/** What a function gives; names are in lower case. */
export function evalFunction(node: CallNode, scope: Scope): Value {
  const { function: name } = node;
  const known =
    CONDITION_FUNCTIONS.get(name) ?? TEXT_FUNCTIONS.get(name) ?? NUMBER_FUNCTIONS.get(name) ?? LIST_FUNCTIONS.get(name);
  if (known === undefined) return refuse(`The function \`${name}\` is not covered`, node.name);
  return known(node, scope);
}
