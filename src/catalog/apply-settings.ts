import type { Settings } from "../settings.ts";
import type { Scope, SourceBinding } from "./nodes.ts";

/** A binding with what the user's configuration says about where the source is on a target. */
export function applySettings(binding: SourceBinding, settings: Settings): SourceBinding {
  return { ...binding, scope: scopeWith(binding.scope, binding.source, settings) };
}

function scopeWith(scope: Scope, source: string, settings: Settings): Scope {
  switch (scope.kind) {
    case "sentinel": {
      const { tables, connectors } = settings.sentinel;
      return {
        ...scope,
        table: tables.get(source) ?? scope.table,
        connectors: connectors.get(source) ?? scope.connectors,
      };
    }
    case "splunk": {
      const { macros, sourcetypes, indexes } = settings.splunk;
      const types = sourcetypes.get(source);
      const own = types?.map((type) => `sourcetype="${type.replace(/[\\"]/g, "\\$&")}"`).join(" OR ");
      const selected = macros.get(source) ?? (own === undefined ? scope.definition : `(${own})`);
      const index = indexes.get(source);
      return {
        ...scope,
        definition: index === undefined ? selected : `${index} ${selected}`,
        sourcetypes: types ?? scope.sourcetypes,
      };
    }
    case "elastic":
      return { ...scope, index: settings.elastic.indexes.get(source) ?? scope.index };
    case "sumo":
    case "sigma":
      return scope;
  }
}
