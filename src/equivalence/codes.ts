import type { Explanation } from "../diagnostics/explanation.ts";

/** Findings about sample events and what detections make of them: `RW39xx`. */
export const equivalenceCodes: Readonly<Record<string, Explanation>> = {
  RW3900: {
    title: "Not an event",
    explanation: "A file of sample events holds one JSON object a line, as the provider writes it.",
  },
  RW3901: {
    title: "A directive of sample events that cannot be used",
    explanation:
      "Keys that begin with an underscore say what the event alone does not: `_source`, `_name`, `_like`, `_without`, `_start`, `_time`, `_arrived`, `_repeat`, `_every`.",
  },
  RW3902: {
    title: "Sample events of no known source",
    explanation: "Records can be read of the log sources of the built-in catalog.",
  },
  RW3903: {
    title: "A sample event without a time",
    explanation: "The record says when it happened in its own way, or `_time` says it.",
  },
  RW3904: {
    title: "A test without its events",
    explanation: "The file that the test names is not there or cannot be read.",
    warning: true,
  },
  RW3905: {
    title: "A sample event that says nothing",
    explanation:
      "Nothing that its log source is read from stands in the record, so no detection could alert on it, and a test that expects no alert would pass without testing anything. Records are written as the provider writes them, each on a line of its own: not as a SIEM stores them, and not wrapped in the list or the envelope in which they were delivered.",
  },
  RW3906: {
    title: "A test file without events",
    explanation:
      "The file holds no event, or only bases for others (`_name`). A test that expects no alert would pass without testing anything.",
  },
  RW3907: {
    title: "A sample event without a field that none lacks",
    explanation:
      "The catalog says of the field that no record of the source lacks it (`nullable: false`), and rules rely on that: they group by it, or join the records of an operation. On a record without it they may do otherwise than the detection, which no real record would show.",
    warning: true,
  },
  RW3910: {
    title: "An expected alert did not come",
    explanation: "On the sample events, the detection raises fewer alerts of this key than the test expects.",
  },
  RW3911: {
    title: "An alert that is not expected",
    explanation:
      "On the sample events, the detection raises an alert that the test does not list, or too many of one key.",
  },
  RW3912: {
    title: "An alert that differs from the expected",
    explanation: "The alert came, but begins, ends or counts otherwise than the test says.",
  },
  RW3920: {
    title: "A target misses an alert of the detection",
    explanation:
      "Run on the events in the form in which the target stores them, the emitted rule raises no alert where the detection does, and no fidelity note foretells it. The clause that lost the event is named. Either a binding of the catalog is wrong, or the rule is.",
  },
  RW3921: {
    title: "A target raises an alert that the detection does not",
    explanation:
      "Run on the events in the form in which the target stores them, the emitted rule raises an alert that holds no event of any alert of the detection, and no fidelity note foretells it.",
  },
  RW3922: {
    title: "A target raises one alert twice",
    explanation:
      "Two scheduled runs of the emitted rule raise an alert on the very same events, or on events that the detection takes for one alert.",
  },
  RW3923: {
    title: "A rule that cannot be read back",
    explanation:
      "The emitted text, or a query of the author's own, uses something whose meaning is not known here. No verdict is given on it, and nothing is guessed.",
    warning: true,
  },
  RW3924: {
    title: "Rules cannot be run on this machine",
    explanation: "Rules are run on DuckDB, an optional dependency, and it is not installed.",
    warning: true,
  },
  RW3925: {
    title: "The plan of a detection says something else than the detection",
    explanation:
      "Every target is compiled from one logical plan. Run on the sample events it raises other alerts than the detection read word by word: a defect of Rulewright. Please report it with the detection and the event.",
  },
};
