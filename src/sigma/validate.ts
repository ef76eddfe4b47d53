import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { SigmaCode } from "./codes.ts";
import type { ConditionNode } from "./condition.ts";
import type { SigmaDocument } from "./document.ts";
import { finding } from "./finding.ts";
import { listKeys } from "./metadata.ts";
import { describe, quote } from "./source.ts";
import { validateCorrelation } from "./validate-correlation.ts";
import { validateNetworks } from "./validate-network.ts";

/** Words that specification 2.1.0 allows. */
export const statuses = ["stable", "test", "experimental", "deprecated", "unsupported"] as const;
export const levels = ["informational", "low", "medium", "high", "critical"] as const;
export const relatedTypes = ["derived", "obsolete", "merged", "renamed", "similar"] as const;

/**
 * Checks one document against what specification 2.1.0 asks beyond its grammar: required keys, closed sets of words,
 * UUIDs, dates, tags, lengths, and what each type of correlation needs. What documents say about each other is for
 * `checkReferences`.
 */
export function validateDocument(document: SigmaDocument): readonly Diagnostic[] {
  const found: Diagnostic[] = [...validateTexts(document), ...validateWords(document), ...validateLists(document)];
  switch (document.kind) {
    case "rule":
      return [...found, ...validateLogSource(document), ...validateNetworks(document)];
    case "correlation":
      return [...found, ...validateCorrelation(document)];
    case "filter":
      return [...found, ...validateLogSource(document), ...validateNetworks(document), ...validateFilter(document)];
  }
}

type Problem = (code: SigmaCode, message: string, pointer: readonly (string | number)[], help?: string) => void;

function collect(document: SigmaDocument, check: (error: Problem) => void): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  check((code, message, pointer, help) => found.push(finding(document, "error", code, message, pointer, help)));
  return found;
}

const longest = { title: 256, name: 256, description: 65_535 } as const;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function validateTexts(document: SigmaDocument): readonly Diagnostic[] {
  return collect(document, (error) => {
    const { metadata } = document;
    if (metadata.title === undefined) error("RW2221", "The key `title` is missing", []);
    for (const key of ["title", "name", "description"] as const) {
      const text = metadata[key];
      if (text === undefined) continue;
      const length = [...text].length;
      if (length > longest[key])
        error("RW2228", `\`${key}\` has ${length} characters, ${longest[key]} are allowed`, [key]);
      if (text.trim() === "" && key !== "description") error("RW2228", `\`${key}\` is empty`, [key]);
    }
    if (metadata.id !== undefined && !uuid.test(metadata.id)) {
      error("RW2224", `${quote(metadata.id)} is not a UUID`, ["id"]);
    }
    for (const key of ["date", "modified"] as const) {
      const date = metadata[key];
      if (date !== undefined && !isCalendarDay(date)) {
        error("RW2225", `${quote(date)} is not a day written YYYY-MM-DD`, [key]);
      }
    }
  });
}

function isCalendarDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return false;
  const leap = (Number(year) % 4 === 0 && Number(year) % 100 !== 0) || Number(year) % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
  return Number(day) >= 1 && Number(day) <= days;
}

function validateWords(document: SigmaDocument): readonly Diagnostic[] {
  return collect(document, (error) => {
    const check = (
      value: string | undefined,
      words: readonly string[],
      pointer: readonly (string | number)[],
    ): void => {
      if (value === undefined || words.includes(value)) return;
      const close = nearest(value, words, 1);
      const help = close.length > 0 ? `Did you mean ${quote(close[0] ?? "")}?` : `One of ${words.join(", ")}`;
      error("RW2223", `\`${pointer[0] ?? ""}\` cannot be ${quote(value)}`, pointer, help);
    };
    const { status, level, related } = document.metadata;
    check(status, statuses, ["status"]);
    check(level, levels, ["level"]);
    related?.forEach(({ id, type }, index) => {
      // pySigma also reads `correlation`, which the schema rejects.
      check(type, relatedTypes, ["related", index]);
      if (!uuid.test(id)) error("RW2224", `${quote(id)} is not a UUID`, ["related", index]);
    });
  });
}

const tag = /^[a-z0-9_-]+\.[a-z0-9._-]+$/;
// The schema's pattern forbids upper case, and the tag appendix lists D3FEND artifacts only with it.
const artifactTag = /^d3fend\.d3f-[A-Za-z0-9]+$/;

function validateLists(document: SigmaDocument): readonly Diagnostic[] {
  return collect(document, (error) => {
    for (const key of listKeys) {
      const seen = new Set<string>();
      document.metadata[key]?.forEach((item, index) => {
        if (seen.has(item) && key !== "scope") error("RW2229", `\`${key}\` holds ${quote(item)} twice`, [key, index]);
        seen.add(item);
        const tooShort = (key === "falsepositives" || key === "scope") && item.length < 2;
        if (tooShort) error("RW2228", `An item of \`${key}\` has two characters or more`, [key, index]);
        if (key === "tags" && !tag.test(item) && !artifactTag.test(item)) {
          const help = "A namespace, a dot and a name, in lower case";
          error("RW2227", `${quote(item)} is not a tag`, [key, index], help);
        }
      });
    }
  });
}

function validateLogSource(document: Extract<SigmaDocument, { kind: "rule" | "filter" }>): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const key of ["category", "product", "service"] as const) {
    const value = document.logsource[key];
    if (value === undefined || /^[a-z0-9._-]+$/.test(value)) continue;
    const help = "Lower case, with `_` for blanks";
    const message = `${quote(value)} is no usual spelling of a ${key}`;
    found.push(finding(document, value === "" ? "error" : "warning", "RW2230", message, ["logsource", key], help));
  }
  return found;
}

function validateFilter(document: Extract<SigmaDocument, { kind: "filter" }>): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const { level, status } = document.metadata;
  for (const [key, value] of [
    ["level", level],
    ["status", status],
  ] as const) {
    if (value === undefined) continue;
    const message = `\`${key}\` is ${describe(value)} without effect: a filter leaves the rule's own`;
    found.push(finding(document, "warning", "RW2246", message, [key]));
  }
  if (document.detection.conditions.length > 1) {
    found.push(finding(document, "error", "RW2208", "A filter has one condition", ["filter", "condition"]));
  }
  if (!document.detection.conditions.some(negates)) {
    const message = "The filter keeps only what it matches, since its condition holds no `not`";
    const help = "Write `not` in front to exclude";
    found.push(finding(document, "warning", "RW2244", message, ["filter", "condition"], help));
  }
  return found;
}

function negates(node: ConditionNode): boolean {
  if (node.kind === "not") return true;
  return (node.kind === "and" || node.kind === "or") && node.operands.some(negates);
}
