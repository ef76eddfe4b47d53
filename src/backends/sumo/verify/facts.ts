import { readFileSync } from "node:fs";

/** What a value is to the type check; `raw` is a field of the raw message, always text, often a number in disguise. */
export type ValueType = "text" | "number" | "boolean" | "array" | "map" | "raw" | "any";

/** The attributes of a record by schema v3. */
export interface Attributes {
  readonly types: ReadonlyMap<string, string>;
  readonly deprecated: ReadonlySet<string>;
  /** The entity type that an attribute's values are of. */
  readonly entities: ReadonlyMap<string, string>;
  readonly entityTypes: readonly string[];
  /** Values of `objectType`. */
  readonly recordTypes: readonly string[];
}

export interface FunctionFact {
  readonly args: readonly ValueType[];
  readonly optional: number;
  /** Of further arguments, where there may be any number. */
  readonly rest: ValueType | undefined;
  readonly result: ValueType;
  /** Bare words that its arguments behind the first may hold beside attributes. */
  readonly names: readonly string[];
}

export interface Functions {
  /** By lower-case name: case does not matter. */
  readonly byName: ReadonlyMap<string, FunctionFact>;
  /** As the vendor writes them. */
  readonly names: readonly string[];
  /** What does the work of functions that the language lacks. */
  readonly instead: ReadonlyMap<string, string>;
}

const read = new Map<string, unknown>();

/** A file of vendor facts, read on first use. */
export function vendorFile(name: string): unknown {
  let value = read.get(name);
  if (value === undefined) {
    const file = new URL(`../../../../schema/vendor/sumo/${name}.json`, import.meta.url);
    value = JSON.parse(readFileSync(file, "utf8"));
    read.set(name, value);
  }
  return value;
}

function once<T>(load: () => T): () => T {
  let value: { readonly of: T } | undefined;
  return () => {
    value ??= { of: load() };
    return value.of;
  };
}

export const attributes = once((): Attributes => {
  const file = vendorFile("attributes") as {
    readonly types: Readonly<Record<string, readonly string[]>>;
    readonly deprecated: readonly string[];
    readonly entities: Readonly<Record<string, readonly string[]>>;
    readonly recordTypes: readonly string[];
  };
  return {
    types: byItem(file.types),
    deprecated: new Set(file.deprecated),
    entities: byItem(file.entities),
    entityTypes: Object.keys(file.entities),
    recordTypes: file.recordTypes,
  };
});

function byItem(lists: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(lists).flatMap(([key, items]) => items.map((item) => [item, key] as const)));
}

interface FunctionEntry {
  readonly args: readonly ValueType[];
  readonly optional?: number;
  readonly rest?: ValueType;
  readonly result: ValueType;
  readonly aliases?: readonly string[];
  readonly names?: readonly string[];
}

export const ruleFunctions = once((): Functions => readFunctions("rule-functions"));
export const searchFunctions = once((): Functions => readFunctions("search-functions"));

function readFunctions(name: string): Functions {
  const file = vendorFile(name) as {
    readonly functions: Readonly<Record<string, FunctionEntry>>;
    readonly instead?: Readonly<Record<string, string>>;
  };
  const named = Object.entries(file.functions).flatMap(
    ([name, { aliases = [], optional = 0, rest, names = [], ...fact }]) =>
      [name, ...aliases].map((called) => [called, { ...fact, optional, rest, names }] as const),
  );
  return {
    byName: new Map(named.map(([called, fact]) => [called.toLowerCase(), fact])),
    names: named.map(([called]) => called),
    instead: new Map(Object.entries(file.instead ?? {}).map(([called, help]) => [called.toLowerCase(), help])),
  };
}

/** A type of the schema as the type check knows it. */
export function valueTypeOf(schemaType: string): ValueType {
  switch (schemaType) {
    case "string":
      return "text";
    case "int":
    case "long":
    case "float":
    case "double":
      return "number";
    case "boolean":
      return "boolean";
    default:
      if (schemaType.startsWith("array[")) return "array";
      return schemaType.startsWith("map[") ? "map" : "any";
  }
}
