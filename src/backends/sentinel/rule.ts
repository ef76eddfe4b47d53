import type { SourceBinding } from "../../catalog/nodes.ts";
import type { NoteSink } from "../../fidelity/notes.ts";
import { type Duration, printDuration } from "../../model/duration.ts";
import type { Detection, Severity } from "../../model/nodes.ts";
import type { SourceText } from "../../text/source-text.ts";
import { located, map, text, type Value } from "../../text/value.ts";
import type { CompileInput } from "../backend.ts";
import { attackNames } from "./attack-names.ts";
import { alertDetails, customDetails } from "./details.ts";
import type { EntityMapping } from "./entities.ts";
import { incidentConfiguration } from "./incident.ts";
import type { CompiledQuery } from "./query.ts";

type Entry = readonly [string, Value | undefined];

const SEVERITIES: Readonly<Record<Severity, string>> = {
  informational: "Informational",
  low: "Low",
  medium: "Medium",
  high: "High",
  critical: "High",
};

/** The query in place: compiled, or the author's own, of which we know no columns. */
export interface RuleQuery {
  readonly text: SourceText;
  readonly compiled: CompiledQuery;
  readonly isNative: boolean;
}

/** An analytic rule in the form of the public repository's templates, keys in the order most of its files have. */
export function ruleEnvelope(input: CompileInput, query: RuleQuery): Value {
  const { detection, notes } = input;
  const { timing } = query.compiled;
  const { metadata } = detection;
  noteLimits(detection, timing === undefined, notes);
  const details = query.isNative ? undefined : customDetails(query.compiled, notes);
  return map([
    ...headEntries(detection, notes),
    ["severity", located(severity(detection, notes), metadata.spans.get("severity"))],
    ["requiredDataConnectors", connectors(input.bindings)],
    ...(timing === undefined
      ? []
      : ([
          ["queryFrequency", located(shortDuration(timing.frequency), detection.schedule.span)],
          ["queryPeriod", located(shortDuration(timing.period), detection.schedule.span)],
          ["triggerOperator", "gt"],
          ["triggerThreshold", 0],
        ] satisfies Entry[])),
    ...attackEntries(input),
    ["query", text(query.text, "literal")],
    ["customDetails", details],
    ["alertDetailsOverride", query.isNative ? undefined : alertDetails(detection, query.compiled, notes)],
    ["eventGroupingSettings", map([["aggregationKind", "AlertPerResult"]])],
    ["incidentConfiguration", incidentConfiguration(detection, query.compiled, details, notes)],
    ["entityMappings", query.isNative ? undefined : entityMappings(query.compiled.entities.mappings)],
    ["version", version(detection)],
    ["kind", timing === undefined ? "NRT" : "Scheduled"],
  ]);
}

/** A hunting query in the form of the public repository's; it has no schedule and no severity. */
export function huntingEnvelope(input: CompileInput, query: RuleQuery): Value {
  return map([
    ...headEntries(input.detection, input.notes),
    ["requiredDataConnectors", connectors(input.bindings)],
    ...attackEntries(input),
    ["query", text(query.text, "literal")],
    ["entityMappings", query.isNative ? undefined : entityMappings(query.compiled.entities.mappings)],
    ["version", version(input.detection)],
  ]);
}

// Microsoft Learn, alert rules REST reference; the public repository checks the same.
const LONGEST_DESCRIPTION = 5000;

function headEntries({ metadata }: Detection, notes: NoteSink): readonly Entry[] {
  const { spans } = metadata;
  const words = metadata.description.trim();
  const room = LONGEST_DESCRIPTION - "''".length;
  const span = spans.get("description");
  if (words.length > room && span !== undefined) {
    const reason = `a description has at most ${LONGEST_DESCRIPTION} characters, so the rest is cut`;
    notes.add({ code: "metadata-lost", construct: "description", reason, span });
  }
  // The repository's habit: the description stands in single quotes inside of its block.
  const description = text(`'${words.slice(0, room).trimEnd()}'\n`, "block");
  return [
    ["id", located(metadata.id, spans.get("id"))],
    ["name", located(metadata.title, spans.get("title"))],
    ["description", located(description, span)],
  ];
}

function attackEntries({ detection, notes }: CompileInput): readonly Entry[] {
  const { tactics, techniques } = attackNames(detection.metadata, notes);
  const span = detection.metadata.spans.get("attack");
  return [
    ["tactics", located(tactics, span)],
    ["relevantTechniques", located(techniques, span)],
  ];
}

function version({ metadata }: Detection): Value {
  return located(`${metadata.version}.0.0`, metadata.spans.get("version"));
}

export function shortDuration(duration: Duration): string {
  return printDuration(duration, ["d", "h", "m"]);
}

function severity({ metadata }: Detection, notes: NoteSink): string {
  const span = metadata.spans.get("severity");
  if (metadata.severity === "critical" && span !== undefined) {
    notes.add({ code: "severity-mapped", construct: "severity", reason: "High is the highest severity", span });
  }
  return SEVERITIES[metadata.severity];
}

// Microsoft Learn, Microsoft Sentinel service limits: one alert per result makes at most 150 alerts in one run, the last
// of which sums up the rest; near-real-time rules make 30.
function noteLimits({ limits, trigger }: Detection, realtime: boolean, notes: NoteSink): void {
  const most = realtime ? 30 : 150;
  const wish = limits.maxAlerts === undefined || limits.maxAlerts >= most ? "" : `; ${limits.maxAlerts} cannot be set`;
  notes.add({
    code: "alert-cap",
    construct: "limits.max_alerts",
    reason: `one run raises at most ${most} alerts, the last of which sums up the rest${wish}`,
    span: trigger.span,
  });
}

/** Connectors of every source; one connector is listed once, with all its tables. */
function connectors(bindings: ReadonlyMap<string, SourceBinding>): Value {
  const tables = new Map<string, Set<string>>();
  for (const { scope } of bindings.values()) {
    if (scope.kind !== "sentinel") continue;
    for (const connector of scope.connectors) {
      const known = tables.get(connector.id) ?? new Set<string>();
      for (const table of connector.tables) known.add(table);
      tables.set(connector.id, known);
    }
  }
  return [...tables].map(([id, dataTypes]) =>
    map([
      ["connectorId", id],
      ["dataTypes", [...dataTypes]],
    ]),
  );
}

function entityMappings(mappings: readonly EntityMapping[]): Value | undefined {
  if (mappings.length === 0) return undefined;
  return mappings.map(({ entityType, identifiers, span }) =>
    located(
      map([
        ["entityType", entityType],
        [
          "fieldMappings",
          identifiers.map(({ identifier, column }) =>
            map([
              ["identifier", identifier],
              ["columnName", column],
            ]),
          ),
        ],
      ]),
      span,
    ),
  );
}
