import type { Embedded } from "../../../verify/embedded.ts";
import { savedSearchTable } from "./conf-facts.ts";
import type { ConfSetting, ConfStanza } from "./conf-file.ts";
import { isTrue, settingOf, settingType } from "./conf-settings.ts";
import { checkEmbeddedSearch } from "./embedded-search.ts";
import type { Findings } from "./finding.ts";
import { isJsonValue, type JsonValue, readJsonValue } from "./json-value.ts";
import type { Library } from "./library.ts";
import { listOf, mappingOf } from "./mapping.ts";
import { type Results, requireField, requireTokens } from "./result-fields.ts";
import { checkRisk } from "./risk-parameter.ts";

/** What the throttle and the alert actions say of the results, and the searches that they hold. */
export function checkActions(stanza: ConfStanza, results: Results, library: Library, findings: Findings): void {
  for (const setting of stanza.settings) {
    const { value } = setting;
    const type = settingType(setting.key, savedSearchTable())?.type ?? "";
    if (type === "json" || type === "drilldowns") checkJson(setting, type, results, library, findings);
    else if (type === "message") requireTokens(value.text, value.span, results, findings);
    else if (type === "drilldown") checkDrilldown(value, library, findings);
    else if (type === "field" && value.text !== "") {
      const span = value.span(0, value.text.length);
      requireField(value.text, "to which risk is to be added", span, results, findings);
    }
  }
  const throttled = isTrue(settingOf(stanza, "alert.suppress"));
  const fields = settingOf(stanza, "alert.suppress.fields");
  if (!throttled || fields === undefined) return;
  eachName(fields, (name, start) => {
    const span = fields.value.span(start, start + name.length);
    requireField(name, "by which alerts are to be throttled", span, results, findings);
  });
}

function eachName({ value }: ConfSetting, visit: (name: string, start: number) => void): void {
  for (const match of value.text.matchAll(/"([^"]*)"|[^,\s"](?:[^,"]*[^,\s"])?/g)) {
    const quoted = match[1];
    visit(quoted ?? match[0], match.index + (quoted === undefined ? 0 : 1));
  }
}

function checkJson(
  setting: ConfSetting,
  type: "json" | "drilldowns",
  results: Results,
  library: Library,
  findings: Findings,
): void {
  const json = readJsonValue(setting);
  if (json === undefined) return;
  if (!isJsonValue(json)) findings.diagnostics.push(json);
  else if (type === "drilldowns") checkDrilldowns(json, library, findings);
  else if (setting.key === "action.risk.param._risk") checkRisk(json, results, findings);
}

function checkDrilldowns(json: JsonValue, library: Library, findings: Findings): void {
  for (const [index, drilldown] of listOf(json.value).entries()) {
    const { search } = mappingOf(drilldown);
    if (typeof search === "string") checkDrilldown(json.textAt([index, "search"], search), library, findings);
  }
}

/** A drilldown is a search, too; what fills its placeholders is not known, so that only what cannot work is reported. */
export function checkDrilldown(search: Embedded, library: Library, findings: Findings): void {
  if (search.text.trim() === "") return;
  const own: Findings = { diagnostics: [], unchecked: [] };
  checkEmbeddedSearch(search, library, own);
  findings.diagnostics.push(...own.diagnostics.filter(({ severity }) => severity === "error"));
}
