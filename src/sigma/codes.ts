import type { Explanation } from "../diagnostics/explanation.ts";

/** Findings about Sigma documents and Sigma's detection grammar. Codes are stable; `docs/diagnostics.md` lists them from here. */
export const sigmaCodes = {
  RW2200: { title: "Not a detection", explanation: "A detection is a mapping of named selections and a `condition`." },
  RW2201: {
    title: "Nothing to match",
    explanation: "An empty mapping or list would match everything or nothing, depending on who reads it.",
  },
  RW2202: {
    title: "Unusable selection",
    explanation: "A selection is a mapping of fields to values, or a list of such mappings and of keywords.",
  },
  RW2203: {
    title: "Unusable value",
    explanation: "A field is compared with text, numbers, booleans, null or a list of these.",
  },
  RW2204: { title: "Unknown modifier", explanation: "Specification 2.1.0 has no modifier of this name." },
  RW2205: {
    title: "Modifiers that do not go together",
    explanation: "The combination, or its order, has no meaning. Modifiers apply from left to right.",
  },
  RW2206: {
    title: "Value does not fit the modifier",
    explanation: "Comparisons need numbers, `exists` needs one boolean, text operators need text.",
  },
  RW2207: { title: "No condition", explanation: "The `condition` says how the selections combine." },
  RW2208: { title: "Condition syntax", explanation: "The condition does not parse." },
  RW2209: { title: "Unknown selection", explanation: "The condition names a selection that does not exist." },
  RW2210: {
    title: "Pattern matches no selection",
    explanation: "Dropping the term, as some converters do, would silently widen the rule.",
  },
  RW2211: {
    title: "More asked for than there is",
    explanation: "A term such as `3 of sel_*` can never hold with fewer than three selections.",
  },
  RW2212: { title: "Unused selection", explanation: "The condition does not mention this selection.", warning: true },
  RW2213: {
    title: "Time frame in a detection",
    explanation: "`timeframe` went away with aggregations in conditions; a correlation rule has `timespan`.",
  },
  RW2214: {
    title: "Selection that no condition can name",
    explanation: "Names of selections consist of letters, digits, `_` and `-`, and are not `and`, `or` or `not`.",
    warning: true,
  },
  RW2215: {
    title: "`all` over one value",
    explanation: "`all` wants every value of a list to match; here there is one.",
    warning: true,
  },
  RW2216: {
    title: "A null among other values",
    explanation: "The specification keeps `null` out of lists. Use a selection of its own and join it with `or`.",
    warning: true,
  },
  RW2217: {
    title: "The same test twice",
    explanation: "Two keys are one field with the same modifiers. Only one of them could be written back.",
  },
  RW2218: {
    title: "Blanks around a field name",
    explanation: "The blanks are dropped, as the specification advises.",
    warning: true,
  },
  RW2219: { title: "Nested too deeply", explanation: "Lists of a selection may lie in one another 50 levels deep." },
  RW2220: {
    title: "Not a Sigma document",
    explanation: "A document is a mapping and is either a rule (`detection`), a correlation or a filter.",
  },
  RW2221: { title: "Missing key", explanation: "Specification 2.1.0 requires the key for this kind of document." },
  RW2222: { title: "Wrong type", explanation: "The key takes a value of another type." },
  RW2223: { title: "Value outside its closed set", explanation: "The key takes one of a few words.", warning: true },
  RW2224: { title: "Malformed id", explanation: "Ids are UUIDs in lower or upper case with dashes." },
  RW2225: { title: "Malformed date", explanation: "Dates are days of the calendar, written YYYY-MM-DD." },
  RW2226: {
    title: "Old spelling of a date",
    explanation: "Version 1 wrote YYYY/MM/DD; the date is read as YYYY-MM-DD.",
    warning: true,
  },
  RW2227: {
    title: "Malformed tag",
    explanation: "Tags have a namespace and a name, in lower case: `attack.t1059.001`.",
  },
  RW2228: { title: "Text too long or too short", explanation: "The specification bounds the length of this text." },
  RW2229: { title: "Repeated item", explanation: "The list may hold each item once.", warning: true },
  RW2230: {
    title: "Unusable log source",
    explanation: "A log source has at least one of `category`, `product` and `service`, written in lower case.",
    warning: true,
  },
  RW2231: {
    title: "Unusable action",
    explanation: "`action` is `global`, `reset` or `repeat`, and there has to be something to repeat.",
  },
  RW2232: { title: "Malformed time span", explanation: "A whole number and one of s, m, h, d: `90m`, not `1h30m`." },
  RW2233: {
    title: "Unit outside the specification",
    explanation: "w, M and y are read by pySigma but not specified.",
    warning: true,
  },
  RW2234: {
    title: "Unusable correlation condition",
    explanation:
      "One or more of gt, gte, lt, lte, eq, neq with a number; temporal types also take a condition over rule names.",
    warning: true,
  },
  RW2235: { title: "Nothing to count", explanation: "The value types of correlation need `field` in their condition." },
  RW2236: {
    title: "Windows without events are not seen",
    explanation: "A group with no event never appears, so `lt`, `lte`, `eq: 0` and `neq` miss it.",
    warning: true,
  },
  RW2237: {
    title: "`generate` says two things",
    explanation: "The key stands at both of its places with different values.",
    warning: true,
  },
  RW2238: {
    title: "No group-by",
    explanation: "The schema requires it; without it all events form one group.",
    warning: true,
  },
  RW2239: {
    title: "Unusable alias",
    explanation: "An alias maps each of the correlation's rules to one of its fields.",
  },
  RW2240: { title: "Unknown rule", explanation: "No document that was loaded has this id or name.", warning: true },
  RW2241: { title: "Repeated id or name", explanation: "References need every id and name to be unique." },
  RW2242: {
    title: "Correlations refer to each other",
    explanation: "Following `rules` comes back to the correlation itself.",
  },
  RW2243: {
    title: "Reference to a filter",
    explanation: "Filters narrow rules and yield nothing that could be counted.",
    warning: true,
  },
  RW2244: {
    title: "Filter keeps instead of excluding",
    explanation: "A filter's condition is joined with `and` as written; excluding needs `not`.",
    warning: true,
  },
  RW2245: { title: "Filter for no rule", explanation: "`rules` lists ids or names, or is `any`.", warning: true },
  RW2246: {
    title: "Key without effect",
    explanation: "The key has no meaning in this kind of document.",
    warning: true,
  },
  RW2247: { title: "Invalid network", explanation: "A `cidr` value is an IPv4 or IPv6 network such as 10.0.0.0/8." },
  RW2248: {
    title: "Condition and rules differ",
    explanation: "A condition over rule names has to name exactly the correlation's rules.",
  },
} as const satisfies Record<`RW22${number}`, Explanation>;

export type SigmaCode = keyof typeof sigmaCodes;
