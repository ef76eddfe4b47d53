import { defaultSettings, type Settings } from "../settings.ts";
import type { ConfigSpec } from "../spec/config.gen.ts";

/** The settings a configuration means, with the defaults for what it leaves out. */
export function toSettings(config: ConfigSpec): Settings {
  const { sentinel, splunk, sumo, elastic, sigma, verify } = config;
  const base = defaultSettings;
  return {
    targets: config.targets ?? base.targets,
    attackVersion: config.attack_version ?? base.attackVersion,
    prefix: config.prefix ?? base.prefix,
    sentinel: {
      apiVersion: sentinel?.api_version ?? base.sentinel.apiVersion,
      tables: toMap(sentinel?.tables),
      connectors: toMap(sentinel?.connectors),
    },
    splunk: {
      app: splunk?.app ?? base.splunk.app,
      escu: splunk?.escu ?? base.splunk.escu,
      indexes: toMap(splunk?.indexes),
      macros: toMap(splunk?.macros),
      sourcetypes: toMap(splunk?.sourcetypes),
      risk: splunk?.risk ?? base.splunk.risk,
      notable: splunk?.notable ?? base.splunk.notable,
      story: splunk?.story ?? base.splunk.story,
      cronOffset: splunk?.cron_offset ?? base.splunk.cronOffset,
    },
    sumo: { enabled: sumo?.enabled ?? base.sumo.enabled, prototype: sumo?.prototype ?? base.sumo.prototype },
    elastic: {
      stack: elastic?.stack ?? base.elastic.stack,
      indexes: toMap(elastic?.indexes),
      author: elastic?.author ?? base.elastic.author,
      maxSignals: elastic?.max_signals ?? base.elastic.maxSignals,
    },
    sigma: { author: sigma?.author ?? base.sigma.author },
    verify: {
      tables: toMap(verify?.sentinel?.tables),
      functions: toMap(verify?.sentinel?.functions),
      macros: toMap(verify?.splunk?.macros),
      fields: toMap(verify?.elastic?.fields),
    },
  };
}

function toMap<V>(record: Readonly<Record<string, V>> | undefined): ReadonlyMap<string, V> {
  return new Map(Object.entries(record ?? {}));
}
