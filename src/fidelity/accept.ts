import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { unneeded } from "../model/about.ts";
import type { Acceptance, BackendId, Detection } from "../model/nodes.ts";
import { yamlKey } from "../text/yaml-scalar.ts";
import { noteCodes } from "./codes.ts";
import { acceptanceOf, covers, needsAcceptance } from "./covers.ts";
import type { Note } from "./notes.ts";

/**
 * The findings of one detection's notes over all targets: a loss that the author has not accepted by name is an error, an
 * acceptance that no note needs is a warning. `backends` are the targets compiled now; others are not judged.
 */
export function judgeNotes(
  detection: Detection,
  notes: readonly Note[],
  backends: readonly BackendId[],
): readonly Diagnostic[] {
  const losses = notesToAccept(detection, notes).map(
    (note): Diagnostic => ({
      code: "RW4001",
      severity: "error",
      message: `On ${note.backend} the rule would be ${note.level}: ${noteCodes[note.code].title} (${note.construct}): ${note.reason}`,
      span: note.span,
      help: `${note.remedy ?? "Change the detection so that the target can express it"}, or accept it: accept: [${entry(note.backend, note.code, [note.construct])}]`,
    }),
  );
  const entries = detection.accept.filter(({ backend }) => backends.includes(backend));
  return [...losses, ...entries.flatMap((item) => unneededEntries(item, notes))];
}

/** The losses that no entry of `accept` covers. */
export function notesToAccept(detection: Detection, notes: readonly Note[]): readonly Note[] {
  return notes.filter((note) => needsAcceptance(note) && acceptanceOf(detection.accept, note) === undefined);
}

/**
 * Lines for `accept:` that cover some losses, one for each target and code, with their constructs and `…` for the reason
 * that only the author knows.
 */
export function acceptLines(notes: readonly Note[]): readonly string[] {
  const groups = new Map<string, Note[]>();
  for (const note of notes) {
    const key = `${note.backend}/${note.code}`;
    groups.set(key, [...(groups.get(key) ?? []), note]);
  }
  return [...groups.values()].map((group) => {
    const [{ backend, code }] = group as [Note];
    return `- ${entry(backend, code, [...new Set(group.map(({ construct }) => construct))])}`;
  });
}

function entry(backend: BackendId, code: string, constructs: readonly string[]): string {
  const written = constructs.map(flowText);
  const about = written.length === 1 ? written[0] : `[${written.join(", ")}]`;
  return `{backend: ${backend}, code: ${code}, about: ${about}, reason: …}`;
}

/** A text inside `[…]` and `{…}`, where a plain one ends at a comma or bracket. */
function flowText(text: string): string {
  const written = yamlKey(text, { quote: "minimal", ascii: false });
  return written === text && /[,[\]{}]/.test(text) ? `'${text.replaceAll("'", "''")}'` : written;
}

function unneededEntries(item: Acceptance, notes: readonly Note[]): readonly Diagnostic[] {
  const losses = notes.filter((note) => covers({ ...item, about: undefined }, note));
  const constructs = losses.map(({ construct }) => construct);
  return unneeded(item, constructs).map(({ construct, span, help }) => {
    const about = construct === undefined ? "" : ` about "${construct}"`;
    const message = `Nothing on ${item.backend}${about} needs ${item.code} to be accepted`;
    return { code: "RW4002", severity: "warning", message, span, help };
  });
}
