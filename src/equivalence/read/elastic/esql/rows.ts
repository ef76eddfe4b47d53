import type { EsqlName, EsqlNamePattern } from "../../../../backends/elastic/parse/esql/syntax.ts";
import { wildcard } from "../../../../backends/elastic/verify/sources.ts";
import { column } from "../../../relation/build.ts";
import type { NamedScalar, Order, Relation, Scalar } from "../../../relation/nodes.ts";
import { EsqlFailure } from "./failure.ts";
import type { StoredFields } from "./stored.ts";
import type { Value } from "./value.ts";

/** The rows at one place of the pipeline: their columns as a query names them, and how they come about. */
export interface Rows {
  /** A column; throws where there is none, or none of a known type. */
  read(name: EsqlName): Value;
  has(name: string): boolean;
  /** Computes columns from those that are there and names them, each for itself. */
  compute(name: string, value: Value): Value;
  /** A column that no name of the query reaches. */
  hidden(value: Value): Value;
  name(name: string, value: Value): void;
  keep(patterns: readonly EsqlNamePattern[]): void;
  drop(patterns: readonly EsqlNamePattern[]): void;
  rename(from: EsqlName, to: EsqlName): void;
  /** Only these columns are left, and the rows are no longer documents. */
  replace(columns: ReadonlyMap<string, Value>): void;
  /** Puts an operation on the rows as they are. */
  step(operation: (input: Relation) => Relation): void;
  fresh(name: string): string;
  order: readonly Order[];
  /** What tells rows with an equal order apart. */
  tieBreakers(): readonly Scalar[];
  /** The relation over a scan, with the columns that are left and no others. */
  finish(scan: Relation): Relation;
  readonly names: readonly string[];
}

export function createRows(fields: StoredFields, documents: boolean): Rows {
  let columns = new Map<string, Value>();
  /** Whether a stored field is still there; undefined where none is. */
  let stored: ((name: string) => boolean) | undefined = documents ? () => true : undefined;
  let areDocuments = documents;
  const steps: ((input: Relation) => Relation)[] = [];
  const physical = new Set<string>();
  let order: readonly Order[] = [];

  const fresh = (name: string): string => {
    let candidate = name;
    for (let count = 2; physical.has(candidate) || fields.taken(candidate); count += 1) candidate = `${name} ${count}`;
    physical.add(candidate);
    return candidate;
  };
  const read = (name: EsqlName): Value => {
    const known = columns.get(name.name);
    if (known !== undefined) return known;
    if (stored?.(name.name) !== true) throw new EsqlFailure(`There is no column \`${name.name}\` here`, name);
    const value = fields.read(name);
    columns.set(name.name, value);
    return value;
  };
  const hide = (name: string): void => {
    const before = stored;
    if (before !== undefined) stored = (each) => each !== name && before(each);
  };
  const compute = (name: string, { scalar, index, constant, ...value }: Value): Value => {
    const { stored: _, ...rest } = value;
    const own = fresh(name);
    steps.push((input) => extended(input, { name: own, value: scalar }));
    return {
      ...rest,
      scalar: column(own, scalar.type),
      ...(index === undefined ? {} : { index }),
      ...(constant === undefined ? {} : { constant }),
    };
  };
  return {
    read,
    has: (name) => columns.has(name),
    compute(name, value) {
      const result = compute(name, value);
      columns.set(name, result);
      hide(name);
      return result;
    },
    hidden: (value) => compute("rw value", value),
    name(name, value) {
      columns.set(name, value);
      hide(name);
    },
    keep(patterns) {
      const before = stored;
      const kept = new Map<string, Value>();
      const wild = patterns.filter((pattern) => pattern.wild).map(({ name }) => wildcard(name));
      for (const pattern of patterns) {
        if (!pattern.wild) kept.set(pattern.name, read(pattern));
      }
      for (const [name, value] of columns) {
        if (!kept.has(name) && wild.some((expression) => expression.test(name))) kept.set(name, value);
      }
      columns = kept;
      stored =
        before === undefined || wild.length === 0
          ? undefined
          : (name) => before(name) && wild.some((expression) => expression.test(name));
    },
    drop(patterns) {
      for (const pattern of patterns) {
        if (!pattern.wild) {
          columns.delete(pattern.name);
          hide(pattern.name);
          continue;
        }
        const expression = wildcard(pattern.name);
        for (const name of columns.keys()) if (expression.test(name)) columns.delete(name);
        const before = stored;
        if (before !== undefined) stored = (name) => !expression.test(name) && before(name);
      }
    },
    rename(from, to) {
      const value = read(from);
      columns.delete(from.name);
      hide(from.name);
      columns.set(to.name, value);
      hide(to.name);
    },
    replace(next) {
      columns = new Map(next);
      stored = undefined;
      areDocuments = false;
      order = [];
    },
    step(operation) {
      steps.push(operation);
    },
    fresh,
    get order() {
      return order;
    },
    set order(next) {
      order = next;
    },
    tieBreakers() {
      if (areDocuments) return [fields.readSerial()];
      return [...columns.values()].map(({ scalar }) => scalar);
    },
    finish(scan) {
      const relation = steps.reduce((input, operation) => operation(input), scan);
      const last = [...columns].map(([name, { scalar }]) => ({ name, value: scalar }));
      return { kind: "project", input: relation, columns: last };
    },
    get names() {
      return [...columns.keys()];
    },
  };
}

/** Columns that do not see one another are computed together. */
function extended(input: Relation, added: NamedScalar): Relation {
  if (input.kind !== "extend") return { kind: "extend", input, columns: [added] };
  const names = new Set(input.columns.map(({ name }) => name));
  if (reads(added.value, names) || names.has(added.name)) return { kind: "extend", input, columns: [added] };
  return { kind: "extend", input: input.input, columns: [...input.columns, added] };
}

function reads(scalar: Scalar, names: ReadonlySet<string>): boolean {
  switch (scalar.kind) {
    case "column":
      return names.has(scalar.name);
    case "call":
      return scalar.arguments.some((argument) => reads(argument, names));
    case "each":
      return reads(scalar.list, names) || reads(scalar.body, names);
    default:
      return false;
  }
}
