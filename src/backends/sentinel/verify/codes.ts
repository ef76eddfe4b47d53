import type { Explanation } from "../../../diagnostics/explanation.ts";

/** Findings about rules of this target: `RW51xx`. */
export const sentinelVerifyCodes: Readonly<Record<string, Explanation>> = {
  RW5100: {
    title: "Not KQL",
    explanation:
      "The query is not of Kusto's grammar, e.g. a quote or a parenthesis is missing. Comments begin with //. Sentinel refuses the rule.",
  },
  RW5101: {
    title: "Unknown column",
    explanation:
      "No table or operator before this place brings such a column, so Sentinel refuses the rule. Names are case-sensitive. Columns of your own are declared under `verify.tables` in the configuration.",
  },
  RW5102: {
    title: "Unknown table",
    explanation:
      "Neither Azure Monitor nor the query has a table of this name, and a known name comes near. Tables of your own are declared under `verify.tables` in the configuration.",
    warning: true,
  },
  RW5103: {
    title: "Unknown function",
    explanation:
      "Kusto has no such function, and a known name comes near. Functions saved in a workspace are declared under `verify.functions` in the configuration.",
  },
  RW5104: {
    title: "Types or arguments do not fit",
    explanation:
      "Microsoft's analyser understands the query's grammar and finds that it cannot run: an operator between types it is not defined for, a wrong number of arguments, a join key of one side only.",
  },
  RW5105: {
    title: "Query too long",
    explanation:
      "The query of a rule has 1 to 10,000 characters. Long lists belong into a watchlist, long logic into a saved function.",
  },
  RW5106: {
    title: "Not exactly one result",
    explanation:
      "A rule's query is any number of `let` statements and one expression that yields a table. Text without one, or with a second one, is accepted by no rule.",
  },
  RW5107: {
    title: "Not a regular expression of RE2",
    explanation:
      "Kusto's regular expressions are those of RE2: without look-around, back-references or possessive repetition. The analyser does not look into them, the service fails when the query runs.",
  },
  RW5108: {
    title: "Not a date",
    explanation: "A `datetime` literal that is no date is null to Kusto, and comparisons with it never hold.",
  },
  RW5109: {
    title: "Reads every table",
    explanation:
      "Sentinel refuses rules that contain `search *` or `union *`. Other uses of `search` and `find` read every table too, which is slow and costly, and are only warned of.",
    warning: true,
  },
  RW5110: {
    title: "Looks back further than the period",
    explanation:
      "The service shows a query only the records of the last `queryPeriod`, whatever the query asks for, so the part before that is silently missing.",
    warning: true,
  },
  RW5111: {
    title: "Column not in the result",
    explanation:
      "Entity mappings, custom details and placeholders name columns of the query's result, and Sentinel refuses a rule where one is missing. Names are case-sensitive.",
  },
  RW5112: {
    title: "Entity mapping",
    explanation:
      "Each entity type has its own identifiers, and some of them are needed to tell one entity from another (Microsoft Learn, Microsoft Sentinel entity types reference).",
  },
  RW5113: {
    title: "Not the form of a rule",
    explanation:
      "A member of the rule is missing, or its value is not one that Sentinel takes. Names and values are case-sensitive.",
  },
  RW5114: {
    title: "Unknown member",
    explanation: "Rules have no such member; importers pass it over or refuse the file.",
    warning: true,
  },
  RW5115: {
    title: "Schedule or duration out of bounds",
    explanation:
      "Queries run every 5 minutes to 14 days over a period of at least that, at most 14 days; with a period of 2 days or more they run once an hour at most. Rule files say 1h, templates PT1H.",
    warning: true,
  },
  RW5116: {
    title: "Near-real-time rule with a schedule",
    explanation: "Rules of kind NRT run every minute and have no frequency, period or trigger.",
  },
  RW5117: {
    title: "Tactics and techniques disagree",
    explanation:
      "A technique is none of ATT&CK's, or none of its tactics is listed. Sentinel takes such rules, checks of public repositories may not.",
    warning: true,
  },
  RW5118: {
    title: "Placeholder",
    explanation: "A format of `alertDetailsOverride` has at most three placeholders of the form {{Column}}.",
  },
  RW5119: {
    title: "Incident grouping",
    explanation:
      "Alerts are grouped by entity types and custom details that the rule itself maps, and `matchingMethod: Selected` needs at least one of them.",
  },
  RW5120: {
    title: "Not the form of a template",
    explanation:
      "A deployment template has resources with type, name, kind and apiVersion as Azure Resource Manager expects them.",
  },
  RW5121: {
    title: "Text read as a template expression",
    explanation:
      "Azure Resource Manager evaluates a string that begins with `[`. Text that begins so is written with `[[`.",
  },
  RW5122: {
    title: "Rules of one file collide",
    explanation:
      "Two rules of one template share a name, or there are more than the 50 that the portal imports at once.",
  },
  RW5123: {
    title: "Not a watchlist",
    explanation:
      "A watchlist is a CSV file with a header; every row has as many fields as the header, and the search key is one of its columns.",
  },
  RW5124: {
    title: "Entity column of former days",
    explanation:
      "Columns such as AccountCustomEntity made entities before entity mappings did. Without a mapping they do nothing now.",
    warning: true,
  },
};
