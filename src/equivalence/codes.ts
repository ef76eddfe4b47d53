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
  RW3920: {
    title: "A target takes other events than the detection",
    explanation:
      "In the form in which the target stores a sample event, the fields that the catalog binds do not hold what the event says, and no fidelity note warns of it. The binding is wrong, or lacks `approximates`.",
  },
  RW3912: {
    title: "An alert that differs from the expected",
    explanation: "The alert came, but begins, ends or counts otherwise than the test says.",
  },
};
