import type { Report } from "../diagnostics/diagnostic.ts";
import { parseDuration } from "../model/duration.ts";
import type { CatalogCode } from "./codes.ts";
import type { FieldDefinition, SourceDefinition, ValueGroup } from "./nodes.ts";
import type { Part } from "./part.ts";
import type { Field, SourceSpec } from "./source.gen.ts";

/** Names that every source has without defining them. */
const IMPLICIT: ReadonlySet<string> = new Set(["time", "score"]);

/** A log source from its merged file. Findings go to `report`; what is wrong with one field does not hide the others. */
export function readSource(part: Part<SourceSpec>, report: Report): SourceDefinition | undefined {
  const { name, title, description, delay } = part.value;
  const fail = (code: CatalogCode, pointer: readonly (string | number)[], message: string): void =>
    report({ code, severity: "error", message, span: part.span(pointer) });
  const duration = delay === undefined ? undefined : parseDuration(delay);
  const fields = part.value.fields;
  if (title === undefined || description === undefined || duration === undefined || fields === undefined) {
    const missing = (["title", "description", "delay", "fields"] as const).filter(
      (key) => part.value[key] === undefined,
    );
    fail("RW2301", [], `The source ${name} has no ${missing.join(", ")}`);
    return undefined;
  }
  const definitions = new Map<string, FieldDefinition>();
  for (const [field, spec] of Object.entries(fields)) {
    if (IMPLICIT.has(field)) fail("RW2316", ["fields", field], `\`${field}\` exists in every source`);
    const definition = readField(field, spec);
    if (definition.identifies !== undefined && !canIdentify(definition)) {
      fail("RW2312", ["fields", field, "identifies"], `\`${field}\` cannot identify an ${definition.identifies}`);
    }
    definitions.set(field, definition);
  }
  const groups = new Map<string, ValueGroup>();
  for (const [group, spec] of Object.entries(part.value.groups ?? {})) {
    const definition = definitions.get(spec.field);
    if (definition === undefined) {
      fail("RW2313", ["groups", group, "field"], `The source ${name} has no field \`${spec.field}\``);
      continue;
    }
    for (const [index, value] of spec.values.entries()) {
      if (definition.values === undefined || definition.values.includes(value)) continue;
      const message = `\`${value}\` is not one of ${definition.values.join(", ")}`;
      fail("RW2310", ["groups", group, "values", index], message);
    }
    groups.set(group, { name: group, ...spec });
  }
  return { name, title, description, delay: duration, fields: definitions, groups };
}

function readField(name: string, spec: Field): FieldDefinition {
  return {
    name,
    type: spec.type,
    description: spec.description,
    nullable: spec.nullable ?? true,
    fold: spec.fold,
    list: spec.list ?? false,
    identifies: spec.identifies,
    values: spec.values,
    normal: spec.normal ?? [],
    raw: spec.raw,
    entity: spec.entity,
  };
}

function canIdentify({ list, values, type }: FieldDefinition): boolean {
  return !list && values === undefined && type !== "boolean" && type !== "datetime";
}
