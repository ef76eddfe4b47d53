import { acceptLines, notesToAccept } from "../fidelity/accept.ts";
import type { CompiledDetection } from "../pack/manifest.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Prints, for each detection with several losses that nobody accepted, one block of `accept:` to paste: entries repeat
 * for every field and target otherwise, and one entry settles all losses of its code that it names.
 */
export function offerAcceptance(compiled: readonly CompiledDetection[], terminal: Terminal): void {
  for (const { detection, targets } of compiled) {
    const losses = notesToAccept(
      detection,
      targets.flatMap(({ notes }) => notes),
    );
    if (losses.length < 2) continue;
    const lines = acceptLines(losses);
    const settled =
      lines.length < losses.length
        ? `; one line settles several, ${lines.length} all of them, and can be split where reasons differ`
        : "";
    const where =
      detection.accept.length > 0 ? "add this to its `accept:`" : "paste this at the end of the file, not indented";
    terminal.err(
      `\n${detection.file} has ${losses.length} losses to accept${settled}. Once you have a reason for each, ${where}:\n\n`,
    );
    terminal.err(`${detection.accept.length > 0 ? "" : "accept:\n"}${lines.map((line) => `  ${line}\n`).join("")}`);
  }
}
