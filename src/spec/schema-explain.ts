import { nearest } from "../diagnostics/suggest.ts";
import type { ChoiceIssue } from "./schema-choices.ts";
import type { schemaCodes } from "./schema-codes.ts";
import type { SchemaIssue, SchemaNode } from "./schema-issue.ts";
import { listAt, parsePointer, subschemaAt, valueAt } from "./schema-pointer.ts";
import type { Target } from "./schema-target.ts";
import {
  describeExpected,
  describeForms,
  describeFound,
  describeType,
  oneOf,
  ownWords,
  placeName,
  quote,
} from "./schema-wording.ts";

/** An issue in words, with what it points at. */
export interface ExplainedIssue {
  readonly code: keyof typeof schemaCodes;
  readonly message: string;
  readonly help?: string;
  readonly at: Target;
}

// Longer lists are a matter for the documentation.
const listedValues = 12;
const helpedValues = 24;

/** Says what was found, what was expected and, where a guess is possible, what may have been meant. */
export function explainIssue(issue: SchemaIssue | ChoiceIssue, root: unknown): ExplainedIssue {
  const pointer = parsePointer(issue.instancePath);
  const name = placeName(pointer);
  const value = valueAt(root, pointer);
  const schema = issue.parentSchema;
  const at: Target = { kind: "value", pointer };
  const text = (key: string): string => String(issue.params[key]);

  switch (issue.keyword) {
    case "additionalProperties":
    case "unevaluatedProperties": {
      const key = text(issue.keyword === "additionalProperties" ? "additionalProperty" : "unevaluatedProperty");
      return unknownKey(pointer, key, schema, value);
    }
    case "false schema":
      return unknownKey(pointer.slice(0, -1), pointer.at(-1) ?? "", undefined, undefined);
    case "required":
      return missingKey(pointer, text("missingProperty"), schema);
    case "dependentRequired":
    case "dependencies": {
      const message = `\`${text("property")}\` needs \`${text("missingProperty")}\` beside it`;
      return { code: "RW2001", message, at: { kind: "key", pointer: [...pointer, text("property")] } };
    }
    case "type": {
      const message = `${name} is ${describeFound(value)}, expected ${ownForm(schema) ?? describeType(schema)}`;
      return withHelp({ code: "RW2002", message, at }, quotingHelp(value, [schema]));
    }
    case "enum":
      return wrongValue(pointer, value, listAt(schema, ["enum"]));
    case "const":
      return wrongValue(pointer, value, [valueAt(schema, ["const"])]);
    case "pattern":
    case "format": {
      const form = ownWords(schema) ?? `text of the form ${text(issue.keyword)}`;
      const message = `${name} is ${describeFound(value)}, expected ${form}`;
      return withHelp({ code: "RW2004", message, at }, unitHelp(value, [schema]));
    }
    case "minLength":
    case "maxLength":
    case "minItems":
    case "maxItems":
    case "minProperties":
    case "maxProperties":
      return wrongSize(pointer, value, issue.keyword, Number(issue.params.limit));
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum": {
      const limit = `${comparisons.get(text("comparison")) ?? text("comparison")} ${text("limit")}`;
      return { code: "RW2006", message: `${name} is ${describeFound(value)}, expected ${limit}`, at };
    }
    case "multipleOf":
      return {
        code: "RW2006",
        message: `${name} is ${describeFound(value)}, expected a multiple of ${text("multipleOf")}`,
        at,
      };
    case "uniqueItems": {
      const [first, second] = [Number(issue.params.j), Number(issue.params.i)].sort((a, b) => a - b);
      const message = `${name} holds the entry ${quote(valueAt(value, [first ?? 0]))} twice`;
      return { code: "RW2008", message, at: { kind: "value", pointer: [...pointer, second ?? 0] } };
    }
    case "propertyNames": {
      const key = text("propertyName");
      const message = `The key ${quote(key)} does not have the form expected here: ${describeExpected(schema)}`;
      return { code: "RW2009", message, at: { kind: "key", pointer: [...pointer, key] } };
    }
    case "choice-type": {
      const branches = branchesOf(issue);
      const expected = describeForms(branches);
      const message = `${name} is ${describeFound(value)}, expected ${expected}`;
      return withHelp({ code: "RW2002", message, at }, quotingHelp(value, branches));
    }
    case "choice-value":
      return wrongValue(pointer, value, constants(branchesOf(issue), text("property")));
    case "choice-missing": {
      const key = text("missingProperty");
      const help = `Add \`${key}\`: ${oneOf(constants(branchesOf(issue), key).map(quote))}`;
      return { code: "RW2001", message: missing(pointer, key), help, at: keyOf(pointer) };
    }
    case "choice-form": {
      const forms = describeForms(branchesOf(issue));
      const misfit = Array.isArray(issue.params.passingSchemas) ? "which fits more than one of" : "which fits none of";
      return { code: "RW2007", message: `${name} is ${describeFound(value)}, ${misfit}: ${forms}`, at };
    }
    default: {
      const rule = ownWords(schema);
      const message = rule === undefined ? `${name} ${issue.message}` : `${name} does not follow the rule: ${rule}`;
      return { code: "RW2010", message, at };
    }
  }
}

const comparisons: ReadonlyMap<string, string> = new Map([
  [">=", "at least"],
  ["<=", "at most"],
  [">", "more than"],
  ["<", "less than"],
]);

