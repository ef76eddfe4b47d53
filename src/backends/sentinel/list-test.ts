import type { BoundField } from "../../catalog/nodes.ts";
import type { Match } from "../../model/predicate.ts";
import { escapeRegex, patternSource } from "../../plan/vocabulary.ts";
import { and, binary, call, type Kql, or, text } from "./syntax.ts";

/**
 * Whether any element of a list satisfies a test. The list is JSON text, or one bare value; elements are found between
 * their quotes. `undefined`: not a test that can be asked of elements so.
 */
export function listTest(value: Kql, match: Match<BoundField>): Kql | undefined {
  if (match.kind === "equals") {
    const bodies = match.values.map((item) => escapeRegex(jsonBody(String(item))));
    const bare = match.values.map(String).filter((item) => BARE.test(item));
    const operator = match.cased ? "==" : "=~";
    return or([
      ...match.values.map((item) => binary(value, operator, text(String(item)))),
      elementTest(value, bodies, match.cased),
      ...(bare.length === 0 ? [] : [bareTest(value, bare)]),
    ]);
  }
  if (match.kind === "pattern") {
    const bodies = match.patterns.map((pattern) =>
      patternSource(
        pattern.map((part) => (part.kind === "text" ? { kind: "text", text: jsonBody(part.text) } : part)),
        `${CHARACTER}*`,
        CHARACTER,
      ),
    );
    const whole: Kql = { kind: "regex", source: `${flags(match.cased)}^${choice(bodies)}$` };
    return or([binary(value, "matches regex", whole), elementTest(value, bodies, match.cased)]);
  }
  // A list without elements is a missing value.
  if (match.kind === "exists") return and([call("isnotempty", value), binary(value, "!=", text("[]"))]);
  return undefined;
}

/** Numbers, true and false stand in JSON without quotes. */
const BARE = /^(?:-?\d+(?:\.\d+)?|true|false)$/i;

function bareTest(value: Kql, bare: readonly string[]): Kql {
  const source = `(?i)[\\[,]${choice(bare.map(escapeRegex))}[\\],]`;
  return binary(value, "matches regex", { kind: "regex", source });
}

/** One character of a JSON string. */
const CHARACTER = '(?:[^"\\\\]|\\\\.)';

function elementTest(value: Kql, bodies: readonly string[], cased: boolean): Kql {
  const source = `${flags(cased)}[\\[,]"${choice(bodies)}"[\\],]`;
  return binary(value, "matches regex", { kind: "regex", source });
}

function flags(cased: boolean): string {
  return cased ? "(?s)" : "(?is)";
}

function choice(bodies: readonly string[]): string {
  return `(?:${bodies.join("|")})`;
}

/** Text as it stands between the quotes of a JSON string. */
function jsonBody(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}
