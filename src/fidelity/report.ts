import { BACKEND_IDS, type BackendId } from "../model/nodes.ts";
import type { Manifest, ManifestDetection, ManifestNote } from "../pack/manifest.ts";
import { type NoteCode, noteCodes } from "./codes.ts";

/** `FIDELITY.md`: a table of detections and targets, then every difference with its place and reason. */
export function fidelityReport(manifest: Pick<Manifest, "detections">): string {
  const detections = Object.entries(manifest.detections);
  const used = BACKEND_IDS.filter((id) => detections.some(([, entry]) => entry.targets[id] !== undefined));
  const lines = [
    "# Fidelity",
    "",
    "How well each target keeps what the detection means. `exact`: the same alerts. `wider`: may alert on more.",
    "`narrower`: may miss. `approximate`: both. `unsupported`: no rule. `unproven`: the author's own query, or own keys around it.",
    "",
    `| detection | ${used.join(" | ")} |`,
    `|---|${used.map(() => "---|").join("")}`,
    ...detections.map(
      ([slug, entry]) => `| [${slug}](#${slug}) | ${used.map((id) => levelOf(entry, id)).join(" | ")} |`,
    ),
  ];
  for (const [slug, entry] of detections) lines.push("", `## ${slug}`, "", ...detectionLines(entry, used));
  return `${lines.join("\n")}\n`;
}

function levelOf(entry: ManifestDetection, backend: BackendId): string {
  return entry.targets[backend]?.level ?? "–";
}

function detectionLines(entry: ManifestDetection, used: readonly BackendId[]): readonly string[] {
  // Two columns of one line may have the same note.
  const rows = new Set(used.flatMap((id) => (entry.targets[id]?.notes ?? []).map((note) => noteRow(id, note))));
  const title = `${cell(entry.title)}, version ${entry.version}.`;
  if (rows.size === 0) return [`${title} No differences.`];
  return [title, "", "| target | code | effect | about | why | line |", "|---|---|---|---|---|---|", ...rows];
}

function noteRow(backend: BackendId, note: ManifestNote): string {
  const effect = note.level ?? note.axis.replace("_", " ");
  const title = isNoteCode(note.code) ? noteCodes[note.code].title : note.code;
  const cells = [
    backend,
    `\`${note.code}\``,
    note.accepted === undefined ? effect : `${effect}, accepted: ${cell(note.accepted)}`,
    cell(note.construct),
    cell(`${title}: ${note.reason}`),
    String(note.line),
  ];
  return `| ${cells.join(" | ")} |`;
}

function isNoteCode(code: string): code is NoteCode {
  return Object.hasOwn(noteCodes, code);
}

/** Author text inside a Markdown table: one line, nothing that ends the cell or starts markup. */
function cell(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\|`*_[\]<>]/g, "\\$&");
}