function unknownKey(
  pointer: readonly string[],
  key: string,
  schema: SchemaNode | undefined,
  value: unknown,
): ExplainedIssue {
  const known = Object.keys(subschemaAt(schema, ["properties"]) ?? {});
  const free = known.filter((name) => valueAt(value, [name]) === undefined);
  const parent = pointer.length === 0 ? "" : ` in ${placeName(pointer)}`;
  const guesses = nearest(key, free);
  const help =
    guesses.length > 0
      ? `Did you mean ${oneOf(guesses.map((name) => `\`${name}\``))}?`
      : free.length > 0 && free.length <= listedValues
        ? `Keys that may stand ${parent === "" ? "here" : parent.trimStart()}: ${free.join(", ")}`
        : undefined;
  const message = `Unknown key ${quote(key)}${parent}`;
  return withHelp({ code: "RW2000", message, at: { kind: "key", pointer: [...pointer, key] } }, help);
}

function missingKey(pointer: readonly string[], key: string, schema: SchemaNode | undefined): ExplainedIssue {
  const wanted = subschemaAt(schema, ["properties", key]);
  const help = wanted === undefined ? undefined : `Add \`${key}\`: ${ownWords(wanted) ?? describeExpected(wanted)}`;
  return withHelp({ code: "RW2001", message: missing(pointer, key), at: keyOf(pointer) }, help);
}

function missing(pointer: readonly string[], key: string): string {
  return `\`${key}\` is missing${pointer.length === 0 ? "" : ` in ${placeName(pointer)}`}`;
}

function wrongValue(pointer: readonly string[], value: unknown, allowed: readonly unknown[]): ExplainedIssue {
  const list = allowed.length > listedValues ? "one of the values of a closed list" : oneOf(allowed.map(quote));
  const names = allowed.filter((item) => typeof item === "string");
  const guesses = typeof value === "string" ? nearest(value, names) : [];
  const message = `${placeName(pointer)} is ${describeFound(value)}, expected ${list}`;
  const guess = guesses.length === 0 ? undefined : `Did you mean ${oneOf(guesses)}?`;
  const isLong = allowed.length > listedValues && allowed.length <= helpedValues;
  const help = isLong ? [guess, `The values are ${names.join(", ")}`].filter(Boolean).join(" ") : guess;
  return withHelp({ code: "RW2003", message, at: { kind: "value", pointer } }, help);
}

function wrongSize(pointer: readonly string[], value: unknown, keyword: string, limit: number): ExplainedIssue {
  const isText = keyword.endsWith("Length");
  const unit = isText ? "character" : keyword.endsWith("Items") ? "entry" : "key";
  const units = (count: number): string => `${count} ${count === 1 ? unit : unit === "entry" ? "entries" : `${unit}s`}`;
  const characters = typeof value === "string" ? [...value] : [];
  const size = isText ? characters.length : typeof value === "object" && value !== null ? Object.keys(value).length : 0;
  const bound = keyword.startsWith("min") ? "at least" : "at most";
  const message = `${placeName(pointer)} has ${units(size)}, expected ${bound} ${units(limit)}`;
  if (keyword !== "maxLength") return { code: "RW2005", message, at: keyOf(pointer, "value") };
  const from = characters.slice(0, limit).join("").length;
  return { code: "RW2005", message, at: { kind: "rest", pointer, from } };
}

function keyOf(pointer: readonly string[], kind: "key" | "value" = "key"): Target {
  return { kind, pointer };
}

function ownForm(schema: SchemaNode | undefined): string | undefined {
  const own = valueAt(schema, ["x-expected"]);
  return typeof own === "string" ? own : undefined;
}

/** YAML reads `9.1`, `true` and `1` as other things than text; quotes make them text, where the text would do. */
function quotingHelp(value: unknown, schemas: readonly (SchemaNode | undefined)[]): string | undefined {
  if (typeof value !== "number" && typeof value !== "boolean") return undefined;
  const texts = schemas.filter((schema) => {
    const type = valueAt(schema, ["type"]);
    return type === "string" || (Array.isArray(type) && type.includes("string"));
  });
  if (texts.some((schema) => fits(String(value), schema))) return "Quote it to make it text";
  return unitHelp(value, texts);
}

/** A number where a length of time stands lacks its unit. */
function unitHelp(value: unknown, schemas: readonly (SchemaNode | undefined)[]): string | undefined {
  const number = String(value);
  if (!/^\d+$/.test(number)) return undefined;
  const wantsUnit = schemas.some((schema) => !fits(number, schema) && fits(`${number}m`, schema));
  return wantsUnit ? `Write ${number}m for minutes, or ${number}s, ${number}h or ${number}d` : undefined;
}

function fits(text: string, schema: SchemaNode | undefined): boolean {
  const pattern = valueAt(schema, ["pattern"]);
  return typeof pattern !== "string" || new RegExp(pattern, "u").test(text);
}

function constants(branches: readonly SchemaNode[], key: string): readonly unknown[] {
  return [...new Set(branches.map((branch) => valueAt(branch, ["properties", key, "const"])))];
}

function branchesOf(issue: SchemaIssue | ChoiceIssue): readonly SchemaNode[] {
  return "branches" in issue ? issue.branches : [];
}

function withHelp(explained: ExplainedIssue, help: string | undefined): ExplainedIssue {
  return help === undefined ? explained : { ...explained, help };
}
