import type { FieldDefinition } from "../catalog/nodes.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { ModelCode } from "./codes.ts";
import { parseNetwork, printAddress } from "./network.ts";
import { normalText } from "./normal-form.ts";
import { lowerAscii, type NamedField, normalise } from "./normalise.ts";
import type { Predicate, Scalar } from "./predicate.ts";

/** A literal as a field of a certain type holds it, or why it cannot. */
export type TypedValue = { readonly ok: true; readonly value: Scalar } | ValueProblem;

export interface ValueProblem {
  readonly ok: false;
  readonly code: ModelCode;
  readonly message: string;
  readonly help?: string;
}

/**
 * Turns a literal into the type and normal form of a field: "5" is 5 for an integer, 403 is "403" for text, a
 * vocabulary's word takes the vocabulary's spelling, an address its shortest form. `written` is the literal as the
 * author wrote it, since numbers over 2⁵³ lose digits.
 */
export function typedValue(definition: FieldDefinition, value: Scalar, written = String(value)): TypedValue {
  switch (definition.type) {
    case "string":
      return wordOf(definition, normalText(written, definition.normal));
    case "integer":
    case "number":
      return numberOf(definition, written);
    case "boolean": {
      const word = lowerAscii(written);
      if (word === "true" || word === "false") return { ok: true, value: word === "true" };
      return wrong(definition, written, "Write true or false");
    }
    case "ip": {
      const address = parseNetwork(written);
      if (address !== undefined && !written.includes("/")) return { ok: true, value: printAddress(address) };
      return wrong(
        definition,
        written,
        address === undefined ? undefined : `Write ${definition.name}|cidr: ${written}`,
      );
    }
    case "datetime":
      return {
        ok: false,
        code: "RW3004",
        message: `"${definition.name}" is a time, and times are not compared in a \`where\``,
        help: "Windows, history and schedule say what happens when",
      };
  }
}

/** Reads a number for a number field; reports those that no target would compare exactly. */
export function numberOf(
  definition: FieldDefinition,
  written: string,
): TypedValue & ({ readonly value: number } | ValueProblem) {
  const value = Number(written);
  const integer = definition.type === "integer";
  if (!(integer ? /^[+-]?\d+$/ : /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/).test(written) || !Number.isFinite(value)) {
    return wrong(definition, written, undefined);
  }
  if (integer && !Number.isSafeInteger(value)) {
    return wrong(definition, written, "Integers over 2⁵³ are rounded by some targets");
  }
  return { ok: true, value };
}

function wordOf(definition: FieldDefinition, text: string): TypedValue {
  if (definition.values === undefined) return { ok: true, value: text };
  const folded = lowerAscii(text);
  const word = definition.values.find((candidate) => lowerAscii(candidate) === folded);
  if (word !== undefined) return { ok: true, value: word };
  const near = nearest(text, definition.values);
  return {
    ok: false,
    code: "RW3006",
    message: `"${text}" is no value of "${definition.name}"`,
    help: near.length > 0 ? `Did you mean "${near[0]}"?` : `Its values are ${definition.values.join(", ")}`,
  };
}

function wrong(definition: FieldDefinition, written: string, help: string | undefined): ValueProblem {
  return {
    ok: false,
    code: "RW3005",
    message: `"${definition.name}" is of type ${definition.type}, which "${written}" is not`,
    ...(help === undefined ? {} : { help }),
  };
}

/** The test that a field equals one of a list's values; on an address field the list may hold networks too. */
export function valuesMatch<F extends NamedField & { readonly definition: FieldDefinition }>(
  field: F,
  values: readonly string[],
  place: (index: number) => Span,
  span: Span,
  report: Report,
): Predicate<F> {
  const literals: Scalar[] = [];
  const networks: string[] = [];
  for (const [index, text] of values.entries()) {
    if (field.definition.type === "ip" && text.includes("/") && parseNetwork(text) !== undefined) {
      networks.push(text);
      continue;
    }
    const typed = typedValue(field.definition, text);
    if (typed.ok) literals.push(typed.value);
    else
      report({
        code: typed.code,
        severity: "error",
        message: typed.message,
        span: place(index),
        ...(typed.help === undefined ? {} : { help: typed.help }),
      });
  }
  const operands: Predicate<F>[] = [];
  if (literals.length > 0)
    operands.push({ kind: "test", field, match: { kind: "equals", values: literals, cased: false }, span });
  if (networks.length > 0) operands.push({ kind: "test", field, match: { kind: "cidr", networks }, span });
  return normalise({ kind: "or", operands, span });
}
