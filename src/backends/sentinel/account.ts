import type { BoundField, FieldDefinition, SourceDefinition } from "../../catalog/nodes.ts";
import type { Detection, Output } from "../../model/nodes.ts";
import { triggerEvents } from "../../model/outputs.ts";
import type { AddColumn, Identifier } from "./entities.ts";
import type { Result } from "./outputs.ts";
import { binary, call, type Kql, member, name, text } from "./syntax.ts";

export interface AccountResult {
  readonly result: Result;
  readonly event: string | undefined;
  readonly field: BoundField | undefined;
  readonly source: SourceDefinition | undefined;
}

/**
 * The identifiers of an account, at most three. Strong ones are name with UPN suffix, the Entra object id, and name with
 * NT domain (Microsoft Learn, entity types reference), so a UPN is taken apart and object ids get their dashes back.
 */
export function accountIdentifiers(
  { result, field, source }: AccountResult,
  prefix: string,
  companion: (leaf: string) => Result | undefined,
  add: AddColumn,
): readonly Identifier[] {
  const column = name(result.column);
  const leaf = (field?.name ?? result.output.name).split(".").at(-1) ?? "";
  const isObjectId = field !== undefined && hasObjectIds(field.definition);
  const holdsEither = leaf === "key" && hasObjectIds(source?.fields.get(field?.name.replace(/key$/, "id") ?? ""));
  const hasAt = binary(column, "contains", text("@"));
  if (holdsEither) {
    return [
      ...upnParts(column, prefix, hasAt, add),
      { identifier: "AadUserId", column: add(`${prefix}AadUserId`, call("iff", hasAt, text(""), dashed(column))) },
    ];
  }
  if (isObjectId) return [{ identifier: "AadUserId", column: add(`${prefix}AadUserId`, dashed(column)) }];
  const domain = companion("domain");
  if (domain !== undefined) {
    return [
      { identifier: "Name", column: result.column },
      { identifier: "NTDomain", column: domain.column },
    ];
  }
  // An author may show any id beside the name; only an Entra object id is one of Sentinel's.
  const sibling = source?.fields.get(field?.name.replace(/name$/, "id") ?? "");
  const id = leaf === "name" && hasObjectIds(sibling) ? companion("id") : undefined;
  const objectId =
    id === undefined ? [] : [{ identifier: "AadUserId", column: add(`${prefix}AadUserId`, dashed(name(id.column))) }];
  return [...upnParts(column, prefix, undefined, add), ...objectId];
}

function upnParts(column: Kql, prefix: string, hasAt: Kql | undefined, add: AddColumn): readonly Identifier[] {
  const part = (index: number) => call("tostring", member(call("split", column, text("@")), index));
  const user = hasAt === undefined ? part(0) : call("iff", hasAt, part(0), text(""));
  return [
    { identifier: "Name", column: add(`${prefix}Name`, user) },
    { identifier: "UPNSuffix", column: add(`${prefix}UPNSuffix`, part(1)) },
  ];
}

/** An object id in the form that Entra prints; other text stays as it is. */
function dashed(id: Kql): Kql {
  const bare: Kql = { kind: "regex", source: "^(\\w{8})(\\w{4})(\\w{4})(\\w{4})(\\w{12})$" };
  return call("replace_regex", id, bare, text("\\1-\\2-\\3-\\4-\\5"));
}

/** Ids that are compared without dashes are GUIDs. */
function hasObjectIds(definition: FieldDefinition | undefined): boolean {
  return definition?.normal.includes("no_dashes") ?? false;
}

/** Outputs that complete accounts given by name: the object id or the domain, where the source knows them. */
export function accountOutputs(detection: Detection): readonly string[] {
  return detection.entities.flatMap((entity) => {
    const output = detection.outputs.find((candidate) => candidate.name === entity.output);
    return entity.type === "account" && output !== undefined ? companionsOf(output, detection) : [];
  });
}

/** Of the events behind a field the one that the trigger names first, as the columns of a joined row are chosen. */
export function firstField<F>(fields: ReadonlyMap<string, F>, detection: Detection): readonly [string, F] | undefined {
  for (const event of triggerEvents(detection.trigger)) {
    const field = fields.get(event);
    if (field !== undefined) return [event, field];
  }
  return undefined;
}

function companionsOf(output: Output, detection: Detection): readonly string[] {
  const events = triggerEvents(detection.trigger);
  const fields = fieldsOf(output);
  const first = firstField(fields, detection);
  if (first === undefined) return [];
  const [event, field] = first;
  const source = detection.events.get(event)?.source;
  if (source === undefined || !field.name.endsWith(".name")) return [];
  const sameEverywhere = events.every((other) => fields.get(other)?.name === field.name);
  const qualifier = sameEverywhere ? "" : `${event}.`;
  return ["id", "domain"].flatMap((leaf) => {
    const sibling = field.name.replace(/name$/, leaf);
    const definition = source.fields.get(sibling);
    if (definition === undefined || (leaf === "id" && !hasObjectIds(definition))) return [];
    return [`${qualifier}${sibling}`];
  });
}

function fieldsOf({ value }: Output): ReadonlyMap<string, { readonly name: string }> {
  switch (value.kind) {
    case "field":
      return value.fields;
    case "key":
      return value.key.fields;
    case "values":
      return value.of.fields;
    case "first":
    case "last":
    case "min":
    case "max":
      return value.of === "score" ? new Map() : value.of.fields;
    case "score":
    case "count":
    case "count_distinct":
    case "duration":
      return new Map();
  }
}
