import type { Span } from "../../../../diagnostics/span.ts";
import type { Predicate } from "../../../../model/predicate.ts";
import type { SigmaCorrelation } from "../../../../sigma/correlation.ts";
import type { SigmaDocument } from "../../../../sigma/document.ts";
import type { SigmaFilter } from "../../../../sigma/filter.ts";
import { containsLogSource } from "../../../../sigma/logsource.ts";
import type { SigmaRule } from "../../../../sigma/rule.ts";
import { findIn } from "../run.ts";
import { logSourceKey } from "./meant.ts";
import { truthOf } from "./predicate-truth.ts";
import { readBack, type StoredField } from "./read-back.ts";
import type { Truth } from "./truth.ts";

/** A rule of the file with the filters that apply to it. */
export interface EmittedRule {
  readonly document: SigmaRule;
  readonly logSource: string;
  readonly truth: Truth;
}

export interface EmittedCorrelation {
  readonly document: SigmaCorrelation;
  /** In the order in which the correlation names them; undefined for what is no rule of the file. */
  readonly rules: readonly (EmittedRule | undefined)[];
}

export interface Emitted {
  readonly rules: readonly EmittedRule[];
  readonly correlations: readonly EmittedCorrelation[];
}

/** A file read back: rules with their filters, and the correlations over them. */
export function emittedIn(documents: readonly SigmaDocument[], listOf: (placeholder: string) => string): Emitted {
  const filters = documents.filter((document) => document.kind === "filter");
  const rules = documents
    .filter((document) => document.kind === "rule")
    .map((document): EmittedRule => {
      const applied = filters.filter((filter) => applies(filter, document, documents));
      const predicates = [document, ...applied].map((each) => readBack(each.detection, listOf, placeOf(each)));
      return {
        document,
        logSource: logSourceKey(document.logsource),
        truth: { kind: "and", operands: predicates.map(storedTruth) },
      };
    });
  const correlations = documents
    .filter((document) => document.kind === "correlation")
    .map((document) => ({
      document,
      rules: document.rules.map((reference) => {
        const found = findIn(documents, reference);
        return rules.find((rule) => rule.document === found);
      }),
    }));
  return { rules, correlations };
}

function applies(filter: SigmaFilter, rule: SigmaRule, documents: readonly SigmaDocument[]): boolean {
  if (!containsLogSource(filter.logsource, rule.logsource)) return false;
  return filter.rules === "any" || filter.rules.some((reference) => findIn(documents, reference) === rule);
}

function storedTruth(predicate: Predicate<StoredField>): Truth {
  return truthOf(predicate, {
    expressionOf: ({ name }) => ({ kind: "column", name, type: "string" }),
    widened: () => undefined,
  });
}

/** Documents of a file have a place; those that were made by hand need none. */
export function placeOf(document: SigmaDocument): Span {
  return document.places.get("") ?? { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 };
}
