import type { Document } from "../../../spec/document.ts";
import { vendorFile } from "./facts.ts";
import { isRecord } from "./rule-kind.ts";

/** The values of a resource as its arguments take them: Terraform turns "true" into true and 5 into "5" where it can. */
export function converted(document: Document, resource: string): Document {
  const { schemas } = vendorFile("terraform") as { readonly schemas: Readonly<Record<string, unknown>> };
  return { ...document, value: convert(document.value, schemas[resource]) };
}

function convert(value: unknown, schema: unknown): unknown {
  if (!isRecord(schema)) return value;
  if (Array.isArray(value)) return value.map((item) => convert(item, schema.items));
  if (isRecord(value)) {
    const properties = isRecord(schema.properties) ? schema.properties : {};
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        convert(inner, Object.hasOwn(properties, name) ? properties[name] : undefined),
      ]),
    );
  }
  switch (schema.type) {
    case "boolean":
      return value === "true" ? true : value === "false" ? false : value;
    case "integer":
      return typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
    case "string":
      return typeof value === "number" || typeof value === "boolean" ? String(value) : value;
    default:
      return value;
  }
}
