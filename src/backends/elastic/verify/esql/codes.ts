import type { Explanation } from "../../../../diagnostics/explanation.ts";

/** Findings in ES|QL queries: `RW5475` to `RW5499`. */
export const esqlVerifyCodes: Readonly<Record<string, Explanation>> = {
  RW5475: {
    title: "ES|QL that does not parse",
    explanation:
      "Elasticsearch refuses the query. Strings stand in double quotes, equality is `==`, comments begin with `//`, and a name that is a keyword or begins with a digit stands in backticks.",
  },
  RW5476: {
    title: "A command that ES|QL does not have",
    explanation: "A query begins with a source command such as `from`; each `|` is followed by a processing command.",
  },
  RW5477: {
    title: "A function that ES|QL does not have",
    explanation: "Elasticsearch knows a fixed set of ES|QL functions; the case of their names does not matter.",
  },
  RW5478: {
    title: "An ES|QL function with the wrong number of arguments",
    explanation: "Each function takes a fixed number of arguments; some of the last ones may be left out or repeated.",
  },
  RW5479: {
    title: "A column that the rule's sources do not have",
    explanation:
      "Elasticsearch refuses a query with a column that no index of `from` has and that no command before has computed. `_id`, `_index` and `_version` are columns only after `metadata`.",
  },
  RW5480: {
    title: "A column that is no longer there",
    explanation:
      "`stats` leaves its aggregates and groups only, `keep` leaves what it names, `drop` removes what it names: commands after these see nothing else.",
  },
  RW5481: {
    title: "ES|QL types that do not go together",
    explanation:
      "ES|QL converts no types but string literals, and these only to dates, addresses, versions and truth values. Convert with `to_string`, `to_long` and their kind.",
  },
  RW5482: {
    title: "An aggregate in the wrong place",
    explanation:
      "`count`, `values`, `max` and their kind aggregate the rows of `stats`, each column there is aggregated or stands behind `by`, and `where` and `eval` see single rows only.",
  },
  RW5483: {
    title: "An ES|QL rule without the columns that keep its alerts apart",
    explanation:
      "A rule that does not aggregate needs `metadata _id, _version, _index` behind `from` and has to keep these columns: without `_id` each run alerts on the same documents again.",
  },
  RW5484: {
    title: "A malformed pattern",
    explanation:
      "`rlike` takes Lucene's regular expressions and `like` the wildcards `*` and `?`, with a backslash before those meant literally; `dissect` and `grok` take patterns with `%{…}`.",
  },
  RW5485: {
    title: "A value of the wrong form",
    explanation:
      "A string that is compared with an address, a date or a truth value has to be one: `10.0.0.1`, `2026-01-31T00:00:00Z`, `true`. Networks, units of time and types have their forms too.",
  },
  RW5486: {
    title: "A pattern that means something else in ES|QL",
    explanation:
      "Lucene's regular expressions match the whole value and have no anchors, lazy quantifiers or `(?…)` groups; `%` is no wildcard.",
    warning: true,
  },
  RW5487: {
    title: "An ES|QL rule that keeps every column",
    explanation:
      "Without `keep` each alert has every column of its indices, and the public rule repository refuses the rule.",
    warning: true,
  },
};
