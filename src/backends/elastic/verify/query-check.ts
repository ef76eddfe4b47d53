import type { DiagnosticCode } from "../../../diagnostics/diagnostic.ts";
import { nearest } from "../../../diagnostics/suggest.ts";
import type { Place } from "../parse/problem.ts";
import type { FieldLookup, FieldType } from "./fields.ts";

/** A finding in a query, at offsets of its text. */
export interface QueryFinding {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly help?: string;
}

/** What no verdict is given on. The reason names no names, so that reports can count it. */
export interface QueryUnchecked {
  readonly what: string;
  readonly reason: string;
  readonly start: number;
  readonly end: number;
}

export interface QueryCheck {
  readonly problems: readonly QueryFinding[];
  readonly unchecked: readonly QueryUnchecked[];
}

/** Collects what a check finds. */
export interface Findings extends QueryCheck {
  error(code: QueryFinding["code"], message: string, place: Place, help?: string): void;
  warning(code: QueryFinding["code"], message: string, place: Place, help?: string): void;
  /** Reports each thing once, where it first stands. */
  pass(what: string, reason: string, place: Place): void;
}

export function createFindings(): Findings {
  const problems: QueryFinding[] = [];
  const unchecked: QueryUnchecked[] = [];
  const passed = new Set<string>();
  const add =
    (severity: QueryFinding["severity"]) =>
    (code: QueryFinding["code"], message: string, { start, end }: Place, help?: string): void => {
      problems.push({ code, severity, message, start, end, ...(help === undefined ? {} : { help }) });
    };
  return {
    problems,
    unchecked,
    error: add("error"),
    warning: add("warning"),
    pass(what, reason, { start, end }) {
      if (passed.has(what)) return;
      passed.add(what);
      unchecked.push({ what, reason, start, end });
    },
  };
}

export const UNKNOWN_FIELDS = "the fields of this set are not described";

/** The type of a stored field; undefined where it is not known, which is then reported. */
export function storedType(
  name: string,
  place: Place,
  { fields, findings, code, optional }: StoredTypeOptions,
): FieldType | undefined {
  const fact = fields(name);
  if (fact === "unknown-namespace") {
    findings.pass(`the field \`${name}\``, UNKNOWN_FIELDS, place);
    return undefined;
  }
  if (fact !== "missing") return fact.type;
  if (!optional) {
    findings.error(code, `The rule's sources have no field \`${name}\``, place, didYouMean(fields.near(name)));
  }
  return undefined;
}

interface StoredTypeOptions {
  readonly fields: FieldLookup;
  readonly findings: Findings;
  readonly code: QueryFinding["code"];
  readonly optional: boolean;
}

export function didYouMean(near: readonly string[]): string | undefined {
  return near.length === 0 ? undefined : `Did you mean ${near.map((name) => `\`${name}\``).join(" or ")}?`;
}

export function nearName(name: string, candidates: Iterable<string>): string | undefined {
  return didYouMean(nearest(name, candidates));
}
