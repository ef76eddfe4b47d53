import { BACKEND_IDS, type BackendId } from "../model/nodes.ts";
import type { CompiledDetection } from "../pack/manifest.ts";
import { noteCodes } from "./codes.ts";
import type { Note } from "./notes.ts";

/** `FIDELITY.md`: a table of detections and targets, then every difference with its place and reason. */
export function fidelityReport(compiled: readonly CompiledDetection[]): string {
  const sorted = [...compiled].sort((a, b) => (a.detection.slug < b.detection.slug ? -1 : 1));
  const used = BACKEND_IDS.filter((id) =>
    sorted.some((entry) => entry.targets.some((target) => target.backend === id)),
  );
  const lines = [
    "# Fidelity",
    "",
    "How well each target keeps what the detection means. `exact`: the same alerts. `wider`: may alert on more.",
    "`narrower`: may miss. `approximate`: both. `unsupported`: no rule. `unproven`: the author's own query.",
    "",
    `| detection | ${used.join(" | ")} |`,
    `|---|${used.map(() => "---|").join("")}`,
    ...sorted.map(
      (entry) =>
        `| [${entry.detection.slug}](#${entry.detection.slug}) | ${used.map((id) => levelOf(entry, id)).join(" | ")} |`,
    ),
  ];
  for (const entry of sorted) lines.push("", `## ${entry.detection.slug}`, "", ...detectionLines(entry));
  return `${lines.join("\n")}\n`;
}

function levelOf(entry: CompiledDetection, backend: BackendId): string {
  return entry.targets.find((target) => target.backend === backend)?.level ?? "–";
}

function detectionLines(entry: CompiledDetection): readonly string[] {
  const rows = entry.targets.flatMap((target) => target.notes.map((note) => noteRow(entry, note)));
  const title = `${cell(entry.detection.metadata.title)}, version ${entry.detection.metadata.version}.`;
  if (rows.length === 0) return [`${title} No differences.`];
  return [title, "", "| target | code | effect | about | why | line |", "|---|---|---|---|---|---|", ...rows];
}

function noteRow({ detection }: CompiledDetection, note: Note): string {
  const accepted =
    note.level !== undefined &&
    detection.accept.some((entry) => entry.backend === note.backend && entry.code === note.code);
  const effect = note.level ?? note.axis.replace("_", " ");
  const cells = [
    note.backend,
    `\`${note.code}\``,
    accepted ? `${effect}, accepted` : effect,
    cell(note.construct),
    cell(`${noteCodes[note.code].title}: ${note.reason}`),
    String(note.span.line),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** Author text inside a Markdown table: one line, nothing that ends the cell or starts markup. */
function cell(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\|`*_[\]<>]/g, "\\$&");
}
