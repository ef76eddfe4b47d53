import type { DiagnosticCode } from "../diagnostics/diagnostic.ts";
import type { Explanation } from "../diagnostics/explanation.ts";

/** Problems of a file that is good YAML but not what its schema asks for. */
export const schemaCodes = {
  RW2000: {
    title: "Unknown key",
    explanation: "The key has no meaning here. It may be misspelt, or indented so that it belongs to the wrong parent.",
  },
  RW2001: {
    title: "A key is missing",
    explanation: "The mapping cannot be read without this key.",
  },
  RW2002: {
    title: "Wrong kind of value",
    explanation: "The value is text, a number, a list or a mapping where something else is expected.",
  },
  RW2003: {
    title: "Not one of the values allowed",
    explanation: "Only a closed list of values is allowed here.",
  },
  RW2004: {
    title: "Text of the wrong form",
    explanation: "The text does not have the form that is expected here, such as a date or an identifier.",
  },
  RW2005: {
    title: "Too long or too short",
    explanation: "The text has too many or too few characters, or the list or mapping too many or too few entries.",
  },
  RW2006: {
    title: "Number out of range",
    explanation: "The number is smaller or larger than what is allowed here.",
  },
  RW2007: {
    title: "None of the forms fits",
    explanation: "The value may be written in several forms, and it is not clear which of them is meant.",
  },
  RW2008: {
    title: "The same entry twice",
    explanation: "The entries of this list have to differ.",
  },
  RW2009: {
    title: "Key of the wrong form",
    explanation: "The keys of this mapping are names of your choice, but they have to follow a form.",
  },
  RW2010: {
    title: "Does not fit together",
    explanation: "The value breaks a rule of the schema that concerns several of its parts.",
  },
} as const satisfies Partial<Record<DiagnosticCode, Explanation>>;
