import { assertNever } from "../../model/walk.ts";
import { columnsOf } from "./columns.ts";
import type { Relation, Scalar } from "./nodes.ts";

type Names = ReadonlySet<string>;

/**
 * The same rows with the wanted columns (all where nothing is said), without what neither these nor any operation needs: a
 * query names few of a table's columns, and most of what a rule puts out decides nothing.
 */
export function prune(relation: Relation, wanted: Names = new Set(columnsOf(relation).keys())): Relation {
  return pruned(relation, wanted);
}

function pruned(relation: Relation, needed: Names): Relation {
  switch (relation.kind) {
    case "scan":
      return { ...relation, columns: relation.columns.filter(({ name }) => needed.has(name)) };
    case "rows": {
      const kept = relation.columns.flatMap(({ name }, index) => (needed.has(name) ? [index] : []));
      return {
        ...relation,
        columns: kept.flatMap((index) => relation.columns[index] ?? []),
        rows: relation.rows.map((row) => kept.flatMap((index) => row[index] ?? [])),
      };
    }
    case "filter":
      return { ...relation, input: pruned(relation.input, more(needed, [relation.where])) };
    case "extend": {
      const columns = relation.columns.filter(({ name }) => needed.has(name));
      const own = new Set(columns.map(({ name }) => name));
      const before = new Set([...needed].filter((name) => !own.has(name)));
      const input = pruned(
        relation.input,
        more(
          before,
          columns.map(({ value }) => value),
        ),
      );
      return columns.length === 0 ? input : { ...relation, input, columns };
    }
    case "project": {
      const columns = relation.columns.filter(({ name }) => needed.has(name));
      return {
        ...relation,
        columns,
        input: pruned(
          relation.input,
          more(
            new Set(),
            columns.map(({ value }) => value),
          ),
        ),
      };
    }
    case "expand":
      return { ...relation, input: pruned(relation.input, more(without(needed, [relation.name]), [relation.list])) };
    case "aggregate": {
      const columns = relation.columns.filter(({ name }) => needed.has(name));
      const scalars = [
        ...relation.keys.map(({ value }) => value),
        ...columns.flatMap(({ call: { of, where, order } }) => [of, where, ...(order ?? []).map(({ by }) => by)]),
      ];
      return { ...relation, columns, input: pruned(relation.input, more(new Set(), scalars)) };
    }
    case "window": {
      const columns = relation.columns.filter(({ name }) => needed.has(name));
      if (columns.length === 0 && relation.gathers !== true) return pruned(relation.input, needed);
      const scalars = [
        ...relation.partition,
        ...relation.order.map(({ by }) => by),
        ...columns.flatMap(({ call: { of, where } }) => [of, where]),
      ];
      const before = without(
        needed,
        relation.columns.map(({ name }) => name),
      );
      return { ...relation, columns, input: pruned(relation.input, more(before, scalars)) };
    }
    case "pick": {
      const scalars = [...relation.keys, ...relation.order.map(({ by }) => by)];
      return { ...relation, input: pruned(relation.input, more(needed, scalars)) };
    }
    case "join": {
      const all = more(needed, [relation.on]);
      const of = (side: Relation): Names => {
        const own = columnsOf(side);
        return new Set([...all].filter((name) => own.has(name)));
      };
      return {
        ...relation,
        left: pruned(relation.left, of(relation.left)),
        right: pruned(relation.right, of(relation.right)),
      };
    }
    case "union":
      return { ...relation, inputs: relation.inputs.map((input) => narrowed(input, needed)) };
    default:
      return assertNever(relation);
  }
}

/** An arm of a union has the columns that are needed and no others. */
function narrowed(input: Relation, needed: Names): Relation {
  const own = columnsOf(input);
  return pruned(input, new Set([...needed].filter((name) => own.has(name))));
}

function without(names: Names, gone: readonly string[]): Names {
  return new Set([...names].filter((name) => !gone.includes(name)));
}

function more(names: Names, scalars: readonly (Scalar | undefined)[]): Names {
  const found = new Set(names);
  for (const scalar of scalars) if (scalar !== undefined) collect(scalar, found, new Set());
  return found;
}

function collect(scalar: Scalar, found: Set<string>, items: Names): void {
  if (scalar.kind === "column" && !items.has(scalar.name)) found.add(scalar.name);
  if (scalar.kind === "call") for (const each of scalar.arguments) collect(each, found, items);
  if (scalar.kind === "each") {
    collect(scalar.list, found, items);
    collect(scalar.body, found, new Set([...items, scalar.item]));
  }
}
