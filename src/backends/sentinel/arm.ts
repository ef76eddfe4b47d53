import { DAY, type Duration, HOUR, MINUTE, parseDuration } from "../../model/duration.ts";
import { concatTexts } from "../../text/source-text.ts";
import { bare, isList, isMap, isText, leafOf, located, map, type Value, type ValueMap } from "../../text/value.ts";

type Entry = readonly [string, Value];

/**
 * An analytic rule in YAML form as the ARM template that the portal imports. Members in the order of the portal's own
 * export (Microsoft Learn, alertRules template reference); what a rule of the portal has no member for is dropped.
 */
export function armTemplate(rule: ValueMap, apiVersion: string, enabled: boolean): Value {
  const get = (key: string): Value | undefined => rule.entries.find(([name]) => name === key)?.[1];
  const id = plainText(get("id"));
  const kind = plainText(get("kind"));
  const scheduled = kind === "Scheduled";
  const techniques = asList(get("relevantTechniques")).map(plainText);
  const parents = [...new Set(techniques.map((technique) => technique.slice(0, 5)))];
  const properties: readonly Entry[] = [
    ["displayName", copy(get("name"))],
    ["description", copy(unquoted(get("description")))],
    ["severity", copy(get("severity"))],
    ["enabled", get("enabled") ?? enabled],
    ["query", copy(get("query"))],
    ...(scheduled
      ? ([
          ["queryFrequency", duration(get("queryFrequency"))],
          ["queryPeriod", duration(get("queryPeriod"))],
          ["triggerOperator", OPERATORS.get(plainText(get("triggerOperator"))) ?? copy(get("triggerOperator"))],
          ["triggerThreshold", copy(get("triggerThreshold"))],
        ] satisfies Entry[])
      : []),
    ["suppressionDuration", get("suppressionDuration") === undefined ? "PT1H" : duration(get("suppressionDuration"))],
    ["suppressionEnabled", get("suppressionEnabled") ?? false],
    ...(scheduled ? ([["startTimeUtc", null]] satisfies Entry[]) : []),
    ["tactics", copy(get("tactics"))],
    ["techniques", parents],
    ["subTechniques", techniques.filter((technique) => technique.includes("."))],
    ["alertRuleTemplateName", null],
    ["incidentConfiguration", incidents(get("incidentConfiguration"))],
    ["eventGroupingSettings", copy(get("eventGroupingSettings") ?? map([["aggregationKind", "SingleAlert"]]))],
    ["alertDetailsOverride", copy(get("alertDetailsOverride"))],
    ["customDetails", copy(get("customDetails"))],
    ["entityMappings", copy(get("entityMappings"))],
    ["sentinelEntitiesMappings", copy(get("sentinelEntitiesMappings"))],
    ["templateVersion", null],
  ];
  return workspaceTemplate({ type: "alertRules", name: id, kind, apiVersion, properties: map(properties) });
}

interface WorkspaceResource {
  readonly type: "alertRules" | "Watchlists";
  readonly name: string;
  readonly kind: string | undefined;
  readonly apiVersion: string;
  readonly properties: ValueMap;
}

/** A template with one resource of a Sentinel workspace, which the deployment names by a parameter. */
export function workspaceTemplate({ type, name, kind, apiVersion, properties }: WorkspaceResource): Value {
  const workspace = "parameters('workspace')";
  const provider = "'Microsoft.OperationalInsights/workspaces/providers'";
  const quoted = name.replaceAll("'", "''");
  return map([
    ["$schema", "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"],
    ["contentVersion", "1.0.0.0"],
    ["parameters", map([["workspace", map([["type", "String"]])]])],
    [
      "resources",
      [
        map([
          ["id", `[concat(resourceId(${provider}, ${workspace}, 'Microsoft.SecurityInsights'),'/${type}/${quoted}')]`],
          ["name", `[concat(${workspace},'/Microsoft.SecurityInsights/${quoted}')]`],
          ["type", `Microsoft.OperationalInsights/workspaces/providers/${type}`],
          ["kind", kind],
          ["apiVersion", apiVersion],
          ["properties", properties],
        ]),
      ],
    ],
  ]);
}

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ["gt", "GreaterThan"],
  ["lt", "LessThan"],
  ["eq", "Equal"],
  ["ne", "NotEqual"],
]);

