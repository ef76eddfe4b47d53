/** Findings of the command line itself: `RW7xxx`. */
export const cliCodes = {
  RW7001: {
    title: "The configuration cannot be used",
    explanation: "rulewright.config.yml has to be YAML that schema/config.schema.json accepts.",
  },
  RW7002: {
    title: "Nothing to compile",
    explanation: "A detection is a folder with a detection.yml. Give such a folder, its file, or a folder above it.",
  },
  RW7003: {
    title: "No such file or folder",
    explanation: "A path on the command line has to exist.",
  },
  RW7004: {
    title: "No such detection or source",
    explanation: "`rulewright list` and `rulewright sources` show the names that can be used.",
  },
  RW7005: {
    title: "A file cannot be read",
    explanation: "The file or folder is there, but the system refuses to give it.",
  },
  RW7006: {
    title: "Nothing to verify",
    explanation:
      "The folder holds no file that could be a rule: .yml, .yaml, .json, .toml, .ndjson, .spl, .conf, .tf or .csv. A check that looks at nothing would pass whatever is wrong.",
  },
  RW7010: {
    title: "A file cannot be written",
    explanation:
      "Everything is written beside its place first, so that an interrupted build leaves the previous one whole.",
  },
  RW7011: {
    title: "A file in the way",
    explanation: "Only files that the manifest of an earlier build lists are replaced.",
  },
  RW7012: {
    title: "The output is not what the detections say",
    explanation: "`rulewright build` brings it up to date.",
  },
  RW7013: {
    title: "The baseline cannot be read",
    explanation: "A baseline is the manifest.json of an earlier build.",
  },
} as const;
