import type { FieldDefinition } from "../catalog/nodes.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import type { ModelCode } from "./codes.ts";
import type { Match, Predicate } from "./predicate.ts";

/** One value of one test being read: makes nodes at its place, and reports what is wrong with it. */
export interface TestContext<F> {
  readonly field: F;
  readonly definition: FieldDefinition;
  readonly span: Span;
  test(match: Match<F>): Predicate<F>;
  /** The test for an empty text, which asks whether the field is missing. */
  missing(): Predicate<F>;
  /** Reports an error; stands for a test that never holds. */
  problem(code: ModelCode, message: string, help?: string): Predicate<F>;
}

export function testContext<F extends { readonly definition: FieldDefinition }>(
  field: F,
  span: Span,
  report: Report,
): TestContext<F> {
  const test = (match: Match<F>): Predicate<F> => ({ kind: "test", field, match, span });
  return {
    field,
    definition: field.definition,
    span,
    test,
    missing: () => {
      report({
        code: "RW3013",
        severity: "warning",
        message: `'' asks whether "${field.definition.name}" is missing`,
        span,
        help: "Write null, or exists: false, to say so",
      });
      return { kind: "not", operand: test({ kind: "exists" }), span };
    },
    problem: (code, message, help) => {
      report({ code, severity: "error", message, span, ...(help === undefined ? {} : { help }) });
      return { kind: "constant", value: false, span };
    },
  };
}
