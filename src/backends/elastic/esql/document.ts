import type { BoundField } from "../../../catalog/nodes.ts";
import type { Predicate } from "../../../model/predicate.ts";
import { outputFields } from "../../../plan/bind.ts";
import type { Doc } from "../../../text/doc.ts";
import { expressionColumns, flattenPaths } from "../columns.ts";
import type { RuleContext } from "../context.ts";
import { readableColumns } from "./compute.ts";
import { lowerEsql } from "./lower.ts";
import { printEsql } from "./print.ts";

/** A query whose rows are documents: alerts are told apart by `_id`, `_version` and `_index`, which must be kept. */
export function documentQuery(predicate: Predicate<BoundField>, indexes: readonly string[], context: RuleContext): Doc {
  const metadata = ["_id", "_version", "_index"];
  const shown = context.stages.outputs.flatMap((output) =>
    outputFields(output.value).flatMap((field) => {
      const expression = flattenPaths(field.expression);
      return expressionColumns(expression).some((column) => column.name.startsWith("$"))
        ? []
        : readableColumns(expression);
    }),
  );
  return printEsql({
    indexes,
    metadata,
    commands: [
      { kind: "where", condition: lowerEsql(predicate) },
      { kind: "keep", columns: [...new Set([...metadata, "@timestamp", ...shown])] },
    ],
  });
}
