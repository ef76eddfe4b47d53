import { loadAttack, translate } from "../../attack/attack.ts";
import { sentinelTactic } from "../../attack/targets.ts";
import type { NoteSink } from "../../fidelity/notes.ts";
import type { Metadata } from "../../model/nodes.ts";

export interface AttackNames {
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
}

/** Tactics and techniques as Sentinel knows them, which is ATT&CK v18; a name that it lacks is noted. */
export function attackNames(metadata: Metadata, notes: NoteSink): AttackNames {
  const { version } = metadata.attack;
  const span = metadata.spans.get("attack");
  const note = (construct: string, reason: string): void => {
    if (span !== undefined) notes.add({ code: "attack-mapped", construct, reason, span });
  };
  const tactics = metadata.attack.tactics.flatMap((tactic) => {
    const known = sentinelTactic(tactic);
    if (known === undefined) note(tactic, "there is no such tactic");
    else if (known.toLowerCase() !== tactic.replaceAll("-", "")) note(tactic, `the tactic is called ${known}`);
    return known ?? [];
  });
  const techniques = metadata.attack.techniques.flatMap((id) => {
    const known = version === "18" ? loadAttack("18").technique(id)?.id : translate(id, version, "18");
    if (known === undefined) note(id, "there is no such technique");
    else if (known !== id) note(id, `the technique is called ${known}`);
    return known ?? [];
  });
  return { tactics: [...new Set(tactics)], techniques: [...new Set(techniques)] };
}
