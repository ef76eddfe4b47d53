import { readText, type TextResult } from "../spec/file-text.ts";
import { readQuietly } from "./project.ts";
import type { Terminal } from "./terminal.ts";

/** The text of a file of sample events, which messages call `shown`; undefined if there is no such file. */
export function readEventText(file: string, shown: string, terminal: Terminal): TextResult | undefined {
  const bytes = readQuietly(file, terminal);
  if (bytes === undefined) return undefined;
  if (!(bytes instanceof Uint8Array)) return { ok: false, diagnostics: [bytes] };
  return readText(bytes, shown, Number.POSITIVE_INFINITY);
}
