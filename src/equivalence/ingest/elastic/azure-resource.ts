import type { Field } from "./document.ts";

const ID = "\\{?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\}?";
const TYPED = "[A-Za-z]\\w+.[A-Za-z]\\w+/[A-Za-z]\\w+.";
const LOOSE = "[A-Za-z]\\w+.[A-Za-z]\\w+/[A-Za-z][^/]\\w+";

/** Words of a path in the two spellings that the pipeline knows; one that mixes them matches neither. */
const SPELLINGS = [
  ["SUBSCRIPTIONS", "RESOURCEGROUPS", "PROVIDERS", "NAMESPACES", "AUTHORIZATIONRULES"],
  ["subscriptions", "resourceGroups", "providers", "namespaces", "authorizationRules"],
] as const;

/** The patterns below, of which there are few. */
const patterns = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  const regex = patterns.get(pattern) ?? new RegExp(pattern);
  patterns.set(pattern, regex);
  return regex;
}

/** What the fields of `azureResource` are below. */
export const RESOURCE_PATHS: readonly string[] = ["azure.resource", "azure.subscription_id"];

/** The first spelling that matches, searched anywhere in the path. */
function search(path: string, pattern: (words: (typeof SPELLINGS)[number]) => string): RegExpExecArray | undefined {
  for (const words of SPELLINGS) {
    const match = compiled(pattern(words)).exec(path);
    if (match !== null) return match;
  }
  return undefined;
}

/**
 * What the shared pipeline of the Azure package takes out of a resource id, letters as delivered. Case counts: where a path
 * mixes upper and camel case, `name` is absent, and the rest of the path lands whole in `provider` or `group`. elastic/integrations,
 * packages/azure, `azure-shared-pipeline`, checked with the activity log sample and pipeline tests.
 */
export function azureResource(path: string | undefined): readonly Field[] {
  if (path === undefined) return [];
  return [...parts(path), ["azure.resource.id", path]];
}

function parts(path: string): readonly Field[] {
  const rule = search(path, ([s, g, p, n, a]) => `/${s}/(${ID})/${g}/(.+)/${p}/(.+)/${n}/(.+)/${a}/(.+)`);
  if (rule !== undefined) {
    return [...groups(rule), ["azure.resource.namespace", rule[4]], ["azure.resource.authorization_rule", rule[5]]];
  }
  const resource =
    search(path, ([s, g, p]) => `/${s}/(${ID})/${g}/(.+)/${p}/(${TYPED})/((?:(?!AUTHORIZATIONRULES).)*)$`) ??
    search(path, ([s, g, p]) => `/${s}/(${ID})/${g}/(.+)/${p}/(${LOOSE})/(.+)`);
  if (resource !== undefined) return [...groups(resource), ["azure.resource.name", resource[4]]];
  // What follows `providers` is taken first, and again where the path is that of a subscription's own resource.
  const provider = search(path, ([, , p]) => `/${p}/(.+)`);
  const found: readonly Field[] = [["azure.resource.provider", provider?.[1]]];
  const own = search(path, ([s, , p]) => `/${s}/(${ID})/${p}/(${LOOSE})`);
  if (own !== undefined) {
    return [
      ["azure.subscription_id", own[1]],
      ["azure.resource.provider", own[2]],
    ];
  }
  const group = search(path, ([s, g]) => `/${s}/(${ID})/${g}/(.+)`);
  if (group !== undefined) return [...found, ...groups(group)];
  return [...found, ["azure.subscription_id", search(path, ([s]) => `/${s}/(${ID})`)?.[1]]];
}

function groups(match: RegExpExecArray): readonly Field[] {
  return [
    ["azure.subscription_id", match[1]],
    ["azure.resource.group", match[2]],
    ["azure.resource.provider", match[3]],
  ];
}
