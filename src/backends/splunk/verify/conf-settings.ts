import type { Diagnostic, DiagnosticCode } from "../../../diagnostics/diagnostic.ts";
import type { SavedSearchTable, SettingTable, SettingType } from "./conf-facts.ts";
import type { ConfFile, ConfSetting, ConfStanza } from "./conf-file.ts";
import { type ValueProblem, valueProblem } from "./conf-values.ts";
import { didYouMean, error, warning } from "./finding.ts";
import { misspeltName } from "./near-name.ts";

const CODES: Readonly<Record<ValueProblem["kind"], DiagnosticCode>> = {
  value: "RW5257",
  cron: "RW5258",
  time: "RW5259",
};

/** A setting as a table knows it, or the known name it seems to be meant for. */
type Lookup =
  | { readonly kind: "known"; readonly type: SettingType }
  | { readonly kind: "free" }
  | { readonly kind: "unknown"; readonly meant: string | undefined };

/** The names of settings and the forms of their values. */
export function checkSettings(stanza: ConfStanza, table: SettingTable, conf: ConfFile): readonly Diagnostic[] {
  return stanza.settings.flatMap((setting, index) => {
    const found = lookUp(setting.key, table);
    if (found.kind === "free") return [];
    if (found.kind === "unknown") {
      const before = stanza.settings[index - 1];
      return [seemsTorn(before, setting, conf) ? tornValue(setting, conf) : unknownSetting(setting, found.meant, conf)];
    }
    const problem = valueProblem(setting.key, setting.value.text, found.type);
    if (problem === undefined) return [];
    const { start = 0, end = setting.value.text.length } = problem;
    return [error(CODES[problem.kind], problem.message, setting.value.span(start, end), problem.help)];
  });
}

export function settingType(key: string, table: SettingTable): SettingType | undefined {
  const found = lookUp(key, table);
  return found.kind === "known" ? found.type : undefined;
}

/** Whether a setting nobody knows is the rest of the value in the line before, by its look: indented, no name, a search. */
function seemsTorn(before: ConfSetting | undefined, setting: ConfSetting, { file, lines }: ConfFile): boolean {
  if (before === undefined) return false;
  const end = lines.span(file, before.value.end, before.value.end);
  const start = lines.span(file, setting.start, setting.start);
  if (start.line !== end.line + 1) return false;
  const looksTorn = !/^[\w.:-]+$/.test(setting.key) || /[\n|`]/.test(setting.value.text);
  return looksTorn || (start.column > 1 && before.value.text.includes("\n"));
}

function tornValue({ start, end }: ConfSetting, { file, lines }: ConfFile): Diagnostic {
  const message = "The value in front of this line does not go on here: its last line has no backslash";
  return error("RW5252", message, lines.span(file, start, end));
}

/** Splunk passes over a setting it does not know, so what a misspelt one was to do is not done. */
function unknownSetting(
  { key, start, end }: ConfSetting,
  meant: string | undefined,
  { file, lines }: ConfFile,
): Diagnostic {
  const span = lines.span(file, start, end);
  const message = `There is no setting ${key}, so it does nothing`;
  return meant === undefined ? warning("RW5256", message, span) : error("RW5256", message, span, didYouMean([meant]));
}

function lookUp(key: string, table: SettingTable): Lookup {
  const own = Object.hasOwn(table.keys, key) ? table.keys[key] : undefined;
  if (own !== undefined) return { kind: "known", type: own };
  if (table.prefixes.some((prefix) => key.startsWith(prefix))) return { kind: "free" };
  if ("actions" in table && key.startsWith("action.")) return lookUpAction(key, table as SavedSearchTable);
  const names = [...Object.keys(table.keys), ...("actions" in table ? actionKeys(table as SavedSearchTable) : [])];
  return { kind: "unknown", meant: misspeltName(key, names) };
}

function lookUpAction(key: string, table: SavedSearchTable): Lookup {
  const [, action = "", ...rest] = key.split(".");
  const parameter = rest.join(".");
  if (!Object.hasOwn(table.actions, action)) {
    const meant = misspeltName(action, Object.keys(table.actions), 1);
    // An action of an add-on has a name that is nobody else's.
    if (meant === undefined) return { kind: "free" };
    return { kind: "unknown", meant: ["action", meant, ...rest].join(".") };
  }
  if (parameter === "") return { kind: "known", type: { type: "boolean" } };
  const known = table.actions[action] ?? {};
  const own = Object.hasOwn(known, parameter) ? known[parameter] : undefined;
  if (own !== undefined) return { kind: "known", type: own };
  if (table.anyAction.includes(parameter)) return { kind: "free" };
  const meant = misspeltName(parameter, [...Object.keys(known), ...table.anyAction]);
  return { kind: "unknown", meant: meant === undefined ? undefined : `action.${action}.${meant}` };
}

function actionKeys({ actions }: SavedSearchTable): readonly string[] {
  return Object.entries(actions).flatMap(([action, settings]) => [
    `action.${action}`,
    ...Object.keys(settings).map((name) => `action.${action}.${name}`),
  ]);
}

/** The setting that counts: the last one of its name. */
export function settingOf(stanza: ConfStanza, key: string): ConfSetting | undefined {
  return stanza.settings.findLast((setting) => setting.key === key);
}

export function isTrue(setting: ConfSetting | undefined): boolean {
  return setting !== undefined && /^(?:1|true|t|yes|y)$/i.test(setting.value.text);
}

export function isFalse(setting: ConfSetting | undefined): boolean {
  return setting !== undefined && /^(?:0|false|f|no|n)$/i.test(setting.value.text);
}
