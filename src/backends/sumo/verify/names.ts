import type { Expression } from "../parse/expression.ts";
import { attributes, type ValueType, valueTypeOf } from "./facts.ts";

/** What bare names stand for in an expression. */
export interface Names {
  /** `record`: the attributes of schema v3; `aggregates`: the names of an aggregation's functions; `any`: not known. */
  readonly kind: "record" | "aggregates" | "any";
  /** Names beside the attributes: aggregates, or the aliases of the pipe form. */
  readonly own: ReadonlySet<string>;
}

export const recordNames: Names = { kind: "record", own: new Set() };

export function isKnown(name: string, { kind, own }: Names): boolean {
  return kind === "any" || own.has(name) || (kind === "record" && attributes().types.has(name));
}

export function candidates({ kind, own }: Names): readonly string[] {
  return kind === "record" ? [...own, ...attributes().types.keys()] : [...own];
}

export function typeOfName(name: string, names: Names): ValueType {
  if (names.own.has(name) || names.kind !== "record") return "any";
  const type = attributes().types.get(name);
  return type === undefined ? "any" : valueTypeOf(type);
}

/** The type of an entry of a map attribute: `map[string]string` holds raw text. */
export function typeOfEntry(of: Expression): ValueType {
  const type = of.kind === "name" ? attributes().types.get(of.name) : undefined;
  if (type === "map[string]string") return "raw";
  if (type?.startsWith("map[string]") === true) return valueTypeOf(type.slice("map[string]".length));
  return "any";
}

/** An attribute or raw field in its plain form, or a function of one, as a key for comparing two tests; undefined for anything else. */
export function fieldKey(node: Expression): string | undefined {
  switch (node.kind) {
    case "name":
      return node.name;
    case "group":
      return fieldKey(node.of);
    case "call": {
      const [only] = node.args;
      const of = node.args.length === 1 && only !== undefined ? fieldKey(only) : undefined;
      return of === undefined ? undefined : `${node.name.toLowerCase()}(${of})`;
    }
    case "member": {
      const of = fieldKey(node.of);
      return of === undefined ? undefined : `${of}['${node.name}']`;
    }
    case "index": {
      const of = fieldKey(node.of);
      return of === undefined || node.key.kind !== "string" ? undefined : `${of}['${node.key.value}']`;
    }
    default:
      return undefined;
  }
}
