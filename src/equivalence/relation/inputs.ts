import type { Relation, Scan } from "./nodes.ts";

/** The relations that an operation works on. */
export function inputsOf(relation: Relation): readonly Relation[] {
  switch (relation.kind) {
    case "scan":
    case "rows":
      return [];
    case "join":
      return [relation.left, relation.right];
    case "union":
      return relation.inputs;
    default:
      return [relation.input];
  }
}

/** Every scan of stored rows in a relation. */
export function scansOf(relation: Relation): readonly Scan[] {
  return relation.kind === "scan" ? [relation] : inputsOf(relation).flatMap(scansOf);
}
