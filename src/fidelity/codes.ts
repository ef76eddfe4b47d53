export type NoteAxis = "meaning" | "timing" | "capacity" | "cold_start" | "metadata" | "output";

/**
 * The closed list of differences between a detection and a target. Codes name the construct, never the target, so that
 * `accept` and baselines stay readable; each has a section in `docs/notes.md` and a test.
 */
export const noteCodes = {
  "field-absent": { axis: "meaning", title: "The target does not store a field that a test needs" },
  "field-approximate": { axis: "meaning", title: "The stored field is not quite the canonical one" },
  "substitute-source": { axis: "meaning", title: "A substitute log source stands in for one the target lacks" },
  "case-folding": { axis: "meaning", title: "A value has cased letters outside ASCII, which targets fold differently" },
  "regex-approximate": { axis: "meaning", title: "The target's regular expressions cannot say this one exactly" },
  "operator-approximate": { axis: "meaning", title: "The target lacks an operator, so the test is widened" },
  "list-approximate": { axis: "meaning", title: "A list lookup compares values differently" },
  "key-approximate": { axis: "meaning", title: "Rows group by a field that is not quite the key" },
  "key-case": { axis: "meaning", title: "Keys that differ in case only stay apart" },
  "key-missing": { axis: "meaning", title: "A record without the entity or key raises nothing" },
  "window-hop": { axis: "meaning", title: "Windows move in steps and are longer by one step" },
  "window-tumbling": { axis: "meaning", title: "Windows do not overlap, so a run of events can be cut" },
  "window-run": { axis: "meaning", title: "The window is what one run of the rule reads" },
  "window-widened": { axis: "meaning", title: "The window is longer than asked" },
  "window-limited": { axis: "meaning", title: "The target's longest window is shorter than asked" },
  "order-approximate": { axis: "meaning", title: "Events of one time may be taken in the wrong order" },
  "order-lost": { axis: "meaning", title: "The order of events is not checked" },
  "once-per-lost": { axis: "meaning", title: "Alerts of one operation are not collapsed" },
  "once-per-approximate": { axis: "meaning", title: "Alerts are collapsed by other fields or another span" },
  "operation-lost": { axis: "meaning", title: "Records of one operation are judged one by one" },
  "history-shortened": { axis: "meaning", title: "A value is forgotten early and counts as new again" },
  "history-lengthened": { axis: "meaning", title: "A value is remembered longer than asked" },
  "first-seen-lost": { axis: "meaning", title: "The target keeps no memory of values, so every match alerts" },
  "condition-approximate": { axis: "meaning", title: "A count condition is rounded to what the target can compare" },
  "not-expressible": { axis: "meaning", title: "The target has no rule that could say this" },
  "native-query": { axis: "meaning", title: "The author's own query replaces the compiled one" },
  "native-envelope": { axis: "meaning", title: "The author's own key decides when or whether the rule alerts" },
  "ingestion-time": { axis: "timing", title: "The rule runs on the time of arrival, not of the event" },
  "event-time": { axis: "timing", title: "The rule runs on the time of the event, so later arrivals are not seen" },
  "frequency-changed": { axis: "timing", title: "The rule runs less often than asked" },
  "alert-cap": { axis: "capacity", title: "The target limits how many alerts one run may raise" },
  "window-cap": { axis: "capacity", title: "A window holds a limited number of events" },
  "baseline-learning": { axis: "cold_start", title: "The rule stays silent while it learns" },
  "severity-mapped": { axis: "metadata", title: "The target lacks the severity, so the nearest is used" },
  "attack-mapped": { axis: "metadata", title: "The target's ATT&CK names differ" },
  "throttle-approximate": { axis: "metadata", title: "Muting works differently on the target" },
  "entity-dropped": { axis: "metadata", title: "The target has no such entity" },
  "metadata-lost": { axis: "metadata", title: "The target has no place for this" },
  "output-absent": { axis: "output", title: "The alert cannot show a field" },
  "output-approximate": { axis: "output", title: "The alert shows something close to the field" },
} as const satisfies Record<string, { readonly axis: NoteAxis; readonly title: string }>;

export type NoteCode = keyof typeof noteCodes;
