import { map, type Value } from "../../text/value.ts";
import type { CompileInput } from "../backend.ts";
import { columnClass } from "./columns.ts";
import type { Rule } from "./rule.ts";

/** Fleet packages by name, for the TOML file's metadata. */
export function packageNames(input: CompileInput): readonly string[] {
  const names = packages(input).map((each) => each.package);
  return [...new Set(names)].sort();
}

/** Packages and data streams, for the API. */
export function relatedIntegrations(input: CompileInput): readonly Value[] {
  const seen = new Map(packages(input).map((each) => [`${each.package}/${each.integration ?? ""}`, each]));
  return [...seen]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]) =>
      map([
        ["integration", each.integration],
        ["package", each.package],
        ["version", each.version],
      ]),
    );
}

function packages(input: CompileInput) {
  return [...input.bindings.values()].flatMap(({ scope }) => (scope.kind === "elastic" ? scope.packages : []));
}

/** First parts of names that belong to a package or a module and not to the Elastic Common Schema. */
const VENDOR_ROOTS = new Set(["aws", "azure", "gcp", "geo", "winlog", "sysmon", "Esql", "_id"]);

/** The fields a query reads, with their types: what Kibana shows as required. Sub-keys of flattened fields as their own. */
export function requiredFields(rule: Rule): readonly Value[] {
  const types = new Map(rule.reads.map((column) => [column.name, column.type]));
  return [...types]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, type]) =>
      map([
        ["ecs", !VENDOR_ROOTS.has(name.split(".")[0] ?? "")],
        ["name", name],
        ["type", columnClass(type) === "flattened" ? "keyword" : type],
      ]),
    );
}
