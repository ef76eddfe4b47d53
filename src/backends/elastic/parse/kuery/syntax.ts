import type { Place } from "../problem.ts";

/** A query in Kibana's language as it was written. Nothing is simplified: parentheses are gone, order and quoting stay. */
export type KueryNode =
  | ({ readonly kind: "and" | "or"; readonly operands: readonly KueryNode[] } & Place)
  | ({ readonly kind: "not"; readonly operand: KueryNode } & Place)
  /** `path: { query }`, where the fields of the query continue the path. */
  | ({ readonly kind: "nested"; readonly path: KueryLiteral; readonly query: KueryNode } & Place)
  | ({
      readonly kind: "range";
      readonly field: KueryLiteral;
      readonly operator: "<" | "<=" | ">" | ">=";
      readonly value: KueryLiteral;
    } & Place)
  /** `field: values`; free text, which searches every field, has no field. */
  | ({ readonly kind: "is"; readonly field: KueryLiteral | undefined; readonly values: KueryValues } & Place)
  /** An empty query, which every document matches. */
  | ({ readonly kind: "everything" } & Place);

/** What stands behind a colon. */
export type KueryValues =
  | ({ readonly kind: "and" | "or"; readonly operands: readonly KueryValues[] } & Place)
  | ({ readonly kind: "not"; readonly operand: KueryValues } & Place)
  | KueryLiteral;

/** A value or a name, decoded. `"true"` is text, `true` is not; `"a*"` has a star, `a*` a wildcard. */
export interface KueryLiteral extends Place {
  readonly kind: "literal";
  readonly quoted: boolean;
  readonly value: string | boolean | null;
  /** The texts between the wildcards, two or more, where the literal has any; `value` then shows them as `*`. */
  readonly wildcard: readonly string[] | undefined;
}

/** `field:*`: the field has a value. */
export function isExistence(literal: KueryLiteral): boolean {
  return literal.wildcard?.every((part) => part === "") === true;
}
