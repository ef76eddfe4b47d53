import type { Explanation } from "../../../diagnostics/explanation.ts";

/**
 * Findings about rules of this target: `RW55xx`. What the grammar of Sigma documents says is reported under the codes of
 * `src/sigma` (`RW22xx`) wherever a document is read, and so here.
 */
export const sigmaVerifyCodes = {
  RW5500: {
    title: "Outside the published schema",
    explanation:
      "Common tools read the document, and the JSON Schema that specification 2.1.0 publishes rejects it, so that a repository that checks by schema does too.",
    warning: true,
  },
  RW5501: {
    title: "Unknown ATT&CK name in a tag",
    explanation:
      "Tags of the namespace `attack` name tactics by their hyphenated short names and techniques, groups, software, data sources, mitigations and assets by their ids.",
    warning: true,
  },
  RW5502: {
    title: "Unknown tag",
    explanation: "The tags appendix closes the names of this namespace, or the namespace looks like a misspelt one.",
    warning: true,
  },
  RW5503: {
    title: "Key that looks misspelt",
    explanation:
      "Documents may have keys of their own, which tools pass over. This one is one letter away from a key of the specification that the document lacks.",
    warning: true,
  },
  RW5504: {
    title: "Log source that looks misspelt",
    explanation:
      "The word is one letter away from one of the taxonomy, and tools that map log sources would not know it.",
    warning: true,
  },
  RW5505: {
    title: "Broken regular expression",
    explanation: "The operand of `re` does not compile as a regular expression, so no target can run it.",
  },
  RW5506: {
    title: "Network with host bits",
    explanation: "An address behind `cidr` has bits set behind the prefix. Some tools refuse it, pySigma among them.",
    warning: true,
  },
  RW5507: {
    title: "Nothing to expand",
    explanation: "`expand` fills placeholders written `%name%`, and the value holds none.",
    warning: true,
  },
  RW5508: {
    title: "Alias without effect",
    explanation: "No `group-by` and no `field` of the correlation asks for the alias.",
    warning: true,
  },
  RW5509: {
    title: "Group-by field that is not there",
    explanation: "A correlation of correlations groups by what the inner ones group by; nothing else is left of them.",
    warning: true,
  },
  RW5510: {
    title: "Filter of another log source",
    explanation:
      "A filter applies to rules whose log source its own contains: a key that it sets has to be set alike there.",
    warning: true,
  },
  RW5511: {
    title: "Reference to several documents",
    explanation: "Several documents of the run have this id or name, so which one is meant depends on the tool.",
    warning: true,
  },
  RW5512: {
    title: "Half a quotation",
    explanation:
      "The text ends in a quote that nothing opens. YAML takes it as part of the text, which is rarely meant.",
    warning: true,
  },
  RW5513: {
    title: "Not a processing pipeline",
    explanation:
      "The values of lists are handed over as a pipeline of pySigma: a name, a priority, variables and transformations of known types.",
  },
  RW5514: {
    title: "Operator in upper case",
    explanation:
      "Conditions write `and`, `or` and `not` in lower case. Some tools read other letters too; pySigma does not.",
    warning: true,
  },
  RW5520: {
    title: "Rule that asks for other events",
    explanation:
      "Read back, the selections and the condition are true on other records than the events of the detection, and no note says so.",
  },
  RW5521: {
    title: "Correlation that says something else",
    explanation:
      "Read back, the type, the rules, the time span, the groups, the aliases or the condition are not those of the detection's trigger, and no note says so.",
  },
  RW5522: {
    title: "Metadata that differs",
    explanation: "Read back, a key says something else than the detection it was compiled from.",
  },
  RW5523: {
    title: "Document that is missing or too many",
    explanation: "The file has not the documents that the detection needs.",
  },
  RW5524: {
    title: "List with other values",
    explanation: "The pipeline hands over other values than the detection's list has.",
  },
} as const satisfies Record<`RW55${number}`, Explanation>;

export type SigmaVerifyCode = keyof typeof sigmaVerifyCodes;
