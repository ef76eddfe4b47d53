import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { Diagnostic, DiagnosticCode } from "../diagnostics/diagnostic.ts";
import type { Document } from "../spec/document.ts";
import { schemaDiagnostics } from "../spec/schema-errors.ts";
import { type SchemaNode, type SchemaValidator, schemaIssues } from "../spec/schema-issue.ts";

/**
 * Compiles a JSON Schema (2020-12) of a vendor's format, with the keyword `x-expected` for the words of messages. Flat
 * schemas explain better: inside a `$ref` the branches of a `oneOf` cannot be told apart.
 */
export function compileSchema(schema: SchemaNode): SchemaValidator {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, validateSchema: false });
  ajv.addKeyword("x-expected");
  const compiled = ajv.compile(schema);
  const validate = Object.assign(
    (value: unknown): boolean => {
      const fits = compiled(value);
      validate.errors = compiled.errors;
      return fits;
    },
    { errors: undefined as ErrorObject[] | null | undefined },
  );
  return { validate: validate as SchemaValidator["validate"], schema };
}

/** What a document has wrong by a vendor's schema, under one code of the target. */
export function checkSchema(
  validator: SchemaValidator,
  document: Document,
  code: DiagnosticCode,
): readonly Diagnostic[] {
  return schemaDiagnostics(schemaIssues(validator, document.value), document).map((finding) => ({ ...finding, code }));
}
