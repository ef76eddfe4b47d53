import { assertNever } from "../../model/walk.ts";
import { functionDefinition, isFunctionName } from "./functions.ts";
import type { Scalar, ValueType } from "./nodes.ts";

/** The hidden column that says when the run of a row takes place. */
export const AT = '"$at"';

export function printScalar(scalar: Scalar): string {
  switch (scalar.kind) {
    case "column":
      return identifier(scalar.name);
    case "literal":
      return literal(scalar.value, scalar.type);
    case "texts":
      return `[${scalar.values.map(quoted).join(", ")}]::VARCHAR[]`;
    case "now":
      return AT;
    case "call": {
      if (!isFunctionName(scalar.function)) throw new Error(`There is no function ${scalar.function}`);
      return functionDefinition(scalar.function).sql(...scalar.arguments.map(printScalar));
    }
    case "each":
      return printEach(scalar);
    default:
      return assertNever(scalar);
  }
}

function printEach({ form, list, item, body }: Extract<Scalar, { readonly kind: "each" }>): string {
  const values = printScalar(list);
  const test = `lambda ${identifier(item)}: ${printScalar(body)}`;
  switch (form) {
    case "any":
      return `(coalesce(len(list_filter(${values}, ${test})), 0) > 0)`;
    case "all":
      return `(coalesce(len(list_filter(${values}, ${test})), 0) = coalesce(len(${values}), 0))`;
    case "filter":
      return `list_filter(${values}, ${test})`;
    case "map":
      return `list_transform(${values}, ${test})`;
    default:
      return assertNever(form);
  }
}

/** A name as DuckDB tells it from others: its own names mind no case, ours do. */
export function identifier(name: string): string {
  const encoded = name.replace(/[A-Z^]/g, (letter) => `^${letter.toLowerCase()}`).replace(/^\$/, "^$");
  return `"${encoded.replaceAll('"', '""')}"`;
}

export function quoted(value: string): string {
  // A NUL ends the text of a statement.
  const parts = value.split("\0").map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? (parts[0] ?? "''") : `(${parts.join(" || chr(0) || ")})`;
}

function literal(value: string | number | boolean | null, type: ValueType): string {
  if (value === null) return `NULL::${sqlType(type)}`;
  switch (typeof value) {
    case "string":
      return type === "json" ? `${quoted(value)}::JSON` : quoted(value);
    case "number":
      return Number.isFinite(value) ? `${value}::DOUBLE` : `'${value}'::DOUBLE`;
    case "boolean":
      return String(value);
    default:
      return assertNever(value);
  }
}

export function sqlType(type: ValueType): string {
  const types: Readonly<Record<string, string>> = {
    text: "VARCHAR",
    number: "DOUBLE",
    boolean: "BOOLEAN",
    json: "JSON",
  };
  const list = type.endsWith("s");
  return `${types[list ? type.slice(0, -1) : type]}${list ? "[]" : ""}`;
}
