import type { Attack, Technique } from "../../attack/attack.ts";
import { attackUrl } from "../../attack/targets.ts";
import type { Metadata } from "../../model/nodes.ts";
import { map, type Value } from "../../text/value.ts";

/** One entry per tactic, the primary first, with the techniques that belong to it. Ids the data does not know are left out. */
export function threatOf(metadata: Metadata, attack: Attack): readonly Value[] {
  const techniques = metadata.attack.techniques.flatMap((id) => attack.technique(id) ?? []);
  return tacticNames(metadata, attack).flatMap((name): readonly Value[] => {
    const tactic = attack.tactic(name);
    if (tactic === undefined) return [];
    const own = techniques.filter((technique) => technique.tactics.includes(tactic.shortname));
    return [
      map([
        ["framework", "MITRE ATT&CK"],
        [
          "tactic",
          map([
            ["id", tactic.id],
            ["name", tactic.name],
            ["reference", attackUrl(tactic.id)],
          ]),
        ],
        ["technique", parents(own, attack)],
      ]),
    ];
  });
}

/** Short names in the words of the data's version. */
export function tacticNames(metadata: Metadata, attack: Attack): readonly string[] {
  const { tactics, techniques } = metadata.attack;
  return [
    ...new Set(
      tactics.flatMap((name) =>
        attack.tactic(name) === undefined ? attack.translateTactic(name, techniques) : [name],
      ),
    ),
  ];
}

function parents(techniques: readonly Technique[], attack: Attack): readonly Value[] {
  const ids = [...new Set(techniques.map((technique) => technique.parent ?? technique.id))].sort();
  return ids.flatMap((id): readonly Value[] => {
    const parent = attack.technique(id);
    if (parent === undefined) return [];
    const children = techniques.filter((technique) => technique.parent === id).sort((a, b) => (a.id < b.id ? -1 : 1));
    const subtechnique = children.length === 0 ? undefined : children.map(reference);
    return [map([...reference(parent).entries, ["subtechnique", subtechnique]])];
  });
}

function reference(technique: Technique) {
  return map([
    ["id", technique.id],
    ["name", technique.name],
    ["reference", attackUrl(technique.id)],
  ]);
}
