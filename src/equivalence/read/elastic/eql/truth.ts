import { call, missing, someOf, truth } from "../../../relation/build.ts";
import { type Element, elementOf, type Scalar } from "../../../relation/nodes.ts";

/**
 * What a condition of EQL becomes. Comparisons of a field with constants are queries of the index: true or false, and false
 * where the document lacks the field. Everything else is a script on its values, with SQL's three values
 * (Elasticsearch, QL: `ExpressionTranslators` make queries, `InternalQlScriptUtils.nullSafeFilter` ends scripts).
 */
export type Truth = { readonly kind: "query"; readonly test: Scalar } | Script;

export interface Script {
  readonly kind: "script";
  readonly body: Scalar;
  readonly occurrences: readonly Occurrence[];
}

/** A place where a script reads a field: each of its values in turn, null where it has none. */
export interface Occurrence {
  readonly item: string;
  readonly values: Scalar;
}

export const unknown: Truth = { kind: "script", body: missing("boolean"), occurrences: [] };

export function constant(value: boolean): Truth {
  return { kind: "query", test: truth(value) };
}

/**
 * Whether the condition holds of a document. A script holds if it does for any value of each field that it reads, each place
 * on its own (Elasticsearch, EQL: `InternalEqlScriptUtils.multiValueDocValues`), and unknown is false.
 */
export function holds(truth: Truth): Scalar {
  if (truth.kind === "query") return truth.test;
  return truth.occurrences.reduceRight<Scalar>(
    (inside, { item, values }) => someOf(orNull(values), item, () => inside),
    call("is_true", truth.body),
  );
}

/** `not` of a query is true of documents without the field (`must_not`); `not` of a script goes into it. */
export function negated(truth: Truth): Truth {
  return truth.kind === "query"
    ? { kind: "query", test: call("not", truth.test) }
    : { ...truth, body: call("not", truth.body) };
}

function orNull(values: Scalar): Scalar {
  const element: Element = elementOf(values.type) ?? "text";
  const filled = call("less", { kind: "literal", value: 0, type: "number" }, call("list_length", values));
  return call("if_list", filled, values, call("list", missing(element)));
}
