import type { Span } from "../diagnostics/span.ts";
import type { SigmaCode } from "./codes.ts";
import { type Modifier, modifierFamily, parseModifiers } from "./modifiers.ts";
import { describe, entriesOf, error, type Pointer, quote, type Source, warn } from "./source.ts";
import { parseString, type SigmaString } from "./value.ts";

/** One field against one or more values; without a field, keywords looked for in the whole event. */
export interface DetectionItem {
  readonly field: string | undefined;
  readonly modifiers: readonly Modifier[];
  readonly values: readonly DetectionValue[];
  /** Whether one value has to match or each; from the modifier `all`, which stays in `modifiers`. */
  readonly linking: "any" | "all";
  readonly span?: Span | undefined;
}

/** A value as written: nothing is encoded and no wildcard added yet. */
export type DetectionValue = (
  | { readonly kind: "string"; readonly parts: SigmaString }
  /** An operand without wildcards: a regular expression, a network, the name of a field, list or group. */
  | { readonly kind: "raw"; readonly text: string }
  /** `text` keeps every digit of integers that a double cannot hold. */
  | { readonly kind: "number"; readonly value: number; readonly text: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
) & { readonly span?: Span | undefined };

/**
 * Reads one entry of a selection: `key` is the field with its modifiers, `raw` a scalar or a list of scalars. Reports
 * all problems; undefined if one of them is an error.
 */
export function parseItem(key: string, raw: unknown, source: Source, pointer: Pointer): DetectionItem | undefined {
  const [name = "", ...modifierNames] = key.split("|");
  const field = name.trim();
  if (field !== name) warn(source, "RW2218", `Blanks around the field name ${quote(name)}`, { pointer, part: "key" });
  const parsed = parseModifiers(
    modifierNames,
    source.extensions === undefined ? {} : { extensions: source.extensions },
  );
  if (!parsed.ok) {
    for (const { kind, message, help } of parsed.errors) {
      error(source, kind === "unknown" ? "RW2204" : "RW2205", message, { pointer, part: "key" }, help);
    }
    return undefined;
  }
  return parseTest(field === "" ? undefined : field, parsed.modifiers, raw, source, pointer);
}

/** Reads what stands behind a key whose field and modifiers are known. */
export function parseTest(
  field: string | undefined,
  modifiers: readonly Modifier[],
  raw: unknown,
  source: Source,
  pointer: Pointer,
): DetectionItem | undefined {
  const list: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  const placeOf = (index: number): Pointer => (Array.isArray(raw) ? [...pointer, index] : pointer);
  if (list.length === 0) {
    error(
      source,
      "RW2201",
      `The list of values of ${subject(field)} is empty`,
      pointer,
      "Name a value, or test `exists`",
    );
    return undefined;
  }
  const shapeProblem = itemProblem(field, modifiers, list.length);
  if (shapeProblem !== undefined) {
    error(source, "RW2206", shapeProblem, pointer);
    return undefined;
  }
  const values = list.map((value, index) => parseValue(value, modifiers, field, source, placeOf(index)));
  if (!values.every((value) => value !== undefined)) return undefined;
  const linking = modifiers.includes("all") ? "all" : "any";
  if (linking === "all" && values.length === 1) {
    warn(source, "RW2215", "`all` has no effect on a single value", { pointer, part: "key" });
  }
  const missing = values.findIndex((value) => value.kind === "null");
  if (missing !== -1 && values.length > 1) {
    warn(source, "RW2216", `\`null\` stands among other values of ${subject(field)}`, placeOf(missing));
  }
  const span = source.locate?.(pointer);
  return { field, modifiers, values, linking, span };
}

function subject(field: string | undefined): string {
  return field === undefined ? "the keywords" : quote(field);
}

function itemProblem(field: string | undefined, modifiers: readonly Modifier[], count: number): string | undefined {
  for (const modifier of modifiers) {
    const family = modifierFamily(modifier);
    const needsField = ["presence", "network", "comparison", "date_part", "reference", "name"].includes(family);
    if (needsField && field === undefined) return `\`${modifier}\` needs a field in front`;
    if (family === "presence" && count > 1) return "`exists` takes one value, `true` or `false`";
    if (family === "name" && count > 1) return `\`${modifier}\` takes one name`;
  }
  return undefined;
}

function parseValue(
  raw: unknown,
  modifiers: readonly Modifier[],
  field: string | undefined,
  source: Source,
  pointer: Pointer,
): DetectionValue | undefined {
  const fail = (code: SigmaCode, message: string, help?: string): undefined => {
    error(source, code, message, pointer, help);
    return undefined;
  };
  const place = source.locate?.(pointer);
  const span = place === undefined ? {} : { span: place };
  if (Array.isArray(raw) || entriesOf(raw) !== undefined) {
    return fail("RW2203", `A value of ${subject(field)} is ${describe(raw)}, where text or a number is expected`);
  }
  if (typeof raw === "number" && !Number.isFinite(raw)) return fail("RW2203", `${raw} is not a number to compare with`);

  const demand = demandOf(modifiers);
  switch (demand.wants) {
    case "boolean":
      if (typeof raw !== "boolean")
        return fail("RW2206", `\`exists\` takes \`true\` or \`false\`, not ${describe(raw)}`);
      return { kind: "boolean", value: raw, ...span };
    case "number": {
      if (typeof raw !== "number" && typeof raw !== "bigint") {
        const help = typeof raw === "string" && /^-?\d+(?:\.\d+)?$/.test(raw) ? "Remove the quotes" : undefined;
        return fail("RW2206", `\`${demand.modifier}\` compares numbers, and this is ${describe(raw)}`, help);
      }
      if (demand.whole && typeof raw === "number" && !Number.isInteger(raw)) {
        return fail("RW2206", `\`${demand.modifier}\` is a whole number`);
      }
      return numberValue(raw, span);
    }
    case "raw":
    case "text": {
      const text = textOf(raw);
      if (text === undefined) {
        const help = typeof raw === "number" ? "Quote it, so that it is compared as it is written" : undefined;
        return fail("RW2206", `\`${demand.modifier}\` works on text, and this is ${describe(raw)}`, help);
      }
      if (demand.wants === "text") return { kind: "string", parts: parseString(text), ...span };
      if (text === "" && demand.modifier !== "re") return fail("RW2206", `\`${demand.modifier}\` needs a value`);
      return { kind: "raw", text, ...span };
    }
    case "scalar":
      break;
  }
  if (typeof raw === "string") return { kind: "string", parts: parseString(raw), ...span };
  if (typeof raw === "number" || typeof raw === "bigint") {
    return numberValue(raw, span);
  }
  if (typeof raw === "boolean") return { kind: "boolean", value: raw, ...span };
  if (raw === null && field !== undefined) return { kind: "null", ...span };
  return fail("RW2203", raw === null ? "A keyword is missing" : `A value cannot be ${describe(raw)}`);
}

function numberValue(raw: number | bigint, place: { readonly span?: Span }): DetectionValue {
  // Minus zero equals zero and is written as it.
  return { kind: "number", value: Number(raw) + 0, text: String(raw), ...place };
}

type Demand =
  | { readonly wants: "scalar" }
  | { readonly wants: "boolean" }
  | { readonly wants: "number"; readonly whole: boolean; readonly modifier: Modifier }
  | { readonly wants: "text" | "raw"; readonly modifier: Modifier };

/** The first modifier that decides what a value has to be. */
function demandOf(modifiers: readonly Modifier[]): Demand {
  const whole = modifiers.some((modifier) => modifierFamily(modifier) === "date_part");
  const raw = modifiers.find((modifier) =>
    ["regex", "network", "reference", "name"].includes(modifierFamily(modifier)),
  );
  if (raw !== undefined) return { wants: "raw", modifier: raw };
  for (const modifier of modifiers) {
    switch (modifierFamily(modifier)) {
      case "presence":
        return { wants: "boolean" };
      case "comparison":
      case "date_part":
        return { wants: "number", whole, modifier };
      case "shape":
      case "case":
      case "dash":
      case "base64":
      case "utf16":
      case "placeholder":
        return { wants: "text", modifier };
      default:
        break;
    }
  }
  return { wants: "scalar" };
}

/** Text, or the digits of an integer, of which there is only one spelling once YAML has read it. */
function textOf(raw: unknown): string | undefined {
  if (typeof raw === "string") return raw;
  return typeof raw === "bigint" || (typeof raw === "number" && Number.isSafeInteger(raw)) ? String(raw) : undefined;
}
