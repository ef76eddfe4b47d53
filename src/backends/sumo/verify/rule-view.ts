import type { Span } from "../../../diagnostics/span.ts";
import type { Document } from "../../../spec/document.ts";
import type { Pointer } from "../../../spec/tree.ts";
import { type Embedded, embeddedText } from "../../../verify/embedded.ts";
import { valueAt } from "./part-document.ts";

export type RuleKind = "templated" | "match" | "threshold" | "chain" | "aggregation" | "first-seen" | "outlier";

/** The three ways in which a rule is written: the body of a call, the file of the user interface, a Terraform resource. */
export type RuleForm = "api" | "import" | "terraform";

/** A rule under the names that the API gives its fields, whichever form it is written in. */
export interface RuleView {
  readonly kind: RuleKind;
  readonly form: RuleForm;
  readonly document: Document;
  /** Steps that are names are translated to the form's own. */
  value(...pointer: Pointer): unknown;
  text(...pointer: Pointer): Embedded | undefined;
  span(...pointer: Pointer): Span;
  /** Whether nothing is given. Null is nothing, but in Terraform it is what is known at apply only. */
  isMissing(...pointer: Pointer): boolean;
  /** How many items a list holds; 0 if it is none. */
  count(...pointer: Pointer): number;
}

// Terraform provider SumoLogic/sumologic, resources sumologic_cse_*_rule.
const TERRAFORM_NAMES: ReadonlyMap<string, string> = new Map([
  ["scoreMapping", "severity_mapping"],
  ["score", "severity"],
  ["groupByAsset", "group_by_entity"],
  ["windowSizeMilliseconds", "window_size_millis"],
]);

/** The rule that a document, or a part of one, holds from its top. */
export function viewRule(document: Document, kind: RuleKind, form: RuleForm): RuleView {
  const translate = (pointer: Pointer): Pointer =>
    pointer.flatMap((step): (string | number)[] => {
      if (typeof step === "number" || form === "api") return [step];
      const name = (form === "terraform" ? TERRAFORM_NAMES.get(step) : undefined) ?? snakeCase(step);
      // A block that stands once is a list of one.
      return form === "terraform" && step === "scoreMapping" ? [name, 0] : [name];
    });
  const value = (...pointer: Pointer): unknown => valueAt(document.value, translate(pointer));
  return {
    kind,
    form,
    document,
    value,
    text: (...pointer) => embeddedText(document, translate(pointer)),
    span: (...pointer) => headOf(document, translate(pointer)),
    isMissing: (...pointer) => {
      const given = value(...pointer);
      return given === undefined || given === "" || (given === null && form !== "terraform");
    },
    count: (...pointer) => {
      const list = value(...pointer);
      return Array.isArray(list) ? list.length : 0;
    },
  };
}

/** A value that stands in one line; of a longer or absent one its key or its first character. */
export function headOf(document: Document, pointer: Pointer): Span {
  const span = document.spanAt(pointer);
  if (span.line === span.endLine) return span;
  return document.keySpanAt(pointer) ?? { ...span, endLine: span.line, endColumn: span.column + 1 };
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
