import { assertNever } from "../../model/walk.ts";
import { type AggregateCall, listOf, type Relation, type ValueType, type WindowCall } from "./nodes.ts";

/** The columns of a relation's rows in their order, with their types. */
export type Columns = ReadonlyMap<string, ValueType>;

/** Throws where a relation does not fit together, which is a mistake of the reader that made it. */
export function columnsOf(relation: Relation): Columns {
  switch (relation.kind) {
    case "scan":
    case "rows":
      return new Map(relation.columns.map(({ name, type }) => [name, type]));
    case "filter":
    case "pick":
      return columnsOf(relation.input);
    case "extend":
      return new Map([...columnsOf(relation.input), ...relation.columns.map(typed)]);
    case "project":
      return new Map(relation.columns.map(typed));
    case "expand": {
      const element = relation.list.type.slice(0, -1) as ValueType;
      return new Map([...columnsOf(relation.input), [relation.name, element]]);
    }
    case "aggregate":
      return new Map([
        ...relation.keys.map(typed),
        ...relation.columns.map(({ name, call }) => [name, aggregateType(call)] as const),
      ]);
    case "window":
      return new Map([
        ...columnsOf(relation.input),
        ...relation.columns.map(({ name, call }) => [name, windowType(call)] as const),
      ]);
    case "join": {
      const left = columnsOf(relation.left);
      if (relation.form === "semi" || relation.form === "anti") return left;
      const right = columnsOf(relation.right);
      for (const name of right.keys()) {
        if (left.has(name)) throw new Error(`Both sides of a join have a column ${name}`);
      }
      return new Map([...left, ...right]);
    }
    case "union": {
      const columns = new Map<string, ValueType>();
      for (const input of relation.inputs) {
        for (const [name, type] of columnsOf(input)) {
          const known = columns.get(name);
          if (known !== undefined && known !== type) throw new Error(`${name} is ${known} and ${type} in a union`);
          columns.set(name, type);
        }
      }
      return columns;
    }
    default:
      return assertNever(relation);
  }
}

function typed({
  name,
  value,
}: {
  readonly name: string;
  readonly value: { readonly type: ValueType };
}): [string, ValueType] {
  return [name, value.type];
}

export function aggregateType({ function: name, of }: AggregateCall): ValueType {
  switch (name) {
    case "count":
    case "count_distinct":
    case "sum":
    case "average":
      return "number";
    case "any":
    case "all":
      return "boolean";
    case "min":
    case "max":
    case "first":
    case "last":
    case "concat":
      return typeOf(name, of?.type);
    case "list":
    case "set":
      return listOf(typeOf(name, of?.type) as "text");
    default:
      return assertNever(name);
  }
}

function windowType(call: WindowCall): ValueType {
  if (call.function === "row_number") return "number";
  if (call.function === "lag") return typeOf("lag", call.of?.type);
  const { function: name, of } = call;
  return aggregateType(of === undefined ? { function: name } : { function: name, of });
}

function typeOf(name: string, type: ValueType | undefined): ValueType {
  if (type === undefined) throw new Error(`${name} needs a value`);
  return type;
}
