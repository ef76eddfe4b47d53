import type { FieldRef } from "../../model/nodes.ts";
import type { Match, Scalar } from "../../model/predicate.ts";
import { assertNever } from "../../model/walk.ts";
import type { SigmaString } from "../../sigma/value.ts";
import type { Random } from "./random.ts";
import { regexText } from "./regex-text.ts";

/** Texts that break rules which take a value for part of their own syntax. */
const HOSTILE: readonly string[] = [
  "*",
  "?",
  "%",
  "_",
  "\\",
  'a"b',
  "a'b",
  "a\\b",
  "a\\\\b",
  "{{x}}",
  "$x$",
  "a|b",
  "a,b",
  "(a)",
  "[a]",
  "/a/",
  "<a&b>",
  "a\nb",
  "a\tb",
  " a ",
  "null",
  "true",
  "-x-",
  "0",
  "10",
  "9",
  "1e3",
  "straße",
  "İx",
  "\u00e9",
  "e\u0301",
  "𝒳",
  "x".repeat(300),
];

export type Lists = ReadonlyMap<string, readonly string[]>;

/** Tests on one field alone. */
export type Tested = Exclude<Match<FieldRef>, { readonly kind: "same_as" }>;

export function hostileText(random: Random): string {
  return random.pick(HOSTILE);
}

/** A value that satisfies a test, as far as that can be told by looking at it; undefined where none comes to mind. */
export function satisfying(match: Tested, lists: Lists, random: Random): Scalar | undefined {
  switch (match.kind) {
    case "equals":
      return match.values.length === 0 ? undefined : recased(random.pick(match.values), match.cased, random);
    case "pattern":
      return match.patterns.length === 0
        ? undefined
        : recased(instance(random.pick(match.patterns), random), match.cased, random);
    case "regex": {
      const regex = random.pick(match.patterns);
      const text = regexText(regex.source, random);
      return recased(around(text, random), !regex.ignoreCase, random);
    }
    case "cidr":
      return random.pick(match.networks).split("/")[0];
    case "compare":
      return match.value + { gt: 1, gte: 0, lt: -1, lte: 0 }[match.operator];
    case "exists":
      return random.chance(0.5) ? "x" : hostileText(random);
    case "in_list": {
      const values = lists.get(match.list) ?? [];
      return values.length === 0 ? undefined : recased(random.pick(values), false, random);
    }
    default:
      return assertNever(match);
  }
}

/** A value that just fails a test, or `missing`. */
export function failing(match: Tested, lists: Lists, random: Random): Scalar | "missing" {
  if (random.chance(0.25)) return "missing";
  if (match.kind === "equals" && match.values.every((value) => typeof value === "boolean")) {
    return match.values[0] !== true;
  }
  if (match.kind === "compare") return match.value + { gt: 0, gte: -1, lt: 0, lte: 1 }[match.operator];
  if (match.kind === "cidr") return random.pick(["203.0.113.77", "2001:db8:ffff::1", "no address", "10.0.0.256"]);
  const near = satisfying(match, lists, random);
  return near === undefined || random.chance(0.3) ? hostileText(random) : nearMiss(String(near), random);
}

/** A text that differs a little. */
export function nearMiss(text: string, random: Random): string {
  return random.pick([
    `${text}x`,
    `x${text}`,
    `${text} `,
    // Logs are UTF-8, which has no half of a character.
    [...text].slice(0, -1).join(""),
    [...text].slice(1).join(""),
    text.replace(/[a-z]/i, "q"),
    text.replaceAll("/", "\\"),
    text.replaceAll("\\", "/"),
    text.replaceAll(".", "_"),
    text.replace(/[*?]/g, "x"),
  ]);
}

/** A text that holds another, as it is as often as not. */
export function around(text: string, random: Random): string {
  return random.chance(0.5) ? text : `${hostileText(random)} ${text} tail`;
}

/** A text that compares with that of another field as a test asks. */
export function satisfyingSame(
  other: string,
  { shape, cased }: Extract<Match<FieldRef>, { readonly kind: "same_as" }>,
  random: Random,
): string {
  const before = shape === "contains" || shape === "endswith" ? random.pick(["", "x ", hostileText(random)]) : "";
  const after = shape === "contains" || shape === "startswith" ? random.pick(["", " x", hostileText(random)]) : "";
  return `${before}${recased(other, cased, random)}${after}`;
}

/** The value in other letters, unless their case matters. */
function recased<V extends Scalar>(value: V, cased: boolean, random: Random): Scalar {
  if (cased || typeof value !== "string") return value;
  return random.pick([value, value, value.toUpperCase(), value.toLowerCase()]);
}

/** A text that a pattern fits. */
export function instance(pattern: SigmaString, random: Random): string {
  return pattern
    .map((part) => {
      if (part.kind === "text") return part.text;
      if (part.kind === "one") return random.pick(["x", "*", "\\", "\n", "é"]);
      return random.pick(["", "", "x", "a b", hostileText(random)]);
    })
    .join("");
}