/** A value for a template: a string that begins with `[` would be an expression there, and `[[` stands for it. */
export function copy(value: Value | undefined): Value {
  if (value === undefined) return null;
  return rewrite(value, (plain) => {
    if (!isText(plain)) return plain;
    const leaf = leafOf(plain);
    return leaf.source.text.startsWith("[") ? { ...leaf, source: concatTexts("[", leaf.source) } : plain;
  });
}

function rewrite(value: Value, change: (leaf: Value) => Value): Value {
  const plain = bare(value);
  const span =
    typeof value === "object" && value !== null && "kind" in value && value.kind === "located" ? value.span : undefined;
  if (isMap(plain)) return located(map(plain.entries.map(([key, item]) => [key, rewrite(item, change)])), span);
  if (isList(plain))
    return located(
      plain.map((item) => rewrite(item, change)),
      span,
    );
  return located(change(plain), span);
}

/** The description without the single quotes that the repository's files have around it. */
function unquoted(value: Value | undefined): Value | undefined {
  if (value === undefined) return undefined;
  return rewrite(value, (leaf) => {
    if (!isText(leaf)) return leaf;
    return leafOf(leaf)
      .source.text.trim()
      .replace(/^'([\s\S]*)'$/, "$1");
  });
}

/** `1h` as `PT1H`, `1d` as `P1D`; anything else stays, such as an author's own ISO duration. */
function duration(value: Value | undefined): Value {
  if (value === undefined) return null;
  return rewrite(value, (leaf) => {
    const parsed = isText(leaf) ? parseDuration(leafOf(leaf).source.text) : undefined;
    return parsed === undefined ? leaf : isoDuration(parsed);
  });
}

/** In whole minutes at least; schedules know no seconds. */
export function isoDuration(value: Duration): string {
  const days = Math.floor(value / DAY);
  const hours = Math.floor((value % DAY) / HOUR);
  const minutes = Math.ceil((value % HOUR) / MINUTE);
  const time = `${hours > 0 ? `${hours}H` : ""}${minutes > 0 ? `${minutes}M` : ""}`;
  return `P${days > 0 ? `${days}D` : ""}${time === "" ? "" : `T${time}`}`;
}

/** What the portal writes for a rule whose alerts each become an incident. */
const SEPARATE_INCIDENTS: ValueMap = map([
  ["createIncident", true],
  [
    "groupingConfiguration",
    map([
      ["enabled", false],
      ["reopenClosedIncident", false],
      ["lookbackDuration", "PT5H"],
      ["matchingMethod", "AllEntities"],
      ["groupByEntities", []],
      ["groupByAlertDetails", []],
      ["groupByCustomDetails", []],
    ]),
  ],
]);

function incidents(value: Value | undefined): Value {
  const configuration = value === undefined ? undefined : bare(value);
  if (configuration === undefined || !isMap(configuration)) return SEPARATE_INCIDENTS;
  return copy(
    map(
      configuration.entries.map(([key, item]) => {
        const grouping = bare(item);
        if (key !== "groupingConfiguration" || !isMap(grouping)) return [key, item];
        return [
          key,
          map(
            grouping.entries.map(([name, member]) => [name, name === "lookbackDuration" ? duration(member) : member]),
          ),
        ];
      }),
    ),
  );
}

function asList(value: Value | undefined): readonly Value[] {
  const plain = value === undefined ? undefined : bare(value);
  return plain !== undefined && isList(plain) ? plain : [];
}

function plainText(value: Value | undefined): string {
  const plain = value === undefined ? undefined : bare(value);
  return plain !== undefined && isText(plain) ? leafOf(plain).source.text : "";
}
