import { describedFields } from "../described-fields.ts";
import { isNear } from "../near.ts";
import { datasetOf, reaches } from "../sources.ts";
import { listOf, member, type RuleCheck, textsOf } from "./rule.ts";

/** Index patterns: their form, and data streams that are named almost like one that exists. */
export function checkIndices(check: RuleCheck): void {
  const { rule, findings } = check;
  const { value } = rule;
  if (Object.hasOwn(value, "index") && Object.hasOwn(value, "data_view_id")) {
    findings.error("RW5417", "A rule reads index patterns or a data view, not both", ["data_view_id"]);
  }
  for (const key of ["index", "threat_index"] as const) {
    for (const [place, pattern] of listOf(member(value, key)).entries()) {
      if (typeof pattern === "string") checkPattern(pattern, [key, place], check);
    }
  }
  if (rule.form === "toml") checkPackages(check);
}

function checkPattern(pattern: string, at: readonly (string | number)[], { findings }: RuleCheck): void {
  // Elasticsearch, create index API: names are lower case and hold none of these characters.
  if (/[\\/?"<>|\s#A-Z]/.test(pattern)) {
    findings.warning(
      "RW5417",
      `No index has a name like \`${pattern}\``,
      at,
      "Names are in lower case and hold no blanks",
    );
    return;
  }
  const misspelt = misspeltDataset(pattern);
  if (misspelt !== undefined) {
    const message = `\`${pattern}\` names no known data stream`;
    findings.error("RW5417", message, at, `Did you mean \`logs-${misspelt}-*\`?`);
  }
}

/** The data stream that a pattern or data set nearly names. */
function misspeltDataset(pattern: string): string | undefined {
  const dataset = datasetOf(pattern);
  const { streams } = describedFields();
  if (dataset === undefined || streams.has(dataset) || [...streams.keys()].some((name) => reaches(pattern, name))) {
    return undefined;
  }
  return [...streams.keys()].find((stream) => isNear(dataset, stream));
}

/** The packages that index patterns name stand in the metadata too, where the rule repository looks for them. */
function checkPackages({ rule, findings }: RuleCheck): void {
  const { metadata } = rule;
  if (metadata === undefined || !Object.hasOwn(metadata, "integration")) return;
  const declared = new Set(textsOf(metadata.integration).map(({ text }) => text));
  for (const [place, pattern] of listOf(member(rule.value, "index")).entries()) {
    const name = typeof pattern === "string" ? /^logs-([a-z0-9_]+)[.-]/.exec(pattern)?.[1] : undefined;
    if (name !== undefined && !declared.has(name)) {
      const message = `\`${pattern}\` belongs to the package ${name}, which \`integration\` does not name`;
      findings.warning("RW5417", message, ["index", place]);
    }
  }
}
