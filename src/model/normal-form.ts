import type { NormalForm } from "../catalog/nodes.ts";
import { lowerAscii } from "./normalise.ts";

/** Brings a literal into the form in which a field's values are compared. */
export function normalText(text: string, forms: readonly NormalForm[]): string {
  return forms.reduce((value, form) => (form === "lower" ? lowerAscii(value) : value.replaceAll("-", "")), text);
}
