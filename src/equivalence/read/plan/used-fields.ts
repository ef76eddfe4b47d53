import type { FieldRef } from "../../../model/nodes.ts";
import type { Predicate } from "../../../model/predicate.ts";
import { assertNever, predicateFields, visitPredicate } from "../../../model/walk.ts";
import type { Plan, PlanKey } from "../../../plan/nodes.ts";

/** The fields that the verdict of a plan depends on. */
export interface UsedFields {
  readonly names: ReadonlySet<string>;
  /** Fields with a closed vocabulary, of which a collapsed row holds all values. */
  readonly vocabularies: ReadonlySet<string>;
}

/** Outputs decide nothing and do not count. Keywords are looked for in every field of the sources. */
export function usedFields(plan: Plan<FieldRef>): UsedFields {
  const names = new Set<string>();
  const vocabularies = new Set<string>();
  let everywhere = false;
  const sources: Iterable<string>[] = [];
  const predicate = (where: Predicate<FieldRef>): void => {
    for (const { name } of predicateFields(where)) names.add(name);
    visitPredicate(where, ({ kind }) => {
      everywhere ||= kind === "keyword";
    });
  };
  const keys = (used: readonly PlanKey<FieldRef>[]): void => {
    for (const key of used) for (const { name } of key.fields.values()) names.add(name);
  };
  const visit = (node: Plan<FieldRef>): void => {
    switch (node.kind) {
      case "scan":
        predicate(node.where);
        sources.push([...node.source.fields.keys(), "time"]);
        for (const [name, { values }] of node.source.fields) if (values !== undefined) vocabularies.add(name);
        return;
      case "union":
        node.inputs.forEach(visit);
        return;
      case "filter":
        predicate(node.where);
        visit(node.input);
        return;
      case "collapse":
        keys(node.by);
        if (node.any !== undefined) predicate(node.any);
        visit(node.input);
        return;
      case "score":
        for (const { when } of node.add) predicate(when);
        visit(node.input);
        return;
      case "count":
        keys([...node.keys, ...(node.distinct ?? [])]);
        visit(node.input);
        return;
      case "anchored":
        keys(node.keys);
        visit(node.anchor);
        visit(node.other);
        return;
      case "together":
        keys(node.keys);
        for (const { plan: input } of node.inputs) visit(input);
        return;
      case "first_seen":
        keys(node.value);
        visit(node.input);
        return;
      case "once":
        keys(node.fields);
        visit(node.input);
        return;
      case "fresh":
      case "project":
        visit(node.input);
        return;
      default:
        assertNever(node);
    }
  };
  visit(plan);
  if (everywhere) for (const source of sources) for (const name of source) names.add(name);
  return { names, vocabularies };
}
