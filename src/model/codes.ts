import type { Explanation } from "../diagnostics/explanation.ts";

/** Findings about what a detection means. Codes are stable; `docs/diagnostics.md` lists them from here. */
export const modelCodes = {
  RW3000: {
    title: "Unknown field",
    explanation: "The log source has no such canonical field. `catalog/<source>/source.yml` lists them.",
  },
  RW3001: {
    title: "Unknown value group",
    explanation: "A `group` test names a group that the log source does not define.",
  },
  RW3002: {
    title: "Group of another field",
    explanation: "Each value group belongs to one field; a test on another field cannot use it.",
  },
  RW3003: { title: "Unknown list", explanation: "An `in_list` test names a list that `lists` does not define." },
  RW3004: {
    title: "Operator does not fit the field",
    explanation: "Text operators need a text field, number comparisons a number field, networks an address field.",
  },
  RW3005: {
    title: "Value does not fit the field",
    explanation: "The value cannot be one of the field's type, so the test could never hold.",
  },
  RW3006: {
    title: "Value outside the field's vocabulary",
    explanation: "The field has a closed set of values and this is none of them, so the test could never hold.",
  },
  RW3007: { title: "Invalid regular expression", explanation: "The expression has a syntax error." },
  RW3008: {
    title: "Regular expression not common to all targets",
    explanation: "Only syntax that RE2 and PCRE share and read alike is taken: no look-around, no back-references.",
  },
  RW3009: {
    title: "Regular expression may take exponential time",
    explanation: "A repeated group repeats its own content. Splunk's engine backtracks and may never finish.",
  },
  RW3010: {
    title: "Regular expression too large",
    explanation: "Engines limit length, nesting and repetition counts.",
  },
  RW3011: { title: "Invalid network", explanation: "A `cidr` value is an IPv4 or IPv6 network such as 10.0.0.0/8." },
  RW3012: {
    title: "Network with host bits",
    explanation: "Bits behind the prefix are set; targets disagree about what such a network holds.",
  },
  RW3013: {
    title: "Empty text means missing",
    explanation:
      "Some targets store absent, null and empty text alike, so a test for '' asks whether the field is missing.",
    warning: true,
  },
  RW3014: {
    title: "Comparison can never hold",
    explanation: "The lower bound is above the upper bound, so no value satisfies both.",
  },
  RW3015: {
    title: "Escaped wildcard in a path",
    explanation:
      "As in Sigma, `\\*` and `\\?` are a literal star and question mark, so `C:\\Users\\*\\evil.exe` matches no path. A backslash and a wildcard are `\\\\*`, as in `C:\\Users\\\\*\\evil.exe`; a backslash and a literal star are `\\\\\\*`.",
    warning: true,
  },
  RW3016: {
    title: "Empty part of a text",
    explanation:
      "Every text contains, starts and ends with the empty text, so the test asks only whether the field is there.",
    warning: true,
  },
  RW3017: {
    title: "All of several whole values",
    explanation:
      "A field that is no list has one value, which cannot equal several. `all` is for parts of a text and for elements of a list.",
    warning: true,
  },
  RW3018: {
    title: "Modifier not available",
    explanation:
      "The modifier is Sigma's but has no meaning in a detection: placeholders are lists here, and parts of dates are not compared.",
  },
  RW3019: {
    title: "Value cannot be encoded",
    explanation: "Only literal text can be encoded, and expansions are bounded.",
  },
  RW3020: {
    title: "The `where` lacks a condition",
    explanation: "Several named selections need a `condition` that says how they combine.",
  },
  RW3021: {
    title: "Event can never match",
    explanation: "Its `where` is false for every event, for example since it tests membership in an empty list.",
    warning: true,
  },
  RW3022: {
    title: "Condition too large",
    explanation: "A term such as `3 of sel_*` has more combinations than a rule can hold.",
  },
  RW3023: {
    title: "Tests that contradict each other",
    explanation:
      "Joined by `and`, they ask that one field is missing and has a value, or that it equals different values at once, so no event satisfies them. Join them by `or`, or write the values as one list.",
    warning: true,
  },
  RW3050: { title: "Unknown log source", explanation: "No folder of the catalog describes this source." },
  RW3052: { title: "Unknown event", explanation: "The name is none of the detection's events." },
  RW3053: { title: "Events refine each other", explanation: "Following `refines` comes back to the event itself." },
  RW3054: {
    title: "Unused event",
    explanation: "Neither the trigger, nor the score, nor another event names it, so it reaches no target.",
    warning: true,
  },
  RW3055: {
    title: "Substitute lacks a key",
    explanation: "The `otherwise` source has to offer every field that groups or joins the event.",
  },
  RW3057: {
    title: "Event cannot have this setting",
    explanation: "An event that refines another takes the operation and the substitute of its parent.",
  },
  RW3070: {
    title: "Window too long",
    explanation: "No window, history or suppression may exceed 30 days.",
  },
  RW3071: {
    title: "Temporal trigger with one event",
    explanation: "Something can be near something else only if there are two.",
  },
  RW3072: {
    title: "Anchor among the events",
    explanation: "The anchor is the event the others are near to; it is not one of them.",
  },
  RW3073: {
    title: "Windows without events are not seen",
    explanation: "A count below a bound is judged only in windows that hold an event; silence never alerts.",
    warning: true,
  },
  RW3074: { title: "Count condition can never hold", explanation: "No count satisfies all of its comparisons." },
  RW3075: {
    title: "Key that an event lacks",
    explanation: "Keys are fields of every event of the trigger, or aliases that name a field for each of them.",
  },
  RW3076: {
    title: "Key may be missing",
    explanation:
      "Some records lack the field. An event without its key belongs to no group, and one without its value is never new.",
    warning: true,
  },
  RW3077: { title: "Incomplete alias", explanation: "An alias names one field for every event of the trigger." },
  RW3078: { title: "Unused alias", explanation: "No key uses this alias.", warning: true },
  RW3079: {
    title: "Nothing identifies the operation",
    explanation:
      "Collapsing needs a field that identifies one operation or one event. Muting alerts by actor is no `once_per` but `limits.throttle`, which alerts again.",
  },
  RW3080: {
    title: "Realtime needs a plain match",
    explanation: "Rules that run on each event as it arrives cannot count, join, remember or collapse.",
  },
  RW3081: {
    title: "Interval does not divide its hour or day",
    explanation:
      "A cron line steps evenly only through intervals that divide an hour, or whole hours that divide a day.",
  },
  RW3082: {
    title: "Interval too short",
    explanation: "No target runs a scheduled rule more often than once a minute.",
  },
  RW3083: { title: "Repeated key", explanation: "Naming a key twice changes nothing.", warning: true },
  RW3084: {
    title: "Fields that never meet",
    explanation:
      "An alert near an anchor holds the anchor and one other event. Alerts are compared by all of the fields named, so fields of two other events compare none.",
  },
  RW3100: {
    title: "Unknown output",
    explanation: "The name is no field of the trigger's events, no key and no output.",
  },
  RW3101: {
    title: "Ambiguous field",
    explanation: "An alert of this trigger holds several events with this field; write <event>.<field>.",
  },
  RW3102: { title: "Repeated output", explanation: "Two outputs have one name." },
  RW3103: {
    title: "Neither key nor aggregate",
    explanation: "An alert over many events can show a field only as a key or through an aggregate.",
  },
  RW3104: {
    title: "Aggregate over one event",
    explanation: "Only alerts of counting triggers hold many events to aggregate.",
  },
  RW3105: { title: "Template too powerful", explanation: "Templates take plain placeholders only: {{actor.name}}." },
  RW3106: { title: "Template syntax", explanation: "The template does not parse." },
  RW3107: {
    title: "Aggregate does not fit the field",
    explanation: "`min` and `max` need numbers, times or the score.",
  },
  RW3120: { title: "Exclusion without an event", explanation: "No event has all the fields that the exclusion tests." },
  RW3121: { title: "Unused list", explanation: "No `in_list` test of a `where` uses this list.", warning: true },
  RW3122: {
    title: "Score threshold that decides nothing",
    explanation: "Either every row reaches `at_least` or none does.",
  },
  RW3123: {
    title: "Score term must refine",
    explanation:
      "`when` names an event that refines an event of the trigger; its own `where` is what the points are for.",
  },
  RW3124: { title: "Repeated score term", explanation: "Two terms of the score name one event." },
  RW3125: {
    title: "Too many score terms",
    explanation: "Targets that cannot add get one condition per combination of terms.",
  },
  RW3126: { title: "No score", explanation: "`score` is an output only of detections with a `score`." },
  RW3140: { title: "Not a date", explanation: "Dates are days of the calendar, written YYYY-MM-DD." },
  RW3141: { title: "Modified before created", explanation: "`modified` lies before `created`." },
  RW3142: {
    title: "Risk score outside its band",
    explanation: "informational and low 0 to 21, medium 22 to 47, high 48 to 73, critical 74 to 100.",
  },
  RW3143: { title: "Unknown technique", explanation: "ATT&CK Enterprise has no such technique." },
  RW3144: {
    title: "Renamed technique",
    explanation: "This ATT&CK version has the technique under another id, which is used.",
    warning: true,
  },
  RW3146: { title: "Tactic without technique", explanation: "None of the techniques belongs to this tactic." },
  RW3147: {
    title: "Tactic needed",
    explanation: "The technique belongs to several tactics; say which are meant, the primary one first.",
  },
  RW3148: { title: "Folder name", explanation: "A detection's folder names its files on every target and system." },
  RW3149: { title: "Repeated id", explanation: "Ids of rules derive from the detection's id, so it must be unique." },
  RW3150: { title: "Repeated folder name", explanation: "Files of two detections would have one name." },
  RW3151: { title: "Repeated title", explanation: "Targets name rules by their title." },
  RW3152: {
    title: "Prose cut at its commas",
    explanation: "A list in brackets splits at commas. Write one sentence per line with a dash.",
    warning: true,
  },
  RW3153: { title: "Unknown note code", explanation: "`accept` takes the codes of notes." },
  RW3154: {
    title: "Setting for a target that is not compiled",
    explanation: "The backend is not among the targets.",
    warning: true,
  },
  RW3155: { title: "No target", explanation: "The detection compiles to nothing." },
  RW3156: {
    title: "Hidden character",
    explanation:
      "Control characters, and marks that turn the direction of writing, can make an alert read as something else.",
  },
  RW3157: {
    title: "Acceptance or silence without a reason",
    explanation:
      "The `…` of a pasted entry, a blank or a TODO is no reason. Say why the loss or the warning does not matter, for those who read it later.",
  },
  RW3160: { title: "Repeated test name", explanation: "Results of tests are told apart by their names." },
  RW3161: {
    title: "Sample events outside the folder",
    explanation: "Sample events lie in the detection's folder, so that it can be moved as a whole.",
  },
  RW3162: {
    title: "Unknown field in an expected alert",
    explanation: "An alert is known by fields of the trigger's events, or by names of `group_by` and its aliases.",
  },
  RW3163: { title: "Last before first", explanation: "An alert's last event cannot lie before its first." },
  RW3164: {
    title: "Unknown list in a test",
    explanation: "A test gives values to lists of the detection; `lists` of the detection says which there are.",
  },
  RW3165: {
    title: "Unknown exclusion in a test",
    explanation:
      "A test switches exclusions of the detection on or off; `exclusions` of the detection says which there are.",
  },
  RW3166: {
    title: "Query in an envelope",
    explanation:
      "An envelope is what stands around the query. Your own query goes under `native.<target>.query`, where it is said of the rule that it is yours.",
  },
} as const satisfies Record<`RW3${number}`, Explanation>;

export type ModelCode = keyof typeof modelCodes;

/** The codes of `modelCodes` that are warnings. */
export type ModelWarning = {
  [Code in ModelCode]: (typeof modelCodes)[Code] extends { readonly warning: true } ? Code : never;
}[ModelCode];
