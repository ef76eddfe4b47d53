import type { Place } from "../../parse/problem.ts";
import { type Findings, nearName } from "../query-check.ts";

/** First argument of `date_diff` (Elasticsearch reference, DATE_DIFF). */
const differenceUnits: ReadonlySet<string> = new Set(
  (
    "year years yy yyyy quarter quarters qq q month months mm m dayofyear dy y day days dd d week weeks wk ww " +
    "weekday weekdays dw hour hours hh minute minutes mi n second seconds ss s millisecond milliseconds ms " +
    "microsecond microseconds mcs nanosecond nanoseconds ns"
  ).split(" "),
);

/** First argument of `date_extract`: fields of java.time. */
const extractUnits: ReadonlySet<string> = new Set(
  (
    "aligned_day_of_week_in_month aligned_day_of_week_in_year aligned_week_of_month aligned_week_of_year ampm_of_day " +
    "clock_hour_of_ampm clock_hour_of_day day_of_month day_of_week day_of_year epoch_day era hour_of_ampm hour_of_day " +
    "instant_seconds micro_of_day micro_of_second milli_of_day milli_of_second minute_of_day minute_of_hour " +
    "month_of_year nano_of_day nano_of_second offset_seconds proleptic_month second_of_day second_of_minute year " +
    "year_of_era"
  ).split(" "),
);

export function checkDateUnit(
  name: "date_diff" | "date_extract",
  unit: string,
  place: Place,
  findings: Findings,
): void {
  const known = name === "date_diff" ? differenceUnits : extractUnits;
  if (known.has(unit.toLowerCase())) return;
  findings.error("RW5485", `\`${name}\` knows no unit \`${unit}\``, place, nearName(unit, known));
}

/** What Java's expressions surely refuse: groups and classes that do not close, quantifiers of nothing. */
export function checkJavaRegex(pattern: string, place: Place, findings: Findings): void {
  const message = javaRegexProblem(pattern);
  if (message !== undefined) findings.error("RW5484", `Not a regular expression of Java: ${message}`, place);
}

function javaRegexProblem(pattern: string): string | undefined {
  let depth = 0;
  let quantifiable = false;
  for (let at = 0; at < pattern.length; at += 1) {
    switch (pattern[at]) {
      case "\\":
        if (at + 1 === pattern.length) return "nothing follows the last backslash";
        if (pattern[at + 1] === "Q") {
          const end = pattern.indexOf("\\E", at + 2);
          at = end === -1 ? pattern.length : end + 1;
        } else at += 1;
        quantifiable = true;
        break;
      case "[": {
        const end = endOfClass(pattern, at);
        if (end === undefined) return "a character class is not closed";
        at = end;
        quantifiable = true;
        break;
      }
      case "(":
        depth += 1;
        if (pattern[at + 1] === "?") at += 1;
        quantifiable = false;
        break;
      case ")":
        if (depth === 0) return "nothing opens a `)`";
        depth -= 1;
        quantifiable = true;
        break;
      case "|":
        quantifiable = false;
        break;
      case "*":
      case "+":
      case "?":
        if (!quantifiable) return `\`${pattern[at]}\` follows nothing to repeat`;
        break;
      default:
        quantifiable = true;
    }
  }
  return depth > 0 ? "a group is not closed" : undefined;
}

/** Classes stand inside one another in Java: `[a-z&&[^b]]`. */
function endOfClass(pattern: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < pattern.length; at += 1) {
    if (pattern[at] === "\\") at += 1;
    else if (pattern[at] === "[") {
      depth += 1;
      if (pattern[at + 1] === "^") at += 1;
      if (pattern[at + 1] === "]") at += 1;
    } else if (pattern[at] === "]") {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return undefined;
}

/** A date as a literal: a year at least, or Elasticsearch's date math. */
export function isDate(text: string): boolean {
  return /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}(?::\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/.test(
    text,
  );
}
