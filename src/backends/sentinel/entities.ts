import type { Span } from "../../diagnostics/span.ts";
import type { NoteSink } from "../../fidelity/notes.ts";
import type { Detection, Entity, EntityType } from "../../model/nodes.ts";
import { type AccountResult, accountIdentifiers, firstField } from "./account.ts";
import { asText } from "./expression.ts";
import { type Names, pascalCase } from "./names.ts";
import { type Result, shownFields } from "./outputs.ts";
import { columnsRead } from "./share.ts";
import { type Assignment, assign, binary, call, type Kql, member, name, number, text } from "./syntax.ts";

export interface EntityMapping {
  readonly entityType: string;
  readonly identifiers: readonly Identifier[];
  readonly span: Span;
}

export interface Identifier {
  readonly identifier: string;
  readonly column: string;
}

export interface MappedEntities {
  readonly mappings: readonly EntityMapping[];
  /** Columns that take names and paths apart, in steps: later ones read those of earlier ones. */
  readonly columns: readonly (readonly Assignment[])[];
}

// Microsoft Learn, map data fields to entities: up to ten mappings, each with up to three identifiers.
const MOST_MAPPINGS = 10;

/** Maps the author's entities to columns of the result; what cannot be mapped is noted, never mapped to nothing. */
export function mapEntities(
  detection: Detection,
  results: readonly Result[],
  names: Names,
  notes: NoteSink,
): MappedEntities {
  const byName = new Map(results.map((result) => [result.output.name, result]));
  const columns: Assignment[] = [];
  const mappings: EntityMapping[] = [];
  const seen = new Set<string>();
  const covered = new Set<string>();
  const add: AddColumn = (wanted, value) => {
    const column = names.take(wanted);
    columns.push(assign(column, value));
    return column;
  };
  for (const entity of namesFirst(detection)) {
    const result = byName.get(entity.output);
    if (result === undefined) {
      dropEntity(entity, "the result has no column for it", notes);
      continue;
    }
    if (covered.has(entity.output)) continue;
    if (mappings.length === MOST_MAPPINGS) {
      dropEntity(entity, `a rule maps at most ${MOST_MAPPINGS} entities`, notes);
      continue;
    }
    if (!hasEntity(entity.type)) {
      dropEntity(entity, `there is no entity for ${entity.type.replaceAll("_", " ")}`, notes);
      continue;
    }
    const single = singleValue(result, entity, add, notes);
    const mapped =
      entity.type === "account"
        ? mapAccount(entity, accountResult(single, detection), byName, covered, add)
        : mapOther(entity, single, add);
    if (mapped === undefined) continue;
    const key = JSON.stringify([mapped.entityType, mapped.identifiers]);
    if (seen.has(key)) continue;
    seen.add(key);
    mappings.push(mapped);
  }
  return { mappings, columns: inSteps(columns) };
}

/** An `extend` reads no column of its own. */
function inSteps(columns: readonly Assignment[]): readonly (readonly Assignment[])[] {
  const made = new Set(columns.map(({ column }) => column));
  const reads = ({ column, value }: Assignment) =>
    [...columnsRead(value)].some((read) => read !== column && made.has(read));
  return [columns.filter((column) => !reads(column)), columns.filter(reads)];
}

/** Accounts given by name come first: their mapping takes in the id, which then needs none of its own. */
function namesFirst({ entities }: Detection): readonly Entity[] {
  const isName = ({ type, output }: Entity) => type === "account" && output.endsWith("name");
  return [...entities.filter(isName), ...entities.filter((entity) => !isName(entity))];
}

function hasEntity(type: EntityType): boolean {
  return type !== "aws_resource" && type !== "gcp_resource";
}

export type AddColumn = (wanted: string, value: Kql) => string;

function dropEntity(entity: Entity, reason: string, notes: NoteSink): void {
  notes.add({ code: "entity-dropped", construct: entity.output, reason, span: entity.span });
}

/** An entity is one value; of a list the alert shows the first, since Sentinel would take the whole list for a name. */
function singleValue(result: Result, entity: Entity, add: AddColumn, notes: NoteSink): Result {
  if (!result.list) return result;
  notes.add({
    code: "output-approximate",
    construct: entity.output,
    reason: "an entity holds one value, so the first of several is mapped",
    span: entity.span,
  });
  return firstOfList(result, add);
}

function firstOfList(result: Result, add: AddColumn): Result {
  return element(result, add(`First${result.column}`, call("tostring", member(listOf(result), 0))));
}

