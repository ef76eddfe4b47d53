import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../diagnostics/span.ts";
import type { Pointer } from "../../../spec/tree.ts";
import { finding, meant } from "./finding.ts";
import type { Analysis } from "./kusto-protocol.ts";
import { isMembers, listOf, member, textOf } from "./part.ts";
import type { Rule } from "./rule.ts";

/** A column that a rule counts on, and for what. */
export interface ColumnUse {
  readonly column: string;
  readonly use: string;
  readonly span: Span;
}

/** Every column of the result that the envelope of a rule names. */
export function columnUses(rule: Rule): readonly ColumnUse[] {
  const { document, members } = rule;
  const at = (pointer: Pointer, value: unknown, use: string): readonly ColumnUse[] => {
    const column = textOf(value);
    return column === undefined || column === "" ? [] : [{ column, use, span: document.spanAt(pointer) }];
  };
  const mappings = listOf(member(members, "entityMappings")).flatMap((mapping, index) =>
    listOf(member(mapping, "fieldMappings")).flatMap((field, place) =>
      at(
        ["entityMappings", index, "fieldMappings", place, "columnName"],
        member(field, "columnName"),
        `the entity mapping of ${textOf(member(mapping, "entityType")) ?? "an entity"}`,
      ),
    ),
  );
  const ready = listOf(member(members, "sentinelEntitiesMappings")).flatMap((mapping, index) =>
    at(["sentinelEntitiesMappings", index, "columnName"], member(mapping, "columnName"), "the mapping of entities"),
  );
  const details = member(members, "customDetails");
  const custom = isMembers(details)
    ? Object.entries(details).flatMap(([key, column]) =>
        at(["customDetails", key], column, `the custom detail \`${key}\``),
      )
    : [];
  const override = member(members, "alertDetailsOverride");
  const named = ["alertTacticsColumnName", "alertSeverityColumnName"].flatMap((name) =>
    at(["alertDetailsOverride", name], member(override, name), `\`${name}\``),
  );
  const dynamic = listOf(member(override, "alertDynamicProperties")).flatMap((property, index) =>
    at(
      ["alertDetailsOverride", "alertDynamicProperties", index, "value"],
      member(property, "value"),
      `the alert's ${textOf(member(property, "alertProperty")) ?? "property"}`,
    ),
  );
  return [...mappings, ...ready, ...custom, ...named, ...dynamic, ...placeholders(rule)];
}

const FORMATS = ["alertDisplayNameFormat", "alertDescriptionFormat"];

function placeholders({ document, members }: Rule): readonly ColumnUse[] {
  const override = member(members, "alertDetailsOverride");
  return FORMATS.flatMap((name) => {
    const format = textOf(member(override, name)) ?? "";
    return [...format.matchAll(/\{\{([^{}]*)\}\}/g)].map(({ 0: whole, 1: inner = "", index }) => {
      const pointer = ["alertDetailsOverride", name];
      const span = document.spanWithin(pointer, index, index + whole.length) ?? document.spanAt(pointer);
      return { column: inner.trim(), use: `a placeholder of \`${name}\``, span };
    });
  });
}

// Microsoft Learn, customize alert details: up to three parameters in a format.
const MOST_PLACEHOLDERS = 3;

/** The number of placeholders in a format, and braces that make none. */
export function checkPlaceholders({ document, members }: Rule): readonly Diagnostic[] {
  const override = member(members, "alertDetailsOverride");
  return FORMATS.flatMap((name) => {
    const format = textOf(member(override, name)) ?? "";
    const span = document.spanAt(["alertDetailsOverride", name]);
    const found = format.match(/\{\{[^{}]*\}\}/g) ?? [];
    const rest = format.replace(/\{\{[^{}]*\}\}/g, "");
    if (found.length > MOST_PLACEHOLDERS) {
      const message = `\`${name}\` has ${found.length} placeholders, and at most ${MOST_PLACEHOLDERS} are allowed`;
      return [finding("RW5118", "error", message, span)];
    }
    if (!/\{\{|\}\}/.test(rest)) return [];
    return [finding("RW5118", "error", `\`${name}\` has braces that make no placeholder {{Column}}`, span)];
  });
}

/** Columns that the envelope names and the result surely lacks. */
export function checkColumns(uses: readonly ColumnUse[], analysis: Analysis): readonly Diagnostic[] {
  const { columns, open } = analysis;
  if (columns === undefined || open) return [];
  return uses.flatMap(({ column, use, span }) => {
    if (columns.has(column)) return [];
    const message = `The query's result has no column \`${column}\`, which ${use} names`;
    return [finding("RW5111", "error", message, span, meant(column, columns.keys()))];
  });
}
