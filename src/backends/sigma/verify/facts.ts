import { readFileSync } from "node:fs";
import type { SigmaDocument } from "../../../sigma/document.ts";
import type { SchemaNode, SchemaValidator } from "../../../spec/schema-issue.ts";
import { compileSchema } from "../../../verify/schema.ts";

export type DocumentKind = SigmaDocument["kind"];

/** What the specification's schemas and appendices list. */
export interface Specification {
  /** Top-level keys by kind of document; others are the author's own. */
  readonly keys: Readonly<Record<DocumentKind, readonly string[]>>;
  /** The names in each namespace of tags, as regular expressions over the whole name. */
  readonly tags: Readonly<Record<string, string>>;
  /** Placeholders that every tool should be able to fill. */
  readonly placeholders: readonly string[];
}

/** Words of the taxonomy's log sources. */
export type LogSourceWords = Readonly<Record<"category" | "product" | "service", readonly string[]>>;

const read = new Map<string, unknown>();

function fact(name: string): unknown {
  let value = read.get(name);
  if (value === undefined) {
    const file = new URL(`../../../../schema/vendor/sigma/${name}.json`, import.meta.url);
    value = JSON.parse(readFileSync(file, "utf8"));
    read.set(name, value);
  }
  return value;
}

export function specification(): Specification {
  return fact("specification") as Specification;
}

export function logSourceWords(): LogSourceWords {
  return fact("logsources") as LogSourceWords;
}

const validators = new Map<DocumentKind, SchemaValidator>();

/** The published schema of a kind of document. */
export function schemaOf(kind: DocumentKind): SchemaValidator {
  let validator = validators.get(kind);
  if (validator === undefined) {
    // The members that say where the facts come from are no keywords.
    const { source: _source, date: _date, ...schema } = fact(`${kind}.schema`) as SchemaNode;
    validator = compileSchema(schema);
    validators.set(kind, validator);
  }
  return validator;
}
