import type { Severity } from "../../model/nodes.ts";
import { conf } from "../../text/conf.ts";
import { json } from "../../text/json.ts";
import type { SourceText } from "../../text/source-text.ts";
import { bare, isMap, located, map, text, type Value } from "../../text/value.ts";
import { mergeEnvelope } from "../native.ts";
import { detectionType, type EnvelopeInput, techniqueIds } from "./context.ts";
import { drilldowns } from "./drilldown.ts";
import { stanzaName } from "./objects.ts";
import { escapeTokens } from "./risk.ts";

/** `alert.severity`: 1 debug to 6 fatal (savedsearches.conf). */
const ALERT_SEVERITY: Readonly<Record<Severity, number>> = {
  informational: 2,
  low: 3,
  medium: 4,
  high: 5,
  critical: 6,
};

/** The stanza of one detection: search, schedule, trigger, throttle, and the actions of Enterprise Security. */
export function savedSearch(envelope: EnvelopeInput): SourceText {
  const { detection, input, query, timing } = envelope;
  const { metadata } = detection;
  const { splunk } = input.settings;
  const name = stanzaName(splunk.app, metadata.title);
  const scheduled = detection.kind === "rule";
  const at = (key: string, value: Value): Value => located(value, metadata.spans.get(key));
  const stanza = map([
    ["description", at("description", oneParagraph(metadata.description))],
    ["search", text(query)],
    ["disabled", true],
    ["enableSched", scheduled],
    ["cron_schedule", scheduled ? located(timing.cron, detection.schedule.span) : undefined],
    ["dispatch.earliest_time", located(timing.earliest, detection.schedule.span)],
    ["dispatch.latest_time", timing.latest],
    ...(scheduled ? alertSettings(envelope, at) : []),
    ...(scheduled ? enterpriseSecurity(envelope, name) : []),
  ]);
  const merged = bare(mergeEnvelope(stanza, detection, input.notes));
  const whole = isMap(merged) ? merged : stanza;
  return conf(map([[name, at("title", whole)]]));
}

type Entries = readonly (readonly [string, Value | undefined])[];

function alertSettings(envelope: EnvelopeInput, at: (key: string, value: Value) => Value): Entries {
  const { detection, throttle } = envelope;
  const throttleSpan = detection.limits.throttle?.span;
  return [
    // Continuous scheduling skips no run; what a late run reads follows from its own time.
    ["realtime_schedule", false],
    ["counttype", "number of events"],
    ["relation", "greater than"],
    ["quantity", 0],
    ["alert.track", true],
    ["alert.severity", at("severity", ALERT_SEVERITY[detection.metadata.severity])],
    ["alert.digest_mode", true],
    ...(throttle === undefined
      ? []
      : ([
          ["alert.suppress", located(true, throttleSpan)],
          ["alert.suppress.fields", located(throttle.fields.join(","), throttleSpan)],
          ["alert.suppress.period", located(throttle.period, throttleSpan)],
        ] as const)),
  ];
}

function enterpriseSecurity(envelope: EnvelopeInput, name: string): Entries {
  const { detection, input, risk, scopes } = envelope;
  const { metadata } = detection;
  const { splunk } = input.settings;
  const compact = (value: Value): Value => text(json(value, { indent: 0 }));
  const entries: (readonly [string, Value | undefined])[] = [];
  if (!splunk.risk && !splunk.notable) return entries;
  entries.push(
    ["action.correlationsearch.enabled", true],
    ["action.correlationsearch.label", name],
    ["action.correlationsearch.annotations", compact(annotations(envelope))],
    [
      "action.correlationsearch.metadata",
      compact(
        map([
          ["detection_id", metadata.id],
          ["detection_version", String(metadata.version)],
        ]),
      ),
    ],
  );
  if (splunk.risk && risk.objects.length > 0) {
    entries.push(
      ["action.risk", true],
      ["action.risk.param._risk_message", located(risk.message, detection.alert.title?.span)],
      ["action.risk.param._risk", compact(riskParameter(envelope))],
      ["action.risk.param._risk_score", 0],
      ["action.risk.param.verbose", false],
    );
  }
  // One sign among others raises no finding of its own, unless there is no risk to add it to.
  if (splunk.notable && (detectionType(detection) === "TTP" || !splunk.risk)) {
    entries.push(
      ["action.notable", true],
      ["action.notable.param.rule_title", located(risk.message, detection.alert.title?.span)],
      [
        "action.notable.param.rule_description",
        located(escapeTokens(oneParagraph(metadata.description)), metadata.spans.get("description")),
      ],
      ["action.notable.param.security_domain", scopes[0]?.securityDomain ?? "threat"],
      ["action.notable.param.severity", located(metadata.severity, metadata.spans.get("severity"))],
      ["action.notable.param.nes_fields", nesFields(envelope).join(",")],
      ["action.notable.param.drilldown_searches", compact(drilldowns(envelope, "query"))],
    );
  }
  return entries;
}

function annotations(envelope: EnvelopeInput): Value {
  const { detection, input, scopes } = envelope;
  const sources = [...new Set(scopes.flatMap((scope) => scope.dataSources))];
  return map([
    ["analytic_story", [input.settings.splunk.story]],
    ["confidence", located(detection.metadata.confidence, detection.metadata.spans.get("confidence"))],
    ["data_source", sources],
    ["mitre_attack", located(techniqueIds(detection), detection.metadata.spans.get("attack"))],
    ["type", detectionType(detection)],
  ]);
}

function riskParameter(envelope: EnvelopeInput): Value {
  const { objects, threats } = envelope.risk;
  return [
    ...objects.map((object) =>
      map([
        ["risk_object_field", object.field],
        ["risk_object_type", object.type],
        ["risk_score", object.score],
      ]),
    ),
    ...threats.map((threat) =>
      map([
        ["threat_object_field", threat.field],
        ["threat_object_type", threat.type],
      ]),
    ),
  ];
}

/** Fields that identify an event to Incident Review; ES's own default is user,dest. */
export function nesFields({ columns, risk }: EnvelopeInput): readonly string[] {
  const shown = new Set(columns.values());
  const usual = ["user", "dest", "src"].filter((name) => shown.has(name));
  return usual.length > 0 ? usual : risk.objects.map((object) => object.field);
}

export function oneParagraph(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
