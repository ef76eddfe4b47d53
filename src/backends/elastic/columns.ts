import type { Column, Expression } from "../../catalog/expression.ts";
import { assertNever } from "../../model/walk.ts";

/**
 * How a stored field compares. `analysed` fields hold tokens, so equality on them is not equality of the value;
 * `flattened` sub-keys are keywords to query DSL and unknown to EQL and ES|QL (Elasticsearch reference, flattened type).
 */
export type ColumnClass = "keyword" | "analysed" | "flattened" | "ip" | "number" | "boolean" | "date";

const CLASSES: ReadonlyMap<string, ColumnClass> = new Map<string, ColumnClass>([
  ["text", "analysed"],
  ["match_only_text", "analysed"],
  ["flattened", "flattened"],
  ["ip", "ip"],
  ["long", "number"],
  ["integer", "number"],
  ["short", "number"],
  ["byte", "number"],
  ["unsigned_long", "number"],
  ["double", "number"],
  ["float", "number"],
  ["half_float", "number"],
  ["scaled_float", "number"],
  ["boolean", "boolean"],
  ["date", "date"],
  ["date_nanos", "date"],
]);

/** The class of an Elasticsearch field type; types that are not listed hold whole text. */
export function columnClass(type: string): ColumnClass {
  return CLASSES.get(type) ?? "keyword";
}

/** A key below a flattened field is addressed by its path, like a column. Returns an expression without paths as it is. */
export function flattenPaths(expression: Expression): Expression {
  return hasPath(expression) ? withoutPaths(expression) : expression;
}

function hasPath(expression: Expression): boolean {
  if (expression.kind === "first_of" || expression.kind === "any_of") return expression.options.some(hasPath);
  return expression.kind === "path" || ("of" in expression && hasPath(expression.of));
}

function withoutPaths(expression: Expression): Expression {
  switch (expression.kind) {
    case "path": {
      const of = withoutPaths(expression.of);
      if (of.kind !== "column" || expression.parse) return { ...expression, of };
      const keys = expression.path.filter((step) => typeof step === "string");
      return { kind: "column", name: [of.name, ...keys].join("."), type: of.type };
    }
    case "first_of":
    case "any_of":
      return { ...expression, options: expression.options.map(withoutPaths) };
    case "lower":
    case "remove":
    case "segment":
    case "extract":
    case "only_if":
      return { ...expression, of: withoutPaths(expression.of) };
    case "column":
    case "constant":
    case "absent":
      return expression;
    default:
      return assertNever(expression);
  }
}

/** The stored columns an expression reads, in order, each once. */
export function expressionColumns(expression: Expression): readonly Column[] {
  const found = new Map<string, Column>();
  const visit = (node: Expression): void => {
    switch (node.kind) {
      case "column":
        found.set(node.name, node);
        return;
      case "first_of":
      case "any_of":
        for (const option of node.options) visit(option);
        return;
      case "lower":
      case "remove":
      case "segment":
      case "extract":
      case "only_if":
      case "path":
        visit(node.of);
        return;
      case "constant":
      case "absent":
        return;
      default:
        assertNever(node);
    }
  };
  visit(expression);
  return [...found.values()];
}

/** The column of which a value is only another spelling: below `lower` and `remove`. */
export function respelledColumn(expression: Expression): Column | undefined {
  if (expression.kind === "column") return expression;
  if (expression.kind === "lower" || expression.kind === "remove") return respelledColumn(expression.of);
  return undefined;
}

/** `_id` answers term queries only: no aggregation, grouping, wildcard or join can use it. */
export function groupable(column: Column): boolean {
  return column.name !== "_id" && columnClass(column.type) !== "analysed";
}
