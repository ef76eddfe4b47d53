import { readVendor } from "../vendor.ts";
import type { EsqlType } from "./types.ts";

export interface EsqlFunction {
  readonly kind: "scalar" | "aggregate" | "grouping";
  readonly signatures: readonly Signature[];
}

export interface Signature {
  /** The types that each argument may have; undefined for any. */
  readonly takes: readonly (ReadonlySet<EsqlType> | undefined)[];
  readonly least: number;
  readonly most: number;
  /** The types that may result. */
  readonly returns: readonly EsqlType[];
}

type Printed = Readonly<Record<string, string | readonly string[]>>;

interface Facts {
  readonly aliases: Readonly<Record<string, string>>;
  readonly scalar: Printed;
  readonly aggregate: Printed;
  readonly grouping: Printed;
}

let known: ReadonlyMap<string, EsqlFunction> | undefined;

/** The functions of ES|QL by their names in lower case. */
export function esqlFunctions(): ReadonlyMap<string, EsqlFunction> {
  known ??= build(readVendor("esql-functions.json") as Facts);
  return known;
}

function build(facts: Facts): ReadonlyMap<string, EsqlFunction> {
  const all = new Map<string, EsqlFunction>();
  for (const kind of ["scalar", "aggregate", "grouping"] as const) {
    for (const [name, printed] of Object.entries(facts[kind])) {
      all.set(name, { kind, signatures: [printed].flat().map(readSignature) });
    }
  }
  for (const [alias, name] of Object.entries(facts.aliases)) {
    const target = all.get(name);
    if (target !== undefined) all.set(alias, target);
  }
  return all;
}

/** `string, [number], ... -> string` */
function readSignature(printed: string): Signature {
  const [before = "", after = ""] = printed.split("-> ");
  const parts = before.split(",").flatMap((part) => part.trim() || []);
  const variadic = parts.at(-1) === "...";
  const takes = variadic ? parts.slice(0, -1) : parts;
  return {
    takes: takes.map((part) => types(part.replace(/[[\]]/g, ""))),
    least: takes.filter((part) => !part.startsWith("[")).length,
    most: variadic ? Number.POSITIVE_INFINITY : takes.length,
    returns: after.split("|") as EsqlType[],
  };
}

function types(part: string): ReadonlySet<EsqlType> | undefined {
  return part === "any" ? undefined : new Set(part.split("|") as EsqlType[]);
}
