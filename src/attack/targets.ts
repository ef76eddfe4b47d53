import { loadAttack, type Tactic } from "./attack.ts";

/**
 * Sentinel's tactic enumeration, by ATT&CK short name. It follows v18: both halves of the former Defense Evasion keep that
 * name (Microsoft.SecurityInsights alertRules API, `AttackTactic`).
 */
const SENTINEL: Readonly<Record<string, string>> = {
  reconnaissance: "Reconnaissance",
  "resource-development": "ResourceDevelopment",
  "initial-access": "InitialAccess",
  execution: "Execution",
  persistence: "Persistence",
  "privilege-escalation": "PrivilegeEscalation",
  "defense-evasion": "DefenseEvasion",
  stealth: "DefenseEvasion",
  "defense-impairment": "DefenseEvasion",
  "credential-access": "CredentialAccess",
  discovery: "Discovery",
  "lateral-movement": "LateralMovement",
  collection: "Collection",
  exfiltration: "Exfiltration",
  "command-and-control": "CommandAndControl",
  impact: "Impact",
};

/** `undefined` for a tactic Sentinel has no word for. */
export function sentinelTactic(shortname: string): string | undefined {
  return Object.hasOwn(SENTINEL, shortname) ? SENTINEL[shortname] : undefined;
}

/**
 * Sumo Logic Cloud SIEM's category label of a tactic, "Unknown/Other" where it has none. The labels follow v18 (labels of
 * the vendor's published rules).
 */
export function sumoCategory(shortname: string): string {
  if (shortname === "stealth" || shortname === "defense-impairment") return "Defense Evasion";
  const words = sentinelTactic(shortname)?.replace(/(?!^)([A-Z])/g, " $1");
  return words === undefined ? "Unknown/Other" : words.replace(" And ", " and ");
}

/**
 * The tactic as ATT&CK v18 has it. Elastic's rule files keep v18 names and ids, and its packager rewrites them for stacks
 * from 9.5 on (elastic/detection-rules, attack_v18_to_v19.yaml); Sumo Logic's labels are of v18 too.
 */
export function v18Tactic(shortname: string): Tactic | undefined {
  const attack = loadAttack("18");
  const [former] = attack.translateTactic(shortname, []);
  return former === undefined ? undefined : attack.tactic(former);
}

/** Tags that let Sumo Logic Cloud SIEM place a rule in its ATT&CK coverage: tactics by id, each technique a tag of its own. */
export function sumoAttackTags(tacticIds: readonly string[], techniqueIds: readonly string[]): readonly string[] {
  return [
    ...tacticIds.map((id) => `_mitreAttackTactic:${id}`),
    ...techniqueIds.map((id) => `_mitreAttackTechnique:${id}`),
  ];
}

/** Sigma's tag of a tactic or technique: lower case, in the `attack` namespace (Sigma specification 2.1, tags). */
export function sigmaAttackTag(shortnameOrId: string): string {
  return `attack.${shortnameOrId.toLowerCase()}`;
}

/** The page of a tactic, technique or sub-technique, with the final slash that Elastic's rule repository expects. */
export function attackUrl(id: string): string {
  const kind = id.startsWith("TA") ? "tactics" : "techniques";
  return `https://attack.mitre.org/${kind}/${id.replace(".", "/")}/`;
}
