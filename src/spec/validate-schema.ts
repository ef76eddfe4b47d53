import * as configValidator from "./config-validator.gen.ts";
import * as detectionValidator from "./detection-validator.gen.ts";
import { type SchemaIssue, type SchemaValidator, schemaIssues } from "./schema-issue.ts";

/**
 * Checks the value of a detection file against schema/detection.schema.json: shape, names and ranges. An empty result makes
 * it a `DetectionSpec`. What Sigma's grammar, the catalog and ATT&CK say is not checked here.
 */
export function validateDetection(value: unknown): readonly SchemaIssue[] {
  return schemaIssues(detectionValidator as SchemaValidator, value);
}

/** Checks the value of a configuration file against schema/config.schema.json. An empty result makes it a `ConfigSpec`. */
export function validateConfig(value: unknown): readonly SchemaIssue[] {
  return schemaIssues(configValidator as SchemaValidator, value);
}
