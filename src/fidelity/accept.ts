import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { BackendId, Detection } from "../model/nodes.ts";
import { noteCodes } from "./codes.ts";
import { losesAlerts, type Note } from "./notes.ts";

/**
 * The findings of one detection's notes over all targets: a loss that the author has not accepted by name is an error, an
 * acceptance that no note needs is a warning. `backends` are the targets compiled now; others are not judged.
 */
export function judgeNotes(
  detection: Detection,
  notes: readonly Note[],
  backends: readonly BackendId[],
): readonly Diagnostic[] {
  const accepted = new Set(detection.accept.map((entry) => `${entry.backend}/${entry.code}`));
  const findings: Diagnostic[] = [];
  for (const note of notes) {
    if (note.level === undefined || !losesAlerts(note.level) || accepted.has(`${note.backend}/${note.code}`)) continue;
    findings.push({
      code: "RW4001",
      severity: "error",
      message: `On ${note.backend} the rule would be ${note.level}: ${noteCodes[note.code].title} (${note.construct}): ${note.reason}`,
      span: note.span,
      help: `${note.remedy ?? "Change the detection so that the target can express it"}, or accept it: accept: [{backend: ${note.backend}, code: ${note.code}, reason: …}]`,
    });
  }
  const needed = new Set(
    notes.flatMap((note) =>
      note.level !== undefined && losesAlerts(note.level) ? [`${note.backend}/${note.code}`] : [],
    ),
  );
  for (const entry of detection.accept) {
    if (!backends.includes(entry.backend) || needed.has(`${entry.backend}/${entry.code}`)) continue;
    findings.push({
      code: "RW4002",
      severity: "warning",
      message: `Nothing on ${entry.backend} needs ${entry.code} to be accepted`,
      span: entry.span,
      help: "Remove the entry.",
    });
  }
  return findings;
}
