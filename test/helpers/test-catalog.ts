import type { FieldDefinition, SourceDefinition, ValueGroup } from "../../src/catalog/nodes.ts";
import type { FieldRef } from "../../src/model/nodes.ts";

/** A field definition with everything off but what a test sets. */
export function field(name: string, settings: Partial<FieldDefinition> = {}): FieldDefinition {
  return {
    name,
    type: "string",
    description: `Field ${name}.`,
    nullable: true,
    fold: undefined,
    list: false,
    identifies: undefined,
    values: undefined,
    normal: [],
    raw: undefined,
    entity: undefined,
    ...settings,
  };
}

export function fieldRef(definition: FieldDefinition): FieldRef {
  const span = { file: "test.yml", line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { kind: "field", name: definition.name, definition, span };
}

function source(
  name: string,
  delay: number,
  fields: readonly FieldDefinition[],
  groups: readonly ValueGroup[] = [],
): SourceDefinition {
  return {
    name,
    title: name,
    description: `Source ${name}.`,
    delay,
    fields: new Map(fields.map((each) => [each.name, each])),
    groups: new Map(groups.map((each) => [each.name, each])),
  };
}

const minute = 60_000;

const cloud = source(
  "test.cloud",
  5 * minute,
  [
    field("operation", { nullable: false }),
    field("outcome", { values: ["started", "accepted", "succeeded", "failed"] }),
    field("actor.name", { fold: "lower" }),
    field("actor.id", { normal: ["lower", "no_dashes"] }),
    field("actor.key", { nullable: false, fold: "lower" }),
    field("source.ip", { type: "ip" }),
    field("target.id", { fold: "lower", nullable: false }),
    field("target.name"),
    field("correlation.id", { identifies: "operation" }),
    field("event.id", { identifies: "event", nullable: false }),
    field("bytes", { type: "integer" }),
    field("rate", { type: "number" }),
    field("is_admin", { type: "boolean" }),
    field("created", { type: "datetime" }),
    field("tags", { list: true }),
    field("ports", { type: "integer", list: true }),
  ],
  [
    { name: "cloud.run", field: "operation", description: "Runs.", values: ["Run/action", "RunMany/action"] },
    { name: "cloud.done", field: "outcome", description: "Ends.", values: ["succeeded", "failed"] },
  ],
);

const signin = source("test.signin", 60 * minute, [
  field("user.name", { fold: "lower", nullable: false }),
  field("source.ip", { type: "ip" }),
  field("event.id", { identifies: "event", nullable: false }),
  field("risk"),
]);

const other = source("test.other", 10 * minute, [
  field("user", { nullable: false }),
  field("source.ip", { type: "ip" }),
]);

const sources = new Map([cloud, signin, other].map((each) => [each.name, each]));

/** Two small sources, so that tests of the model do not move with the catalog's data. */
export const testCatalog = {
  source: (name: string): SourceDefinition | undefined => sources.get(name),
  sourceNames: (): readonly string[] => [...sources.keys()],
};
