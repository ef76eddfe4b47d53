import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import { column, number, text } from "../../../relation/build.ts";
import type { NamedScalar, Relation } from "../../../relation/nodes.ts";
import type { Env, Query } from "./context.ts";
import { alike } from "./convert.ts";
import { parametersOf, partList, withoutParentheses } from "./nodes.ts";
import { unread } from "./unread.ts";
import {
  type Column,
  findColumn,
  inColumn,
  type KustoType,
  kustoType,
  nullOf,
  string,
  type Table,
  type Value,
} from "./value.ts";

const ARM = "arm";

/** `union`: rows of all tables; a column that one of them lacks is null there, of a string empty. */
export function unionOf(node: BoundNode, env: Env, query: Query, input: Table | undefined): Table {
  const parameters = parametersOf(node);
  const sourceName = parameters.get("withsource")?.name;
  const nodes = partList(node, "Expressions").map(withoutParentheses);
  if (nodes.some(({ kind }) => kind === "WildcardedNameReference" || kind === "StarExpression")) {
    return unread(node, "A union of tables by a pattern");
  }
  const arms = [...(input === undefined ? [] : [input]), ...nodes.map((each) => query.readTable(each, env))];
  const partition = arms.map((arm) => arm.partition);
  if (partition.some((keys) => keys.length > 0)) return unread(node, "A union inside mv-apply");
  const wanted = (node.columns ?? []).flatMap(([name, type]) =>
    name === sourceName ? [] : [{ name, type: typeOf(type, node) }],
  );
  const columns = wanted.map(({ name, type }) => {
    const values = arms.map((arm) => armValue(arm, arms, name, type, node));
    return { name, fresh: query.fresh(name), type, values: sameForm(values, type, node) };
  });
  const source = sourceName === undefined ? undefined : { name: sourceName, fresh: query.fresh(sourceName) };
  const [arm, row] = [query.fresh(ARM), query.fresh("row")];
  const ingested = arms.every((each) => each.ingested !== undefined) ? query.fresh("ingested") : undefined;
  const inputs = arms.map((each, index): Relation => {
    const projected: NamedScalar[] = columns.map(({ fresh, type, values }) => ({
      name: fresh,
      value: (values[index] ?? nullOf(type)).scalar,
    }));
    const [tie] = each.ties.filter(({ type }) => type === "number");
    projected.push({ name: arm, value: number(index) }, { name: row, value: tie ?? number(0) });
    if (source !== undefined) {
      const name = each.source ?? unread(node, "The source of a table without a name");
      projected.push({ name: source.fresh, value: text(name) });
    }
    if (ingested !== undefined && each.ingested !== undefined) projected.push({ name: ingested, value: each.ingested });
    return { kind: "project", input: each.relation, columns: projected };
  });
  const held = columns.map(({ name, fresh, type, values }): Column => {
    const like = values.find((each) => each.scalar.type !== undefined) ?? nullOf(type);
    return { name, value: inColumn(fresh, like) };
  });
  const named: readonly Column[] =
    source === undefined ? [] : [{ name: source.name, value: string(column(source.fresh, "text")) }];
  return {
    relation: { kind: "union", inputs },
    columns: [...named, ...held],
    order: [],
    // Of the tables' own order nothing is promised; the input's is kept, so that every run gives the same.
    ties: [column(row, "number"), column(arm, "number")],
    partition: [],
    ...(ingested === undefined ? {} : { ingested: column(ingested, "number") }),
  };
}

function typeOf(name: string, node: BoundNode): KustoType {
  return kustoType(name) ?? unread(node, `A column of type ${name}`);
}

/**
 * Columns of one name and of several types become one for each type, `name_type` ("union operator"). More than that, where
 * such a name is taken already, is not read.
 */
function armValue(arm: Table, arms: readonly Table[], name: string, type: KustoType, node: BoundNode): Value {
  const own = findColumn(arm, name);
  const isSplit = arms.some((each) => arms.some((other) => splits(findColumn(each, name), findColumn(other, name))));
  if (isSplit) return unread(node, `A union of columns ${name} of several types`);
  if (own !== undefined)
    return own.value.type === type ? own.value : unread(node, `The column ${name} of another type`);
  const base = name.endsWith(`_${type}`) ? name.slice(0, -type.length - 1) : undefined;
  const found = base === undefined ? undefined : findColumn(arm, base);
  if (found !== undefined && found.value.type === type) return found.value;
  const isKnown = arms.some(
    (each) => findColumn(each, name) !== undefined || (base !== undefined && findColumn(each, base) !== undefined),
  );
  return isKnown ? nullOf(type) : unread(node, `The column ${name}`);
}

function splits(a: Column | undefined, b: Column | undefined): boolean {
  return a !== undefined && b !== undefined && a.value.type !== b.value.type;
}

function sameForm(values: readonly Value[], type: KustoType, node: BoundNode): readonly Value[] {
  return type === "dynamic" ? alike(values, type, node) : values;
}
