import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import { call, number, text } from "../../../relation/build.ts";
import { type Env, type Query, rowContext } from "./context.ts";
import { asText, converted } from "./convert.ts";
import { parametersOf, part, partList } from "./nodes.ts";
import { readScalar } from "./scalar.ts";
import { withColumns } from "./tabular.ts";
import { unread } from "./unread.ts";
import { type Column, kustoType, string, type Table } from "./value.ts";

/**
 * `parse` of kind simple: texts that stand as they are, `*` for any text, and columns between them. A column takes as little
 * as it can, the last one everything to the end. Nothing is caught where the whole does not fit.
 */
export function parseRows(node: BoundNode, env: Env, query: Query, input: Table, isFilter: boolean): Table {
  const context = rowContext(query, env, input);
  const kind = parametersOf(node).get("kind")?.text ?? "simple";
  if (kind !== "simple") return unread(node, `parse kind=${kind}`);
  const subject = asText(readScalar(part(node, "Expression"), context));
  const patterns = partList(node, "Patterns");
  let regex = "(?s)^";
  const caught: { readonly name: string; readonly node: BoundNode; readonly type: string }[] = [];
  patterns.forEach((each, index) => {
    const isLast = index === patterns.length - 1;
    if (each.kind === "StarExpression") regex += ".*?";
    else if (typeof each.value === "string") regex += escaped(each.value);
    else {
      const named = each.kind === "NameAndTypeDeclaration" ? part(each, "Name") : each;
      const type = each.kind === "NameAndTypeDeclaration" ? (part(each, "Type").symbol?.name ?? "string") : "string";
      caught.push({ name: named.name ?? "", node: each, type });
      regex += isLast ? "(.*)" : (CATCH[type] ?? "(.*?)");
    }
  });
  if (patterns.at(-1)?.kind !== "StarExpression") regex += "$";
  const columns = caught.map(({ name, node: at, type }, index): Column => {
    const found = string(call("regex_extract", subject, text(regex), number(index + 1)));
    const to = kustoType(type) ?? unread(at, `The type ${type}`);
    return { name, value: to === "string" ? found : converted(found, to, at) };
  });
  const made = withColumns(context.table, columns, query);
  if (!isFilter) return made;
  const fits = call("regex_matches", subject, text(regex));
  const present = made.columns
    .filter(({ name, value }) => value.type !== "string" && caught.some((each) => each.name === name))
    .map(({ value }) => call("not", call("is_null", value.scalar)));
  return { ...made, relation: { kind: "filter", input: made.relation, where: call("and", fits, ...present) } };
}

const CATCH: Readonly<Record<string, string>> = { long: "(-?[0-9]+)", int: "(-?[0-9]+)", real: "(-?[0-9.]+)" };

function escaped(value: string): string {
  return value.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
