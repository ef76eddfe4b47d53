import type { Diagnostic } from "../../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../../diagnostics/span.ts";
import { printDuration } from "../../../../model/duration.ts";
import type { CorrelationType } from "../../../../sigma/correlation.ts";
import { printTimespan, timespanSeconds } from "../../../../sigma/timespan.ts";
import { placeIn, verifyFinding } from "../finding.ts";
import { type Emitted, type EmittedCorrelation, placeOf } from "./emitted.ts";

/** What a correlation says of its type and its time span that is not meant. */
export function compareShape(
  correlation: EmittedCorrelation,
  type: CorrelationType,
  timespan: number,
): readonly Diagnostic[] {
  const { document } = correlation;
  const found: Diagnostic[] = [];
  if (document.type !== type) {
    found.push(differs(correlation, "type", `The correlation is of type ${document.type}, and ${type} is meant`));
  }
  if (document.timespan === undefined || timespanSeconds(document.timespan) * 1_000 !== timespan) {
    const said = document.timespan === undefined ? "missing" : printTimespan(document.timespan);
    const message = `The time span is ${said}, and ${printDuration(timespan)} is meant`;
    found.push(differs(correlation, "timespan", message));
  }
  if (document.generate === true) {
    found.push(differs(correlation, "generate", "The rules behind the correlation would alert by themselves"));
  }
  return found;
}

/** Rules that no correlation counts would alert by themselves. */
export function standAlone({ rules, correlations }: Emitted): readonly Diagnostic[] {
  const counted = new Set(correlations.flatMap((correlation) => correlation.rules));
  return rules
    .filter((rule) => !counted.has(rule))
    .map(({ document }) => verifyFinding("RW5523", "error", "No correlation counts this rule", placeOf(document)));
}

/** `said` and `asked` are keys of groups. */
export function otherGroups(
  correlation: EmittedCorrelation,
  said: string | undefined,
  asked: string | undefined,
): Diagnostic {
  const message = `The correlation takes ${wordsOf(said)} together, and the detection ${wordsOf(asked)}`;
  return differs(correlation, "group-by", message);
}

function wordsOf(key: string | undefined): string {
  if (key === undefined) return "nothing";
  const [source, groupBy, counted] = JSON.parse(key) as [string, string[], string[]];
  const words = (JSON.parse(source) as (string | null)[]).filter((word) => word !== null).join("/");
  const values = counted.length === 0 ? `events of ${words}` : `values of ${counted.join(", ")} in ${words}`;
  return groupBy.length === 0 ? values : `${values} by ${groupBy.join(", ")}`;
}

export function noCorrelation(emitted: Emitted): Diagnostic {
  return verifyFinding("RW5523", "error", "The file has no correlation", firstPlace(emitted));
}

export function oneTooMany({ document }: EmittedCorrelation): Diagnostic {
  return verifyFinding("RW5523", "error", "The detection has no such correlation", placeOf(document));
}

/** Where to point for what is missing from a file. */
export function firstPlace({ rules }: Emitted): Span | undefined {
  return rules[0] === undefined ? undefined : placeOf(rules[0].document);
}

/** A finding about one key of a correlation. */
export function differs({ document }: EmittedCorrelation, key: string, message: string): Diagnostic {
  return verifyFinding("RW5521", "error", message, placeIn(document, ["correlation", key]));
}
