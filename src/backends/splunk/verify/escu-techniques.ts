import type { Attack } from "../../../attack/attack.ts";
import type { Document } from "../../../spec/document.ts";
import type { Pointer } from "../../../spec/tree.ts";
import { error, type Findings, warning } from "./finding.ts";
import { listOf, mappingOf } from "./mapping.ts";

/** Techniques are known to ATT&CK, and none stands beside a sub-technique of its own. */
export function checkTechniques(
  document: Document,
  pointer: Pointer,
  attack: Attack,
  refusesBoth: boolean,
  findings: Findings,
): void {
  let value: unknown = document.value;
  for (const step of pointer) value = mappingOf(value)[String(step)];
  const ids = listOf(value);
  for (const [index, id] of ids.entries()) {
    if (typeof id !== "string" || !/^T\d{4}(?:\.\d{3})?$/.test(id)) continue;
    const span = document.spanAt([...pointer, index]);
    if (refusesBoth && ids.some((other) => typeof other === "string" && other.startsWith(`${id}.`))) {
      const message = `${id} stands beside a sub-technique of its own, which contentctl refuses`;
      findings.diagnostics.push(error("RW5275", message, span, "Keep the sub-technique."));
    } else if (attack.technique(id) === undefined) {
      const message = `${id} is no technique of the version of ATT&CK that the configuration names`;
      const now = attack.replacement(id);
      const help = now === undefined ? undefined : `It is ${now} there.`;
      findings.diagnostics.push(warning("RW5275", message, span, help));
    }
  }
}
