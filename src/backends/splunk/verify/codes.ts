import type { Explanation } from "../../../diagnostics/explanation.ts";
import { splCodes } from "./spl/codes.ts";

/** Findings about files of Splunk. Those about the searches in them stand beside the parser. */
export const splunkVerifyCodes: Readonly<Record<string, Explanation>> = {
  ...splCodes,
  RW5250: {
    title: "Not a line of a .conf file",
    explanation:
      "A line is blank, a comment that begins with #, a [stanza] or a setting with an equals sign. Splunk passes over anything else; mostly it is the rest of a value whose line before lacks its backslash.",
  },
  RW5251: {
    title: "Stanza header that is not closed, or has text behind it",
    explanation: "A stanza begins with [name] on a line of its own. Comments stand on lines of their own, too.",
  },
  RW5252: {
    title: "Broken continuation",
    explanation:
      "A value goes on in the next line if the backslash is the very last character of its line. With a blank behind it the value ends there, and its rest becomes settings that nobody knows.",
    warning: true,
  },
  RW5253: {
    title: "Stanza given twice",
    explanation:
      "Splunk joins stanzas of one name, and of a setting that both have the last one counts, in silence. AppInspect refuses such a file. Join them or give one another name.",
  },
  RW5254: {
    title: "Setting given twice",
    explanation:
      "Of a setting given twice in a stanza the last one counts, in silence. AppInspect refuses such a file.",
  },
  RW5255: {
    title: "Setting for every stanza",
    explanation:
      "What stands in front of the first stanza or under [default] counts for all stanzas of the app's file. Splunk Cloud refuses apps that do this in savedsearches.conf and others; write the setting where it is meant.",
    warning: true,
  },
  RW5256: {
    title: "Unknown setting",
    explanation:
      "The published specification of the file has no such setting. Splunk passes over it, so what it was to do is not done. It is an error where the name is a slip away from a known one.",
    warning: true,
  },
  RW5257: {
    title: "Value of another kind",
    explanation:
      "The setting takes a number, a boolean or one of a few words. With another value Splunk uses the default.",
  },
  RW5258: {
    title: "No cron schedule",
    explanation:
      "A schedule has the five fields minute, hour, day of the month, month and day of the week, as numbers, ranges, lists and steps. Splunk knows no names of months and days. A search with another schedule never runs.",
  },
  RW5259: {
    title: "No time",
    explanation:
      "A time of a search window is relative (-70m@m, -1d@d, @w1, now), seconds since 1970, or a date in the search's time format.",
  },
  RW5260: {
    title: "Setting that is not the JSON it is to be",
    explanation:
      "Enterprise Security reads annotations, risk objects and drilldown searches of an alert action as JSON, and passes over the whole of it if it does not parse or has other members.",
  },
  RW5261: {
    title: "Settings that do not go together",
    explanation:
      "A setting needs another one, or takes the effect of another one away: a schedule without a time, a throttle without a period, a trigger with nothing to compare with, a window that leaves gaps between runs.",
    warning: true,
  },
  RW5262: {
    title: "Results have no such field",
    explanation:
      "A risk object, threat object or throttle names a field that the search does not return, so that nothing is attached to it. Keep the field in the search's last stats, table or fields command, or name another one.",
    warning: true,
  },
  RW5263: {
    title: "Placeholder that nothing fills",
    explanation:
      "A message names a field between dollar signs that the search does not return. The placeholder stays in the text that analysts read.",
    warning: true,
  },
  RW5264: {
    title: "Macro whose name and arguments disagree",
    explanation:
      "The stanza of a macro with arguments says how many: [name(2)] with args = a, b. A call finds its macro by that number only.",
  },
  RW5265: {
    title: "Placeholder that is no argument of the macro",
    explanation: "Between dollar signs in a macro's definition stand its arguments. Others stay as they are.",
    warning: true,
  },
  RW5266: {
    title: "Lookup definition that cannot work",
    explanation:
      "A lookup needs a table: a CSV file by its bare name, a KV store collection with a list of its fields, or a script. Its match_type lists WILDCARD(field) and CIDR(field).",
  },
  RW5267: {
    title: "Lookup table has no such column",
    explanation: "The definition of the lookup matches by a field that the first line of the table does not name.",
    warning: true,
  },
  RW5268: {
    title: "Lookup table that is no table",
    explanation:
      "A lookup file is comma-separated text: a line of column names, each once, and rows with as many values. A value with a comma, quote or line break stands in double quotes, a quote in it is doubled.",
    warning: true,
  },
  RW5269: {
    title: "Name too long for Enterprise Security",
    explanation:
      "Enterprise Security does not save a search whose name has more than 99 characters, so that it can no longer be edited there.",
    warning: true,
  },
  RW5270: {
    title: "Not what contentctl reads",
    explanation:
      "contentctl checks the keys and values of its content files against a model, and builds nothing from a file that differs: a key is missing or unknown, or a value is not of its kind or not one of its words.",
  },
  RW5271: {
    title: "File and name disagree",
    explanation:
      "contentctl wants the file of a detection named after it: lower case, with blanks, hyphens, dots and slashes as underscores, and .yml behind it.",
    warning: true,
  },
  RW5272: {
    title: "Filter macro is missing",
    explanation:
      "Each detection calls a macro of its own, named after its file, by which it is tuned without touching the search. contentctl refuses a detection without it.",
  },
  RW5273: {
    title: "Risk and type disagree",
    explanation:
      "Detections of the types TTP and Anomaly add risk and say to whom; Hunting and Correlation do not. A deployment of the detection's own may say otherwise.",
  },
  RW5274: {
    title: "Drilldown searches are missing",
    explanation: "A detection in production has two drilldown searches, one of which runs the detection's own search.",
  },
  RW5275: {
    title: "Technique that contentctl or ATT&CK does not take",
    explanation:
      "A technique beside its own sub-technique is refused. An id that the configured version of ATT&CK does not have is a warning.",
    warning: true,
  },
  RW5276: {
    title: "Production without proof",
    explanation:
      "A detection in production has a test with attack data, or says in manual_test why there is none. Only such a one may be enabled by default.",
  },
  RW5277: {
    title: "Content that the repository lacks",
    explanation:
      "contentctl builds nothing while a detection names a story, macro, lookup or data source that has no file in its repository. Filter macros need none. Each kind is judged where the run has files of it from the detection's repository; a macro or lookup that no file of the run defines is a warning, since yours may have it, and one under verify.splunk.macros is known.",
  },
  RW5278: {
    title: "Search lacks what its data source asks for",
    explanation:
      "A data source lists in output_fields what every search over it is to name. contentctl refuses detections of the types TTP and Anomaly in production that do not. Put the column into the search if it has one, or name another data source.",
  },
};