/** Of several ids or domains nobody knows which belongs to the account that is mapped, so only a lone one is. */
function onlyOfList(result: Result, add: AddColumn): Result {
  const list = listOf(result);
  const alone = binary(call("array_length", list), "==", number(1));
  return element(result, add(`Only${result.column}`, call("iff", alone, call("tostring", member(list, 0)), text(""))));
}

function listOf({ column, value }: Result): Kql {
  return value.type === "dynamic" ? name(column) : call("parse_json", name(column));
}

function element(result: Result, column: string): Result {
  return { ...result, column, value: { kql: name(column), type: "string" }, list: false };
}

function accountResult(result: Result, detection: Detection): AccountResult {
  const shown = shownFields(result.output);
  const entry = shown === undefined ? undefined : firstField(shown.fields, detection);
  const [event, field] = entry ?? [];
  return { result, event, field, source: event === undefined ? undefined : detection.events.get(event)?.source };
}

function mapAccount(
  entity: Entity,
  account: AccountResult,
  byName: ReadonlyMap<string, Result>,
  covered: Set<string>,
  add: AddColumn,
): EntityMapping {
  const companion = (leaf: string): Result | undefined => {
    const output = companionNames(account, leaf);
    const found = output.map((candidate) => byName.get(candidate)).find((candidate) => candidate !== undefined);
    if (found === undefined) return undefined;
    covered.add(found.output.name);
    return found.list ? onlyOfList(found, add) : found;
  };
  const prefix = entity.role === "actor" || entity.role === "other" ? "Account" : `${pascalCase(entity.role)}Account`;
  return { entityType: "Account", identifiers: accountIdentifiers(account, prefix, companion, add), span: entity.span };
}

/** `run_command.actor.name` has the companion `run_command.actor.id`; an alias has that of the field it shows. */
function companionNames({ result, event, field }: AccountResult, leaf: string): readonly string[] {
  const sibling = (path: string) => path.replace(/[^.]+$/, leaf);
  const own = sibling(result.output.name);
  return field === undefined ? [own] : [own, sibling(field.name), `${event}.${sibling(field.name)}`];
}

type OtherType = Exclude<EntityType, "account">;

type Mapper = (result: Result, leaf: string, add: AddColumn) => readonly [string, readonly Identifier[]] | undefined;

const one = (entityType: string, identifier: string): Mapper => {
  return (result) => [entityType, [{ identifier, column: result.column }]];
};

const mappers: Readonly<Record<OtherType, Mapper>> = {
  host: (result, _leaf, add) => {
    const parts = call("split", asText({ kql: name(result.column), type: result.value.type }), text("."));
    const domain: Kql = { kind: "regex", source: "^[^.]+[.](.+)$" };
    return [
      "Host",
      [
        { identifier: "HostName", column: add("HostShortName", call("tostring", member(parts, 0))) },
        {
          identifier: "DnsDomain",
          column: add("HostDnsDomain", call("extract", domain, number(1), name(result.column))),
        },
      ],
    ];
  },
  ip: one("IP", "Address"),
  azure_resource: one("AzureResource", "ResourceId"),
  aws_resource: () => undefined,
  gcp_resource: () => undefined,
  cloud_application: (result, leaf) => [
    "CloudApplication",
    [{ identifier: /(^|_)id$/.test(leaf) ? "AppId" : "Name", column: result.column }],
  ],
  process: (result, leaf) => {
    if (leaf === "id" || leaf === "pid") return ["Process", [{ identifier: "ProcessId", column: result.column }]];
    // A process has no name here; its image is a file.
    if (leaf === "name") return ["File", [{ identifier: "Name", column: result.column }]];
    return ["Process", [{ identifier: "CommandLine", column: result.column }]];
  },
  file: one("File", "Name"),
  url: one("URL", "Url"),
  dns: one("DNS", "DomainName"),
  mailbox: one("Mailbox", "MailboxPrimaryAddress"),
};

function mapOther(entity: Entity, result: Result, add: AddColumn): EntityMapping | undefined {
  if (entity.type === "account") return undefined;
  const [field] = shownFields(result.output)?.fields.values() ?? [];
  const leaf = (field?.name ?? result.output.name).split(".").at(-1) ?? "";
  const mapped = mappers[entity.type](result, leaf, add);
  if (mapped === undefined) return undefined;
  return { entityType: mapped[0], identifiers: mapped[1], span: entity.span };
}
