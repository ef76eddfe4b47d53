import type { BackendId } from "./nodes.ts";

/** How the keys of a target's envelope bear on its alerts. A key that is in no list says something about them only. */
export interface EnvelopeKeys {
  /** Keys that are the query itself; `a/b` is the key `b` in the map `a`. `native.query` takes their place. */
  readonly query: readonly string[];
  /** Keys that decide when or whether the rule alerts, with what a rule without the key does, where it does anything. */
  readonly alerting: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Keys by which alerts of one operation are told from others, under `once_per`. */
  readonly oncePer?: readonly string[];
}

const NONE = undefined;

/** Capacity (`max_signals`) and metadata are in no list: they never carry a level. */
export const envelopeKeys: Readonly<Record<BackendId, EnvelopeKeys>> = {
  // Microsoft Learn, alert rules REST reference. A duration of suppression alone suppresses nothing.
  sentinel: {
    query: ["query"],
    alerting: {
      enabled: true,
      eventGroupingSettings: NONE,
      kind: NONE,
      queryFrequency: NONE,
      queryPeriod: NONE,
      startTimeUtc: NONE,
      suppressionEnabled: false,
      triggerOperator: NONE,
      triggerThreshold: NONE,
    },
  },
  // savedsearches.conf. `disabled` is not among them: searches ship disabled, and whoever installs them enables them.
  splunk: {
    query: ["search"],
    alerting: {
      "action.correlationsearch.enabled": NONE,
      "action.notable": NONE,
      "action.risk": NONE,
      "alert.digest_mode": NONE,
      "alert.suppress": false,
      "alert.suppress.fields": NONE,
      "alert.suppress.group_name": NONE,
      "alert.suppress.period": NONE,
      alert_condition: NONE,
      counttype: NONE,
      cron_schedule: NONE,
      "dispatch.earliest_time": NONE,
      "dispatch.index_earliest": NONE,
      "dispatch.index_latest": NONE,
      "dispatch.indexedRealtime": false,
      "dispatch.latest_time": NONE,
      "dispatch.lookups": true,
      "dispatch.max_count": NONE,
      "dispatch.max_time": 0,
      "dispatch.sample_ratio": 1,
      dispatchAs: NONE,
      enableSched: false,
      max_concurrent: 1,
      quantity: NONE,
      realtime_schedule: true,
      relation: NONE,
    },
  },
  // Sumo Logic, Cloud SIEM API reference, by rule type; of hunts the definition of a saved search.
  sumo: {
    query: ["expression", "matchExpression", "filterExpression", "expressionsAndLimits", "search/queryText"],
    alerting: {
      aggregationFunctions: NONE,
      baselineType: NONE,
      baselineWindowSize: NONE,
      countDistinct: NONE,
      countField: NONE,
      enabled: true,
      entitySelectors: NONE,
      groupByAsset: NONE,
      groupByFields: NONE,
      limit: NONE,
      ordered: NONE,
      retentionWindowSize: NONE,
      "search/defaultTimeRange": NONE,
      "search/byReceiptTime": false,
      searchSchedule: NONE,
      stream: NONE,
      suppressionWindowSize: NONE,
      triggerExpression: NONE,
      tuningExpressionIds: NONE,
      valueFields: NONE,
      windowSize: NONE,
      windowSizeMilliseconds: NONE,
      windowSizeName: NONE,
    },
    oncePer: ["nameExpression"],
  },
  // Kibana's detections API.
  elastic: {
    query: ["query"],
    alerting: {
      alert_suppression: NONE,
      anomaly_threshold: NONE,
      data_view_id: NONE,
      enabled: true,
      event_category_override: NONE,
      exceptions_list: NONE,
      filters: NONE,
      from: NONE,
      history_window_start: NONE,
      index: NONE,
      interval: NONE,
      language: NONE,
      machine_learning_job_id: NONE,
      new_terms_fields: NONE,
      saved_id: NONE,
      threat_filters: NONE,
      threat_index: NONE,
      threat_mapping: NONE,
      threat_query: NONE,
      threshold: NONE,
      tiebreaker_field: NONE,
      timestamp_field: NONE,
      timestamp_override: NONE,
      timestamp_override_fallback_disabled: false,
      to: "now",
      type: NONE,
    },
  },
  // Sigma specification 2.1.0.
  sigma: { query: ["detection", "correlation", "filter"], alerting: { logsource: NONE } },
};

/** What an envelope puts at a path, `undefined` where it leaves it alone. A map that is replaced as a whole loses the path. */
export function atPath(envelope: Readonly<Record<string, unknown>>, path: string): unknown {
  let value: unknown = envelope;
  for (const key of path.split("/")) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    if (!Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}
