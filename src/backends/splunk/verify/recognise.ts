import type { Subject } from "../../../verify/verifier.ts";

/** The forms of files that Splunk or contentctl import. */
export type Form =
  | "search"
  | "savedsearches.conf"
  | "macros.conf"
  | "transforms.conf"
  | "collections.conf"
  | ".conf file"
  | "ESCU detection"
  | "ESCU baseline"
  | "ESCU macro"
  | "ESCU lookup"
  | "ESCU story"
  | "ESCU data source"
  | "lookup table";

/** .conf files of which only the grammar is checked. */
const OTHER_CONF =
  /^(?:alert_actions|analytic_?stories|app|authorize|collections|commands|content-version|datamodels|distsearch|ess_setup|eventgen|eventtypes|fields|governance|indexes|inputs|limits|outputs|props|restmap|savedsearches|searchbnf|server|tags|times|transforms|ui-prefs|ui-tour|usage|use_case_library|user-prefs|viewstates|web|workflow_actions)\.conf$/;

/** The form of a file by its name and a look at its text; undefined if it is none of Splunk's. */
export function formOf({ file, text }: Subject): Form | undefined {
  const name = file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1);
  const extension = name.slice(name.lastIndexOf(".")).toLowerCase();
  switch (extension) {
    case ".spl":
      return "search";
    case ".conf":
      return confForm(name.toLowerCase(), text);
    case ".yml":
    case ".yaml":
      return yamlForm(file, text);
    case ".csv":
      return /(?:^|[\\/])(?:lists|lookups)[\\/][^\\/]*$/i.test(file) ? "lookup table" : undefined;
    default:
      return undefined;
  }
}

function confForm(name: string, text: string): Form | undefined {
  if (/(?:^|\.|_)savedsearch(?:es)?\.conf$/.test(name)) return "savedsearches.conf";
  if (/(?:^|\.|_)macros\.conf$/.test(name)) return "macros.conf";
  if (/(?:^|\.|_)transforms\.conf$/.test(name)) return "transforms.conf";
  if (name === "collections.conf") return "collections.conf";
  if (OTHER_CONF.test(name)) return ".conf file";
  if (!/^[ \t]*\[/m.test(text)) return undefined;
  if (/^[ \t]*(?:cron_schedule|enableSched|dispatch\.(?:earliest|latest)_time|search)[ \t]*=/m.test(text)) {
    return "savedsearches.conf";
  }
  if (/^[ \t]*definition[ \t]*=/m.test(text)) return "macros.conf";
  return undefined;
}

const ESCU_KEYS =
  /^(?:how_to_implement|known_false_positives|drilldown_searches|data_source|rba|finding|intermediate_findings|threat_objects|creation_date|modification_date|type|tags|date|author):/gm;
const LOOKUP_KEYS = /^(?:lookup_type|filename|collection|fields_list|match_type|default_match|case_sensitive_match):/gm;

function yamlForm(file: string, text: string): Form | undefined {
  if (/^search[ \t]*:/m.test(text)) {
    if (countOf(ESCU_KEYS, text) < 3) return undefined;
    return /^type:[ \t]*['"]?Baseline\b/m.test(text) ? "ESCU baseline" : "ESCU detection";
  }
  if (!/^name[ \t]*:/m.test(text)) return undefined;
  if (/^narrative[ \t]*:/m.test(text)) return "ESCU story";
  if (/^source[ \t]*:/m.test(text) && /^sourcetype[ \t]*:/m.test(text)) return "ESCU data source";
  if (/^definition[ \t]*:/m.test(text) && !/^(?:detection|query|kind):/m.test(text)) return "ESCU macro";
  // Many lookups have no more than a name and a table, which the folder tells apart from other files.
  const keys = countOf(LOOKUP_KEYS, text) + (/(?:^|[\\/])lookups[\\/]/.test(file) ? 1 : 0);
  return keys >= 2 && !/^(?:query|detection):/m.test(text) ? "ESCU lookup" : undefined;
}

function countOf(keys: RegExp, text: string): number {
  return new Set([...text.matchAll(keys)].map(([key]) => key)).size;
}
