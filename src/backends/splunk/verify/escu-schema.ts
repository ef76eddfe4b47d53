import type { SchemaNode, SchemaValidator } from "../../../spec/schema-issue.ts";
import { compileSchema } from "../../../verify/schema.ts";
import { readFact } from "./conf-facts.ts";

export type EscuSchema = SchemaValidator;

const compiled = new Map<string, SchemaValidator>();

/** The schema of a kind of content, by the end of its file's name: a generation of detections, or another kind. */
export function escuSchema(
  kind: "4" | "5" | "6" | "baseline" | "macro" | "lookup" | "story" | "data-source",
): EscuSchema {
  const known = compiled.get(kind);
  if (known !== undefined) return known;
  const { schema } = readFact(`escu-${kind}.json`) as { readonly schema: SchemaNode };
  const validator = compileSchema(schema);
  compiled.set(kind, validator);
  return validator;
}
