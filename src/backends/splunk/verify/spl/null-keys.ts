import type { Command, EvalNode, Search } from "../../parse/syntax.ts";
import type { Findings } from "./findings.ts";
import { everyEval, everyTerm, innerSearches } from "./walk.ts";

/**
 * Keys of `stats` that an `eval` leaves empty for some rows and that nothing tests in between: those rows vanish. Only
 * what the search itself shows: `if(…, null())`, `nullif` and `case` without a default.
 */
export function checkNullKeys(search: Search, findings: Findings): void {
  const empty = new Set<string>();
  for (const command of search.commands) {
    for (const inner of innerSearches(command)) checkNullKeys(inner, findings);
    if (command.kind === "stats" && command.name === "stats") {
      for (const key of command.by) {
        if (!("field" in key) || !empty.has(key.field.name)) continue;
        const message = `\`stats\` drops the rows in which the key \`${key.field.name}\` is missing`;
        findings.warn("RW5225", key.field, message, "give it a default with coalesce() or test it with isnotnull()");
      }
      empty.clear();
    }
    follow(command, empty);
  }
}

function follow(command: Command, empty: Set<string>): void {
  switch (command.kind) {
    case "eval":
      for (const { field, value } of command.assignments) {
        if (mayBeEmpty(value)) empty.add(field.name);
        else empty.delete(field.name);
      }
      return;
    case "where":
      for (const node of everyEval(command.condition)) if (node.kind === "field") empty.delete(node.name);
      return;
    case "search":
      if (command.term === undefined) return;
      for (const node of everyTerm(command.term)) {
        if (node.kind === "compare" || node.kind === "in") empty.delete(node.field.name);
      }
      return;
    case "fields":
      return;
    case "list":
      if (command.name !== "fillnull" && command.name !== "filldown") return;
      if (command.fields.length === 0) empty.clear();
      for (const field of command.fields) if ("name" in field) empty.delete(field.name);
      return;
    case "bin":
    case "convert":
    case "dedup":
    case "sort":
    case "head":
      return;
    default:
      // Whatever else may fill the field or take away its rows.
      empty.clear();
  }
}

function mayBeEmpty(node: EvalNode): boolean {
  if (node.kind === "group") return mayBeEmpty(node.of);
  if (node.kind !== "call") return false;
  const [condition, yes, no] = node.arguments;
  switch (node.function.toLowerCase()) {
    case "null":
    case "nullif":
      return true;
    case "if":
      return (yes !== undefined && mayBeEmpty(yes)) || (no !== undefined && mayBeEmpty(no));
    case "case":
      return condition !== undefined && !hasDefault(node.arguments);
    default:
      return false;
  }
}

/** The last condition of a `case` that holds for every row: `true()`, `1=1`. */
function hasDefault(given: readonly EvalNode[]): boolean {
  const last = given[given.length - 2];
  if (last?.kind === "call") return last.function.toLowerCase() === "true";
  if (last?.kind === "binary") return last.left.kind !== "field" && last.right.kind !== "field";
  return last?.kind === "field" || last?.kind === "number";
}
