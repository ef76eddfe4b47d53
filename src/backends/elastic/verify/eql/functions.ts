import type { EqlType } from "./operands.ts";

/** A function of EQL (Elasticsearch reference, EQL functions). Names are looked up without regard to case. */
export interface EqlFunction {
  readonly name: string;
  /** The types of the arguments; the last repeats up to `most`. */
  readonly takes: readonly EqlType[];
  readonly least: number;
  readonly most: number;
  /** Whether `name~` exists. */
  readonly folds: boolean;
  readonly returns: EqlType;
}

const all: readonly EqlFunction[] = [
  fn("add", ["number", "number"], "number"),
  fn("between", ["string", "string", "string", "boolean"], "string", { least: 3, folds: true }),
  fn("cidrMatch", ["ip", "string"], "boolean", { most: Number.POSITIVE_INFINITY }),
  fn("concat", ["unknown"], "string", { most: Number.POSITIVE_INFINITY }),
  fn("divide", ["number", "number"], "number"),
  fn("endsWith", ["string", "string"], "boolean", { folds: true }),
  fn("indexOf", ["string", "string", "number"], "number", { least: 2, folds: true }),
  fn("length", ["string"], "number"),
  fn("modulo", ["number", "number"], "number"),
  fn("multiply", ["number", "number"], "number"),
  fn("number", ["string", "number"], "number", { least: 1 }),
  // Further prefixes count as alternatives since 7.13.
  fn("startsWith", ["string", "string"], "boolean", { most: Number.POSITIVE_INFINITY, folds: true }),
  fn("string", ["unknown"], "string"),
  fn("stringContains", ["string", "string"], "boolean", { folds: true }),
  fn("substring", ["string", "number", "number"], "string", { least: 2 }),
  fn("subtract", ["number", "number"], "number"),
];

const byName: ReadonlyMap<string, EqlFunction> = new Map(all.map((each) => [each.name.toLowerCase(), each]));

export const eqlFunctionNames: readonly string[] = all.map(({ name }) => name);

export function eqlFunction(name: string): EqlFunction | undefined {
  return byName.get(name.toLowerCase());
}

function fn(
  name: string,
  takes: readonly EqlType[],
  returns: EqlType,
  {
    least = takes.length,
    most = takes.length,
    folds = false,
  }: { readonly least?: number; readonly most?: number; readonly folds?: boolean } = {},
): EqlFunction {
  return { name, takes, least, most, folds, returns };
}
