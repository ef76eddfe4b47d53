import type { Attack } from "../../../../attack/attack.ts";
import type { Diagnostic, DiagnosticCode } from "../../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../../diagnostics/span.ts";
import type { Document } from "../../../../spec/document.ts";
import type { Pointer } from "../../../../spec/tree.ts";
import type { Unchecked } from "../../../../verify/verifier.ts";
import type { FieldLookup } from "../fields.ts";

export const RULE_TYPES = [
  "query",
  "saved_query",
  "threshold",
  "new_terms",
  "eql",
  "esql",
  "threat_match",
  "machine_learning",
] as const;
export type RuleType = (typeof RULE_TYPES)[number];

/** A rule in a file: the TOML of a rule repository, or the form of Kibana's API. */
export interface Rule {
  readonly form: "toml" | "api";
  readonly type: RuleType | undefined;
  readonly document: Document;
  /** Where the rule stands in the document. */
  readonly at: Pointer;
  readonly value: Members;
  /** The table `metadata` of a TOML file. */
  readonly metadata: Members | undefined;
}

export type Members = Readonly<Record<string, unknown>>;

/** What the checks of a rule share. */
export interface RuleCheck {
  readonly rule: Rule;
  /** Of the documents that the rule reads. */
  readonly fields: FieldLookup;
  /** Of the indicators that a rule of the type `threat_match` compares with. */
  readonly indicatorFields: FieldLookup;
  readonly attacks: readonly Attack[];
  readonly findings: RuleFindings;
}

/** Collects findings; pointers start at the rule. */
export interface RuleFindings {
  readonly diagnostics: Diagnostic[];
  readonly unchecked: Unchecked[];
  error(code: DiagnosticCode, message: string, pointer: Pointer, help?: string): void;
  warning(code: DiagnosticCode, message: string, pointer: Pointer, help?: string): void;
}

export function createRuleFindings(document: Document, at: Pointer): RuleFindings {
  const diagnostics: Diagnostic[] = [];
  const add =
    (severity: Diagnostic["severity"]) =>
    (code: DiagnosticCode, message: string, pointer: Pointer, help?: string): void => {
      const span = placeOf(document, [...at, ...pointer]);
      diagnostics.push({ code, severity, message, span, ...(help === undefined ? {} : { help }) });
    };
  return { diagnostics, unchecked: [], error: add("error"), warning: add("warning") };
}

/** A value in one line as a whole, of anything longer its key or its first line. */
function placeOf(document: Document, pointer: Pointer): Span {
  const span = document.spanAt(pointer);
  if (span.line === span.endLine) return span;
  return document.keySpanAt(pointer) ?? { ...span, endLine: span.line, endColumn: span.column + 1 };
}

export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A member of a value, if it is a mapping. Names such as `__proto__` are names like any other. */
export function member(value: unknown, name: string): unknown {
  return isMembers(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The texts of a list with their positions; a lone text counts as a list of one without position. */
export function textsOf(value: unknown): readonly { readonly text: string; readonly path: Pointer }[] {
  if (typeof value === "string") return [{ text: value, path: [] }];
  return listOf(value).flatMap((each, index) => (typeof each === "string" ? [{ text: each, path: [index] }] : []));
}

export function typeOfRule(value: unknown): RuleType | undefined {
  return RULE_TYPES.find((type) => type === value);
}
