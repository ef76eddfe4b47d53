import type { FieldRef } from "../../../model/nodes.ts";
import type { PlanKey } from "../../../plan/nodes.ts";
import { call, column, mapped, missing, number, text } from "../../relation/build.ts";
import type { Relation, Scalar } from "../../relation/nodes.ts";
import { EVENT, fieldColumn } from "./rows.ts";

/**
 * The values of a key on a row of any event, in the form in which they compare; null where the event has no such field. The
 * columns of another row that was joined have a prefix.
 */
function keyValues(key: PlanKey<FieldRef>, prefix = ""): Scalar {
  let values = missing("texts");
  const event = column(`${prefix}${EVENT}`, "text");
  for (const [name, field] of key.fields) {
    const stored = column(`${prefix}${fieldColumn(field.name)}`, "texts");
    const own = mapped(stored, "value", (value) => compared(value, field, key.fold));
    values = call("if_list", call("equals", event, text(name)), own, values);
  }
  return values;
}

/** The catalog's normal form, and A to Z folded if any field behind the key folds. */
function compared(value: Scalar, { definition }: FieldRef, fold: boolean): Scalar {
  let result = value;
  for (const form of definition.normal) {
    result = form === "lower" ? call("lower_ascii", result) : call("replace", result, text("-"), text(""));
  }
  return fold ? call("lower_ascii", result) : result;
}

/**
 * A row per combination of key values, as columns `<prefix> 0` and so on. "A row that lacks a key belongs to no group. A
 * list-valued key makes one row per element."
 */
export function withKeys(input: Relation, keys: readonly PlanKey<FieldRef>[], prefix: string): Relation {
  return keys.reduce<Relation>((relation, key, index) => {
    const list = call("list_distinct", keyValues(key));
    return { kind: "expand", input: relation, name: `${prefix} ${index}`, list, outer: prefix === "counted" };
  }, input);
}

export function keyColumns(keys: readonly PlanKey<FieldRef>[], prefix: string): readonly Scalar[] {
  return keys.map((_, index) => column(`${prefix} ${index}`, "text"));
}

/** One text per combination; null where one of them is null. */
export function tuple(values: readonly Scalar[]): Scalar {
  const pieces = values.flatMap((value) => [call("to_text", call("length", value)), text(":"), value]);
  return pieces.length === 0 ? text("") : call("concat", ...pieces);
}

/**
 * The first combination of a key of which a row counts once, whatever lists it holds; null where a part is missing. Of the
 * rows that were joined, by their prefixes, the first that has a part gives it.
 */
export function firstKey(keys: readonly PlanKey<FieldRef>[], prefixes: readonly string[] = [""]): Scalar {
  return tuple(
    keys.map((key) => {
      const [first = missing("text"), ...others] = prefixes.map((prefix) =>
        call("element", keyValues(key, prefix), number(0)),
      );
      return others.length === 0 ? first : call("coalesce", first, ...others);
    }),
  );
}
