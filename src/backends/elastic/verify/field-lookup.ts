import { nearest } from "../../../diagnostics/suggest.ts";
import { describedFields } from "./described-fields.ts";
import type { FieldFact, FieldLookup, FieldType } from "./fields.ts";
import { type KnownFields, knownFields } from "./known-fields.ts";
import { type Sources, sourcesOf, wildcard } from "./sources.ts";
import { isTypingError } from "./typing-error.ts";

/**
 * Opens the fields of the documents that index patterns reach. `own` are fields that the user declared, with their types;
 * they come first. Without patterns no set of fields is closed.
 */
export function openFields(patterns: readonly string[], own: ReadonlyMap<string, string>): FieldLookup {
  const sources = sourcesOf(patterns);
  const known = knownFields(sources, own);
  const names = (): Iterable<string> => known.types.keys();
  const facts = new Map<string, FieldFact>();
  const lookup = (name: string): FieldFact => {
    let fact = facts.get(name);
    if (fact === undefined) {
      const type = known.types.get(name) ?? typeBelow(name, known);
      if (type !== undefined) fact = { type };
      else fact = isMissing(name, sources) ? "missing" : "unknown-namespace";
      facts.set(name, fact);
    }
    return fact;
  };
  const near = (name: string): readonly string[] => {
    const found = nearest(name, names());
    return found.length > 0 ? found : shortened(name).filter((each) => known.types.has(each));
  };
  const matching = (pattern: string): readonly string[] => {
    const expression = wildcard(pattern);
    return [...names()].filter((name) => expression.test(name));
  };
  return Object.assign(lookup, { near, matching });
}

/** The type of a key inside a flattened field or an object that nobody listed the keys of. */
function typeBelow(name: string, { types, open }: KnownFields): FieldType | undefined {
  const pattern = open.find(({ expression }) => expression.test(name));
  if (pattern !== undefined) return pattern.type;
  for (let dot = name.lastIndexOf("."); dot > 0; dot = name.lastIndexOf(".", dot - 1)) {
    const parent = name.slice(0, dot);
    const type = types.get(parent);
    if (type === "flattened") return "keyword";
    if (type === "object") return hasChildren(parent, types) ? undefined : "keyword";
  }
  return undefined;
}

function hasChildren(parent: string, types: KnownFields["types"]): boolean {
  for (const name of types.keys()) if (name.startsWith(`${parent}.`)) return true;
  return false;
}

/** A name without one of its inner parts: `azure.activitylogs.resource.id` is `azure.resource.id`. */
function shortened(name: string): readonly string[] {
  const parts = name.split(".");
  return parts.slice(1, -1).map((_, index) => parts.toSpliced(index + 1, 1).join("."));
}

function isMissing(name: string, sources: Sources): boolean {
  // Alerts, and what ES|QL rules compute, have names of their own; a capital letter marks an extension of the
  // Elastic Common Schema.
  if (/^(?:kibana|signal|Esql|Esql_priv)\./.test(name) || /\.[A-Z]/.test(name)) return false;
  const { streams, fieldSets } = describedFields();
  const [root = ""] = name.split(".");
  for (const stream of streams.keys()) {
    if (name.startsWith(`${stream}.`) && stream !== "endpoint.events") return true;
  }
  if (sources.closed && fieldSets.has(root)) return true;
  return sources.shipped && isTypingError(name);
}
