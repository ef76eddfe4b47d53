import { isRecord } from "../../../backends/sumo/verify/rule-kind.ts";
import type { RuleView } from "../../../backends/sumo/verify/rule-view.ts";
import type { Pointer } from "../../../spec/tree.ts";
import type { Clause } from "../../relation/nodes.ts";
import { type FilePlaces, type PlacedText, placedText } from "./file-places.ts";
import { unread } from "./unread.ts";

/** A rule as a file has it, whichever form that is in, under the names of the API. */
export interface WrittenRule {
  readonly view: RuleView;
  readonly path: string;
  readonly places: FilePlaces;
}

/** A text that has to be there. Throws `Unread`. */
export function requiredText(rule: WrittenRule, ...pointer: Pointer): PlacedText {
  const found = rule.view.text(...pointer);
  if (found === undefined || found.text.trim() === "")
    return unread(`The rule has no ${nameOf(pointer)}`, clauseAt(rule));
  return placedText(found, rule.places);
}

/** A list of texts; empty where it is absent. Throws `Unread`. */
export function textList(rule: WrittenRule, name: string): readonly PlacedText[] {
  const value = rule.view.value(name);
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return unread(`${name} is no list`, clauseAt(rule, name));
  return value.map((_, index) => requiredText(rule, name, index));
}

/** A whole number, also where the form has it as text. Throws `Unread`. */
export function wholeNumber(rule: WrittenRule, ...pointer: Pointer): number {
  const value = rule.view.value(...pointer);
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number)) {
    return unread(`${nameOf(pointer)} is no whole number`, clauseAt(rule, ...pointer));
  }
  return number;
}

/** Throws `Unread`. */
export function truthValue(rule: WrittenRule, name: string, absent: boolean): boolean {
  const value = rule.view.value(name) ?? absent;
  return typeof value === "boolean" ? value : unread(`${name} is neither true nor false`, clauseAt(rule, name));
}

export function clauseAt(rule: WrittenRule, ...pointer: Pointer): Clause {
  return rule.places.clause(rule.view.span(...pointer));
}

const WINDOWS: ReadonlyMap<string, number> = new Map([
  ["T05M", 300_000],
  ["T10M", 600_000],
  ["T30M", 1_800_000],
  ["T60M", 3_600_000],
  ["T12H", 43_200_000],
  ["T24H", 86_400_000],
  ["T05D", 432_000_000],
]);

/** The length of a rule's window in milliseconds. Throws `Unread`. */
export function windowLength(rule: WrittenRule): number {
  const { view } = rule;
  // Files of the user interface have the name in `window` and the length in `window_size`.
  const name = view.form === "import" ? view.value("window") : view.value("windowSize");
  const known = typeof name === "string" ? WINDOWS.get(name) : undefined;
  if (known === undefined && name !== "CUSTOM")
    return unread("The window is none of those there are", clauseAt(rule, "windowSize"));
  if (view.form === "import") {
    const length = view.isMissing("windowSizeMilliseconds")
      ? wholeNumber(rule, "windowSize")
      : wholeNumber(rule, "windowSizeMilliseconds");
    if (known !== undefined && length !== known) unread("The window has two lengths", clauseAt(rule, "windowSize"));
    return length;
  }
  const length = known ?? wholeNumber(rule, "windowSizeMilliseconds");
  // The bounds of the API (Sumo Logic API, Cloud SIEM, rules: windowSizeMilliseconds).
  if (length < 60_000 || length > 432_000_000) {
    return unread("A window is between a minute and five days long", clauseAt(rule, "windowSizeMilliseconds"));
  }
  return length;
}

/** What decides the verdict of a rule and has to be the same in every form of it. */
const DECISIVE = [
  ...["name", "enabled", "isPrototype", "nameExpression", "expression", "filterExpression", "matchExpression"],
  ...["triggerExpression", "valueExpression", "entitySelectors", "groupByFields", "valueFields", "limit", "ordered"],
  ...["countDistinct", "countField", "expressionsAndLimits", "aggregationFunctions", "groupByAsset", "baselineType"],
  ...["baselineWindowSize", "retentionWindowSize", "suppressionWindowSize"],
] as const;

/** The first setting in which another form of a rule says something else; undefined where they agree. */
export function disagreement(primary: WrittenRule, other: WrittenRule): string | undefined {
  if (primary.view.kind !== other.view.kind) return "the type of the rule";
  const found = DECISIVE.find((name) => shown(primary.view, name) !== shown(other.view, name));
  if (found !== undefined) return found;
  const isWindowed = ["threshold", "chain", "aggregation"].includes(primary.view.kind);
  return isWindowed && windowLength(primary) !== windowLength(other) ? "windowSize" : undefined;
}

function shown(view: RuleView, name: string): string {
  // The entity is part of the group where nothing is said (Terraform provider, group_by_entity).
  const value = view.value(name) ?? (name === "groupByAsset" ? true : null);
  return JSON.stringify(plain(value), (_, value: unknown) =>
    isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}

/** Without what the forms write differently: names of keys, numbers as text, blanks around expressions, absence. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined || value === "" || value === false) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(plain);
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, inner]) => [camelCase(key), plain(inner)] as const);
    return Object.fromEntries(entries.filter(([, inner]) => inner !== null));
  }
  return typeof value === "string" ? value.trim() : String(value);
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function nameOf(pointer: Pointer): string {
  return pointer.join(".");
}
