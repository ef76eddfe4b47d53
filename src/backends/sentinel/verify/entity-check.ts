import { readFileSync } from "node:fs";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Pointer } from "../../../spec/tree.ts";
import { finding, meant } from "./finding.ts";
import { listOf, member, textOf } from "./part.ts";
import type { Rule } from "./rule.ts";

interface EntityType {
  readonly identifiers: readonly string[];
  /** A mapping needs all identifiers of one of these lists. */
  readonly anyOf: readonly (readonly string[])[];
}

interface EntityFile {
  /** Types that the resource of a template does not take. */
  readonly yamlOnly: readonly string[];
  readonly entities: Readonly<Record<string, EntityType>>;
}

let read: EntityFile | undefined;

function readEntities(): EntityFile {
  const place = new URL("../../../../schema/vendor/sentinel/entities.json", import.meta.url);
  read ??= JSON.parse(readFileSync(place, "utf8")) as EntityFile;
  return read;
}

/** Entity mappings against the published types: the type, its identifiers, and enough of them. */
export function checkEntities(rule: Rule): readonly Diagnostic[] {
  return listOf(member(rule.members, "entityMappings")).flatMap((mapping, index) =>
    checkMapping(rule, mapping, ["entityMappings", index]),
  );
}

function checkMapping({ form, document }: Rule, mapping: unknown, pointer: Pointer): readonly Diagnostic[] {
  const { entities, yamlOnly } = readEntities();
  const type = textOf(member(mapping, "entityType"));
  if (type === undefined) return [];
  const typeSpan = document.spanAt([...pointer, "entityType"]);
  const known = Object.keys(entities).filter((name) => form !== "template" || !yamlOnly.includes(name));
  const entity = known.includes(type) ? entities[type] : undefined;
  if (entity === undefined) {
    return [finding("RW5112", "error", `There is no entity type \`${type}\``, typeSpan, meant(type, known))];
  }
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const [index, field] of listOf(member(mapping, "fieldMappings")).entries()) {
    const identifier = textOf(member(field, "identifier"));
    if (identifier === undefined) continue;
    const span = document.spanAt([...pointer, "fieldMappings", index, "identifier"]);
    if (!entity.identifiers.includes(identifier)) {
      const message = `An entity of type ${type} has no identifier \`${identifier}\``;
      diagnostics.push(finding("RW5112", "error", message, span, meant(identifier, entity.identifiers)));
    } else if (seen.has(identifier)) {
      diagnostics.push(finding("RW5112", "error", `\`${identifier}\` is mapped twice`, span));
    }
    seen.add(identifier);
  }
  if (diagnostics.length > 0 || entity.anyOf.some((all) => all.every((identifier) => seen.has(identifier)))) {
    return diagnostics;
  }
  const needed = entity.anyOf.map((all) => all.join(" with ")).join(", ");
  const message = `These identifiers do not tell one ${type} from another`;
  return [finding("RW5112", "error", message, typeSpan, `One of these is needed: ${needed}`)];
}

const LEGACY = /\b(?:Account|Host|IP|URL|Process|FileHash)CustomEntity\b/;

/** Columns that made entities before there were mappings, and that no mapping names. */
export function checkLegacyColumns(rule: Rule, query: string, span: Diagnostic["span"]): readonly Diagnostic[] {
  const found = LEGACY.exec(query)?.[0];
  if (found === undefined || span === undefined || rule.form === "hunting") return [];
  const mapped = listOf(member(rule.members, "entityMappings")).some((mapping) =>
    listOf(member(mapping, "fieldMappings")).some((field) => member(field, "columnName") === found),
  );
  if (mapped) return [];
  return [finding("RW5124", "warning", `\`${found}\` makes no entity without a mapping that names it`, span)];
}
