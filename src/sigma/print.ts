import { fromPlain } from "../text/value.ts";
import { yamlDocuments } from "../text/yaml.ts";
import { printCondition } from "./condition.ts";
import type { CorrelationCondition, SigmaCorrelation } from "./correlation.ts";
import type { Detection } from "./detection.ts";
import type { SigmaDocument } from "./document.ts";
import type { DetectionItem, DetectionValue } from "./item.ts";
import type { LogSource } from "./logsource.ts";
import { itemKey, type Selection } from "./selection.ts";
import { printTimespan } from "./timespan.ts";
import { printString } from "./value.ts";

/** A plain object whose keys are in SigmaHQ's order. */
export type PlainDocument = Readonly<Record<string, unknown>>;

/**
 * Writes documents as plain values for a YAML serialiser: strings, numbers (bigint where a double would round), booleans,
 * null, lists and objects. Reading them gives the same documents. Throws an `Error` on a selection built by hand that
 * holds one field with the same modifiers twice, which no mapping can express; use two selections.
 */
export function printDocuments(documents: readonly SigmaDocument[]): readonly PlainDocument[] {
  return documents.map(printDocument);
}

/**
 * Writes documents as one YAML text in SigmaHQ's layout, with `---` between them. Throws an `UnprintableError` on
 * integers beyond 2^53, which `parseSigma` does not take either, and whatever {@link printDocuments} throws.
 */
export function stringifySigma(documents: readonly SigmaDocument[]): string {
  return yamlDocuments(printDocuments(documents).map(fromPlain), { indent: 4 }).text;
}

function printDocument(document: SigmaDocument): PlainDocument {
  const { metadata, custom } = document;
  return object([
    ["title", metadata.title],
    ["id", metadata.id],
    ["name", metadata.name],
    ["related", metadata.related?.map(({ id, type }) => ({ id, type }))],
    ["taxonomy", metadata.taxonomy],
    ["status", metadata.status],
    ["description", metadata.description],
    ["license", metadata.license],
    ["references", metadata.references],
    ["author", metadata.author],
    ["date", metadata.date],
    ["modified", metadata.modified],
    ["tags", metadata.tags],
    ...sections(document),
    ["fields", metadata.fields],
    ["falsepositives", metadata.falsepositives],
    ["level", metadata.level],
    ["scope", metadata.scope],
    ["generate", document.kind === "correlation" ? document.generate : undefined],
    ...custom,
  ]);
}

type Entry = readonly [key: string, value: unknown];

function object(entries: readonly Entry[]): PlainDocument {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function sections(document: SigmaDocument): readonly Entry[] {
  switch (document.kind) {
    case "rule":
      return [
        ["logsource", printLogSource(document.logsource)],
        ["detection", object(printDetection(document.detection))],
      ];
    case "correlation":
      return [["correlation", printCorrelation(document)]];
    case "filter":
      return [
        ["logsource", printLogSource(document.logsource)],
        ["filter", object([["rules", document.rules], ...printDetection(document.detection)])],
      ];
  }
}

function printLogSource({ category, product, service, definition, custom }: LogSource): PlainDocument {
  return object([
    ["category", category],
    ["product", product],
    ["service", service],
    ["definition", definition],
    ...custom,
  ]);
}

function printDetection({ selections, conditions }: Detection): readonly Entry[] {
  const texts = conditions.map(printCondition);
  return [
    ...[...selections].map(([name, selection]): Entry => [name, printSelection(selection)]),
    ["condition", texts.length === 1 ? texts[0] : texts],
  ];
}

/** Writes one selection as a mapping or a list; see {@link printDocuments} for what throws. */
export function printSelection(selection: Selection): unknown {
  switch (selection.kind) {
    case "all_of":
      return printItems(selection.items);
    case "keywords":
      return selection.item.modifiers.length > 0 ? printItems([selection.item]) : selection.item.values.map(printValue);
    case "any_of":
      return selection.selections.map((each) => {
        const printed = printSelection(each);
        return each.kind === "keywords" && Array.isArray(printed) && printed.length === 1 ? printed[0] : printed;
      });
  }
}

function printItems(items: readonly DetectionItem[]): PlainDocument {
  const keys = items.map(itemKey);
  const repeated = keys.find((key, index) => keys.indexOf(key) !== index);
  if (repeated !== undefined) throw new Error(`One selection holds the key ${JSON.stringify(repeated)} twice`);
  return object(items.map((item, index): Entry => [keys[index] ?? "", printValues(item.values)]));
}

function printValues(values: readonly DetectionValue[]): unknown {
  const [only] = values;
  return only !== undefined && values.length === 1 ? printValue(only) : values.map(printValue);
}

function printValue(value: DetectionValue): string | number | bigint | boolean | null {
  switch (value.kind) {
    case "string":
      return printString(value.parts);
    case "raw":
      return value.text;
    case "number":
      return /^-?\d+$/.test(value.text) && value.text !== String(value.value) ? BigInt(value.text) : value.value;
    case "boolean":
      return value.value;
    case "null":
      return null;
  }
}

function printCorrelation(document: SigmaCorrelation): PlainDocument {
  const { type, rules, groupBy, timespan, condition, aliases, generate } = document;
  return object([
    ["type", type],
    ["rules", rules.length > 0 ? rules : undefined],
    ["group-by", groupBy.length > 0 ? groupBy : undefined],
    ["timespan", timespan === undefined ? undefined : printTimespan(timespan)],
    ["condition", condition === undefined ? undefined : printBounds(condition)],
    ["aliases", aliases.size > 0 ? Object.fromEntries([...aliases].map(printAlias)) : undefined],
    // The specification has it at the top, and pySigma reads it only here.
    ["generate", generate],
  ]);
}

function printAlias([alias, fields]: readonly [string, ReadonlyMap<string, string>]): [string, PlainDocument] {
  return [alias, Object.fromEntries(fields)];
}

function printBounds(condition: CorrelationCondition): unknown {
  if (condition.kind === "rules") return printCondition(condition.condition);
  const { fields, bounds, percentile } = condition;
  return object([
    ["field", fields.length > 1 ? fields : fields[0]],
    ["percentile", percentile],
    ...bounds.map(({ operator, value }): Entry => [operator, value]),
  ]);
}
