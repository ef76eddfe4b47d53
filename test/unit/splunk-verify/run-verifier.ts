import { loadAttack } from "../../../src/attack/attack.ts";
import { openVerifier } from "../../../src/backends/splunk/verify/index.ts";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { defaultSettings } from "../../../src/settings.ts";
import type { Unchecked, Verifier } from "../../../src/verify/verifier.ts";

export interface Files {
  readonly [file: string]: string;
}

/** A verifier that knows these files and macros. */
export function open(files: Files, macros: Readonly<Record<string, string>> = {}): Verifier {
  return openVerifier({
    settings: { ...defaultSettings, verify: { ...defaultSettings.verify, macros: new Map(Object.entries(macros)) } },
    attack: loadAttack("18"),
    sources: [],
    binding: () => undefined,
    subjects: Object.entries(files).map(([file, text]) => ({ file, text })),
  });
}

/** What is found in the first of the files. */
export async function verify(
  files: Files,
  macros: Readonly<Record<string, string>> = {},
): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly unchecked: readonly Unchecked[] }> {
  const [[file, text] = ["", ""]] = Object.entries(files);
  return open(files, macros).verify({ file, text });
}

/** Findings as `severity code line:column-endColumn`, so that a test says at one glance what stands where. */
export async function found(files: Files, macros?: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { diagnostics } = await verify(files, macros);
  return diagnostics.map(({ severity, code, span }) => {
    const place = span === undefined ? "" : ` ${span.line}:${span.column}-${span.endColumn}`;
    return `${severity} ${code}${place}`;
  });
}
