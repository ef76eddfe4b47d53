import type { Explanation } from "../../../diagnostics/explanation.ts";
import { eqlVerifyCodes } from "./eql/codes.ts";
import { esqlVerifyCodes } from "./esql/codes.ts";

/** Findings about rules of this target: `RW54xx`; those in EQL and ES|QL queries stand beside their checks. */
export const elasticVerifyCodes: Readonly<Record<string, Explanation>> = {
  RW5400: {
    title: "A kuery query that does not parse",
    explanation:
      "Kibana refuses the query. Conditions are `field:value` or `field:(a or b)`, joined by `and` and `or` with white space around them; values with blanks, colons, brackets or quotes stand in double quotes.",
  },
  RW5401: {
    title: "A field that the rule's sources do not have",
    explanation:
      "The data streams that the index patterns name are described, and none of them has the field, so the condition never holds. Fields of your own, and those of newer packages, are declared in the configuration, at `verify.fields`.",
  },
  RW5402: {
    title: "An operator that the field's type does not take",
    explanation:
      "Ranges are for numbers, dates, addresses and versions; text would be compared letter by letter. Wildcards are for text: Elasticsearch fails on them in numbers, dates, addresses and truth values.",
  },
  RW5403: {
    title: "A value that the field's type does not take",
    explanation:
      "Elasticsearch fails to read the value as the number, date, address or truth value that the field holds.",
  },
  RW5404: {
    title: "A comment in a kuery query",
    explanation: "The language has no comments: what looks like one becomes part of the value before it.",
  },
  RW5405: {
    title: "A kuery value that says something else than it seems",
    explanation:
      "Unquoted values run on over blanks up to the next keyword, a value without a field is searched for in every field, `field:null` matches nothing, and a `*` in quotes is an asterisk.",
    warning: true,
  },
  RW5406: {
    title: "Braces behind a field that is not nested",
    explanation: "`path: { … }` asks for nested objects, and Elasticsearch fails where the path is mapped otherwise.",
  },
  RW5407: {
    title: "A data set outside the index patterns",
    explanation:
      "The name of a data stream holds its data set, so a query for another data set finds nothing in the indices that the rule reads.",
  },
  RW5410: {
    title: "Outside the schema of Elastic rules",
    explanation:
      "Kibana's API or the loader of rule repositories refuses the rule: a member is missing, unknown, or of the wrong form for the rule's type.",
    warning: true,
  },
  RW5411: {
    title: "A threat block that ATT&CK does not bear out",
    explanation:
      "Ids, names and URLs of tactics and techniques agree with ATT&CK, and each technique serves the tactic that it stands under.",
    warning: true,
  },
  RW5412: {
    title: "A schedule that does not work",
    explanation:
      "Each run has to look back at least one interval, or events between two runs are never seen, the history of a new terms rule begins before the time that a run looks at, and a sequence fits into it. Rules that go by the time of arrival miss no late events.",
    warning: true,
  },
  RW5413: {
    title: "Severity and risk score do not go together",
    explanation: "Elastic's bands are low 0 to 21, medium 22 to 47, high 48 to 73 and critical 74 to 100.",
    warning: true,
  },
  RW5414: {
    title: "A field named beside the query does not serve",
    explanation:
      "New terms, thresholds, suppression, overrides and required fields name fields that the rule's sources, or the result of its ES|QL query, do not have, or whose type cannot be grouped by.",
    warning: true,
  },
  RW5415: {
    title: "Tags, guide or references out of form",
    explanation:
      "The rule works, but checks of rule repositories refuse it: tags have known prefixes and name the first tactic, and the guide investigates the rule by its name.",
    warning: true,
  },
  RW5417: {
    title: "Index patterns that do not fit",
    explanation:
      "Names of indices are in lower case; a rule reads index patterns or a data view; and the packages of its data streams stand in the metadata.",
    warning: true,
  },
  RW5418: {
    title: "Metadata that contradicts itself",
    explanation: "A rule is not updated before it is created, and a minimal stack version comes with a comment.",
    warning: true,
  },
  RW5419: {
    title: "A Kibana export that does not import as a whole",
    explanation:
      "Each line is a rule, an exception list, an item of one, a connector or the summary; ids occur once, lists come with the rules that name them, and the summary counts what is there.",
    warning: true,
  },
  ...eqlVerifyCodes,
  ...esqlVerifyCodes,
};
