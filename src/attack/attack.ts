import type { AttackData } from "./data.ts";
import { readAttackData } from "./data.ts";

export type AttackVersion = "18" | "19";

export interface Tactic {
  readonly id: string;
  readonly name: string;
  /** Hyphenated, e.g. `initial-access`. */
  readonly shortname: string;
}

export interface Technique {
  readonly id: string;
  readonly name: string;
  /** The technique a sub-technique belongs to. */
  readonly parent: string | undefined;
  /** Short names of the tactics it serves, in matrix order. */
  readonly tactics: readonly string[];
}

/** ATT&CK Enterprise in one version. © The MITRE Corporation; reproduced and distributed with its permission. */
export interface Attack {
  readonly version: AttackVersion;
  technique(id: string): Technique | undefined;
  /** Short names of a technique's tactics; none where the id is unknown. */
  tacticsOf(id: string): readonly string[];
  /** By id (`TA0002`) or short name. */
  tactic(idOrShortname: string): Tactic | undefined;
  /** What a revoked id, or one of the other version, is called here; `undefined` where the id is current or unknown. */
  replacement(id: string): string | undefined;
  /** Whether ATT&CK once had the id and has revoked or deprecated it. */
  isRetired(id: string): boolean;
  /** A tactic of the other version in this one's words: Defense Evasion splits by what the techniques say. */
  translateTactic(shortname: string, techniques: readonly string[]): readonly string[];
  allTechniqueIds(): readonly string[];
  /** In matrix order. */
  allTactics(): readonly Tactic[];
}

const OTHER: Readonly<Record<AttackVersion, AttackVersion>> = { "18": "19", "19": "18" };

const loaded = new Map<AttackVersion, Attack>();

/** Opens one version's data; it is read once per process, and the other version's only where an id asks for it. */
export function loadAttack(version: AttackVersion): Attack {
  let attack = loaded.get(version);
  if (attack === undefined) {
    attack = openAttack(version, readAttackData(version));
    loaded.set(version, attack);
  }
  return attack;
}

/**
 * The id that version `to` has for a technique of version `from`: itself where both know it, else its replacement, else
 * the nearest parent. `undefined` where neither version knows the id, or `to` has nothing like it.
 */
export function translate(id: string, from: AttackVersion, to: AttackVersion): string | undefined {
  const current = loadAttack(from).technique(id)?.id ?? loadAttack(from).replacement(id);
  if (current === undefined) return undefined;
  const target = loadAttack(to);
  if (target.technique(id) !== undefined) return id;
  return target.technique(current)?.id ?? target.replacement(id) ?? target.replacement(current);
}

function openAttack(version: AttackVersion, data: AttackData): Attack {
  const techniques = new Map(
    data.techniques.map(([id, name, ...places]) => [
      id,
      { id, name, parent: parentOf(id), tactics: places.flatMap((place) => data.tactics[place]?.shortname ?? []) },
    ]),
  );
  const tactics = new Map(data.tactics.flatMap((tactic) => [[tactic.id, tactic] as const, [tactic.shortname, tactic]]));
  const retired = new Map(data.retired);
  const ids = [...techniques.keys()].sort();

  /** Follows revocations until an id that is current. Data with a cycle would end it too. */
  function successor(id: string): string | undefined {
    let next = retired.get(id);
    for (let step = 0; step < retired.size && typeof next === "string" && !techniques.has(next); step++) {
      next = retired.get(next);
    }
    return typeof next === "string" && techniques.has(next) ? next : undefined;
  }

  /** For an id of the other version: what that version retired in its favour, a parent before its sub-techniques. */
  function predecessor(id: string): string | undefined {
    const other = readAttackData(OTHER[version]);
    if (!other.techniques.some(([known]) => known === id)) return undefined;
    const former = other.retired.find(([old, now]) => now === id && techniques.has(old))?.[0];
    if (former !== undefined) return former;
    const parent = parentOf(id);
    if (parent === undefined) return undefined;
    return techniques.has(parent) ? parent : predecessor(parent);
  }

  const attack: Attack = {
    version,
    technique: (id) => techniques.get(id),
    tacticsOf: (id) => techniques.get(id)?.tactics ?? [],
    tactic: (name) => tactics.get(name),
    replacement: (id) => (techniques.has(id) ? undefined : (successor(id) ?? predecessor(id))),
    isRetired: (id) => retired.has(id),
    translateTactic: (shortname, named) => translateTactic(attack, shortname, named),
    allTechniqueIds: () => ids,
    allTactics: () => data.tactics,
  };
  return attack;
}

function parentOf(id: string): string | undefined {
  const dot = id.indexOf(".");
  return dot < 0 ? undefined : id.slice(0, dot);
}

/** ATT&CK v19 made Stealth (which kept the id TA0005) and Defense Impairment (TA0112) out of Defense Evasion. */
const SPLIT: readonly string[] = ["stealth", "defense-impairment"];

function translateTactic(attack: Attack, shortname: string, techniques: readonly string[]): readonly string[] {
  if (attack.version === "18") return SPLIT.includes(shortname) ? ["defense-evasion"] : [shortname];
  if (shortname !== "defense-evasion") return [shortname];
  const formerly = loadAttack("18");
  const moved = techniques.filter((id) =>
    formerly.tacticsOf(translate(id, "19", "18") ?? id).includes("defense-evasion"),
  );
  const current = moved.flatMap((id) => attack.tacticsOf(translate(id, "18", "19") ?? id));
  const parts = SPLIT.filter((part) => current.includes(part));
  if (parts.length > 0) return parts;
  // Some techniques left Defense Evasion without joining either part (T1548, T1550, T1610): their other tactics speak.
  return current.length > 0 ? [...new Set(current)] : ["stealth"];
}
