import type { BoundField } from "../../../../catalog/nodes.ts";
import type { PlanKey } from "../../../../plan/nodes.ts";
import { keyColumn } from "../../keys.ts";
import type { EmittedCorrelation, EmittedRule } from "./emitted.ts";
import type { MeantEvent } from "./meant.ts";

/** Rules, or events, that a correlation takes for one: of one log source, grouped and counted by the same stored fields. */
export interface Group<T> {
  readonly key: string;
  readonly members: readonly T[];
}

/** Groups events by the stored fields behind the keys. */
export function groupEvents(
  events: readonly MeantEvent[],
  groupBy: readonly PlanKey<BoundField>[],
  counted: readonly PlanKey<BoundField>[],
): readonly Group<MeantEvent>[] {
  return grouped(events, (event) => {
    const columns = (keys: readonly PlanKey<BoundField>[]) => keys.map((key) => keyColumn(key, event.name));
    return groupKey(event.logSource, columns(groupBy), columns(counted));
  });
}

/** Groups the rules of a correlation by what its `group-by` and its `field` are in each. */
export function groupRules({ document, rules }: EmittedCorrelation): readonly Group<EmittedRule>[] {
  const counted = document.condition?.kind === "bounds" ? document.condition.fields : [];
  const found = rules.filter((rule) => rule !== undefined);
  return grouped(found, (rule) => {
    const { name, id } = rule.document.metadata;
    const columns = (fields: readonly string[]) =>
      fields.map((field) => {
        const alias = document.aliases.get(field);
        return alias === undefined ? field : (alias.get(name ?? "") ?? alias.get(id ?? ""));
      });
    return groupKey(rule.logSource, columns(document.groupBy), columns(counted));
  });
}

function groupKey(
  logSource: string,
  groupBy: readonly (string | undefined)[],
  counted: readonly (string | undefined)[],
): string {
  // A field that stands for two keys groups once, and in any order.
  const set = (columns: readonly (string | undefined)[]) =>
    [...new Set(columns.filter((column) => column !== undefined))].sort();
  return JSON.stringify([logSource, set(groupBy), set(counted)]);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly Group<T>[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].map(([key, members]) => ({ key, members }));
}
