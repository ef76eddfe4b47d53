import { loadAttack } from "../../../src/attack/attack.ts";
import { openVerifier } from "../../../src/backends/sigma/verify/index.ts";
import { defaultSettings } from "../../../src/settings.ts";
import type { Subject, Verification, Verifier } from "../../../src/verify/verifier.ts";
import { openBuiltinCatalog } from "../../helpers/catalog.ts";

const catalog = openBuiltinCatalog();

export function verifierOf(subjects: readonly Subject[]): Verifier {
  return openVerifier({
    settings: defaultSettings,
    attack: loadAttack("18"),
    sources: catalog.sourceNames(),
    binding: (source, backend) => catalog.binding(source, backend),
    subjects,
  });
}

/** What the verifier says of a file in a run with others, by name. */
export function judge(text: string, others: Readonly<Record<string, string>> = {}): Promise<Verification> {
  const subject: Subject = { file: "rule.yml", text };
  const run = [subject, ...Object.entries(others).map(([file, content]) => ({ file, text: content }))];
  return verifierOf(run).verify(subject);
}

/** `line:column CODE`, and `warning` behind those that are none of errors. */
export function summary({ diagnostics }: Verification): readonly string[] {
  return diagnostics.map(({ code, severity, span }) => {
    const place = span === undefined ? "?" : `${span.line}:${span.column}`;
    return `${place} ${code}${severity === "warning" ? " warning" : ""}`;
  });
}

/** A sound rule with lines of the caller's: those of `top`, and the selections and condition of `detection`. */
export function rule(parts: { readonly top?: string; readonly detection?: string; readonly logsource?: string } = {}) {
  const { top = "", detection = "    selection:\n        a: 1\n    condition: selection\n" } = parts;
  const { logsource = "    product: windows\n    category: process_creation\n" } = parts;
  return `title: A rule\nid: 6f3e2987-db24-4c78-a860-b4f4095a7095\nname: a_rule\n${top}logsource:\n${logsource}detection:\n${detection}`;
}
