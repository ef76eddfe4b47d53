import type { BoundField } from "../../catalog/nodes.ts";
import type { Detection, List } from "../../model/nodes.ts";
import type { Predicate } from "../../model/predicate.ts";
import { assertNever, visitPredicate } from "../../model/walk.ts";
import { located, map, text, type Value } from "../../text/value.ts";
import { yaml } from "../../text/yaml.ts";
import type { Artifact } from "../backend.ts";
import { listValue } from "./literal.ts";
import { placeholderName } from "./names.ts";
import type { Formula } from "./syntax.ts";

/** The lists that a formula asks for, in the order of first use. */
export function listsIn(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case "and":
    case "or":
      return [...new Set(formula.operands.flatMap(listsIn))];
    case "not":
      return listsIn(formula.operand);
    case "part":
      return listsOf(formula.predicate);
    default:
      return assertNever(formula);
  }
}

function listsOf(predicate: Predicate<BoundField>): readonly string[] {
  const lists = new Set<string>();
  visitPredicate(predicate, (node) => {
    if (node.kind === "test" && node.match.kind === "in_list") lists.add(node.match.list);
  });
  return [...lists];
}

/**
 * The values of lookup lists. Sigma has placeholders but no lists, so each list is a processing pipeline of pySigma that
 * fills its placeholder (pySigma, processing pipelines, `value_placeholders`); others read the values from `vars`.
 */
export function listPipelines(detection: Detection, prefix: string): readonly Artifact[] {
  return [...detection.lists.values()]
    .filter((list) => list.store === "lookup")
    .map((list): Artifact => {
      const name = placeholderName(prefix, detection, list.name);
      const content = yaml(located(pipeline(name, list), list.span), { indent: 4 });
      return { path: `lists/${name}.yml`, kind: "list", part: undefined, ruleId: undefined, content };
    });
}

function pipeline(name: string, list: List): Value {
  // pySigma rejects a variable without values, and empty text would stand for whatever lacks the field.
  const values = list.values.length > 0 ? list.values : [`(no entries in ${name})`];
  return map([
    ["name", text(list.title)],
    ["priority", 10],
    ["vars", map([[name, values.map(listValue)]])],
    [
      "transformations",
      [
        map([
          ["id", name],
          ["type", "value_placeholders"],
          ["include", [name]],
        ]),
      ],
    ],
  ]);
}
