import type { Place } from "../../../backends/splunk/parse/syntax.ts";
import { assertNever } from "../../../model/walk.ts";
import { call, mapped, missing, number, someOf, text } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import { refuse } from "./problem.ts";

/**
 * What an expression gives. Splunk has no types for fields; what is known of a value here decides how it is compared.
 * A field that is missing is null, and a list is never empty: a multivalue field without values is no field.
 */
export type Value =
  | { readonly kind: "number"; readonly scalar: Scalar }
  /** `strict` is text by its making: a literal, or what a text function gives. Other texts may look like numbers. */
  | { readonly kind: "text"; readonly scalar: Scalar; readonly strict: boolean }
  /** A field of the event may have several values. */
  | { readonly kind: "texts"; readonly scalar: Scalar }
  | { readonly kind: "truth"; readonly scalar: Scalar }
  | { readonly kind: "null" };

export type ValueKind = Value["kind"];

export const NULL: Value = { kind: "null" };

export function numberValue(scalar: Scalar): Value {
  return { kind: "number", scalar };
}

export function looseText(scalar: Scalar): Value {
  return { kind: "text", scalar, strict: false };
}

export function strictText(scalar: Scalar): Value {
  return { kind: "text", scalar, strict: true };
}

export function textsValue(scalar: Scalar): Value {
  return { kind: "texts", scalar };
}

export function truthValue(scalar: Scalar): Value {
  return { kind: "truth", scalar };
}

/** Names of the elements of lists in bodies; nested bodies have different ones. */
export function itemName(depth: number): string {
  return `item ${depth}`;
}

/** How deep the bodies of lists nest in a scalar, so that the next one gets a name of its own. */
export function depthOf(scalar: Scalar): number {
  switch (scalar.kind) {
    case "each":
      return 1 + Math.max(depthOf(scalar.list), depthOf(scalar.body));
    case "call":
      return Math.max(0, ...scalar.arguments.map(depthOf));
    default:
      return 0;
  }
}

const NUMERIC = "^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?$";

export function looksNumeric(value: string): boolean {
  return new RegExp(NUMERIC).test(value);
}

/** The number that a text looks like; null where it looks like none. */
export function numericText(of: Scalar): Scalar {
  return call("if", call("regex_matches", of, text(NUMERIC)), call("to_number", of), number(null));
}

/** A condition, where nothing else is taken. */
export function asTruth(value: Value, place: Place): Scalar {
  if (value.kind === "truth") return value.scalar;
  if (value.kind === "null") return missing("boolean");
  return refuse("A condition is expected here, and this is a value", place);
}

export function asNumber(value: Value, place: Place): Scalar {
  switch (value.kind) {
    case "number":
      return value.scalar;
    case "text":
      return numericText(value.scalar);
    case "texts":
      // inferred: arithmetic on several values has no result.
      return call(
        "if",
        call("equals", call("list_length", value.scalar), number(1)),
        numericText(firstOf(value.scalar)),
        number(null),
      );
    case "null":
      return number(null);
    case "truth":
      return refuse("A number is expected here, and this is a condition", place);
    default:
      return assertNever(value);
  }
}

/** As one text; of several values the first. */
export function asText(value: Value, place: Place): Scalar {
  switch (value.kind) {
    case "number":
      return call("to_text", value.scalar);
    case "text":
      return value.scalar;
    case "texts":
      return firstOf(value.scalar);
    case "null":
      return text(null);
    case "truth":
      return refuse("A value is expected here, and this is a condition", place);
    default:
      return assertNever(value);
  }
}

export function asTexts(value: Value, place: Place): Scalar {
  if (value.kind === "texts") return value.scalar;
  if (value.kind === "null") return missing("texts");
  const one = asText(value, place);
  return call("if_list", call("is_null", one), missing("texts"), call("list", one));
}

export function firstOf(list: Scalar): Scalar {
  return call("element", list, number(0));
}

/** A list without values is missing. */
export function nonEmpty(list: Scalar): Scalar {
  return call("if_list", call("less", number(0), call("list_length", list)), list, missing(list.type));
}

export function isMissing(value: Value): Scalar {
  return value.kind === "null" ? call("is_null", text(null)) : call("is_null", value.scalar);
}

/**
 * A text function on each value. inferred: the Search Reference says of such functions no more than that they take a
 * field; that they change each value of a multivalue field is their known behaviour.
 */
export function perValue(value: Value, place: Place, change: (one: Scalar) => Scalar): Value {
  if (value.kind === "null") return NULL;
  if (value.kind !== "texts") return strictText(change(asText(value, place)));
  return textsValue(mapped(value.scalar, itemName(depthOf(value.scalar)), change));
}

/** A test that any value of a multivalue field may pass; null where the field is missing. */
export function anyValue(value: Value, place: Place, test: (one: Scalar) => Scalar): Scalar {
  if (value.kind === "null") return missing("boolean");
  if (value.kind !== "texts") return test(asText(value, place));
  const { scalar } = value;
  // The body may hold lists of its own: a name that none of them has.
  const depth = Math.max(depthOf(scalar), depthOf(test(text(""))));
  return call("if", call("is_null", scalar), missing("boolean"), someOf(scalar, itemName(depth), test));
}

/** The kind that holds values of all of these: several values over text over numbers. */
export function commonKind(kinds: readonly ValueKind[], place: Place): Exclude<ValueKind, "truth"> {
  const present = new Set(kinds.filter((kind) => kind !== "null"));
  if (present.has("truth")) return refuse("A value is expected here, and this is a condition", place);
  if (present.has("texts")) return "texts";
  if (present.has("text")) return "text";
  return present.has("number") ? "number" : "null";
}

/** The value as one of a kind that holds it. */
export function convert(value: Value, kind: Exclude<ValueKind, "truth">, place: Place): Scalar {
  switch (kind) {
    case "texts":
      return asTexts(value, place);
    case "number":
      return asNumber(value, place);
    case "text":
    case "null":
      return asText(value, place);
    default:
      return assertNever(kind);
  }
}

export function ofKind(kind: Exclude<ValueKind, "truth">, scalar: Scalar): Value {
  switch (kind) {
    case "texts":
      return textsValue(scalar);
    case "number":
      return numberValue(scalar);
    case "text":
      return looseText(scalar);
    case "null":
      return NULL;
    default:
      return assertNever(kind);
  }
}
