import { assertNever } from "../../model/walk.ts";
import { escapeRegex } from "../../plan/vocabulary.ts";
import { isPlainText } from "./literal.ts";
import { and, type Cse, call, not, oneOf, or } from "./syntax.ts";

/**
 * A rule's expression as log search means the same by it: there, a test on a missing field is neither true nor false, so
 * each negated test asks for absence beside it; and text with quotes or wildcards becomes a regular expression.
 */
export function searchForm(cse: Cse): Cse {
  switch (cse.kind) {
    case "located":
      return { ...cse, of: searchForm(cse.of) };
    case "and":
      return and(cse.operands.map(searchForm));
    case "or":
      return or(cse.operands.map(searchForm));
    case "not":
      return negated(cse.operand);
    case "compare":
      return cse.right.kind === "text" && !isSearchText(cse.right.value) ? whole(cse.left, cse.right.value) : cse;
    case "in":
      return searchIn(cse);
    case "like":
      return isGlobText(cse.text) ? cse : part(cse);
    case "attribute":
    case "raw":
    case "counted":
    case "text":
    case "number":
    case "boolean":
    case "call":
    case "matches":
    case "is_null":
      return cse;
    default:
      return assertNever(cse);
  }
}

function negated(cse: Cse): Cse {
  switch (cse.kind) {
    case "located":
      return { ...cse, of: negated(cse.of) };
    case "and":
      return or(cse.operands.map(negated));
    case "or":
      return and(cse.operands.map(negated));
    case "not":
      return searchForm(cse.operand);
    case "is_null":
      return not(cse);
    case "call":
      if (cse.name === "isEmpty") return not(cse);
      return or([...missing(cse), not(cse)]);
    case "compare":
    case "in":
    case "like":
    case "matches":
      return or([...missing(cse), not(searchForm(cse))]);
    case "attribute":
    case "raw":
    case "counted":
    case "text":
    case "number":
    case "boolean":
      return not(cse);
    default:
      return assertNever(cse);
  }
}

/** Tests that one of the fields a test reads is missing. */
function missing(test: Cse): readonly Cse[] {
  const fields = new Map<string, Cse>();
  const collect = (cse: Cse): void => {
    if (cse.kind === "attribute" || cse.kind === "raw") fields.set(`${cse.kind}:${cse.name}`, cse);
    else if (cse.kind === "call") cse.args.forEach(collect);
    else if (cse.kind === "compare") [cse.left, cse.right].forEach(collect);
    else if (cse.kind === "in" || cse.kind === "like" || cse.kind === "matches") collect(cse.left);
    else if (cse.kind === "located") collect(cse.of);
  };
  collect(test);
  return [...fields.values()].map((field) => call("isEmpty", field));
}

function searchIn(cse: Extract<Cse, { kind: "in" }>): Cse {
  const isPlain = (item: Cse) => item.kind !== "text" || isSearchText(item.value);
  const odd = cse.items.filter((item) => !isPlain(item));
  if (odd.length === 0) return cse;
  const items = cse.items.filter(isPlain);
  return or([
    oneOf(cse.left, items),
    ...odd.flatMap((item) => (item.kind === "text" ? [whole(cse.left, item.value)] : [])),
  ]);
}

function whole(left: Cse, text: string): Cse {
  return { kind: "matches", left, source: `^${escapeRegex(text)}$` };
}

function part({ left, before, text, after }: Extract<Cse, { kind: "like" }>): Cse {
  return { kind: "matches", left, source: `${before ? "" : "^"}${escapeRegex(text)}${after ? "" : "$"}` };
}

/** Text that a string of a search holds without an escape. */
export function isSearchText(text: string): boolean {
  return isPlainText(text) && !text.includes('"');
}

function isGlobText(text: string): boolean {
  return isSearchText(text) && !/[*?]/.test(text);
}
