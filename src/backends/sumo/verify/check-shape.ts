import type { Span } from "../../../diagnostics/span.ts";
import type { Document } from "../../../spec/document.ts";
import type { SchemaNode, SchemaValidator } from "../../../spec/schema-issue.ts";
import { checkSchema, compileSchema } from "../../../verify/schema.ts";
import { vendorFile } from "./facts.ts";
import type { Findings, SumoCode } from "./findings.ts";

export type SchemaFile = "rule-api" | "rule-import" | "terraform" | "other-api" | "library";

const compiled = new Map<string, SchemaValidator>();

/** The schema of one kind in a file of vendor facts; undefined if the file has none. */
function validatorOf(file: SchemaFile, kind: string): SchemaValidator | undefined {
  const key = `${file} ${kind}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const { schemas } = vendorFile(file) as { readonly schemas: Readonly<Record<string, SchemaNode>> };
  const schema = Object.hasOwn(schemas, kind) ? schemas[kind] : undefined;
  if (schema === undefined) return undefined;
  const validator = compileSchema(schema);
  compiled.set(key, validator);
  return validator;
}

/** The kinds that a file of vendor facts describes. */
export function kindsOf(file: SchemaFile): readonly string[] {
  return Object.keys((vendorFile(file) as { readonly schemas: Readonly<Record<string, unknown>> }).schemas);
}

/** Whether a document has the fields of a kind, with their types. */
export function hasShape(file: SchemaFile, kind: string, { value }: Document): boolean {
  return validatorOf(file, kind)?.validate(value) === true;
}

export interface ShapeOptions {
  readonly code: SumoCode;
  /** What becomes of fields that nothing is known of; those near a known name that is missing are errors always. */
  readonly unknown: "refused" | "suspicious" | "tolerated";
  /** Places whose value is not known, which are not judged. */
  readonly unresolved?: readonly Span[];
}

/** Checks a document by the schema of a kind. */
export function checkShape(
  file: SchemaFile,
  kind: string,
  document: Document,
  { code, unknown, unresolved = [] }: ShapeOptions,
  findings: Findings,
): void {
  const validator = validatorOf(file, kind);
  if (validator === undefined) return;
  const places = new Set(unresolved.map(placeKey));
  for (const diagnostic of checkSchema(validator, document, code)) {
    if (diagnostic.span !== undefined && places.has(placeKey(diagnostic.span))) continue;
    const isUnknown =
      diagnostic.message.startsWith("Unknown key") && diagnostic.help?.startsWith("Did you mean") !== true;
    if (!isUnknown || unknown === "refused") findings.diagnostics.push(diagnostic);
    // Whether the API refuses such a field is not documented; the user interface passes over it.
    else if (unknown === "suspicious") findings.diagnostics.push({ ...diagnostic, severity: "warning" });
  }
}

function placeKey({ line, column, endLine, endColumn }: Span): string {
  return `${line}:${column}:${endLine}:${endColumn}`;
}
