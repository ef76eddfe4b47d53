import type { Span } from "../../diagnostics/span.ts";
import type { NoteSink } from "../../fidelity/notes.ts";
import { attribute, block, type HclBlock, type HclItem, hcl } from "../../text/hcl.ts";
import type { SourceText } from "../../text/source-text.ts";
import { bare, isList, isMap, type Value, type ValueMap } from "../../text/value.ts";
import { snakeCase } from "./import-file.ts";
import type { MatchListObject } from "./match-list.ts";
import type { Rule, RuleType } from "./rule.ts";

// Terraform provider SumoLogic/sumologic, resources sumologic_cse_*_rule.
const RESOURCES: Readonly<Record<RuleType, string>> = {
  templated: "sumologic_cse_match_rule",
  threshold: "sumologic_cse_threshold_rule",
  chain: "sumologic_cse_chain_rule",
  aggregation: "sumologic_cse_aggregation_rule",
  "first-seen": "sumologic_cse_first_seen_rule",
};
const RENAMED: ReadonlyMap<string, string> = new Map([
  ["scoreMapping", "severity_mapping"],
  ["score", "severity"],
  ["groupByAsset", "group_by_entity"],
  ["windowSizeMilliseconds", "window_size_millis"],
]);
/** The provider adds `stream` and `version` itself and has no argument for the others. */
const IMPLIED = new Set(["stream", "version"]);
const UNSETTABLE = new Set(["category", "assetField", "tuningExpressionIds", "valueExpression", "parentJaskId"]);
const BLOCKS = new Set(["entitySelectors", "expressionsAndLimits", "aggregationFunctions", "scoreMapping"]);

/** The rule and its match lists as Terraform resources. Notes what the provider has no argument for. */
export function terraform(
  rule: Rule,
  lists: readonly MatchListObject[],
  options: { readonly name: string; readonly span: Span; readonly notes: NoteSink },
): SourceText {
  const { name, span, notes } = options;
  const lost = rule.fields.entries.map(([field]) => field).filter((field) => UNSETTABLE.has(field));
  for (const field of lost) {
    const reason = "the Terraform provider has no argument for it";
    notes.add({ code: "metadata-lost", construct: `terraform: ${field}`, reason, span });
  }
  const body = rule.fields.entries.flatMap(([field, value]) => ruleItems(field, value));
  // Attributes in front of blocks, as the provider's own pages write them.
  const sorted = [...body.filter((item) => item.kind === "attribute"), ...body.filter((item) => item.kind === "block")];
  return hcl([...lists.flatMap(listBlocks), block("resource", [RESOURCES[rule.type], label(name)], sorted)]);
}

function ruleItems(field: string, value: Value): readonly HclItem[] {
  if (IMPLIED.has(field) || UNSETTABLE.has(field)) return [];
  const name = RENAMED.get(field) ?? snakeCase(field);
  if (!BLOCKS.has(field)) return [attribute(name, value)];
  const inner = bare(value);
  const maps = isList(inner) ? inner : [inner];
  return maps.flatMap((item): readonly HclItem[] => {
    const fields = bare(item);
    return isMap(fields) ? [innerBlock(name, fields, spanOf(item))] : [];
  });
}

function innerBlock(name: string, fields: ValueMap, span: Span | undefined): HclBlock {
  const items = fields.entries.flatMap(([key, value]): readonly HclItem[] => {
    const inner = bare(value);
    // An empty mapping and an empty field are how the API says "constant".
    if (inner === "" || (isList(inner) && inner.length === 0)) return [];
    const isBlocks = key === "mapping" && isList(inner);
    return isBlocks
      ? inner.flatMap((item) => {
          const mapping = bare(item);
          return isMap(mapping) ? [innerBlock("mapping", mapping, spanOf(item))] : [];
        })
      : [attribute(snakeCase(key), value)];
  });
  return block(name, [], items, span);
}

function spanOf(value: Value): Span | undefined {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "located"
    ? value.span
    : undefined;
}

function listBlocks({ name, list, column }: MatchListObject): readonly HclBlock[] {
  const custom =
    column.attributes.length === 0
      ? []
      : [
          block(
            "resource",
            ["sumologic_cse_custom_match_list_column", label(column.name)],
            [attribute("name", column.name), attribute("fields", [...column.attributes])],
          ),
        ];
  const items = list.values.map((value) =>
    block("items", [], [attribute("description", list.title), attribute("value", value)]),
  );
  return [
    ...custom,
    block(
      "resource",
      ["sumologic_cse_match_list", label(name)],
      [
        attribute("name", name),
        attribute("description", list.description ?? list.title),
        attribute("target_column", column.name),
        ...items,
      ],
      list.span,
    ),
  ];
}

/** A resource's name: letters, digits and underscores, a letter first. */
function label(name: string): string {
  const snake = name.replace(/[^A-Za-z0-9_]/g, "_");
  return /^[A-Za-z_]/.test(snake) ? snake : `rule_${snake}`;
}
