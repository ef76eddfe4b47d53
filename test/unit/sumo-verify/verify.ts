import { loadAttack } from "../../../src/attack/attack.ts";
import { openVerifier } from "../../../src/backends/sumo/verify/index.ts";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { indexLines } from "../../../src/diagnostics/lines.ts";
import { defaultSettings } from "../../../src/settings.ts";
import type { Subject, Verification, Verifier } from "../../../src/verify/verifier.ts";

/** A verifier over a run of files, without a catalog. */
export function verifierOf(subjects: readonly Subject[]): Verifier {
  return openVerifier({
    settings: defaultSettings,
    attack: loadAttack("18"),
    sources: [],
    binding: () => undefined,
    subjects,
  });
}

export async function verify(file: string, text: string, others: readonly Subject[] = []): Promise<Verification> {
  const subject = { file, text };
  const verifier = verifierOf([subject, ...others]);
  if (verifier.recognise(subject) === undefined) throw new Error(`${file} is not recognised`);
  return verifier.verify(subject);
}

/** What a finding points at. */
export function pointedAt(text: string, { span }: Diagnostic): string {
  if (span === undefined) return "";
  const lines = indexLines(text);
  const offset = (line: number, column: number): number => {
    let before = 0;
    for (let number = 1; number < line; number += 1) before = text.indexOf("\n", before) + 1;
    return before + column - 1;
  };
  return lines.text.slice(offset(span.line, span.column), offset(span.endLine, span.endColumn));
}

type Fields = Readonly<Record<string, unknown>>;

const selectors = [{ entityType: "_username", expression: "user_username" }];
const tags = ["_mitreAttackTactic:TA0002", "_mitreAttackTechnique:T1651"];

/** A match rule that is fine, with fields of one's own; `undefined` takes a field away. */
export function matchRule(fields: Fields = {}): string {
  return callOf("templated", {
    name: "Command through the control plane",
    enabled: true,
    entitySelectors: selectors,
    tags,
    expression: "metadata_vendor = 'Amazon AWS' AND metadata_product = 'CloudTrail' AND action = 'SendCommand'",
    nameExpression: "Command by {{user_username}}",
    descriptionExpression: "By {{user_username}} on {{fields['requestParameters.target']}}",
    scoreMapping: { type: "constant", default: 5, field: "", mapping: [] },
    stream: "record",
    ...fields,
  });
}

export function thresholdRule(fields: Fields = {}): string {
  return callOf("threshold", {
    name: "Many failures",
    enabled: true,
    entitySelectors: selectors,
    tags,
    expression: "objectType = 'Authentication' AND success = false",
    description: "Many failures of {{user_username}}",
    score: 3,
    limit: 10,
    countDistinct: false,
    groupByFields: ["user_username"],
    stream: "record",
    version: 1,
    windowSize: "T05M",
    ...fields,
  });
}

export function chainRule(fields: Fields = {}): string {
  const step = (action: string) => ({ expression: `application = 'app' AND action = '${action}'`, limit: 1 });
  return callOf("chain", {
    name: "Look, then act",
    enabled: true,
    entitySelectors: selectors,
    tags,
    expressionsAndLimits: [step("list"), step("run")],
    description: "",
    score: 4,
    ordered: true,
    stream: "record",
    windowSize: "CUSTOM",
    windowSizeMilliseconds: "900000",
    ...fields,
  });
}

export function aggregationRule(fields: Fields = {}): string {
  return callOf("aggregation", {
    name: "Many machines",
    enabled: true,
    entitySelectors: selectors,
    tags,
    matchExpression: "application = 'app'",
    aggregationFunctions: [
      { name: "machines", function: "count_distinct", arguments: ["lower(resource)"] },
      { name: "failed", function: "count", arguments: ["success = false"] },
    ],
    triggerExpression: "machines > 3 AND failed < 2",
    groupByAsset: false,
    groupByFields: ["user_username"],
    nameExpression: "Many machines",
    descriptionExpression: "",
    scoreMapping: { type: "constant", default: 5, field: "", mapping: [] },
    stream: "record",
    windowSize: "T60M",
    ...fields,
  });
}

export function firstSeenRule(fields: Fields = {}): string {
  return callOf("first-seen", {
    name: "A new caller",
    enabled: true,
    entitySelectors: selectors,
    tags,
    filterExpression: "application = 'app'",
    valueFields: ["user_username"],
    groupByFields: [],
    baselineType: "GLOBAL",
    baselineWindowSize: "518400000",
    retentionWindowSize: "604800000",
    nameExpression: "A new caller",
    descriptionExpression: "",
    score: 3,
    version: 1,
    ...fields,
  });
}

export function outlierRule(fields: Fields = {}): string {
  return callOf("outlier", {
    name: "A peak",
    enabled: true,
    entitySelectors: selectors,
    tags,
    matchExpression: "application = 'app'",
    aggregationFunctions: [{ name: "current", function: "count", arguments: ["true"] }],
    deviationThreshold: 3,
    floorValue: 5,
    baselineWindowSize: "1209600000",
    retentionWindowSize: "7776000000",
    windowSize: "T24H",
    groupByFields: ["user_username"],
    nameExpression: "A peak",
    descriptionExpression: "",
    score: 3,
    ...fields,
  });
}

export function callOf(kind: string, fields: Fields): string {
  return JSON.stringify({ path: `/rules/${kind}`, body: { fields } }, null, 2);
}

export function savedSearch(queryText: string, fields: Fields = {}): string {
  const search = { queryText, defaultTimeRange: "-7d", byReceiptTime: false, parsingMode: "Manual" };
  return JSON.stringify(
    { type: "SavedSearchWithScheduleSyncDefinition", name: "A hunt", description: "", search, ...fields },
    null,
    2,
  );
}

export function matchList(fields: Fields = {}): string {
  return JSON.stringify(
    {
      list: {
        path: "/match-lists",
        body: {
          fields: { name: "rw_admins", description: "Admins", targetColumn: "Username", active: true, ...fields },
        },
      },
      items: {
        path: "/match-lists/{id}/items",
        body: { items: [{ value: "ada", description: "Admins", active: true }] },
      },
    },
    null,
    2,
  );
}

/** A match rule as a Terraform resource; `more` stands before its selector. */
export function terraform(more = "", expression = "objectType = 'Endpoint'"): string {
  return `resource "sumologic_cse_match_rule" "a_rule" {
  name                   = "A rule"
  enabled                = true
  tags                   = ["_mitreAttackTactic:TA0002"]
  name_expression        = "By {{user_username}}"
  description_expression = "A rule"
  expression             = "${expression}"
${more}
  entity_selectors {
    entity_type = "_username"
    expression  = "user_username"
  }

  severity_mapping {
    type    = "constant"
    default = 5
  }
}
`;
}
