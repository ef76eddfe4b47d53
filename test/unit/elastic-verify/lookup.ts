import type { FieldFact, FieldLookup, FieldType } from "../../../src/backends/elastic/verify/fields.ts";
import { nearest } from "../../../src/diagnostics/suggest.ts";

const types: ReadonlyMap<string, FieldType> = new Map([
  ["@timestamp", "date"],
  ["event.action", "keyword"],
  ["event.ok", "boolean"],
  ["host.id", "keyword"],
  ["message", "match_only_text"],
  ["process.name", "keyword"],
  ["process.pid", "long"],
  ["source.ip", "ip"],
  ["destination.ip", "ip"],
  ["source.as.number", "long"],
  ["user.name", "keyword"],
]);

/** A small world of fields, all of whose sets are known but `okta`. */
export const lookup: FieldLookup = Object.assign(
  (name: string): FieldFact => {
    const type = types.get(name);
    if (type !== undefined) return { type };
    return name.startsWith("okta.") ? "unknown-namespace" : "missing";
  },
  {
    near: (name: string) => nearest(name, types.keys(), 1),
    matching: (pattern: string) => [...types.keys()].filter((name) => name.startsWith(pattern.replace("*", ""))),
  },
);
