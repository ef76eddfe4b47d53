import type { SourceDefinition } from "../catalog/nodes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { CANONICAL_SOURCES } from "./canonical/sources.ts";
import { presentValues } from "./event.ts";
import type { RawRecord } from "./load-events.ts";
import { saysNothing } from "./recognised.ts";

/**
 * Warnings on records without a field that the catalog calls never missing (`nullable: false`): what targets do with such
 * a record was never thought of. One for each line and field; records that say nothing at all, and those that lack something on purpose, are passed over.
 */
export function neverMissing(
  records: readonly RawRecord[],
  sourceOf: (name: string) => Pick<SourceDefinition, "fields"> | undefined,
): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const { source: name, record, isCut, span } of records) {
    if (isCut === true) continue;
    const source = CANONICAL_SOURCES.get(name);
    const definitions = sourceOf(name)?.fields;
    const said = source?.fields(record) ?? [];
    if (source === undefined || definitions === undefined || saysNothing(source, said)) continue;
    for (const [field, value] of new Map(said)) {
      const definition = definitions.get(field);
      if (definition?.nullable !== false || presentValues(value).length > 0) continue;
      const message = `The record has no ${field}, which every record of ${name} has: targets rely on it`;
      const place = definition.raw === undefined ? "" : ` It stands in ${definition.raw}.`;
      const help = `Give the record one, or what targets make of it says little.${place}`;
      found.set(JSON.stringify([span.file, span.line, field]), {
        code: "RW3907",
        severity: "warning",
        message,
        span,
        help,
      });
    }
  }
  return [...found.values()];
}
