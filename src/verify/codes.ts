import type { Explanation } from "../diagnostics/explanation.ts";

/** Findings of `verify` about files as such: `RW50xx`. The codes of a target stand beside its verifier. */
export const verifyCodes: Readonly<Record<string, Explanation>> = {
  RW5001: {
    title: "Not a form that is verified",
    explanation:
      "Known are Sentinel rules as YAML or ARM JSON, .spl and .conf files and ESCU YAML of Splunk, Sumo Logic rules as JSON or Terraform, Elastic rules as TOML or NDJSON, Sigma YAML, and the lists that belong to them.",
  },
  RW5002: {
    title: "Not the format that the file's name says",
    explanation: "The text of a rule file has to be JSON, TOML or YAML as its extension says, or nothing imports it.",
  },
  RW5003: {
    title: "An archive, not a rule",
    explanation: "Rules are verified one file at a time. Unpack the archive and give its files.",
  },
  RW5004: {
    title: "The verifier itself failed",
    explanation:
      "The file was not judged: the vendor's analyser crashed or ran out of memory or time on it, or is not installed. The other files were verified.",
  },
};
