import { assertNever } from "../../model/walk.ts";
import { concat, type Doc, fill, group, indent, join, line, marked, softline } from "../../text/doc.ts";
import { printNumber } from "../../text/number.ts";
import { isSearchWord, searchField, searchLiteral } from "./literal.ts";
import type { SearchTerm, SearchValue } from "./syntax.ts";

/** A search term as it stands beside others: OR groups in parentheses, AND implied. */
export function printSearch(term: SearchTerm): Doc {
  switch (term.kind) {
    case "and":
      return join(line, conjuncts(term).map(printSearch));
    case "or": {
      const operands = disjuncts(term).map((operand) =>
        operand.kind === "and" ? parenthesised(printSearch(operand)) : printSearch(operand),
      );
      return parenthesised(join(concat([line, "OR "]), operands));
    }
    case "not":
      return concat([
        "NOT ",
        term.operand.kind === "and" ? parenthesised(printSearch(term.operand)) : printSearch(term.operand),
      ]);
    case "compare":
      return marked(concat([searchField(term.field), term.operator, printValue(term.value)]), term.span);
    case "in":
      if (!isSearchWord(term.field)) return printSearch({ kind: "or", operands: choices(term) });
      return marked(
        group(
          concat([
            searchField(term.field),
            " IN (",
            indent(concat([softline, fill(term.values.map(printValue), concat([",", line]))])),
            softline,
            ")",
          ]),
        ),
        term.span,
      );
    case "present":
      return marked(concat([searchField(term.field), "=*"]), term.span);
    case "macro":
      return `\`${term.name}\``;
    case "all":
      return "*";
    case "none":
      return "NOT *";
    default:
      return assertNever(term);
  }
}

/** `IN` is documented for plain names only (Splunk Search Reference, search), so quoted ones are compared one by one. */
function choices({ field, values, span }: Extract<SearchTerm, { kind: "in" }>): readonly SearchTerm[] {
  return values.map((value) => ({ kind: "compare", field, operator: "=", value, span }));
}

/** The parts of a conjunction that stand side by side; terms that are always true say nothing. */
function conjuncts(term: SearchTerm): readonly SearchTerm[] {
  if (term.kind === "all") return [];
  return term.kind === "and" ? term.operands.flatMap(conjuncts) : [term];
}

function disjuncts(term: SearchTerm): readonly SearchTerm[] {
  if (term.kind === "in" && !isSearchWord(term.field)) return choices(term);
  return term.kind === "or" ? term.operands.flatMap(disjuncts) : [term];
}

function parenthesised(doc: Doc): Doc {
  return group(concat(["(", indent(concat([softline, doc])), softline, ")"]));
}

function printValue(value: SearchValue): string {
  return typeof value === "number" ? printNumber(value) : searchLiteral(value);
}
