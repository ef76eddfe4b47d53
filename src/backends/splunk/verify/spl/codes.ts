import type { Explanation } from "../../../../diagnostics/explanation.ts";

/** Findings about searches: `RW5200` to `RW5249`. */
export const splCodes: Readonly<Record<string, Explanation>> = {
  RW5200: {
    title: "A quote, bracket or parenthesis is not closed",
    explanation: "Splunk refuses a search whose quotes, parentheses, brackets or backticks do not come in pairs.",
  },
  RW5201: {
    title: "Not the grammar of SPL",
    explanation: "The command cannot be read as written, so Splunk refuses the search.",
  },
  RW5202: {
    title: "A comment of another language",
    explanation:
      "Only text between triple backticks is a comment in SPL. The words after //, --, # or /* become search terms or arguments, and the search finds something else or nothing.",
  },
  RW5203: {
    title: "Unknown command",
    explanation: "Splunk has no command of this name and refuses the search.",
  },
  RW5204: {
    title: "Unknown eval function",
    explanation: "Expressions of eval and where may only call the functions of the Search Reference; apps add none.",
  },
  RW5205: {
    title: "Wrong number of arguments",
    explanation: "The function takes more or fewer arguments, and Splunk refuses the search.",
  },
  RW5206: {
    title: "Wrong type",
    explanation:
      "A text stands where a number or a condition has to be, or the other way round. Conditions cannot be assigned to fields.",
  },
  RW5207: {
    title: "Unknown statistical function",
    explanation: "stats, tstats, chart and convert each take a fixed set of functions.",
  },
  RW5208: {
    title: "Unknown option",
    explanation: "The command has no option of this name.",
  },
  RW5209: {
    title: "Wrong value of an option",
    explanation: "The option takes a number, a span, true or false, or one of few words.",
    warning: true,
  },
  RW5210: {
    title: "The field does not exist here",
    explanation:
      "A command before this one keeps only the fields that it names, or has dropped or renamed the field. Splunk reports nothing: conditions on it are never true and its columns stay empty.",
    warning: true,
  },
  RW5211: {
    title: "Not a time",
    explanation: "Time modifiers are offsets such as -15m@m, now, epoch seconds or MM/DD/YYYY:HH:MM:SS.",
  },
  RW5212: {
    title: "Not a regular expression",
    explanation: "The PCRE library refuses the expression, or it names no group that rex could fill.",
  },
  RW5213: {
    title: "A dotted name without quotes",
    explanation:
      "In eval and where a dot joins two fields: user.name is user followed by name. The field of that name needs single quotes.",
  },
  RW5214: {
    title: "A wildcard where there are none",
    explanation: "eval and where compare * as a character. Wildcards exist in search and in like(), as %.",
    warning: true,
  },
  RW5215: {
    title: "A text where a field was meant",
    explanation: "Double quotes make a text in eval and where. A field name goes without quotes or in single quotes.",
    warning: true,
  },
  RW5216: {
    title: "A comparison with a word that is no value",
    explanation: "null, true and false are field names in eval and where, and nothing equals a missing field.",
  },
  RW5217: {
    title: "AND and OR without parentheses",
    explanation: "In search OR binds closer than AND; in eval and where AND binds closer than OR.",
    warning: true,
  },
  RW5218: {
    title: "A search over every index",
    explanation: "index=* reads all that the role may see: slow, and different for each user.",
    warning: true,
  },
  RW5219: {
    title: "An operator in lower case",
    explanation: "In search only AND, OR and NOT in capitals are operators; in lower case they are words to find.",
    warning: true,
  },
  RW5220: {
    title: "A value that is compared as text",
    explanation:
      "The right side of a comparison in search is always a text: neither a field nor in single quotes. An empty list equals nothing.",
    warning: true,
  },
  RW5221: {
    title: "Wrong number of macro arguments",
    explanation: "A macro is defined for a fixed number of arguments, name(n), and not for this one.",
  },
  RW5222: {
    title: "A macro that does not end",
    explanation: "The macro calls itself or expands to an endless text.",
  },
  RW5223: {
    title: "A command that cuts rows off",
    explanation: "The command stops at a number of rows and says nothing.",
    warning: true,
  },
  RW5224: {
    title: "A command out of place",
    explanation: "Commands that make rows stand first; all others need rows before them.",
  },
  RW5225: {
    title: "Rows lost to a missing key",
    explanation: "stats drops every row in which a field after BY is missing.",
    warning: true,
  },
};
