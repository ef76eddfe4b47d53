import type { Detection } from "../../model/nodes.ts";
import type { SourceText } from "../../text/source-text.ts";
import { toml } from "../../text/toml.ts";
import { bare, isList, isMap, located, map, type Value, type ValueMap } from "../../text/value.ts";
import type { CompileInput } from "../backend.ts";
import { packageNames } from "./integrations.ts";

type Entry = readonly [string, Value];

/** The file of the public rule repository's layout: `[metadata]`, then `[rule]`. */
export function ruleToml(rule: ValueMap, input: CompileInput): SourceText {
  const sorted = [...withoutNulls(tomlForm(rule)).entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return toml(
    map([
      ["metadata", metadataTable(input.detection, packageNames(input), leastStack(rule))],
      ["rule", map(sorted)],
    ]),
  );
}

const MATURITY: Readonly<Record<Detection["metadata"]["status"], string>> = {
  stable: "production",
  test: "experimental",
  experimental: "development",
  deprecated: "deprecated",
};

function metadataTable({ metadata }: Detection, packages: readonly string[], stack: string | undefined): ValueMap {
  const at = (key: string) => metadata.spans.get(key);
  const deprecated = metadata.status === "deprecated";
  return map([
    ["creation_date", located(slashed(metadata.created), at("created"))],
    ["deprecated_reason", deprecated ? "The author of the detection has deprecated it." : undefined],
    ["deprecation_date", deprecated ? located(slashed(metadata.modified), at("modified")) : undefined],
    ["integration", packages.length === 0 ? undefined : [...packages]],
    ["maturity", located(MATURITY[metadata.status], at("status"))],
    ["min_stack_comments", stack && "Threshold rules group by more than three fields from this version on."],
    ["min_stack_version", stack],
    ["updated_date", located(slashed(metadata.modified), at("modified"))],
  ]);
}

/** The version that the repository's loader wants named; it knows older ones to refuse such a rule. */
function leastStack(rule: ValueMap): string | undefined {
  const threshold = bare(new Map(rule.entries).get("threshold") ?? null);
  const fields = bare((isMap(threshold) ? new Map(threshold.entries).get("field") : undefined) ?? null);
  return isList(fields) && fields.length > 3 ? "9.2.0" : undefined;
}

function slashed(date: string): string {
  return date.replaceAll("-", "/");
}

/** New terms stand in a table of their own, and what the build of the repository fills in is left out. */
function tomlForm(rule: ValueMap): ValueMap {
  const built = new Set([
    "related_integrations",
    "required_fields",
    "version",
    "new_terms_fields",
    "history_window_start",
  ]);
  const entries = new Map(rule.entries);
  const fields = entries.get("new_terms_fields");
  const history = entries.get("history_window_start");
  const newTerms: readonly Entry[] =
    fields === undefined || history === undefined
      ? []
      : [
          [
            "new_terms",
            map([
              ["field", "new_terms_fields"],
              ["value", fields],
              [
                "history_window_start",
                [
                  map([
                    ["field", "history_window_start"],
                    ["value", history],
                  ]),
                ],
              ],
            ]),
          ],
        ];
  return map([...rule.entries.filter(([key]) => !built.has(key)), ...newTerms]);
}

/** TOML has no null; an author's own envelope may. */
function withoutNulls(value: ValueMap): ValueMap {
  return map(
    value.entries.flatMap(([key, item]): readonly Entry[] => (bare(item) === null ? [] : [[key, clean(item)]])),
  );
}

function clean(value: Value): Value {
  const inner = bare(value);
  if (isMap(inner)) return rewrapped(value, withoutNulls(inner));
  if (isList(inner)) return rewrapped(value, inner.filter((item) => bare(item) !== null).map(clean));
  return value;
}

function rewrapped(original: Value, value: Value): Value {
  if (typeof original !== "object" || original === null || !("kind" in original) || original.kind !== "located")
    return value;
  return located(value, original.span);
}
