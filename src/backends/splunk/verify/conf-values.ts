import { nearest } from "../../../diagnostics/suggest.ts";
import type { SettingType } from "./conf-facts.ts";
import { readCron } from "./cron.ts";
import { didYouMean } from "./finding.ts";
import { timeProblem } from "./time-modifier.ts";

export interface ValueProblem {
  readonly kind: "value" | "cron" | "time";
  readonly message: string;
  readonly help?: string | undefined;
  /** Of the value; the whole of it if absent. */
  readonly start?: number;
  readonly end?: number;
}

/** What is wrong with the form of a value. What it means beside other settings is not asked here. */
export function valueProblem(key: string, text: string, { type, values = [] }: SettingType): ValueProblem | undefined {
  // An empty value stands for the default.
  if (text === "" || (type !== "enum" && values.includes(text))) return undefined;
  const wrong = (expected: string, help?: string): ValueProblem => ({
    kind: "value",
    message: `${key} takes ${expected}, not ${shorten(text)}`,
    help,
  });
  switch (type) {
    case "boolean":
      return /^(?:1|0|true|false|t|f|yes|no|y|n)$/i.test(text)
        ? undefined
        : wrong(values.length === 0 ? "1 or 0 (true or false)" : `1, 0 or ${values.join(" or ")}`);
    case "flag":
      return /^(?:0|1)$/.test(text) ? undefined : wrong("0 or 1 and no other word");
    case "integer":
      return /^-?\d{1,18}$/.test(text) ? undefined : wrong("a whole number");
    case "unsigned":
      return /^\d{1,18}$/.test(text) ? undefined : wrong("a whole number from 0");
    case "number":
      return /^-?\d{1,18}(?:\.\d{1,18})?$/.test(text) ? undefined : wrong("a number");
    case "quantity":
      return /^\d{1,18}%?$/.test(text) ? undefined : wrong("a whole number or a percentage");
    case "enum": {
      if (values.includes(text)) return undefined;
      return wrong(oneOf(values), didYouMean(nearest(text, values, 1)));
    }
    case "duration":
      return /^\d{1,9}(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mon|months?)?$/.test(text)
        ? undefined
        : wrong("a number with a unit such as 30m, 6h or 1d");
    case "ttl":
      return /^\d{1,9}p?$/.test(text) ? undefined : wrong("seconds, or a number of periods such as 2p");
    case "skew":
      return /^(?:0|\d{1,3}%|\d{1,9}\s*(?:m|mins?|minutes?|h|hrs?|hours?|d|days?))$/.test(text)
        ? undefined
        : wrong("a percentage such as 50% or a duration such as 5m");
    case "window":
      return /^(?:\d{1,9}|auto)$/.test(text) ? undefined : wrong("a number of minutes or auto");
    case "cron": {
      const cron = readCron(text);
      return cron.ok ? undefined : { kind: "cron", message: cron.message, start: cron.start, end: cron.end };
    }
    case "time": {
      const message = timeProblem(text);
      return message === undefined ? undefined : { kind: "time", message };
    }
    default:
      return undefined;
  }
}

function oneOf(values: readonly string[]): string {
  return values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}

function shorten(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
