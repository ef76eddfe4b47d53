import type { Diagnostic } from "../../../../diagnostics/diagnostic.ts";
import { quote } from "../../../../sigma/source.ts";
import { placeIn, verifyFinding } from "../finding.ts";
import { type Counterexample, findDifference } from "./difference.ts";
import type { EmittedRule } from "./emitted.ts";
import { joinedPaths, type MeantEvent } from "./meant.ts";
import type { Truth } from "./truth.ts";

/** Whether rules match the records of some events, and no others. */
export function compareRules(rules: readonly EmittedRule[], events: readonly MeantEvent[]): readonly Diagnostic[] {
  const [rule] = rules;
  if (rule === undefined) return [];
  const difference = differenceOf(rules, events);
  if (difference === undefined) return [];
  const { emitted } = difference;
  const names = events.map(({ name }) => `\`${name}\``).join(" and ");
  const record = recordText(difference);
  const message = emitted
    ? `The rule matches a record with ${record}, which is not meant by ${names}`
    : `The rule does not match a record with ${record}, which is meant by ${names}`;
  const span = placeIn(rule.document, ["detection", "condition"]);
  return [verifyFinding("RW5520", "error", message, span)];
}

/** A record on which the two sides differ; undefined where none was found. */
export function differenceOf(rules: readonly EmittedRule[], events: readonly MeantEvent[]): Counterexample | undefined {
  const one = (operands: readonly Truth[]): Truth => ({ kind: "or", operands });
  return findDifference(
    one(rules.map(({ truth }) => truth)),
    one(events.map(({ truth }) => truth)),
    joinedPaths(events.map(({ paths }) => paths)),
  );
}

const MAX_COLUMNS = 4;

function recordText({ record }: Counterexample): string {
  const columns = [...record].slice(0, MAX_COLUMNS).map(([column, value]) => `${column} = ${quote(value)}`);
  if (columns.length === 0) return "none of the fields";
  return record.size > MAX_COLUMNS ? `${columns.join(", ")}, …` : columns.join(", ");
}
