import type { Diagnostic, DiagnosticCode } from "../../../diagnostics/diagnostic.ts";
import type { ConfFile, ConfProblem, ConfStanza } from "./conf-file.ts";
import { error, warning } from "./finding.ts";

const CODES: Readonly<Record<ConfProblem["kind"], DiagnosticCode>> = {
  line: "RW5250",
  header: "RW5251",
  continuation: "RW5252",
};

/** What every .conf file can have wrong: its grammar, and stanzas and settings given twice. */
export function checkGrammar(conf: ConfFile): readonly Diagnostic[] {
  const { file, lines } = conf;
  const found = conf.problems.map(({ kind, severity, message, help, start, end }): Diagnostic => {
    const span = lines.span(file, start, end);
    return severity === "error" ? error(CODES[kind], message, span, help) : warning(CODES[kind], message, span, help);
  });
  const stanzas = new Map<string, ConfStanza>();
  for (const stanza of conf.stanzas) {
    const span = lines.span(file, stanza.start, stanza.end);
    const before = stanzas.get(stanza.name);
    if (before === undefined) stanzas.set(stanza.name, stanza);
    else {
      const message = `The stanza [${stanza.name}] is there twice; where both have a setting, the last one counts in silence`;
      const related = [{ message: "The first one", span: lines.span(file, before.start, before.end) }];
      found.push({ ...error("RW5253", message, span), related });
    }
    if (!stanza.hasHeader || stanza.name === "default") {
      const message = "Settings here count for every stanza of the app, and Splunk Cloud refuses an app that has them";
      const first = stanza.settings[0];
      const at = stanza.hasHeader || first === undefined ? span : lines.span(file, first.start, first.end);
      found.push(warning("RW5255", message, at));
    }
    found.push(...repeatedSettings(stanza, conf));
  }
  return found;
}

function repeatedSettings(stanza: ConfStanza, { file, lines }: ConfFile): readonly Diagnostic[] {
  const seen = new Map<string, { readonly start: number; readonly end: number }>();
  return stanza.settings.flatMap(({ key, start, end }) => {
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, { start, end });
      return [];
    }
    const message = `${key} is set twice in this stanza, and the last one counts in silence`;
    const related = [{ message: "Set here first", span: lines.span(file, before.start, before.end) }];
    return [{ ...error("RW5254", message, lines.span(file, start, end)), related }];
  });
}
