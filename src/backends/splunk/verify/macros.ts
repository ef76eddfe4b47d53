import { confTables } from "./conf-facts.ts";
import type { ConfFile, ConfSetting, ConfStanza } from "./conf-file.ts";
import { checkSettings, isTrue, settingOf } from "./conf-settings.ts";
import { error, type Findings, warning } from "./finding.ts";
import { namesIn } from "./names-in.ts";

/** Judges macros.conf: names, arguments and their places in the definition. */
export function checkMacros(conf: ConfFile, findings: Findings): void {
  for (const stanza of conf.stanzas) {
    findings.diagnostics.push(...checkSettings(stanza, confTables().macros, conf));
    if (stanza.name !== "default") checkMacro(stanza, conf, findings);
  }
}

function checkMacro(stanza: ConfStanza, conf: ConfFile, findings: Findings): void {
  const span = conf.lines.span(conf.file, stanza.start, stanza.end);
  const name = /^([^\s`"|,()]+)(?:\((\d+)\))?$/.exec(stanza.name);
  if (name === null) {
    const message = `[${stanza.name}] is no name of a macro; one with two arguments is called name(2)`;
    findings.diagnostics.push(error("RW5264", message, span));
    return;
  }
  const definition = settingOf(stanza, "definition");
  const args = settingOf(stanza, "args");
  // A stanza of another layer may change one setting only.
  if (definition === undefined && stanza.settings.length > 0 && settingOf(stanza, "args") === undefined) return;
  if (definition === undefined || definition.value.text === "") {
    const message = `The macro ${stanza.name} has no definition`;
    findings.diagnostics.push(error("RW5264", message, span));
    return;
  }
  const count = Number(name[2] ?? 0);
  const names = namesIn(args?.value.text ?? "");
  checkArguments(stanza, args, names, count, conf, findings);
  if (name[2] === undefined && names.length === 0) return;
  checkPlaceholders(definition, names, findings);
  const iseval = isTrue(settingOf(stanza, "iseval"));
  if (iseval && definition.value.text.trimStart().startsWith("|")) {
    const message = "With iseval the definition is an eval expression that returns the text, not a search";
    findings.diagnostics.push(warning("RW5265", message, definition.value.span(0, definition.value.text.length)));
  }
}

function checkArguments(
  stanza: ConfStanza,
  args: ConfSetting | undefined,
  names: readonly string[],
  count: number,
  conf: ConfFile,
  findings: Findings,
): void {
  const header = conf.lines.span(conf.file, stanza.start, stanza.end);
  const at = args === undefined ? header : args.value.span(0, args.value.text.length);
  if (names.length !== count) {
    const message = `The macro ${stanza.name} has ${names.length} ${names.length === 1 ? "argument" : "arguments"} in args, and its name says ${count}`;
    const help = "The number in the stanza's name is the number of arguments; without one there are none.";
    findings.diagnostics.push(error("RW5264", message, at, help));
  }
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) !== index) {
      findings.diagnostics.push(error("RW5264", `The argument ${name} is there twice`, at));
    } else if (!/^[A-Za-z0-9_-]+$/.test(name)) {
      const message = `${name} is no name of an argument, which has letters, digits, _ and - only`;
      findings.diagnostics.push(error("RW5264", message, at));
    }
  }
}

function checkPlaceholders({ value }: ConfSetting, names: readonly string[], findings: Findings): void {
  const used = new Set<string>();
  for (const match of value.text.matchAll(/\$([A-Za-z0-9_-]+)\$/g)) {
    const name = match[1] ?? "";
    used.add(name);
    if (names.includes(name) || names.length === 0) continue;
    const message = `$${name}$ is no argument of the macro, so that it stays as it is`;
    findings.diagnostics.push(warning("RW5265", message, value.span(match.index, match.index + match[0].length)));
  }
  for (const name of names) {
    if (used.has(name)) continue;
    const message = `The definition has no $${name}$, so that this argument does nothing`;
    findings.diagnostics.push(warning("RW5265", message, value.span(0, value.text.length)));
  }
}
