import type { Explanation } from "../../../../diagnostics/explanation.ts";

/** Findings in EQL queries: `RW5450` to `RW5474`. */
export const eqlVerifyCodes: Readonly<Record<string, Explanation>> = {
  RW5450: {
    title: "EQL that does not parse",
    explanation:
      "Elasticsearch refuses the query. Keywords are lower case, strings stand in double quotes, equality is `==`, comments begin with `//`, and every event query is `category where condition`.",
  },
  RW5451: {
    title: "A function that EQL does not have",
    explanation:
      "Elasticsearch knows a fixed set of EQL functions, and only some of them have a form with `~` that ignores case.",
  },
  RW5452: {
    title: "An EQL function with the wrong number of arguments",
    explanation: "Each function takes a fixed number of arguments; some of the last ones may be left out.",
  },
  RW5453: {
    title: "A field that the rule's sources do not have",
    explanation:
      "No document of the sources has the field, so Elasticsearch refuses the query or it never matches. A field that only some of the sources have is written with a question mark before it: `?field`.",
  },
  RW5454: {
    title: "EQL types that do not go together",
    explanation:
      "A comparison is between values of one type: numbers with numbers, truth values with truth values, text, addresses and dates with strings. `:`, `like` and `regex` test text.",
  },
  RW5455: {
    title: "A comparison that EQL does not offer",
    explanation:
      "EQL does not compare a field with another field, nor analysed text, of which only its words are indexed. Test the keyword field beside it.",
  },
  RW5456: {
    title: "A sequence that Elasticsearch refuses",
    explanation:
      "A sequence or a sample has at least two steps, all with as many `by` fields. `![…]` needs `with maxspan` and a step that is not negated beside it, does not repeat and ends no sequence.",
  },
  RW5457: {
    title: "A malformed regular expression",
    explanation:
      "`regex` takes Lucene's regular expressions, which always match the whole value: `|`, `()`, `[]`, `?`, `*`, `+`, `{n,m}`, and the characters `~ & @ # < > \"` have a meaning too.",
  },
  RW5458: {
    title: "A value of the wrong form",
    explanation: "A network is written as `10.0.0.0/8` or `2001:db8::/32`, an address as `10.0.0.1` or `2001:db8::1`.",
  },
  RW5459: {
    title: "A regular expression that means something else in Lucene",
    explanation:
      "Lucene's regular expressions match the whole value and have no anchors, no lazy quantifiers and no `(?…)` groups: these characters are taken literally or as something else.",
    warning: true,
  },
  RW5460: {
    title: "A category that events hardly have",
    explanation:
      "`process where …` compares `event.category`, unless the rule names another field, and the Elastic Common Schema has a fixed list of categories.",
    warning: true,
  },
};
