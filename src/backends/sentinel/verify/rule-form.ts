import { readFileSync } from "node:fs";
import type { SchemaNode, SchemaValidator } from "../../../spec/schema-issue.ts";
import { compileSchema } from "../../../verify/schema.ts";

/** What a form of rule looks like: its members, and a schema for their values. */
export interface RuleShape {
  readonly required: readonly string[];
  /** Members that rules of kind Scheduled have to have and others may not. */
  readonly scheduled: readonly string[];
  readonly optional: readonly string[];
  readonly values: SchemaValidator;
}

export type ShapeName = "analytic-rule" | "hunting-query" | "alert-rule-resource";

interface ShapeFile {
  readonly members: Pick<RuleShape, "required" | "scheduled" | "optional">;
  readonly schema: SchemaNode;
}

const read = new Map<ShapeName, RuleShape>();

/** Read from schema/vendor/sentinel on first use. */
export function ruleShape(name: ShapeName): RuleShape {
  let shape = read.get(name);
  if (shape === undefined) {
    const place = new URL(`../../../../schema/vendor/sentinel/${name}.json`, import.meta.url);
    const { members, schema } = JSON.parse(readFileSync(place, "utf8")) as ShapeFile;
    shape = { ...members, values: compileSchema(schema) };
    read.set(name, shape);
  }
  return shape;
}
