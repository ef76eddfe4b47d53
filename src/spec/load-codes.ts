import type { DiagnosticCode } from "../diagnostics/diagnostic.ts";
import type { Explanation } from "../diagnostics/explanation.ts";

/** Problems of a YAML file before anybody looks at what it says. */
export const loadCodes = {
  RW1000: {
    title: "The file is too large",
    explanation: "Files are limited to 1 MiB so that a stray log or archive is named instead of parsed.",
  },
  RW1001: {
    title: "The file is not valid YAML",
    explanation:
      "The YAML parser stopped here. The usual causes are a value that needs quotes (it holds `: ` or ` #`, or begins with a character such as `*`, `&`, `!`, `%`, `@` or a backtick), a missing closing quote or bracket, and indentation that does not line up.",
  },
  RW1002: {
    title: "The file is not UTF-8",
    explanation:
      "Save the file as UTF-8. Latin-1, Windows-1252 and UTF-16 are not read, because guessing would change letters.",
  },
  RW1003: {
    title: "The file is binary",
    explanation: "The file holds a NUL byte, which no YAML text does.",
  },
  RW1004: {
    title: "The file is empty",
    explanation: "There is nothing in the file but blank space and comments.",
  },
  RW1005: {
    title: "Several documents in one file",
    explanation: "A line `---` begins a second YAML document. One file holds one document here: split the file.",
  },
  RW1006: {
    title: "Tab in the indentation",
    explanation: "YAML indents with blanks only.",
  },
  RW1007: {
    title: "Nested too deeply",
    explanation: "Lists and mappings may lie in one another 200 levels deep.",
  },
  RW1008: {
    title: "The document is not a mapping",
    explanation: "The top level of the file has to consist of `key: value` lines.",
  },
  RW1009: {
    title: "Duplicate key",
    explanation: "The same key stands twice in one mapping. YAML forbids it, and one of the two would be lost.",
  },
  RW1010: {
    title: "Alias",
    explanation:
      "Aliases (`*name`) are not followed: they make errors point at the wrong place and let a small file grow without bound. Repeat the value, or use a list. A value that merely begins with `*` has to be quoted.",
  },
  RW1011: {
    title: "Unknown tag",
    explanation:
      "Only the tags of the YAML core schema (`!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!map`, `!!seq`) are read. A value that merely begins with `!` has to be quoted.",
  },
  RW1012: {
    title: "Merge key",
    explanation: "Merge keys (`<<`) belong to YAML 1.1 and are not followed. Write the keys out.",
  },
  RW1013: {
    title: "Reserved key",
    explanation: "Names that every JavaScript object carries, such as `__proto__` and `constructor`, cannot be keys.",
  },
  RW1014: {
    title: "Key is not text",
    explanation:
      "A key has to be text or a plain whole number. Quote a key that YAML reads as something else (`true`, `null`, `1.0`).",
  },
  RW1015: {
    title: "Number cannot be kept as written",
    explanation:
      "The number is larger than can be held exactly, or has leading zeros that would be dropped. Quote it to keep every digit.",
  },
  RW1016: {
    title: "Half a character",
    explanation: "The text holds half of a surrogate pair, which no UTF-8 file can store.",
  },
} as const satisfies Partial<Record<DiagnosticCode, Explanation>>;
