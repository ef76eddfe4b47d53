import type { Field } from "./document.ts";

const ID = "\\{?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\}?";
const TYPED = "[A-Za-z]\\w+.[A-Za-z]\\w+/[A-Za-z]\\w+.";
const LOOSE = "[A-Za-z]\\w+.[A-Za-z]\\w+/[A-Za-z][^/]\\w+";

/** Words of a path in the two spellings that the pipeline knows; one that mixes them matches neither. */
const SPELLINGS = [
  ["SUBSCRIPTIONS", "RESOURCEGROUPS", "PROVIDERS", "NAMESPACES", "AUTHORIZATIONRULES"],
  ["subscriptions", "resourceGroups", "providers", "namespaces", "authorizationRules"],
] as const;

/** What the fields of `azureResource` are below. */
export const RESOURCE_PATHS: readonly string[] = ["azure.resource", "azure.subscription_id"];

/** A pattern in each spelling. */
function spelled(pattern: (words: (typeof SPELLINGS)[number]) => string): readonly RegExp[] {
  return SPELLINGS.map((words) => new RegExp(pattern(words)));
}

const RULE = spelled(([s, g, p, n, a]) => `/${s}/(${ID})/${g}/(.+)/${p}/(.+)/${n}/(.+)/${a}/(.+)`);
const TYPED_RESOURCE = spelled(
  ([s, g, p]) => `/${s}/(${ID})/${g}/(.+)/${p}/(${TYPED})/((?:(?!AUTHORIZATIONRULES).)*)$`,
);
const LOOSE_RESOURCE = spelled(([s, g, p]) => `/${s}/(${ID})/${g}/(.+)/${p}/(${LOOSE})/(.+)`);
const PROVIDER = spelled(([, , p]) => `/${p}/(.+)`);
const OWN = spelled(([s, , p]) => `/${s}/(${ID})/${p}/(${LOOSE})`);
const GROUP = spelled(([s, g]) => `/${s}/(${ID})/${g}/(.+)`);
const SUBSCRIPTION = spelled(([s]) => `/${s}/(${ID})`);

/** The first spelling that matches, searched anywhere in the path. */
function search(path: string, spellings: readonly RegExp[]): RegExpExecArray | undefined {
  for (const regex of spellings) {
    const match = regex.exec(path);
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
  const rule = search(path, RULE);
  if (rule !== undefined) {
    return [...groups(rule), ["azure.resource.namespace", rule[4]], ["azure.resource.authorization_rule", rule[5]]];
  }
  const resource = search(path, TYPED_RESOURCE) ?? search(path, LOOSE_RESOURCE);
  if (resource !== undefined) return [...groups(resource), ["azure.resource.name", resource[4]]];
  // What follows `providers` is taken first, and again where the path is that of a subscription's own resource.
  const provider = search(path, PROVIDER);
  const found: readonly Field[] = [["azure.resource.provider", provider?.[1]]];
  const own = search(path, OWN);
  if (own !== undefined) {
    return [
      ["azure.subscription_id", own[1]],
      ["azure.resource.provider", own[2]],
    ];
  }
  const group = search(path, GROUP);
  if (group !== undefined) return [...found, ...groups(group)];
  return [...found, ["azure.subscription_id", search(path, SUBSCRIPTION)?.[1]]];
}

function groups(match: RegExpExecArray): readonly Field[] {
  return [
    ["azure.subscription_id", match[1]],
    ["azure.resource.group", match[2]],
    ["azure.resource.provider", match[3]],
  ];
}
